// SPDX-License-Identifier: GPL-3.0-or-later
#include "presenter/profiles_presenter.h"
#include "session_world.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace muster;
using namespace Qt::StringLiterals;

namespace {

struct World : SessionWorld
{
    World()
    {
        QVERIFY(profiles.add({u"web"_s, QString(), draft(20)}));
        presenter.reload();
    }
    [[nodiscard]] QStringList names() const
    {
        QStringList all;
        for (const ProfileLine& line : presenter.profiles())
            all += line.name;
        return all;
    }

    ProfilesPresenter presenter{profiles, clock, prompt};
};

} // namespace

class TestProfilesPresenter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void listsWithSentenceAndProblems();
    void createsRenamesAndDuplicates();
    void aTakenNameIsTold();
    void aDeletedProfileCanComeBack();
    void anotherChangeEndsTheUndo();
    void exportsAndImports();
    void anImportNeverOverwrites();
    void aFileThatIsNoneIsTold();
    void anUnreadableStoreIsTold();
};

void TestProfilesPresenter::listsWithSentenceAndProblems()
{
    World world;
    LaunchDraft bad = SessionWorld::draft(1);
    bad.parameters.remove(u"ImageId"_s);
    bad.release = {ReleaseChoice::Kind::InSpan, u"8h"_s};
    QVERIFY(world.profiles.add({u"bad"_s, QString(), bad}));

    world.presenter.reload();

    QCOMPARE(world.names(), (QStringList{u"bad"_s, u"web"_s}));
    QCOMPARE(world.presenter.profiles().front().sentence,
        u"1 × ecs.g6.large in cn-hangzhou, released after 8h"_s);
    QCOMPARE(world.presenter.profiles().front().problems, QStringList{u"Image: This is needed."_s});
    QVERIFY(world.presenter.profiles().back().problems.isEmpty());
}

void TestProfilesPresenter::createsRenamesAndDuplicates()
{
    World world;
    const QSignalSpy changed(&world.presenter, &ProfilesPresenter::changed);

    QVERIFY(world.presenter.create({u"db"_s, QString(), SessionWorld::draft(1)}));
    QVERIFY(world.presenter.rename(u"db"_s, u"  data   base "_s));
    QCOMPARE(world.presenter.duplicate(u"web"_s), u"web (2)"_s);
    QCOMPARE(world.presenter.duplicate(u"web"_s), u"web (3)"_s);

    QCOMPARE(world.names(), (QStringList{u"data base"_s, u"web"_s, u"web (2)"_s, u"web (3)"_s}));
    QCOMPARE(changed.count(), 4);
    QVERIFY(world.prompt.messages.empty());
}

void TestProfilesPresenter::aTakenNameIsTold()
{
    World world;
    QVERIFY(world.presenter.create({u"db"_s, QString(), SessionWorld::draft(1)}));

    QVERIFY(!world.presenter.create({u"WEB"_s, QString(), SessionWorld::draft(1)}));
    QVERIFY(!world.presenter.rename(u"db"_s, u"Web"_s));
    QVERIFY(!world.presenter.rename(u"none"_s, u"x"_s));
    QCOMPARE(world.presenter.duplicate(u"none"_s), QString());
    QVERIFY(!world.presenter.remove(u"none"_s));

    QCOMPARE(world.prompt.messages.size(), size_t(5));
    QVERIFY(world.prompt.messages.front().text.contains(u"The name is taken."_s));
    QCOMPARE(world.names().size(), 2);
}

void TestProfilesPresenter::aDeletedProfileCanComeBack()
{
    World world;

    QVERIFY(world.presenter.remove(u"web"_s));
    QVERIFY(world.names().isEmpty());
    QCOMPARE(world.presenter.removedName(), u"web"_s);
    QVERIFY(world.presenter.undoRemove());

    QCOMPARE(world.presenter.profile(u"web"_s)->draft, SessionWorld::draft(20));
    QVERIFY(!world.presenter.canUndoRemove());
    QVERIFY(!world.presenter.undoRemove());
}

void TestProfilesPresenter::anotherChangeEndsTheUndo()
{
    World world;
    QVERIFY(world.presenter.remove(u"web"_s));

    QVERIFY(world.presenter.create({u"web"_s, QString(), SessionWorld::draft(1)}));

    QVERIFY(!world.presenter.canUndoRemove());
}

void TestProfilesPresenter::exportsAndImports()
{
    World world;
    const QByteArray file = world.presenter.exportFile({u"web"_s});
    QVERIFY(world.presenter.remove(u"web"_s));

    const ImportReport report = world.presenter.importFile(file);

    QCOMPARE(report.added, QStringList{u"web"_s});
    QVERIFY(report.refused.isEmpty());
    QCOMPARE(world.presenter.profile(u"web"_s)->draft, SessionWorld::draft(20));
    QVERIFY(world.presenter.exportFile({u"none"_s}).isEmpty());
    QCOMPARE(world.prompt.messages.size(), size_t(1));
}

void TestProfilesPresenter::anImportNeverOverwrites()
{
    World world;
    const QByteArray file = R"({"format": "muster-profiles", "version": 1, "profiles": [
        {"name": "Web", "account": null, "parameters": {"RegionId": "cn-beijing"}, "split": false, "release": null},
        {"name": "new", "account": null, "parameters": {"RegionId": "cn-beijing"}, "split": false, "release": null,
         "colour": "red"}]})";

    const ImportReport report = world.presenter.importFile(file);

    QCOMPARE(report.added, QStringList{u"new"_s});
    QCOMPARE(report.refused.size(), 1);
    QVERIFY(report.refused.first().contains(u"exists already"_s));
    QCOMPARE(report.notes.size(), 1);
    QVERIFY2(report.notes.first().contains(u"colour"_s), qPrintable(report.notes.first()));
    QCOMPARE(world.presenter.profile(u"web"_s)->draft, SessionWorld::draft(20));
}

void TestProfilesPresenter::aFileThatIsNoneIsTold()
{
    World world;

    const ImportReport report = world.presenter.importFile("<html></html>");

    QVERIFY(report.added.isEmpty());
    QCOMPARE(world.prompt.messages.size(), size_t(1));
    QCOMPARE(world.prompt.messages.front().title, u"The file is no profile file"_s);
}

void TestProfilesPresenter::anUnreadableStoreIsTold()
{
    World world;
    world.profiles.failure = makeError(Error::Kind::Storage, u"broken"_s);

    world.presenter.reload();

    QVERIFY(world.names().isEmpty());
    QCOMPARE(world.prompt.messages.size(), size_t(1));
}

QTEST_GUILESS_MAIN(TestProfilesPresenter)
#include "tst_profiles_presenter.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/profile_file.h"
#include "job_bench.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace muster;
using namespace muster::cli;
using namespace Qt::StringLiterals;

namespace {

Profile sample(const QString& name)
{
    Profile profile;
    profile.name = name;
    profile.draft.parameters.set(u"RegionId"_s, u"cn-hangzhou"_s);
    profile.draft.parameters.set(u"Amount"_s, u"20"_s);
    profile.draft.release = {ReleaseChoice::Kind::InSpan, u"8h"_s};
    return profile;
}

} // namespace

class TestProfileJob : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void listsNames()
    {
        JobBench bench;
        QVERIFY(bench.profiles.add(sample(u"web"_s)));

        QCOMPARE(bench.run({u"profile"_s, u"list"_s, u"--json"_s}), 0);

        QCOMPARE(bench.console.json().value(u"profiles"_s).toArray(), QJsonArray({u"web"_s}));
    }

    void exportsWhatImportReads()
    {
        JobBench bench;
        QVERIFY(bench.profiles.add(sample(u"web"_s)));
        QCOMPARE(bench.run({u"profile"_s, u"export"_s, u"web"_s}), 0);
        JobBench other;
        other.file = bench.console.output.toUtf8();

        QCOMPARE(other.run({u"profile"_s, u"import"_s, u"web.json"_s}), 0);

        QCOMPARE(*other.profiles.byName(u"web"_s), sample(u"web"_s));
    }

    void neverOverwrites()
    {
        JobBench bench;
        QVERIFY(bench.profiles.add(sample(u"web"_s)));
        Profile changed = sample(u" WEB "_s);
        changed.draft.parameters.set(u"Amount"_s, u"1"_s);
        bench.file = writeProfileFile({changed, sample(u"db"_s)});

        QCOMPARE(bench.run({u"profile"_s, u"import"_s, u"x.json"_s}), 2);

        QCOMPARE(bench.profiles.byName(u"web"_s)->draft.parameters.text(u"Amount"_s), u"20"_s);
        QVERIFY(bench.profiles.byName(u"db"_s));
    }

    void refusesWhatIsNoProfileFile()
    {
        JobBench bench;
        bench.file = "<html>";

        QCOMPARE(bench.run({u"profile"_s, u"import"_s, u"x.json"_s}), 2);

        QVERIFY(!bench.console.errors.isEmpty());
    }

    void deletesByName()
    {
        JobBench bench;
        QVERIFY(bench.profiles.add(sample(u"web"_s)));

        QCOMPARE(bench.run({u"profile"_s, u"delete"_s, u"web"_s}), 0);
        QCOMPARE(bench.run({u"profile"_s, u"delete"_s, u"web"_s}), 2);
    }

    void accountsAreNotKeptYet()
    {
        JobBench bench;

        QCOMPARE(bench.run({u"account"_s, u"add"_s, u"x"_s}), 2);
        QCOMPARE(bench.run({u"account"_s, u"list"_s, u"--json"_s}), 0);

        const QJsonArray accounts = bench.console.json().value(u"accounts"_s).toArray();
        QCOMPARE(accounts.at(0).toObject().value(u"accessKeyId"_s), u"LTAI1"_s);
    }
};

QTEST_GUILESS_MAIN(TestProfileJob)
#include "tst_profile_job.moc"

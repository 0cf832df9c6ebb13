// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqlite_library.h"
#include "support/fake_stores.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace muster;

/// The profile store's promises, on the real one and on the fake.
class TestSqliteLibrary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_store.reset(); }
    void readsBackAProfile_data() { kinds(); }
    void readsBackAProfile();
    void listsByName_data() { kinds(); }
    void listsByName();
    void takesNamesThatLookAlikeForOne_data() { kinds(); }
    void takesNamesThatLookAlikeForOne();
    void renamesAProfile_data() { kinds(); }
    void renamesAProfile();
    void neverOverwritesByRenaming_data() { kinds(); }
    void neverOverwritesByRenaming();
    void removesAProfile_data() { kinds(); }
    void removesAProfile();
    void refusesNamesThatAreNone_data();
    void refusesNamesThatAreNone();
    void survivesReopening();
    void readsBesideTheOwner();
    void readsAMissingFileAsEmpty();

private:
    static void kinds()
    {
        QTest::addColumn<bool>("real");
        QTest::newRow("fake") << false;
        QTest::newRow("SQLite") << true;
    }
    ProfileStore& store();
    [[nodiscard]] QString path() const { return m_folder->filePath(QStringLiteral("library.db")); }
    static Profile profile(const QString& name)
    {
        Profile sample;
        sample.name = name;
        sample.account = QStringLiteral("main");
        sample.draft.parameters.set(QStringLiteral("Amount"), QStringLiteral(" 20 "));
        sample.draft.parameters.set(QStringLiteral("Tag.1.Key"), QStringLiteral("a&b=\u4e2d\n"));
        sample.draft.split = true;
        sample.draft.release = {ReleaseChoice::Kind::InSpan, QStringLiteral("8h")};
        return sample;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ProfileStore> m_store;
};

void TestSqliteLibrary::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
}

ProfileStore& TestSqliteLibrary::store()
{
    if (!m_store) {
        if (*static_cast<bool*>(QTest::qData("real", qMetaTypeId<bool>())))
            m_store = SqliteLibrary::open(path()).value();
        else
            m_store = std::make_unique<FakeProfileStore>();
    }
    return *m_store;
}

void TestSqliteLibrary::readsBackAProfile()
{
    Profile never = profile(QStringLiteral("Never"));
    never.account.clear();
    never.draft = {};
    QVERIFY(store().add(profile(QStringLiteral("Web  tier"))));
    QVERIFY(store().add(never));

    const auto web = store().byName(QStringLiteral(" web tier"));
    const auto read = store().byName(QStringLiteral("never"));

    QVERIFY(web && read);
    QVERIFY(*web == profile(QStringLiteral("Web  tier")));
    QVERIFY(*read == never);
}

void TestSqliteLibrary::listsByName()
{
    for (const auto& name : {QStringLiteral("b"), QStringLiteral("C"), QStringLiteral("A")})
        QVERIFY(store().add(profile(name)));

    const auto all = store().all();

    QVERIFY(all);
    QCOMPARE(all->size(), std::size_t(3));
    QCOMPARE(all->at(0).name, QStringLiteral("A"));
    QCOMPARE(all->at(1).name, QStringLiteral("b"));
    QCOMPARE(all->at(2).name, QStringLiteral("C"));
}

void TestSqliteLibrary::takesNamesThatLookAlikeForOne()
{
    QVERIFY(store().add(profile(QStringLiteral("Web tier"))));

    const auto again = store().add(profile(QStringLiteral("  WEB   tier ")));

    QVERIFY(!again);
    QCOMPARE(again.error().kind, Error::Kind::Conflict);
    QCOMPARE(store().all()->size(), std::size_t(1));
}

void TestSqliteLibrary::renamesAProfile()
{
    QVERIFY(store().add(profile(QStringLiteral("old"))));
    QVERIFY(store().replace(QStringLiteral("old"), profile(QStringLiteral("OLD"))));
    QVERIFY(store().replace(QStringLiteral("old"), profile(QStringLiteral("new"))));

    const auto gone = store().byName(QStringLiteral("old"));
    const auto missing = store().replace(QStringLiteral("old"), profile(QStringLiteral("x")));

    QVERIFY(!gone && !missing);
    QCOMPARE(gone.error().kind, Error::Kind::NotFound);
    QCOMPARE(missing.error().kind, Error::Kind::NotFound);
    QVERIFY(store().byName(QStringLiteral("new")));
}

void TestSqliteLibrary::neverOverwritesByRenaming()
{
    Profile second = profile(QStringLiteral("second"));
    second.draft.split = false;
    QVERIFY(store().add(profile(QStringLiteral("first"))));
    QVERIFY(store().add(second));

    const auto renamed
        = store().replace(QStringLiteral("second"), profile(QStringLiteral("First")));

    QVERIFY(!renamed);
    QCOMPARE(renamed.error().kind, Error::Kind::Conflict);
    QVERIFY(*store().byName(QStringLiteral("first")) == profile(QStringLiteral("first")));
    QVERIFY(*store().byName(QStringLiteral("second")) == second);
}

void TestSqliteLibrary::removesAProfile()
{
    QVERIFY(store().add(profile(QStringLiteral("a"))));

    QVERIFY(store().remove(QStringLiteral("A ")));
    const auto again = store().remove(QStringLiteral("a"));

    QVERIFY(!again);
    QCOMPARE(again.error().kind, Error::Kind::NotFound);
    QVERIFY(store().all()->empty());
}

void TestSqliteLibrary::refusesNamesThatAreNone_data()
{
    QTest::addColumn<bool>("real");
    QTest::addColumn<QString>("name");
    for (const bool real : {false, true}) {
        const char* kind = real ? "SQLite" : "fake";
        QTest::addRow("%s: nothing but spaces", kind) << real << QStringLiteral("  ");
        QTest::addRow("%s: a path", kind) << real << QStringLiteral("a/b");
        QTest::addRow("%s: two dots", kind) << real << QStringLiteral("..");
        QTest::addRow("%s: a BiDi override", kind) << real << QStringLiteral("a\u202eb");
        QTest::addRow("%s: a control character", kind) << real << QStringLiteral("a\u0007b");
    }
}

void TestSqliteLibrary::refusesNamesThatAreNone()
{
    QFETCH(const QString, name);
    QVERIFY(store().add(profile(QStringLiteral("good"))));

    const auto added = store().add(profile(name));
    const auto replaced = store().replace(QStringLiteral("good"), profile(name));

    QVERIFY(!added && !replaced);
    QCOMPARE(added.error().kind, Error::Kind::Invalid);
    QCOMPARE(replaced.error().kind, Error::Kind::Invalid);
}

void TestSqliteLibrary::survivesReopening()
{
    {
        auto first = SqliteLibrary::open(path()).value();
        QVERIFY(first->add(profile(QStringLiteral("a"))));
    }

    const auto second = SqliteLibrary::open(path()).value();

    QVERIFY(*second->byName(QStringLiteral("a")) == profile(QStringLiteral("a")));
}

void TestSqliteLibrary::readsBesideTheOwner()
{
    const auto owner = SqliteLibrary::open(path()).value();
    QVERIFY(owner->add(profile(QStringLiteral("a"))));

    const auto reader = SqliteLibrary::open(path(), StoreAccess::ReadOnly).value();

    QCOMPARE(reader->all()->size(), std::size_t(1));
    QVERIFY(!reader->add(profile(QStringLiteral("b"))));
}

void TestSqliteLibrary::readsAMissingFileAsEmpty()
{
    const auto reader = SqliteLibrary::open(path(), StoreAccess::ReadOnly).value();

    QVERIFY(reader->all()->empty());
    QVERIFY(!QFile::exists(path()));
}

QTEST_GUILESS_MAIN(TestSqliteLibrary)
#include "tst_sqlite_library.moc"

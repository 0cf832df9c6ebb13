// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlite_database.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace muster;

class TestSqliteDatabase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void followsTheRulesOfTheJournal_data();
    void followsTheRulesOfTheJournal();
    void undoesAFailedTransaction();
    void namesConstraintsAsConflicts();
    void refusesAFolder();

private:
    std::unique_ptr<SqliteDatabase> openDatabase()
    {
        SqliteSchema schema;
        schema.what = QStringLiteral("sample");
        schema.applicationId = 7;
        schema.steps = {
            QStringList{QStringLiteral("CREATE TABLE t (k INTEGER PRIMARY KEY, v TEXT NOT NULL)"),
                QStringLiteral("CREATE TABLE child (k INTEGER REFERENCES t (k))")}};
        auto database = SqliteDatabase::open(
            m_folder->filePath(QStringLiteral("x.db")), StoreAccess::Owner, schema);
        return database ? std::move(database).value() : nullptr;
    }
    static QString one(SqliteDatabase& database, const QString& sql)
    {
        QString value;
        const auto read = database.read(sql, {}, [&value](const QSqlQuery& row) -> Result<Done> {
            value = row.value(0).toString();
            return Done();
        });
        return read ? value : read.error().detail;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSqliteDatabase::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestSqliteDatabase::followsTheRulesOfTheJournal_data()
{
    QTest::addColumn<QString>("pragma");
    QTest::addColumn<QString>("value");
    QTest::newRow("syncs at each commit") << QStringLiteral("synchronous") << QStringLiteral("2");
    QTest::newRow("has a write-ahead log")
        << QStringLiteral("journal_mode") << QStringLiteral("wal");
    QTest::newRow("keeps foreign keys") << QStringLiteral("foreign_keys") << QStringLiteral("1");
    QTest::newRow("trusts no schema") << QStringLiteral("trusted_schema") << QStringLiteral("0");
    QTest::newRow("never waits for locks") << QStringLiteral("busy_timeout") << QStringLiteral("0");
}

void TestSqliteDatabase::followsTheRulesOfTheJournal()
{
    QFETCH(const QString, pragma);
    QFETCH(const QString, value);

    const auto database = openDatabase();

    QCOMPARE(one(*database, QStringLiteral("PRAGMA ") + pragma), value);
}

void TestSqliteDatabase::undoesAFailedTransaction()
{
    const auto database = openDatabase();

    const auto outcome = database->inTransaction([&]() -> Result<Done> {
        const auto inserted = database->run(QStringLiteral("INSERT INTO t VALUES (1, 'a')"));
        if (!inserted)
            return inserted.error();
        return makeError(Error::Kind::Internal, QStringLiteral("no"));
    });

    QVERIFY(!outcome);
    QCOMPARE(one(*database, QStringLiteral("SELECT count(*) FROM t")), QStringLiteral("0"));
    QVERIFY(database->inTransaction([]() -> Result<Done> { return Done(); }));
}

void TestSqliteDatabase::namesConstraintsAsConflicts()
{
    const auto database = openDatabase();
    QVERIFY(database->run(QStringLiteral("INSERT INTO t VALUES (?, ?)"), {1, storedText({})}));

    const auto again
        = database->run(QStringLiteral("INSERT INTO t VALUES (?, ?)"), {1, storedText({})});
    const auto orphan = database->run(QStringLiteral("INSERT INTO child VALUES (5)"));

    QVERIFY(!again && !orphan);
    QCOMPARE(again.error().kind, Error::Kind::Conflict);
    QCOMPARE(orphan.error().kind, Error::Kind::Conflict);
}

void TestSqliteDatabase::refusesAFolder()
{
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("x.db")));

    QVERIFY(!openDatabase());
}

QTEST_GUILESS_MAIN(TestSqliteDatabase)
#include "tst_sqlite_database.moc"

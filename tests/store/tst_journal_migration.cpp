// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal_samples.h"
#include "journal_version_1.h"
#include "store/sqlite_journal.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace muster;
using namespace muster::samples;

/// Journals that an earlier version wrote.
class TestJournalMigration : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void opensAJournalOfVersion1();
    void hasTheTablesOfANewJournal();
    void migratesOnce();

private:
    /// Runs statements on a file, apart from the store. Gives the first value of the last one.
    static QString run(const QString& path, const QStringList& statements)
    {
        const QString name = QStringLiteral("other");
        QString value;
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
            database.setDatabaseName(path);
            database.open();
            QSqlQuery query(database);
            for (const QString& statement : statements) {
                if (!query.exec(statement))
                    value = query.lastError().text();
            }
            while (query.next())
                value += query.value(0).toString() + QLatin1Char(' ');
        }
        QSqlDatabase::removeDatabase(name);
        return value;
    }
    void makeVersion1() const
    {
        QStringList statements{QStringLiteral("PRAGMA journal_mode=WAL")};
        for (const char* statement : kJournalVersion1)
            statements << QString::fromLatin1(statement);
        QCOMPARE(run(m_path, statements), QString());
    }
    void addLaunch() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void TestJournalMigration::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(QStringLiteral("journal.db"));
}

/// One call that was accepted with one id, and one open order, as version 1 wrote them.
void TestJournalMigration::addLaunch() const
{
    const QString batch = batchId(1).value();
    const QString token = callToken(batchId(1), 1, 1).value();
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray& part : {QByteArray("A=1"), token.toUtf8(),
             callTagValue(callToken(batchId(1), 1, 1)).toUtf8(), QByteArray("ACCEPTED")})
        hash.addData(QByteArray::number(part.size()) + ':' + part);
    QCOMPARE(run(m_path,
                 {QStringLiteral("INSERT INTO batches VALUES ('%1', 'web', 'main', 'LTAI', "
                                 "'https://ecs.aliyuncs.com', 'cn-hangzhou', 1775988000000, 100, "
                                 "NULL, x'', NULL)")
                         .arg(batch),
                     QStringLiteral("INSERT INTO calls VALUES ('%1', 1, 1, 100, NULL, '%2', '%3', "
                                    "CAST('A=1' AS BLOB), x'00', 'ACCEPTED', 0, 0, 'REQ-1', "
                                    "1775988005000, NULL, '', '', '', 'seen', x'%4')")
                         .arg(batch, token, callTagValue(callToken(batchId(1), 1, 1)),
                             QString::fromLatin1(hash.result().toHex())),
                     QStringLiteral("INSERT INTO call_instances VALUES ('%1', 1, 1, 'i-1', 0, 0)")
                         .arg(batch),
                     QStringLiteral("INSERT INTO orders VALUES ('o1', 'stop', 'main', "
                                    "'cn-hangzhou', 't', 1775988006000, 1, '', '', NULL)"),
                     QStringLiteral("INSERT INTO order_instances VALUES ('o1', 'i-1')")}),
        QString());
}

void TestJournalMigration::opensAJournalOfVersion1()
{
    makeVersion1();
    addLaunch();

    auto journal = SqliteJournal::open(m_path);

    QVERIFY2(journal, journal ? "" : qPrintable(journal.error().detail));
    const auto batches = journal.value()->batches();
    QVERIFY(batches && batches->size() == 1);
    QVERIFY(!batches->front().recovered);
    const CallRecord& call = batches->front().calls.front();
    QCOMPARE(call.state, CallState::Accepted);
    QCOMPARE(call.evidence, QStringLiteral("seen"));
    QCOMPARE(call.notDelivered, 0);
    QCOMPARE(call.ids.size(), std::size_t(1));
    const auto orders = journal.value()->openOrders();
    QVERIFY(orders && orders->size() == 1);
    QCOMPARE(orders->front().order.kind, QStringLiteral("stop"));
    QVERIFY(orders->front().results.empty());
    QVERIFY(journal.value()->record({BatchPlanned{samples::batch(2)}}));
}

void TestJournalMigration::hasTheTablesOfANewJournal()
{
    makeVersion1();
    const QString fresh = m_folder->filePath(QStringLiteral("fresh.db"));
    QVERIFY(SqliteJournal::open(m_path));
    QVERIFY(SqliteJournal::open(fresh));

    const QString columns
        = QStringLiteral("SELECT t.name || '.' || c.name || ' ' || c.type || c.\"notnull\" "
                         "|| ifnull(c.dflt_value, '') FROM sqlite_master t, "
                         "pragma_table_xinfo(t.name) c ORDER BY 1");

    QVERIFY(run(fresh, {columns}).contains(QStringLiteral("calls.not_delivered INTEGER1")));
    QCOMPARE(run(m_path, {columns}), run(fresh, {columns}));
    QCOMPARE(run(m_path, {QStringLiteral("PRAGMA user_version")}), QStringLiteral("2 "));
}

void TestJournalMigration::migratesOnce()
{
    makeVersion1();
    addLaunch();
    QVERIFY(SqliteJournal::open(m_path));

    const auto again = SqliteJournal::open(m_path);

    QVERIFY(again);
    QCOMPARE(again.value()->batches().value().size(), std::size_t(1));
}

QTEST_GUILESS_MAIN(TestJournalMigration)
#include "tst_journal_migration.moc"

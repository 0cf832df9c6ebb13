// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal_samples.h"
#include "store/sqlite_journal.h"

#include <QFile>
#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace muster;
using namespace muster::samples;

/// A second program on the same file.
class Intruder
{
public:
    explicit Intruder(const QString& path)
    {
        QSqlDatabase database
            = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("intruder"));
        database.setDatabaseName(path);
        database.open();
    }
    ~Intruder() { QSqlDatabase::removeDatabase(QStringLiteral("intruder")); }
    Intruder(const Intruder&) = delete;
    Intruder& operator=(const Intruder&) = delete;
    QVariant run(const QString& sql)
    {
        QSqlQuery query(QSqlDatabase::database(QStringLiteral("intruder")));
        if (!query.exec(sql))
            return QStringLiteral("failed");
        return query.next() ? query.value(0) : QVariant();
    }
};

class TestSqliteJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void survivesReopening();
    void isPrivateToTheUser();
    void closesAFileThatWasOpenToOthers();
    void usesAWriteAheadLogAndItsOwnIds();
    void refusesAForeignDatabase();
    void refusesGarbageAndKeepsIt();
    void refusesANewerVersion();
    void answersAtOnceWhileAnotherProgramWrites();
    void stopsSendingWhenTheFileWasReplaced();
    void stopsSendingWhenTheFileWasRemoved();
    void stopsSendingWhenALaterOwnerTookOver();
    void reportsADiskThatIsNearlyFull();
    void findsACallThatWasTamperedWith();
    void flagsAnIdThatTwoCallsClaim();
    void keepsTextThatIsNoUnicode();
    void readsBesideTheOwner();
    void readsAMissingFileAsEmpty();
    void takesTenThousandInstances();

private:
    std::unique_ptr<SqliteJournal> openJournal(StoreAccess access = StoreAccess::Owner)
    {
        auto journal = SqliteJournal::open(m_path, access);
        return journal ? std::move(journal).value() : nullptr;
    }
    static void writeFile(const QString& path, const QByteArray& bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void TestSqliteJournal::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(QStringLiteral("journal.db"));
}

void TestSqliteJournal::survivesReopening()
{
    {
        const auto journal = openJournal();
        QVERIFY(journal);
        QVERIFY(journal->record(
            {BatchPlanned{batch(1)}, AttemptStarted{batchId(1), 1, 1, attempt(1)}}));
        QVERIFY(journal->record({accepted(batchId(1), 1, {instanceId(1)})}));
    }

    const auto batches = openJournal()->batches();

    QVERIFY(batches);
    QCOMPARE(batches->size(), std::size_t(1));
    const CallRecord& call = batches->front().calls.front();
    QCOMPARE(call.state, CallState::Accepted);
    QCOMPARE(call.attempts.front().nonce, QStringLiteral("nonce-1"));
    QCOMPARE(call.attempts.front().bootTime, BootTime(5001));
    QVERIFY(call.ids.front() == instanceId(1));
}

void TestSqliteJournal::isPrivateToTheUser()
{
    const auto journal = openJournal();
    QVERIFY(journal->record({BatchPlanned{batch(1)}}));

    for (const char* suffix : {"", "-wal", "-shm"}) {
        struct stat found = {};
        QCOMPARE(
            stat(QFile::encodeName(m_path + QString::fromLatin1(suffix)).constData(), &found), 0);
        QCOMPARE(found.st_mode & 0777U, 0600U);
    }
}

void TestSqliteJournal::closesAFileThatWasOpenToOthers()
{
    openJournal();
    QVERIFY(chmod(QFile::encodeName(m_path).constData(), 0644) == 0);

    openJournal();

    struct stat found = {};
    QCOMPARE(stat(QFile::encodeName(m_path).constData(), &found), 0);
    QCOMPARE(found.st_mode & 0777U, 0600U);
}

void TestSqliteJournal::usesAWriteAheadLogAndItsOwnIds()
{
    const auto journal = openJournal();
    QVERIFY(journal);
    Intruder intruder(m_path);

    QCOMPARE(intruder.run(QStringLiteral("PRAGMA journal_mode")).toString(), QStringLiteral("wal"));
    QCOMPARE(intruder.run(QStringLiteral("PRAGMA application_id")).toInt(), 0x4d73744a);
    QCOMPARE(intruder.run(QStringLiteral("PRAGMA user_version")).toInt(), 2);
    QCOMPARE(
        intruder.run(QStringLiteral("PRAGMA integrity_check")).toString(), QStringLiteral("ok"));
}

void TestSqliteJournal::refusesAForeignDatabase()
{
    {
        Intruder intruder(m_path);
        intruder.run(QStringLiteral("CREATE TABLE recipes (name TEXT)"));
    }

    const auto journal = SqliteJournal::open(m_path);

    QVERIFY(!journal);
    QCOMPARE(journal.error().kind, Error::Kind::Storage);
    QVERIFY(journal.error().detail.contains(m_path));
    Intruder intruder(m_path);
    QCOMPARE(intruder.run(QStringLiteral("SELECT count(*) FROM sqlite_master")).toInt(), 1);
    QCOMPARE(
        intruder.run(QStringLiteral("PRAGMA journal_mode")).toString(), QStringLiteral("delete"));
}

void TestSqliteJournal::refusesGarbageAndKeepsIt()
{
    const QByteArray garbage = QByteArray(8192, 'x');
    writeFile(m_path, garbage);

    const auto journal = SqliteJournal::open(m_path);

    QVERIFY(!journal);
    QCOMPARE(journal.error().kind, Error::Kind::Storage);
    QVERIFY(journal.error().detail.contains(m_path));
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), garbage);
}

void TestSqliteJournal::refusesANewerVersion()
{
    openJournal();
    {
        Intruder intruder(m_path);
        intruder.run(QStringLiteral("PRAGMA user_version=99"));
    }

    const auto journal = SqliteJournal::open(m_path);

    QVERIFY(!journal);
    QCOMPARE(journal.error().kind, Error::Kind::Newer);
}

void TestSqliteJournal::answersAtOnceWhileAnotherProgramWrites()
{
    const auto journal = openJournal();
    Intruder intruder(m_path);
    QVERIFY(!intruder.run(QStringLiteral("BEGIN IMMEDIATE")).isValid());

    const auto recorded = journal->record({BatchPlanned{batch(1)}});
    const auto writable = journal->checkWritable();
    QVERIFY(!intruder.run(QStringLiteral("ROLLBACK")).isValid());

    QVERIFY(!recorded && !writable);
    QCOMPARE(recorded.error().kind, Error::Kind::Locked);
    QCOMPARE(writable.error().kind, Error::Kind::Locked);
    QVERIFY(journal->record({BatchPlanned{batch(1)}}));
    QVERIFY(journal->checkWritable());
}

void TestSqliteJournal::stopsSendingWhenTheFileWasReplaced()
{
    const auto journal = openJournal();
    QVERIFY(journal->record({BatchPlanned{batch(1)}}));
    QVERIFY(QFile::rename(m_path, m_path + QStringLiteral(".old")));
    writeFile(m_path, QByteArrayLiteral("another file"));

    const auto attempted = journal->record({AttemptStarted{batchId(1), 1, 1, attempt(1)}});
    const auto writable = journal->checkWritable();

    QVERIFY(!attempted && !writable);
    QCOMPARE(attempted.error().kind, Error::Kind::Storage);
    QCOMPARE(writable.error().kind, Error::Kind::Storage);
}

void TestSqliteJournal::stopsSendingWhenTheFileWasRemoved()
{
    const auto journal = openJournal();
    QVERIFY(journal->record({BatchPlanned{batch(1)}}));
    QVERIFY(QFile::remove(m_path));
    OrderPlanned order;
    order.id = QStringLiteral("order-1");

    QVERIFY(!journal->record({order}));
    QVERIFY(!journal->checkWritable());
}

void TestSqliteJournal::stopsSendingWhenALaterOwnerTookOver()
{
    const auto journal = openJournal();
    QVERIFY(journal->record({BatchPlanned{batch(1)}}));
    const auto later = openJournal();

    const auto attempted = journal->record({AttemptStarted{batchId(1), 1, 1, attempt(1)}});

    QVERIFY(!attempted);
    QCOMPARE(attempted.error().kind, Error::Kind::Locked);
    QVERIFY(later->record({AttemptStarted{batchId(1), 1, 1, attempt(1)}}));
}

void TestSqliteJournal::reportsADiskThatIsNearlyFull()
{
    const auto journal
        = SqliteJournal::open(m_path, StoreAccess::Owner, std::numeric_limits<qint64>::max());
    QVERIFY(journal);

    const auto writable = (*journal)->checkWritable();

    QVERIFY(!writable);
    QCOMPARE(writable.error().kind, Error::Kind::Storage);
}

void TestSqliteJournal::findsACallThatWasTamperedWith()
{
    const auto journal = openJournal();
    QVERIFY(
        journal->record({BatchPlanned{batch(1)}, AttemptStarted{batchId(1), 1, 1, attempt(1)}}));
    QVERIFY(journal->batches());
    {
        Intruder intruder(m_path);
        intruder.run(QStringLiteral("UPDATE calls SET state = 'REJECTED' WHERE idx = 1"));
    }

    const auto batches = journal->batches();

    QVERIFY(!batches);
    QCOMPARE(batches.error().kind, Error::Kind::Storage);
    QVERIFY(batches.error().detail.contains(batchId(1).value()));
}

void TestSqliteJournal::flagsAnIdThatTwoCallsClaim()
{
    const auto journal = openJournal();
    QVERIFY(journal->record({BatchPlanned{batch(1)}, AttemptStarted{batchId(1), 1, 1, attempt(1)},
        AttemptStarted{batchId(1), 2, 1, attempt(1)}}));
    QVERIFY(journal->record({accepted(batchId(1), 1, {instanceId(1), instanceId(2)})}));
    QVERIFY(journal->record({accepted(batchId(1), 2, {instanceId(2), instanceId(3)})}));

    const auto batches = journal->batches();

    QVERIFY((batches->front().calls.at(1).ids == std::vector{instanceId(2), instanceId(3)}));
    Intruder intruder(m_path);
    QCOMPARE(
        intruder.run(QStringLiteral("SELECT count(*) FROM call_instances WHERE flagged")).toInt(),
        1);
}

void TestSqliteJournal::keepsTextThatIsNoUnicode()
{
    const auto journal = openJournal();
    BatchRecord planned = batch(1);
    planned.label = QString(QChar(0xd800)) + QStringLiteral("x\U0001f600");

    QVERIFY(journal->record({BatchPlanned{planned}}));

    QCOMPARE(journal->batches()->front().label, QStringLiteral("\ufffdx\U0001f600"));
}

void TestSqliteJournal::readsBesideTheOwner()
{
    const auto owner = openJournal();
    QVERIFY(owner->record({BatchPlanned{batch(1)}}));
    const auto reader = openJournal(StoreAccess::ReadOnly);
    QVERIFY(reader);

    QVERIFY(owner->record({AttemptStarted{batchId(1), 1, 1, attempt(1)}}));
    const auto batches = reader->batches();
    const auto written = reader->record({BatchPlanned{batch(2)}});

    QVERIFY(batches);
    QCOMPARE(batches->front().calls.front().state, CallState::Sent);
    QVERIFY(!written);
    QCOMPARE(written.error().kind, Error::Kind::Storage);
}

void TestSqliteJournal::readsAMissingFileAsEmpty()
{
    const auto reader = openJournal(StoreAccess::ReadOnly);
    QVERIFY(reader);

    QVERIFY(reader->batches()->empty());
    QVERIFY(reader->instances(std::nullopt)->empty());
    QVERIFY(!reader->record({BatchPlanned{batch(1)}}));
    QVERIFY(!QFile::exists(m_path));
}

void TestSqliteJournal::takesTenThousandInstances()
{
    const auto journal = openJournal();
    BatchRecord planned = batch(1, 100);
    std::vector<JournalEntry> answers{BatchPlanned{planned}};
    std::vector<JournalEntry> sights;
    for (int index = 1; index <= 100; ++index) {
        std::vector<InstanceId> ids;
        for (int i = 0; i < 100; ++i) {
            ids.push_back(instanceId(index * 100 + i));
            sights.emplace_back(seen(planned.id, index * 100 + i, InstanceStatus::Running, 120));
        }
        answers.emplace_back(AttemptStarted{planned.id, index, 1, attempt(1)});
        answers.emplace_back(accepted(planned.id, index, std::move(ids)));
    }

    QVERIFY(journal->record(answers));
    QVERIFY(journal->record(sights));

    const auto instances = journal->instances(planned.id);
    QCOMPARE(instances->size(), std::size_t(10000));
    QVERIFY(std::all_of(instances->begin(), instances->end(),
        [](const StoredInstance& stored) { return stored.fate == InstanceFate::Up; }));
    QCOMPARE(journal->batches()->front().calls.back().ids.size(), std::size_t(100));
}

QTEST_GUILESS_MAIN(TestSqliteJournal)
#include "tst_sqlite_journal.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ports/journal_codes.h"
#include "journal_samples.h"
#include "store/sqlite_journal.h"

#include <QDir>
#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

#include <ctime>

using namespace muster;
using namespace muster::samples;

namespace {

/// Time of this thread on a processor: what else runs on the machine does not count.
qint64 cpuMicroseconds()
{
    struct timespec now = {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return qint64(now.tv_sec) * 1'000'000 + now.tv_nsec / 1000;
}

} // namespace

/// The start check, the backups, and what comes in the place of a damaged journal.
class TestJournalCare : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void launchesNothingBeforeTheCheckIsOver();
    void needsNoCheckWhenNew();
    void keepsChecksShort();
    void keepsThreeBackups();
    void backsUpWhatIsWrittenMeanwhile();
    void leavesNothingOfAFailedBackup();
    void backsUpBeforeRaisingTheVersion();
    void replacesADamagedJournal_data();
    void replacesADamagedJournal();
    void takesTheNewestGoodBackup();
    void startsEmptyWithoutABackup();
    void goesOnWithAJournalThatLostItsLog();
    void knowsALogThatIsNoLoss();
    void staysOffUntilConfirmed();
    void leavesANewerJournalAlone();

private:
    std::unique_ptr<SqliteJournal> openJournal(qint64 minFreeBytes = 0)
    {
        auto journal = SqliteJournal::openOrReplace(m_path, minFreeBytes);
        if (!journal)
            qCritical("%s", qPrintable(journal.error().detail));
        return journal ? std::move(journal).value() : nullptr;
    }
    static void finishCheck(SqliteJournal& journal)
    {
        Result<bool> slice = false;
        while (slice && !*slice)
            slice = journal.checkSlice();
        QVERIFY2(slice, slice ? "" : qPrintable(slice.error().detail));
    }
    static void finishBackup(SqliteJournal& journal)
    {
        Result<bool> slice = false;
        while (slice && !*slice)
            slice = journal.backupSlice();
        QVERIFY2(slice, slice ? "" : qPrintable(slice.error().detail));
    }
    /// A journal with one batch, one backup of it, and a second batch after.
    void makeJournal()
    {
        const auto journal = openJournal();
        QVERIFY(journal->record({BatchPlanned{batch(1)}}));
        finishBackup(*journal);
        QVERIFY(journal->record({BatchPlanned{batch(2)}}));
    }
    static void copyWithLog(const QString& from, const QString& to)
    {
        for (const QString& suffix : {QString(), QStringLiteral("-wal")})
            QVERIFY(QFile::copy(from + suffix, to + suffix));
    }
    static void overwrite(const QString& path, qint64 at, const QByteArray& bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(at));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    void runSql(const QString& sql) const
    {
        {
            QSqlDatabase database
                = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("other"));
            database.setDatabaseName(m_path);
            QVERIFY(database.open());
            QSqlQuery query(database);
            QVERIFY(query.exec(sql));
        }
        QSqlDatabase::removeDatabase(QStringLiteral("other"));
    }
    [[nodiscard]] QStringList filesLike(const QString& pattern) const
    {
        return QDir(m_folder->path()).entryList({pattern}, QDir::Files, QDir::Name);
    }
    [[nodiscard]] QStringList backups() const
    {
        return QDir(m_folder->filePath(QStringLiteral("backup")))
            .entryList(QDir::Files, QDir::Name);
    }
    static QByteArray contentOf(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void TestJournalCare::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(QStringLiteral("journal.db"));
}

void TestJournalCare::launchesNothingBeforeTheCheckIsOver()
{
    makeJournal();
    const auto journal = openJournal();

    const auto during = journal->checkWritable();
    const bool wasChecking = journal->condition().checking;
    finishCheck(*journal);

    QVERIFY(!during && wasChecking);
    QCOMPARE(during.error().code, journalcode::kChecking);
    QVERIFY(journal->condition() == JournalCondition());
    QVERIFY(journal->checkWritable());
}

void TestJournalCare::needsNoCheckWhenNew()
{
    const auto journal = openJournal();

    QVERIFY(journal->condition() == JournalCondition());
    QVERIFY(journal->checkWritable());
    QVERIFY(*journal->checkSlice());
}

void TestJournalCare::keepsChecksShort()
{
    constexpr int kCalls = 100;
    {
        const auto journal = openJournal();
        QVERIFY(journal->record({BatchPlanned{batch(1, kCalls)}}));
        for (int call = 1; call <= kCalls; ++call) {
            std::vector<JournalEntry> step{AttemptStarted{batchId(1), call, 1, attempt(1)}};
            std::vector<InstanceId> ids;
            for (int i = 0; i < 100; ++i)
                ids.push_back(instanceId(call * 100 + i));
            step.emplace_back(accepted(batchId(1), call, ids));
            for (int i = 0; i < 100; ++i)
                step.emplace_back(seen(batchId(1), call * 100 + i, InstanceStatus::Running, 120));
            QVERIFY(journal->record(step));
        }
    }
    const auto journal = openJournal();
    std::vector<qint64> check;
    std::vector<qint64> backup;

    for (Result<bool> slice = false; !*slice;) {
        const qint64 begin = cpuMicroseconds();
        slice = journal->checkSlice();
        QVERIFY(slice);
        check.push_back(cpuMicroseconds() - begin);
    }
    for (Result<bool> slice = false; !*slice;) {
        const qint64 begin = cpuMicroseconds();
        slice = journal->backupSlice();
        QVERIFY(slice);
        backup.push_back(cpuMicroseconds() - begin);
    }

    const qint64 longestCheck = *std::max_element(check.begin(), check.end());
    const qint64 longestBackup = *std::max_element(backup.begin(), backup.end());
    qInfo("10,000 instances, %lld KiB: check %zu slices, longest %lld us; backup %zu slices, "
          "longest %lld us",
        static_cast<long long>(QFileInfo(m_path).size() / 1024), check.size(),
        static_cast<long long>(longestCheck), backup.size(), static_cast<long long>(longestBackup));
    // Four times the 20 ms that are promised: sanitizers are slow.
    QVERIFY(longestCheck < 80'000 && longestBackup < 80'000);
}

void TestJournalCare::keepsThreeBackups()
{
    const auto journal = openJournal();
    QStringList all;
    for (int number = 1; number <= 5; ++number) {
        QVERIFY(journal->record({BatchPlanned{batch(number)}}));
        finishBackup(*journal);
        all << backups().back();
    }

    QCOMPARE(backups(), all.mid(2));
    const QString folder = m_folder->filePath(QStringLiteral("backup"));
    struct stat found = {};
    QCOMPARE(stat(QFile::encodeName(folder).constData(), &found), 0);
    QCOMPARE(found.st_mode & 0777U, 0700U);
    QCOMPARE(stat(QFile::encodeName(folder + u'/' + all.back()).constData(), &found), 0);
    QCOMPARE(found.st_mode & 0777U, 0600U);
    const auto copy = SqliteJournal::open(folder + u'/' + all.back(), StoreAccess::ReadOnly);
    QVERIFY(copy);
    QCOMPARE(copy.value()->batches()->size(), std::size_t(5));
}

void TestJournalCare::backsUpWhatIsWrittenMeanwhile()
{
    const auto journal = openJournal();
    QVERIFY(journal->record({BatchPlanned{batch(1, 100)}, BatchPlanned{batch(2, 9000)}}));
    QVERIFY(!*journal->backupSlice());
    QVERIFY(!*journal->backupSlice());

    QVERIFY(journal->record({BatchPlanned{batch(3)}}));
    finishBackup(*journal);

    const auto copy = SqliteJournal::open(
        m_folder->filePath(QStringLiteral("backup/") + backups().back()), StoreAccess::ReadOnly);
    QVERIFY(copy);
    QCOMPARE(copy.value()->batches()->size(), std::size_t(3));
}

void TestJournalCare::leavesNothingOfAFailedBackup()
{
    makeJournal();
    const QStringList before = backups();
    const auto journal = openJournal(std::numeric_limits<qint64>::max());

    const auto full = journal->backupSlice();
    QVERIFY(!full);
    QCOMPARE(full.error().code, journalcode::kDiskFull);
    QCOMPARE(backups(), before);
}

void TestJournalCare::backsUpBeforeRaisingTheVersion()
{
    makeJournal();
    runSql(QStringLiteral("PRAGMA user_version=1"));
    for (const char* column : {"calls DROP COLUMN not_delivered",
             "calls DROP COLUMN not_delivered_event", "order_instances DROP COLUMN position",
             "order_instances DROP COLUMN ok", "order_instances DROP COLUMN code",
             "batches DROP COLUMN recovered", "attempts DROP COLUMN signed_ms",
             "meta DROP COLUMN needs_confirmation", "meta DROP COLUMN moved_aside",
             "meta DROP COLUMN made_from", "meta DROP COLUMN damage"})
        runSql(QStringLiteral("ALTER TABLE ") + QString::fromLatin1(column));
    QDir(m_folder->filePath(QStringLiteral("backup"))).removeRecursively();

    const auto reader = SqliteJournal::open(m_path, StoreAccess::ReadOnly);
    QVERIFY(reader);
    QCOMPARE(reader.value()->batches()->size(), std::size_t(2));
    QVERIFY(backups().isEmpty());
    QVERIFY(openJournal());
    QCOMPARE(backups().size(), 1);
    const auto copy = SqliteJournal::open(
        m_folder->filePath(QStringLiteral("backup/") + backups().front()), StoreAccess::ReadOnly);
    QVERIFY(copy);
    QCOMPARE(copy.value()->batches()->size(), std::size_t(2));
}

void TestJournalCare::replacesADamagedJournal_data()
{
    QTest::addColumn<int>("damage");
    QTest::newRow("the header") << 0;
    QTest::newRow("every page but the first") << 1;
    QTest::newRow("the content of a row") << 2;
    QTest::newRow("a table is missing") << 3;
    QTest::newRow("another program's file") << 4;
    QTest::newRow("the file is missing") << 5;
    QTest::newRow("the file is empty") << 6;
}

void TestJournalCare::replacesADamagedJournal()
{
    QFETCH(const int, damage);
    makeJournal();
    const qint64 size = QFileInfo(m_path).size();
    if (damage == 0)
        overwrite(m_path, 0, QByteArray(100, 'x'));
    else if (damage == 1)
        overwrite(m_path, 4096, QByteArray(static_cast<qsizetype>(size) - 4096, 'x'));
    else if (damage == 2)
        runSql(QStringLiteral("UPDATE calls SET token = token || 'x' WHERE rowid = 2"));
    else if (damage == 3)
        runSql(QStringLiteral("DROP TABLE attempts"));
    else if (damage == 4)
        runSql(QStringLiteral("PRAGMA application_id=5"));
    else
        QVERIFY(QFile::remove(m_path));
    if (damage == 6)
        overwrite(m_path, 0, QByteArray());
    const QByteArray content = contentOf(m_path);

    const auto journal = openJournal();
    QVERIFY(journal);
    finishCheck(*journal);

    const JournalCondition condition = journal->condition();
    QVERIFY(condition.needsConfirmation && !condition.checking);
    QVERIFY(condition.backupUsed.endsWith(backups().back()));
    QVERIFY(!condition.damage.isEmpty());
    QCOMPARE(journal->batches()->size(), std::size_t(1));
    const auto writable = journal->checkWritable();
    QVERIFY(!writable);
    QCOMPARE(writable.error().code, journalcode::kUnconfirmed);
    if (damage == 5) {
        QVERIFY(condition.movedAside.isEmpty());
        return;
    }
    QVERIFY(
        QFileInfo(condition.movedAside).fileName().startsWith(QStringLiteral("journal-damaged-")));
    QCOMPARE(QFileInfo(condition.movedAside).size(), content.size());
    if (damage != 2) // opening it raised the fencing number
        QCOMPARE(contentOf(condition.movedAside), content);
}

void TestJournalCare::takesTheNewestGoodBackup()
{
    {
        const auto journal = openJournal();
        QVERIFY(journal->record({BatchPlanned{batch(1)}}));
        finishBackup(*journal);
        QVERIFY(journal->record({BatchPlanned{batch(2)}}));
        finishBackup(*journal);
    }
    const QString newest = m_folder->filePath(QStringLiteral("backup/") + backups().back());
    overwrite(newest, 4096, QByteArray(8192, 'x'));
    overwrite(m_path, 0, QByteArray(100, 'x'));

    const auto journal = openJournal();

    QVERIFY(journal);
    QVERIFY(journal->condition().backupUsed.endsWith(backups().front()));
    QCOMPARE(journal->batches()->size(), std::size_t(1));
    QCOMPARE(backups().size(), 2);
}

void TestJournalCare::startsEmptyWithoutABackup()
{
    overwrite(m_path, 0, QByteArray("this is no database, and never was one"));

    const auto journal = openJournal();

    QVERIFY(journal);
    QVERIFY(journal->condition().needsConfirmation);
    QVERIFY(journal->condition().backupUsed.isEmpty());
    QVERIFY(journal->batches()->empty());
    QCOMPARE(contentOf(journal->condition().movedAside),
        QByteArray("this is no database, and never was one"));
}

void TestJournalCare::goesOnWithAJournalThatLostItsLog()
{
    const QString open = m_folder->filePath(QStringLiteral("open.db"));
    {
        const auto journal = openJournal();
        QVERIFY(journal->record({BatchPlanned{batch(1)}}));
    }
    {
        const auto journal = openJournal();
        QVERIFY(journal->record({BatchPlanned{batch(2)}}));
        copyWithLog(m_path, open); // as a kill leaves them
        QVERIFY(QFile::copy(m_folder->filePath(QStringLiteral("journal.open")),
            m_folder->filePath(QStringLiteral("mark"))));
    }
    QVERIFY(QFile::remove(m_path));
    QVERIFY(QFile::rename(open, m_path));
    QVERIFY(QFile::rename(m_folder->filePath(QStringLiteral("mark")),
        m_folder->filePath(QStringLiteral("journal.open"))));

    const auto journal = openJournal();

    QVERIFY(journal);
    const JournalCondition condition = journal->condition();
    QVERIFY(condition.needsConfirmation);
    QCOMPARE(condition.backupUsed, condition.movedAside);
    QCOMPARE(journal->batches()->size(), std::size_t(1));
}

void TestJournalCare::knowsALogThatIsNoLoss()
{
    makeJournal(); // ended by itself: no log, no mark
    QVERIFY(!QFile::exists(m_path + QStringLiteral("-wal")));
    QCOMPARE(filesLike(QStringLiteral("journal.open")), QStringList());

    const auto journal = openJournal();

    QVERIFY(!journal->condition().needsConfirmation);
    QCOMPARE(filesLike(QStringLiteral("journal.open")).size(), 1);
    QCOMPARE(journal->batches()->size(), std::size_t(2));
}

void TestJournalCare::staysOffUntilConfirmed()
{
    makeJournal();
    overwrite(m_path, 0, QByteArray(100, 'x'));
    QVERIFY(openJournal());
    JournalCondition second;
    {
        const auto journal = openJournal();
        finishCheck(*journal);
        second = journal->condition();
        QVERIFY(!journal->checkWritable());
        QVERIFY(journal->record({BatchPlanned{batch(7)}})); // what is found is written down
        QVERIFY(journal->confirm());
        QVERIFY(!journal->condition().needsConfirmation);
        QVERIFY(journal->checkWritable());
    }

    const auto third = openJournal();
    finishCheck(*third);

    QVERIFY(second.needsConfirmation);
    QVERIFY(QFile::exists(second.movedAside));
    QVERIFY(!third->condition().needsConfirmation);
    QVERIFY(third->checkWritable());
}

void TestJournalCare::leavesANewerJournalAlone()
{
    makeJournal();
    runSql(QStringLiteral("PRAGMA user_version=99"));
    const QByteArray content = contentOf(m_path);

    const auto journal = SqliteJournal::openOrReplace(m_path);

    QVERIFY(!journal);
    QCOMPARE(journal.error().kind, Error::Kind::Newer);
    QCOMPARE(contentOf(m_path), content);
    QCOMPARE(filesLike(QStringLiteral("journal-damaged-*")), QStringList());
}

QTEST_GUILESS_MAIN(TestJournalCare)
#include "tst_journal_care.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ports/journal_codes.h"
#include "disk_shim.h"
#include "journal_samples.h"
#include "store/sqlite_journal.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace muster;
using namespace muster::samples;
using diskshim::Fault;

/// A disk that is full or broken (F41, F42).
class TestJournalDisk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { diskshim::install(); }
    void init();
    void cleanup();
    void reallyHoldsItsReserve();
    void givesUpItsReserveForTheIds();
    void makesItsReserveAgain();
    void keepsIdsInARescueFile();
    void takesRescuedIdsInWhenItCan();
    void takesRescuedIdsInAtTheNextStart();
    void keepsEachRescueOnce();
    void keepsRescueFilesThatSayNothing();
    void keepsTheEndOfACallThatIsSettled();
    void tellsIdsThatCouldNotBeKept();
    void rescuesIdsOfAReplacedFile();
    void takesAFailedSyncForNotCommitted();
    void sendsAgainOnlyAfterARealWrite();
    void startsOnAFullDisk();

private:
    std::unique_ptr<SqliteJournal> openJournal() const
    {
        auto journal = SqliteJournal::openOrReplace(m_path, 0);
        if (!journal)
            return nullptr;
        for (Result<bool> slice = false; slice && !*slice;)
            slice = journal.value()->checkSlice();
        return std::move(journal).value();
    }
    std::unique_ptr<SqliteJournal> launched() const
    {
        auto journal = openJournal();
        const auto sent = journal->record(
            {BatchPlanned{batch(1)}, AttemptStarted{batchId(1), 1, 1, attempt(1)}});
        return sent ? std::move(journal) : nullptr;
    }
    static void allWritable(SqliteJournal& journal)
    {
        const auto checked = journal.checkWritable();
        QVERIFY2(checked, checked ? "" : qPrintable(checked.error().detail));
    }
    static CallAdvanced ids() { return accepted(batchId(1), 1, {instanceId(1), instanceId(2)}); }
    static CallRecord firstCall(const SqliteJournal& journal)
    {
        const auto batches = journal.batches();
        return batches && !batches->empty() ? batches->front().calls.front() : call(BatchId(), 1);
    }
    [[nodiscard]] QString place(const QString& name) const { return m_folder->filePath(name); }
    [[nodiscard]] QStringList rescued() const
    {
        return QDir(place(QStringLiteral("rescue"))).entryList(QDir::Files, QDir::Name);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void TestJournalDisk::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    diskshim::setFault(Fault::None);
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = place(QStringLiteral("journal.db"));
}

void TestJournalDisk::cleanup()
{
    diskshim::setFault(Fault::None);
}

void TestJournalDisk::reallyHoldsItsReserve()
{
    const auto journal = openJournal();

    struct stat found = {};
    const QByteArray reserve = QFile::encodeName(place(QStringLiteral("journal.reserve")));
    QCOMPARE(stat(reserve.constData(), &found), 0);
    QCOMPARE(found.st_size, qint64(1) << 20);
    QVERIFY(found.st_blocks * 512 >= found.st_size);
    QCOMPARE(found.st_mode & 0777U, 0600U);
}

void TestJournalDisk::givesUpItsReserveForTheIds()
{
    const auto journal = launched();
    diskshim::setFault(Fault::FullUntilReserveIsGone);

    QVERIFY(journal->record({ids()}));

    QVERIFY(!QFile::exists(place(QStringLiteral("journal.reserve"))));
    QCOMPARE(firstCall(*journal).ids.size(), std::size_t(2));
    QVERIFY(rescued().isEmpty());
}

void TestJournalDisk::makesItsReserveAgain()
{
    const auto journal = launched();
    diskshim::setFault(Fault::FullUntilReserveIsGone);
    QVERIFY(journal->record({ids()}));
    diskshim::setFault(Fault::None);

    allWritable(*journal);

    QVERIFY(QFile::exists(place(QStringLiteral("journal.reserve"))));
}

void TestJournalDisk::keepsIdsInARescueFile()
{
    const auto journal = launched();
    diskshim::setFault(Fault::Full);

    const auto recorded = journal->record({ids()});
    const auto writable = journal->checkWritable();

    QVERIFY(!recorded && !writable);
    QCOMPARE(recorded.error().code, journalcode::kIdsRescued);
    QCOMPARE(rescued().size(), 1);
    const QString file = place(QStringLiteral("rescue/") + rescued().front());
    QCOMPARE(journal->condition().rescueFile, file);
    QVERIFY(recorded.error().detail.contains(file));
    struct stat found = {};
    QCOMPARE(stat(QFile::encodeName(file).constData(), &found), 0);
    QCOMPARE(found.st_mode & 0777U, 0600U);
    QFile content(file);
    QVERIFY(content.open(QIODevice::ReadOnly));
    const QByteArray line = content.readAll();
    QCOMPARE(line.count('\n'), 1);
    QVERIFY(line.contains(instanceId(2).value().toLatin1()));
}

void TestJournalDisk::takesRescuedIdsInWhenItCan()
{
    const auto journal = launched();
    diskshim::setFault(Fault::Full);
    QVERIFY(!journal->record({ids()}));
    QVERIFY(!journal->record({AttemptStarted{batchId(1), 2, 1, attempt(1)}}));
    diskshim::setFault(Fault::None);

    allWritable(*journal);

    QVERIFY(journal->condition() == JournalCondition());
    const CallRecord call = firstCall(*journal);
    QCOMPARE(call.state, CallState::Accepted);
    QVERIFY((call.ids == std::vector{instanceId(1), instanceId(2)}));
    QCOMPARE(call.requestId, QStringLiteral("REQ-1"));
    QVERIFY(call.acceptedAt == at(105));
    QCOMPARE(call.attempts.front().outcome, QStringLiteral("Accepted"));
    QCOMPARE(rescued().size(), 1);
    QVERIFY(rescued().front().endsWith(QStringLiteral(".stored")));
}

void TestJournalDisk::takesRescuedIdsInAtTheNextStart()
{
    {
        const auto journal = launched();
        diskshim::setFault(Fault::Full);
        QVERIFY(!journal->record({ids()}));
        diskshim::setFault(Fault::None);
    }

    const auto journal = openJournal();

    QVERIFY(journal->condition() == JournalCondition());
    QCOMPARE(firstCall(*journal).ids.size(), std::size_t(2));
    allWritable(*journal);
}

void TestJournalDisk::keepsEachRescueOnce()
{
    const auto journal = launched();
    diskshim::setFault(Fault::Full);

    QVERIFY(!journal->record({ids()}));
    QVERIFY(!journal->record({ids()}));
    QCOMPARE(rescued().size(), 1);
    diskshim::setFault(Fault::None);
    QVERIFY(journal->record({ids()})); // whoever tried again had luck
    allWritable(*journal);

    QCOMPARE(firstCall(*journal).ids.size(), std::size_t(2));
    QVERIFY(rescued().front().endsWith(QStringLiteral(".stored")));
}

void TestJournalDisk::keepsRescueFilesThatSayNothing()
{
    {
        const auto journal = launched();
        diskshim::setFault(Fault::Full);
        QVERIFY(!journal->record({accepted(batchId(9), 1, {instanceId(1)})}));
        diskshim::setFault(Fault::None);
    }
    QFile torn(place(QStringLiteral("rescue/ids-0-torn.json")));
    QVERIFY(torn.open(QIODevice::WriteOnly));
    torn.write("{\"batch\":\"");
    torn.close();

    const auto journal = openJournal();

    QVERIFY(journal->condition() == JournalCondition());
    QCOMPARE(rescued().size(), 2);
    QVERIFY(rescued().front().endsWith(QStringLiteral(".unreadable")));
    QVERIFY(rescued().back().endsWith(QStringLiteral(".unknown")));
}

void TestJournalDisk::keepsTheEndOfACallThatIsSettled()
{
    const auto journal = launched();
    diskshim::setFault(Fault::Full);
    CallAdvanced doubtful = accepted(batchId(1), 1, {instanceId(1)});
    doubtful.state = CallState::Unknown;
    doubtful.dirty = true;
    QVERIFY(!journal->record({doubtful}));
    diskshim::setFault(Fault::None);
    QVERIFY(journal->record({accepted(batchId(1), 1, {instanceId(2)})}));

    allWritable(*journal);

    const CallRecord call = firstCall(*journal);
    QCOMPARE(call.state, CallState::Accepted);
    QVERIFY(!call.dirty);
    QVERIFY((call.ids == std::vector{instanceId(2), instanceId(1)}));
}

void TestJournalDisk::tellsIdsThatCouldNotBeKept()
{
    const auto journal = launched();
    QFile wall(place(QStringLiteral("rescue"))); // no folder can be made there
    QVERIFY(wall.open(QIODevice::WriteOnly));
    diskshim::setFault(Fault::Full);

    const auto recorded = journal->record({ids()});

    QVERIFY(!recorded);
    QCOMPARE(recorded.error().code, journalcode::kIdsNotStored);
    QVERIFY(recorded.error().detail.contains(instanceId(1).value()));
    QVERIFY(recorded.error().detail.contains(instanceId(2).value()));
    QVERIFY(!journal->checkWritable());
}

void TestJournalDisk::rescuesIdsOfAReplacedFile()
{
    const auto journal = launched();
    QVERIFY(QFile::rename(m_path, place(QStringLiteral("gone.db"))));

    const auto recorded = journal->record({ids()});
    const auto sent = journal->record({AttemptStarted{batchId(1), 2, 1, attempt(1)}});

    QVERIFY(recorded);
    QCOMPARE(rescued().size(), 1);
    QVERIFY(!sent);
    QCOMPARE(sent.error().code, journalcode::kReplaced);
    QVERIFY(sent.error().detail.contains(m_path));
}

void TestJournalDisk::takesAFailedSyncForNotCommitted()
{
    {
        const auto journal = launched();
        diskshim::setFault(Fault::SyncError);

        const auto sent = journal->record({AttemptStarted{batchId(1), 2, 1, attempt(1)}});

        QVERIFY(!sent);
        QCOMPARE(sent.error().code, journalcode::kInputOutput);
        QVERIFY(sent.error().detail.contains(m_path));
        diskshim::setFault(Fault::None);
        QVERIFY(journal->batches()->front().calls.at(1).attempts.empty());
        QVERIFY(journal->record({AttemptStarted{batchId(1), 2, 1, attempt(1)}}));
    }

    QCOMPARE(openJournal()->batches()->front().calls.at(1).attempts.size(), std::size_t(1));
}

void TestJournalDisk::sendsAgainOnlyAfterARealWrite()
{
    const auto journal = launched();
    diskshim::setFault(Fault::SyncError);
    QVERIFY(!journal->record({ids()}));

    const auto writable = journal->checkWritable();
    const auto sent = journal->record({AttemptStarted{batchId(1), 2, 1, attempt(1)}});
    diskshim::setFault(Fault::None);

    QVERIFY(!writable && !sent);
    QCOMPARE(writable.error().code, journalcode::kInputOutput);
    allWritable(*journal);
    QVERIFY(journal->record({AttemptStarted{batchId(1), 2, 1, attempt(1)}}));
    QCOMPARE(firstCall(*journal).ids.size(), std::size_t(2));
}

void TestJournalDisk::startsOnAFullDisk()
{
    QVERIFY(launched());
    diskshim::setFault(Fault::FullUntilReserveIsGone);

    const auto journal = openJournal();

    QVERIFY(journal);
    QCOMPARE(journal->batches()->size(), std::size_t(1));
}

QTEST_GUILESS_MAIN(TestJournalDisk)
#include "tst_journal_disk.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "disk_images.h"
#include "disk_shim.h"
#include "journal_samples.h"
#include "store/sqlite_journal.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace muster;
using namespace muster::samples;
using diskshim::Operation;

/// Power that goes away in the middle of a launch (F39): what was not synced is lost, torn or there
/// out of order.
class TestPowerLoss : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void keepsWhatWasCommitted();

private:
    void launch(const QString& path);
    [[nodiscard]] bool hasMark(qsizetype cut) const;
    void judge(const QString& folder, const QStringList& notes, const QString& image);

    quint32 m_seed = 0;
    int m_images = 300;
    std::vector<Operation> m_protocol;
};

namespace {

constexpr int kCalls = 10;
constexpr int kIds = 100;

/// In memory where the system has such a folder: the images need no disk.
QString placeOfImages()
{
    const QString memory = QStringLiteral("/dev/shm");
    return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath())
        + QStringLiteral("/tst_power_loss-XXXXXX");
}

QString callNote(const QString& what, int call)
{
    return QStringLiteral("%1 %2").arg(what).arg(call);
}

std::vector<InstanceId> idsOf(int call)
{
    std::vector<InstanceId> ids;
    for (int i = 0; i < kIds; ++i)
        ids.push_back(instanceId(call * kIds + i));
    return ids;
}

std::vector<JournalEntry> sight(int call, InstanceStatus status, qint64 seconds)
{
    std::vector<JournalEntry> step;
    for (int i = 0; i < kIds; ++i)
        step.emplace_back(seen(batchId(1), call * kIds + i, status, seconds));
    return step;
}

/// Records a step, and notes it once record() has returned.
void commit(SqliteJournal& journal, const std::vector<JournalEntry>& step, const QString& note)
{
    const auto recorded = journal.record(step);
    QVERIFY2(recorded, recorded ? "" : qPrintable(recorded.error().detail));
    diskshim::note(note);
}

} // namespace

void TestPowerLoss::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    diskshim::install();
    bool isSet = false;
    m_seed = qEnvironmentVariable("MUSTER_SEED").toUInt(&isSet);
    if (!isSet)
        m_seed = QRandomGenerator::system()->generate();
    if (const int images = qEnvironmentVariableIntValue("MUSTER_IMAGES"); images > 0)
        m_images = images;
    QTemporaryDir folder;
    diskshim::startRecording();
    launch(folder.filePath(QStringLiteral("journal.db")));
    m_protocol = diskshim::stopRecording();
}

/// A launch of ten calls, three of them in flight at a time, in two runs of the program.
void TestPowerLoss::launch(const QString& path)
{
    auto journal = SqliteJournal::openOrReplace(path, 0).value();
    diskshim::note(QStringLiteral("open"));
    commit(*journal, {BatchPlanned{batch(1, kCalls)}}, QStringLiteral("plan"));
    for (int call = 1; call <= kCalls; ++call) {
        commit(*journal, {AttemptStarted{batchId(1), call, 1, attempt(1)}},
            callNote(QStringLiteral("sent"), call)); // now the first byte leaves
        if (call > 2)
            commit(*journal, {accepted(batchId(1), call - 2, idsOf(call - 2))},
                callNote(QStringLiteral("ids"), call - 2));
        if (call > 3)
            commit(*journal, sight(call - 3, InstanceStatus::Pending, 110),
                callNote(QStringLiteral("pending"), call - 3));
    }
    for (int call = kCalls - 1; call <= kCalls; ++call)
        commit(*journal, {accepted(batchId(1), call, idsOf(call))},
            callNote(QStringLiteral("ids"), call));
    journal.reset(); // writes the log into the file
    diskshim::note(QStringLiteral("close"));
    journal = SqliteJournal::openOrReplace(path, 0).value();
    diskshim::note(QStringLiteral("open"));
    for (int round = 0; round < 4; ++round) {
        const auto status = round % 2 == 0 ? InstanceStatus::Running : InstanceStatus::Stopped;
        for (int call = 1; call <= kCalls; ++call)
            commit(*journal, sight(call, status, 120 + round),
                callNote(QStringLiteral("round%1").arg(round), call));
    }
}

/// Whether the mark of an open journal lies beside it: until its log is emptied for the end.
bool TestPowerLoss::hasMark(qsizetype cut) const
{
    bool isOpen = false;
    for (qsizetype i = 0; i < cut; ++i) {
        const Operation& operation = m_protocol[static_cast<std::size_t>(i)];
        if (operation.kind == Operation::Kind::Note && operation.file == QStringLiteral("open"))
            isOpen = true;
        if (operation.kind == Operation::Kind::Truncate
            && operation.file == QStringLiteral("journal.db-wal"))
            isOpen = false;
    }
    return isOpen;
}

void TestPowerLoss::judge(const QString& folder, const QStringList& notes, const QString& image)
{
    const QSet<QString> committed(notes.begin(), notes.end());
    auto opened = SqliteJournal::openOrReplace(folder + QStringLiteral("/journal.db"), 0);
    QVERIFY2(opened, qPrintable(image + (opened ? QString() : opened.error().detail)));
    SqliteJournal& journal = **opened;
    Result<bool> slice = false;
    while (slice && !*slice)
        slice = journal.checkSlice();
    QVERIFY2(slice, qPrintable(image));
    QVERIFY2(
        journal.condition() == JournalCondition(), qPrintable(image + journal.condition().damage));
    const auto batches = journal.batches();
    const auto instances = journal.instances(std::nullopt);
    QVERIFY2(batches && instances, qPrintable(image));
    QVERIFY2(
        !committed.contains(QStringLiteral("plan")) || batches->size() == 1, qPrintable(image));
    if (batches->empty())
        return;
    QCOMPARE(batches->front().calls.size(), std::size_t(kCalls));
    QHash<QString, int> seenAt; ///< the latest of the call's sights, as of its first instance
    for (const StoredInstance& stored : *instances)
        seenAt.insert(
            stored.row.instance.id.value(), static_cast<int>(stored.row.seenAtMs / 1000 % 1000));
    for (const CallRecord& call : batches->front().calls) {
        const auto was = [&](const char* what) {
            return committed.contains(callNote(QString::fromLatin1(what), call.index));
        };
        const QByteArray where
            = (image + callNote(QStringLiteral(", call"), call.index)).toLatin1();
        // No send is ever found without its attempt, nothing that was stored is missing, and no
        // step is there in parts.
        QVERIFY2(!was("sent") || call.attempts.size() == 1, where.constData());
        QVERIFY2(!was("ids") || call.ids.size() == kIds, where.constData());
        QVERIFY2(call.ids.empty() || call.ids.size() == kIds, where.constData());
        QVERIFY2(call.ids.empty() == (call.state != CallState::Accepted), where.constData());
        QVERIFY2(call.attempts.empty() == (call.state == CallState::Planned), where.constData());
        const int last = seenAt.value(instanceId(call.index * kIds).value());
        const int least = was("round3") ? 123
            : was("round2")             ? 122
            : was("round1")             ? 121
            : was("round0")             ? 120
            : was("pending")            ? 110
                                        : 0;
        const int expected
            = least == 0 ? 0 : static_cast<int>(at(least).time_since_epoch().count() / 1000 % 1000);
        QVERIFY2(last >= expected, where.constData());
        for (int i = 1; i < kIds; ++i)
            QVERIFY2(
                seenAt.value(instanceId(call.index * kIds + i).value()) == last, where.constData());
    }
}

void TestPowerLoss::keepsWhatWasCommitted()
{
    std::mt19937 random(m_seed);
    DiskImages images(m_protocol);
    diskshim::setFault(diskshim::Fault::NoSync); // the images themselves need no disk
    for (int number = 0; number < m_images; ++number) {
        QTemporaryDir folder(placeOfImages());
        const DiskImages::Image image = images.make(random);
        for (const auto& [name, content] : image.files) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            QCOMPARE(file.write(content), content.size());
        }
        if (hasMark(image.cut)) {
            QFile mark(folder.filePath(QStringLiteral("journal.open")));
            QVERIFY(mark.open(QIODevice::WriteOnly));
        }
        judge(folder.path(), image.notes,
            QStringLiteral("seed %1, image %2, cut after %3: ")
                .arg(m_seed)
                .arg(number)
                .arg(image.cut));
        if (QTest::currentTestFailed())
            return;
    }
    diskshim::setFault(diskshim::Fault::None);
    const DiskImages::Figures& did = images.figures();
    qInfo("seed %u: %d images of %zu operations (%d syncs): of the writes not synced %d kept, %d "
          "dropped, %d torn; %d images with writes out of order",
        m_seed, m_images, m_protocol.size(), did.syncs, did.kept, did.dropped, did.torn,
        did.reordered);
    QVERIFY(did.dropped > 0 && did.torn > 0 && did.reordered > 0);
}

QTEST_GUILESS_MAIN(TestPowerLoss)
#include "tst_power_loss.moc"

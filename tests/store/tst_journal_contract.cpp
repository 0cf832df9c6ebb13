// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal_samples.h"
#include "store/sqlite_journal.h"
#include "support/fake_journal.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace muster;
using namespace muster::samples;

/// What every journal promises; the fake must not be kinder than the real one.
class TestJournalContract : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void readsBackAPlannedBatch_data() { kinds(); }
    void readsBackAPlannedBatch();
    void givesTheNewestBatchFirst_data() { kinds(); }
    void givesTheNewestBatchFirst();
    void keepsAttemptsAndAnswers_data() { kinds(); }
    void keepsAttemptsAndAnswers();
    void addsIdsToThoseStored_data() { kinds(); }
    void addsIdsToThoseStored();
    void replacesTheErrorOfACall_data() { kinds(); }
    void replacesTheErrorOfACall();
    void recordsAllEntriesOrNone_data() { kinds(); }
    void recordsAllEntriesOrNone();
    void refusesAnAttemptOfASettledCall_data() { kinds(); }
    void refusesAnAttemptOfASettledCall();
    void refusesWhatIsThereAlready_data() { kinds(); }
    void refusesWhatIsThereAlready();
    void addsAGenerationToABatch_data() { kinds(); }
    void addsAGenerationToABatch();
    void expectsAcceptedInstances_data() { kinds(); }
    void expectsAcceptedInstances();
    void keepsTheLastSightOfAnInstance_data() { kinds(); }
    void keepsTheLastSightOfAnInstance();
    void takesAVerdictForNoSight_data() { kinds(); }
    void takesAVerdictForNoSight();
    void remembersReleaseOrders_data() { kinds(); }
    void remembersReleaseOrders();
    void givesTheInstancesOfOneBatch_data() { kinds(); }
    void givesTheInstancesOfOneBatch();
    void keepsWhatNeverCame_data() { kinds(); }
    void keepsWhatNeverCame();
    void marksABatchMadeFromTags_data() { kinds(); }
    void marksABatchMadeFromTags();
    void givesTheOrdersWithoutOutcome_data() { kinds(); }
    void givesTheOrdersWithoutOutcome();
    void keepsTheOutcomeForEachInstance_data() { kinds(); }
    void keepsTheOutcomeForEachInstance();
    void knowsItsLastTime_data() { kinds(); }
    void knowsItsLastTime();

private:
    static void kinds()
    {
        QTest::addColumn<bool>("real");
        QTest::newRow("fake") << false;
        QTest::newRow("SQLite") << true;
    }
    Journal& journal();
    void accept(int batchNumber, std::vector<InstanceId> ids);
    BatchRecord onlyBatch();
    StoredInstance onlyInstance();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Journal> m_journal;
};

void TestJournalContract::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestJournalContract::cleanup()
{
    m_journal.reset();
}

Journal& TestJournalContract::journal()
{
    if (!m_journal) {
        if (*static_cast<bool*>(QTest::qData("real", qMetaTypeId<bool>())))
            m_journal
                = SqliteJournal::open(m_folder->filePath(QStringLiteral("journal.db"))).value();
        else
            m_journal = std::make_unique<FakeJournal>();
    }
    return *m_journal;
}

void TestJournalContract::accept(int batchNumber, std::vector<InstanceId> ids)
{
    const BatchRecord planned = batch(batchNumber);
    QVERIFY(journal().record({BatchPlanned{planned}}));
    QVERIFY(journal().record({AttemptStarted{planned.id, 1, 1, attempt(1)}}));
    QVERIFY(journal().record({accepted(planned.id, 1, std::move(ids))}));
}

BatchRecord TestJournalContract::onlyBatch()
{
    const auto batches = journal().batches();
    return batches && batches->size() == 1 ? batches->front() : BatchRecord();
}

StoredInstance TestJournalContract::onlyInstance()
{
    const auto instances = journal().instances(std::nullopt);
    return instances && instances->size() == 1 ? instances->front() : StoredInstance();
}

void TestJournalContract::readsBackAPlannedBatch()
{
    BatchRecord planned = batch(1);
    planned.releaseTime = at(3600);
    planned.calls.back().atLeast = *InstanceCount::from(7);

    QVERIFY(journal().record({BatchPlanned{planned}}));

    const BatchRecord read = onlyBatch();
    QCOMPARE(read.id.value(), planned.id.value());
    QCOMPARE(read.label, planned.label);
    QCOMPARE(read.account, planned.account);
    QCOMPARE(read.accessKeyId, planned.accessKeyId);
    QCOMPARE(read.endpoint, planned.endpoint);
    QCOMPARE(read.region.value(), planned.region.value());
    QVERIFY(read.created == planned.created);
    QVERIFY(read.releaseTime == planned.releaseTime);
    QCOMPARE(read.asked, 200);
    QVERIFY(read.parameters == planned.parameters);
    QCOMPARE(read.calls.size(), std::size_t(2));
    const CallRecord& last = read.calls.back();
    QCOMPARE(last.index, 2);
    QCOMPARE(last.generation, 1);
    QCOMPARE(last.amount.value(), 100);
    QCOMPARE(last.atLeast->value(), 7);
    QCOMPARE(last.token.value(), planned.calls.back().token.value());
    QCOMPARE(last.request, planned.calls.back().request);
    QCOMPARE(last.digest, planned.calls.back().digest);
    QCOMPARE(last.state, CallState::Planned);
    QVERIFY(!last.error && !last.acceptedAt && last.attempts.empty() && last.ids.empty());
}

void TestJournalContract::givesTheNewestBatchFirst()
{
    for (const int number : {1, 3, 2})
        QVERIFY(journal().record({BatchPlanned{batch(number, 1)}}));

    const auto batches = journal().batches();

    QVERIFY(batches);
    QCOMPARE(batches->size(), std::size_t(3));
    QVERIFY(batches->at(0).id == batchId(3) && batches->at(1).id == batchId(2)
        && batches->at(2).id == batchId(1));
}

void TestJournalContract::keepsAttemptsAndAnswers()
{
    accept(1, {instanceId(1), instanceId(2)});

    const CallRecord first = onlyBatch().calls.at(0);
    QCOMPARE(first.state, CallState::Accepted);
    QCOMPARE(first.attempts.size(), std::size_t(1));
    Attempt closed = attempt(1);
    closed.outcome = QStringLiteral("Accepted");
    QVERIFY(first.attempts.front() == closed);
    QVERIFY((first.ids == std::vector{instanceId(1), instanceId(2)}));
    QCOMPARE(first.requestId, QStringLiteral("REQ-1"));
    QVERIFY(first.acceptedAt == at(105));
    QCOMPARE(onlyBatch().calls.at(1).state, CallState::Planned);
}

void TestJournalContract::addsIdsToThoseStored()
{
    accept(1, {instanceId(2), instanceId(1)});
    CallAdvanced more = accepted(batchId(1), 1, {instanceId(3), instanceId(2), instanceId(4)});
    more.closesAttempt.reset();

    QVERIFY(journal().record({more}));

    const CallRecord first = onlyBatch().calls.at(0);
    QVERIFY((first.ids == std::vector{instanceId(2), instanceId(1), instanceId(3), instanceId(4)}));
    QCOMPARE(first.attempts.front().outcome, QStringLiteral("Accepted"));
}

void TestJournalContract::replacesTheErrorOfACall()
{
    QVERIFY(
        journal().record({BatchPlanned{batch(1)}, AttemptStarted{batchId(1), 1, 1, attempt(1)}}));
    CallAdvanced doubtful;
    doubtful.batch = batchId(1);
    doubtful.state = CallState::Unknown;
    doubtful.dirty = true;
    doubtful.tokenSpent = true;
    doubtful.error = CallError{Error::Kind::OutcomeUnknown, QStringLiteral("InternalError"),
        QStringLiteral("it broke"), QStringLiteral("REQ-9")};

    QVERIFY(journal().record({doubtful}));
    const CallRecord before = onlyBatch().calls.at(0);
    doubtful.error.reset();
    doubtful.dirty = false;
    QVERIFY(journal().record({doubtful}));
    const CallRecord after = onlyBatch().calls.at(0);

    QVERIFY(before.dirty && before.tokenSpent);
    QCOMPARE(before.state, CallState::Unknown);
    QVERIFY((before.error
        == CallError{Error::Kind::OutcomeUnknown, QStringLiteral("InternalError"),
            QStringLiteral("it broke"), QStringLiteral("REQ-9")}));
    QVERIFY(!after.error && !after.dirty && after.tokenSpent);
}

void TestJournalContract::recordsAllEntriesOrNone()
{
    QVERIFY(journal().record({BatchPlanned{batch(1)}}));

    const auto recorded = journal().record({AttemptStarted{batchId(1), 1, 1, attempt(1)},
        AttemptStarted{batchId(1), 99, 1, attempt(1)}});

    QVERIFY(!recorded);
    QCOMPARE(recorded.error().kind, Error::Kind::Internal);
    QCOMPARE(onlyBatch().calls.at(0).state, CallState::Planned);
    QVERIFY(onlyBatch().calls.at(0).attempts.empty());
    QVERIFY(journal().record({AttemptStarted{batchId(1), 1, 1, attempt(1)}}));
}

void TestJournalContract::refusesAnAttemptOfASettledCall()
{
    accept(1, {instanceId(1)});

    const auto again = journal().record({AttemptStarted{batchId(1), 1, 1, attempt(2)}});

    QVERIFY(!again);
    QCOMPARE(again.error().kind, Error::Kind::Internal);
    QCOMPARE(onlyBatch().calls.at(0).state, CallState::Accepted);
}

void TestJournalContract::refusesWhatIsThereAlready()
{
    QVERIFY(
        journal().record({BatchPlanned{batch(1)}, AttemptStarted{batchId(1), 1, 1, attempt(1)}}));

    const auto batchAgain = journal().record({BatchPlanned{batch(1)}});
    const auto attemptAgain = journal().record({AttemptStarted{batchId(1), 1, 1, attempt(1)}});

    QVERIFY(!batchAgain && !attemptAgain);
    QCOMPARE(batchAgain.error().kind, Error::Kind::Conflict);
    QCOMPARE(attemptAgain.error().kind, Error::Kind::Conflict);
}

void TestJournalContract::addsAGenerationToABatch()
{
    accept(1, {instanceId(1)});
    BatchRecord again = batch(1);
    again.calls = {call(batchId(1), 2, 2)};

    QVERIFY(journal().record({BatchPlanned{again}}));
    QVERIFY(journal().record({AttemptStarted{batchId(1), 2, 2, attempt(1)}}));

    const BatchRecord read = onlyBatch();
    QCOMPARE(read.calls.size(), std::size_t(3));
    QCOMPARE(read.calls.at(1).state, CallState::Planned);
    QCOMPARE(read.calls.at(2).generation, 2);
    QCOMPARE(read.calls.at(2).state, CallState::Sent);
}

void TestJournalContract::expectsAcceptedInstances()
{
    accept(1, {instanceId(1)});

    const StoredInstance stored = onlyInstance();

    QVERIFY(stored.row.instance.id == instanceId(1));
    QVERIFY(stored.row.instance.batch == batchId(1));
    QCOMPARE(stored.row.instance.region, QStringLiteral("cn-hangzhou"));
    QCOMPARE(stored.row.account, QStringLiteral("main"));
    QCOMPARE(stored.row.presence, Presence::Expected);
    QCOMPARE(stored.fate, InstanceFate::Coming);
    QCOMPARE(stored.row.seenAtMs, qint64(0));
    QCOMPARE(stored.row.statusSinceMs, qint64(at(105).time_since_epoch().count()));
}

void TestJournalContract::keepsTheLastSightOfAnInstance()
{
    accept(1, {instanceId(1)});
    const InstanceSeen running = seen(batchId(1), 1, InstanceStatus::Running, 120);
    InstanceSeen stopped = seen(batchId(1), 1, InstanceStatus::Stopped, 130);
    stopped.row.publicIp.clear();
    stopped.row.locked = true;
    InstanceSeen later = stopped;
    later.at = at(140);

    QVERIFY(journal().record({seen(batchId(1), 1, InstanceStatus::Pending, 110)}));
    QVERIFY(journal().record({running}));
    const StoredInstance first = onlyInstance();
    QVERIFY(journal().record({stopped}));
    QVERIFY(journal().record({later}));
    const StoredInstance last = onlyInstance();

    QVERIFY(first.row.instance == running.row);
    QVERIFY(first.fate == InstanceFate::Up && first.row.everRunning);
    QVERIFY(last.row.instance == stopped.row);
    QVERIFY(last.row.everRunning);
    QCOMPARE(last.row.presence, Presence::Present);
    QCOMPARE(last.row.seenAtMs, qint64(at(140).time_since_epoch().count()));
    QCOMPARE(last.row.statusSinceMs, qint64(at(130).time_since_epoch().count()));
}

void TestJournalContract::takesAVerdictForNoSight()
{
    accept(1, {instanceId(1)});
    QVERIFY(journal().record({seen(batchId(1), 1, InstanceStatus::Pending, 110)}));
    InstanceSeen verdict = seen(batchId(1), 1, InstanceStatus::Pending, 700);
    verdict.fate = InstanceFate::Failed;

    QVERIFY(journal().record({verdict}));

    const StoredInstance stored = onlyInstance();
    QCOMPARE(stored.fate, InstanceFate::Failed);
    QCOMPARE(stored.row.presence, Presence::Failed);
    QCOMPARE(stored.row.seenAtMs, qint64(at(110).time_since_epoch().count()));
    QVERIFY(!stored.row.everRunning);
}

void TestJournalContract::remembersReleaseOrders()
{
    accept(1, {instanceId(1)});
    OrderPlanned order;
    order.id = QStringLiteral("order-1");
    order.kind = QStringLiteral("release");
    order.ids = {instanceId(1)};
    order.at = at(200);

    QVERIFY(!onlyInstance().row.releaseOrdered);
    QVERIFY(journal().record({order}));
    QVERIFY(onlyInstance().row.releaseOrdered);
    QVERIFY(journal().record({seen(batchId(1), 1, InstanceStatus::Running, 210)}));
    QVERIFY(onlyInstance().row.releaseOrdered);
    QVERIFY(journal().record({OrderClosed{order.id, QStringLiteral("refused"), QString()}}));
    QVERIFY(!onlyInstance().row.releaseOrdered);
    QVERIFY(!journal().record(
        {OrderClosed{QStringLiteral("order-2"), QStringLiteral("done"), QString()}}));
}

void TestJournalContract::givesTheInstancesOfOneBatch()
{
    accept(1, {instanceId(1)});
    accept(2, {instanceId(2), instanceId(3)});

    const auto all = journal().instances(std::nullopt);
    const auto second = journal().instances(batchId(2));

    QVERIFY(all && second);
    QCOMPARE(all->size(), std::size_t(3));
    QCOMPARE(second->size(), std::size_t(2));
}

void TestJournalContract::keepsWhatNeverCame()
{
    accept(1, {instanceId(1)});
    CallAdvanced fewer = accepted(batchId(1), 1, {});
    fewer.closesAttempt.reset();
    fewer.evidence = QStringLiteral("3 looks");
    fewer.notDelivered = 99;
    fewer.notDeliveredEvent = QStringLiteral("SystemFailure.Delete");

    QVERIFY(journal().record({fewer}));

    const CallRecord first = onlyBatch().calls.at(0);
    QCOMPARE(first.evidence, QStringLiteral("3 looks"));
    QCOMPARE(first.notDelivered, 99);
    QCOMPARE(first.notDeliveredEvent, QStringLiteral("SystemFailure.Delete"));
    QCOMPARE(onlyBatch().calls.at(1).notDelivered, 0);
}

void TestJournalContract::marksABatchMadeFromTags()
{
    BatchRecord found = batch(2);
    found.recovered = true;
    found.calls.front().state = CallState::Accepted;
    found.calls.front().ids = {instanceId(7)};
    found.calls.front().evidence = QStringLiteral("tag");
    QVERIFY(journal().record({BatchPlanned{batch(1)}, BatchPlanned{found}}));

    const auto batches = journal().batches();

    QVERIFY(batches && batches->size() == 2);
    QVERIFY(batches->at(0).recovered && !batches->at(1).recovered);
    QVERIFY((batches->at(0).calls.front().ids == std::vector{instanceId(7)}));
    QCOMPARE(batches->at(0).calls.front().evidence, QStringLiteral("tag"));
}

void TestJournalContract::givesTheOrdersWithoutOutcome()
{
    const OrderPlanned late = order(2, {instanceId(9), instanceId(1)});
    const OrderPlanned early = order(1, {instanceId(2)});
    QVERIFY(journal().record({early}));
    QVERIFY(journal().record({order(3, {instanceId(3)})}));
    QVERIFY(journal().record({late}));
    QVERIFY(journal().record({closed(3, QStringLiteral("done"), {})}));

    const auto open = journal().openOrders();

    QVERIFY(open);
    QCOMPARE(open->size(), std::size_t(2));
    QCOMPARE(open->at(0).order.id, early.id);
    const OrderPlanned& read = open->at(1).order;
    QCOMPARE(read.kind, late.kind);
    QCOMPARE(read.account, late.account);
    QVERIFY(read.region == late.region);
    QVERIFY(read.ids == late.ids);
    QCOMPARE(read.token, late.token);
    QVERIFY(read.at == late.at);
    QVERIFY(open->at(1).results.empty());
}

void TestJournalContract::keepsTheOutcomeForEachInstance()
{
    accept(1, {instanceId(1), instanceId(2), instanceId(3)});
    QVERIFY(journal().record({order(1, {instanceId(1), instanceId(2), instanceId(3)})}));
    const OrderResult done{instanceId(1), true, {}};
    const OrderResult refused{
        instanceId(2), false, QStringLiteral("OperationDenied.DeletionProtected")};
    const OrderResult unknown{instanceId(3), false, kOutcomeUnknown};
    const OrderResult foreign{instanceId(4), true, {}};

    QVERIFY(journal().record({closed(1, {}, {done, foreign})}));
    const auto going = journal().openOrders();
    QVERIFY(journal().record({closed(1, {}, {refused, unknown})}));
    const auto answered = journal().openOrders();
    QVERIFY(journal().record({closed(1, QStringLiteral("unknown"), {})}));
    const auto over = journal().openOrders();

    QVERIFY(going && answered && over);
    QVERIFY((going->at(0).results == std::vector{done}));
    QVERIFY((answered->at(0).results == std::vector{done, refused, unknown}));
    QVERIFY(over->empty());
    const auto instances = journal().instances(std::nullopt);
    QVERIFY(instances);
    for (const StoredInstance& stored : *instances)
        QCOMPARE(stored.row.releaseOrdered, stored.row.instance.id != instanceId(2));
}

void TestJournalContract::knowsItsLastTime()
{
    const auto empty = journal().lastTime();
    accept(1, {instanceId(1)});
    const auto launched = journal().lastTime();
    QVERIFY(journal().record({seen(batchId(1), 1, InstanceStatus::Pending, 300)}));
    QVERIFY(journal().record({seen(batchId(1), 1, InstanceStatus::Running, 250)}));
    const auto polled = journal().lastTime();
    OrderPlanned latest = order(1, {instanceId(1)});
    latest.at = at(400);
    QVERIFY(journal().record({latest}));
    const auto ordered = journal().lastTime();

    QVERIFY(empty && launched && polled && ordered);
    QVERIFY(!*empty);
    QVERIFY(*launched == at(105));
    QVERIFY(*polled == at(300));
    QVERIFY(*ordered == at(400));
}

QTEST_GUILESS_MAIN(TestJournalContract)
#include "tst_journal_contract.moc"

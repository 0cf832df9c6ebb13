// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/session.h"
#include "support/fake_clock.h"
#include "support/fake_instance_api.h"
#include "support/fake_journal.h"
#include "support/fake_launch_api.h"
#include "support/fake_random.h"
#include "support/manual_scheduler.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace muster;
using namespace std::chrono_literals;

namespace {

LaunchSpec specOf(int amount)
{
    LaunchDraft draft;
    draft.split = amount > 100;
    draft.parameters.set(QStringLiteral("RegionId"), QStringLiteral("cn-hangzhou"));
    draft.parameters.set(QStringLiteral("ImageId"), QStringLiteral("m-1"));
    draft.parameters.set(QStringLiteral("InstanceType"), QStringLiteral("ecs.g7.large"));
    draft.parameters.set(QStringLiteral("SecurityGroupId"), QStringLiteral("sg-1"));
    draft.parameters.set(QStringLiteral("VSwitchId"), QStringLiteral("vsw-1"));
    draft.parameters.set(QStringLiteral("InstanceName"), QStringLiteral("web-[1,4]"));
    draft.parameters.set(QStringLiteral("Amount"), QString::number(amount));
    CheckContext context;
    context.serverNow = UtcTime(milliseconds(1775988000000));
    const CheckedDraft checked = checkDraft(draft, context);
    return checked.spec.value_or(LaunchSpec{});
}

/// The engine over fakes; the cloud answers as \c statusOf says.
struct Bench
{
    Bench()
    {
        launch.runs.answerAllBy([this](const LaunchRequest& request) { return run(request); });
        instances.describes.answerAllBy(
            [this](const DescribeQuery& query) { return describe(query); });
        instances.events.answerAllBy([this](const EventsAsked& asked) { return dropped(asked); });
        instances.orders.answerAllBy([](const OrderAsked& asked) {
            std::vector<OrderOutcome> outcomes;
            for (const InstanceId& id : asked.ids) {
                OrderOutcome outcome;
                outcome.id = id;
                outcome.ok = true;
                outcomes.push_back(outcome);
            }
            return Result<std::vector<OrderOutcome>>(outcomes);
        });
        SessionConfig config;
        config.account.name = QStringLiteral("prod");
        session = std::make_unique<Session>(
            SessionPorts{launch, instances, journal, clock, scheduler, random}, config);
    }

    Result<LaunchReply> run(const LaunchRequest& request)
    {
        const auto parameters = Parameters::fromEncoded(request.frozen);
        LaunchReply reply;
        const int amount = parameters->text(QStringLiteral("Amount")).toInt();
        for (int i = 0; i < amount; ++i)
            reply.ids.push_back(InstanceId::fromTrusted(QStringLiteral("i-%1").arg(made++)));
        return reply;
    }

    Result<InstancePage> describe(const DescribeQuery& query)
    {
        if (query.dryRun) {
            Error error;
            error.kind = Error::Kind::Service;
            error.httpStatus = allowed ? 400 : 403;
            error.code
                = allowed ? QStringLiteral("DryRunOperation") : QStringLiteral("Forbidden.RAM");
            return error;
        }
        InstancePage page;
        if (blind)
            return page;
        for (const InstanceId& id : query.ids) {
            if (hidden.contains(id.value()))
                continue;
            Instance row;
            row.id = id;
            row.region = query.region.value();
            row.status = status;
            page.rows.push_back(row);
        }
        return page;
    }

    Result<EventPage> dropped(const EventsAsked& asked)
    {
        EventPage page;
        for (const InstanceId& id : asked.ids) {
            DroppedInstance event;
            event.id = id;
            event.eventType = QStringLiteral("SystemFailure.Delete");
            page.events.push_back(event);
        }
        return page;
    }

    /// Lets time and the event loop run on together.
    void run(milliseconds span)
    {
        for (milliseconds passed{0}; passed < span; passed += 100ms) {
            scheduler.moveOn(100ms);
            QCoreApplication::processEvents();
            QCoreApplication::processEvents();
        }
    }

    BatchId launchOf(int amount)
    {
        const Plan plan = session->plan(specOf(amount), QString());
        const auto launched = session->launch(plan);
        return launched ? plan.batch : BatchId();
    }

    FakeClock clock;
    ManualScheduler scheduler{&clock};
    FakeRandom random;
    FakeJournal journal;
    FakeLaunchApi launch;
    FakeInstanceApi instances;
    InstanceStatus status = InstanceStatus::Pending;
    QStringList hidden;
    bool blind = false;
    bool allowed = true;
    int made = 0;
    std::unique_ptr<Session> session;
};

} // namespace

class TestSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void aBatchIsWrittenDownBeforeItsFirstByte()
    {
        Bench bench;
        size_t sentAtPlan = 99;
        bench.journal.onRecord = [&bench, &sentAtPlan](const std::vector<JournalEntry>& entries) {
            if (std::holds_alternative<BatchPlanned>(entries.front()))
                sentAtPlan = bench.launch.runs.count();
            if (std::holds_alternative<AttemptStarted>(entries.front()))
                QCOMPARE(bench.launch.runs.count(), size_t(0));
        };

        const BatchId id = bench.launchOf(20);

        QVERIFY(!id.isEmpty());
        QCOMPARE(sentAtPlan, size_t(0));
        QCOMPARE(bench.launch.runs.count(), size_t(1));
    }

    void twentyComeUpAndTheBatchIsComplete()
    {
        Bench bench;
        const BatchId id = bench.launchOf(20);
        bench.run(1s);
        QCOMPARE(bench.session->batch(id)->counts.accepted, 20);
        QCOMPARE(bench.session->batch(id)->counts.pending, 20);
        QCOMPARE(bench.session->batch(id)->verdict, Verdict::Open);

        bench.status = InstanceStatus::Running;
        bench.run(5s);

        QCOMPARE(bench.session->batch(id)->counts.running, 20);
        QCOMPARE(bench.session->batch(id)->verdict, Verdict::Complete);
        QCOMPARE(bench.session->fleet().size(), 20);
    }

    void aThousandAreTenCallsAndPollsAreSpreadOut()
    {
        Bench bench;
        const BatchId id = bench.launchOf(1000);
        bench.run(2s);
        QCOMPARE(bench.launch.runs.count(), size_t(10));
        QCOMPARE(bench.session->batch(id)->counts.accepted, 1000);

        bench.run(30s);

        // At most half of 5 calls a second.
        QVERIFY2(bench.instances.describes.count() <= 76,
            qPrintable(QString::number(bench.instances.describes.count())));
        QVERIFY(bench.instances.describes.count() >= 40);
        for (const DescribeQuery& query : bench.instances.describes.requests())
            QVERIFY(query.ids.size() <= 100);
    }

    void whatRunsIsAskedForEveryThirtySecondsOnly()
    {
        Bench bench;
        bench.status = InstanceStatus::Running;
        bench.launchOf(20);
        bench.run(10s);
        const size_t before = bench.instances.describes.count();

        bench.run(60s);

        const size_t calls = bench.instances.describes.count() - before;
        QVERIFY2(calls >= 1 && calls <= 3, qPrintable(QString::number(calls)));
    }

    void whatEcsDroppedMakesAShortfall()
    {
        Bench bench;
        bench.status = InstanceStatus::Running;
        bench.hidden = {QStringLiteral("i-3")};
        const BatchId id = bench.launchOf(20);
        bench.run(30s);
        QCOMPARE(bench.session->batch(id)->verdict, Verdict::Open);

        bench.run(60s);

        QCOMPARE(bench.session->batch(id)->counts.failed, 1);
        QCOMPARE(bench.session->batch(id)->counts.running, 19);
        QCOMPARE(bench.session->batch(id)->verdict, Verdict::Shortfall);
    }

    void anEmptyListWithoutTheRightChangesNothing()
    {
        Bench bench;
        bench.status = InstanceStatus::Running;
        const BatchId id = bench.launchOf(20);
        bench.run(10s);
        bench.blind = true;
        bench.allowed = false;

        bench.run(30min);

        QCOMPARE(bench.session->batch(id)->counts.running, 20);
        QCOMPARE(bench.session->batch(id)->counts.unknown, 0);
    }

    void whatTheJournalDidNotTakeIsNotShown()
    {
        Bench bench;
        const BatchId id = bench.launchOf(5);
        bench.run(1s);
        QSignalSpy alarms(bench.session.get(), &Session::alarm);
        bench.journal.unwritable = makeError(Error::Kind::Storage, QStringLiteral("disk full"));
        bench.status = InstanceStatus::Running;
        bench.run(10s);
        QCOMPARE(bench.session->batch(id)->counts.running, 0);
        QCOMPARE(alarms.count(), 1);

        bench.journal.unwritable.reset();
        bench.run(15s);

        QCOMPARE(bench.session->batch(id)->counts.running, 5);
    }

    void nothingIsSentWhileTheJournalCannotBeWritten()
    {
        Bench bench;
        bench.journal.unwritable = makeError(Error::Kind::Storage, QStringLiteral("disk full"));

        const Plan plan = bench.session->plan(specOf(5), QString());
        const auto launched = bench.session->launch(plan);
        bench.run(2s);

        QVERIFY(!launched.has_value());
        QCOMPARE(bench.launch.runs.count(), size_t(0));
    }

    void aReleaseGoesByIdInCallsOfAHundredAndEndsReleased()
    {
        Bench bench;
        bench.status = InstanceStatus::Running;
        const BatchId id = bench.launchOf(150);
        bench.run(10s);
        std::vector<InstanceId> ids;
        for (int i = 0; i < 150; ++i) {
            ids.push_back(InstanceId::fromTrusted(QStringLiteral("i-%1").arg(i)));
            bench.hidden.append(ids.back().value());
        }
        ids.push_back(InstanceId::fromTrusted(QStringLiteral("i-stranger")));

        auto future = bench.session->order(OrderKind::Release, ids);
        bench.run(1s);

        QVERIFY(future.isFinished());
        const auto outcomes = future.result();
        QCOMPARE(outcomes->size(), size_t(151));
        QCOMPARE(bench.instances.orders.count(), size_t(2));
        for (const OrderAsked& asked : bench.instances.orders.requests()) {
            for (const InstanceId& asked_id : asked.ids)
                QVERIFY(asked_id.value() != QStringLiteral("i-stranger"));
        }
        QCOMPARE(bench.journal.entriesOf<OrderPlanned>().size(), size_t(1));
        bench.run(30s);
        QCOMPARE(bench.session->batch(id)->counts.released, 150);
    }

    void aLaterStartShowsTheBatchAgainAndBuysNothing()
    {
        Bench bench;
        bench.status = InstanceStatus::Running;
        const BatchId id = bench.launchOf(20);
        bench.run(10s);
        const size_t sent = bench.launch.runs.count();
        SessionConfig config;
        config.account.name = QStringLiteral("prod");
        bench.session
            = std::make_unique<Session>(SessionPorts{bench.launch, bench.instances, bench.journal,
                                            bench.clock, bench.scheduler, bench.random},
                config);

        const auto started = bench.session->start();
        bench.run(5s);

        QVERIFY(started.has_value());
        QCOMPARE(bench.session->batches().size(), size_t(1));
        QCOMPARE(bench.session->batch(id)->counts.running, 20);
        QCOMPARE(bench.session->batch(id)->verdict, Verdict::Complete);
        QCOMPARE(bench.launch.runs.count(), sent);
    }

    void anAnswerWithoutCertaintyIsLookedForByTag()
    {
        Bench bench;
        bench.status = InstanceStatus::Running;
        int asked = 0;
        bench.launch.runs.answerAllBy([&bench, &asked](
                                          const LaunchRequest& request) -> Result<LaunchReply> {
            const auto reply = bench.run(request);
            if (++asked == 1)
                return makeError(Error::Kind::OutcomeUnknown, QStringLiteral("connection closed"));
            return reply;
        });
        bench.instances.describes.answerAllBy([&bench](const DescribeQuery& query) {
            if (query.callTag.isEmpty())
                return bench.describe(query);
            DescribeQuery all = query;
            for (int i = 0; i < bench.made; ++i)
                all.ids.push_back(InstanceId::fromTrusted(QStringLiteral("i-%1").arg(i)));
            auto page = bench.describe(all);
            for (Instance& row : page->rows)
                row.callTag = query.callTag;
            return page;
        });

        const BatchId id = bench.launchOf(20);
        bench.run(15s);

        QCOMPARE(asked, 1);
        QCOMPARE(bench.made, 20);
        QCOMPARE(bench.session->batch(id)->verdict, Verdict::Complete);
    }
};

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"

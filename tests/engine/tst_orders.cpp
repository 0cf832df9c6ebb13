// SPDX-License-Identifier: GPL-3.0-or-later
#include "session_bench.h"

#include <QRegularExpression>
#include <QTest>

using namespace muster;

namespace {

Error lost()
{
    return makeError(Error::Kind::OutcomeUnknown, QStringLiteral("connection closed"));
}

std::vector<InstanceId> firstIds(int count)
{
    std::vector<InstanceId> ids;
    for (int i = 0; i < count; ++i)
        ids.push_back(InstanceId::fromTrusted(QStringLiteral("i-%1").arg(i)));
    return ids;
}

/// Twenty that run.
struct RunningBench : SessionBench
{
    RunningBench()
    {
        status = InstanceStatus::Running;
        launchOf(20);
        run(10s);
    }

    /// The first \a count order calls are lost; the rest succeed.
    void lose(int count)
    {
        instances.orders.answerAllBy(
            [left = count](const OrderAsked& asked) mutable -> Result<std::vector<OrderOutcome>> {
                if (left-- > 0)
                    return lost();
                std::vector<OrderOutcome> outcomes;
                for (const InstanceId& id : asked.ids)
                    outcomes.push_back(OrderOutcome{id, true, {}, {}});
                return outcomes;
            });
    }

    std::vector<OrderOutcome> order(OrderKind kind, int count)
    {
        auto future = session->order(kind, firstIds(count));
        run(5s);
        return future.isFinished() && future.result() ? *future.result()
                                                      : std::vector<OrderOutcome>{};
    }

    /// What an earlier run left: an order row without an outcome.
    void leaveOpen(const QString& kind)
    {
        OpenOrder open;
        open.order.id = QStringLiteral("order-1");
        open.order.token = open.order.id;
        open.order.kind = kind;
        open.order.account = config.account.name;
        open.order.region = RegionId::fromTrusted(QStringLiteral("cn-hangzhou"));
        open.order.ids = firstIds(2);
        open.order.at = clock.wallNow();
        journal.seed(open);
        this->open();
        QVERIFY(session->start());
        run(5s);
    }
};

int okCount(const std::vector<OrderOutcome>& outcomes)
{
    return static_cast<int>(std::count_if(
        outcomes.begin(), outcomes.end(), [](const OrderOutcome& outcome) { return outcome.ok; }));
}

} // namespace

class TestOrders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void aLostReleaseGoesAgainWithTheSameTokenAfterALook()
    {
        RunningBench bench;
        bench.lose(2);

        const auto outcomes = bench.order(OrderKind::Release, 3);

        QCOMPARE(okCount(outcomes), 3);
        const auto& asked = bench.instances.orders.requests();
        QCOMPARE(asked.size(), size_t(3));
        QCOMPARE(asked[1].clientToken, asked[0].clientToken);
        QCOMPARE(asked[2].clientToken, asked[0].clientToken);
    }

    void aReleaseIsSentThreeTimesAtMostAndThenUnknown()
    {
        RunningBench bench;
        bench.lose(9);

        const auto outcomes = bench.order(OrderKind::Release, 1);

        QCOMPARE(bench.instances.orders.count(), size_t(3));
        QCOMPARE(outcomes.front().code, kOutcomeUnknown);
        QVERIFY(bench.session->orders().back().unknown);
    }

    void aLostReleaseThatWorkedIsNotSentAgain()
    {
        RunningBench bench;
        bench.lose(1);
        bench.hidden = {QStringLiteral("i-0")};

        const auto outcomes = bench.order(OrderKind::Release, 1);

        QCOMPARE(okCount(outcomes), 1);
        QCOMPARE(bench.instances.orders.count(), size_t(1));
    }

    void anEmptyListWithoutTheRightIsNoProofOfARelease()
    {
        RunningBench bench;
        bench.lose(9);
        bench.blind = true;
        bench.allowed = false;

        const auto outcomes = bench.order(OrderKind::Release, 1);

        QCOMPARE(bench.instances.orders.count(), size_t(1));
        QCOMPARE(outcomes.front().code, kOutcomeUnknown);
    }

    void aLostStopGoesAgainOnlyWhereItIsStillNeeded_data()
    {
        QTest::addColumn<InstanceStatus>("status");
        QTest::addColumn<int>("calls");
        QTest::newRow("still running: sent a second time") << InstanceStatus::Running << 2;
        QTest::newRow("stopping already: not sent again") << InstanceStatus::Stopping << 1;
        QTest::newRow("stopped: not sent again") << InstanceStatus::Stopped << 1;
    }
    void aLostStopGoesAgainOnlyWhereItIsStillNeeded()
    {
        QFETCH(InstanceStatus, status);
        QFETCH(int, calls);
        RunningBench bench;
        bench.lose(1);
        bench.status = status;

        const auto outcomes = bench.order(OrderKind::Stop, 2);

        QCOMPARE(okCount(outcomes), 2);
        QCOMPARE(bench.instances.orders.count(), size_t(calls));
    }

    void aLostRebootIsNeverRepeated()
    {
        RunningBench bench;
        bench.lose(1);

        const auto outcomes = bench.order(OrderKind::Reboot, 2);

        QCOMPARE(bench.instances.orders.count(), size_t(1));
        QCOMPARE(outcomes.size(), size_t(2));
        QCOMPARE(outcomes.front().code, kOutcomeUnknown);
    }

    void anInstanceThatRefusesDoesNotHoldTheOthers()
    {
        RunningBench bench;
        bench.instances.orders.answerAllBy([](const OrderAsked& asked) {
            std::vector<OrderOutcome> outcomes;
            for (const InstanceId& id : asked.ids)
                outcomes.push_back(OrderOutcome{id, true, {}, {}});
            outcomes.front()
                = OrderOutcome{asked.ids.front(), false, QStringLiteral("IncorrectStatus"), {}};
            return Result<std::vector<OrderOutcome>>(outcomes);
        });

        const auto outcomes = bench.order(OrderKind::Stop, 3);

        QCOMPARE(okCount(outcomes), 2);
        QCOMPARE(outcomes.front().code, QStringLiteral("IncorrectStatus"));
        QCOMPARE(bench.journal.entriesOf<OrderClosed>().back().outcome, QStringLiteral("partly"));
    }

    void anOpenReleaseOfAnEarlierRunGoesAgainWithItsToken()
    {
        RunningBench bench;

        bench.leaveOpen(QStringLiteral("release"));

        QCOMPARE(bench.instances.orders.count(), size_t(1));
        QCOMPARE(
            bench.instances.orders.requests().front().clientToken, QStringLiteral("order-1-1"));
        QVERIFY(bench.session->orders().front().closed);
        QVERIFY(bench.journal.openOrders()->empty());
    }

    void anOpenReleaseThatWorkedIsClosedByTheLook()
    {
        RunningBench bench;
        bench.hidden = {QStringLiteral("i-0"), QStringLiteral("i-1")};

        bench.leaveOpen(QStringLiteral("release"));

        QCOMPARE(bench.instances.orders.count(), size_t(0));
        QCOMPARE(okCount(bench.session->orders().front().outcomes), 2);
        QVERIFY(bench.journal.openOrders()->empty());
    }

    void anOpenStopWaitsForTheClick()
    {
        RunningBench bench;

        bench.leaveOpen(QStringLiteral("stop"));

        QCOMPARE(bench.instances.orders.count(), size_t(0));
        QVERIFY(bench.session->orders().front().needsClick);
        QVERIFY(bench.session->repeatOrder(QStringLiteral("order-1")));
        bench.run(5s);
        QCOMPARE(bench.instances.orders.count(), size_t(1));
        QVERIFY(bench.session->orders().front().closed);
        QCOMPARE(okCount(bench.session->orders().front().outcomes), 2);
    }

    void anOpenRebootIsNeverSentAgain()
    {
        RunningBench bench;

        bench.leaveOpen(QStringLiteral("reboot"));

        QCOMPARE(bench.instances.orders.count(), size_t(0));
        QVERIFY(bench.session->orders().front().unknown);
        QVERIFY(bench.session->orders().front().closed);
        QVERIFY(!bench.session->repeatOrder(QStringLiteral("order-1")));
    }
};

QTEST_GUILESS_MAIN(TestOrders)
#include "tst_orders.moc"

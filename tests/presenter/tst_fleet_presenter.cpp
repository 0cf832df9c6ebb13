// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/constants.h"
#include "presenter/fleet_presenter.h"
#include "session_world.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace muster;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

std::vector<InstanceId> ids(std::initializer_list<int> numbers)
{
    std::vector<InstanceId> all;
    for (const int number : numbers)
        all.push_back(InstanceId::fromTrusted(u"i-%1"_s.arg(number)));
    return all;
}

std::vector<OrderOutcome> outcomes(
    const std::vector<InstanceId>& of, const QString& codeOfFirst = {})
{
    std::vector<OrderOutcome> all;
    for (const InstanceId& id : of) {
        OrderOutcome outcome;
        outcome.id = id;
        outcome.code = all.empty() ? codeOfFirst : QString();
        outcome.ok = outcome.code.isEmpty();
        all.push_back(outcome);
    }
    return all;
}

struct World : SessionWorld
{
    World()
    {
        QVERIFY(session->start());
        presenter.setSession(session.get());
        for (int number = 1; number <= 4; ++number)
            session->fleet().put(row(number));
        session->fleet().put(row(5, InstanceStatus::Stopped));
        session->fleet().flush();
    }
    /// Lets the order's answers come in.
    void answerOrders(const std::vector<OrderOutcome>& answer)
    {
        scheduler.moveOn(0ms);
        QTRY_COMPARE(instances.orders.openCount(), size_t(1));
        instances.orders.answerNext(answer);
    }

    FleetPresenter presenter{
        clock, scheduler, prompt, tasks, {constants::kStalledAfter, constants::kReleaseHold}};
};

} // namespace

class TestFleetPresenter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void chipsCountAndFilter();
    void hiddenRowsAreNeverActedOn();
    void detailsOfOneAndOfSeveral();
    void startGoesAtOnce();
    void stopAsksFirst();
    void aFailedOrderIsTold();
    void releaseNeedsTheCountAndTheHold();
    void releaseCanBeCancelledInTheHold();
    void releaseKeepsTheIdsOfTheOpenDialog();
    void oneReleaseAtATime();
    void aReleaseThatPartlyFailsNamesEach();
    void whatWasRefusedIsOrderedOnceMore();
    void whatMayHaveBeenDoneIsNotOrderedAgain();
    void aReplacedSessionCancelsTheRelease();
    void aFailedListingIsTold();
    void goneInstancesCannotBeOrdered();
};

void TestFleetPresenter::chipsCountAndFilter()
{
    World world;

    const std::vector<StateChip> chips = world.presenter.chips();
    QCOMPARE(chips.size(), size_t(2));
    QCOMPARE(chips.front().word, u"Running"_s);
    QCOMPARE(chips.front().count, 4);
    QCOMPARE(world.presenter.countText(), u"5 instances"_s);
    world.presenter.toggleChip(DisplayState::Stopped);
    QCOMPARE(world.presenter.model().rowCount(), 1);
    QVERIFY(world.presenter.chips().back().isOn);
    QCOMPARE(world.presenter.countText(), u"1 of 5 instances"_s);
    world.presenter.clearFilters();
    QCOMPARE(world.presenter.model().rowCount(), 5);
    QVERIFY(!world.presenter.isFiltered());
}

void TestFleetPresenter::hiddenRowsAreNeverActedOn()
{
    World world;
    world.presenter.setSelection(ids({1, 5}));
    QCOMPARE(world.presenter.orderText(OrderKind::Stop), u"Stop 2 instances"_s);

    world.presenter.toggleChip(DisplayState::Running);

    QCOMPARE(world.presenter.actedOn(), ids({1}));
    QCOMPARE(world.presenter.orderText(OrderKind::Stop), u"Stop 1 instances"_s);
    QCOMPARE(world.presenter.selection(), ids({1, 5})); // it comes back with the row
    world.presenter.requestOrder(OrderKind::Release);
    QCOMPARE(world.prompt.flow->ids(), ids({1}));
}

void TestFleetPresenter::detailsOfOneAndOfSeveral()
{
    World world;
    QCOMPARE(world.presenter.details().title, QString());

    world.presenter.setSelection(ids({2}));
    const InstanceDetails one = world.presenter.details();
    QCOMPARE(one.title, u"web-2"_s);
    QVERIFY(
        std::ranges::find(one.rows, SummaryRow{u"Private IP"_s, u"10.0.0.2"_s}) != one.rows.end());
    QVERIFY(std::ranges::find(one.rows, SummaryRow{u"Public IP"_s, u"–"_s}) != one.rows.end());
    world.presenter.setSelection(ids({1, 2, 5}));
    const InstanceDetails several = world.presenter.details();
    QCOMPARE(several.title, u"3 instances selected"_s);
    QCOMPARE(
        several.rows, (std::vector<SummaryRow>{{u"Running"_s, u"2"_s}, {u"Stopped"_s, u"1"_s}}));
}

void TestFleetPresenter::startGoesAtOnce()
{
    World world;
    world.presenter.setSelection(ids({5}));

    world.presenter.requestOrder(OrderKind::Start);
    QCOMPARE(world.tasks.tasks().size(), size_t(1));
    world.answerOrders(outcomes(ids({5})));

    QTRY_COMPARE(world.presenter.resultLines(),
        (QStringList{u"Start 1 instances: 1 of 1 done"_s, u"i-5: done"_s}));
    QCOMPARE(world.instances.orders.requests().front().kind, OrderKind::Start);
    QVERIFY(world.tasks.tasks().empty());
    QVERIFY(world.prompt.orders.empty());
}

void TestFleetPresenter::stopAsksFirst()
{
    World world;
    world.presenter.setSelection(ids({1, 2}));

    world.presenter.requestOrder(OrderKind::Stop);
    QCOMPARE(world.prompt.orders.size(), size_t(1));
    QCOMPARE(world.prompt.orders.front().buttonText, u"Stop 2 instances"_s);
    QCOMPARE(world.prompt.orders.front().lines, (QStringList{u"web-1 (i-1)"_s, u"web-2 (i-2)"_s}));
    world.presenter.requestOrder(OrderKind::Stop);
    QCOMPARE(world.prompt.orders.size(), size_t(1));
    world.prompt.answer(false);
    QVERIFY(world.journal.steps().empty());

    world.presenter.requestOrder(OrderKind::Stop);
    world.presenter.setSelection(ids({3})); // too late: the dialog names two
    world.prompt.answer(true);
    world.prompt.answer(true);
    world.answerOrders(outcomes(ids({1, 2}), u"IncorrectInstanceStatus"_s));

    QTRY_COMPARE(world.presenter.resultLines().size(), 3);
    QCOMPARE(world.instances.orders.requests().front().ids, ids({1, 2}));
    QVERIFY(world.presenter.resultLines().at(1).startsWith(
        u"i-1: The instance's state"_s)); // failures first
    QCOMPARE(world.instances.orders.count(), size_t(1));
}

void TestFleetPresenter::aFailedOrderIsTold()
{
    World world;
    world.presenter.setSelection(ids({5}));
    world.journal.failNext(makeError(Error::Kind::Storage, u"disk full"_s));

    world.presenter.requestOrder(OrderKind::Start);
    world.scheduler.moveOn(0ms);

    QTRY_COMPARE(world.prompt.messages.size(), size_t(1));
    QCOMPARE(world.instances.orders.count(), size_t(0));
}

void TestFleetPresenter::releaseNeedsTheCountAndTheHold()
{
    World world;
    world.presenter.setSelection(ids({1, 2}));
    world.presenter.requestOrder(OrderKind::Release);
    ReleaseFlow& flow = *world.prompt.flow;
    const QSignalSpy finished(&flow, &ReleaseFlow::finished);
    QCOMPARE(flow.title(), u"Release 2 instances"_s);
    QCOMPARE(flow.lines().front().text, u"web-1 · i-1 · 10.0.0.1"_s);

    for (const QString& wrong : {u""_s, u"3"_s, u"02"_s, u"two"_s}) {
        flow.setCountText(wrong);
        flow.confirm();
        QCOMPARE(flow.stage(), ReleaseFlow::Stage::Typing);
    }
    flow.setCountText(u" 2 "_s);
    flow.confirm();
    QCOMPARE(flow.stage(), ReleaseFlow::Stage::Holding);
    QCOMPARE(flow.holdLeft(), 10s);
    world.scheduler.moveOn(9900ms);
    QCOMPARE(flow.holdLeft(), 1s);
    QVERIFY(world.journal.steps().empty());
    world.scheduler.moveOn(100ms);
    QCOMPARE(flow.stage(), ReleaseFlow::Stage::Ordering);
    flow.cancel(); // too late
    QCOMPARE(flow.stage(), ReleaseFlow::Stage::Ordering);
    world.answerOrders(outcomes(ids({1, 2})));

    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(world.instances.orders.requests().front().kind, OrderKind::Release);
    QCOMPARE(world.instances.orders.requests().front().ids, ids({1, 2}));
    QCOMPARE(world.presenter.resultLines().front(), u"Release 2 instances: 2 of 2 done"_s);
    QTRY_VERIFY(world.prompt.flow.isNull());
}

void TestFleetPresenter::releaseCanBeCancelledInTheHold()
{
    World world;
    world.presenter.setSelection(ids({1}));
    world.presenter.requestOrder(OrderKind::Release);
    world.prompt.flow->setCountText(u"1"_s);
    world.prompt.flow->confirm();
    QCOMPARE(world.tasks.tasks().size(), size_t(1));
    world.scheduler.moveOn(5s);

    world.tasks.cancel(world.tasks.tasks().front().id); // in the task strip, as in the dialog

    world.scheduler.moveOn(1min);
    QVERIFY(world.journal.steps().empty());
    QVERIFY(world.tasks.tasks().empty());
    QVERIFY(world.presenter.releaseFlow() == nullptr);
    QVERIFY(world.presenter.canOrder(OrderKind::Release));
}

void TestFleetPresenter::releaseKeepsTheIdsOfTheOpenDialog()
{
    World world;
    world.presenter.setSelection(ids({1, 2}));
    world.presenter.requestOrder(OrderKind::Release);

    world.presenter.setSelection(ids({3, 4}));
    world.session->fleet().put(SessionWorld::row(2, InstanceStatus::Stopped));
    world.session->fleet().flush();
    world.prompt.flow->setCountText(u"2"_s);
    world.prompt.flow->confirm();
    world.scheduler.moveOn(10s);
    world.answerOrders(outcomes(ids({1, 2})));

    QTRY_COMPARE(world.presenter.resultLines().size(), 3);
    QCOMPARE(world.instances.orders.requests().front().ids, ids({1, 2}));
}

void TestFleetPresenter::oneReleaseAtATime()
{
    World world;
    world.presenter.setSelection(ids({1}));
    world.presenter.requestOrder(OrderKind::Release);
    const QPointer<ReleaseFlow> first = world.prompt.flow;

    world.presenter.requestOrder(OrderKind::Release);

    QCOMPARE(world.prompt.flow, first);
    QVERIFY(!world.presenter.canOrder(OrderKind::Release));
    first->cancel();
    QVERIFY(world.presenter.canOrder(OrderKind::Release));
}

void TestFleetPresenter::aReleaseThatPartlyFailsNamesEach()
{
    World world;
    world.presenter.setSelection(ids({1, 2}));
    world.presenter.requestOrder(OrderKind::Release);
    world.prompt.flow->setCountText(u"2"_s);
    world.prompt.flow->confirm();
    world.scheduler.moveOn(10s);

    world.answerOrders(outcomes(ids({1, 2}), u"InvalidOperation.DeletionProtection"_s));

    QTRY_COMPARE(world.presenter.resultLines().size(), 3);
    QCOMPARE(world.presenter.resultLines().front(), u"Release 2 instances: 1 of 2 done"_s);
    QVERIFY(world.presenter.resultLines().at(1).contains(u"protected against release"_s));
}

void TestFleetPresenter::whatWasRefusedIsOrderedOnceMore()
{
    World world;
    world.presenter.setSelection(ids({1, 2}));
    world.presenter.requestOrder(OrderKind::Stop);
    world.prompt.answer(true);
    world.scheduler.moveOn(0ms);
    world.answerOrders(outcomes(ids({1, 2}), u"IncorrectInstanceStatus"_s));
    QTRY_COMPARE(world.presenter.retryText(), u"Stop 1 instances again…"_s);

    world.presenter.retryFailed();

    QCOMPARE(world.prompt.orders.size(), size_t(2)); // asked as any other
    world.prompt.answer(true);
    world.scheduler.moveOn(0ms);
    QTRY_COMPARE(world.instances.orders.requests().back().ids, ids({1}));
    QVERIFY(!world.presenter.canRetry());
}

void TestFleetPresenter::whatMayHaveBeenDoneIsNotOrderedAgain()
{
    World world;
    world.presenter.setSelection(ids({1, 2}));
    world.presenter.requestOrder(OrderKind::Start);
    world.scheduler.moveOn(0ms);

    world.answerOrders(outcomes(ids({1, 2}), u"OutcomeUnknown"_s));

    QTRY_COMPARE(world.presenter.resultLines().size(), 3);
    QVERIFY(!world.presenter.canRetry());
    QCOMPARE(world.presenter.retryText(), QString());
}

void TestFleetPresenter::aReplacedSessionCancelsTheRelease()
{
    World world;
    world.presenter.setSelection(ids({1}));
    world.presenter.requestOrder(OrderKind::Release);
    world.prompt.flow->setCountText(u"1"_s);
    world.prompt.flow->confirm();

    world.presenter.setSession(nullptr);
    world.scheduler.moveOn(1min);

    QVERIFY(world.journal.steps().empty());
    QVERIFY(world.tasks.tasks().empty());
    QCOMPARE(world.presenter.model().rowCount(), 0);
}

void TestFleetPresenter::aFailedListingIsTold()
{
    World world;
    world.presenter.watchRegion(RegionId::fromTrusted(u"cn-hangzhou"_s));
    Error error;
    error.kind = Error::Kind::Service;
    error.code = u"Forbidden.RAM"_s;

    Q_EMIT world.session->regionListed(RegionId::fromTrusted(u"cn-hangzhou"_s), error);
    QVERIFY(world.presenter.listingText().contains(u"not allowed"_s));
    Q_EMIT world.session->regionListed(RegionId::fromTrusted(u"cn-beijing"_s), std::nullopt);
    QVERIFY(!world.presenter.listingText().isEmpty());
    Q_EMIT world.session->regionListed(RegionId::fromTrusted(u"cn-hangzhou"_s), std::nullopt);
    QCOMPARE(world.presenter.listingText(), QString());
}

void TestFleetPresenter::goneInstancesCannotBeOrdered()
{
    World world;
    FleetRow gone = SessionWorld::row(1);
    gone.presence = Presence::Gone;
    world.session->fleet().put(gone);
    world.session->fleet().flush();

    world.presenter.setSelection(ids({1}));
    QVERIFY(!world.presenter.canOrder(OrderKind::Release));
    world.presenter.setSelection({});
    QVERIFY(!world.presenter.canOrder(OrderKind::Release));
    world.presenter.setSelection(ids({1, 2}));
    QVERIFY(world.presenter.canOrder(OrderKind::Release));
}

QTEST_GUILESS_MAIN(TestFleetPresenter)
#include "tst_fleet_presenter.moc"

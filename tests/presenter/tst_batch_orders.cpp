// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch_world.h"

#include <QRegularExpression>
#include <QSignalSpy>

#include <algorithm>

using namespace muster;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestBatchOrders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aBatchUnderWayOffersOnlyToCancelAndRelease();
    void anInterruptedBatchIsFinishedAfterAQuestionWithItsNumber();
    void finishingThatIsNotConfirmedSendsNothing();
    void aSecondWishWhileAQuestionIsOpenAsksOnce();
    void whatWasNotSentCanBeGivenUp();
    void whatIsMissingBecomesAFormWithNamesThatGoOn();
    void whatIsLeftIsHandedToTheReleaseDialog();
    void whatWasRefusedIsOrderedAgainAfterAQuestion();
    void aCallInDoubtCanBeLookedForAtOnce();
    void closingDuringALaunchIsAsked();
    void closingAfterItIsNot();
};

void TestBatchOrders::aBatchUnderWayOffersOnlyToCancelAndRelease()
{
    BatchWorld world;

    world.launchBatch(1000, 1);

    QCOMPARE(world.offerTexts(),
        (QStringList{u"Accept as it is: cancel 6 calls"_s,
            u"Release 100 instances…"_s})); // 3 calls are on their way
}

void TestBatchOrders::anInterruptedBatchIsFinishedAfterAQuestionWithItsNumber()
{
    BatchWorld world;
    world.launchBatch(1000, 10 - 6); // 4 accepted, 3 on their way, 3 not sent
    world.startAgain();
    const std::size_t before = world.launch.runs.count();

    QVERIFY(world.offerTexts().contains(u"Finish: order 300 instances…"_s));
    world.orders.carryOut(BatchWish::Finish, world.id);

    QCOMPARE(world.prompt.launches.size(), std::size_t(1));
    const ConfirmSummary& asked = world.prompt.launches.front();
    QCOMPARE(asked.sentence, u"300 × ecs.g6.large in cn-hangzhou"_s);
    const SummaryRow calls{u"Calls"_s, u"3 calls that were not sent"_s};
    QVERIFY(std::ranges::find(asked.rows, calls) != asked.rows.end());
    QVERIFY(asked.warnings.join(u' ').contains(u"3 calls are in doubt"_s));
    QCOMPARE(world.launch.runs.count(), before);

    world.prompt.answer(true);
    QTRY_COMPARE(world.launch.runs.count(), before + 3);
}

void TestBatchOrders::finishingThatIsNotConfirmedSendsNothing()
{
    BatchWorld world;
    world.launchBatch(1000, 4);
    world.startAgain();
    const std::size_t before = world.launch.runs.count();

    world.orders.carryOut(BatchWish::Finish, world.id);
    world.prompt.answer(false);
    world.prompt.answer(true); // a double click on a closing dialog

    QCoreApplication::processEvents();
    world.scheduler.moveOn(0ms);
    QCOMPARE(world.launch.runs.count(), before);
}

void TestBatchOrders::aSecondWishWhileAQuestionIsOpenAsksOnce()
{
    BatchWorld world;
    world.launchBatch(1000, 4);
    world.startAgain();

    world.orders.carryOut(BatchWish::Finish, world.id);
    world.orders.carryOut(BatchWish::Finish, world.id);

    QCOMPARE(world.prompt.launches.size(), std::size_t(1));
}

void TestBatchOrders::whatWasNotSentCanBeGivenUp()
{
    BatchWorld world;
    world.launchBatch(1000, 4);
    world.startAgain();

    world.orders.carryOut(BatchWish::Accept, world.id);

    QCOMPARE(world.status().callsNotSent, 0);
    QVERIFY(!world.offerTexts().join(u' ').contains(u"Finish: order"_s));
    QVERIFY(world.prompt.launches.empty());
}

void TestBatchOrders::whatIsMissingBecomesAFormWithNamesThatGoOn()
{
    BatchWorld world;
    world.launchBatch(250, 2); // 200 accepted
    world.refuse(u"OperationDenied.NoStock"_s);
    QTRY_VERIFY(world.status().settled);
    const QSignalSpy asked(&world.orders, &BatchOrders::topUpRequested);
    QVERIFY(world.offerTexts().contains(u"Top up 50 instances…"_s));

    world.orders.carryOut(BatchWish::TopUp, world.id);

    QCOMPARE(asked.count(), 1);
    const auto draft = asked.front().front().value<LaunchDraft>();
    QCOMPARE(draft.parameters.text(u"Amount"_s), u"50"_s);
    QVERIFY(!draft.split);
    QCOMPARE(draft.parameters.text(u"InstanceName"_s), u"web-[251,4]"_s);
    QVERIFY(checkDraft(draft, CheckContext{world.clock.wallNow()}).problems.empty());
}

void TestBatchOrders::whatIsLeftIsHandedToTheReleaseDialog()
{
    BatchWorld world;
    world.launchBatch(100, 1);
    FleetRow gone = SessionWorld::row(7);
    gone.instance.batch = world.id;
    gone.presence = Presence::Released;
    world.session->fleet().put(gone);
    world.session->fleet().flush();
    const QSignalSpy asked(&world.orders, &BatchOrders::releaseRequested);

    QCOMPARE(world.offerTexts(), QStringList{u"Release 99 instances…"_s});
    world.orders.carryOut(BatchWish::Release, world.id);

    QCOMPARE(asked.count(), 1);
    const auto ids = asked.front().front().value<std::vector<InstanceId>>();
    QCOMPARE(ids.size(), std::size_t(99));
    QVERIFY(std::ranges::find(ids, gone.instance.id) == ids.end());
}

void TestBatchOrders::whatWasRefusedIsOrderedAgainAfterAQuestion()
{
    BatchWorld world;
    world.launchBatch(250, 2);
    world.refuse(u"OperationDenied.NoStock"_s);
    QTRY_VERIFY(world.status().settled);
    const std::size_t before = world.launch.runs.count();
    QVERIFY(world.offerTexts().contains(u"Order 50 instances again…"_s));

    world.orders.carryOut(BatchWish::OrderAgain, world.id);
    QCOMPARE(world.prompt.launches.back().sentence, u"50 × ecs.g6.large in cn-hangzhou"_s);
    QCOMPARE(world.launch.runs.count(), before);
    world.prompt.answer(true);

    QTRY_COMPARE(world.launch.runs.count(), before + 1);
    QVERIFY(!world.offerTexts().join(u' ').contains(u"again"_s));
}

void TestBatchOrders::aCallInDoubtCanBeLookedForAtOnce()
{
    BatchWorld world;
    world.launchBatch(100);
    world.startAgain();
    const std::size_t before = world.instances.describes.count();
    QVERIFY(world.offerTexts().contains(u"Look again"_s));

    world.orders.carryOut(BatchWish::LookAgain, world.id); // the first look is due in 2 s
    world.scheduler.moveOn(0ms);

    QTRY_VERIFY(world.instances.describes.count() > before);
}

void TestBatchOrders::closingDuringALaunchIsAsked()
{
    BatchWorld world;
    QVERIFY(!world.orders.isSending());
    world.launchBatch(1000, 1);
    int closed = 0;

    QVERIFY(world.orders.isSending());
    world.orders.confirmClose([&closed] { ++closed; });
    QCOMPARE(world.prompt.orders.size(), std::size_t(1));
    QCOMPARE(world.prompt.orders.front().lines.size(), 1);
    QVERIFY(!world.prompt.orders.front().question.isEmpty());
    world.prompt.answer(false);
    QCOMPARE(closed, 0);
    world.orders.confirmClose([&closed] { ++closed; });
    world.prompt.answer(true);

    QCOMPARE(closed, 1);
}

void TestBatchOrders::closingAfterItIsNot()
{
    BatchWorld world;

    world.launchBatch(100, 1);

    QVERIFY(!world.orders.isSending());
}

QTEST_GUILESS_MAIN(TestBatchOrders)
#include "tst_batch_orders.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine_bench.h"

#include <QRegularExpression>

using namespace muster;
using namespace std::chrono_literals;

class TestMachine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void sendsAtMostThreeAtOnceAndWritesEachDownFirst()
    {
        Bench bench(10);

        bench.apply(machine::Confirmed{});

        QCOMPARE(bench.commands<machine::Send>().size(), size_t(3));
        QCOMPARE(bench.step.entries.size(), size_t(3));
        for (const JournalEntry& entry : bench.step.entries)
            QVERIFY(std::holds_alternative<AttemptStarted>(entry));
        QCOMPARE(bench.call(1).state, CallState::Sent);
        QCOMPARE(bench.call(4).state, CallState::Planned);
    }

    void anAnswerFreesASlotForTheNextCall()
    {
        Bench bench(10);
        bench.apply(machine::Confirmed{});

        bench.apply(machine::Answered{1, 1, accepted(100)});

        QCOMPARE(bench.call(1).state, CallState::Accepted);
        QCOMPARE(bench.commands<machine::Send>().size(), size_t(1));
        QCOMPARE(bench.commands<machine::Send>().front().call, 4);
        QCOMPARE(bench.commands<machine::Subscribe>().front().ids.size(), size_t(100));
    }

    void callsOfOtherBatchesCountAgainstTheThree()
    {
        Bench bench(5);
        bench.apply(machine::SlotFreed{2});

        bench.apply(machine::Confirmed{});

        QCOMPARE(bench.commands<machine::Send>().size(), size_t(1));
    }

    void anAnswerThatIsNotTheOpenAttemptsIsIgnored()
    {
        Bench bench(1);
        bench.apply(machine::Confirmed{});

        bench.apply(machine::Answered{1, 2, accepted(100)});

        QCOMPARE(bench.call(1).state, CallState::Sent);
        QVERIFY(bench.step.entries.empty());
    }

    void noMoreThanFiveThousandInstancesAMinute()
    {
        Bench bench(60);
        bench.apply(machine::Confirmed{});
        int sent = 3;
        for (int call = 1; call <= sent && call <= 60; ++call) {
            bench.pass(400ms); // within the rate of the action
            bench.apply(machine::Answered{call, 1, accepted(100)});
            sent += static_cast<int>(bench.commands<machine::Send>().size());
        }

        QCOMPARE(sent, 50);
        bench.pass(61s);
        bench.due(51);
        QVERIFY(!bench.commands<machine::Send>().empty());
    }

    void nothingIsSentWithoutAConfirmationOfThisRun()
    {
        Bench bench(3);

        bench.apply(machine::Loaded{});

        QVERIFY(bench.commands<machine::Send>().empty());
        QVERIFY(machine::isSettled(bench.state));
    }

    void aConfirmationOlderThanThirtyMinutesSendsNothingMore()
    {
        Bench bench(4);
        bench.apply(machine::Confirmed{});
        bench.pass(31min);

        bench.apply(machine::Answered{1, 1, accepted(100)});

        QVERIFY(bench.commands<machine::Send>().empty());
        QCOMPARE(bench.call(4).state, CallState::Planned);
    }

    void aReleaseTimeThatCameTooNearIsNotSentButAsked_data()
    {
        QTest::addColumn<int>("secondsAhead");
        QTest::addColumn<bool>("isSent");
        QTest::newRow("30 min 15 s ahead is sent") << 30 * 60 + 15 << true;
        QTest::newRow("30 min 14 s ahead is asked") << 30 * 60 + 14 << false;
    }
    void aReleaseTimeThatCameTooNearIsNotSentButAsked()
    {
        QFETCH(int, secondsAhead);
        QFETCH(bool, isSent);
        Bench bench(1);
        bench.state.batch.releaseTime = bench.now.server + seconds(secondsAhead);

        bench.apply(machine::Confirmed{});

        QCOMPARE(!bench.commands<machine::Send>().empty(), isSent);
        QCOMPARE(bench.state.releaseTooNear, !isSent);
    }

    void aRefusalHoldsWhatIsPlanned_data()
    {
        QTest::addColumn<RefusalKind>("kind");
        QTest::newRow("authentication") << RefusalKind::Authentication;
        QTest::newRow("money") << RefusalKind::Money;
        QTest::newRow("stock") << RefusalKind::Stock;
        QTest::newRow("quota") << RefusalKind::Quota;
        QTest::newRow("parameter") << RefusalKind::Parameter;
    }
    void aRefusalHoldsWhatIsPlanned()
    {
        QFETCH(RefusalKind, kind);
        Bench bench(10);
        bench.apply(machine::Confirmed{});

        bench.apply(machine::Answered{
            1, 1, failed(AnswerClass::Refused, QStringLiteral("Some.Code"), kind)});

        QCOMPARE(bench.call(1).state, CallState::Rejected);
        QCOMPARE(bench.call(1).error->code, QStringLiteral("Some.Code"));
        QVERIFY(bench.commands<machine::Send>().empty());
        QVERIFY(bench.state.halted);
        QCOMPARE(bench.call(4).state, CallState::Planned);
    }

    void whatWasNotExecutedIsRepeatedWithTheSameTokenAndANewNonce()
    {
        Bench bench(1);
        bench.apply(machine::Confirmed{});
        bench.apply(machine::Answered{1, 1, failed(AnswerClass::NotExecuted)});
        QVERIFY(!bench.call(1).dirty);

        bench.waitOut(1);

        QCOMPARE(bench.commands<machine::Send>().size(), size_t(1));
        QCOMPARE(bench.call(1).attempts.size(), size_t(2));
        QVERIFY(bench.call(1).attempts[0].nonce != bench.call(1).attempts[1].nonce);
    }

    void aCleanCallIsRejectedAfterFourAttempts()
    {
        Bench bench(1);
        bench.apply(machine::Confirmed{});
        for (int attempt = 1; attempt <= 3; ++attempt) {
            bench.apply(machine::Answered{1, attempt, failed(AnswerClass::NotExecuted)});
            bench.waitOut(1);
        }

        bench.apply(machine::Answered{1, 4, failed(AnswerClass::NotExecuted)});

        QCOMPARE(bench.call(1).state, CallState::Rejected);
        QVERIFY(bench.state.halted);
    }

    void throttlingIsSilentUntilTheNextMinuteAndThenSlow()
    {
        Bench bench(1);
        bench.pass(20s);
        bench.apply(machine::Confirmed{});
        Answer throttled = failed(AnswerClass::NotExecuted, QStringLiteral("Throttling.User"));
        throttled.throttled = true;

        bench.apply(machine::Answered{1, 1, throttled});

        const auto waits = bench.commands<machine::Wait>();
        QCOMPARE(waits.size(), size_t(1));
        QVERIFY(waits.front().delay >= 40s);
        QVERIFY(waits.front().delay <= 45s);
        bench.waitOut(1);
        QCOMPARE(bench.commands<machine::Send>().size(), size_t(1));
    }

    void theClockIsCorrectedOnceForEachCall()
    {
        Bench bench(1);
        bench.apply(machine::Confirmed{});
        Answer expired
            = failed(AnswerClass::NotExecuted, QStringLiteral("InvalidTimeStamp.Expired"));
        expired.clockWrong = true;
        bench.apply(machine::Answered{1, 1, expired});
        bench.waitOut(1);
        QCOMPARE(bench.call(1).attempts.size(), size_t(2));

        bench.apply(machine::Answered{1, 2, expired});

        QCOMPARE(bench.call(1).state, CallState::Rejected);
    }

    void aDoubtIsLookedForBeforeItIsRepeated()
    {
        Bench bench(1, 5);
        bench.apply(machine::Confirmed{});

        bench.apply(machine::Answered{1, 1, failed(AnswerClass::Doubtful)});

        QVERIFY(bench.call(1).dirty);
        QVERIFY(bench.commands<machine::Send>().empty());
        bench.waitOut(1);
        QCOMPARE(bench.commands<machine::Look>().size(), size_t(1));
        QVERIFY(bench.commands<machine::Send>().empty());
        bench.apply(looked(1, {}));
        QCOMPARE(bench.commands<machine::Send>().size(), size_t(1));
        QCOMPARE(bench.call(1).attempts.size(), size_t(2));
    }

    void aLookThatFindsAllEndsTheDoubt()
    {
        Bench bench(1, 5);
        bench.apply(machine::Confirmed{});
        bench.apply(machine::Answered{1, 1, failed(AnswerClass::Doubtful)});
        bench.waitOut(1);

        bench.apply(looked(1, ids(5)));

        QCOMPARE(bench.call(1).state, CallState::Accepted);
        QCOMPARE(bench.call(1).ids.size(), size_t(5));
        QVERIFY(!bench.call(1).dirty);
        QVERIFY(bench.commands<machine::Send>().empty());
    }

    void moreThanAskedRaisesTheAlarmAndKeepsAll()
    {
        Bench bench(1, 5);
        bench.apply(machine::Confirmed{});
        bench.apply(machine::Answered{1, 1, failed(AnswerClass::Doubtful)});
        bench.waitOut(1);

        bench.apply(looked(1, ids(7)));

        QCOMPARE(bench.commands<machine::Surplus>().front().found, 7);
        QCOMPARE(bench.call(1).ids.size(), size_t(7));
    }

    void someIdsAreKeptAndTheRestIsLookedFor()
    {
        Bench bench(1, 5);
        bench.apply(machine::Confirmed{});
        Answer some = failed(AnswerClass::SomeIds);
        some.ids = ids(3);

        bench.apply(machine::Answered{1, 1, some});

        QCOMPARE(bench.call(1).ids.size(), size_t(3));
        QVERIFY(bench.call(1).dirty);
        QCOMPARE(bench.commands<machine::Subscribe>().front().ids.size(), size_t(3));
        bench.waitOut(1);
        bench.apply(looked(1, ids(5)));
        QCOMPARE(bench.call(1).ids.size(), size_t(5));
        QCOMPARE(bench.call(1).state, CallState::Accepted);
    }

    void anUnlistedRefusalNeedsOneLook_data()
    {
        QTest::addColumn<int>("found");
        QTest::addColumn<CallState>("state");
        QTest::newRow("nothing found: rejected") << 0 << CallState::Rejected;
        QTest::newRow("all found: accepted") << 5 << CallState::Accepted;
        QTest::newRow("some found: still in doubt") << 2 << CallState::Sent;
    }
    void anUnlistedRefusalNeedsOneLook()
    {
        QFETCH(int, found);
        QFETCH(CallState, state);
        Bench bench(1, 5);
        bench.apply(machine::Confirmed{});
        bench.apply(machine::Answered{
            1, 1, failed(AnswerClass::RefusedUnlisted, QStringLiteral("Strange"))});
        QVERIFY(!bench.call(1).dirty);
        bench.waitOut(1);

        bench.apply(looked(1, ids(found)));

        QCOMPARE(bench.call(1).state, state);
    }

    void aSpentTokenIsNeverSentAgain()
    {
        Bench bench(1, 5);
        bench.apply(machine::Confirmed{});
        Answer mismatch
            = failed(AnswerClass::Doubtful, QStringLiteral("IdempotentParameterMismatch"));
        mismatch.tokenSpent = true;
        bench.apply(machine::Answered{1, 1, mismatch});
        for (int look = 0; look < 60 && bench.call(1).isOpen(); ++look) {
            bench.waitOut(1);
            bench.apply(looked(1, {}));
            QVERIFY(bench.commands<machine::Send>().empty());
        }

        QCOMPARE(bench.call(1).state, CallState::NotBought);
    }

    void notBoughtNeedsThreeProvedLooksAndTheHorizonOfLateArrivals()
    {
        Bench bench(1, 5);
        bench.apply(machine::Confirmed{});
        const BootTime sent = bench.now.boot;
        bench.apply(machine::Answered{1, 1, failed(AnswerClass::Doubtful)});
        bench.apply(machine::CancelWished{}); // looks only
        QCOMPARE(bench.call(1).state, CallState::Unknown);
        bench.pass(2s);
        bench.due(1);
        while (bench.call(1).isOpen()) {
            bench.apply(looked(1, {}));
            if (!bench.call(1).isOpen())
                break;
            QVERIFY(bench.now.boot - sent < 25min);
            bench.waitOut(1);
        }

        QCOMPARE(bench.call(1).state, CallState::NotBought);
        QVERIFY(bench.now.boot - sent >= 20min);
    }

    void anEmptyListWithoutPermissionProvesNothing()
    {
        Bench bench(1, 5);
        bench.apply(machine::Confirmed{});
        bench.apply(machine::Answered{1, 1, failed(AnswerClass::Doubtful)});
        bench.apply(machine::CancelWished{});
        bench.pass(2s);
        bench.due(1);
        for (int i = 0; i < 100; ++i) {
            bench.apply(looked(1, {}, false));
            bench.waitOut(1);
        }

        QCOMPARE(bench.call(1).state, CallState::Unknown);
    }

    void cancelKeepsWhatIsInFlightAndCancelsTheRest()
    {
        Bench bench(10);
        bench.apply(machine::Confirmed{});

        bench.apply(machine::CancelWished{});
        bench.apply(machine::Answered{1, 1, accepted(100)});

        QCOMPARE(bench.call(1).state, CallState::Accepted);
        QCOMPARE(bench.call(10).state, CallState::Cancelled);
        QVERIFY(bench.commands<machine::Send>().empty());
    }

    void afterARestartDoubtIsLookedForAndBoughtOnlyAfterAClick()
    {
        Bench bench(2, 5);
        bench.apply(machine::SlotFreed{2});
        bench.apply(machine::Confirmed{});
        machine::State loaded;
        loaded.batch = bench.state.batch;
        bench.state = loaded;

        bench.apply(machine::Loaded{});
        QCOMPARE(bench.call(1).state, CallState::Unknown);
        QCOMPARE(bench.commands<machine::Look>().size(), size_t(1));
        bench.apply(looked(1, {}));
        QVERIFY(bench.commands<machine::Send>().empty());

        bench.apply(machine::Confirmed{}); // the click: planned calls go, the doubtful one after
                                           // its next look
        QCOMPARE(bench.commands<machine::Send>().size(), size_t(1));
        QCOMPARE(bench.commands<machine::Send>().front().call, 2);
        bench.due(1);
        bench.apply(looked(1, {}));
        QCOMPARE(bench.call(1).attempts.size(), size_t(2));
    }

    void afterStoppingNothingIsSent()
    {
        Bench bench(10);
        bench.apply(machine::Confirmed{});
        bench.apply(machine::Stopping{});

        bench.apply(machine::Answered{1, 1, accepted(100)});

        QCOMPARE(bench.call(1).state, CallState::Accepted);
        QVERIFY(bench.commands<machine::Send>().empty());
    }
};

QTEST_GUILESS_MAIN(TestMachine)
#include "tst_machine.moc"

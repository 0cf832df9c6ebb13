// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine_bench.h"

#include <QRegularExpression>

using namespace muster;
using namespace std::chrono_literals;

/// Section 4 of the reliability rules: what becomes of a call that nobody knows of.
class TestMachineDoubt : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void aLookThatFindsFewerThanAmountRepeatsAlsoWithAtLeast()
    {
        Bench bench(1, 10);
        bench.state.batch.calls.front().atLeast = *InstanceCount::from(5);
        bench.apply(machine::Confirmed{});
        bench.apply(machine::Answered{1, 1, failed(AnswerClass::Doubtful)});
        bench.waitOut(1);

        bench.apply(looked(1, ids(7)));

        QCOMPARE(bench.call(1).ids.size(), size_t(7));
        QVERIFY(bench.call(1).dirty);
        QCOMPARE(bench.commands<machine::Send>().size(), size_t(1));
        Answer answer = accepted(7);
        bench.apply(machine::Answered{1, 2, answer});
        QCOMPARE(bench.call(1).state, CallState::Accepted);
        QCOMPARE(bench.call(1).notDelivered, 0);
    }

    void whatNeverCameIsRecordedAsNotDelivered()
    {
        Bench bench(1, 5);
        bench.apply(machine::Confirmed{});
        bench.apply(machine::Answered{1, 1, failed(AnswerClass::Doubtful)});
        bench.apply(machine::CancelWished{}); // looks only
        bench.due(1);
        for (int i = 0; i < 200 && bench.call(1).isOpen(); ++i) {
            bench.apply(looked(1, ids(3)));
            if (bench.call(1).isOpen())
                bench.waitOut(1);
        }

        QCOMPARE(bench.call(1).state, CallState::Accepted);
        QCOMPARE(bench.call(1).ids.size(), size_t(3));
        QCOMPARE(bench.call(1).notDelivered, 2);
        QVERIFY(!bench.call(1).evidence.isEmpty());
    }

    void notBoughtIsNotSaidBeforeTheServersDateIsKnown()
    {
        Bench bench(1, 5);
        bench.now.isServerKnown = false;
        bench.apply(machine::Confirmed{});
        bench.apply(machine::Answered{1, 1, failed(AnswerClass::Doubtful)});
        bench.apply(machine::CancelWished{});
        bench.due(1);
        for (int i = 0; i < 60; ++i) {
            bench.apply(looked(1, {}));
            bench.waitOut(1);
        }
        QCOMPARE(bench.call(1).state, CallState::Unknown);

        bench.now.isServerKnown = true;
        bench.apply(looked(1, {}));

        QCOMPARE(bench.call(1).state, CallState::NotBought);
    }

    void anAgeThatCannotBeTrustedEndsTheRepeats_data()
    {
        QTest::addColumn<bool>("wallTrusted");
        QTest::addColumn<int>("offsetMinutes");
        QTest::addColumn<bool>("repeats");
        QTest::newRow("another boot, clocks agree: repeated") << true << 0 << true;
        QTest::newRow("the wall clock ran backwards against the journal") << false << 0 << false;
        QTest::newRow("the server's Date is 6 min off") << true << 6 << false;
    }
    void anAgeThatCannotBeTrustedEndsTheRepeats()
    {
        QFETCH(bool, wallTrusted);
        QFETCH(int, offsetMinutes);
        QFETCH(bool, repeats);
        Bench bench(1, 5);
        bench.apply(machine::Confirmed{});
        bench.apply(machine::Answered{1, 1, failed(AnswerClass::Doubtful)});
        bench.now.bootId = QStringLiteral("boot-2");
        bench.now.isWallTrusted = wallTrusted;
        bench.now.server = bench.now.wall + minutes(offsetMinutes);
        bench.waitOut(1);

        bench.apply(looked(1, {}));

        QCOMPARE(!bench.commands<machine::Send>().empty(), repeats);
    }

    void aBlindLookIsNoLeaveToRepeat()
    {
        Bench bench(1, 5);
        bench.apply(machine::Confirmed{});
        bench.apply(machine::Answered{1, 1, failed(AnswerClass::Doubtful)});
        bench.waitOut(1);

        bench.apply(looked(1, {}, false));

        QVERIFY(bench.commands<machine::Send>().empty());
    }

    void aMismatchIsNeverRepeated()
    {
        Bench bench(1, 5);
        bench.apply(machine::Confirmed{});
        Answer answer
            = failed(AnswerClass::Doubtful, QStringLiteral("IdempotentParameterMismatch"));
        answer.tokenSpent = true;
        bench.apply(machine::Answered{1, 1, answer});
        for (int i = 0; i < 200 && bench.call(1).isOpen(); ++i) {
            bench.waitOut(1);
            bench.apply(looked(1, {}));
            QVERIFY(bench.commands<machine::Send>().empty());
        }

        QCOMPARE(bench.call(1).state, CallState::NotBought);
    }

    void whatWasGivenUpGoesOutOneAtATime()
    {
        Bench bench(3, 5);
        bench.apply(machine::Confirmed{});
        for (int call = 1; call <= 3; ++call)
            bench.apply(machine::Answered{call, 1, failed(AnswerClass::Doubtful)});
        bench.pass(11min); // given up by their age
        for (int call = 1; call <= 3; ++call)
            bench.due(call);

        int sent = 0;
        for (int call = 1; call <= 3; ++call) {
            bench.apply(looked(call, {}));
            sent += static_cast<int>(bench.commands<machine::Send>().size());
        }

        QCOMPARE(sent, 1);
    }

    void looksComeTwoFiveTenTwentySecondsAfterTheDoubtAndThenEveryThirty()
    {
        Bench bench(1, 5);
        bench.apply(machine::Confirmed{});
        bench.apply(machine::Answered{1, 1, failed(AnswerClass::Doubtful)});
        bench.apply(machine::CancelWished{});
        const BootTime doubt = bench.now.boot;
        std::vector<qint64> at;
        bench.pass(2s);
        bench.due(1);
        for (int i = 0; i < 6; ++i) {
            at.push_back((bench.now.boot - doubt).count() / 1000);
            bench.apply(looked(1, {}));
            bench.waitOut(1);
        }

        QCOMPARE(at, (std::vector<qint64>{2, 5, 10, 20, 50, 80}));
    }

    void anEmptyRetryBudgetSendsNothing()
    {
        Bench bench(5);
        for (int i = 0; i < 20; ++i)
            bench.limits.retries.repeat(false);

        bench.apply(machine::Confirmed{});

        QVERIFY(bench.commands<machine::Send>().empty());
        bench.limits.retries.success();
        bench.apply(machine::SlotFreed{0});
        QCOMPARE(bench.commands<machine::Send>().size(), size_t(3));
    }

    void aSleepClosesWhatIsInFlightWithoutCountingATimeOut()
    {
        Bench bench(1, 5);
        bench.apply(machine::Confirmed{});
        bench.pass(10min);

        bench.apply(machine::Woke{});

        QCOMPARE(bench.call(1).state, CallState::Unknown);
        QVERIFY(bench.call(1).dirty);
        QCOMPARE(bench.call(1).attempts.front().outcome, QStringLiteral("slept"));
        QCOMPARE(bench.commands<machine::Look>().size(), size_t(1));
        QCOMPARE(bench.limits.retries.points(), RetryBudget::kFull);
    }

    void aLateAnswersIdsAreKept()
    {
        Bench bench(1, 5);
        bench.apply(machine::Confirmed{});
        bench.apply(machine::Woke{});

        bench.apply(machine::Answered{1, 1, accepted(5)});

        QCOMPARE(bench.call(1).state, CallState::Accepted);
        QCOMPARE(bench.call(1).ids.size(), size_t(5));
    }

    void aKeyThatWasRefusedIsNotTriedASecondTime()
    {
        Bench bench(2, 5);
        bench.apply(machine::Confirmed{});
        bench.apply(machine::Answered{1, 1, failed(AnswerClass::Doubtful)});
        bench.apply(machine::Answered{2, 1,
            failed(AnswerClass::Refused, QStringLiteral("InvalidAccessKeyId.NotFound"),
                RefusalKind::Authentication)});
        bench.pass(2s);
        bench.due(1);

        bench.apply(looked(1, {}));

        QVERIFY(bench.commands<machine::Send>().empty());
        QVERIFY(bench.call(1).isOpen());
    }
};

QTEST_GUILESS_MAIN(TestMachineDoubt)
#include "tst_machine_doubt.moc"

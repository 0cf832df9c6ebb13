// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/launch/batch.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace muster;
using namespace Qt::StringLiterals;

class TestBatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void statesHaveStableNames();
    void fatesHaveStableNames();
    void verdictsHaveStableNames();
    void judges_data();
    void judges();
};

namespace {

using States = std::vector<CallState>;

BatchRecord batchOf(const States& states)
{
    BatchRecord batch;
    int index = 1;
    for (const CallState state : states) {
        CallRecord call{.index = index, .amount = *InstanceCount::from(10)};
        call.state = state;
        if (state == CallState::Accepted)
            call.ids.push_back(InstanceId::fromTrusted(u"i-%1"_s.arg(index)));
        batch.calls.push_back(call);
        ++index;
    }
    return batch;
}

} // namespace

Q_DECLARE_METATYPE(BatchCounts)

void TestBatch::statesHaveStableNames()
{
    QCOMPARE(callStateName(CallState::Planned), u"PLANNED"_s);
    QCOMPARE(callStateName(CallState::NotBought), u"NOT_BOUGHT"_s);
    for (const CallState state : {CallState::Planned, CallState::Sent, CallState::Accepted,
             CallState::Rejected, CallState::Unknown, CallState::NotBought, CallState::Cancelled})
        QVERIFY(callStateFromName(callStateName(state)) == state);
    QVERIFY(!callStateFromName(u"planned"));
    QVERIFY(!callStateFromName(u""));
}

void TestBatch::fatesHaveStableNames()
{
    for (const InstanceFate fate : {InstanceFate::Coming, InstanceFate::Up, InstanceFate::Failed,
             InstanceFate::Gone, InstanceFate::Released})
        QVERIFY(instanceFateFromName(instanceFateName(fate)) == fate);
    QVERIFY(!instanceFateFromName(u"UP"));
}

void TestBatch::verdictsHaveStableNames()
{
    QStringList names;
    for (const Verdict verdict : {Verdict::Complete, Verdict::Shortfall, Verdict::Rejected,
             Verdict::Unknown, Verdict::Timeout, Verdict::DryRun, Verdict::Open, Verdict::Invalid})
        names += verdictName(verdict);

    QCOMPARE(
        names.join(u'|'), u"complete|shortfall|rejected|unknown|timeout|dry-run|open|invalid"_s);
}

void TestBatch::judges_data()
{
    using enum CallState;
    QTest::addColumn<States>("states");
    QTest::addColumn<BatchCounts>("counts");
    QTest::addColumn<bool>("waitEnded");
    QTest::addColumn<Verdict>("verdict");
    const BatchCounts up{.asked = 20, .accepted = 20, .running = 20, .everRunning = 20};
    const BatchCounts coming{
        .asked = 20, .accepted = 20, .running = 15, .pending = 5, .everRunning = 15};
    const BatchCounts half{.asked = 20, .accepted = 10, .running = 10, .everRunning = 10};
    const BatchCounts none{.asked = 20};

    QTest::newRow("all ran") << States{Accepted, Accepted} << up << false << Verdict::Complete;
    QTest::newRow("all ran, and some were released since")
        << States{Accepted, Accepted}
        << BatchCounts{.asked = 20, .accepted = 20, .running = 12, .released = 8, .everRunning = 20}
        << true << Verdict::Complete;
    QTest::newRow("some are coming")
        << States{Accepted, Accepted} << coming << false << Verdict::Open;
    QTest::newRow("the wait ended too early")
        << States{Accepted, Accepted} << coming << true << Verdict::Timeout;
    QTest::newRow("one failed, the rest is up")
        << States{Accepted, Accepted}
        << BatchCounts{.asked = 20, .accepted = 20, .running = 19, .failed = 1, .everRunning = 19}
        << false << Verdict::Shortfall;
    QTest::newRow("one failed, one is coming: it cannot become complete")
        << States{Accepted, Accepted}
        << BatchCounts{.asked = 20,
               .accepted = 20,
               .running = 18,
               .starting = 1,
               .failed = 1,
               .everRunning = 18}
        << false << Verdict::Shortfall;
    QTest::newRow("one that ran is restarting")
        << States{Accepted, Accepted}
        << BatchCounts{.asked = 20, .accepted = 20, .running = 19, .starting = 1, .everRunning = 20}
        << false << Verdict::Complete;
    QTest::newRow("one call bought, one refused")
        << States{Accepted, Rejected} << half << false << Verdict::Shortfall;
    QTest::newRow("one call bought, one cancelled")
        << States{Accepted, Cancelled} << half << false << Verdict::Shortfall;
    QTest::newRow("all refused") << States{Rejected, Rejected} << none << false
                                 << Verdict::Rejected;
    QTest::newRow("refused and proved absent")
        << States{Rejected, NotBought} << none << true << Verdict::Rejected;
    QTest::newRow("refused, the rest cancelled")
        << States{Rejected, Cancelled} << none << false << Verdict::Rejected;
    QTest::newRow("one unresolved beside a good one")
        << States{Accepted, Unknown} << half << false << Verdict::Unknown;
    QTest::newRow("one unresolved beside a refused one")
        << States{Rejected, Unknown} << none << true << Verdict::Unknown;
    QTest::newRow("one is on its way") << States{Accepted, Sent} << half << false << Verdict::Open;
    QTest::newRow("the wait ended with one on its way")
        << States{Accepted, Sent} << half << true << Verdict::Unknown;
    QTest::newRow("one was not sent yet")
        << States{Accepted, Planned} << half << false << Verdict::Open;
}

void TestBatch::judges()
{
    QFETCH(States, states);
    QFETCH(BatchCounts, counts);
    QFETCH(bool, waitEnded);
    QFETCH(Verdict, verdict);

    QCOMPARE(verdictName(verdictOf(batchOf(states), counts, waitEnded)), verdictName(verdict));
}

QTEST_APPLESS_MAIN(TestBatch)
#include "tst_batch.moc"

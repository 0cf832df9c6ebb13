// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/exit_code.h"
#include "cli/job.h"
#include "job_parts.h"
#include "launch_job.h"
#include "order_job.h"

#include <QRegularExpression>
#include <QTest>

using namespace muster;
using namespace muster::cli;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(muster::Verdict)
Q_DECLARE_METATYPE(muster::Error::Kind)

namespace {

CallRecord callIn(CallState state)
{
    CallRecord call{1, 1, *InstanceCount::from(3)};
    call.state = state;
    return call;
}

BatchRecord rejectedBatch(Error::Kind kind)
{
    BatchRecord batch;
    batch.calls.push_back(callIn(CallState::Rejected));
    batch.calls.back().error = CallError{kind, {}, {}, {}};
    return batch;
}

} // namespace

class TestExitCode : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void ofVerdict_data()
    {
        QTest::addColumn<Verdict>("verdict");
        QTest::addColumn<int>("code");
        QTest::newRow("complete") << Verdict::Complete << 0;
        QTest::newRow("open, without --wait") << Verdict::Open << 0;
        QTest::newRow("dry run") << Verdict::DryRun << 0;
        QTest::newRow("invalid") << Verdict::Invalid << 2;
        QTest::newRow("shortfall") << Verdict::Shortfall << 4;
        QTest::newRow("unknown") << Verdict::Unknown << 5;
        QTest::newRow("timeout") << Verdict::Timeout << 6;
    }
    void ofVerdict()
    {
        QFETCH(const Verdict, verdict);
        QFETCH(const int, code);

        QCOMPARE(static_cast<int>(exitCodeOf(BatchRecord{}, verdict)), code);
    }

    void ofRejection_data()
    {
        QTest::addColumn<Error::Kind>("kind");
        QTest::addColumn<int>("code");
        QTest::newRow("refused by the service") << Error::Kind::Service << 3;
        QTest::newRow("not reached") << Error::Kind::NotSent << 8;
        QTest::newRow("no key could be read") << Error::Kind::NoCredentials << 7;
    }
    void ofRejection()
    {
        QFETCH(const Error::Kind, kind);
        QFETCH(const int, code);

        QCOMPARE(static_cast<int>(exitCodeOf(rejectedBatch(kind), Verdict::Rejected)), code);
    }

    void aCallHeldBackIsNoAnswerOfTheService()
    {
        BatchRecord batch = rejectedBatch(Error::Kind::NotSent);
        batch.calls.push_back(callIn(CallState::Planned));

        QCOMPARE(static_cast<int>(exitCodeOf(batch, Verdict::Rejected)), 8);
    }

    void ofError_data()
    {
        QTest::addColumn<Error::Kind>("kind");
        QTest::addColumn<int>("code");
        QTest::newRow("wrong value") << Error::Kind::Invalid << 2;
        QTest::newRow("not sent") << Error::Kind::NotSent << 8;
        QTest::newRow("service") << Error::Kind::Service << 3;
        QTest::newRow("no key") << Error::Kind::NoCredentials << 7;
        QTest::newRow("another owner") << Error::Kind::Locked << 9;
        QTest::newRow("disk") << Error::Kind::Storage << 1;
        QTest::newRow("doubt") << Error::Kind::OutcomeUnknown << 5;
    }
    void ofError()
    {
        QFETCH(const Error::Kind, kind);
        QFETCH(const int, code);

        QCOMPARE(static_cast<int>(exitCodeOf(makeError(kind, u"x"_s))), code);
    }

    void ofInterruption_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<bool>("waited");
        QTest::addColumn<int>("code");
        QTest::newRow("a call is in flight") << static_cast<int>(CallState::Sent) << true << 5;
        QTest::newRow("a call was not sent") << static_cast<int>(CallState::Planned) << true << 5;
        QTest::newRow("a call is unknown") << static_cast<int>(CallState::Unknown) << false << 5;
        QTest::newRow("only the wait was cut short")
            << static_cast<int>(CallState::Accepted) << true << 6;
        QTest::newRow("nothing was waited for")
            << static_cast<int>(CallState::Accepted) << false << 0;
    }
    void ofInterruption()
    {
        QFETCH(const int, state);
        QFETCH(const bool, waited);
        QFETCH(const int, code);
        BatchStatus status;
        status.record.calls.push_back(callIn(static_cast<CallState>(state)));

        QCOMPARE(static_cast<int>(exitCodeOfInterrupted(status, waited)), code);
    }

    void ofOrders()
    {
        const OrderOutcome good{InstanceId::fromTrusted(u"i-1"_s), true, {}, {}};
        const OrderOutcome bad{InstanceId::fromTrusted(u"i-2"_s), false, u"X"_s, {}};

        QCOMPARE(exitCodeOf(std::vector{good, good}), ExitCode::Done);
        QCOMPARE(exitCodeOf(std::vector{good, bad}), ExitCode::Shortfall);
        QCOMPARE(exitCodeOf(std::vector{bad, bad}), ExitCode::Refused);
        const OrderOutcome lost{InstanceId::fromTrusted(u"i-3"_s), false, kOutcomeUnknown, {}};
        QCOMPARE(exitCodeOf(std::vector{good, lost}), ExitCode::Unknown);
    }

    void theWorstOfSeveralCounts()
    {
        QCOMPARE(worseOf(ExitCode::Done, ExitCode::Refused), ExitCode::Refused);
        QCOMPARE(worseOf(ExitCode::Unknown, ExitCode::Refused), ExitCode::Unknown);
        QCOMPARE(worseOf(ExitCode::Done, ExitCode::Done), ExitCode::Done);
    }
};

QTEST_GUILESS_MAIN(TestExitCode)
#include "tst_exit_code.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "session_bench.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace muster;
using namespace std::chrono_literals;

class TestSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void aBatchIsWrittenDownBeforeItsFirstByte()
    {
        SessionBench bench;
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
        SessionBench bench;
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
        SessionBench bench;
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
        SessionBench bench;
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
        SessionBench bench;
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
        SessionBench bench;
        bench.status = InstanceStatus::Running;
        const BatchId id = bench.launchOf(20);
        bench.run(10s);
        bench.blind = true;
        bench.allowed = false;

        bench.run(30min);

        QCOMPARE(bench.session->batch(id)->counts.running, 20);
        QCOMPARE(bench.session->batch(id)->counts.unknown, 0);
    }

    /// I42, I43 and I65 for a status: the reply is dropped, and what was known stays with its age.
    void aReplyThatCannotBeReadLeavesWhatWasKnown()
    {
        SessionBench bench;
        bench.status = InstanceStatus::Running;
        const BatchId id = bench.launchOf(20);
        bench.run(10s);
        const auto region = RegionId::fromTrusted(QStringLiteral("cn-hangzhou"));
        const auto lastRead = bench.session->load(region).lastRead;
        QVERIFY(lastRead.has_value());
        bench.instances.describes.answerAllBy([](const DescribeQuery&) -> Result<InstancePage> {
            return makeError(Error::Kind::Malformed, QStringLiteral("not JSON"));
        });

        bench.run(15min);

        QCOMPARE(bench.session->batch(id)->counts.running, 20);
        QCOMPARE(bench.session->batch(id)->counts.unknown, 0);
        QVERIFY(bench.session->load(region).lastRead == lastRead);
        QVERIFY(!bench.session->load(region).trouble.isEmpty());
    }

    void whatTheJournalDidNotTakeIsNotShown()
    {
        SessionBench bench;
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
        SessionBench bench;
        bench.journal.unwritable = makeError(Error::Kind::Storage, QStringLiteral("disk full"));

        const Plan plan = bench.session->plan(specOf(5), QString());
        const auto launched = bench.session->launch(plan);
        bench.run(2s);

        QVERIFY(!launched.has_value());
        QCOMPARE(bench.launch.runs.count(), size_t(0));
    }

    void nothingLeavesWithoutItsAttemptWhenIdsWereRescued()
    {
        SessionBench bench;
        bench.launchOf(400);
        QCOMPARE(bench.launch.runs.count(), size_t(3));
        Error rescued = makeError(Error::Kind::Storage, QStringLiteral("disk full"));
        rescued.code = QStringLiteral("ids-rescued");
        bench.journal.failNext(rescued);

        bench.run(5s);

        QCOMPARE(bench.launch.runs.count(), size_t(4));
        QCOMPARE(bench.journal.entriesOf<AttemptStarted>().size(), size_t(4));
    }

    void aReleaseGoesByIdInCallsOfAHundredAndEndsReleased()
    {
        SessionBench bench;
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
        SessionBench bench;
        bench.status = InstanceStatus::Running;
        const BatchId id = bench.launchOf(20);
        bench.run(10s);
        const size_t sent = bench.launch.runs.count();
        bench.open();

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
        SessionBench bench;
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

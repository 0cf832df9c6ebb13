// SPDX-License-Identifier: GPL-3.0-or-later
#include "session_bench.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace muster;

namespace {

Error serviceError(const QString& code, int status)
{
    Error error = makeError(Error::Kind::Service, QString());
    error.code = code;
    error.httpStatus = status;
    return error;
}

const RegionId kRegion = RegionId::fromTrusted(QStringLiteral("cn-hangzhou"));

} // namespace

class TestResolving : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void whatWasRefusedIsOrderedAgainAsANewGeneration()
    {
        SessionBench bench;
        bench.launch.runs.answerAllBy([](const LaunchRequest&) -> Result<LaunchReply> {
            return serviceError(QStringLiteral("OperationDenied.NoStock"), 403);
        });
        const BatchId id = bench.launchOf(250);
        bench.run(2s);
        QCOMPARE(bench.session->batch(id)->verdict, Verdict::Rejected);
        QCOMPARE(bench.session->batch(id)->canOrderAgain, 250);
        QCOMPARE(bench.session->batch(id)->missing, 250);
        bench.launch.runs.answerAllBy(
            [&bench](const LaunchRequest& request) { return bench.SessionBench::run(request); });
        const size_t before = bench.launch.runs.count();

        const auto ordered = bench.session->orderAgain(id);
        bench.run(5s);

        QVERIFY(ordered.has_value());
        QCOMPARE(bench.session->batch(id)->counts.accepted, 250);
        QCOMPARE(bench.session->batch(id)->missing, 0);
        QCOMPARE(bench.session->batch(id)->canOrderAgain, 0);
        const auto again = Parameters::fromEncoded(bench.launch.runs.requests()[before].frozen);
        QVERIFY(again->text(QStringLiteral("ClientToken")).endsWith(QStringLiteral("-001-2")));
        QVERIFY(!bench.session->orderAgain(id));
    }

    void orderingAgainIsWrittenDownBeforeItsFirstByte()
    {
        SessionBench bench;
        bench.launch.runs.answerAllBy([](const LaunchRequest&) -> Result<LaunchReply> {
            return serviceError(QStringLiteral("OperationDenied.NoStock"), 403);
        });
        const BatchId id = bench.launchOf(5);
        bench.run(1s);
        bench.journal.unwritable = makeError(Error::Kind::Storage, QStringLiteral("disk full"));

        const auto ordered = bench.session->orderAgain(id);
        bench.run(1s);

        QVERIFY(!ordered.has_value());
        QCOMPARE(ordered.error().kind, Error::Kind::Storage);
        QCOMPARE(bench.launch.runs.count(), size_t(1));
    }

    void takingWhatThereIsCancelsOnlyWhatWasNotSent()
    {
        SessionBench bench;
        int answered = 0;
        bench.launch.runs.answerAllBy([&](const LaunchRequest& request) -> Result<LaunchReply> {
            if (++answered > 3)
                return serviceError(QStringLiteral("OperationDenied.NoStock"), 403);
            return bench.SessionBench::run(request);
        });
        const BatchId id = bench.launchOf(1000);
        bench.run(3s);
        QVERIFY(bench.session->batch(id)->callsNotSent > 0);

        QVERIFY(bench.session->closeAsIs(id));

        QCOMPARE(bench.session->batch(id)->callsNotSent, 0);
        QCOMPARE(bench.session->batch(id)->counts.accepted, 300);
        QCOMPARE(bench.session->batch(id)->missing, 700);
    }

    void goingOnAfterAShortageSendsWhatIsPlanned()
    {
        SessionBench bench;
        int answered = 0;
        bench.launch.runs.answerAllBy([&](const LaunchRequest& request) -> Result<LaunchReply> {
            if (++answered == 2)
                return serviceError(QStringLiteral("OperationDenied.NoStock"), 403);
            return bench.SessionBench::run(request);
        });
        const Plan plan = bench.session->plan(specOf(1000), QString());
        QVERIFY(bench.session->launch(plan, true));
        bench.run(3s);

        QCOMPARE(bench.session->batch(plan.batch)->counts.accepted, 900);
        QCOMPARE(bench.session->batch(plan.batch)->callsNotSent, 0);
    }

    void aCallInDoubtIsToldWithItsNextLook()
    {
        SessionBench bench;
        bench.launch.runs.answerAllBy([](const LaunchRequest&) -> Result<LaunchReply> {
            return makeError(Error::Kind::OutcomeUnknown, QStringLiteral("connection closed"));
        });
        const BatchId id = bench.launchOf(5);
        bench.run(1s);

        const auto doubts = bench.session->batch(id)->inDoubt;

        QCOMPARE(doubts.size(), size_t(1));
        QVERIFY(doubts.front().nextLook.has_value());
        QVERIFY(*doubts.front().nextLook > bench.clock.wallNow());
        QVERIFY(doubts.front().why.has_value());
        QVERIFY(!doubts.front().needsClick);
        const size_t before = bench.instances.describes.count();
        bench.session->lookAgain(id);
        bench.run(100ms);
        QVERIFY(bench.instances.describes.count() > before);
    }

    void aNewRunBuysNothingWithoutTheClick()
    {
        SessionBench bench;
        bench.launch.runs.answerAllBy([](const LaunchRequest&) -> Result<LaunchReply> {
            return makeError(Error::Kind::OutcomeUnknown, QStringLiteral("connection closed"));
        });
        const BatchId id = bench.launchOf(5);
        bench.run(1s);
        const size_t sent = bench.launch.runs.count();
        bench.open();

        QVERIFY(bench.session->start());
        bench.run(60s);

        QCOMPARE(bench.launch.runs.count(), sent);
        QVERIFY(bench.session->batch(id)->inDoubt.front().needsClick);
        QVERIFY(bench.session->finish(id));
        bench.run(40s);
        QVERIFY(bench.launch.runs.count() > sent);
    }

    void aBatchOfAnotherKeyIsNotReadBeforeAPersonSaysSo()
    {
        SessionBench bench;
        bench.launch.runs.answerAllBy([](const LaunchRequest&) -> Result<LaunchReply> {
            return makeError(Error::Kind::OutcomeUnknown, QStringLiteral("connection closed"));
        });
        const BatchId id = bench.launchOf(5);
        bench.run(1s);
        bench.config.account.accessKeyId = QStringLiteral("key-2");
        bench.open();
        const size_t before = bench.instances.describes.count();

        QVERIFY(bench.session->start());
        bench.run(60s);

        QCOMPARE(bench.instances.describes.count(), before);
        QCOMPARE(bench.session->batch(id)->block, LookBlock::OtherKey);
        QVERIFY(!bench.session->finish(id));
        QVERIFY(bench.session->confirmAccount(id));
        bench.run(5s);
        QVERIFY(bench.instances.describes.count() > before);
        QCOMPARE(bench.session->batch(id)->block, LookBlock::None);
    }

    void aSleepMakesWhatIsInFlightDoubtfulAndLooksFirst()
    {
        SessionBench bench;
        bench.launch.runs.answerAllBy(nullptr);
        const BatchId id = bench.launchOf(5);
        bench.run(2s);
        QCOMPARE(bench.session->batch(id)->record.calls.front().state, CallState::Sent);

        bench.clock.moveOn(10min);
        bench.run(1500ms);

        QVERIFY(!bench.session->batch(id)->inDoubt.empty());
        QVERIFY(bench.instances.describes.count() > 0);
        LaunchReply reply; // the answer comes after all
        for (int i = 0; i < 5; ++i)
            reply.ids.push_back(InstanceId::fromTrusted(QStringLiteral("i-%1").arg(i)));
        QVERIFY(bench.launch.runs.answer(0, reply));
        bench.run(200ms);
        QCOMPARE(bench.session->batch(id)->counts.accepted, 5);
        QVERIFY(bench.launch.runs.answer(1, reply)); // that of the repeat after the look
        bench.run(200ms);
        QVERIFY(bench.session->batch(id)->inDoubt.empty());
    }

    void twoBatchesOfARegionShareTheSilenceAfterThrottling()
    {
        SessionBench bench;
        bench.launch.runs.answerAllBy([](const LaunchRequest&) -> Result<LaunchReply> {
            return serviceError(QStringLiteral("Throttling.User"), 400);
        });
        bench.launchOf(5);
        bench.run(200ms);
        const size_t sent = bench.launch.runs.count();

        bench.launchOf(5);
        bench.run(20s);

        QCOMPARE(bench.launch.runs.count(), sent);
    }

    void aRegionThatOnlyGivesTroubleIsProbedEveryThirtySeconds()
    {
        SessionBench bench;
        bench.launchOf(20);
        bench.run(5s);
        bench.instances.describes.answerAllBy([](const DescribeQuery&) -> Result<InstancePage> {
            return makeError(Error::Kind::NotSent, QStringLiteral("no network"));
        });
        bench.run(10min);
        QVERIFY(bench.session->load(kRegion).serviceTrouble);
        const size_t before = bench.instances.describes.count();

        bench.run(5min);

        const size_t probes = bench.instances.describes.count() - before;
        QVERIFY2(probes >= 8 && probes <= 11, qPrintable(QString::number(probes)));
        bench.instances.describes.answerAllBy(
            [&bench](const DescribeQuery& query) { return bench.describe(query); });
        bench.run(60s);
        QVERIFY(!bench.session->load(kRegion).serviceTrouble);
    }

    /// I55: without its end a list proves no absence, so nothing is bought again.
    void aListWithoutEndProvesNothing_data()
    {
        QTest::addColumn<QString>("token"); ///< %1 is the number of the page
        QTest::addColumn<size_t>("pages");
        QTest::newRow("I55 a token that repeats") << QStringLiteral("again") << size_t(2);
        QTest::newRow("I55 a token of 1 MB") << QString(1'000'000, u't') << size_t(1);
        QTest::newRow("I55 tokens that never end") << QStringLiteral("page-%1") << size_t(2001);
    }
    void aListWithoutEndProvesNothing()
    {
        QFETCH(const QString, token);
        QFETCH(const size_t, pages);
        SessionBench bench;
        bench.launch.runs.answerAllBy([](const LaunchRequest&) -> Result<LaunchReply> {
            return makeError(Error::Kind::OutcomeUnknown, QStringLiteral("connection closed"));
        });
        size_t read = 0;
        bench.instances.describes.answerAllBy([&](const DescribeQuery& query) {
            if (query.dryRun)
                return bench.describe(query);
            InstancePage page;
            const bool many = token.contains(u'%');
            page.nextToken = many ? token.arg(++read) : (++read, token);
            return Result<InstancePage>(page);
        });
        const BatchId id = bench.launchOf(1);
        for (int i = 0; i < 2000 && bench.session->batch(id)->inDoubt.empty(); ++i)
            bench.run(1s);
        for (int i = 0; i < 2000 && read < pages; ++i)
            bench.run(1s);
        bench.run(1s);

        QCOMPARE(read, pages);
        QCOMPARE(bench.session->batch(id)->inDoubt.front().block, LookBlock::NoAnswer);
        QCOMPARE(bench.launch.runs.count(), size_t(1));
    }

    void aLookWithStrangersProvesNothing()
    {
        SessionBench bench;
        bench.launch.runs.answerAllBy([](const LaunchRequest&) -> Result<LaunchReply> {
            return makeError(Error::Kind::OutcomeUnknown, QStringLiteral("connection closed"));
        });
        bench.instances.describes.answerAllBy([](const DescribeQuery& query) {
            InstancePage page;
            if (!query.callTag.isEmpty()) {
                Instance stranger;
                stranger.id = InstanceId::fromTrusted(QStringLiteral("i-stranger"));
                page.rows.push_back(stranger);
            }
            return Result<InstancePage>(page);
        });
        QTest::ignoreMessage(
            QtWarningMsg, QRegularExpression(QStringLiteral("without the tag that was asked")));
        const BatchId id = bench.launchOf(1);
        bench.run(2500ms);

        QCOMPARE(bench.session->batch(id)->counts.accepted, 0);
        QCOMPARE(bench.session->batch(id)->inDoubt.front().block, LookBlock::NoAnswer);
        QCOMPARE(bench.launch.runs.count(), size_t(1));
    }

    void aDryRunThatBuysBecomesABatchWithAnAlarm()
    {
        SessionBench bench;
        Error bought
            = makeError(Error::Kind::Malformed, QStringLiteral("a dry run made instances"));
        bought.code = kDryRunMadeInstances;
        bought.message = QStringLiteral("i-900,i-901");
        bench.launch.dryRuns.answerAllBy([bought](const auto&) { return Result<Done>(bought); });
        QSignalSpy alarms(bench.session.get(), &Session::alarm);

        const auto answer = bench.session->dryRun(specOf(1));
        bench.run(1s);

        QVERIFY(answer.isFinished());
        QCOMPARE(alarms.count(), 1);
        QCOMPARE(bench.session->batches().size(), size_t(1));
        const BatchStatus* status = bench.session->batch(bench.session->batches().front());
        QCOMPARE(status->surplus, 2);
        QCOMPARE(bench.journal.batches()->front().calls.front().ids.size(), size_t(2));
    }

    void aLostJournalIsPutTogetherFromTheTags()
    {
        SessionBench bench;
        const QString batch(32, u'b');
        for (int i = 0; i < 7; ++i) {
            Instance row;
            row.id = InstanceId::fromTrusted(QStringLiteral("i-%1").arg(i));
            row.region = kRegion.value();
            row.name = QStringLiteral("web-%1").arg(i);
            row.status = InstanceStatus::Running;
            if (i < 6) { // the last one is not ours
                row.batch = BatchId::fromTrusted(batch);
                row.callTag = batch + (i < 4 ? QStringLiteral("-001-1") : QStringLiteral("-002-1"));
            }
            bench.tagged.push_back(row);
        }
        bench.status = InstanceStatus::Running;

        auto future = bench.session->rebuildFromCloud({kRegion});
        bench.run(1s);

        QVERIFY(future.isFinished());
        const auto rebuilt = future.result();
        QVERIFY(rebuilt.has_value());
        QCOMPARE(rebuilt->batches, 1);
        QCOMPARE(rebuilt->calls, 2);
        QCOMPARE(rebuilt->instances, 6);
        const BatchStatus* status = bench.session->batch(BatchId::fromTrusted(batch));
        QVERIFY(status != nullptr);
        QVERIFY(status->record.recovered);
        QCOMPARE(status->record.label, QStringLiteral("web"));
        QCOMPARE(status->counts.accepted, 6);
        QCOMPARE(bench.launch.runs.count(), size_t(0));

        auto again = bench.session->rebuildFromCloud({kRegion});
        bench.run(1s);
        QCOMPARE(again.result()->instances, 0);
    }
};

QTEST_GUILESS_MAIN(TestResolving)
#include "tst_resolving.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/constants.h"
#include "core/launch/launch_spec.h"
#include "model_recorder.h"
#include "presenter/batch_presenter.h"
#include "presenter/batches_model.h"
#include "session_world.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace muster;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct World : SessionWorld
{
    World()
    {
        QVERIFY(session->start());
        orders.setSession(session.get());
        presenter.setSession(session.get());
    }
    /// Launches \a amount instances and lets the service accept them.
    void launchBatch(int amount)
    {
        const auto checked = checkDraft(draft(amount), CheckContext{clock.wallNow()});
        QVERIFY(checked.spec.has_value());
        const Plan plan = session->plan(*checked.spec, QString());
        QVERIFY(session->launch(plan));
        id = plan.batch;
        presenter.showBatch(id);
        QTRY_COMPARE(launch.runs.openCount(), size_t(1));
    }
    void accept(int amount)
    {
        launch.runs.answerNext(reply(amount));
        QTRY_COMPARE(session->batch(id)->counts.accepted, amount);
        session->fleet().flush();
    }
    void show(int number, InstanceStatus status)
    {
        FleetRow shown = row(number, status);
        shown.instance.batch = id;
        shown.everRunning = shown.everRunning
            || session->fleet().row(session->fleet().slotOf(shown.instance.id)).everRunning;
        session->fleet().put(shown);
        session->fleet().flush();
    }

    BatchOrders orders{prompt};
    BatchPresenter presenter{clock, scheduler, orders, constants::kStalledAfter};
    BatchId id{};
};

} // namespace

class TestBatchPresenter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void showsNothingAtFirst();
    void aBatchComesUp();
    void theBarNeverRunsBackwards();
    void theElapsedTimeStandsStillAtTheVerdict();
    void aRefusedBatchIsExplained();
    void waitingCanBeStopped();
    void aBatchBecomesADraftAgain();
    void aPastReleaseTimeIsLeftOutOfTheDraft();
    void theListHasTheBatches();
    void figuresAndAttemptsAreTold();
    void aCallInDoubtSaysWhatIsBeingChecked();
};

void TestBatchPresenter::showsNothingAtFirst()
{
    World world;

    QVERIFY(!world.presenter.hasBatch());
    QCOMPARE(world.presenter.verdictLine(), QString());
    QVERIFY(world.presenter.segments().empty());
    QVERIFY(!world.presenter.canStopWaiting());
    QCOMPARE(world.presenter.model().rowCount(), 0);
}

void TestBatchPresenter::aBatchComesUp()
{
    World world;
    world.launchBatch(3);
    const QSignalSpy changed(&world.presenter, &BatchPresenter::changed);
    QCOMPARE(world.presenter.verdictLine(), u"0 of 3 running · 3 being ordered"_s);

    world.accept(3);
    world.show(1, InstanceStatus::Running);
    world.show(2, InstanceStatus::Starting);

    QCOMPARE(world.presenter.verdictLine(), u"1 of 3 running · 1 starting · 1 pending"_s);
    QCOMPARE(world.presenter.model().rowCount(), 3);
    QVERIFY(world.presenter.title().endsWith(u"— cn-hangzhou — prod"_s));
    QCOMPARE(world.presenter.segments(),
        (std::vector<BarSegment>{
            {DisplayState::Running, 1}, {DisplayState::Starting, 1}, {DisplayState::Pending, 1}}));
    QVERIFY(changed.count() > 0);
    QCOMPARE(world.presenter.calls().size(), size_t(1));
    QCOMPARE(world.presenter.calls().front().state, u"Accepted"_s);
    QCOMPARE(world.presenter.calls().front().requestId, u"REQ-1"_s);
    QVERIFY(world.presenter.canStopWaiting());
}

void TestBatchPresenter::theBarNeverRunsBackwards()
{
    World world;
    world.launchBatch(3);
    world.accept(3);
    world.show(1, InstanceStatus::Running);
    world.show(1, InstanceStatus::Stopping); // somebody stops it while the others come up

    QCOMPARE(world.presenter.segments(),
        (std::vector<BarSegment>{{DisplayState::Running, 1}, {DisplayState::Pending, 2}}));
    QVERIFY(
        world.presenter.verdictLine().startsWith(u"0 of 3 running"_s)); // the words say what is so
}

void TestBatchPresenter::theElapsedTimeStandsStillAtTheVerdict()
{
    World world;
    world.launchBatch(1);
    world.accept(1);
    const QSignalSpy changed(&world.presenter, &BatchPresenter::changed);

    world.scheduler.moveOn(41s);
    QCOMPARE(world.presenter.elapsedText(), u"41 s"_s);
    QVERIFY(changed.count() >= 41);
    world.show(1, InstanceStatus::Running);
    world.scheduler.moveOn(10s);

    QCOMPARE(world.presenter.elapsedText(), u"41 s"_s);
    QCOMPARE(world.session->batch(world.id)->verdict, Verdict::Complete);
    QVERIFY(!world.presenter.canStopWaiting());
}

void TestBatchPresenter::aRefusedBatchIsExplained()
{
    World world;
    world.launchBatch(3);
    Error error;
    error.kind = Error::Kind::Service;
    error.code = u"OperationDenied.NoStock"_s;
    error.httpStatus = 403;
    error.requestId = u"REQ-9"_s;

    world.launch.runs.answerNext(error);

    QTRY_COMPARE(world.session->batch(world.id)->verdict, Verdict::Rejected);
    QCOMPARE(world.presenter.verdictLine(), u"0 of 3 running · 3 not bought"_s);
    QVERIFY(world.presenter.explanation().startsWith(
        u"Nothing was bought. This instance type is out of stock"_s));
    QVERIFY(world.presenter.calls().front().remark.contains(u"REQ-9"_s));
    QCOMPARE(world.presenter.segments(), (std::vector<BarSegment>{{DisplayState::Failed, 3}}));
}

void TestBatchPresenter::waitingCanBeStopped()
{
    World world;
    world.launchBatch(2);
    world.accept(2);

    world.presenter.stopWaiting();

    QCOMPARE(world.session->batch(world.id)->verdict, Verdict::Timeout);
    QVERIFY(!world.presenter.canStopWaiting());
    QVERIFY(world.presenter.explanation().contains(u"The wait is over"_s));
}

void TestBatchPresenter::aBatchBecomesADraftAgain()
{
    World world;
    world.launchBatch(3);

    const std::optional<LaunchDraft> draft = world.presenter.draft();

    QVERIFY(draft.has_value());
    QCOMPARE(draft->parameters, SessionWorld::draft(3).parameters);
    QVERIFY(checkDraft(*draft, CheckContext{world.clock.wallNow()}).problems.empty());
}

void TestBatchPresenter::aPastReleaseTimeIsLeftOutOfTheDraft()
{
    const FakeClock clock;
    BatchRecord record;
    record.asked = 250;
    record.releaseTime = clock.wallNow() + 8h;

    QCOMPARE(draftOf(record, clock.wallNow()).release.text, u"2026-04-12T18:00:00Z"_s);
    QVERIFY(draftOf(record, clock.wallNow()).split);
    QCOMPARE(draftOf(record, clock.wallNow() + 8h).release.kind, ReleaseChoice::Kind::Never);
}

void TestBatchPresenter::theListHasTheBatches()
{
    World world;
    BatchesModel model;
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSession(world.session.get());
    ModelRecorder recorder(model);

    world.launchBatch(3);
    QCOMPARE(recorder.take().first(), u"insert 0-0"_s);
    world.accept(3);

    QCOMPARE(recorder.take().last(), u"data 0-0 columns 1-9"_s);
    const auto text = [&model](int column) { return model.index(0, column).data().toString(); };
    QCOMPARE(text(BatchesModel::VerdictColumn), u"Coming up"_s);
    QCOMPARE(text(BatchesModel::AskedColumn), u"3"_s);
    QCOMPARE(text(BatchesModel::AcceptedColumn), u"3"_s);
    QCOMPARE(text(BatchesModel::RegionColumn), u"cn-hangzhou"_s);
    QCOMPARE(text(BatchesModel::RequestIdsColumn), u"REQ-1"_s);
    QCOMPARE(model.index(0, 0).data(BatchesModel::BatchIdRole).toString(), world.id.value());
    QCOMPARE(model.rowOf(world.id), 0);
    model.setSession(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

void TestBatchPresenter::figuresAndAttemptsAreTold()
{
    World world;
    world.launchBatch(3);
    world.accept(3);
    world.show(1, InstanceStatus::Running);

    QStringList figures;
    for (const FigureLine& figure : world.presenter.figures())
        figures += figure.number + u' ' + figure.word;
    QCOMPARE(figures, (QStringList{u"3 asked"_s, u"3 accepted"_s, u"3 alive"_s, u"1 ready"_s}));
    const CallLine call = world.presenter.calls().front();
    QCOMPARE(call.generation, 1);
    QCOMPARE(call.ids, 3);
    QCOMPARE(call.attempts.size(), size_t(1));
    QCOMPARE(call.attempts.front().number, 1);
    QCOMPARE(call.attempts.front().outcome, u"accepted"_s);
    const QStringList lines = world.presenter.callsText().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines.first().count(u'\t'), lines.last().count(u'\t'));
    QVERIFY(lines.last().contains(call.token));
    QVERIFY(world.presenter.doubtText().isEmpty());
}

void TestBatchPresenter::aCallInDoubtSaysWhatIsBeingChecked()
{
    World world;
    world.launchBatch(3);

    world.launch.runs.answerNext(makeError(Error::Kind::OutcomeUnknown, u"no answer"_s));
    QTRY_VERIFY(!world.presenter.doubtText().isEmpty());

    const QString line = world.presenter.doubtText();
    QVERIFY2(line.startsWith(u"Call 1 of 1, 3 instances: unknown, checking. Not looked for yet."_s),
        qPrintable(line));
    QVERIFY2(line.contains(u"Next look at 10:00:02."_s), qPrintable(line));
    QCOMPARE(world.presenter.calls().front().state, u"Unknown, checking"_s);
    QCOMPARE(
        world.presenter.calls().front().attempts.front().outcome, u"no answer to be trusted"_s);
    QCOMPARE(world.presenter.verdictLine(), u"0 of 3 running · 3 in doubt"_s);
}

QTEST_GUILESS_MAIN(TestBatchPresenter)
#include "tst_batch_presenter.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/constants.h"
#include "presenter/fleet_presenter.h"
#include "session_world.h"

#include <QRegularExpression>
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
        presenter.setSession(session.get());
        for (int number = 1; number <= 3; ++number)
            session->fleet().put(row(number));
        session->fleet().flush();
        presenter.setSelection({id(1), id(2)});
    }
    static InstanceId id(int number) { return InstanceId::fromTrusted(u"i-%1"_s.arg(number)); }
    ReleaseTimeFlow& open()
    {
        presenter.requestReleaseTime();
        return *prompt.timeFlow;
    }
    /// Lets the order go out, and answers it for one instance after the other.
    void answer(const std::vector<Result<Done>>& answers)
    {
        for (const Result<Done>& one : answers) {
            scheduler.moveOn(2s);
            QTRY_VERIFY(instances.releaseTimes.openCount() > 0);
            instances.releaseTimes.answerNext(one);
            QCoreApplication::processEvents();
        }
        scheduler.moveOn(2s);
    }

    FleetPresenter presenter{
        clock, scheduler, prompt, tasks, {constants::kStalledAfter, constants::kReleaseHold}};
};

Error refused()
{
    Error error = makeError(Error::Kind::Service, u"refused"_s);
    error.code = u"InvalidParameter"_s;
    error.httpStatus = 400;
    return error;
}

} // namespace

class TestReleaseTimeFlow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aTimeIsJudgedByTheRule_data();
    void aTimeIsJudgedByTheRule();
    void theThreeFormsFollowEachOther();
    void whatIsRiskyIsSaid();
    void eachInstanceIsToldAndTheRefusedOnesCanBeRetried();
    void aTimeThatCameTooNearIsNotSent();
    void cancellingSendsNothing();
};

void TestReleaseTimeFlow::aTimeIsJudgedByTheRule_data()
{
    QTest::addColumn<bool>("isSpan");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("problem");

    const QString soon = u"The release time must lie at least 30 minutes ahead."_s;
    const QString late = u"The release time may lie at most 3 years ahead."_s;
    QTest::newRow("a span of eight hours") << true << u"8h"_s << QString();
    QTest::newRow("a span of 29 minutes") << true << u"29m"_s << soon;
    QTest::newRow("a span of four years") << true << u"1500d"_s << late;
    QTest::newRow("no span") << true << u"soon"_s << u"A span is written like 45m, 8h or 2d."_s;
    QTest::newRow("an empty span")
        << true << QString() << u"A span is written like 45m, 8h or 2d."_s;
    QTest::newRow("a time in the past") << false << u"2020-01-01T00:00:00Z"_s << soon;
    QTest::newRow("a time in a century") << false << u"2126-01-01T00:00:00Z"_s << late;
    QTest::newRow("no time") << false << u"tomorrow"_s
                             << u"A release time is written like 2026-11-25T10:00:00Z, in UTC."_s;
}

void TestReleaseTimeFlow::aTimeIsJudgedByTheRule()
{
    QFETCH(const bool, isSpan);
    QFETCH(const QString, text);
    QFETCH(const QString, problem);
    World world;
    ReleaseTimeFlow& flow = world.open();

    if (isSpan)
        flow.setSpan(text);
    else
        flow.setUtc(text);

    QCOMPARE(flow.problemText(), problem);
    QCOMPARE(flow.canConfirm(), problem.isEmpty());
    QCOMPARE(flow.effectText().isEmpty(), !problem.isEmpty());
}

void TestReleaseTimeFlow::theThreeFormsFollowEachOther()
{
    World world;
    ReleaseTimeFlow& flow = world.open();
    const UtcTime wanted = std::chrono::ceil<minutes>(world.clock.wallNow() + 8h);

    QCOMPARE(flow.entry().kind, ReleaseChoice::Kind::InSpan);
    QCOMPARE(flow.entry().utc, toIsoText(wanted)); // of the span that stands there at first
    flow.setLocal(toDateTime(wanted + 1h).toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s));
    QCOMPARE(flow.entry().kind, ReleaseChoice::Kind::AtTime);
    QCOMPARE(flow.entry().utc, toIsoText(wanted + 1h));
    flow.setUtc(toIsoText(wanted + 2h));
    QCOMPARE(
        flow.entry().local, toDateTime(wanted + 2h).toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s));
}

void TestReleaseTimeFlow::whatIsRiskyIsSaid()
{
    World world;
    FleetRow later = SessionWorld::row(1);
    later.instance.releaseTime
        = std::chrono::floor<seconds>((world.clock.wallNow() + 48h).time_since_epoch()).count();
    world.session->fleet().put(later);
    world.session->fleet().flush();
    ReleaseTimeFlow& flow = world.open();

    QCOMPARE(flow.title(), u"Extend release time of 2 instances"_s);
    QVERIFY2(
        flow.lines().front().startsWith(u"i-1 · released "_s), qPrintable(flow.lines().front()));
    QVERIFY(flow.lines().back().endsWith(u"never released · web-2"_s));
    QCOMPARE(flow.warningText(), u"For 1 instances this is earlier than now."_s);
    flow.setSpan(u"3d"_s);
    QCOMPARE(flow.warningText(), QString());
    flow.setKind(ReleaseChoice::Kind::Never);
    QVERIFY(flow.warningText().startsWith(u"No release time: they run, and cost"_s));
    QCOMPARE(flow.entry().utc, QString());
    flow.setKind(ReleaseChoice::Kind::AtTime); // begins with a time that passes
    QCOMPARE(flow.problemText(), QString());
    flow.setUtc(QString());
    QCOMPARE(flow.entry().kind, ReleaseChoice::Kind::Never);
    QVERIFY(flow.canConfirm());
}

void TestReleaseTimeFlow::eachInstanceIsToldAndTheRefusedOnesCanBeRetried()
{
    World world;
    ReleaseTimeFlow& flow = world.open();
    flow.setSpan(u"2d"_s);
    const QString wanted = flow.entry().utc;
    flow.confirm();
    world.answer({Result<Done>(refused()), Result<Done>(Done{})});

    QTRY_COMPARE(world.presenter.resultLines().size(), 3);
    QVERIFY2(world.presenter.resultLines().first().endsWith(u"1 of 2 done"_s),
        qPrintable(world.presenter.resultLines().first()));
    QVERIFY(world.presenter.resultLines().at(1).startsWith(u"i-1"_s));
    QCOMPARE(world.instances.releaseTimes.requests().size(), std::size_t(2));
    QCOMPARE(world.instances.releaseTimes.requests().front().time->text(), wanted);
    QVERIFY(world.presenter.canRetry());
    QCOMPARE(world.presenter.retryText(), u"Change the release time of 1 instances again…"_s);

    world.presenter.retryFailed();
    QCOMPARE(world.prompt.timeFlow->count(), 1);
    QCOMPARE(world.prompt.timeFlow->entry().span, u"2d"_s); // as it was typed
    world.prompt.timeFlow->confirm();
    world.answer({Result<Done>(Done{})});
    QTRY_COMPARE(world.presenter.resultLines().size(), 2);
    QCOMPARE(world.instances.releaseTimes.requests().back().id, World::id(1));
    QVERIFY(!world.presenter.canRetry());
}

void TestReleaseTimeFlow::aTimeThatCameTooNearIsNotSent()
{
    World world;
    ReleaseTimeFlow& flow = world.open();
    flow.setUtc(toIsoText(std::chrono::ceil<minutes>(world.clock.wallNow() + 40min)));
    QVERIFY(flow.canConfirm());

    world.scheduler.moveOn(20min);
    flow.confirm();

    QCOMPARE(flow.stage(), ReleaseTimeFlow::Stage::Typing);
    QCOMPARE(flow.problemText(), u"The release time must lie at least 30 minutes ahead."_s);
    QVERIFY(world.journal.steps().empty());
}

void TestReleaseTimeFlow::cancellingSendsNothing()
{
    World world;
    world.open().cancel();
    world.scheduler.moveOn(1min);

    QVERIFY(world.journal.steps().empty());
    QVERIFY(world.presenter.resultLines().isEmpty());
    QVERIFY(world.presenter.canChangeReleaseTime());
    world.presenter.setSelection({});
    QVERIFY(!world.presenter.canChangeReleaseTime());
}

QTEST_GUILESS_MAIN(TestReleaseTimeFlow)
#include "tst_release_time_flow.moc"

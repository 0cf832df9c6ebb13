// SPDX-License-Identifier: GPL-3.0-or-later
#include "presenter/status_presenter.h"
#include "session_world.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace muster;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const RegionId kRegion = RegionId::fromTrusted(u"cn-hangzhou"_s);

} // namespace

class TestStatusPresenter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void withoutAnAccountItSaysSo();
    void theDataGetsOlder();
    void aWrongClockIsTold();
    void throttlingIsTold();
};

void TestStatusPresenter::withoutAnAccountItSaysSo()
{
    SessionWorld world;
    StatusPresenter presenter(world.clock, world.scheduler);

    QCOMPARE(presenter.accountText(), u"No account"_s);
    QCOMPARE(presenter.regionText(), QString());
    QCOMPARE(presenter.callsText(), QString());
    QCOMPARE(presenter.dataAgeText(), QString());
}

void TestStatusPresenter::theDataGetsOlder()
{
    SessionWorld world;
    world.instances.describes.answerAllBy([](const DescribeQuery&) -> Result<InstancePage> {
        InstancePage page;
        page.rows.push_back(SessionWorld::row(1).instance);
        return page;
    });
    StatusPresenter presenter(world.clock, world.scheduler);
    presenter.setSession(world.session.get());
    presenter.setRegion(kRegion);
    presenter.start();
    const QSignalSpy changed(&presenter, &StatusPresenter::changed);
    QCOMPARE(presenter.accountText(), u"prod"_s);
    QCOMPARE(presenter.regionText(), u"cn-hangzhou"_s);

    world.session->watchRegion(kRegion);
    world.scheduler.moveOn(0ms);
    QTRY_VERIFY(!presenter.dataAgeText().isEmpty());
    world.scheduler.moveOn(4s);

    QVERIFY2(presenter.dataAgeText().startsWith(u"Data "_s), qPrintable(presenter.dataAgeText()));
    QVERIFY2(
        presenter.callsText().startsWith(u"1 calls/min, "_s), qPrintable(presenter.callsText()));
    QVERIFY(changed.count() >= 4);
    QCOMPARE(presenter.troubleText(), QString());
}

void TestStatusPresenter::aWrongClockIsTold()
{
    SessionWorld world;
    const qint64 ahead = (world.clock.wallNow() + 2min).time_since_epoch().count();
    world.instances.describes.answerAllBy([ahead](const DescribeQuery&) -> Result<InstancePage> {
        InstancePage page;
        page.serverTimeMs = ahead;
        return page;
    });
    StatusPresenter presenter(world.clock, world.scheduler);
    presenter.setSession(world.session.get());
    QCOMPARE(presenter.clockText(), QString());

    world.session->watchRegion(kRegion);
    world.scheduler.moveOn(0ms);

    QTRY_COMPARE(presenter.clockText(), u"Clock 2 min behind the server"_s);
}

void TestStatusPresenter::throttlingIsTold()
{
    SessionWorld world;
    world.instances.describes.answerAllBy([](const DescribeQuery&) -> Result<InstancePage> {
        Error error;
        error.kind = Error::Kind::Service;
        error.code = u"Throttling.User"_s;
        error.httpStatus = 400;
        return error;
    });
    StatusPresenter presenter(world.clock, world.scheduler);
    presenter.setSession(world.session.get());
    presenter.setRegion(kRegion);

    world.session->watchRegion(kRegion);
    world.scheduler.moveOn(0ms);

    QTRY_VERIFY2(presenter.throttleText().startsWith(u"Throttled until 10:0"_s),
        qPrintable(presenter.throttleText()));
    QCOMPARE(presenter.troubleText(), u"The service takes no more calls for the moment."_s);
}

QTEST_GUILESS_MAIN(TestStatusPresenter)
#include "tst_status_presenter.moc"

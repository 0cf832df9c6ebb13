// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch_world.h"
#include "presenter/notices.h"

#include <QRegularExpression>
#include <QSignalSpy>

using namespace muster;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct World : BatchWorld
{
    World() { notices.setSession(session.get()); }

    void restart()
    {
        notices.setSession(nullptr);
        startAgain();
        notices.setSession(session.get());
    }
    [[nodiscard]] QStringList texts() const
    {
        QStringList all;
        for (const Notice& notice : notices.notices())
            all += notice.text;
        return all;
    }
    /// The next start with a key of another account.
    void restartWithOtherKey()
    {
        notices.setSession(nullptr);
        orders.setSession(nullptr);
        SessionConfig config;
        config.account.name = u"other"_s;
        config.account.accessKeyId = u"LTAIother"_s;
        session = std::make_unique<Session>(
            SessionPorts{launch, instances, journal, clock, scheduler, random}, config);
        begin();
        notices.setSession(session.get());
    }
    /// Lets \a span pass, with all that is answered in it.
    void pass(milliseconds span)
    {
        for (milliseconds passed = 0ms; passed < span; passed += 500ms) {
            scheduler.moveOn(500ms);
            for (int i = 0; i < 3; ++i)
                QCoreApplication::processEvents();
        }
    }
    /// DescribeInstances answers with three running instances from now on.
    void answerReads()
    {
        instances.describes.answerAllBy([](const DescribeQuery&) -> Result<InstancePage> {
            InstancePage page;
            for (int number = 1; number <= 3; ++number)
                page.rows.push_back(row(number).instance);
            return page;
        });
    }
    void failReads(Error::Kind kind)
    {
        instances.describes.answerAllBy([kind](const DescribeQuery&) -> Result<InstancePage> {
            return makeError(kind, u"no network"_s);
        });
    }
    /// What an earlier run left: an order without an outcome.
    void leaveOpen(const QString& kind)
    {
        OpenOrder open;
        open.order.id = open.order.token = u"order-1"_s;
        open.order.kind = kind;
        open.order.account = u"prod"_s;
        open.order.region = RegionId::fromTrusted(u"cn-hangzhou"_s);
        for (int number = 1; number <= 3; ++number)
            open.order.ids.push_back(InstanceId::fromTrusted(u"i-%1"_s.arg(number)));
        open.order.at = clock.wallNow();
        journal.seed(open);
        answerReads();
        restart();
        pass(5s);
    }
    void alarm(const QString& code)
    {
        Error error = makeError(Error::Kind::Conflict, u"call 1"_s);
        error.code = code;
        Q_EMIT session->alarm(error);
    }

    Notices notices{clock, scheduler, orders};
};

} // namespace

class TestNotices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aLaunchThatGoesWellIsNoNews();
    void anInterruptedBatchIsToldUntilItIsContinued();
    void anInterruptedBatchCanBeCancelled();
    void aClockThatIsFarOffIsTold_data();
    void aClockThatIsFarOffIsTold();
    void aSurplusStaysUntilItIsClosed();
    void theHeaviestComesFirst();
    void theSameNoticesAreAnnouncedOnce();
    void aDamagedJournalIsToldUntilLaunchingIsConfirmed();
    void aShortCheckOfTheJournalIsNoNews();
    void idsInARescueFileAreTold();
    void listsThatComeBackEmptyAreToldUntilTheyDoNot();
    void aRegionInTroubleIsToldUntilItWorks();
    void aBatchOfAnotherKeyWaitsForTheAccount();
    void anOrderOfTheLastRunIsRepeatedByAClickOnly();
    void anOrderOfUnknownOutcomeIsToldAndNotRepeated();
    void anOldConfirmationIsAskedAnew();
};

void TestNotices::aLaunchThatGoesWellIsNoNews()
{
    World world;

    world.launchBatch(1000, 2);
    world.scheduler.moveOn(1s);

    QCOMPARE(world.texts(), QStringList());
}

void TestNotices::anInterruptedBatchIsToldUntilItIsContinued()
{
    World world;
    world.launchBatch(1000, 4);
    world.restart();

    QCOMPARE(world.notices.notices().size(), std::size_t(1));
    const Notice notice = world.notices.notices().front();
    QVERIFY2(notice.text.contains(u"was interrupted: 3 calls not sent (300 instances)."_s),
        qPrintable(notice.text));
    QVERIFY(notice.text.contains(u"another 300 instances were bought"_s));
    QCOMPARE(notice.action, u"Continue…"_s);
    QCOMPARE(notice.second, u"Cancel the rest"_s);
    QCOMPARE(notice.weight, Notice::Weight::Warning);

    world.notices.act(notice.key);
    QCOMPARE(world.prompt.launches.size(), std::size_t(1));
    world.prompt.answer(true);
    world.scheduler.moveOn(0ms);

    QVERIFY(!world.texts().join(u' ').contains(u"interrupted"_s));
}

void TestNotices::anInterruptedBatchCanBeCancelled()
{
    World world;
    world.launchBatch(1000, 4);
    world.restart();

    world.notices.actSecond(world.notices.notices().front().key);
    world.scheduler.moveOn(0ms);

    QCOMPARE(world.status().callsNotSent, 0);
    QVERIFY(!world.texts().join(u' ').contains(u"not sent"_s));
}

void TestNotices::aClockThatIsFarOffIsTold_data()
{
    QTest::addColumn<qint64>("offsetMs");
    QTest::addColumn<QString>("begins");

    QTest::newRow("20 minutes behind")
        << qint64{20 * 60'000} << u"This computer's clock is 20 min behind the server."_s;
    QTest::newRow("61 s ahead") << qint64{-61'000}
                                << u"This computer's clock is 1 min 1 s ahead of the server."_s;
    QTest::newRow("a minute is left alone") << qint64{60'000} << QString();
}

void TestNotices::aClockThatIsFarOffIsTold()
{
    QFETCH(const qint64, offsetMs);
    QFETCH(const QString, begins);
    World world;
    world.launchBatch(1);
    LaunchReply reply = SessionWorld::reply(1);
    reply.serverTimeMs = world.clock.wallNow().time_since_epoch().count() + offsetMs;

    world.launch.runs.answerNext(reply);
    QTRY_VERIFY(world.session->clockOffset().has_value());
    world.scheduler.moveOn(0ms);

    const QStringList texts = world.texts();
    QCOMPARE(texts.isEmpty(), begins.isEmpty());
    QVERIFY(texts.isEmpty() || texts.front().startsWith(begins));
}

void TestNotices::aSurplusStaysUntilItIsClosed()
{
    World world;
    world.alarm(u"SurplusInstances"_s);
    world.scheduler.moveOn(10s);

    QCOMPARE(world.notices.notices().size(), std::size_t(1));
    const Notice notice = world.notices.notices().front();
    QCOMPARE(notice.weight, Notice::Weight::Alarm);
    QVERIFY(notice.closable);
    QVERIFY(notice.text.startsWith(u"More instances were found than were ordered."_s));

    world.notices.close(notice.key);
    QVERIFY(world.notices.notices().empty());
    world.alarm(u"SurplusInstances"_s); // once more
    QCOMPARE(world.notices.notices().size(), std::size_t(1));
}

void TestNotices::theHeaviestComesFirst()
{
    World world;
    world.launchBatch(1000, 4);
    world.restart();

    world.alarm(u"SurplusInstances"_s);

    QCOMPARE(world.notices.notices().size(), std::size_t(2));
    QCOMPARE(world.notices.notices().front().weight, Notice::Weight::Alarm);
    QCOMPARE(world.notices.notices().back().weight, Notice::Weight::Warning);
}

void TestNotices::theSameNoticesAreAnnouncedOnce()
{
    World world;
    world.launchBatch(1000, 4);
    world.restart();
    const QSignalSpy changed(&world.notices, &Notices::changed);

    world.notices.retranslate();
    world.notices.retranslate();

    QCOMPARE(changed.count(), 0);
}

void TestNotices::aDamagedJournalIsToldUntilLaunchingIsConfirmed()
{
    World world;
    const QSignalSpy confirmed(&world.notices, &Notices::launchingConfirmed);
    JournalCondition condition;
    condition.needsConfirmation = true;
    condition.movedAside = u"/home/ada/journal-damaged.db"_s;

    world.notices.setJournal(condition);

    QCOMPARE(world.notices.notices().size(), std::size_t(1));
    const Notice notice = world.notices.notices().front();
    QVERIFY(notice.text.contains(u"/home/ada/journal-damaged.db"_s));
    QVERIFY(notice.text.contains(u"There was no good backup"_s));
    QCOMPARE(notice.action, u"Start launching again"_s);
    world.notices.act(notice.key);
    QCOMPARE(confirmed.count(), 1);
    world.notices.setJournal({});
    QCOMPARE(world.texts(), QStringList());
}

void TestNotices::aShortCheckOfTheJournalIsNoNews()
{
    World world;
    JournalCondition condition;
    condition.checking = true;

    world.notices.setJournal(condition);
    world.scheduler.moveOn(1s);
    QCOMPARE(world.texts(), QStringList());
    world.scheduler.moveOn(2s);

    QCOMPARE(world.texts(),
        QStringList{u"The journal is being checked. Launching is off until that is over."_s});
    world.notices.setJournal({});
    QCOMPARE(world.texts(), QStringList());
}

void TestNotices::idsInARescueFileAreTold()
{
    World world;
    JournalCondition condition;
    condition.rescueFile = u"/home/ada/rescue/ids.json"_s;

    world.notices.setJournal(condition);

    QVERIFY(world.texts().join(u' ').contains(u"lie in /home/ada/rescue/ids.json."_s));
    QCOMPARE(world.notices.notices().front().weight, Notice::Weight::Alarm);
}

void TestNotices::listsThatComeBackEmptyAreToldUntilTheyDoNot()
{
    World world;
    world.notices.setRegion(RegionId::fromTrusted(u"cn-hangzhou"_s));
    world.answerReads();
    world.launchBatch(3);
    world.launch.runs.answerNext(SessionWorld::reply(3));
    world.pass(5s);
    QCOMPARE(world.texts(), QStringList());

    // The right was taken away: an empty list, and the dry run is refused.
    world.instances.describes.answerAllBy([](const DescribeQuery& query) -> Result<InstancePage> {
        if (!query.dryRun)
            return InstancePage{};
        Error error = makeError(Error::Kind::Service, u"no right"_s);
        error.code = u"Forbidden.RAM"_s;
        error.httpStatus = 403;
        return error;
    });
    world.pass(3min);

    QVERIFY2(world.texts().join(u' ').startsWith(
                 u"Muster cannot see the instances of cn-hangzhou: the lists come back empty"_s),
        qPrintable(world.texts().join(u' ')));
    QCOMPARE(world.notices.notices().front().weight, Notice::Weight::Warning);
    QCOMPARE(world.status().alive, 3); // nothing is taken for gone
    world.answerReads();
    world.pass(3min);
    QCOMPARE(world.texts(), QStringList());
}

void TestNotices::aRegionInTroubleIsToldUntilItWorks()
{
    World world;
    world.launchBatch(3);
    world.launch.runs.answerNext(SessionWorld::reply(3));
    world.failReads(Error::Kind::NotSent);
    world.pass(10min);

    QVERIFY2(world.texts().join(u' ').startsWith(u"The service has trouble in cn-hangzhou"_s),
        qPrintable(world.texts().join(u' ')));
    world.answerReads();
    world.pass(90s);
    QCOMPARE(world.texts(), QStringList());
}

void TestNotices::aBatchOfAnotherKeyWaitsForTheAccount()
{
    World world;
    world.launchBatch(1000, 4);
    world.restartWithOtherKey();
    const QSignalSpy shown(&world.notices, &Notices::batchRequested);

    QCOMPARE(world.notices.notices().size(), std::size_t(1));
    const Notice notice = world.notices.notices().front();
    QVERIFY2(notice.text.contains(u"was ordered with another key or endpoint"_s),
        qPrintable(notice.text));
    QCOMPARE(notice.action, u"Show batch"_s);
    world.notices.act(notice.key);
    QCOMPARE(shown.count(), 1);
    QVERIFY(world.prompt.launches.empty()); // nothing of it can be bought before

    world.orders.carryOut(BatchWish::ConfirmAccount, world.id);
    QCOMPARE(world.prompt.orders.size(), std::size_t(1));
    QVERIFY(world.prompt.orders.front().lines.join(u' ').contains(u"LTAIother"_s));
    world.prompt.answer(true);
    world.scheduler.moveOn(0ms);
    QVERIFY2(world.texts().join(u' ').contains(u"was interrupted: 3 calls not sent"_s),
        qPrintable(world.texts().join(u' ')));
}

void TestNotices::anOrderOfTheLastRunIsRepeatedByAClickOnly()
{
    World world;
    world.leaveOpen(u"stop"_s);

    QCOMPARE(world.notices.notices().size(), std::size_t(1));
    const Notice notice = world.notices.notices().front();
    QVERIFY2(notice.text.contains(u"“Stop 3 instances”"_s), qPrintable(notice.text));
    QCOMPARE(notice.action, u"Order it again"_s);
    QCOMPARE(world.instances.orders.count(), std::size_t(0));

    world.notices.act(notice.key);
    world.pass(2s);

    QCOMPARE(world.instances.orders.count(), std::size_t(1));
    QCOMPARE(world.instances.orders.requests().front().kind, OrderKind::Stop);
    QCOMPARE(world.instances.orders.requests().front().ids.size(), std::size_t(3));
    QCOMPARE(world.texts(), QStringList());
}

void TestNotices::anOrderOfUnknownOutcomeIsToldAndNotRepeated()
{
    World world;
    world.leaveOpen(u"reboot"_s);

    QCOMPARE(world.notices.notices().size(), std::size_t(1));
    const Notice notice = world.notices.notices().front();
    QVERIFY2(notice.text.contains(u"“Reboot 3 instances”. Its outcome is not known"_s),
        qPrintable(notice.text));
    QCOMPARE(notice.action, QString());
    QVERIFY(notice.closable);
    QCOMPARE(world.instances.orders.count(), std::size_t(0));
    world.notices.close(notice.key);
    QCOMPARE(world.texts(), QStringList());
}

void TestNotices::anOldConfirmationIsAskedAnew()
{
    World world;
    world.launchBatch(1000, 4); // three more are under way
    const std::size_t sent = world.launch.runs.count();
    world.scheduler.moveOn(31min); // none of them was answered, and no slot became free
    world.launch.runs.answerNext(SessionWorld::reply(100, 401));
    world.pass(2s);

    QVERIFY(world.status().confirmationOld);
    QCOMPARE(world.launch.runs.count(), sent);
    const Notice notice = world.notices.notices().front();
    QVERIFY2(notice.text.contains(u"the confirmation is older than 30 minutes, so 3 calls were "
                                  u"not sent (300 instances)."_s),
        qPrintable(notice.text));
    QVERIFY(world.offerTexts().contains(u"Finish: order 300 instances…"_s));

    world.notices.act(notice.key);
    QCOMPARE(world.prompt.launches.size(), std::size_t(1));
    world.prompt.answer(true);
    world.pass(2s);

    QVERIFY(!world.status().confirmationOld);
    QVERIFY(world.launch.runs.count() > sent);
}

QTEST_GUILESS_MAIN(TestNotices)
#include "tst_notices.moc"

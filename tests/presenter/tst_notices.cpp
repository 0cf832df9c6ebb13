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

QTEST_GUILESS_MAIN(TestNotices)
#include "tst_notices.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/poll_pace.h"
#include "core/fleet/watch.h"

#include <QRegularExpression>
#include <QTest>

using namespace muster;
using namespace std::chrono_literals;

namespace {

constexpr qint64 kNoon = 1775995200000;

Instance shown(InstanceStatus status)
{
    Instance instance;
    instance.id = InstanceId::fromTrusted(QStringLiteral("i-1"));
    instance.status = status;
    return instance;
}

/// A watched instance with its own clocks and rising request numbers.
class Bench
{
public:
    Bench()
        : watch(rowOf(), BootTime(0))
    {
    }

    bool see(InstanceStatus status) { return watch.seen(shown(status), ++reply, wall()); }
    bool miss(bool own = false) { return watch.absent(++reply, boot, wall(), own, 1.0); }
    void pass(milliseconds span) { boot += span; }
    [[nodiscard]] UtcTime wall() const { return UtcTime(milliseconds(kNoon)) + boot; }
    [[nodiscard]] Presence presence() const { return watch.row().presence; }
    void missFor(int replies, milliseconds apart)
    {
        for (int i = 0; i < replies; ++i) {
            miss();
            pass(apart);
        }
    }

    static FleetRow rowOf()
    {
        FleetRow row;
        row.instance.id = InstanceId::fromTrusted(QStringLiteral("i-1"));
        return row;
    }

    Watch watch;
    BootTime boot{};
    quint64 reply = 0;
};

} // namespace

class TestWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void anIdNotSeenInTheFirstMinuteIsNotMissing()
    {
        Bench bench;

        bench.missFor(10, 3s);

        QCOMPARE(bench.presence(), Presence::Expected);
        QVERIFY(!bench.watch.isOverdue(bench.boot, 1.0));
        QVERIFY(bench.watch.isChanging());
    }

    void threeCompleteRepliesOverAMinuteMakeItMissing()
    {
        Bench bench;
        bench.see(InstanceStatus::Running);
        bench.pass(5min);

        bench.missFor(2, 40s);
        QCOMPARE(bench.presence(), Presence::Present);
        bench.missFor(1, 0s);

        QCOMPARE(bench.presence(), Presence::Missing);
    }

    void aReplyThatHasItAgainForgetsTheAbsence()
    {
        Bench bench;
        bench.see(InstanceStatus::Running);
        bench.pass(5min);
        bench.missFor(3, 40s);

        QVERIFY(bench.see(InstanceStatus::Running));

        QCOMPARE(bench.presence(), Presence::Present);
        QVERIFY(!bench.watch.isAbsent());
    }

    void missingForTenMinutesAndAnOwnQueryDecide_data()
    {
        QTest::addColumn<bool>("ran");
        QTest::addColumn<Presence>("end");
        QTest::newRow("never seen Running: failed") << false << Presence::Failed;
        QTest::newRow("was Running: removed elsewhere") << true << Presence::Gone;
    }
    void missingForTenMinutesAndAnOwnQueryDecide()
    {
        QFETCH(bool, ran);
        QFETCH(Presence, end);
        Bench bench;
        bench.see(ran ? InstanceStatus::Running : InstanceStatus::Pending);
        bench.pass(5min);
        bench.missFor(4, 40s);
        bench.pass(11min);
        bench.miss(false);
        QCOMPARE(bench.presence(), Presence::Missing);
        QVERIFY(bench.watch.needsOwnQuery(bench.boot, 1.0));

        bench.miss(true);

        QCOMPARE(bench.presence(), end);
        QVERIFY(bench.watch.isOver());
    }

    void whatWasReleasedByOrderIsReleasedAfterThreeReplies()
    {
        Bench bench;
        bench.see(InstanceStatus::Running);
        bench.watch.releaseAccepted();
        QVERIFY(bench.watch.isChanging());

        bench.missFor(2, 3s);
        QCOMPARE(bench.presence(), Presence::Present);
        bench.missFor(1, 3s);

        QCOMPARE(bench.presence(), Presence::Released);
    }

    void whatIsAbsentAfterItsReleaseTimeWasReleased()
    {
        Bench bench;
        Instance instance = shown(InstanceStatus::Running);
        instance.releaseTime = kNoon / 1000 + 60;
        bench.watch.seen(instance, 1, bench.wall());
        bench.reply = 1;
        bench.pass(2min);

        bench.missFor(3, 3s);

        QCOMPARE(bench.presence(), Presence::Released);
    }

    void theEventHistoryNamesWhatEcsDropped()
    {
        Bench bench;
        bench.pass(2min);
        QVERIFY(!bench.watch.dropped());
        bench.miss();
        QVERIFY(bench.watch.isOverdue(bench.boot, 1.0));

        QVERIFY(bench.watch.dropped());

        QCOMPARE(bench.presence(), Presence::Failed);
    }

    /// I66.
    void anOlderReplyIsDropped()
    {
        Bench bench;
        bench.watch.seen(shown(InstanceStatus::Running), 5, bench.wall());

        QVERIFY(!bench.watch.seen(shown(InstanceStatus::Starting), 4, bench.wall()));

        QCOMPARE(bench.watch.row().instance.status, InstanceStatus::Running);
    }

    void theSecondOfAcceptanceIsKeptWithinTheMinuteThatTheServiceTells_data()
    {
        QTest::addColumn<int>("secondsAfter");
        QTest::addColumn<bool>("isKept");
        QTest::newRow("in the same minute") << 59 << true;
        QTest::newRow("a minute later") << 60 << false;
        QTest::newRow("before it") << -1 << false;
    }
    void theSecondOfAcceptanceIsKeptWithinTheMinuteThatTheServiceTells()
    {
        QFETCH(int, secondsAfter);
        QFETCH(bool, isKept);
        const qint64 minute = kNoon / 1000;
        FleetRow row = Bench::rowOf();
        row.instance.created = minute + secondsAfter;
        Watch watch(row, BootTime(0));
        Instance seen = shown(InstanceStatus::Running);
        seen.created = minute;

        watch.seen(seen, 1, UtcTime(milliseconds(kNoon)));

        QCOMPARE(watch.row().instance.created, isKept ? minute + secondsAfter : minute);
    }

    void anOrderMakesItChangingUntilItsStatusChanges()
    {
        Bench bench;
        bench.see(InstanceStatus::Running);
        QVERIFY(!bench.watch.isChanging());
        bench.watch.expectChange();
        QVERIFY(bench.watch.isChanging());
        bench.see(InstanceStatus::Running);
        QVERIFY(bench.watch.isChanging());

        bench.see(InstanceStatus::Stopping);
        bench.see(InstanceStatus::Stopped);

        QVERIFY(!bench.watch.isChanging());
    }

    void thePaceStretchesAfterThreeQuietRoundsAndComesBackWithNews()
    {
        PollPace pace(10s);
        for (int i = 0; i < 3; ++i)
            pace.roundEnded(false);
        QCOMPARE(pace.interval(), milliseconds(3s));

        pace.roundEnded(false);
        QCOMPARE(pace.interval(), milliseconds(3900));
        for (int i = 0; i < 20; ++i)
            pace.roundEnded(false);
        QCOMPARE(pace.interval(), milliseconds(10s));

        pace.roundEnded(true);
        QCOMPARE(pace.interval(), milliseconds(3s));
    }
};

QTEST_GUILESS_MAIN(TestWatch)
#include "tst_watch.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/qt_scheduler.h"
#include "support/manual_scheduler.h"

#include <QRegularExpression>
#include <QTest>

#include <limits>

using namespace muster;
using namespace std::chrono_literals;

/// The promises of a scheduler, on the real one and on the double.
class TestQtScheduler : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_scheduler.reset(); }
    void callsLaterAndOnce_data() { kinds(); }
    void callsLaterAndOnce();
    void callsInOrderOfTime_data() { kinds(); }
    void callsInOrderOfTime();
    void forgetsWhatWasCancelled_data() { kinds(); }
    void forgetsWhatWasCancelled();
    void forgetsWhatLostItsContext_data() { kinds(); }
    void forgetsWhatLostItsContext();
    void mayBeAskedFromACall_data() { kinds(); }
    void mayBeAskedFromACall();
    void mayLoseItsContextInACall_data() { kinds(); }
    void mayLoseItsContextInACall();
    void waitsForYearsInParts();
    void movesTheFakeClockAlong();

private:
    static void kinds()
    {
        QTest::addColumn<bool>("real");
        QTest::newRow("double") << false;
        QTest::newRow("Qt") << true;
    }
    Scheduler& scheduler()
    {
        if (!m_scheduler) {
            if (*static_cast<bool*>(QTest::qData("real", qMetaTypeId<bool>())))
                m_scheduler = std::make_unique<QtScheduler>();
            else
                m_scheduler = std::make_unique<ManualScheduler>();
        }
        return *m_scheduler;
    }
    /// Until everything that is due within 30 ms was called.
    void letTimePass()
    {
        bool over = false;
        scheduler().after(30ms, nullptr, [&over] { over = true; });
        if (auto* manual = dynamic_cast<ManualScheduler*>(m_scheduler.get()))
            manual->moveOn(30ms);
        QTRY_VERIFY(over);
    }

    std::unique_ptr<Scheduler> m_scheduler;
};

void TestQtScheduler::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void TestQtScheduler::callsLaterAndOnce()
{
    int calls = 0;
    const qint64 id = scheduler().after(0ms, this, [&calls] { ++calls; });

    QVERIFY(id > 0);
    QCOMPARE(calls, 0);
    letTimePass();
    QCOMPARE(calls, 1);
    letTimePass();
    QCOMPARE(calls, 1);
}

void TestQtScheduler::callsInOrderOfTime()
{
    QString order;
    scheduler().after(20ms, this, [&order] { order += u'c'; });
    scheduler().after(-5ms, this, [&order] { order += u'a'; });
    scheduler().after(10ms, this, [&order] { order += u'b'; });

    letTimePass();

    QCOMPARE(order, QStringLiteral("abc"));
}

void TestQtScheduler::forgetsWhatWasCancelled()
{
    int calls = 0;
    const qint64 first = scheduler().after(1ms, this, [&calls] { calls += 1; });
    scheduler().after(1ms, this, [&calls] { calls += 10; });

    scheduler().cancel(first);
    scheduler().cancel(first);
    scheduler().cancel(99999);
    letTimePass();

    QCOMPARE(calls, 10);
}

void TestQtScheduler::forgetsWhatLostItsContext()
{
    int calls = 0;
    auto context = std::make_unique<QObject>();
    scheduler().after(1ms, context.get(), [&calls] { ++calls; });

    context.reset();
    letTimePass();

    QCOMPARE(calls, 0);
}

void TestQtScheduler::mayBeAskedFromACall()
{
    int calls = 0;
    scheduler().after(1ms, this, [&] {
        ++calls;
        scheduler().after(1ms, this, [&calls] { ++calls; });
    });

    letTimePass();

    QCOMPARE(calls, 2);
}

void TestQtScheduler::mayLoseItsContextInACall()
{
    int calls = 0;
    auto context = std::make_unique<QObject>();
    scheduler().after(1ms, context.get(), [&] {
        ++calls;
        context.reset();
    });
    scheduler().after(2ms, context.get(), [&calls] { ++calls; });

    letTimePass();

    QCOMPARE(calls, 1);
}

void TestQtScheduler::waitsForYearsInParts()
{
    QtScheduler real;
    int calls = 0;

    const qint64 id = real.after(std::chrono::hours(24 * 365 * 3), this, [&calls] { ++calls; });
    QCoreApplication::processEvents();
    real.cancel(id);

    QCOMPARE(calls, 0);
}

void TestQtScheduler::movesTheFakeClockAlong()
{
    FakeClock clock;
    ManualScheduler manual(&clock);
    const UtcTime start = clock.wallNow();
    UtcTime called;
    manual.after(90s, this, [&] { called = clock.wallNow(); });

    QCOMPARE(manual.waitCount(), std::size_t(1));
    QVERIFY(manual.nextDelay() == 90s);
    manual.moveOn(100s);

    QVERIFY(called == start + 90s);
    QVERIFY(clock.wallNow() == start + 100s);
    QVERIFY(!manual.moveToNext());
}

QTEST_GUILESS_MAIN(TestQtScheduler)
#include "tst_qt_scheduler.moc"

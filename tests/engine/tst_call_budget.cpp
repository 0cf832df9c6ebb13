// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/call_budget.h"

#include <QRegularExpression>
#include <QTest>

using namespace muster;
using namespace std::chrono_literals;

namespace {

const UtcTime kWall{milliseconds(1775995200000 + 20000)}; // 20 s into a minute

/// How many calls go out in \a span when every call goes as soon as it may.
int callsIn(CallBudget& budget, BootTime& now, milliseconds span, bool poll)
{
    const BootTime end = now + span;
    int calls = 0;
    while (true) {
        const auto delay = budget.delay(now, poll);
        if (now + delay >= end)
            break;
        now += delay;
        budget.spend(now);
        ++calls;
    }
    now = end;
    return calls;
}

} // namespace

class TestCallBudget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void aBurstOfTenThenFiveASecond()
    {
        CallBudget budget;
        BootTime now{1000};

        const int calls = callsIn(budget, now, 10s, false);

        QVERIFY2(calls >= 58 && calls <= 61, qPrintable(QString::number(calls)));
    }

    void pollsUseAtMostHalfOfTheRate()
    {
        CallBudget budget;
        BootTime now{1000};

        const int calls = callsIn(budget, now, 60s, true);

        QVERIFY2(calls <= 151, qPrintable(QString::number(calls)));
        QVERIFY(calls >= 140);
        QCOMPARE(budget.delay(now, false), 0ms); // a click need not wait
    }

    void throttledItIsSilentUntilTheNextMinuteAndUpToFiveSeconds()
    {
        CallBudget budget;
        BootTime now{100000};

        budget.throttled(now, kWall, 1.0, std::nullopt);

        QCOMPARE(budget.delay(now, false), milliseconds(45s));
        QCOMPARE(budget.headroom(now), 0);
        QVERIFY(budget.silentUntil(now).has_value());
    }

    void afterwardsOneCallASecondAndOneMoreForEachCleanMinute()
    {
        CallBudget budget;
        BootTime now{100000};
        budget.throttled(now, kWall, 0.0, std::nullopt);
        now += 40s;

        const int first = callsIn(budget, now, 60s, false);
        const int second = callsIn(budget, now, 60s, false);

        QVERIFY2(first >= 58 && first <= 61, qPrintable(QString::number(first)));
        QVERIFY2(second >= 115 && second <= 122, qPrintable(QString::number(second)));
    }

    void theLaterOfMinuteAndRetryAfterWins()
    {
        CallBudget budget;
        BootTime now{100000};

        budget.throttled(now, kWall, 0.0, 55000);
        QCOMPARE(budget.delay(now, true), milliseconds(55s));

        CallBudget capped;
        capped.throttled(now, kWall, 0.0, 400000);
        QCOMPARE(capped.delay(now, true), milliseconds(60s));
    }

    void countsTheLastMinute()
    {
        CallBudget budget;
        budget.spend(BootTime(1000));
        budget.spend(BootTime(30000));

        QCOMPARE(budget.lastMinute(BootTime(59000)), 2);
        QCOMPARE(budget.lastMinute(BootTime(62000)), 1);
    }
};

QTEST_GUILESS_MAIN(TestCallBudget)
#include "tst_call_budget.moc"

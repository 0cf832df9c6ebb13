// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/instance_budget.h"
#include "core/fleet/retry_budget.h"

#include <QRegularExpression>
#include <QTest>

using namespace muster;
using namespace std::chrono_literals;

class TestRetryBudget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void twentyRepeatsOrTenAfterADeadlineEmptyIt_data()
    {
        QTest::addColumn<bool>("afterDeadline");
        QTest::addColumn<int>("repeats");
        QTest::newRow("a repeat costs 5 of 100") << false << 20;
        QTest::newRow("after a deadline it costs 10") << true << 10;
    }
    void twentyRepeatsOrTenAfterADeadlineEmptyIt()
    {
        QFETCH(bool, afterDeadline);
        QFETCH(int, repeats);
        RetryBudget budget;

        for (int i = 0; i < repeats; ++i) {
            QVERIFY(!budget.isEmpty());
            budget.repeat(afterDeadline);
        }

        QVERIFY(budget.isEmpty());
        budget.success();
        QVERIFY(!budget.isEmpty());
    }

    void anEmptyOneLetsOneProbeGoEveryThirtySeconds()
    {
        RetryBudget budget;
        for (int i = 0; i < 20; ++i)
            budget.repeat(false);
        const BootTime now{1000000};
        QCOMPARE(budget.probeDelay(now), milliseconds(0));

        budget.probed(now);

        QCOMPARE(budget.probeDelay(now), milliseconds(30000));
        QCOMPARE(budget.probeDelay(now + 29s), milliseconds(1000));
        QCOMPARE(budget.probeDelay(now + 30s), milliseconds(0));
        budget.success();
        QCOMPARE(budget.probeDelay(now), milliseconds(0));
    }

    void successesNeverGiveMoreThanTheFullBudget()
    {
        RetryBudget budget;

        budget.success();

        QCOMPARE(budget.points(), RetryBudget::kFull);
    }

    void fiveThousandInstancesAMinuteAndNotOneMore()
    {
        InstanceBudget budget;
        const BootTime now{1000000};
        for (int i = 0; i < 50; ++i) {
            QCOMPARE(budget.delay(now + i * 100ms, 100), milliseconds(0));
            budget.spend(now + i * 100ms, 100);
        }

        QCOMPARE(budget.delay(now + 5s, 1), milliseconds(55001));
        QCOMPARE(budget.delay(now + 61s, 100), milliseconds(0));
    }
};

QTEST_GUILESS_MAIN(TestRetryBudget)
#include "tst_retry_budget.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "life.h"

#include <QRegularExpression>
#include <QTest>

using namespace muster;

/// Random schedules of answers, losses, crashes, sleeps, clicks and clocks against the batch
/// machine, in virtual time. MUSTER_SCHEDULES: how many; MUSTER_SEED: the first.
class TestSchedules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void neverTwiceNeverLostNeverALie()
    {
        const int schedules = qEnvironmentVariableIntValue("MUSTER_SCHEDULES");
        const unsigned first = static_cast<unsigned>(qEnvironmentVariableIntValue("MUSTER_SEED"));
        const unsigned count = schedules > 0 ? static_cast<unsigned>(schedules) : 3000U;
        qInfo("%u schedules from seed %u", count, first);
        for (unsigned seed = first; seed < first + count; ++seed) {
            Life life(seed);
            life.live();
            QVERIFY2(life.fault().isEmpty(),
                qPrintable(QStringLiteral("seed %1, %2").arg(seed).arg(life.fault())));
            QVERIFY2(life.isResolved(),
                qPrintable(QStringLiteral("seed %1 is never resolved").arg(seed)));
        }
    }
};

QTEST_GUILESS_MAIN(TestSchedules)
#include "tst_schedules.moc"

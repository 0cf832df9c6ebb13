// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/disk_space.h"
#include "platform/hardening.h"
#include "platform/system_clock.h"
#include "platform/system_random.h"

#include <QDir>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>

using namespace muster;

/// Clock, random, disk space and hardening of this machine.
class TestSystem : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void readsTheWallClock();
    void readsTheBootClock();
    void drawsNumbersInRange();
    void drawsFreshNonces();
    void measuresDiskSpace();
    void hardensTheProcess();
};

void TestSystem::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void TestSystem::readsTheWallClock()
{
    const SystemClock clock;

    // By the clock that SystemClock reads: against QDateTime this failed now and then with Qt 6.8.
    const auto before = std::chrono::system_clock::now() - std::chrono::milliseconds(1);
    const UtcTime now = clock.wallNow();
    const auto after = std::chrono::system_clock::now();

    QVERIFY(before < now && now <= after);
}

void TestSystem::readsTheBootClock()
{
    const SystemClock clock;
    const SystemClock other;

    const BootTime first = clock.bootNow();

    QVERIFY(first.count() > 0);
    QVERIFY(other.bootNow() >= first);
    const QRegularExpression uuid(QStringLiteral("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"));
    QVERIFY(uuid.match(clock.bootId()).hasMatch());
    QCOMPARE(clock.bootId(), other.bootId());
}

void TestSystem::drawsNumbersInRange()
{
    SystemRandom random;
    for (int i = 0; i < 10000; ++i) {
        const double value = random.unit();
        QVERIFY(value >= 0.0 && value < 1.0);
    }
}

void TestSystem::drawsFreshNonces()
{
    SystemRandom random;
    const QRegularExpression form(QStringLiteral("^[0-9a-f]{32}$"));
    QSet<QString> nonces;
    for (int i = 0; i < 1000; ++i) {
        const QString nonce = random.nonce();
        QVERIFY(form.match(nonce).hasMatch());
        nonces.insert(nonce);
    }
    QCOMPARE(nonces.size(), 1000);
}

void TestSystem::measuresDiskSpace()
{
    const auto space = freeDiskSpace(QDir::tempPath());
    const auto nowhere = freeDiskSpace(QStringLiteral("/nowhere/at/all"));

    QVERIFY(space);
    QVERIFY(*space > 0);
    QVERIFY(!nowhere);
    QCOMPARE(nowhere.error().kind, Error::Kind::Storage);
}

void TestSystem::hardensTheProcess()
{
    const pid_t child = fork(); // the test program itself stays as it is
    if (child == 0) {
        rlimit cores{};
        const bool hardened = hardenProcess() && getrlimit(RLIMIT_CORE, &cores) == 0
            && cores.rlim_max == 0 && prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0;
        _exit(hardened ? 0 : 1);
    }
    int status = -1;
    QCOMPARE(waitpid(child, &status, 0), child);
    QVERIFY(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

QTEST_GUILESS_MAIN(TestSystem)
#include "tst_system.moc"

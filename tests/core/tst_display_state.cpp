// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/instance.h"

#include <QRegularExpression>
#include <QTest>

using namespace muster;
using namespace Qt::StringLiterals;

class TestDisplayState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void readsTheApiWords_data();
    void readsTheApiWords();
    void shows_data();
    void shows();
};

void TestDisplayState::readsTheApiWords_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<InstanceStatus>("status");

    QTest::newRow("Pending") << u"Pending"_s << InstanceStatus::Pending;
    QTest::newRow("Starting") << u"Starting"_s << InstanceStatus::Starting;
    QTest::newRow("Running") << u"Running"_s << InstanceStatus::Running;
    QTest::newRow("Stopping") << u"Stopping"_s << InstanceStatus::Stopping;
    QTest::newRow("Stopped") << u"Stopped"_s << InstanceStatus::Stopped;
    QTest::newRow("I50 small letters") << u"running"_s << InstanceStatus::Unknown;
    QTest::newRow("I50 another word") << u"Hibernated"_s << InstanceStatus::Unknown;
    QTest::newRow("I50 nothing") << QString() << InstanceStatus::Unknown;
}

void TestDisplayState::readsTheApiWords()
{
    QFETCH(QString, word);
    QFETCH(InstanceStatus, status);

    QVERIFY(instanceStatusFrom(word) == status);
    if (status != InstanceStatus::Unknown)
        QCOMPARE(instanceStatusName(status), word);
}

void TestDisplayState::shows_data()
{
    QTest::addColumn<Presence>("presence");
    QTest::addColumn<InstanceStatus>("status");
    QTest::addColumn<bool>("reclaiming");
    QTest::addColumn<int>("ageMs");
    QTest::addColumn<DisplayState>("state");
    using enum Presence;
    using Status = InstanceStatus;

    QTest::newRow("accepted, not seen")
        << Expected << Status::Unknown << false << 5000 << DisplayState::Pending;
    QTest::newRow("accepted long ago, not seen")
        << Expected << Status::Unknown << false << 10001 << DisplayState::Stalled;
    QTest::newRow("running") << Present << Status::Running << false << 99999
                             << DisplayState::Running;
    QTest::newRow("stopped") << Present << Status::Stopped << false << 99999
                             << DisplayState::Stopped;
    QTest::newRow("pending") << Present << Status::Pending << false << 10000
                             << DisplayState::Pending;
    QTest::newRow("starting for too long")
        << Present << Status::Starting << false << 10001 << DisplayState::Stalled;
    QTest::newRow("stopping for too long")
        << Present << Status::Stopping << false << 10001 << DisplayState::Stalled;
    QTest::newRow("to be reclaimed")
        << Present << Status::Running << true << 0 << DisplayState::Reclaiming;
    QTest::newRow("a word we do not know")
        << Present << Status::Unknown << false << 99999 << DisplayState::Unknown;
    QTest::newRow("missing") << Missing << Status::Running << false << 0 << DisplayState::Unknown;
    QTest::newRow("failed") << Failed << Status::Pending << false << 99999 << DisplayState::Failed;
    QTest::newRow("released") << Released << Status::Running << true << 0 << DisplayState::Released;
    QTest::newRow("removed elsewhere")
        << Gone << Status::Running << false << 0 << DisplayState::Released;
}

void TestDisplayState::shows()
{
    QFETCH(Presence, presence);
    QFETCH(InstanceStatus, status);
    QFETCH(bool, reclaiming);
    QFETCH(int, ageMs);
    QFETCH(DisplayState, state);
    FleetRow row;
    row.presence = presence;
    row.instance.status = status;
    row.instance.reclaiming = reclaiming;
    row.statusSinceMs = 1'000'000;

    QCOMPARE(
        static_cast<int>(displayStateOf(row, 1'000'000 + ageMs, 10'000)), static_cast<int>(state));
}

QTEST_APPLESS_MAIN(TestDisplayState)
#include "tst_display_state.moc"

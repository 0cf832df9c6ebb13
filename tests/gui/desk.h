// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/constants.h"
#include "engine/session.h"
#include "gui/main_window.h"
#include "gui/widget_prompt.h"
#include "support/fake_clock.h"
#include "support/fake_instance_api.h"
#include "support/fake_journal.h"
#include "support/fake_launch_api.h"
#include "support/fake_random.h"
#include "support/fake_stores.h"
#include "support/manual_scheduler.h"

#include <QApplication>
#include <QRegularExpression>
#include <QTest>

#include <memory>

namespace muster {

/// Every warning of a test is a failure, but for what the platform without a screen says of each
/// dialog.
inline void failOnWarnings()
{
    QTest::failOnWarning(QRegularExpression(
        QStringLiteral("^(?!This plugin does not support propagateSizeHints).*")));
}

/// The real window on real presenters and a real session, over fakes: nothing leaves the process,
/// and time stands still.
class Desk
{
public:
    enum class Account { None, Simulator, Production };

    explicit Desk(Account kind = Account::Simulator);

    /// Opens the window (shown, but on no screen) at \a size.
    void open(const QSize& size = {1280, 800});
    /// A form that has no problem.
    void fillForm(int amount = 20);
    /// Orders what the form says, confirms, and answers with \a accepted ids. Returns the ids.
    std::vector<InstanceId> launch(int accepted);
    /// Puts \a status on the first \a count of the launched rows, from \a first on.
    void bring(const std::vector<InstanceId>& ids, int first, int count, InstanceStatus status);
    /// Puts \a status on all that was launched.
    void bringAll(InstanceStatus status);
    /// Rows of other batches, of all kinds. \a longName: what their names begin with instead.
    void fillFleet(int rows, const QString& longName = {});
    /// Orders \a amount instances without the form; the first \a answered calls are accepted.
    BatchId order(int amount, int answered);
    /// kill -9, and the next start on the same journal.
    void startAgain();
    /// Lets \a span pass for clock and scheduler.
    void moveOn(milliseconds span) { scheduler.moveOn(span); }

    FakeClock clock{};
    ManualScheduler scheduler{&clock};
    FakeLaunchApi launches{};
    FakeInstanceApi instances{};
    FakeJournal journal{};
    FakeRandom random{};
    FakeProfileStore profileStore{};
    FakeSettingsStore settingsStore{};
    Theme theme{*qApp};
    WidgetPrompt prompt{};
    TaskList tasks{clock};
    BatchOrders orders{prompt};
    LaunchPresenter launchPage{clock, scheduler, profileStore, settingsStore, prompt, tasks};
    BatchPresenter launchBatch{clock, scheduler, orders, constants::kStalledAfter};
    FleetPresenter fleet{
        clock, scheduler, prompt, tasks, {constants::kStalledAfter, constants::kReleaseHold}};
    BatchesModel batches{};
    BatchPresenter batchDetails{clock, scheduler, orders, constants::kStalledAfter};
    ProfilesPresenter profiles{profileStore, clock, prompt};
    SettingsPresenter settings{settingsStore, prompt};
    StatusPresenter status{clock, scheduler};
    Notices notices{clock, scheduler, orders};
    int simulatorsOpened = 0;
    SessionConfig config{};
    std::unique_ptr<Session> session;
    std::unique_ptr<MainWindow> window;

private:
    void makeSession();
    void setSession();
    [[nodiscard]] FleetRow rowOf(int number, InstanceStatus state) const;
};

} // namespace muster

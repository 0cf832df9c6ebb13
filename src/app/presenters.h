// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/main_window.h"
#include "gui/theme.h"
#include "presenter/batch_orders.h"
#include "presenter/batch_presenter.h"
#include "presenter/batches_model.h"
#include "presenter/fleet_presenter.h"
#include "presenter/launch_presenter.h"
#include "presenter/notices.h"
#include "presenter/profiles_presenter.h"
#include "presenter/settings_presenter.h"
#include "presenter/status_presenter.h"
#include "presenter/task_list.h"

#include <functional>

class QApplication;

namespace muster::app {

struct PresenterPorts
{
    Clock& clock;
    Scheduler& scheduler;
    ProfileStore& profiles;
    SettingsStore& settings;
    Prompt& prompt;
    double timeScale = 1.0;
};

/// All presenters of the window.
struct Presenters
{
    Presenters(const PresenterPorts& ports, QApplication& application);

    void start();
    /// Null: no account. The session is taken away before it is destroyed.
    void setSession(Session* session);
    WindowParts windowParts(const QString& homeFolder, std::function<void()> openSimulator);

    SettingsStore& store;
    Theme theme;
    TaskList tasks;
    BatchOrders orders;
    LaunchPresenter launch;
    BatchPresenter launchBatch;
    FleetPresenter fleet;
    BatchesModel batches;
    BatchPresenter batchDetails;
    ProfilesPresenter profiles;
    SettingsPresenter settings;
    StatusPresenter status;
    Notices notices;
};

} // namespace muster::app

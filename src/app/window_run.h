// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account_choice.h"
#include "cli/command_line.h"
#include "cloud/ecs_client.h"
#include "gui/main_window.h"
#include "gui/theme.h"
#include "gui/widget_prompt.h"
#include "journal_keeper.h"
#include "local_stores.h"
#include "platform/qt_scheduler.h"
#include "platform/single_instance.h"
#include "platform/system_clock.h"
#include "platform/system_random.h"
#include "simulator_host.h"
#include "store/file_log.h"
#include "store/ini_settings.h"
#include "translation.h"

#include <QObject>

#include <memory>
#include <optional>

class QApplication;

namespace muster::app {

/// Everything the window shows, made in this order and destroyed in the other.
struct Presenters;

/// The assembly of the window: owns the home, connects the account, builds presenters and window,
/// and goes down in order.
class WindowRun : public QObject
{
    Q_OBJECT

public:
    WindowRun(QApplication& application, cli::CommandLine line, EnvironmentCredentials environment,
        Translation& translation);
    ~WindowRun() override;

    /// An exit code when there is nothing to show: the window of another Muster was raised, or the
    /// home cannot be used.
    std::optional<int> start();
    /// SIGTERM, the end of the session, the window's close: stops new sends, waits briefly, and
    /// ends the program.
    void end();

private:
    std::optional<int> takeHome();
    Result<Done> openStores();
    void buildWindow();
    void onSimulator(const SimulatorInfo& info);
    void connectAccount();
    void makeSession();
    void startSession();
    void showJournal();
    void onJournalChecked(const std::optional<Error>& error);
    void showSession();
    void openSimulator();
    void useSettings();
    void raise();
    int fail(const Error& error);

    QApplication& m_application;
    cli::CommandLine m_line;
    EnvironmentCredentials m_environment;
    Translation& m_translation;
    SystemClock m_clock;
    QtScheduler m_scheduler;
    SystemRandom m_random;
    HomeFolders m_home;
    IniSettings m_settings;
    std::shared_ptr<HomeLock> m_lock;
    std::unique_ptr<FileLog> m_log;
    SingleInstance m_instance;
    LocalStores m_stores;
    std::unique_ptr<SimulatorHost> m_simulator;
    AccountChoice m_account;
    double m_timeScale = 1.0;
    std::unique_ptr<EcsClient> m_cloud;
    std::unique_ptr<JournalKeeper> m_keeper;
    std::unique_ptr<Session> m_session;
    WidgetPrompt m_prompt;
    std::unique_ptr<Presenters> m_presenters;
    std::unique_ptr<MainWindow> m_window;
    bool m_ending = false;
};

/// True when Qt can open a window: an X or Wayland display, or a platform that needs none.
bool hasDisplay();

} // namespace muster::app

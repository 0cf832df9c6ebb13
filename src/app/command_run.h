// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account_choice.h"
#include "cli/job.h"
#include "cloud/ecs_client.h"
#include "journal_keeper.h"
#include "local_stores.h"
#include "platform/qt_scheduler.h"
#include "platform/system_clock.h"
#include "platform/system_random.h"
#include "simulator_host.h"
#include "store/file_log.h"

#include <QObject>

#include <memory>

namespace muster::app {

/// The assembly of a command: takes the home, starts the simulator, opens the stores, connects the
/// account, runs the job, and goes down in order. Without widgets.
class CommandRun : public QObject
{
    Q_OBJECT

public:
    CommandRun(cli::CommandLine line, EnvironmentCredentials environment, cli::Console& console);
    ~CommandRun() override;

    void start();
    /// Ctrl-C or SIGTERM.
    void interrupt();

Q_SIGNALS:
    void finished(int exitCode);

private:
    Result<Done> takeHome();
    void useSimulator();
    void onSimulator(const SimulatorInfo& info);
    void openStores();
    void chooseAccount();
    void prepareJob();
    Result<Done> connectCloud();
    Result<Done> startSession();
    void runJob();
    void onJobFinished(int code);
    void onIdle();
    void end(cli::ExitCode code);
    void fail(const Error& error);
    [[nodiscard]] cli::LocalPorts localPorts();

    cli::CommandLine m_line;
    cli::Needs m_needs;
    cli::Console& m_console;
    EnvironmentCredentials m_environment;
    SystemClock m_clock;
    QtScheduler m_scheduler;
    SystemRandom m_random;
    HomeFolders m_home;
    std::shared_ptr<HomeLock> m_lock;
    std::unique_ptr<FileLog> m_log; ///< only with the lock
    std::unique_ptr<SimulatorHost> m_simulator;
    Parameters m_simulatorDefaults;
    LocalStores m_stores;
    AccountChoice m_account;
    double m_timeScale = 1.0;
    std::unique_ptr<EcsClient> m_cloud;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<JournalKeeper> m_keeper; ///< with a session
    std::unique_ptr<cli::CloudPorts> m_ports;
    std::unique_ptr<cli::Job> m_job;
    std::optional<int> m_exitCode; ///< once the job has ended
    bool m_isIdle = false; ///< the session has nothing in flight any more
    bool m_ended = false;
};

} // namespace muster::app

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command_line.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "core/account/account.h"
#include "core/ports/catalogue_api.h"
#include "core/ports/clock.h"
#include "core/ports/identity_api.h"
#include "core/ports/instance_api.h"
#include "core/ports/journal.h"
#include "core/ports/journal_care.h"
#include "core/ports/launch_api.h"
#include "core/ports/profile_store.h"
#include "core/ports/scheduler.h"
#include "engine/session.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace muster::cli {

/// What must be there before a command can run.
struct Needs
{
    bool ownership = false; ///< the home's lock; without it the stores are read-only
    bool library = false; ///< profiles
    bool journal = false; ///< without a session: for reading only
    bool cloud = false; ///< credentials and the API
    bool session = false; ///< the engine, started; implies ownership, journal and cloud
};
Needs needsOf(const CommandLine& line);

/// What this machine gives to a command. All outlive it.
struct LocalPorts
{
    Console& console;
    Clock& clock;
    Scheduler& scheduler;
    ProfileStore* profiles = nullptr; ///< with Needs::library
    Journal* journal = nullptr; ///< with Needs::journal
    JournalCare* journalCare = nullptr; ///< of the same journal; its start check is over
    std::vector<Account> accounts{}; ///< that can be used now, the one in use first
    QString fallbackRegion{}; ///< of the environment, else of the account
    Parameters defaults{}; ///< of the simulator: what a launch takes when nobody said anything
    /// Reads a small regular file whole.
    std::function<Result<QByteArray>(const QString& path)> readFile{};
    double timeScale = 1.0;
};

/// What the network gives to a command. All outlive it.
struct CloudPorts
{
    LaunchApi& launch;
    InstanceApi& instances;
    CatalogueApi& catalogue;
    IdentityApi& identity;
    Session* session = nullptr; ///< with Needs::session
};

/// One command at work. prepare() judges its values; run() does the rest and ends with finished().
/// Its owner holds it by pointer: a job has no parent.
class Job : public QObject // clazy:exclude=ctor-missing-parent-argument
{
    Q_OBJECT

public:
    /// Null for Window, Help and Version.
    static std::unique_ptr<Job> make(const CommandLine& line, const LocalPorts& ports);

    /// Judges the values before credentials are asked for and anything is sent. An exit code ends
    /// the command.
    virtual std::optional<ExitCode> prepare() { return std::nullopt; }
    /// \a cloud is set with Needs::cloud. Ends with finished(), never before it returns.
    virtual void run(const CloudPorts* cloud) = 0;
    /// Ctrl-C or SIGTERM: nothing new is sent, and finished() comes soon.
    virtual void interrupt();

Q_SIGNALS:
    void finished(int exitCode);

protected:
    Job(CommandLine line, const LocalPorts& ports);

    [[nodiscard]] const CommandLine& line() const { return m_line; }
    [[nodiscard]] const LocalPorts& local() const { return m_ports; }
    [[nodiscard]] Console& console() const { return m_ports.console; }
    [[nodiscard]] bool wantsJson() const { return m_line.has(QStringLiteral("json")); }
    [[nodiscard]] qint64 nowMs() const;
    /// Emits finished() from the event loop, once.
    void finish(ExitCode code);
    /// Prints \a text as a line of standard error.
    void say(const QString& text) const;
    /// Says what went wrong, in the user's words, and gives the exit code that belongs to it.
    ExitCode complain(const Error& error) const;

private:
    CommandLine m_line;
    LocalPorts m_ports;
    bool m_finished = false;
};

/// The exit code of a failure that is not the outcome of a launch.
ExitCode exitCodeOf(const Error& error);
/// The exit code of a batch with \a verdict. An open batch counts as done: every call has its
/// outcome.
ExitCode exitCodeOf(const BatchRecord& batch, Verdict verdict);

} // namespace muster::cli

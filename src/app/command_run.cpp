// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_run.h"

#include "cli/start_words.h"
#include "log_output.h"
#include "presenter/words.h"
#include "sample_profile.h"
#include "store/atomic_file.h"
#include "store/ini_settings.h"

namespace muster::app {

using namespace Qt::StringLiterals;
using cli::ExitCode;

namespace {

constexpr qint64 kMaxProfileBytes = qint64{1} << 20;

} // namespace

CommandRun::CommandRun(
    cli::CommandLine line, EnvironmentCredentials environment, cli::Console& console)
    : m_line(std::move(line))
    , m_needs(cli::needsOf(m_line))
    , m_console(console)
    , m_environment(std::move(environment))
    , m_home(homeOf(m_line))
{
}

CommandRun::~CommandRun()
{
    // The job talks to the session, the session to the cloud and the journal.
    m_job.reset();
    m_keeper.reset();
    m_session.reset();
    m_cloud.reset();
}

void CommandRun::start()
{
    if (const Result<Done> taken = takeHome(); !taken) {
        fail(taken.error());
        return;
    }
    if (m_lock)
        m_log = openLog(m_home.log(), m_environment);
    if (m_line.has(u"simulator"_s) && (m_needs.cloud || m_lock))
        useSimulator();
    else
        openStores();
}

Result<Done> CommandRun::takeHome()
{
    if (const Result<Done> made = m_home.create(); !made)
        return made;
    // Whoever starts a simulator writes its ledger, so that needs the home as well; beside an owner
    // its simulator is used.
    const bool wantsSimulator = m_line.has(u"simulator"_s) && m_needs.cloud;
    if (!m_needs.ownership && !wantsSimulator)
        return Done{};
    Result<std::shared_ptr<HomeLock>> lock = HomeLock::take(m_home.lock());
    if (lock)
        m_lock = *lock;
    else if (m_needs.ownership || lock.error().kind != Error::Kind::Locked)
        return lock.error();
    return Done{};
}

void CommandRun::useSimulator()
{
    m_simulator = std::make_unique<SimulatorHost>(m_home);
    if (!m_lock) {
        const Result<SimulatorInfo> info = m_simulator->ofOwner();
        if (info)
            onSimulator(*info);
        else
            fail(info.error());
        return;
    }
    connect(m_simulator.get(), &SimulatorHost::started, this, &CommandRun::onSimulator);
    connect(m_simulator.get(), &SimulatorHost::failed, this, &CommandRun::fail);
    m_simulator->start();
}

void CommandRun::onSimulator(const SimulatorInfo& info)
{
    m_account = chooseSimulator(info);
    m_simulatorDefaults = info.defaults;
    openStores();
}

void CommandRun::openStores()
{
    const StoreAccess access = m_lock ? StoreAccess::Owner : StoreAccess::ReadOnly;
    if (m_needs.library) {
        auto library = SqliteLibrary::open(m_home.library(), access);
        if (!library) {
            fail(library.error());
            return;
        }
        m_stores.library = std::move(*library);
        if (m_lock && !m_simulatorDefaults.isEmpty()) {
            if (const Result<Done> added = addSampleProfile(*m_stores.library, m_simulatorDefaults);
                !added)
                qWarning("cannot add the sample profile");
        }
    }
    if (m_needs.journal) {
        auto journal = openJournal(m_home, access);
        if (!journal) {
            fail(journal.error());
            return;
        }
        m_stores.journal = std::move(*journal);
        if (const Result<Done> checked = checkWhole(*m_stores.journal); !checked) {
            fail(checked.error());
            return;
        }
    }
    chooseAccount();
}

void CommandRun::chooseAccount()
{
    if (!m_account.account.simulator) {
        Result<AccountChoice> choice = chooseEnvironment(
            m_line, std::move(m_environment), qEnvironmentVariable("ALIBABA_CLOUD_REGION_ID"));
        if (!choice) {
            fail(choice.error());
            return;
        }
        m_account = std::move(*choice);
    }
    if (m_needs.cloud)
        m_timeScale = timeScaleFor(m_account.account);
    prepareJob();
}

cli::LocalPorts CommandRun::localPorts()
{
    cli::LocalPorts ports{m_console, m_clock, m_scheduler};
    ports.profiles = m_stores.library.get();
    ports.journal = m_stores.journal.get();
    ports.journalCare = m_stores.journal.get();
    if (m_account.credentials)
        ports.accounts = {m_account.account};
    ports.fallbackRegion = m_account.account.defaultRegion;
    if (m_account.account.simulator)
        ports.defaults = simulatorLaunchDefaults(m_simulatorDefaults);
    ports.readFile = [](const QString& path) { return readRegularFile(path, kMaxProfileBytes); };
    ports.timeScale = m_timeScale;
    return ports;
}

void CommandRun::prepareJob()
{
    m_job = cli::Job::make(m_line, localPorts());
    connect(m_job.get(), &cli::Job::finished, this, &CommandRun::onJobFinished);
    if (const std::optional<ExitCode> refused = m_job->prepare()) {
        end(*refused);
        return;
    }
    if (m_needs.cloud) {
        if (const Result<Done> connected = connectCloud(); !connected) {
            fail(connected.error());
            return;
        }
    }
    runJob();
}

Result<Done> CommandRun::connectCloud()
{
    if (!m_account.credentials)
        return makeError(Error::Kind::NoCredentials, u"no key pair in the environment"_s);
    m_cloud
        = std::make_unique<EcsClient>(m_account.account, *m_account.credentials, m_clock, m_random);
    m_ports = std::make_unique<cli::CloudPorts>(
        cli::CloudPorts{*m_cloud, *m_cloud, *m_cloud, *m_cloud, nullptr});
    return m_needs.session ? startSession() : Result<Done>(Done{});
}

Result<Done> CommandRun::startSession()
{
    const IniSettings settings(m_home.settings());
    SessionConfig config;
    config.account = m_account.account;
    config.pollInterval = seconds(settings.load().pollSeconds);
    config.timeScale = m_timeScale;
    const SessionPorts ports{*m_cloud, *m_cloud, *m_stores.journal, m_clock, m_scheduler, m_random};
    m_session = std::make_unique<Session>(ports, config);
    connect(m_session.get(), &Session::clockOffsetChanged, this,
        [this] { m_cloud->setClockOffset(m_session->clockOffset().value_or(milliseconds(0))); });
    connect(m_session.get(), &Session::idle, this, [this] { onIdle(); });
    m_ports->session = m_session.get();
    m_keeper = std::make_unique<JournalKeeper>(*m_stores.journal, m_scheduler);
    m_keeper->watch(*m_session);
    return m_session->start();
}

void CommandRun::runJob()
{
    m_job->run(m_ports.get());
}

void CommandRun::interrupt()
{
    if (m_job)
        m_job->interrupt();
    else
        end(ExitCode::Fault);
}

void CommandRun::onJobFinished(int code)
{
    m_exitCode = code;
    if (!m_session || m_isIdle)
        end(static_cast<ExitCode>(code));
    else
        m_session->prepareToQuit();
}

void CommandRun::onIdle()
{
    m_isIdle = true;
    if (m_exitCode)
        end(static_cast<ExitCode>(*m_exitCode));
}

void CommandRun::fail(const Error& error)
{
    const bool isSaid = error.kind == Error::Kind::Invalid && !error.message.isEmpty();
    QString text = isSaid ? error.message : Words::errorText(error).whole;
    if (error.kind == Error::Kind::NoCredentials)
        text = cli::StartWords::noCredentials();
    if (error.kind == Error::Kind::Locked)
        text = cli::StartWords::otherOwner();
    m_console.err(text + u'\n');
    // A file that is damaged or newer is a fault of this machine, not of the command.
    end(error.kind == Error::Kind::Newer || error.kind == Error::Kind::Malformed
            ? ExitCode::Fault
            : cli::exitCodeOf(error));
}

void CommandRun::end(ExitCode code)
{
    if (m_ended)
        return;
    m_ended = true;
    if (m_keeper)
        m_keeper->finishBackup();
    QMetaObject::invokeMethod(
        this, [this, code] { Q_EMIT finished(static_cast<int>(code)); }, Qt::QueuedConnection);
}

} // namespace muster::app

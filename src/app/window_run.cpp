// SPDX-License-Identifier: GPL-3.0-or-later
#include "window_run.h"

#include "cli/exit_code.h"
#include "cli/start_words.h"
#include "core/constants.h"
#include "log_output.h"
#include "presenter/words.h"
#include "presenters.h"
#include "sample_profile.h"

#include <QApplication>
#include <QProcess>

#include <array>
#include <cstdio>

namespace muster::app {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDone = 0;
constexpr int kFault = 1;
constexpr int kNotOwner = 9;

void writeError(const QString& text)
{
    std::fprintf(stderr, "%s\n", text.toUtf8().constData());
}

Page pageNamed(const QString& name)
{
    static const std::array kNames{
        u"launch"_s, u"fleet"_s, u"batches"_s, u"profiles"_s, u"settings"_s};
    for (int at = 0; at < kPages; ++at) {
        if (kNames.at(static_cast<size_t>(at)) == name)
            return static_cast<Page>(at);
    }
    return Page::Launch;
}

Message messageOf(const Error& error)
{
    const ErrorText text = Words::errorText(error);
    return {Message::Kind::Failure, text.title, text.advice, text.details};
}

} // namespace

bool hasDisplay()
{
    if (!qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY"))
        return true;
    const QByteArray platform = qgetenv("QT_QPA_PLATFORM");
    return !platform.isEmpty() && !platform.startsWith("xcb") && !platform.startsWith("wayland");
}

WindowRun::WindowRun(QApplication& application, cli::CommandLine line,
    EnvironmentCredentials environment, Translation& translation)
    : m_application(application)
    , m_line(std::move(line))
    , m_environment(std::move(environment))
    , m_translation(translation)
    , m_home(homeOf(m_line))
    , m_settings(m_home.settings())
{
}

WindowRun::~WindowRun()
{
    m_window.reset();
    if (m_presenters)
        m_presenters->setSession(nullptr);
    m_keeper.reset();
    m_session.reset();
    m_presenters.reset();
    m_cloud.reset();
}

std::optional<int> WindowRun::start()
{
    if (const std::optional<int> code = takeHome())
        return code;
    if (const Result<Done> opened = openStores(); !opened)
        return fail(opened.error());
    useSettings();
    if (m_line.has(u"simulator"_s)) {
        m_simulator = std::make_unique<SimulatorHost>(m_home);
        connect(m_simulator.get(), &SimulatorHost::started, this, &WindowRun::onSimulator);
        connect(m_simulator.get(), &SimulatorHost::failed, this, [this](const Error& error) {
            buildWindow();
            m_prompt.message(messageOf(error));
        });
        m_simulator->start();
        return std::nullopt;
    }
    Result<AccountChoice> choice = chooseEnvironment(
        m_line, std::move(m_environment), qEnvironmentVariable("ALIBABA_CLOUD_REGION_ID"));
    if (!choice)
        return fail(choice.error());
    m_account = std::move(*choice);
    connectAccount();
    return std::nullopt;
}

std::optional<int> WindowRun::takeHome()
{
    if (const Result<Done> made = m_home.create(); !made)
        return fail(made.error());
    Result<std::shared_ptr<HomeLock>> lock = HomeLock::take(m_home.lock());
    if (lock) {
        m_lock = *lock;
        m_log = openLog(m_home.log(), m_environment);
        connect(&m_instance, &SingleInstance::raiseRequested, this, &WindowRun::raise);
        if (const Result<Done> listening = m_instance.listen(m_home.socket()); !listening)
            qWarning("a second window cannot raise this one");
        return std::nullopt;
    }
    if (lock.error().kind != Error::Kind::Locked)
        return fail(lock.error());
    if (SingleInstance::askToRaise(m_home.socket()))
        return kDone;
    writeError(cli::StartWords::otherOwner());
    return kNotOwner;
}

Result<Done> WindowRun::openStores()
{
    auto journal = openJournal(m_home, StoreAccess::Owner);
    if (!journal)
        return journal.error();
    auto library = SqliteLibrary::open(m_home.library());
    if (!library)
        return library.error();
    m_stores.journal = std::move(*journal);
    m_keeper = std::make_unique<JournalKeeper>(*m_stores.journal, m_scheduler);
    connect(m_keeper.get(), &JournalKeeper::checked, this, &WindowRun::onJournalChecked);
    m_stores.library = std::move(*library);
    return Done{};
}

void WindowRun::useSettings()
{
    const Settings settings = m_settings.load();
    m_translation.use(m_line.has(u"language"_s) ? m_line.value(u"language"_s) : settings.language);
}

void WindowRun::onSimulator(const SimulatorInfo& info)
{
    m_account = chooseSimulator(info);
    if (const Result<Done> added = addSampleProfile(*m_stores.library, info.defaults); !added)
        qWarning("cannot add the sample profile");
    Settings settings = m_settings.load();
    if (settings.lastProfile.isEmpty()) {
        settings.lastProfile = sampleProfile(info.defaults).name;
        if (!m_settings.save(settings))
            qWarning("cannot save the settings");
    }
    connectAccount();
}

void WindowRun::connectAccount()
{
    if (m_line.has(u"region"_s))
        m_account.account.defaultRegion = m_line.value(u"region"_s);
    m_timeScale = timeScaleFor(m_account.account);
    if (m_account.credentials)
        makeSession();
    // A new journal needs no check. Else the window is there first, and works once it is over.
    const bool isChecking = m_stores.journal->condition().checking;
    if (!isChecking)
        startSession();
    buildWindow();
    if (isChecking)
        m_keeper->startCheck();
}

void WindowRun::onJournalChecked(const std::optional<Error>& error)
{
    if (error) {
        showJournal();
        m_prompt.message(messageOf(*error));
        return;
    }
    startSession();
    m_presenters->setSession(m_session.get()); // it has read its batches now
    showJournal();
}

/// While the journal takes no launch the button is off, and a notice says why.
void WindowRun::showJournal()
{
    const JournalCondition condition = m_stores.journal->condition();
    m_presenters->notices.setJournal(condition);
    m_presenters->launch.setLaunchingOff(condition.checking || condition.needsConfirmation
        || !condition.networkFileSystem.isEmpty() || !condition.rescueFile.isEmpty());
}

void WindowRun::makeSession()
{
    m_cloud
        = std::make_unique<EcsClient>(m_account.account, *m_account.credentials, m_clock, m_random);
    SessionConfig config;
    config.account = m_account.account;
    config.pollInterval = seconds(m_settings.load().pollSeconds);
    config.timeScale = m_timeScale;
    const SessionPorts ports{*m_cloud, *m_cloud, *m_stores.journal, m_clock, m_scheduler, m_random};
    m_session = std::make_unique<Session>(ports, config);
    connect(m_session.get(), &Session::clockOffsetChanged, this,
        [this] { m_cloud->setClockOffset(m_session->clockOffset().value_or(milliseconds(0))); });
    connect(m_session.get(), &Session::alarm, this, [this](const Error& error) {
        if (error.kind == Error::Kind::Storage) // the rest stands in a notice until it is seen
            m_prompt.message(messageOf(error));
    });
    m_keeper->watch(*m_session);
}

void WindowRun::startSession()
{
    if (!m_session)
        return;
    if (const Result<Done> started = m_session->start(); !started) {
        const Error error = started.error();
        m_scheduler.after(
            milliseconds(0), this, [this, error] { m_prompt.message(messageOf(error)); });
    }
}

void WindowRun::buildWindow()
{
    const PresenterPorts ports{
        m_clock, m_scheduler, *m_stores.library, m_settings, m_prompt, m_timeScale};
    m_presenters = std::make_unique<Presenters>(ports, m_application);
    m_presenters->start();
    m_presenters->setSession(m_session.get());
    connect(&m_presenters->settings, &SettingsPresenter::languageChanged, this,
        [this](const QString& code) { m_translation.use(code); });
    connect(
        &m_presenters->settings, &SettingsPresenter::pollSecondsChanged, this, [this](int value) {
            if (m_session)
                m_session->setPollInterval(seconds(value));
        });
    m_window = std::make_unique<MainWindow>(
        m_presenters->windowParts(m_home.data(), [this] { openSimulator(); }));
    m_prompt.setWindow(m_window.get());
    connect(m_window.get(), &MainWindow::visibilityChanged, this, [this](bool visible) {
        if (m_session)
            m_session->setWindowVisible(visible);
    });
    connect(m_window.get(), &MainWindow::closing, this, &WindowRun::end);
    m_window->showPage(pageNamed(m_line.value(u"page"_s)));
    m_window->show();
    connect(&m_presenters->notices, &Notices::launchingConfirmed, this, [this] {
        if (const Result<Done> confirmed = m_stores.journal->confirm(); !confirmed)
            m_prompt.message(messageOf(confirmed.error()));
        showJournal();
    });
    showJournal();
}

void WindowRun::openSimulator()
{
    // A home of its own, in a program of its own: what is rehearsed never gets into the real
    // journal.
    QStringList words{u"--simulator"_s};
    if (m_line.has(u"home"_s))
        words << u"--home"_s << m_home.simulator();
    if (QProcess::startDetached(QCoreApplication::applicationFilePath(), words))
        end();
    else
        m_prompt.message(
            messageOf(makeError(Error::Kind::Internal, u"cannot start the program again"_s)));
}

void WindowRun::raise()
{
    if (!m_window)
        return;
    m_window->setWindowState(m_window->windowState() & ~Qt::WindowMinimized);
    m_window->show();
    m_window->raise();
    m_window->activateWindow();
}

void WindowRun::end()
{
    if (m_ending)
        return;
    m_ending = true;
    if (!m_session) {
        QCoreApplication::exit(kDone);
        return;
    }
    connect(m_session.get(), &Session::idle, this, [] { QCoreApplication::exit(kDone); });
    m_session->prepareToQuit();
}

int WindowRun::fail(const Error& error)
{
    const bool isSaid = error.kind == Error::Kind::Invalid && !error.message.isEmpty();
    writeError(isSaid ? error.message : Words::errorText(error).whole);
    return isSaid ? static_cast<int>(cli::ExitCode::Usage) : kFault;
}

} // namespace muster::app

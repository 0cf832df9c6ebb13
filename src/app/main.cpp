// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command_line.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/start_words.h"
#include "combo_access.h"
#include "command_run.h"
#include "environment_credentials.h"
#include "log_output.h"
#include "platform/hardening.h"
#include "signal_watch.h"
#include "translation.h"
#include "window_run.h"

#include <QApplication>

namespace {

using namespace muster;
using namespace Qt::StringLiterals;

void nameProgram()
{
    QCoreApplication::setApplicationName(u"muster"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(MUSTER_VERSION));
}

/// `--language`, else the setting of the home, else the locale.
QString languageOf(const QStringList& words, const Result<cli::CommandLine>& line)
{
    const QString said = cli::languageIn(words);
    if (!said.isEmpty() || !line)
        return said;
    return IniSettings(app::homeOf(*line).settings()).load().language;
}

int runWindow(
    int argc, char** argv, const cli::CommandLine& line, app::EnvironmentCredentials environment)
{
    QApplication application(argc, argv);
    nameProgram();
    QApplication::setDesktopFileName(u"io.github.muster.Muster"_s);
    QApplication::setQuitOnLastWindowClosed(false);
    app::ComboAccess::install();
    app::Translation translation;
    translation.use(line.value(u"language"_s));
    app::SignalWatch signalWatch;
    app::WindowRun run(application, line, std::move(environment), translation);
    QObject::connect(&signalWatch, &app::SignalWatch::endRequested, &run, &app::WindowRun::end);
    if (const std::optional<int> code = run.start())
        return *code;
    return QApplication::exec();
}

int runJob(
    const cli::CommandLine& line, app::EnvironmentCredentials environment, cli::Console& console)
{
    app::SignalWatch signalWatch;
    app::CommandRun run(line, std::move(environment), console);
    QObject::connect(
        &signalWatch, &app::SignalWatch::endRequested, &run, &app::CommandRun::interrupt);
    QObject::connect(
        &run, &app::CommandRun::finished, &run, [](int code) { QCoreApplication::exit(code); });
    run.start();
    return QCoreApplication::exec();
}

int runWithoutWindow(
    int argc, char** argv, const QStringList& words, app::EnvironmentCredentials environment)
{
    QCoreApplication application(argc, argv);
    nameProgram();
    app::Translation translation;
    translation.use(languageOf(words, cli::parseCommandLine(words)));
    cli::StandardConsole console;
    // Read once more: now the words of its errors are in the right language.
    const Result<cli::CommandLine> line = cli::parseCommandLine(words);
    if (!line) {
        console.err(line.error().message + u'\n');
        return static_cast<int>(cli::ExitCode::Usage);
    }
    switch (line->command) {
    case cli::Command::Window:
        console.err(cli::StartWords::noDisplay() + u'\n');
        return static_cast<int>(cli::ExitCode::Fault);
    case cli::Command::Help:
        console.out(cli::helpText(line->helpFor));
        return static_cast<int>(cli::ExitCode::Done);
    case cli::Command::Version:
        console.out(u"muster "_s + QCoreApplication::applicationVersion() + u'\n');
        return static_cast<int>(cli::ExitCode::Done);
    default:
        return runJob(*line, std::move(environment), console);
    }
}

QStringList wordsOf(int argc, char** argv)
{
    QStringList words;
    for (int at = 1; at < argc; ++at)
        words.append(QString::fromLocal8Bit(argv[at]));
    return words;
}

} // namespace

int main(int argc, char** argv)
{
    if (isReleaseBuild() && !hardenProcess())
        qWarning("the system refused to keep this process's memory from others");
    app::EnvironmentCredentials environment = app::EnvironmentCredentials::take();
    const QStringList words = wordsOf(argc, argv);
    const Result<cli::CommandLine> line = cli::parseCommandLine(words);
    app::installLogOutput(line ? line->value(u"log-level"_s) : QString());
    if (line && line->command == cli::Command::Window && app::hasDisplay())
        return runWindow(argc, argv, *line, std::move(environment));
    return runWithoutWindow(argc, argv, words, std::move(environment));
}

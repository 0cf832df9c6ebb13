// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"
#include "simulator.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>

namespace {

/// The write end of the socket pair that carries signals into the event loop.
int signalSocket = -1;

void onSignal(int)
{
    const char one = 1;
    [[maybe_unused]] const auto written = ::write(signalSocket, &one, sizeof one);
}

void quitOnSignals(QCoreApplication& application)
{
    int ends[2] = {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return;
    signalSocket = ends[0];
    auto* notifier = new QSocketNotifier(ends[1], QSocketNotifier::Read, &application);
    QObject::connect(notifier, &QSocketNotifier::activated, &application, &QCoreApplication::quit);
    std::signal(SIGTERM, onSignal);
    std::signal(SIGINT, onSignal);
    std::signal(SIGPIPE, SIG_IGN);
}

/// Ends with whoever holds the other end of standard input.
void quitWithParent(QCoreApplication& application)
{
    auto* notifier = new QSocketNotifier(STDIN_FILENO, QSocketNotifier::Read, &application);
    QObject::connect(notifier, &QSocketNotifier::activated, &application, [&application, notifier] {
        char buffer[256];
        if (::read(STDIN_FILENO, buffer, sizeof buffer) > 0)
            return;
        notifier->setEnabled(false);
        application.quit();
    });
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    muster::Options options;
    const QString mistake = muster::readOptions(application.arguments().mid(1), options);
    if (!mistake.isEmpty()) {
        std::fprintf(stderr, "muster-simulator: %s\n%s", qUtf8Printable(mistake),
            qUtf8Printable(muster::usageText()));
        return 2;
    }
    muster::Simulator simulator(options);
    const QString failure = simulator.start();
    if (!failure.isEmpty()) {
        std::fprintf(stderr, "muster-simulator: %s\n", qUtf8Printable(failure));
        return 2;
    }
    quitOnSignals(application);
    if (options.withParent)
        quitWithParent(application);
    std::fputs(simulator.readyLine().constData(), stdout);
    std::fflush(stdout);
    const int code = application.exec();
    simulator.save();
    return code;
}

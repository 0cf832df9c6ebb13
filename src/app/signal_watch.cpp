// SPDX-License-Identifier: GPL-3.0-or-later
#include "signal_watch.h"

#include <QSocketNotifier>

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>

namespace muster::app {

namespace {

/// A signal handler may only write to a descriptor; the event loop reads the other end.
std::array<int, 2> g_pipe{-1, -1};
constexpr std::array kSignals{SIGINT, SIGTERM, SIGHUP};

void onSignal(int /*number*/)
{
    const int saved = errno;
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = write(g_pipe[1], &byte, 1);
    errno = saved;
}

} // namespace

SignalWatch::SignalWatch(QObject* parent)
    : QObject(parent)
{
    if (pipe2(g_pipe.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    m_notifier = new QSocketNotifier(g_pipe[0], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &SignalWatch::onReadable);
    struct sigaction action
    {
    };
    action.sa_handler = onSignal;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    for (const int number : kSignals)
        sigaction(number, &action, nullptr);
}

SignalWatch::~SignalWatch()
{
    for (const int number : kSignals)
        std::signal(number, SIG_DFL);
    delete m_notifier;
    close(g_pipe[0]);
    close(g_pipe[1]);
}

void SignalWatch::onReadable()
{
    std::array<char, 16> bytes{};
    while (read(g_pipe[0], bytes.data(), bytes.size()) > 0) { }
    Q_EMIT endRequested();
}

} // namespace muster::app

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/job.h"

#include "core/constants.h"
#include "job_parts.h"
#include "presenter/words.h"

#include <QMetaObject>

namespace muster::cli {

Job::Job(CommandLine line, const LocalPorts& ports)
    : m_line(std::move(line))
    , m_ports(ports)
{
}

void Job::interrupt()
{
    finish(ExitCode::Fault);
}

qint64 Job::nowMs() const
{
    return m_ports.clock.wallNow().time_since_epoch().count();
}

void Job::finish(ExitCode code)
{
    if (m_finished)
        return;
    m_finished = true;
    QMetaObject::invokeMethod(
        this, [this, code] { Q_EMIT finished(static_cast<int>(code)); }, Qt::QueuedConnection);
}

void Job::say(const QString& text) const
{
    m_ports.console.err(text + u'\n');
}

ExitCode Job::complain(const Error& error) const
{
    // A message with our own detail comes from this layer and is already in the user's words.
    const bool isOurs = error.kind == Error::Kind::Invalid && !error.message.isEmpty();
    say(isOurs ? error.message : Words::errorText(error).whole);
    return exitCodeOf(error);
}

TableClock tableClock(const LocalPorts& ports)
{
    return {ports.clock.wallNow().time_since_epoch().count(),
        qRound64(static_cast<double>(constants::kStalledAfter.count()) * ports.timeScale)};
}

} // namespace muster::cli

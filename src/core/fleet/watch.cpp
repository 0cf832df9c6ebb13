// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/watch.h"

#include "core/constants.h"

#include <algorithm>
#include <utility>

namespace muster {

namespace {

bool longerThan(milliseconds elapsed, milliseconds span, double timeScale)
{
    return static_cast<double>(elapsed.count()) >= static_cast<double>(span.count()) * timeScale;
}

} // namespace

Watch::Watch(FleetRow row, BootTime acceptedAt)
    : m_row(std::move(row))
    , m_acceptedAt(acceptedAt)
    , m_askedAt(acceptedAt)
{
    m_row.instance.callTag.clear();
}

bool Watch::isOverdue(BootTime now, double timeScale) const
{
    return m_absentSince && longerThan(now - m_acceptedAt, constants::kNotYetVisible, timeScale);
}

bool Watch::isOver() const
{
    switch (m_row.presence) {
    case Presence::Failed:
    case Presence::Released:
    case Presence::Gone:
        return true;
    case Presence::Expected:
    case Presence::Present:
    case Presence::Missing:
        return false;
    }
    return false;
}

bool Watch::isChanging() const
{
    if (isOver() || m_row.presence == Presence::Missing)
        return false;
    if (m_row.presence == Presence::Expected || m_row.releaseOrdered || m_absentSince
        || m_expectedReplies > 0)
        return true;
    switch (m_row.instance.status) {
    case InstanceStatus::Pending:
    case InstanceStatus::Starting:
    case InstanceStatus::Stopping:
        return true;
    case InstanceStatus::Stopped:
        return !m_row.everRunning; // on its way up it may pass through Stopped
    case InstanceStatus::Running:
    case InstanceStatus::Unknown:
        return false;
    }
    return false;
}

bool Watch::needsOwnQuery(BootTime now, double timeScale) const
{
    return m_missingSince && !isOver()
        && longerThan(now - *m_missingSince, constants::kMissingDecision, timeScale);
}

bool Watch::seen(const Instance& instance, quint64 reply, UtcTime wall)
{
    if (reply < m_lastReply)
        return false;
    m_lastReply = reply;
    m_absentReplies = 0;
    m_absentSince.reset();
    m_missingSince.reset();

    const FleetRow before = m_row;
    const bool sameStatus
        = m_row.presence == Presence::Present && m_row.instance.status == instance.status;
    const BatchId batch = m_row.instance.batch;
    const qint64 acceptedAt = m_row.instance.created;
    m_row.instance = instance;
    m_row.instance.callTag.clear();
    // The service tells the minute only; the second of acceptance is known for what was bought
    // here.
    if (acceptedAt >= instance.created && acceptedAt < instance.created + 60)
        m_row.instance.created = acceptedAt;
    if (instance.batch.isEmpty())
        m_row.instance.batch = batch;
    m_row.presence = Presence::Present;
    m_expectedReplies = sameStatus ? std::max(0, m_expectedReplies - 1) : 0;
    if (!sameStatus)
        m_row.statusSinceMs = wall.time_since_epoch().count();
    if (instance.status == InstanceStatus::Running)
        m_row.everRunning = true;
    const bool changed = !(before == m_row);
    m_row.seenAtMs = wall.time_since_epoch().count();
    return changed;
}

Presence Watch::endOf(UtcTime server) const
{
    const qint64 release = m_row.instance.releaseTime;
    const bool timeCame = release != 0 && server.time_since_epoch() >= seconds(release);
    if (m_row.releaseOrdered || timeCame)
        return Presence::Released;
    return m_row.everRunning ? Presence::Gone : Presence::Failed;
}

bool Watch::absent(quint64 reply, BootTime now, UtcTime server, bool own, double timeScale)
{
    if (reply < m_lastReply || isOver())
        return false;
    m_lastReply = reply;
    ++m_absentReplies;
    if (!m_absentSince)
        m_absentSince = now;
    if (m_absentReplies < constants::kMissingReplies)
        return false;
    // What was ordered, or was due by its release time, needs no waiting: it is what was asked for
    // that came true.
    if (m_row.presence == Presence::Present && endOf(server) == Presence::Released) {
        m_row.presence = Presence::Released;
        return true;
    }
    if (!longerThan(now - m_acceptedAt, constants::kNotYetVisible, timeScale)
        || !longerThan(now - *m_absentSince, constants::kMissingSpan, timeScale))
        return false;
    if (!m_missingSince) {
        m_missingSince = now;
        m_row.presence = Presence::Missing;
        return true;
    }
    if (!own || !needsOwnQuery(now, timeScale))
        return false;
    m_row.presence = endOf(server);
    return true;
}

bool Watch::dropped()
{
    if (isOver() || !m_absentSince)
        return false;
    m_row.presence = m_row.everRunning ? Presence::Gone : Presence::Failed;
    return true;
}

bool Watch::releaseAccepted()
{
    if (isOver() || m_row.releaseOrdered)
        return false;
    m_row.releaseOrdered = true;
    return true;
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/instance.h"

#include <array>

namespace muster {

namespace {

constexpr std::array kKnown{InstanceStatus::Pending, InstanceStatus::Starting,
    InstanceStatus::Running, InstanceStatus::Stopping, InstanceStatus::Stopped};

DisplayState stateOfStatus(InstanceStatus status)
{
    switch (status) {
    case InstanceStatus::Pending:
        return DisplayState::Pending;
    case InstanceStatus::Starting:
        return DisplayState::Starting;
    case InstanceStatus::Running:
        return DisplayState::Running;
    case InstanceStatus::Stopping:
        return DisplayState::Stopping;
    case InstanceStatus::Stopped:
        return DisplayState::Stopped;
    case InstanceStatus::Unknown:
        break;
    }
    return DisplayState::Unknown;
}

bool isPassing(DisplayState state)
{
    return state == DisplayState::Pending || state == DisplayState::Starting
        || state == DisplayState::Stopping;
}

} // namespace

InstanceStatus instanceStatusFrom(QStringView text)
{
    for (const InstanceStatus status : kKnown) {
        if (instanceStatusName(status) == text)
            return status;
    }
    return InstanceStatus::Unknown;
}

QString instanceStatusName(InstanceStatus status)
{
    switch (status) {
    case InstanceStatus::Pending:
        return QStringLiteral("Pending");
    case InstanceStatus::Starting:
        return QStringLiteral("Starting");
    case InstanceStatus::Running:
        return QStringLiteral("Running");
    case InstanceStatus::Stopping:
        return QStringLiteral("Stopping");
    case InstanceStatus::Stopped:
        return QStringLiteral("Stopped");
    case InstanceStatus::Unknown:
        break;
    }
    return QStringLiteral("Unknown");
}

DisplayState displayStateOf(const FleetRow& row, qint64 nowMs, qint64 stalledAfterMs)
{
    DisplayState state = DisplayState::Unknown;
    switch (row.presence) {
    case Presence::Failed:
        return DisplayState::Failed;
    case Presence::Released:
    case Presence::Gone:
        return DisplayState::Released;
    case Presence::Missing:
        return DisplayState::Unknown;
    case Presence::Expected:
        state = DisplayState::Pending;
        break;
    case Presence::Present:
        if (row.instance.reclaiming)
            return DisplayState::Reclaiming;
        state = stateOfStatus(row.instance.status);
        break;
    }
    if (isPassing(state) && row.statusSinceMs > 0 && nowMs - row.statusSinceMs > stalledAfterMs)
        return DisplayState::Stalled;
    return state;
}

} // namespace muster

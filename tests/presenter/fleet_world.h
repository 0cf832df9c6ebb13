// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/fleet.h"
#include "support/fake_clock.h"
#include "support/manual_scheduler.h"

namespace muster {

/// A fleet with clocks that only the test moves.
struct FleetWorld
{
    FakeClock clock{};
    ManualScheduler scheduler{&clock};
    Fleet fleet{scheduler};

    [[nodiscard]] qint64 nowMs() const { return clock.wallNow().time_since_epoch().count(); }

    /// A row that was just seen: `i-0007`, `web-007`, 10.0.0.7.
    [[nodiscard]] FleetRow row(int number, InstanceStatus status = InstanceStatus::Running) const
    {
        FleetRow row;
        row.instance.id
            = InstanceId::fromTrusted(QStringLiteral("i-%1").arg(number, 4, 10, QLatin1Char('0')));
        row.instance.name = QStringLiteral("web-%1").arg(number, 3, 10, QLatin1Char('0'));
        row.instance.privateIp = QStringLiteral("10.0.0.%1").arg(number);
        row.instance.zone = QStringLiteral("cn-hangzhou-h");
        row.instance.region = QStringLiteral("cn-hangzhou");
        row.instance.type = QStringLiteral("ecs.g6.large");
        row.instance.status = status;
        row.instance.created = nowMs() / 1000 - 60;
        row.presence = Presence::Present;
        row.everRunning = status == InstanceStatus::Running;
        row.seenAtMs = nowMs();
        row.statusSinceMs = nowMs();
        row.account = QStringLiteral("prod");
        return row;
    }
    void put(int number, InstanceStatus status = InstanceStatus::Running)
    {
        fleet.put(row(number, status));
    }
    /// Puts rows \a first to \a last and announces them.
    void fill(int first, int last, InstanceStatus status = InstanceStatus::Running)
    {
        for (int number = first; number <= last; ++number)
            put(number, status);
        fleet.flush();
    }
};

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/instance_api.h"
#include "core/ports/journal_entries.h"

#include <optional>
#include <vector>

namespace muster {

/// An order by id (stop, start, reboot, release, release time) and what came of it.
struct OrderStatus
{
    QString id{};
    QString kind{}; ///< `release`, `start`, `stop`, `reboot`, `release-time`
    RegionId region{};
    std::vector<InstanceId> ids{};
    UtcTime at{}; ///< local time
    std::vector<OrderOutcome> outcomes{}; ///< one for each id that has one
    bool earlierRun = false; ///< the program ended before its outcome was known
    bool closed = false; ///< nothing more comes by itself
    bool unknown = false; ///< the outcome of some id is not known (kOutcomeUnknown)
    bool needsClick = false; ///< repeatOrder() would send it again to those that still need it
    friend bool operator==(const OrderStatus&, const OrderStatus&) = default;
};

} // namespace muster

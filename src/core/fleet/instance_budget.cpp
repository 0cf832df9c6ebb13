// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/instance_budget.h"

#include "core/constants.h"

namespace muster {

milliseconds InstanceBudget::delay(BootTime now, int amount) const
{
    int asked = amount;
    for (const auto& [at, count] : m_recent) {
        if (now - at < minutes(1))
            asked += count;
    }
    // What leaves the minute first makes room first.
    for (const auto& [at, count] : m_recent) {
        if (asked <= constants::kInstancesPerMinute)
            break;
        if (now - at >= minutes(1))
            continue;
        asked -= count;
        if (asked <= constants::kInstancesPerMinute)
            return at + minutes(1) - now + milliseconds(1);
    }
    return milliseconds(0);
}

void InstanceBudget::spend(BootTime now, int amount)
{
    while (!m_recent.empty() && now - m_recent.front().first >= minutes(1))
        m_recent.pop_front();
    m_recent.emplace_back(now, amount);
}

} // namespace muster

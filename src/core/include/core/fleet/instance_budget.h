// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time.h"

#include <deque>
#include <utility>

namespace muster {

/// At most 5,000 instances a minute may be asked for in one account, over all its regions. Pure:
/// time is passed in.
class InstanceBudget
{
public:
    /// How long a call for \a amount instances must wait; zero: it may go now.
    [[nodiscard]] milliseconds delay(BootTime now, int amount) const;
    /// A call for \a amount instances goes out.
    void spend(BootTime now, int amount);

private:
    std::deque<std::pair<BootTime, int>> m_recent; ///< of the last minute
};

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time.h"

#include <optional>

namespace muster {

/// What the status bar tells of one region.
struct ApiLoad
{
    int callsLastMinute = 0;
    int headroomPerMinute = 0; ///< what the budget leaves
    std::optional<UtcTime> throttledUntil{}; ///< local time
    std::optional<UtcTime> lastRead{}; ///< of the last complete round, local time
    /// The retry budget of the region is empty: nothing is sent but one read every 30 s.
    bool serviceTrouble = false;
    /// The right to see instances is not proved: an empty list is not believed.
    bool cannotSee = false;
    QString
        trouble{}; ///< code or kind of the last read that failed, empty when the last one worked
};

} // namespace muster

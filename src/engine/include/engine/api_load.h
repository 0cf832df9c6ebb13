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
    QString
        trouble{}; ///< code or kind of the last read that failed, empty when the last one worked
};

} // namespace muster

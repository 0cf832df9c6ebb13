// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/launch/batch.h"

#include <optional>

namespace muster {

/// A batch as it stands now: its record, what its instances do, and what can still happen.
struct BatchStatus
{
    BatchRecord record{};
    BatchCounts counts{};
    Verdict verdict = Verdict::Open;
    bool thisRun = false; ///< confirmed in this run of the program
    bool settled = false; ///< no call can change by itself any more
    bool halted = false; ///< a refusal keeps planned calls from being sent
    bool cancelled = false;
    bool releaseTooNear
        = false; ///< planned calls wait: the release time came nearer than 30 min 15 s
    bool checking = false; ///< some call is unknown and is being looked for
    int callsNotSent = 0;
    std::optional<UtcTime> firstAccepted{};
    std::optional<UtcTime> decidedAt{}; ///< when the verdict stopped being Open
};

} // namespace muster

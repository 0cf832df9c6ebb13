// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/launch/batch.h"
#include "core/launch/call_in_doubt.h"

#include <optional>
#include <vector>

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
    /// Planned calls wait: the confirmation is older than 30 min, finish() asks for a new one.
    bool confirmationOld = false;
    bool checking = false; ///< some call is unknown and is being looked for
    /// Anything but None: nothing is read for this batch before confirmAccount().
    LookBlock block = LookBlock::None;
    int callsNotSent = 0;
    /// Instances that orderAgain() would send: calls that were certainly not bought, and with them
    /// those that were not sent. 0: nothing was certainly not bought.
    int canOrderAgain = 0;
    int alive = 0; ///< instances that exist as far as is known
    int ready = 0; ///< of them Running now
    int missing = 0; ///< asked minus what is or may still come by itself
    int surplus = 0; ///< more than was asked for, over all calls
    std::vector<CallInDoubt> inDoubt{}; ///< by index
    std::optional<UtcTime> firstAccepted{};
    std::optional<UtcTime> decidedAt{}; ///< when the verdict stopped being Open
};

} // namespace muster

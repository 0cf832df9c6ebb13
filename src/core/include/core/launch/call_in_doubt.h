// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/launch/batch.h"

#include <optional>

namespace muster {

/// Why Muster cannot look for a call, or not believe what it sees.
enum class LookBlock {
    None,
    OtherKey, ///< the call was sent with another access key: confirmAccount() decides
    OtherEndpoint, ///< … or to another endpoint
    NoAnswer, ///< the last look was not answered completely
    NoPermission, ///< an empty list, and the right to see instances is not proved
};

/// A call of which nobody knows yet whether it bought something, and how Muster finds out.
struct CallInDoubt
{
    int call = 1; ///< index
    int generation = 1;
    int looksDone = 0; ///< in this run
    std::optional<UtcTime> nextLook{}; ///< local time; none while a look or an attempt is under way
    std::optional<CallError> why{}; ///< of the last attempt
    /// Local time before which "not bought" cannot be said: no late copy can run after it.
    std::optional<UtcTime> notBoughtAfter{};
    bool needsClick = false; ///< a repeat with the same token is possible, after finish() only
    LookBlock block = LookBlock::None;
    friend bool operator==(const CallInDoubt&, const CallInDoubt&) = default;
};

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time.h"

namespace muster {

/// This machine's clocks. They never wait.
class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual UtcTime wallNow() const = 0;
    [[nodiscard]] virtual BootTime bootNow() const = 0; ///< counts sleep
    [[nodiscard]] virtual QString bootId() const = 0;
};

} // namespace muster

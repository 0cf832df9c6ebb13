// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/clock.h"

namespace muster {

/// The clocks of this machine: the wall clock, CLOCK_BOOTTIME and the kernel's id of this boot.
class SystemClock : public Clock
{
public:
    /// Reads the boot id, which is empty when the kernel does not tell it.
    SystemClock();
    [[nodiscard]] UtcTime wallNow() const override;
    [[nodiscard]] BootTime bootNow() const override;
    [[nodiscard]] QString bootId() const override { return m_bootId; }

private:
    QString m_bootId;
};

} // namespace muster

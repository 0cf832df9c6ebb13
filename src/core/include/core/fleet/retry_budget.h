// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time.h"

#include <algorithm>
#include <optional>

namespace muster {

/// How much trouble one region may give before Muster stops adding to it: 100 points, a repeat
/// costs 5, after a deadline 10, a success gives 1. Empty: nothing is sent in the region but one
/// read every 30 s. Source: reliability rules, section 6. Pure: time is passed in.
class RetryBudget
{
public:
    static constexpr int kFull = 100;

    explicit RetryBudget(double timeScale = 1.0)
        : m_timeScale(timeScale)
    {
    }

    [[nodiscard]] int points() const { return m_points; }
    [[nodiscard]] bool isEmpty() const { return m_points == 0; }
    /// A call goes out again. \a afterDeadline: the one before it had no answer in time.
    void repeat(bool afterDeadline) { m_points = std::max(0, m_points - (afterDeadline ? 10 : 5)); }
    void success() { m_points = std::min(kFull, m_points + 1); }

    /// While empty: how long the next probe has to wait. Zero otherwise.
    [[nodiscard]] milliseconds probeDelay(BootTime now) const;
    /// A read goes out; while empty it is the probe.
    void probed(BootTime now) { m_probedAt = now; }

private:
    double m_timeScale;
    int m_points = kFull;
    std::optional<BootTime> m_probedAt;
};

} // namespace muster

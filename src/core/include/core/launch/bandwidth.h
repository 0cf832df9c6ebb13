// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <compare>

namespace muster {

/// Outgoing public bandwidth of an instance. Unit: Mbit/s. Range: 0 to 100; above 0 assigns a
/// public address (RunInstances, parameter InternetMaxBandwidthOut).
class Bandwidth
{
public:
    static constexpr int kMin = 0;
    static constexpr int kMax = 100;
    /// Fails with Kind::Invalid when \a raw is out of range.
    static Result<Bandwidth> from(int raw);
    [[nodiscard]] constexpr int value() const { return m_value; }
    friend auto operator<=>(const Bandwidth&, const Bandwidth&) = default;

private:
    constexpr explicit Bandwidth(int value)
        : m_value(value)
    {
    }
    int m_value;
};

} // namespace muster

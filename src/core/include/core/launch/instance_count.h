// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <compare>

namespace muster {

/// Number of instances that one call asks for.
/// Unit: instances. Range: 1 to 100 (RunInstances, parameter Amount; ECS API 2014-05-26, read
/// 2026).
class InstanceCount
{
public:
    static constexpr int kMin = 1;
    static constexpr int kMax = 100;
    /// Fails with Kind::Invalid when \a raw is out of range.
    static Result<InstanceCount> from(int raw);
    [[nodiscard]] constexpr int value() const { return m_value; }
    friend auto operator<=>(const InstanceCount&, const InstanceCount&) = default;

private:
    constexpr explicit InstanceCount(int value)
        : m_value(value)
    {
    }
    int m_value;
};

/// Number of instances of one batch with "split above 100". Range: 1 to 10,000 (a limit of Muster).
inline constexpr int kMaxBatchSize = 10000;

} // namespace muster

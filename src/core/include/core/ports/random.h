// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace muster {

/// Randomness, injected.
class Random
{
public:
    virtual ~Random() = default;
    virtual double unit() = 0; ///< 0 to below 1
    virtual QString nonce() = 0; ///< 128 random bits, 32 hex digits
};

} // namespace muster

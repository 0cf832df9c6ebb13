// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/random.h"

namespace muster {

/// Random numbers of the kernel (getrandom); nonces of two runs never meet.
class SystemRandom : public Random
{
public:
    double unit() override;
    QString nonce() override;
};

} // namespace muster

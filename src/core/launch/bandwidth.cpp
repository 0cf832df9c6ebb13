// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/launch/bandwidth.h"

namespace muster {

Result<Bandwidth> Bandwidth::from(int raw)
{
    if (raw < kMin || raw > kMax)
        return makeError(
            Error::Kind::Invalid, QStringLiteral("bandwidth out of range: %1").arg(raw));
    return Bandwidth(raw);
}

} // namespace muster

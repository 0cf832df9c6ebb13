// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/launch/instance_count.h"

namespace muster {

Result<InstanceCount> InstanceCount::from(int raw)
{
    if (raw < kMin || raw > kMax)
        return makeError(
            Error::Kind::Invalid, QStringLiteral("instance count out of range: %1").arg(raw));
    return InstanceCount(raw);
}

} // namespace muster

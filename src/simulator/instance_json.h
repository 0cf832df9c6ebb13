// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instance.h"
#include "world.h"

#include <QByteArray>

namespace muster {

/// One instance as an element of DescribeInstances, in the field names and nesting of the service.
///
/// Built once for each change and kept, so that polling a large fleet costs a copy of bytes.
/// Addresses are absent while Pending.
[[nodiscard]] const QByteArray& instanceJson(const Instance& instance, const World& world);

} // namespace muster

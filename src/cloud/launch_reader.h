// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api_request.h"
#include "core/launch/answer.h"

namespace muster {

/// Reads what RunInstances answered: whatever the status is, ids count. Fails with the error of the
/// reply when it has no usable id, Kind::Malformed for a 200.
Result<LaunchReply> readLaunchReply(const ApiReply& reply);

} // namespace muster

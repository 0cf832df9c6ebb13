// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api_request.h"
#include "core/ports/instance_api.h"

namespace muster {

/// Reads a page of DescribeInstances straight into rows. Rows that were not asked for by id are
/// left out. Fails with the error of the reply, and with Kind::Malformed when the page cannot be
/// trusted to be whole.
Result<InstancePage> readInstancePage(const ApiReply& reply, const DescribeQuery& query);

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/call_budget.h"
#include "core/fleet/instance_budget.h"
#include "core/fleet/retry_budget.h"

namespace muster {

/// What all batches of one account and region share when they send.
struct Limits
{
    CallBudget launches{}; ///< RunInstances of the account and region
    InstanceBudget instances{}; ///< of the account, over all regions
    RetryBudget retries{}; ///< of the region
};

} // namespace muster

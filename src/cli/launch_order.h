// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/job.h"
#include "core/launch/launch_draft.h"
#include "core/launch/problem.h"

namespace muster::cli {

/// What `muster launch` was told to launch, before the rules judge it.
struct LaunchOrder
{
    LaunchDraft draft{};
    QString profile{}; ///< its name, or empty
    Problems refusals{}; ///< `--set` of what may not be set
};

/// Puts the order together: an option beats `--set`, `--set` beats the profile, what is still
/// missing comes from \a ports. Fails with Kind::Invalid, NotFound, Malformed or Storage; \c
/// message is set where the words are ours.
Result<LaunchOrder> readLaunchOrder(const CommandLine& line, const LocalPorts& ports);

} // namespace muster::cli

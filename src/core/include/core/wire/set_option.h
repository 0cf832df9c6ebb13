// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/launch/launch_draft.h"
#include "core/launch/problem.h"

#include <optional>

namespace muster {

/// Puts `Key=Value` of `--set` into \a draft; an empty value takes the parameter out.
/// `AutoReleaseTime` becomes the release choice. Returns what is wrong, with the draft unchanged:
/// Forbidden (ClientToken, DryRun, Password, tags that begin with `muster:`), UnknownParameter (not
/// a parameter of RunInstances, or no `=`). The value itself is judged by checkDraft().
std::optional<Problem> applySetOption(LaunchDraft& draft, const QString& option);

} // namespace muster

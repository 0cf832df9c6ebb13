// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "core/launch/launch_draft.h"
#include "core/launch/name_pattern.h"
#include "core/launch/problem.h"
#include "core/launch/release_time.h"
#include "core/time.h"

#include <optional>

namespace muster {

/// The parameters of one launch, complete and validated. Made by checkDraft() only.
struct LaunchSpec
{
    RegionId region{};
    int amount = 1; ///< 1 to 100, or to 10,000 with split
    std::optional<int> atLeast{}; ///< MinAmount; never with more than one call
    bool split = false;
    std::optional<ReleaseTime> releaseTime{}; ///< a span was resolved by the server's clock
    std::optional<NamePattern> name{};
    /// Everything else that is sent, without RegionId, Amount, MinAmount, AutoReleaseTime,
    /// InstanceName, ClientToken and our tags.
    Parameters parameters{};

    [[nodiscard]] QString instanceType() const
    {
        return parameters.text(QStringLiteral("InstanceType"));
    }
    /// Mbit/s; 0: no public address.
    [[nodiscard]] int publicBandwidth() const
    {
        return parameters.text(QStringLiteral("InternetMaxBandwidthOut")).toInt();
    }
};

/// What a check knows besides the draft.
struct CheckContext
{
    UtcTime serverNow{}; ///< local time plus the measured offset
    /// The person confirmed a region that is not in the built-in list (or the endpoint is a custom
    /// one).
    bool isCustomRegionConfirmed = false;
};

struct CheckedDraft
{
    std::optional<LaunchSpec> spec{}; ///< only when problems is empty
    Problems problems{}; ///< all at once, in the order of the form
};

/// Judges every field with the server's own rules (ECS API, RunInstances). Outer spaces do not
/// count; nothing is clamped or guessed.
CheckedDraft checkDraft(const LaunchDraft& draft, const CheckContext& context);

/// True for a name that RunInstances knows and that a person may set (`--set`, profile): not
/// ClientToken, DryRun, Password, AutoReleaseTime stays allowed in `--set` and becomes the release
/// choice.
bool isSettableParameter(const QString& name);

} // namespace muster

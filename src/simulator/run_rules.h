// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api_types.h"
#include "instance.h"
#include "name_pattern.h"
#include "world.h"

#include <optional>

namespace muster {

/// A RunInstances request whose parameters keep every rule.
struct RunPlan
{
    int amount = 1;
    /// Not given: all or nothing.
    std::optional<int> minAmount;
    bool dryRun = false;
    bool uniqueSuffix = false;
    QByteArray clientToken;
    /// All that the instances have in common.
    Instance prototype;
    /// Not given: the instance's id.
    std::optional<NamePattern> names;
    std::optional<NamePattern> hostNames;
    std::vector<QString> ownHostNames;
    /// First of a consecutive run of addresses, 0: any.
    quint32 privateAddress = 0;
    const TypeInfo* type = nullptr;
    const ImageInfo* image = nullptr;
    const VSwitchInfo* vSwitch = nullptr;
};

/// What the rules need beside the request.
struct RuleContext
{
    const World& world;
    const RegionInfo& region;
    const Parameters& parameters;
    /// The server's time, milliseconds since 1970.
    qint64 serverNow = 0;
};

/// Checks every parameter rule of RunInstances (ecs-api.md 3) and fills \a plan.
[[nodiscard]] Refusal checkRunParameters(const RuleContext& context, RunPlan& plan);

/// The rules of names, secrets, disks, tags and billing: the part of the above that looks at texts
/// and sizes.
[[nodiscard]] Refusal checkRunContent(const RuleContext& context, RunPlan& plan);

/// Reads a release time: 30 minutes to 3 years ahead, cut to the minute;
/// InvalidAutoReleaseTime.Malformed otherwise.
[[nodiscard]] Refusal checkReleaseTime(const QByteArray& text, qint64 serverNow, qint64& out);

/// Reads a boolean in any case; an empty text is \a absent.
[[nodiscard]] Refusal readBool(
    const Parameters& parameters, const QByteArray& name, bool absent, bool& out);

/// Reads an integer; nothing for a text that is none.
[[nodiscard]] std::optional<int> readInt(const QByteArray& text);

/// MissingParameter for \a name, the way the service puts it.
[[nodiscard]] ApiError missing(const QByteArray& name);
/// A refusal of one parameter's value.
[[nodiscard]] ApiError refused(int status, const QByteArray& code, const QByteArray& parameter);

} // namespace muster

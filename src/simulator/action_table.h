// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api_types.h"
#include "ledger.h"
#include "sim_clock.h"
#include "sim_limits.h"
#include "world.h"

#include <QJsonObject>

namespace muster {

struct ActionEntry;

/// All that an action works on.
struct ActionContext
{
    const World& world;
    Ledger& ledger;
    Limits& limits;
    const SimClock& clock;
    const ApiCall& call;
    const ActionEntry& entry;
    /// Null for the actions that need no region.
    const RegionInfo* region = nullptr;
    /// True when the caller's key is the account's own.
    bool isRootKey = false;
    /// The caller lacks the right to read: lists are empty.
    bool isBlind = false;
    QByteArray requestId;

    [[nodiscard]] QByteArray parameter(const QByteArray& name) const
    {
        return valueOf(call.parameters, name);
    }
};

/// How an action treats RegionId.
enum class RegionNeed { None, Optional, Required };

/// One action that the simulator knows.
struct ActionEntry
{
    QByteArray name;
    QByteArray version;
    /// `Ecs`, `Vpc`, `Sts`: for the Recommend link; in lower case the prefix of the RAM right.
    QByteArray product;
    RegionNeed region = RegionNeed::None;
    /// Without the right the answer is an empty list and not an error.
    bool hidesWithoutRight = false;
    ApiReply (*run)(ActionContext&) = nullptr;
};

/// The entry for \a action in \a version, or null.
[[nodiscard]] const ActionEntry* findAction(const QByteArray& action, const QByteArray& version);

/// A success with \a fields and the request id.
[[nodiscard]] ApiReply success(const ActionContext& context, QJsonObject fields = {});
/// The error body of the service.
[[nodiscard]] ApiReply failure(const ApiError& error, const QByteArray& requestId,
    const QByteArray& host, const QByteArray& product);
[[nodiscard]] ApiReply failure(const ActionContext& context, const ApiError& error);

/// PageNumber and PageSize as the service reads them.
struct Page
{
    int number = 1;
    int size = 10;
    [[nodiscard]] int first() const { return (number - 1) * size; }
};
/// Fails for numbers below 1 and sizes over \a most.
[[nodiscard]] Refusal readPage(const ActionContext& context, int most, Page& page);

/// Answers `DryRunOperation` when the call asks for a dry run.
[[nodiscard]] Refusal dryRunRefusal(
    const ActionContext& context, const char* code = "DryRunOperation");

// The actions, by file.
ApiReply runInstances(ActionContext& context);
ApiReply describeInstances(ActionContext& context);
ApiReply describeInstanceStatus(ActionContext& context);
ApiReply describeInstanceHistoryEvents(ActionContext& context);
ApiReply startInstance(ActionContext& context);
ApiReply stopInstance(ActionContext& context);
ApiReply rebootInstance(ActionContext& context);
ApiReply deleteInstance(ActionContext& context);
ApiReply startInstances(ActionContext& context);
ApiReply stopInstances(ActionContext& context);
ApiReply rebootInstances(ActionContext& context);
ApiReply deleteInstances(ActionContext& context);
ApiReply modifyInstanceAutoReleaseTime(ActionContext& context);
ApiReply describeRegions(ActionContext& context);
ApiReply describeZones(ActionContext& context);
ApiReply getCallerIdentity(ActionContext& context);
ApiReply describeVpcs(ActionContext& context);
ApiReply describeVSwitches(ActionContext& context);
ApiReply describeSecurityGroups(ActionContext& context);
ApiReply describeKeyPairs(ActionContext& context);
ApiReply describeImages(ActionContext& context);
ApiReply describeInstanceTypes(ActionContext& context);
ApiReply describeAvailableResource(ActionContext& context);
ApiReply describePrice(ActionContext& context);

} // namespace muster

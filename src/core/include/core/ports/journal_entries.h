// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/instance.h"
#include "core/launch/batch.h"
#include "core/launch/plan.h"

#include <variant>

namespace muster {

/// TX-PLAN: batch row and all call rows.
struct BatchPlanned
{
    BatchRecord batch{};
};
/// TX-SEND: call becomes SENT, attempt row.
struct AttemptStarted
{
    BatchId batch{};
    int call = 1;
    int generation = 1;
    Attempt attempt{};
};
/// TX-IDS and TX-CLOSE: what one answer or one look adds. Ids are added to those that are stored;
/// the rest is the new value.
struct CallAdvanced
{
    BatchId batch{};
    int call = 1;
    int generation = 1;
    CallState state = CallState::Sent;
    bool dirty = false;
    bool tokenSpent = false;
    std::vector<InstanceId> newIds{};
    std::optional<int> closesAttempt{}; ///< its number
    QString outcome{}; ///< the closed attempt's class
    std::optional<CallError> error{};
    QString requestId{};
    std::optional<UtcTime> acceptedAt{};
    QString evidence{}; ///< for NOT_BOUGHT: what proved it
};
/// TX-STATE: one instance of a batch as one poll reply showed it.
struct InstanceSeen
{
    BatchId batch{};
    Instance row{};
    InstanceFate fate = InstanceFate::Coming;
    UtcTime at{};
};
/// TX-OP: an order before its first byte, and its outcomes.
struct OrderPlanned
{
    QString id{};
    QString kind{}; ///< `release`, `start`, `stop`, `reboot`, `release-time`
    QString account{};
    RegionId region{};
    std::vector<InstanceId> ids{};
    QString token{};
    UtcTime at{};
};
struct OrderClosed
{
    QString id{};
    QString outcome{}; ///< `done`, `partly`, `refused`, `unknown`
    QString detail{};
};

using JournalEntry = std::variant<BatchPlanned, AttemptStarted, CallAdvanced, InstanceSeen,
    OrderPlanned, OrderClosed>;

} // namespace muster

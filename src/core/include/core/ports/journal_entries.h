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
    /// For ACCEPTED with fewer ids than asked: how many never came, and the event that tells of it.
    int notDelivered = 0;
    QString notDeliveredEvent{};
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
/// The code of an order whose outcome for an instance is not known.
inline const QString kOutcomeUnknown = QStringLiteral("OutcomeUnknown");
/// How an order ended for one of its instances.
struct OrderResult
{
    InstanceId id{};
    bool ok = false;
    QString code{}; ///< of the refusal, or kOutcomeUnknown
    friend bool operator==(const OrderResult&, const OrderResult&) = default;
};
struct OrderClosed
{
    QString id{};
    /// `done`, `partly`, `refused`, `unknown`; empty while the order goes on: then only \c results
    /// are added.
    QString outcome{};
    QString detail{};
    std::vector<OrderResult> results{}; ///< ids that the order does not name are left out
};

using JournalEntry = std::variant<BatchPlanned, AttemptStarted, CallAdvanced, InstanceSeen,
    OrderPlanned, OrderClosed>;

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"

#include <QString>

#include <optional>
#include <vector>

namespace muster {

/// The five values of the API (ECS API facts, section 7), and a text that is none of them.
enum class InstanceStatus : quint8 { Pending, Starting, Running, Stopping, Stopped, Unknown };
InstanceStatus instanceStatusFrom(QStringView text); ///< exact capitals; anything else is Unknown
QString instanceStatusName(InstanceStatus status); ///< the API's word

/// What Muster knows of an instance, compact: one row of a table. Times are seconds since 1970 UTC,
/// 0: none.
struct Instance
{
    InstanceId id{};
    QString name{};
    QString statusText{}; ///< only when status is Unknown: what the service said
    QString zone{};
    QString region{};
    QString type{};
    QString privateIp{};
    QString publicIp{}; ///< or the elastic IP
    QString chargeType{};
    QString imageId{};
    QString vSwitchId{};
    BatchId batch{}; ///< from the tag `muster:batch`, or the journal
    QString callTag{}; ///< the tag `muster:call`; replies have it, kept rows do not
    qint64 created = 0;
    qint64 releaseTime = 0;
    InstanceStatus status = InstanceStatus::Unknown;
    bool reclaiming = false; ///< lock `Recycling`
    bool locked = false; ///< any other lock
    bool isProtected = false; ///< DeletionProtection
    bool spot = false;

    friend bool operator==(const Instance&, const Instance&) = default;
};

/// What is shown of an instance: shape, word and colour follow from it.
enum class DisplayState : quint8 {
    Pending,
    Starting,
    Running,
    Stopping,
    Stopped,
    Stalled, ///< a passing state older than 10 minutes
    Reclaiming,
    Failed,
    Released,
    Unknown,
};

/// How sure Muster is that the instance exists.
enum class Presence : quint8 {
    Expected, ///< accepted, never seen yet
    Present,
    Missing, ///< "not seen since …"
    Failed,
    Released,
    Gone, ///< removed elsewhere
};

/// One instance that Muster watches.
struct FleetRow
{
    Instance instance{};
    Presence presence = Presence::Expected;
    bool everRunning = false;
    bool releaseOrdered = false;
    bool endedBefore = false; ///< over before this run began: shown in its batch, not in the fleet
    qint64 seenAtMs = 0; ///< UTC of the last reply that had it; 0: never
    qint64 statusSinceMs = 0; ///< UTC of the first reply with this status (or of acceptance)
    QString account{};

    friend bool operator==(const FleetRow&, const FleetRow&) = default;
};

/// \a stalledAfterMs is the (scaled) span after which a passing state counts as stalled.
DisplayState displayStateOf(const FleetRow& row, qint64 nowMs, qint64 stalledAfterMs);

} // namespace muster

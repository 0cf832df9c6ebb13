// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "core/launch/instance_count.h"
#include "core/launch/plan.h"
#include "core/time.h"

#include <optional>
#include <vector>

namespace muster {

/// Durable state of a call. Source: reliability rules, section 3.
enum class CallState {
    Planned, ///< no byte has ever left
    Sent, ///< at least one attempt row is committed
    Accepted, ///< all ids of the call are stored
    Rejected, ///< certainly nothing bought
    Unknown, ///< nobody knows yet
    NotBought, ///< proved absent
    Cancelled, ///< cancelled before any byte left
};
/// `PLANNED`, `SENT` … as the journal and the JSON have it.
QString callStateName(CallState state);
std::optional<CallState> callStateFromName(QStringView name);

/// Why a call was refused or is in doubt: the service's code or our kind.
struct CallError
{
    Error::Kind kind = Error::Kind::Service;
    QString code{}; ///< empty when no service was reached
    QString message{};
    QString requestId{};
    friend bool operator==(const CallError&, const CallError&) = default;
};

/// One transmission of a call, as it was written down before the first byte.
struct Attempt
{
    int number = 1; ///< from 1, within a call and generation
    QString nonce{};
    UtcTime wallTime{};
    QString bootId{};
    BootTime bootTime{};
    UtcTime signedAt{}; ///< the timestamp that was signed; 1970: not known
    QString outcome{}; ///< name of the answer's class; empty: not closed
    friend bool operator==(const Attempt&, const Attempt&) = default;
};

/// A call with everything that is known of it.
struct CallRecord
{
    int index = 1;
    int generation = 1;
    InstanceCount amount;
    std::optional<InstanceCount> atLeast{};
    ClientToken token{};
    QByteArray request{};
    QByteArray digest{};
    CallState state = CallState::Planned;
    bool dirty = false; ///< some attempt may have been executed without an answer we trust
    bool tokenSpent = false;
    std::vector<Attempt> attempts{};
    std::vector<InstanceId> ids{};
    std::optional<CallError> error{};
    QString requestId{};
    std::optional<UtcTime> acceptedAt{};
    QString evidence{}; ///< what proved NOT_BOUGHT
    int notDelivered = 0; ///< of an accepted call: instances that never came
    QString notDeliveredEvent{};

    [[nodiscard]] bool isOpen() const
    {
        return state == CallState::Planned || state == CallState::Sent
            || state == CallState::Unknown;
    }
};

/// How far an instance of a batch has come: what the journal keeps of it. Fresh rows live in the
/// fleet.
enum class InstanceFate {
    Coming, ///< accepted, not yet seen Running
    Up, ///< was seen Running
    Failed, ///< dropped by ECS before it ever ran, or stopped while coming up
    Gone, ///< removed elsewhere
    Released, ///< released by an order or its release time
};
QString instanceFateName(InstanceFate fate);
std::optional<InstanceFate> instanceFateFromName(QStringView name);

/// A batch as the journal keeps it.
struct BatchRecord
{
    BatchId id{};
    QString label{};
    QString account{}; ///< its name
    QString accessKeyId{};
    QString endpoint{}; ///< URL text
    RegionId region{};
    UtcTime created{};
    int asked = 0;
    std::optional<UtcTime> releaseTime{};
    Parameters parameters{}; ///< of the spec, for people and relaunch
    /// Put together from the cloud's tags after the journal was lost: its requests are not known.
    bool recovered = false;
    std::vector<CallRecord> calls{};

    /// True for the newest generation of its index: the one that counts.
    [[nodiscard]] bool isCurrent(const CallRecord& call) const;
    /// The newest generation of \a index; null when there is none.
    [[nodiscard]] const CallRecord* current(int index) const;
};

/// The outcome of a batch, the first that fits (interfaces, `launch --json`).
enum class Verdict { Open, Unknown, Rejected, Timeout, Shortfall, Complete, DryRun, Invalid };
/// `complete`, `shortfall` …
QString verdictName(Verdict verdict);

/// Counts of a batch's instances by what is shown of them.
struct BatchCounts
{
    int asked = 0;
    int accepted = 0;
    int running = 0; ///< seen Running now
    int starting = 0;
    int pending = 0; ///< Pending, or accepted and not seen yet
    int stopping = 0;
    int stopped = 0;
    int failed = 0;
    int released = 0; ///< released or removed elsewhere
    int unknown = 0; ///< missing, or a status that Muster does not know
    int everRunning = 0; ///< seen Running at some time: what decides "complete"
};

/// Judges a batch. \a waitEnded: the operator's wait is over. An instance that ran once counts as
/// delivered.
Verdict verdictOf(const BatchRecord& batch, const BatchCounts& counts, bool waitEnded);

} // namespace muster

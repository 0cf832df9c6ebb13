// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/launch/batch.h"

#include <algorithm>
#include <array>

namespace muster {

namespace {

constexpr std::array kCallStates{CallState::Planned, CallState::Sent, CallState::Accepted,
    CallState::Rejected, CallState::Unknown, CallState::NotBought, CallState::Cancelled};
constexpr std::array kFates{InstanceFate::Coming, InstanceFate::Up, InstanceFate::Failed,
    InstanceFate::Gone, InstanceFate::Released};

bool boughtNothing(const CallRecord& call)
{
    return call.ids.empty()
        && (call.state == CallState::Rejected || call.state == CallState::NotBought
            || call.state == CallState::Cancelled || call.state == CallState::Planned);
}

/// Instances that have never run and still may. The counts overlap (one that ran may be starting
/// again), so the smaller of two bounds is taken.
int stillComing(const BatchCounts& counts)
{
    const int neverRan = counts.accepted - counts.everRunning - counts.failed;
    const int notUp
        = counts.pending + counts.starting + counts.stopping + counts.stopped + counts.unknown;
    return std::max(0, std::min(neverRan, notUp));
}

} // namespace

QString callStateName(CallState state)
{
    switch (state) {
    case CallState::Planned:
        return QStringLiteral("PLANNED");
    case CallState::Sent:
        return QStringLiteral("SENT");
    case CallState::Accepted:
        return QStringLiteral("ACCEPTED");
    case CallState::Rejected:
        return QStringLiteral("REJECTED");
    case CallState::Unknown:
        return QStringLiteral("UNKNOWN");
    case CallState::NotBought:
        return QStringLiteral("NOT_BOUGHT");
    case CallState::Cancelled:
        return QStringLiteral("CANCELLED");
    }
    return {};
}

std::optional<CallState> callStateFromName(QStringView name)
{
    for (const CallState state : kCallStates) {
        if (callStateName(state) == name)
            return state;
    }
    return std::nullopt;
}

QString instanceFateName(InstanceFate fate)
{
    switch (fate) {
    case InstanceFate::Coming:
        return QStringLiteral("coming");
    case InstanceFate::Up:
        return QStringLiteral("up");
    case InstanceFate::Failed:
        return QStringLiteral("failed");
    case InstanceFate::Gone:
        return QStringLiteral("gone");
    case InstanceFate::Released:
        return QStringLiteral("released");
    }
    return {};
}

std::optional<InstanceFate> instanceFateFromName(QStringView name)
{
    for (const InstanceFate fate : kFates) {
        if (instanceFateName(fate) == name)
            return fate;
    }
    return std::nullopt;
}

QString verdictName(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Open:
        return QStringLiteral("open");
    case Verdict::Unknown:
        return QStringLiteral("unknown");
    case Verdict::Rejected:
        return QStringLiteral("rejected");
    case Verdict::Timeout:
        return QStringLiteral("timeout");
    case Verdict::Shortfall:
        return QStringLiteral("shortfall");
    case Verdict::Complete:
        return QStringLiteral("complete");
    case Verdict::DryRun:
        return QStringLiteral("dry-run");
    case Verdict::Invalid:
        return QStringLiteral("invalid");
    }
    return {};
}

const CallRecord* BatchRecord::current(int index) const
{
    const CallRecord* newest = nullptr;
    for (const CallRecord& call : calls) {
        if (call.index == index && (newest == nullptr || call.generation > newest->generation))
            newest = &call;
    }
    return newest;
}

bool BatchRecord::isCurrent(const CallRecord& call) const
{
    return std::ranges::none_of(calls, [&call](const CallRecord& other) {
        return other.index == call.index && other.generation > call.generation;
    });
}

Verdict verdictOf(const BatchRecord& batch, const BatchCounts& counts, bool waitEnded)
{
    const auto isUnresolved
        = [](const CallRecord& call) { return call.state == CallState::Unknown; };
    // A refusal holds the calls that were not sent: nothing comes of them by itself. What was
    // ordered again no longer counts.
    const bool held = std::ranges::any_of(batch.calls, [&batch](const CallRecord& call) {
        return (call.state == CallState::Rejected || call.state == CallState::NotBought)
            && batch.isCurrent(call);
    });
    const auto isUnderWay = [held](const CallRecord& call) {
        return call.state == CallState::Sent || (call.state == CallState::Planned && !held);
    };
    if (std::ranges::any_of(batch.calls, isUnresolved))
        return Verdict::Unknown;
    if (std::ranges::any_of(batch.calls, isUnderWay))
        return waitEnded ? Verdict::Unknown : Verdict::Open;
    if (counts.everRunning == 0 && std::ranges::all_of(batch.calls, boughtNothing))
        return Verdict::Rejected;
    const int coming = stillComing(counts);
    if (waitEnded && coming > 0)
        return Verdict::Timeout;
    if (counts.everRunning >= counts.asked)
        return Verdict::Complete;
    // What can no longer become complete is a shortfall at once: waiting on would not change it.
    if (counts.everRunning + coming < counts.asked)
        return Verdict::Shortfall;
    return Verdict::Open;
}

} // namespace muster

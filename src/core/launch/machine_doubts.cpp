// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/constants.h"
#include "machine_internal.h"

#include <algorithm>

namespace muster::machine {

namespace {

/// Local time before which "not bought" cannot be said of \a call; none while a repeat is possible
/// that would move it.
std::optional<UtcTime> notBoughtAfter(
    const State& state, const CallRecord& call, const Now& now, double timeScale)
{
    const bool repeats = state.started && !isRepeatClosed(state, call, now, timeScale);
    if (repeats)
        return std::nullopt;
    const auto offset = now.server - now.wall;
    UtcTime last = state.batch.created;
    UtcTime windowEnd{};
    for (const Attempt& attempt : call.attempts) {
        const UtcTime signedAt
            = attempt.signedAt == UtcTime() ? attempt.wallTime : attempt.signedAt;
        last = std::max(last, signedAt - offset);
    }
    if (!call.attempts.empty() && !isRepeatClosed(state, call, now, timeScale))
        windowEnd = call.attempts.front().wallTime + scaledBy(constants::kTokenWindow, timeScale);
    const UtcTime looks
        = std::max(windowEnd, now.wall) + scaledBy(constants::kNotBoughtLooksSpan, timeScale);
    return std::max(last + scaledBy(constants::kLateArrival, timeScale), looks);
}

} // namespace

std::vector<CallInDoubt> callsInDoubt(const State& state, const Now& now, double timeScale)
{
    std::vector<CallInDoubt> doubts;
    for (const CallRecord& call : state.batch.calls) {
        const bool inDoubt
            = call.state == CallState::Unknown || (call.state == CallState::Sent && call.dirty);
        if (!inDoubt)
            continue;
        CallInDoubt doubt;
        doubt.call = call.index;
        doubt.generation = call.generation;
        doubt.why = call.error;
        doubt.notBoughtAfter = notBoughtAfter(state, call, now, timeScale);
        doubt.needsClick = !state.started && !isRepeatClosed(state, call, now, timeScale);
        if (const auto mind = state.minds.find(call.index); mind != state.minds.end()) {
            doubt.looksDone = mind->second.looksDone;
            if (mind->second.doing == CallMind::Doing::WaitingToLook)
                doubt.nextLook = now.wall + (mind->second.dueAt - now.boot);
            if (!mind->second.lastLookComplete)
                doubt.block = LookBlock::NoAnswer;
            else if (!mind->second.lastLookProved)
                doubt.block = LookBlock::NoPermission;
        }
        doubts.push_back(doubt);
    }
    return doubts;
}

} // namespace muster::machine

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/constants.h"
#include "machine_internal.h"

#include <algorithm>

namespace muster::machine {

void Decision::startDoubt(CallRecord& call)
{
    CallMind& mind = mindOf(call);
    mind.oneLook = false;
    mind.looks = 0;
    mind.doubtAt = m_now.boot;
    mind.quietLooks = 0;
    mind.firstQuietLook.reset();
    mind.lastLookComplete = true;
    mind.lastLookProved = true;
}

void Decision::waitToLook(CallRecord& call, milliseconds atLeast)
{
    CallMind& mind = mindOf(call);
    constexpr auto kPace = constants::kLookDelays.size() - 1;
    const auto after = [this](size_t look) { return scaled(constants::kLookDelays[look]); };
    auto step = static_cast<size_t>(mind.looks);
    while (step < kPace && mind.doubtAt + after(step) <= m_now.boot)
        ++step; // the look before took longer than that
    mind.looks = static_cast<int>(step);
    const BootTime due
        = step < kPace ? BootTime(mind.doubtAt + after(step)) : BootTime(m_now.boot + after(kPace));
    wait(call, Doing::WaitingToLook, std::max(milliseconds(due - m_now.boot), atLeast));
}

void Decision::look(CallRecord& call)
{
    CallMind& mind = mindOf(call);
    mind.doing = Doing::Looking;
    mind.lookBegan = m_now.boot;
    ++mind.looks;
    m_step.commands.emplace_back(Look{call.index});
}

void Decision::onLooked(const Looked& event)
{
    CallRecord* call = callAt(event.call);
    if (call == nullptr || mindOf(*call).doing != Doing::Looking
        || event.generation != call->generation)
        return;
    CallMind& mind = mindOf(*call);
    mind.doing = Doing::Nothing;
    ++mind.looksDone;
    mind.lastLookComplete = event.complete;
    mind.lastLookProved = event.permissionProved;

    CallAdvanced change = advanceOf(*call);
    change.newIds = newIds(*call, event.ids);
    const size_t found = call->ids.size() + change.newIds.size();
    alarmOnSurplus(*call, change);
    if (found >= static_cast<size_t>(call->amount.value())) {
        accept(*call, change);
        return;
    }
    if (mind.oneLook && found == 0) {
        if (event.complete && event.permissionProved)
            reject(*call, advanceOf(*call));
        else
            waitToLook(*call, milliseconds(0));
        return;
    }
    const bool foundNew = !change.newIds.empty();
    if (foundNew || mind.oneLook) {
        change.dirty = true;
        advance(*call, change);
        mind.oneLook = false;
    }
    judgeFewer(*call, event, foundNew);
}

bool isRepeatClosed(const State& state, const CallRecord& call, const Now& now, double timeScale)
{
    if (call.tokenSpent || state.cancelled || call.request.isEmpty()
        || !releasePasses(state.batch, now.server) || call.attempts.empty())
        return true;
    const auto age = trustedAge(call.attempts.front(), now);
    return !age || *age >= scaledBy(constants::kTokenWindow, timeScale);
}

bool Decision::repeatAllowedNow(const CallRecord& call) const
{
    const State& state = m_step.next;
    if (!state.started || state.stopping || state.keyRefused || m_step.limits.retries.isEmpty()
        || paceDelay(call) > milliseconds(0))
        return false;
    // What was given up goes out one at a time.
    const bool givenUp = state.minds.at(call.index).givenUp;
    return !givenUp || std::none_of(state.minds.begin(), state.minds.end(), [](const auto& entry) {
        return entry.second.givenUp && entry.second.doing == Doing::InFlight;
    });
}

bool Decision::noLateCopyCanRun(const CallRecord& call) const
{
    if (!m_now.isServerKnown)
        return false;
    // The look must have begun after the last moment at which a copy could run.
    const UtcTime lookBegan
        = m_now.server - (m_now.boot - m_step.next.minds.at(call.index).lookBegan);
    UtcTime last = m_step.next.batch.created;
    for (const Attempt& attempt : call.attempts)
        last = std::max(last, attempt.signedAt == UtcTime() ? attempt.wallTime : attempt.signedAt);
    return lookBegan - last >= scaled(constants::kLateArrival);
}

void Decision::judgeFewer(CallRecord& call, const Looked& event, bool foundNew)
{
    CallMind& mind = mindOf(call);
    const bool closed = isRepeatClosed(state(), call, m_now, m_timeScale);
    const bool sees = event.complete && event.permissionProved;
    mind.givenUp = mind.givenUp || isGivenUp(call);
    if (mind.givenUp && call.state == CallState::Sent) {
        CallAdvanced change = advanceOf(call);
        change.state = CallState::Unknown;
        advance(call, change);
    }
    if (!closed && sees && repeatAllowedNow(call)) {
        sendOrWait(call);
        if (mind.doing == Doing::InFlight)
            return;
    }
    if (foundNew || !closed) {
        mind.quietLooks = 0;
        mind.firstQuietLook.reset();
    } else if (sees) {
        ++mind.quietLooks;
        if (!mind.firstQuietLook)
            mind.firstQuietLook = m_now.boot;
        if (mind.quietLooks >= constants::kNotBoughtLooks
            && m_now.boot - *mind.firstQuietLook >= scaled(constants::kNotBoughtLooksSpan)
            && noLateCopyCanRun(call)) {
            closeAbsent(call);
            return;
        }
    }
    waitToLook(call, paceDelay(call));
}

void Decision::closeAbsent(CallRecord& call)
{
    CallAdvanced change = advanceOf(call);
    change.evidence = QStringLiteral(
        "%1 complete looks by tag showed nothing new, the last one after the horizon of late "
        "arrivals")
                          .arg(mindOf(call).quietLooks);
    if (!call.ids.empty()) {
        change.notDelivered = call.amount.value() - static_cast<int>(call.ids.size());
        accept(call, change);
        return;
    }
    change.state = CallState::NotBought;
    change.dirty = false;
    mindOf(call) = CallMind{};
    advance(call, change);
}

} // namespace muster::machine

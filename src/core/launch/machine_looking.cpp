// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/constants.h"
#include "machine_internal.h"

#include <algorithm>

namespace muster::machine {

using namespace std::chrono_literals;

void Decision::onLoaded()
{
    for (CallRecord& call : state().batch.calls) {
        if (call.state == CallState::Accepted) {
            if (!call.ids.empty())
                m_step.commands.emplace_back(Subscribe{call.ids});
            continue;
        }
        if (call.state != CallState::Sent && call.state != CallState::Unknown)
            continue;
        if (!call.ids.empty())
            m_step.commands.emplace_back(Subscribe{call.ids});
        CallAdvanced change = advanceOf(call);
        change.state = CallState::Unknown;
        change.dirty = true; // an attempt row without close counts as dirty, even if no byte left
        if (call.state != change.state || !call.dirty)
            advance(call, change);
        look(call);
    }
}

void Decision::waitToLook(CallRecord& call, milliseconds atLeast)
{
    const CallMind& mind = mindOf(call);
    const auto step = std::min(static_cast<size_t>(mind.looks), constants::kLookDelays.size() - 1);
    const auto delay = scaled(constants::kLookDelays[step]);
    wait(call, Doing::WaitingToLook, mind.oneLook ? atLeast : std::max(delay, atLeast));
}

void Decision::look(CallRecord& call)
{
    CallMind& mind = mindOf(call);
    mind.doing = Doing::Looking;
    ++mind.looks;
    m_step.commands.emplace_back(Look{call.index});
}

void Decision::onLooked(const Looked& event)
{
    CallRecord* call = callAt(event.call);
    if (call == nullptr || mindOf(*call).doing != Doing::Looking)
        return;
    mindOf(*call).doing = Doing::Nothing;

    CallAdvanced change = advanceOf(*call);
    for (const InstanceId& id : event.ids) {
        if (std::find(call->ids.begin(), call->ids.end(), id) == call->ids.end())
            change.newIds.push_back(id);
    }
    const size_t found = call->ids.size() + change.newIds.size();
    const auto asked = static_cast<size_t>(call->amount.value());
    if (found > asked && !change.newIds.empty())
        m_step.commands.emplace_back(
            Surplus{call->index, call->amount.value(), static_cast<int>(found)});
    if (found >= asked) {
        accept(*call, change);
        return;
    }
    if (mindOf(*call).oneLook && found == 0) {
        if (event.complete && event.permissionProved)
            reject(*call, advanceOf(*call));
        else
            waitToLook(*call, scaled(constants::kLookDelays.front()));
        return;
    }
    const bool foundNew = !change.newIds.empty();
    if (foundNew || mindOf(*call).oneLook) {
        change.dirty = true;
        advance(*call, change);
        mindOf(*call).oneLook = false;
    }
    judgeFewer(*call, event, foundNew);
}

bool Decision::repeatClosedForGood(const CallRecord& call) const
{
    if (call.tokenSpent || m_step.next.cancelled || !releasePasses())
        return true;
    if (call.attempts.empty())
        return false;
    const auto age = trustedAge(call.attempts.front());
    return !age || *age >= scaled(constants::kTokenWindow);
}

void Decision::judgeFewer(CallRecord& call, const Looked& event, bool foundNew)
{
    CallMind& mind = mindOf(call);
    const bool closed = repeatClosedForGood(call);
    const bool mayRepeat = !closed && event.complete && state().started && !state().stopping;
    if (givenUp(call) && call.state == CallState::Sent) {
        CallAdvanced change = advanceOf(call);
        change.state = CallState::Unknown;
        advance(call, change);
    }
    if (mayRepeat && !paceDelay(call)) {
        sendOrWait(call);
        if (mind.doing == Doing::InFlight)
            return;
    }
    if (foundNew || !event.complete || !event.permissionProved || !closed) {
        mind.emptyLooks = 0;
        mind.firstEmptyLook.reset();
    } else {
        ++mind.emptyLooks;
        if (!mind.firstEmptyLook)
            mind.firstEmptyLook = m_now.boot;
        const auto lastAge
            = call.attempts.empty() ? std::nullopt : trustedAge(call.attempts.back());
        // An age that cannot be trusted counts from the first look of this run.
        const milliseconds age = lastAge.value_or(m_now.boot - *mind.firstEmptyLook);
        if (mind.emptyLooks >= constants::kNotBoughtLooks
            && m_now.boot - *mind.firstEmptyLook >= scaled(constants::kNotBoughtLooksSpan)
            && age >= scaled(constants::kLateArrival)) {
            closeAbsent(call);
            return;
        }
    }
    waitToLook(call, paceDelay(call).value_or(0ms));
}

void Decision::closeAbsent(CallRecord& call)
{
    CallAdvanced change = advanceOf(call);
    change.evidence = QStringLiteral(
        "%1 complete looks by tag showed nothing new, the last one after the horizon of late "
        "arrivals")
                          .arg(mindOf(call).emptyLooks);
    if (!call.ids.empty()) {
        accept(call, change);
        return;
    }
    change.state = CallState::NotBought;
    change.dirty = false;
    mindOf(call) = CallMind{};
    advance(call, change);
}

} // namespace muster::machine

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/launch/machine.h"

#include "core/constants.h"
#include "machine_internal.h"

#include <algorithm>
#include <cmath>

namespace muster::machine {

using namespace std::chrono_literals;

milliseconds rounded(double value)
{
    return milliseconds(static_cast<milliseconds::rep>(std::llround(value)));
}

Decision::Decision(const State& state, const Now& now, const Chance& chance, double timeScale)
    : m_step{state, {}, {}}
    , m_now(now)
    , m_chance(chance)
    , m_timeScale(timeScale)
{
}

CallRecord* Decision::callAt(int index)
{
    auto& calls = m_step.next.batch.calls;
    // The newest generation of an index is the one that lives.
    const auto found = std::find_if(calls.rbegin(), calls.rend(),
        [index](const CallRecord& call) { return call.index == index; });
    return found == calls.rend() ? nullptr : &*found;
}

CallAdvanced Decision::advanceOf(const CallRecord& call) const
{
    CallAdvanced change;
    change.batch = m_step.next.batch.id;
    change.call = call.index;
    change.generation = call.generation;
    change.state = call.state;
    change.dirty = call.dirty;
    change.tokenSpent = call.tokenSpent;
    change.error = call.error;
    change.requestId = call.requestId;
    change.acceptedAt = call.acceptedAt;
    change.evidence = call.evidence;
    change.notDelivered = call.notDelivered;
    change.notDeliveredEvent = call.notDeliveredEvent;
    return change;
}

void Decision::advance(CallRecord& call, const CallAdvanced& change)
{
    call.state = change.state;
    call.dirty = change.dirty;
    call.tokenSpent = change.tokenSpent;
    call.ids.insert(call.ids.end(), change.newIds.begin(), change.newIds.end());
    call.error = change.error;
    call.requestId = change.requestId;
    call.acceptedAt = change.acceptedAt;
    call.evidence = change.evidence;
    call.notDelivered = change.notDelivered;
    call.notDeliveredEvent = change.notDeliveredEvent;
    if (change.closesAttempt) {
        for (Attempt& attempt : call.attempts) {
            if (attempt.number == *change.closesAttempt)
                attempt.outcome = change.outcome;
        }
    }
    m_step.entries.emplace_back(change);
    if (!change.newIds.empty())
        m_step.commands.emplace_back(Subscribe{change.newIds});
}

milliseconds Decision::scaled(milliseconds span) const
{
    return rounded(static_cast<double>(span.count()) * m_timeScale);
}

void Decision::wait(CallRecord& call, Doing doing, milliseconds delay)
{
    mindOf(call).doing = doing;
    m_step.commands.emplace_back(Wait{call.index, delay});
}

bool Decision::releasePasses() const
{
    const auto& release = m_step.next.batch.releaseTime;
    return !release || *release - m_now.server >= ReleaseTime::kSendLead;
}

std::optional<milliseconds> Decision::trustedAge(const Attempt& attempt) const
{
    if (!attempt.bootId.isEmpty() && attempt.bootId == m_now.bootId)
        return milliseconds(m_now.boot - attempt.bootTime);
    const auto offset = m_now.server - m_now.wall;
    if (m_now.wall < attempt.wallTime || offset > 5min || offset < -5min)
        return std::nullopt;
    return m_now.wall - attempt.wallTime;
}

void Decision::onConfirmed()
{
    state().started = true;
    state().confirmedAt = m_now.wall;
    state().cancelled = false;
    state().halted = false;
    state().releaseTooNear = false;
}

void Decision::onCancelWished()
{
    state().cancelled = true;
    for (CallRecord& call : state().batch.calls) {
        const Doing doing = mindOf(call).doing;
        CallAdvanced change = advanceOf(call);
        if (call.state == CallState::Planned) {
            change.state = CallState::Cancelled;
            mindOf(call) = CallMind{};
            advance(call, change);
        } else if (call.state == CallState::Sent && doing != Doing::InFlight && call.dirty) {
            change.state = CallState::Unknown;
            advance(call, change);
        } else if (call.state == CallState::Sent && doing == Doing::WaitingToSend) {
            reject(call, change);
        }
    }
}

void Decision::onDue(int index)
{
    CallRecord* call = callAt(index);
    if (call == nullptr || state().stopping)
        return;
    CallMind& mind = mindOf(*call);
    if (mind.doing == Doing::WaitingToLook)
        look(*call);
    else if (mind.doing == Doing::WaitingToSend)
        mind.doing = Doing::Nothing; // sendWhatMayGo() does the rest
}

Step decide(
    const State& state, const Event& event, const Now& now, const Chance& chance, double timeScale)
{
    Decision decision(state, now, chance, timeScale);
    if (std::holds_alternative<Confirmed>(event))
        decision.onConfirmed();
    else if (std::holds_alternative<Loaded>(event))
        decision.onLoaded();
    else if (const auto* answered = std::get_if<Answered>(&event))
        decision.onAnswered(*answered);
    else if (const auto* due = std::get_if<Due>(&event))
        decision.onDue(due->call);
    else if (const auto* looked = std::get_if<Looked>(&event))
        decision.onLooked(*looked);
    else if (const auto* freed = std::get_if<SlotFreed>(&event))
        decision.state().inFlightElsewhere = freed->inFlightElsewhere;
    else if (std::holds_alternative<CancelWished>(event))
        decision.onCancelWished();
    else if (std::holds_alternative<Stopping>(event))
        decision.state().stopping = true;
    decision.sendWhatMayGo();
    return decision.take();
}

bool isSettled(const State& state)
{
    const auto& calls = state.batch.calls;
    return std::all_of(calls.begin(), calls.end(), [&state](const CallRecord& call) {
        const auto mind = state.minds.find(call.index);
        if (mind != state.minds.end() && mind->second.doing != CallMind::Doing::Nothing)
            return false;
        if (call.state == CallState::Planned)
            return !state.started || state.halted || state.cancelled || state.releaseTooNear;
        return !call.isOpen();
    });
}

} // namespace muster::machine

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/launch/machine.h"

#include "core/constants.h"
#include "machine_internal.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace muster::machine {

milliseconds rounded(double value)
{
    return milliseconds(static_cast<milliseconds::rep>(std::llround(value)));
}

milliseconds scaledBy(milliseconds span, double timeScale)
{
    return rounded(static_cast<double>(span.count()) * timeScale);
}

bool releasePasses(const BatchRecord& batch, UtcTime server)
{
    return !batch.releaseTime || *batch.releaseTime - server >= ReleaseTime::kSendLead;
}

std::optional<milliseconds> trustedAge(const Attempt& attempt, const Now& now)
{
    if (!attempt.bootId.isEmpty() && attempt.bootId == now.bootId)
        return milliseconds(now.boot - attempt.bootTime);
    const auto offset = std::chrono::abs(now.server - now.wall);
    if (!now.isWallTrusted || !now.isServerKnown || now.wall < attempt.wallTime
        || offset > constants::kServerAgrees)
        return std::nullopt;
    return now.wall - attempt.wallTime;
}

Decision::Decision(const State& state, const Now& now, const Limits& limits, const Chance& chance,
    double timeScale)
    : m_step{state, {}, {}, limits}
    , m_now(now)
    , m_chance(chance)
    , m_timeScale(timeScale)
{
}

CallRecord* Decision::callAt(int index)
{
    const CallRecord* newest = m_step.next.batch.current(index);
    if (newest == nullptr)
        return nullptr;
    auto& calls = m_step.next.batch.calls;
    return &calls[static_cast<size_t>(newest - calls.data())];
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

std::vector<InstanceId> Decision::newIds(const CallRecord& call, const std::vector<InstanceId>& ids)
{
    std::vector<InstanceId> fresh;
    std::copy_if(ids.begin(), ids.end(), std::back_inserter(fresh), [&call](const InstanceId& id) {
        return std::find(call.ids.begin(), call.ids.end(), id) == call.ids.end();
    });
    return fresh;
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

void Decision::wait(CallRecord& call, Doing doing, milliseconds delay)
{
    CallMind& mind = mindOf(call);
    mind.doing = doing;
    mind.dueAt = m_now.boot + delay;
    mind.wait = ++state().waits;
    m_step.commands.emplace_back(Wait{call.index, delay, mind.wait});
}

void Decision::onDue(const Due& event)
{
    CallRecord* call = callAt(event.call);
    if (call == nullptr || state().stopping || mindOf(*call).wait != event.wait)
        return;
    CallMind& mind = mindOf(*call);
    if (mind.doing == Doing::WaitingToLook)
        look(*call);
    else if (mind.doing == Doing::WaitingToSend)
        mind.doing = Doing::Nothing; // sendWhatMayGo() does the rest
}

Step decide(const State& state, const Event& event, const Now& now, const Limits& limits,
    const Chance& chance, double timeScale)
{
    Decision decision(state, now, limits, chance, timeScale);
    if (std::holds_alternative<Confirmed>(event))
        decision.onConfirmed();
    else if (std::holds_alternative<Loaded>(event))
        decision.onLoaded();
    else if (const auto* answered = std::get_if<Answered>(&event))
        decision.onAnswered(*answered);
    else if (const auto* due = std::get_if<Due>(&event))
        decision.onDue(*due);
    else if (const auto* looked = std::get_if<Looked>(&event))
        decision.onLooked(*looked);
    else if (const auto* freed = std::get_if<SlotFreed>(&event))
        decision.state().inFlightElsewhere = freed->inFlightElsewhere;
    else if (std::holds_alternative<CancelWished>(event))
        decision.onCancelWished();
    else if (std::holds_alternative<LookWished>(event))
        decision.onLookWished();
    else if (std::holds_alternative<OrderedAgain>(event))
        decision.onOrderedAgain();
    else if (std::holds_alternative<ClosedAsIs>(event))
        decision.onClosedAsIs();
    else if (std::holds_alternative<Woke>(event))
        decision.onWoke();
    else if (std::holds_alternative<Stopping>(event))
        decision.state().stopping = true;
    decision.sendWhatMayGo();
    return decision.take();
}

bool isSettled(const State& state)
{
    const auto& calls = state.batch.calls;
    return std::all_of(calls.begin(), calls.end(), [&state](const CallRecord& call) {
        if (!state.batch.isCurrent(call))
            return true;
        const auto mind = state.minds.find(call.index);
        if (mind != state.minds.end() && mind->second.doing != CallMind::Doing::Nothing)
            return false;
        if (call.state == CallState::Planned)
            return !state.started || state.halted || state.cancelled || state.releaseTooNear
                || state.confirmationOld;
        return !call.isOpen();
    });
}

} // namespace muster::machine

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/constants.h"
#include "machine_internal.h"

#include <algorithm>

namespace muster::machine {

int Decision::callsInFlight() const
{
    const auto& minds = m_step.next.minds;
    const auto own = std::count_if(minds.begin(), minds.end(),
        [](const auto& entry) { return entry.second.doing == Doing::InFlight; });
    return static_cast<int>(own) + m_step.next.inFlightElsewhere;
}

bool Decision::firstSendAllowed() const
{
    const State& state = m_step.next;
    return state.started && !state.cancelled && !state.halted && !state.stopping
        && !state.releaseTooNear;
}

bool Decision::isConfirmationYoung() const
{
    return m_now.wall - m_step.next.confirmedAt < scaled(constants::kConfirmationAge);
}

milliseconds Decision::paceDelay(const CallRecord& call) const
{
    return std::max(m_step.limits.launches.delay(m_now.boot, false),
        m_step.limits.instances.delay(m_now.boot, call.amount.value()));
}

void Decision::send(CallRecord& call)
{
    CallMind& mind = mindOf(call);
    Limits& limits = m_step.limits;
    if (!call.attempts.empty())
        limits.retries.repeat(mind.ranIntoDeadline);
    limits.launches.spend(m_now.boot);
    limits.instances.spend(m_now.boot, call.amount.value());

    Attempt attempt;
    attempt.number = static_cast<int>(call.attempts.size()) + 1;
    attempt.nonce = m_chance.nonces.value(m_noncesUsed++);
    attempt.wallTime = m_now.wall;
    attempt.bootId = m_now.bootId;
    attempt.bootTime = m_now.boot;
    const auto offset = m_now.server - m_now.wall;
    attempt.signedAt
        = std::chrono::abs(offset) > constants::kOffsetThatCounts ? m_now.server : m_now.wall;
    call.attempts.push_back(attempt);
    call.state = CallState::Sent;
    mind.doing = Doing::InFlight;

    m_step.entries.emplace_back(
        AttemptStarted{state().batch.id, call.index, call.generation, attempt});
    m_step.commands.emplace_back(Send{call.index, attempt.number});
}

void Decision::sendOrWait(CallRecord& call)
{
    if (m_noncesUsed >= m_chance.nonces.size()
        || callsInFlight() >= constants::kCallsInFlightPerRegion) {
        mindOf(call).doing = Doing::Nothing; // goes out when a slot is free
        return;
    }
    if (const milliseconds delay = paceDelay(call); delay > milliseconds(0)) {
        wait(call, Doing::WaitingToSend, delay);
        return;
    }
    send(call);
}

void Decision::sendWhatMayGo()
{
    if (state().stopping)
        return;
    for (CallRecord& call : state().batch.calls) {
        const CallMind& mind = mindOf(call);
        if (mind.doing != Doing::Nothing || !state().batch.isCurrent(call))
            continue;
        // A clean call that was not executed and found no free slot is a repeat; a dirty one goes
        // by its looks.
        const bool repeat
            = call.state == CallState::Sent && !call.dirty && !mind.oneLook && !state().cancelled;
        const bool mayGo = call.state == CallState::Planned && firstSendAllowed();
        const bool first = mayGo && isConfirmationYoung();
        if (mayGo && !first)
            state().confirmationOld = true;
        if (!repeat && !first)
            continue;
        if (!releasePasses(state().batch, m_now.server)) {
            state().releaseTooNear = true;
            if (repeat) {
                reject(call, advanceOf(call));
                state().halted = true;
            }
            continue;
        }
        if (repeat && (isGivenUp(call) || state().keyRefused)) {
            state().halted = true;
            reject(call, advanceOf(call));
            continue;
        }
        // Nothing is sent in a region that only gives trouble; the session tells when it is over.
        if (!m_step.limits.retries.isEmpty())
            sendOrWait(call);
    }
}

} // namespace muster::machine

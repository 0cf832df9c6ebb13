// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/constants.h"
#include "machine_internal.h"

#include <algorithm>

namespace muster::machine {

using namespace std::chrono_literals;

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
        && !state.releaseTooNear
        && m_now.wall - state.confirmedAt < scaled(constants::kConfirmationAge);
}

std::optional<milliseconds> Decision::paceDelay(const CallRecord& call) const
{
    const Pace& pace = m_step.next.pace;
    const BootTime boot = m_now.boot;
    if (pace.silentUntil && boot < *pace.silentUntil)
        return *pace.silentUntil - boot;
    if (pace.slowSince && pace.lastSend) {
        const auto cleanMinutes = (boot - *pace.slowSince) / minutes(1);
        const auto rate = std::min<qint64>(5, 1 + cleanMinutes);
        const BootTime next = *pace.lastSend + milliseconds(1000 / rate);
        if (rate < 5 && boot < next)
            return next - boot;
    }
    int asked = call.amount.value();
    for (const auto& [at, amount] : pace.recent) {
        if (boot - at < minutes(1))
            asked += amount;
    }
    if (asked > constants::kInstancesPerMinute)
        return pace.recent.front().first + minutes(1) - boot + 1ms;
    return std::nullopt;
}

void Decision::send(CallRecord& call)
{
    Attempt attempt;
    attempt.number = static_cast<int>(call.attempts.size()) + 1;
    attempt.nonce = m_chance.nonces.value(m_noncesUsed++);
    attempt.wallTime = m_now.wall;
    attempt.bootId = m_now.bootId;
    attempt.bootTime = m_now.boot;
    call.attempts.push_back(attempt);
    call.state = CallState::Sent;
    mindOf(call).doing = Doing::InFlight;

    Pace& pace = state().pace;
    pace.lastSend = m_now.boot;
    std::erase_if(
        pace.recent, [this](const auto& entry) { return m_now.boot - entry.first >= minutes(1); });
    pace.recent.emplace_back(m_now.boot, call.amount.value());

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
    if (const auto delay = paceDelay(call)) {
        wait(call, Doing::WaitingToSend, *delay);
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
        if (mind.doing != Doing::Nothing || callsInFlight() >= constants::kCallsInFlightPerRegion)
            continue;
        // A clean call that was not executed and found no free slot is a repeat; a dirty one goes
        // by its looks.
        const bool repeat
            = call.state == CallState::Sent && !call.dirty && !mind.oneLook && !state().cancelled;
        const bool first = call.state == CallState::Planned && firstSendAllowed();
        if (!repeat && !first)
            continue;
        if (!releasePasses()) {
            state().releaseTooNear = true;
            if (repeat)
                reject(call, advanceOf(call));
            state().halted = state().halted || repeat;
            continue;
        }
        sendOrWait(call);
    }
}

} // namespace muster::machine

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/launch/plan.h"
#include "machine_internal.h"

#include <algorithm>

namespace muster::machine {

namespace {

bool wasNotBought(const CallRecord& call)
{
    return (call.state == CallState::Rejected || call.state == CallState::NotBought)
        && call.ids.empty() && !call.request.isEmpty();
}

/// The same call with generation + 1, or nothing when its stored request cannot be read.
std::optional<CallRecord> orderedAgain(const CallRecord& call, const BatchId& batch)
{
    PlannedCall planned{.index = call.index,
        .generation = call.generation,
        .amount = call.amount,
        .atLeast = call.atLeast,
        .token = call.token,
        .request = call.request,
        .digest = call.digest};
    const auto next = nextGeneration(planned, batch);
    if (!next)
        return std::nullopt;
    CallRecord again{.index = next->index,
        .generation = next->generation,
        .amount = next->amount,
        .atLeast = next->atLeast,
        .token = next->token,
        .request = next->request,
        .digest = next->digest};
    return again;
}

} // namespace

int canOrderAgain(const State& state)
{
    int refused = 0;
    int held = 0;
    for (const CallRecord& call : state.batch.calls) {
        if (!state.batch.isCurrent(call))
            continue;
        if (wasNotBought(call))
            refused += call.amount.value();
        if (call.state == CallState::Planned)
            held += call.amount.value();
    }
    return refused == 0 ? 0 : refused + held;
}

void Decision::onConfirmed()
{
    state().started = true;
    state().confirmedAt = m_now.wall;
    state().cancelled = false;
    state().halted = false;
    state().keyRefused = false;
    state().releaseTooNear = false;
    state().confirmationOld = false;
}

void Decision::onLoaded()
{
    for (CallRecord& call : state().batch.calls) {
        if (!call.ids.empty())
            m_step.commands.emplace_back(Subscribe{call.ids});
        if (call.state != CallState::Sent && call.state != CallState::Unknown)
            continue;
        CallAdvanced change = advanceOf(call);
        change.state = CallState::Unknown;
        change.dirty = true; // an attempt row without close counts as dirty, even if no byte left
        if (call.state != change.state || !call.dirty)
            advance(call, change);
        startDoubt(call);
        look(call);
    }
}

void Decision::onCancelWished()
{
    state().cancelled = true;
    for (CallRecord& call : state().batch.calls) {
        if (!state().batch.isCurrent(call))
            continue;
        const CallMind& mind = mindOf(call);
        CallAdvanced change = advanceOf(call);
        if (call.state == CallState::Planned) {
            change.state = CallState::Cancelled;
            mindOf(call) = CallMind{};
            advance(call, change);
        } else if (call.state == CallState::Sent && mind.doing != Doing::InFlight) {
            if (call.dirty) {
                change.state = CallState::Unknown;
                advance(call, change);
            } else if (!mind.oneLook) {
                reject(call, change);
            }
        }
    }
}

void Decision::onLookWished()
{
    for (CallRecord& call : state().batch.calls) {
        if (call.isOpen() && mindOf(call).doing == Doing::WaitingToLook)
            look(call);
    }
}

void Decision::onOrderedAgain()
{
    BatchPlanned entry;
    std::vector<CallRecord> calls;
    for (const CallRecord& call : state().batch.calls) {
        calls.push_back(call);
        if (!wasNotBought(call) || !state().batch.isCurrent(call))
            continue;
        if (const auto again = orderedAgain(call, state().batch.id)) {
            entry.batch.calls.push_back(*again);
            calls.push_back(*again);
            state().minds[call.index] = CallMind{};
        }
    }
    if (entry.batch.calls.empty())
        return;
    std::vector<CallRecord> fresh = std::move(entry.batch.calls);
    state().batch.calls.clear();
    entry.batch = state().batch;
    entry.batch.calls = std::move(fresh);
    state().batch.calls = std::move(calls);
    m_step.entries.emplace_back(std::move(entry));
    onConfirmed();
}

void Decision::onClosedAsIs()
{
    for (CallRecord& call : state().batch.calls) {
        if (call.state != CallState::Planned)
            continue;
        CallAdvanced change = advanceOf(call);
        change.state = CallState::Cancelled;
        mindOf(call) = CallMind{};
        advance(call, change);
    }
}

void Decision::onWoke()
{
    for (CallRecord& call : state().batch.calls) {
        if (!state().batch.isCurrent(call))
            continue;
        CallMind& mind = mindOf(call);
        if (mind.doing == Doing::InFlight) {
            CallAdvanced change = advanceOf(call);
            change.state = CallState::Unknown;
            change.dirty = true;
            change.closesAttempt = call.attempts.back().number;
            change.outcome = QStringLiteral("slept");
            advance(call, change);
            startDoubt(call);
            look(call);
        } else if (mind.doing == Doing::WaitingToLook) {
            mind.looks = 0;
            mind.doubtAt = m_now.boot;
            look(call);
        }
    }
}

} // namespace muster::machine

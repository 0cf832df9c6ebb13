// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/constants.h"
#include "machine_internal.h"

#include <algorithm>
#include <cmath>

namespace muster::machine {

namespace {

/// Full jitter: 0 to min(cap, base x 2^exponent).
milliseconds fullJitter(milliseconds base, milliseconds cap, int exponent, double jitter)
{
    const double top = static_cast<double>(base.count()) * std::pow(2.0, std::min(exponent, 20));
    return rounded(std::min(static_cast<double>(cap.count()), top) * jitter);
}

QString outcomeName(const Answer& answer)
{
    switch (answer.cls) {
    case AnswerClass::Accepted:
        return QStringLiteral("accepted");
    case AnswerClass::SomeIds:
        return QStringLiteral("some-ids");
    case AnswerClass::NotExecuted:
        return QStringLiteral("not-executed");
    case AnswerClass::Refused:
        return QStringLiteral("refused");
    case AnswerClass::RefusedUnlisted:
        return QStringLiteral("refused-unlisted");
    case AnswerClass::Doubtful:
        return QStringLiteral("doubtful");
    }
    return QString();
}

CallError callErrorOf(const Answer& answer)
{
    const QString& said
        = answer.error.message.isEmpty() ? answer.error.detail : answer.error.message;
    return CallError{answer.error.kind, answer.error.code, said, answer.error.requestId};
}

} // namespace

void Decision::accept(CallRecord& call, const CallAdvanced& change)
{
    CallAdvanced accepted = change;
    accepted.state = CallState::Accepted;
    accepted.dirty = false;
    accepted.error.reset();
    if (!accepted.acceptedAt)
        accepted.acceptedAt = m_now.wall;
    mindOf(call) = CallMind{};
    advance(call, accepted);
}

void Decision::reject(CallRecord& call, CallAdvanced change)
{
    change.state = CallState::Rejected;
    change.dirty = false;
    mindOf(call) = CallMind{};
    advance(call, change);
}

void Decision::hold(RefusalKind refusal)
{
    switch (refusal) {
    case RefusalKind::Authentication:
        state().keyRefused = true;
        state().halted = true;
        return;
    case RefusalKind::Money:
    case RefusalKind::Parameter:
        state().halted = true;
        return;
    case RefusalKind::Stock:
    case RefusalKind::Quota:
        state().halted = state().halted || !state().goOnAfterShortage;
        return;
    case RefusalKind::None:
        return;
    }
}

void Decision::spendPatience(const CallRecord& call, const Answer& answer)
{
    Limits& limits = m_step.limits;
    if (answer.throttled)
        limits.launches.throttled(
            m_now.boot, m_now.wall, m_chance.jitter, answer.error.retryAfterMs);
    else if (answer.error.retryAfterMs)
        limits.launches.pause(m_now.boot, *answer.error.retryAfterMs);
    if (answer.cls == AnswerClass::Accepted)
        limits.retries.success();
    mindOf(call).ranIntoDeadline = answer.cls == AnswerClass::Doubtful && !answer.reached
        && m_now.boot - call.attempts.back().bootTime >= constants::kRunDeadline;
}

bool Decision::isGivenUp(const CallRecord& call) const
{
    if (call.attempts.empty())
        return false;
    const auto age = trustedAge(call.attempts.front(), m_now);
    return static_cast<int>(call.attempts.size()) >= constants::kMaxAttempts || !age
        || *age >= scaled(constants::kGiveUpAfter) || m_step.limits.retries.isEmpty();
}

void Decision::repeatOrGiveUp(CallRecord& call, const Answer& answer, CallAdvanced change)
{
    CallMind& mind = mindOf(call);
    const bool secondClockFault = answer.clockWrong && mind.clockCorrected;
    if (isGivenUp(call) || state().cancelled || secondClockFault) {
        state().halted = true; // what was planned stays planned
        reject(call, change);
        return;
    }
    mind.clockCorrected = mind.clockCorrected || answer.clockWrong;
    advance(call, change);
    const int exponent = static_cast<int>(call.attempts.size()) - 1;
    const auto backoff = fullJitter(
        scaled(constants::kRetryBase), scaled(constants::kRetryCap), exponent, m_chance.jitter);
    wait(call, Doing::WaitingToSend, std::max(backoff, paceDelay(call)));
}

void Decision::doubt(CallRecord& call, const Answer& answer, CallAdvanced change)
{
    CallMind& mind = mindOf(call);
    change.dirty = true;
    const bool wasGivenUp = mind.givenUp;
    mind.givenUp = wasGivenUp || isGivenUp(call) || change.tokenSpent;
    if (mind.givenUp || state().cancelled)
        change.state = CallState::Unknown;
    advance(call, change);
    if (wasGivenUp) {
        // One repeat of many: the looks keep their pace.
        mind.quietLooks = 0;
        mind.firstQuietLook.reset();
        waitToLook(call, milliseconds(0));
        return;
    }
    startDoubt(call);
    const int exponent = static_cast<int>(call.attempts.size()) - 1;
    const auto pause = answer.stillProcessing
        ? scaled(constants::kStillProcessingMin)
            + fullJitter(scaled(constants::kStillProcessingBase),
                scaled(constants::kStillProcessingCap), exponent, m_chance.jitter)
        : fullJitter(
            scaled(constants::kRetryBase), scaled(constants::kRetryCap), exponent, m_chance.jitter);
    waitToLook(call, pause);
}

void Decision::alarmOnSurplus(const CallRecord& call, const CallAdvanced& change)
{
    const auto found = static_cast<int>(call.ids.size() + change.newIds.size());
    if (found > call.amount.value() && !change.newIds.empty())
        m_step.commands.emplace_back(Surplus{call.index, call.amount.value(), found});
}

void Decision::onAnswered(const Answered& event)
{
    CallRecord* call = callAt(event.call);
    if (call == nullptr || mindOf(*call).doing != Doing::InFlight
        || event.generation != call->generation
        || event.attempt != static_cast<int>(call->attempts.size())) {
        takeLateIds(event);
        return;
    }
    mindOf(*call).doing = Doing::Nothing;
    spendPatience(*call, event.answer);

    CallAdvanced change = advanceOf(*call);
    change.closesAttempt = event.attempt;
    change.outcome = outcomeName(event.answer);
    change.tokenSpent = call->tokenSpent || event.answer.tokenSpent;
    if (!event.answer.requestId.isEmpty())
        change.requestId = event.answer.requestId;
    if (event.answer.cls != AnswerClass::Accepted)
        change.error = callErrorOf(event.answer);
    change.newIds = newIds(*call, event.answer.ids);
    alarmOnSurplus(*call, change);
    judge(*call, event.answer, change);
}

void Decision::judge(CallRecord& call, const Answer& answer, const CallAdvanced& change)
{
    switch (answer.cls) {
    case AnswerClass::Accepted:
        accept(call, change);
        break;
    case AnswerClass::NotExecuted:
        if (call.dirty)
            doubt(call, answer, change);
        else
            repeatOrGiveUp(call, answer, change);
        break;
    case AnswerClass::Refused:
        hold(answer.refusal);
        if (call.dirty)
            doubt(call, answer, change);
        else
            reject(call, change);
        break;
    case AnswerClass::RefusedUnlisted:
        state().halted = true;
        if (call.dirty) {
            doubt(call, answer, change);
        } else {
            advance(call, change);
            startDoubt(call);
            mindOf(call).oneLook = true;
            wait(call, Doing::WaitingToLook, milliseconds(0));
        }
        break;
    case AnswerClass::SomeIds:
    case AnswerClass::Doubtful:
        doubt(call, answer, change);
        break;
    }
}

void Decision::takeLateIds(const Answered& event)
{
    // An answer that was given up (a sleep) may still come. What it bought must never be lost.
    auto& calls = state().batch.calls;
    const auto call = std::find_if(calls.begin(), calls.end(), [&event](const CallRecord& known) {
        return known.index == event.call && known.generation == event.generation;
    });
    if (call == calls.end() || event.attempt > static_cast<int>(call->attempts.size()))
        return;
    CallAdvanced change = advanceOf(*call);
    change.newIds = newIds(*call, event.answer.ids);
    if (change.newIds.empty())
        return;
    if (!call->isOpen()) {
        const auto found = static_cast<int>(call->ids.size() + change.newIds.size());
        m_step.commands.emplace_back(Surplus{call->index, call->amount.value(), found});
        change.state = CallState::Accepted;
        advance(*call, change);
        return;
    }
    alarmOnSurplus(*call, change);
    const bool isAttempt = mindOf(*call).doing == Doing::InFlight;
    if (event.answer.cls == AnswerClass::Accepted && !isAttempt)
        accept(*call, change);
    else
        advance(*call, change);
}

} // namespace muster::machine

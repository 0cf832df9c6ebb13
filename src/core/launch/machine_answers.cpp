// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/constants.h"
#include "machine_internal.h"

#include <algorithm>
#include <cmath>

namespace muster::machine {

using namespace std::chrono_literals;

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
    return CallError{
        answer.error.kind, answer.error.code, answer.error.message, answer.error.requestId};
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

void Decision::holdOthers(RefusalKind refusal)
{
    switch (refusal) {
    case RefusalKind::Authentication:
    case RefusalKind::Money:
    case RefusalKind::Parameter:
    case RefusalKind::Stock:
    case RefusalKind::Quota:
        state().halted = true;
        return;
    case RefusalKind::None:
        return;
    }
}

void Decision::slowDown(const Answer& answer)
{
    Pace& pace = state().pace;
    std::optional<milliseconds> silence;
    if (answer.throttled) {
        const auto intoMinute = m_now.wall.time_since_epoch() % 60s;
        silence = milliseconds(60s) - intoMinute + rounded(5000.0 * m_chance.jitter);
    }
    if (answer.error.retryAfterMs)
        silence = std::max(silence.value_or(0ms), milliseconds(*answer.error.retryAfterMs));
    if (!silence)
        return;
    pace.silentUntil
        = std::max(pace.silentUntil.value_or(BootTime(0)), BootTime(m_now.boot + *silence));
    if (answer.throttled)
        pace.slowSince = pace.silentUntil;
}

bool Decision::givenUp(const CallRecord& call) const
{
    if (call.attempts.empty())
        return false;
    const auto age = trustedAge(call.attempts.front());
    return static_cast<int>(call.attempts.size()) >= constants::kMaxAttempts || !age
        || *age >= scaled(constants::kGiveUpAfter);
}

void Decision::repeatOrGiveUp(CallRecord& call, const Answer& answer, CallAdvanced change)
{
    CallMind& mind = mindOf(call);
    const bool secondClockFault = answer.clockWrong && mind.clockCorrected;
    if (givenUp(call) || state().cancelled || secondClockFault) {
        state().halted = true; // what was planned stays planned
        reject(call, change);
        return;
    }
    mind.clockCorrected = mind.clockCorrected || answer.clockWrong;
    change.error.reset();
    advance(call, change);
    const int exponent = static_cast<int>(call.attempts.size()) - 1;
    const auto backoff = fullJitter(
        scaled(constants::kRetryBase), scaled(constants::kRetryCap), exponent, m_chance.jitter);
    wait(call, Doing::WaitingToSend, std::max(backoff, paceDelay(call).value_or(0ms)));
}

void Decision::doubt(CallRecord& call, const Answer& answer, CallAdvanced change)
{
    change.dirty = true;
    if (givenUp(call) || state().cancelled || change.tokenSpent)
        change.state = CallState::Unknown;
    advance(call, change);
    CallMind& mind = mindOf(call);
    mind.oneLook = false;
    mind.looks = 0;
    mind.emptyLooks = 0;
    mind.firstEmptyLook.reset();
    const int exponent = static_cast<int>(call.attempts.size()) - 1;
    const auto pause = answer.stillProcessing
        ? scaled(constants::kStillProcessingMin)
            + fullJitter(scaled(constants::kStillProcessingBase),
                scaled(constants::kStillProcessingCap), exponent, m_chance.jitter)
        : fullJitter(
            scaled(constants::kRetryBase), scaled(constants::kRetryCap), exponent, m_chance.jitter);
    waitToLook(call, pause);
}

void Decision::onAnswered(const Answered& event)
{
    CallRecord* call = callAt(event.call);
    if (call == nullptr || mindOf(*call).doing != Doing::InFlight
        || event.attempt != static_cast<int>(call->attempts.size()))
        return;
    mindOf(*call).doing = Doing::Nothing;
    slowDown(event.answer);

    CallAdvanced change = advanceOf(*call);
    change.closesAttempt = event.attempt;
    change.outcome = outcomeName(event.answer);
    change.tokenSpent = call->tokenSpent || event.answer.tokenSpent;
    if (!event.answer.requestId.isEmpty())
        change.requestId = event.answer.requestId;
    if (event.answer.cls != AnswerClass::Accepted)
        change.error = callErrorOf(event.answer);
    for (const InstanceId& id : event.answer.ids) {
        if (std::find(call->ids.begin(), call->ids.end(), id) == call->ids.end())
            change.newIds.push_back(id);
    }
    if (call->ids.size() + change.newIds.size() > static_cast<size_t>(call->amount.value())) {
        m_step.commands.emplace_back(Surplus{call->index, call->amount.value(),
            static_cast<int>(call->ids.size() + change.newIds.size())});
    }

    switch (event.answer.cls) {
    case AnswerClass::Accepted:
        accept(*call, change);
        break;
    case AnswerClass::NotExecuted:
        if (call->dirty)
            doubt(*call, event.answer, change);
        else
            repeatOrGiveUp(*call, event.answer, change);
        break;
    case AnswerClass::Refused:
        holdOthers(event.answer.refusal);
        if (call->dirty)
            doubt(*call, event.answer, change);
        else
            reject(*call, change);
        break;
    case AnswerClass::RefusedUnlisted:
        state().halted = true;
        if (call->dirty) {
            doubt(*call, event.answer, change);
        } else {
            advance(*call, change);
            mindOf(*call).oneLook = true;
            waitToLook(*call, 0ms);
        }
        break;
    case AnswerClass::SomeIds:
    case AnswerClass::Doubtful:
        doubt(*call, event.answer, change);
        break;
    }
}

} // namespace muster::machine

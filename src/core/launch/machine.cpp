// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/launch/machine.h"

#include "core/constants.h"
#include "machine_internal.h"

#include <algorithm>
#include <cmath>

namespace muster::machine {

namespace {

using namespace std::chrono_literals;

milliseconds rounded(double value)
{
    return milliseconds(static_cast<milliseconds::rep>(std::llround(value)));
}

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

void Decision::onConfirmed()
{
    state().started = true;
    state().confirmedAt = m_now.wall;
    state().cancelled = false;
    state().halted = false;
    state().releaseTooNear = false;
}

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

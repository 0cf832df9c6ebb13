// SPDX-License-Identifier: GPL-3.0-or-later
#include "life.h"

#include "core/wire/parameters.h"

#include <algorithm>

namespace muster {

using namespace std::chrono_literals;

namespace {

constexpr qint64 kSecond = 1000;
constexpr qint64 kMinute = 60 * kSecond;

QByteArray requestOf(const CallRecord& call)
{
    Parameters parameters;
    parameters.set(QStringLiteral("Amount"), QString::number(call.amount.value()));
    parameters.set(QStringLiteral("ClientToken"), call.token.value());
    parameters.set(QStringLiteral("Tag.1.Key"), kCallTag);
    parameters.set(QStringLiteral("Tag.1.Value"), callTagValue(call.token));
    return parameters.encoded();
}

} // namespace

HostileCloud::HostileCloud(std::mt19937& dice)
    : m_dice(dice)
{
    // Buying twice needs the look and the token to fail at once: that is not asked of the machine.
    switch (m_dice() % 3) {
    case 0:
        m_memory = 1000000 * kMinute;
        m_lag = static_cast<qint64>(m_dice() % 120000);
        m_late = true;
        break;
    case 1:
        m_memory = 10 * kMinute;
        m_lag = 60 * kSecond;
        break;
    default:
        break;
    }
}

std::vector<InstanceId> HostileCloud::run(const QString& token, int amount, int atLeast, qint64 now)
{
    const auto known = m_byToken.find(token);
    if (known != m_byToken.end() && now - known->second.at <= m_memory)
        return known->second.ids;
    Bought& bought = m_byToken[token];
    if (bought.ids.empty())
        bought.at = now;
    const int room = amount - atLeast + 1;
    const int count = atLeast + static_cast<int>(m_dice() % static_cast<unsigned>(room));
    std::vector<InstanceId> fresh;
    for (int i = 0; i < count; ++i) {
        fresh.push_back(InstanceId::fromTrusted(QStringLiteral("i-%1").arg(m_made++)));
        if (m_late
            && m_dice() % 40 == 0) // where tokens are forgotten, nothing may hide from a look
            bought.dropped.insert(fresh.back());
    }
    bought.ids.insert(bought.ids.end(), fresh.begin(), fresh.end());
    bought.ever += count;
    return fresh;
}

std::vector<InstanceId> HostileCloud::look(const QString& token, qint64 now) const
{
    const auto known = m_byToken.find(token);
    std::vector<InstanceId> shown;
    if (known == m_byToken.end() || now - known->second.at < m_lag)
        return shown;
    for (const InstanceId& id : known->second.ids) {
        if (!known->second.dropped.contains(id))
            shown.push_back(id);
    }
    return shown;
}

const HostileCloud::Bought* HostileCloud::bought(const QString& token) const
{
    const auto known = m_byToken.find(token);
    return known == m_byToken.end() ? nullptr : &known->second;
}

Life::Life(unsigned seed)
    : m_dice(seed)
    , m_cloud(m_dice)
{
    m_journal.id = BatchId::fromTrusted(QStringLiteral("b%1").arg(seed));
    const int calls = 1 + static_cast<int>(roll(4));
    for (int i = 1; i <= calls; ++i) {
        CallRecord call{.amount = *InstanceCount::from(1 + static_cast<int>(roll(4)))};
        call.index = i;
        if (calls == 1 && m_cloud.isLate() && roll(3) == 0)
            call.atLeast = *InstanceCount::from(
                1 + static_cast<int>(roll(static_cast<unsigned>(call.amount.value()))));
        call.token = callToken(m_journal.id, i, 1);
        call.request = requestOf(call);
        m_journal.asked += call.amount.value();
        m_journal.calls.push_back(call);
    }
    m_journal.created = UtcTime(milliseconds(wall()));
    if (roll(6) == 0)
        m_journal.releaseTime = UtcTime(milliseconds(kStart) + minutes(31 + roll(60)));
    m_state.batch = m_journal;
    m_state.goOnAfterShortage = roll(2) == 0;
    m_serverKnown = roll(2) == 0;
    m_wallError = roll(8) == 0 ? static_cast<qint64>(roll(40)) * kMinute - 20 * kMinute : 0;
    m_lastJournalTime = wall();
}

void Life::live()
{
    apply(machine::Confirmed{});
    for (int events = 0; events < 3000 && m_fault.isEmpty(); ++events) {
        m_calm = m_calm || events > 150;
        if (m_calm && m_blind)
            m_blind = false;
        if (m_pending.empty())
            break;
        const auto next = m_pending.begin();
        m_time = std::max(m_time, next->first);
        const Happening happening = next->second;
        m_pending.erase(next);
        happen(happening);
        if (!m_calm)
            disturb();
        check();
    }
    if (m_fault.isEmpty())
        checkEnd();
}

void Life::disturb()
{
    switch (roll(120)) {
    case 0:
        restart();
        break;
    case 1:
        sleep();
        break;
    case 2:
        apply(machine::CancelWished{});
        break;
    case 3:
        apply(machine::LookWished{});
        break;
    case 4:
    case 5:
    case 6:
        if (machine::canOrderAgain(m_state) > 0)
            apply(machine::OrderedAgain{});
        break;
    case 7:
        if (roll(4) == 0)
            apply(machine::ClosedAsIs{});
        break;
    case 8:
        m_blind = !m_blind;
        break;
    case 9:
        apply(machine::Confirmed{}); // the click
        break;
    default:
        break;
    }
}

void Life::passTo(qint64 time)
{
    for (auto entry = m_pending.begin(); entry != m_pending.end() && entry->first <= time;) {
        if (const auto* run = std::get_if<Run>(&entry->second)) {
            m_cloud.run(run->token, run->amount, run->atLeast, entry->first);
            entry = m_pending.erase(entry);
        } else {
            ++entry;
        }
    }
    m_time = time;
}

void Life::restart()
{
    // Copies on their way still run; answers and waits are lost.
    std::erase_if(
        m_pending, [](const auto& entry) { return !std::holds_alternative<Run>(entry.second); });
    m_state = machine::State{};
    m_state.batch = m_journal;
    m_limits = Limits{};
    passTo(m_time + static_cast<qint64>(roll(5) == 0 ? roll(40) * kMinute : roll(100000)));
    if (roll(4) == 0) {
        ++m_boots;
        m_bootedAt = m_time;
        m_wallError = roll(2) == 0 ? 0 : static_cast<qint64>(roll(60)) * kMinute - 30 * kMinute;
    }
    m_serverKnown = false;
    m_wallTrusted = wall() >= m_lastJournalTime;
    apply(machine::Loaded{});
    if (roll(2) == 0)
        apply(machine::Confirmed{}); // the click
}

void Life::sleep()
{
    constexpr std::array<qint64, 3> kSpans{10 * kSecond, 10 * kMinute, 26 * 60 * kMinute};
    passTo(m_time + kSpans[roll(3)]);
    // Half of the answers on their way are lost for good.
    std::erase_if(m_pending, [this](const auto& entry) {
        const auto* event = std::get_if<machine::Event>(&entry.second);
        return event != nullptr && std::holds_alternative<machine::Answered>(*event)
            && roll(2) == 0;
    });
    apply(machine::Woke{});
}

void Life::happen(const Happening& happening)
{
    if (const auto* event = std::get_if<machine::Event>(&happening)) {
        if (const auto* answered = std::get_if<machine::Answered>(event))
            m_serverKnown = m_serverKnown || answered->answer.reached;
        apply(*event);
    } else if (const auto* run = std::get_if<Run>(&happening)) {
        m_cloud.run(run->token, run->amount, run->atLeast, m_time);
    } else if (const auto* look = std::get_if<LookEnds>(&happening)) {
        apply(lookFor(*look));
    }
}

void Life::apply(const machine::Event& event)
{
    machine::Now now;
    now.boot = BootTime(m_time - m_bootedAt);
    now.wall = UtcTime(milliseconds(wall()));
    now.server = m_serverKnown ? UtcTime(milliseconds(kStart + m_time)) : now.wall;
    now.isServerKnown = m_serverKnown;
    now.isWallTrusted = m_wallTrusted;
    now.bootId = QString::number(m_boots);
    machine::Chance chance;
    chance.jitter = static_cast<double>(roll(1000)) / 1000.0;
    for (int i = 0; i < 3; ++i)
        chance.nonces.append(QString::number(++m_nonce));
    machine::Step step = machine::decide(m_state, event, now, m_limits, chance);
    if (!m_calm && roll(200) == 0) {
        restart(); // the program ends before the transaction
        return;
    }
    writeDown(step.entries);
    m_state = std::move(step.next);
    m_limits = std::move(step.limits);
    for (const machine::Command& command : step.commands) {
        if (!m_calm && roll(150) == 0) {
            restart(); // … or between two commands
            return;
        }
        perform(command);
    }
}

CallRecord* Life::stored(int index, int generation)
{
    const auto call = std::find_if(
        m_journal.calls.begin(), m_journal.calls.end(), [&](const CallRecord& known) {
            return known.index == index && known.generation == generation;
        });
    return call == m_journal.calls.end() ? nullptr : &*call;
}

void Life::writeDown(const std::vector<JournalEntry>& entries)
{
    if (!entries.empty())
        m_lastJournalTime = std::max(m_lastJournalTime, wall());
    for (const JournalEntry& entry : entries) {
        if (const auto* planned = std::get_if<BatchPlanned>(&entry)) {
            for (const CallRecord& call : planned->batch.calls) {
                if (stored(call.index, call.generation) != nullptr)
                    blame(QStringLiteral("a generation planned twice"));
                m_journal.calls.push_back(call);
            }
        } else if (const auto* attempt = std::get_if<AttemptStarted>(&entry)) {
            CallRecord* call = stored(attempt->call, attempt->generation);
            if (!call->isOpen())
                blame(
                    QStringLiteral("attempt of a call that is %1").arg(callStateName(call->state)));
            call->state = CallState::Sent;
            call->attempts.push_back(attempt->attempt);
        } else if (const auto* change = std::get_if<CallAdvanced>(&entry)) {
            CallRecord* call = stored(change->call, change->generation);
            call->state = change->state;
            call->dirty = change->dirty;
            call->tokenSpent = change->tokenSpent;
            call->ids.insert(call->ids.end(), change->newIds.begin(), change->newIds.end());
            call->error = change->error;
            call->acceptedAt = change->acceptedAt;
            call->notDelivered = change->notDelivered;
            for (Attempt& known : call->attempts) {
                if (change->closesAttempt == known.number)
                    known.outcome = change->outcome;
            }
        }
    }
}

void Life::later(qint64 delay, const Happening& happening)
{
    m_pending.emplace(m_time + delay, happening);
}

void Life::perform(const machine::Command& command)
{
    if (const auto* toSend = std::get_if<machine::Send>(&command)) {
        send(*toSend);
    } else if (const auto* wait = std::get_if<machine::Wait>(&command)) {
        later(wait->delay.count(), machine::Event(machine::Due{wait->call, wait->wait}));
    } else if (const auto* look = std::get_if<machine::Look>(&command)) {
        const CallRecord* call = m_state.batch.current(look->call);
        later(roll(500), LookEnds{call->index, call->generation});
    }
}

void Life::send(const machine::Send& send)
{
    const CallRecord& call = *m_state.batch.current(send.call);
    const CallRecord* written = stored(call.index, call.generation);
    const QString& token = call.token.value();
    if (written == nullptr || static_cast<int>(written->attempts.size()) < send.attempt)
        blame(QStringLiteral("V4: sent without its attempt row"));
    if (++m_copies[token] > static_cast<int>(call.attempts.size()))
        blame(QStringLiteral("V5: more copies than attempts"));
    if (const auto& bytes = m_sentAs.try_emplace(token, call.request).first->second;
        bytes != call.request)
        blame(QStringLiteral("V5: two copies of a token differ"));
    const qint64 answersAt = m_time + roll(5000);
    machine::Answered answered;
    answered.call = call.index;
    answered.attempt = send.attempt;
    answered.generation = call.generation;
    answered.answer = answerTo(call);
    const bool deadline = answered.answer.cls == AnswerClass::Doubtful && roll(4) == 0;
    later(deadline ? 90 * kSecond : answersAt - m_time, machine::Event(answered));
}

Answer Life::answerTo(const CallRecord& call)
{
    const QString& token = call.token.value();
    const int amount = call.amount.value();
    const int atLeast = call.atLeast.value_or(call.amount).value();
    Answer answer;
    const qint64 signedAt = call.attempts.back().signedAt.time_since_epoch().count() - kStart;
    const bool known = m_cloud.bought(token) != nullptr;
    answer.reached = true;
    if (std::abs(signedAt - m_time) > 15 * kMinute) {
        answer.cls = AnswerClass::NotExecuted;
        answer.clockWrong = true;
        return answer;
    }
    switch (roll(known ? 14 : 18)) {
    case 0: // lost before it ran
        answer.cls = AnswerClass::Doubtful;
        answer.reached = false;
        return answer;
    case 1: // runs later than its answer is waited for
        answer.cls = AnswerClass::Doubtful;
        answer.reached = false;
        if (m_cloud.isLate())
            m_pending.emplace(std::min(m_time + static_cast<qint64>(roll(900)) * kSecond,
                                  signedAt + 15 * kMinute),
                Run{token, amount, atLeast});
        return answer;
    case 2:
        answer.cls = AnswerClass::NotExecuted;
        answer.throttled = roll(2) == 0;
        return answer;
    case 3:
        answer.cls = AnswerClass::Doubtful;
        answer.stillProcessing = true;
        return answer;
    case 14:
        answer.cls = AnswerClass::Refused;
        answer.refusal = RefusalKind::Stock;
        return answer;
    case 15:
        answer.cls = AnswerClass::Refused;
        answer.refusal = roll(2) == 0 ? RefusalKind::Authentication : RefusalKind::Parameter;
        return answer;
    case 16:
        answer.cls = AnswerClass::RefusedUnlisted;
        return answer;
    case 17:
        answer.cls = roll(2) == 0 ? AnswerClass::RefusedUnlisted : AnswerClass::Doubtful;
        answer.tokenSpent = true;
        return answer;
    default:
        break;
    }
    answer.ids = m_cloud.run(token, amount, atLeast, m_time);
    answer.cls = AnswerClass::Accepted;
    switch (roll(6)) {
    case 0: // ran, and the answer was lost
        answer = Answer{};
        break;
    case 1: // … or was flawed
        answer.cls = AnswerClass::SomeIds;
        answer.ids.resize(1 + roll(static_cast<unsigned>(answer.ids.size())));
        break;
    default:
        break;
    }
    return answer;
}

machine::Looked Life::lookFor(const LookEnds& look)
{
    machine::Looked event;
    event.call = look.call;
    event.generation = look.generation;
    event.complete = roll(8) != 0;
    m_serverKnown = m_serverKnown || event.complete;
    event.permissionProved = !m_blind;
    if (m_blind || !event.complete)
        return event;
    event.ids = m_cloud.look(stored(look.call, look.generation)->token.value(), m_time);
    return event;
}

void Life::blame(const QString& what)
{
    if (m_fault.isEmpty())
        m_fault = QStringLiteral("at %1 s: %2").arg(m_time / kSecond).arg(what);
}

void Life::check()
{
    for (const CallRecord& call : m_journal.calls)
        checkCall(call);
    int bought = 0; // what ECS dropped again is not kept
    for (const auto& [token, known] : m_cloud.ledger())
        bought += known.ever - static_cast<int>(known.dropped.size());
    if (bought > m_journal.asked)
        blame(QStringLiteral("V3: bought %1 of %2").arg(bought).arg(m_journal.asked));
}

void Life::checkCall(const CallRecord& call)
{
    const auto* known = m_cloud.bought(call.token.value());
    if (known != nullptr && known->ever > call.amount.value())
        blame(QStringLiteral("V1: call %1 made %2 of %3")
                  .arg(call.index)
                  .arg(known->ever)
                  .arg(call.amount.value()));
    const bool saysNothing = call.state == CallState::Rejected || call.state == CallState::NotBought
        || call.state == CallState::Cancelled || call.state == CallState::Planned;
    if (saysNothing && known != nullptr && known->dropped.size() < known->ids.size())
        blame(QStringLiteral("V6: call %1.%2 is %3 and %4 of it live")
                  .arg(call.index)
                  .arg(call.generation)
                  .arg(callStateName(call.state))
                  .arg(known->ids.size() - known->dropped.size()));
    if (std::set<InstanceId>(call.ids.begin(), call.ids.end()).size() != call.ids.size())
        blame(QStringLiteral("call %1 has an id twice").arg(call.index));
}

void Life::checkEnd()
{
    for (const CallRecord& call : m_journal.calls) {
        const auto* known = m_cloud.bought(call.token.value());
        if (known == nullptr || call.state != CallState::Accepted)
            continue;
        std::set<InstanceId> ids(call.ids.begin(), call.ids.end());
        int lost = 0;
        for (const InstanceId& id : known->ids) {
            if (ids.contains(id))
                continue;
            ++lost;
            if (!known->dropped.contains(id))
                blame(QStringLiteral("V2: %1 of call %2 is not in the journal")
                          .arg(id.value())
                          .arg(call.index));
        }
        if (lost > call.notDelivered)
            blame(QStringLiteral("V2: call %1 lacks %2, %3 recorded as not delivered")
                      .arg(call.index)
                      .arg(lost)
                      .arg(call.notDelivered));
    }
}

bool Life::isResolved() const
{
    return std::none_of(m_journal.calls.begin(), m_journal.calls.end(), [](const CallRecord& call) {
        return call.state == CallState::Sent || call.state == CallState::Unknown;
    });
}

} // namespace muster

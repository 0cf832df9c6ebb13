// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch_runner.h"

#include "core/async.h"
#include "core/constants.h"
#include "core/ports/journal_codes.h"

#include <QCryptographicHash>
#include <QLoggingCategory>

#include <algorithm>
#include <utility>

namespace muster {

namespace {

Q_LOGGING_CATEGORY(logRunner, "muster.runner")

constexpr milliseconds kJournalRetry{100};

} // namespace

BatchRunner::BatchRunner(const SessionPorts& ports, machine::State state, Poller& poller,
    Budgets& budgets, double timeScale, QObject* parent)
    : QObject(parent)
    , m_ports(ports)
    , m_state(std::move(state))
    , m_poller(poller)
    , m_budgets(budgets)
    , m_timeScale(timeScale)
{
}

machine::Now BatchRunner::now() const
{
    machine::Now now;
    now.wall = m_ports.clock.wallNow();
    now.server = now.wall + m_offset.value_or(milliseconds(0));
    now.isServerKnown = m_offset.has_value();
    now.isWallTrusted = m_wallTrusted;
    now.bootId = m_ports.clock.bootId();
    now.boot = m_ports.clock.bootNow();
    return now;
}

int BatchRunner::callsInFlight() const
{
    return static_cast<int>(
        std::count_if(m_state.minds.begin(), m_state.minds.end(), [](const auto& entry) {
            return entry.second.doing == machine::CallMind::Doing::InFlight;
        }));
}

void BatchRunner::slotFreed(int inFlightElsewhere)
{
    if (m_state.inFlightElsewhere != inFlightElsewhere)
        apply(machine::SlotFreed{inFlightElsewhere});
}

void BatchRunner::apply(const machine::Event& event)
{
    m_backlog.push_back(event);
    if (!m_applying && m_backlog.size() == 1)
        drainBacklog();
}

void BatchRunner::drainBacklog()
{
    m_applying = true;
    while (!m_backlog.empty()) {
        if (const auto applied = applyNow(m_backlog.front()); !applied) {
            Q_EMIT storageFailed(applied.error());
            m_ports.scheduler.after(kJournalRetry, this, [this] { drainBacklog(); });
            break;
        }
        m_backlog.pop_front();
    }
    m_applying = false;
}

Result<Done> BatchRunner::orderAgain()
{
    if (machine::canOrderAgain(m_state) == 0)
        return makeError(Error::Kind::NotFound, QStringLiteral("nothing to order again"));
    if (!machine::releasePasses(m_state.batch, now().server))
        return makeError(
            Error::Kind::Invalid, QStringLiteral("the release time is nearer than 30 min 15 s"));
    if (const auto writable = m_ports.journal.checkWritable(); !writable)
        return writable.error();
    if (m_applying || !m_backlog.empty())
        return makeError(Error::Kind::Storage, QStringLiteral("the journal is not ready"));
    m_applying = true;
    const auto applied = applyNow(machine::OrderedAgain{});
    m_applying = false;
    drainBacklog();
    return applied;
}

machine::Step BatchRunner::decide(const machine::Event& event, bool maySend) const
{
    machine::Chance chance;
    chance.jitter = m_ports.random.unit();
    for (int i = 0; maySend && i < constants::kCallsInFlightPerRegion; ++i)
        chance.nonces.append(m_ports.random.nonce());
    return machine::decide(
        m_state, event, now(), m_budgets.limits(m_state.batch.region), chance, m_timeScale);
}

Result<Done> BatchRunner::writeDown(const machine::Step& step)
{
    return step.entries.empty() ? Result<Done>(Done{}) : m_ports.journal.record(step.entries);
}

Result<Done> BatchRunner::applyNow(const machine::Event& event)
{
    machine::Step step = decide(event, true);
    const bool sends = std::any_of(
        step.commands.begin(), step.commands.end(), [](const machine::Command& command) {
            return std::holds_alternative<machine::Send>(command);
        });
    if (sends) {
        // What an answer brought is written down also while nothing can be sent.
        if (const auto writable = m_ports.journal.checkWritable(); !writable) {
            step = decide(event, false);
            pause(writable.error());
        }
    }
    if (const auto saved = writeDown(step); !saved) {
        const QString& code = saved.error().code;
        if (code != journalcode::kIdsRescued && code != journalcode::kIdsNotStored)
            return saved.error();
        // The ids are in the rescue file or in the alarm: they are watched all the same. An attempt
        // that was to be written down with them is in neither, so it must not leave.
        Q_EMIT storageFailed(saved.error());
        step = decide(event, false);
    }
    m_state = std::move(step.next);
    m_budgets.take(m_state.batch.region, step.limits);
    for (const machine::Command& command : step.commands)
        perform(command);
    Q_EMIT advanced();
    return Done{};
}

void BatchRunner::pause(const Error& error)
{
    if (m_paused)
        return;
    m_paused = true;
    Q_EMIT storageFailed(error);
    m_ports.scheduler.after(kJournalRetry, this, [this] { tryAgain(); });
}

void BatchRunner::tryAgain()
{
    if (m_ports.journal.checkWritable()) {
        m_paused = false;
        budgetChanged(); // sends what may go
    } else {
        m_ports.scheduler.after(kJournalRetry, this, [this] { tryAgain(); });
    }
}

void BatchRunner::perform(const machine::Command& command)
{
    if (const auto* toSend = std::get_if<machine::Send>(&command)) {
        send(*toSend);
    } else if (const auto* toLook = std::get_if<machine::Look>(&command)) {
        look(*toLook);
    } else if (const auto* wait = std::get_if<machine::Wait>(&command)) {
        m_ports.scheduler.after(
            wait->delay, this, [this, due = machine::Due{wait->call, wait->wait}] { apply(due); });
    } else if (const auto* accepted = std::get_if<machine::Subscribe>(&command)) {
        m_poller.subscribe(m_state.batch.id, accepted->ids);
    } else if (const auto* surplus = std::get_if<machine::Surplus>(&command)) {
        Q_EMIT surplusFound(surplus->call, surplus->asked, surplus->found);
    }
}

void BatchRunner::send(const machine::Send& command)
{
    const CallRecord& call = *m_state.batch.current(command.call);
    LaunchRequest request;
    request.region = m_state.batch.region;
    request.frozen = call.request;
    request.nonce = call.attempts.back().nonce;
    request.signedAt = call.attempts.back().signedAt;
    qCInfo(logRunner) << "batch" << m_state.batch.id.value() << "call" << command.call << "attempt"
                      << command.attempt;
    whenDone(
        m_ports.launch.run(request), this, [this, command, call](const Result<LaunchReply>& reply) {
            const Answer answer = classifyLaunch(reply, call.amount, call.atLeast);
            if (answer.serverTimeMs)
                Q_EMIT serverTimeSeen(*answer.serverTimeMs);
            if (answer.tokenSpent)
                logMismatch(call, answer);
            apply(machine::Answered{command.call, command.attempt, answer, call.generation});
        });
}

void BatchRunner::logMismatch(const CallRecord& call, const Answer& answer) const
{
    // The service holds another request under this token: a defect of ours, or of the file.
    const QByteArray sent = QCryptographicHash::hash(call.request, QCryptographicHash::Sha256);
    qCCritical(logRunner).noquote()
        << "incident: batch" << m_state.batch.id.value() << "call" << call.index << "token"
        << call.token.value() << "answered" << answer.error.code << "- digest as planned"
        << call.digest.toHex() << "as sent" << sent.toHex();
}

void BatchRunner::look(const machine::Look& command)
{
    const CallRecord& call = *m_state.batch.current(command.call);
    machine::Looked event;
    event.call = call.index;
    event.generation = call.generation;
    DescribeQuery query;
    query.region = m_state.batch.region;
    query.callTag = callTagValue(call.token);
    whenDone(m_poller.reader().readAll(query, false), this,
        [this, event, tag = query.callTag](
            const Listing& listing) { lookedAt(event, tag, listing); });
}

void BatchRunner::lookedAt(machine::Looked event, const QString& tag, const Listing& listing)
{
    int strangers = 0;
    for (const Instance& row : listing.rows) {
        if (row.callTag == tag)
            event.ids.push_back(row.id);
        else
            ++strangers;
    }
    // A reply that has what was not asked for may lack what was: nothing is concluded from it.
    event.complete = listing.complete && strangers == 0;
    if (strangers > 0)
        qCWarning(logRunner) << strangers << "instances without the tag that was asked for";
    if (!event.ids.empty() || !event.complete || m_poller.wasSeenLately()) {
        event.permissionProved = true;
        apply(event);
        return;
    }
    whenDone(
        m_poller.reader().provePermission(m_state.batch.region), this, [this, event](bool proved) {
            machine::Looked judged = event;
            judged.permissionProved = proved;
            apply(judged);
        });
}

} // namespace muster

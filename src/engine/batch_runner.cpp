// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch_runner.h"

#include "core/async.h"
#include "core/constants.h"

#include <QLoggingCategory>

#include <algorithm>
#include <utility>

namespace muster {

namespace {

Q_LOGGING_CATEGORY(logRunner, "muster.runner")

constexpr milliseconds kJournalRetry{100};
constexpr milliseconds kOffsetThatCounts{60000};

} // namespace

BatchRunner::BatchRunner(const SessionPorts& ports, machine::State state, Poller& poller,
    double timeScale, QObject* parent)
    : QObject(parent)
    , m_ports(ports)
    , m_state(std::move(state))
    , m_poller(poller)
    , m_timeScale(timeScale)
{
}

machine::Now BatchRunner::now() const
{
    const UtcTime wall = m_ports.clock.wallNow();
    return {wall, wall + m_offset, m_ports.clock.bootId(), m_ports.clock.bootNow()};
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
        if (!applyNow(m_backlog.front())) {
            m_ports.scheduler.after(kJournalRetry, this, [this] { drainBacklog(); });
            break;
        }
        m_backlog.pop_front();
    }
    m_applying = false;
}

bool BatchRunner::applyNow(const machine::Event& event)
{
    machine::Chance chance;
    chance.jitter = m_ports.random.unit();
    for (int i = 0; i < constants::kCallsInFlightPerRegion; ++i)
        chance.nonces.append(m_ports.random.nonce());

    machine::Step step = machine::decide(m_state, event, now(), chance, m_timeScale);
    const bool sends = std::any_of(
        step.commands.begin(), step.commands.end(), [](const machine::Command& command) {
            return std::holds_alternative<machine::Send>(command);
        });
    if (sends) {
        if (const auto writable = m_ports.journal.checkWritable(); !writable) {
            Q_EMIT storageFailed(writable.error());
            return false;
        }
    }
    if (!step.entries.empty()) {
        if (const auto saved = m_ports.journal.record(step.entries); !saved) {
            Q_EMIT storageFailed(saved.error());
            return false;
        }
    }
    m_state = std::move(step.next);
    for (const machine::Command& command : step.commands)
        perform(command);
    Q_EMIT advanced();
    return true;
}

const CallRecord* BatchRunner::callAt(int index) const
{
    const auto& calls = m_state.batch.calls;
    const auto found = std::find_if(calls.rbegin(), calls.rend(),
        [index](const CallRecord& call) { return call.index == index; });
    return found == calls.rend() ? nullptr : &*found;
}

void BatchRunner::perform(const machine::Command& command)
{
    if (const auto* toSend = std::get_if<machine::Send>(&command)) {
        send(*toSend);
    } else if (const auto* toLook = std::get_if<machine::Look>(&command)) {
        look(*toLook);
    } else if (const auto* wait = std::get_if<machine::Wait>(&command)) {
        m_ports.scheduler.after(
            wait->delay, this, [this, call = wait->call] { apply(machine::Due{call}); });
    } else if (const auto* accepted = std::get_if<machine::Subscribe>(&command)) {
        m_poller.subscribe(m_state.batch.id, accepted->ids);
    } else if (const auto* surplus = std::get_if<machine::Surplus>(&command)) {
        Q_EMIT surplusFound(surplus->call, surplus->asked, surplus->found);
    }
}

void BatchRunner::send(const machine::Send& command)
{
    const CallRecord* call = callAt(command.call);
    LaunchRequest request;
    request.region = m_state.batch.region;
    request.frozen = call->request;
    request.nonce = call->attempts.back().nonce;
    const bool offsetCounts = m_offset > kOffsetThatCounts || m_offset < -kOffsetThatCounts;
    request.signedAt = call->attempts.back().wallTime + (offsetCounts ? m_offset : milliseconds(0));
    qCInfo(logRunner) << "batch" << m_state.batch.id.value() << "call" << command.call << "attempt"
                      << command.attempt;
    whenDone(m_ports.launch.run(request), this,
        [this, command, amount = call->amount, atLeast = call->atLeast](
            const Result<LaunchReply>& reply) {
            const Answer answer = classifyLaunch(reply, amount, atLeast);
            if (answer.serverTimeMs)
                Q_EMIT serverTimeSeen(*answer.serverTimeMs);
            apply(machine::Answered{command.call, command.attempt, answer});
        });
}

void BatchRunner::look(const machine::Look& command)
{
    DescribeQuery query;
    query.region = m_state.batch.region;
    query.callTag = callTagValue(callAt(command.call)->token);
    whenDone(m_poller.reader().readAll(query, false), this,
        [this, call = command.call](const Listing& listing) { lookedAt(call, listing); });
}

void BatchRunner::lookedAt(int call, const Listing& listing)
{
    machine::Looked event;
    event.call = call;
    event.complete = listing.complete;
    for (const Instance& row : listing.rows)
        event.ids.push_back(row.id);
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

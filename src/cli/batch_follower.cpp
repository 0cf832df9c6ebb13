// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch_follower.h"

#include "job_parts.h"
#include "live_table.h"
#include "presenter/words.h"

#include <algorithm>

namespace muster::cli {

namespace {

/// True when each call has an outcome, or waits for a person.
bool areCallsDecided(const BatchStatus& status)
{
    const bool plannedStays = status.halted || status.cancelled || status.releaseTooNear
        || status.confirmationOld || !status.thisRun;
    return std::ranges::none_of(status.record.calls, [plannedStays](const CallRecord& call) {
        return call.state == CallState::Sent || (call.state == CallState::Planned && !plannedStays);
    });
}

bool areCallsResolved(const BatchStatus& status)
{
    const bool isOpen = std::ranges::any_of(
        status.record.calls, [](const CallRecord& call) { return call.isOpen(); });
    return !isOpen || (status.settled && !status.checking);
}

bool hasVerdict(const BatchStatus& status)
{
    const BatchCounts& counts = status.counts;
    if (status.settled && status.callsNotSent > 0)
        return counts.pending == 0 && counts.starting == 0;
    if (status.verdict == Verdict::Unknown)
        return status.settled;
    return status.verdict != Verdict::Open;
}

} // namespace

BatchFollower::BatchFollower(Session& session, const LocalPorts& ports,
    std::vector<BatchId> batches, Until until, std::optional<milliseconds> wait, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_ports(ports)
    , m_batches(std::move(batches))
    , m_until(until)
    , m_wait(wait)
{
    if (m_ports.console.hasLiveErr() && m_batches.size() == 1 && until == Until::Verdict)
        m_table = std::make_unique<LiveTable>(m_ports.console);
}

BatchFollower::~BatchFollower() = default;

void BatchFollower::start()
{
    connect(&m_session, &Session::batchChanged, this, &BatchFollower::onChanged);
    if (m_table)
        connect(&m_session.fleet(), &Fleet::flushed, this, [this] {
            if (!m_over)
                showProgress();
        });
    for (const BatchId& id : m_batches)
        onChanged(id);
}

void BatchFollower::interrupt()
{
    if (m_interrupted || m_over)
        return;
    m_interrupted = true;
    connect(&m_session, &Session::idle, this, &BatchFollower::end);
    m_session.prepareToQuit();
}

void BatchFollower::onChanged(const BatchId& id)
{
    const BatchStatus* status = m_session.batch(id);
    if (m_over || !status || std::ranges::find(m_batches, id) == m_batches.end())
        return;
    armDeadline(id, *status);
    showProgress();
    endIfOver();
}

void BatchFollower::armDeadline(const BatchId& id, const BatchStatus& status)
{
    if (!m_wait || m_waitEnded.contains(id))
        return;
    if (!status.firstAccepted && !areCallsDecided(status))
        return; // the wait counts from the first acceptance, or from when only looking is left
    m_waitEnded[id] = false;
    const UtcTime now = m_ports.clock.wallNow();
    const milliseconds passed = status.firstAccepted && status.thisRun
        ? std::max(milliseconds(0), now - *status.firstAccepted)
        : milliseconds(0);
    m_ports.scheduler.after(std::max(milliseconds(0), *m_wait - passed), this, [this, id] {
        m_waitEnded[id] = true;
        m_session.stopWaiting(id);
        onChanged(id);
    });
}

bool BatchFollower::isOver(const BatchId& id) const
{
    const BatchStatus* status = m_session.batch(id);
    if (!status)
        return true;
    if (m_until == Until::CallsDecided)
        return areCallsDecided(*status);
    if (m_until == Until::CallsResolved)
        return areCallsResolved(*status);
    const auto ended = m_waitEnded.find(id);
    return hasVerdict(*status) || (ended != m_waitEnded.end() && ended->second);
}

void BatchFollower::endIfOver()
{
    if (!m_interrupted
        && std::ranges::all_of(m_batches, [this](const BatchId& id) { return isOver(id); }))
        end();
}

void BatchFollower::showProgress()
{
    for (const BatchId& id : m_batches) {
        const BatchStatus* status = m_session.batch(id);
        if (!status)
            continue;
        const QString line = Words::verdictLine(*status);
        if (m_table) {
            m_table->draw(line, rowsOf(m_session.fleet(), id), tableClock(m_ports));
        } else if (QString& last = m_lastLine[id]; last != line) {
            last = line;
            const QString label = m_batches.size() > 1 ? status->record.label + u' ' : QString();
            m_ports.console.err(label + line + u'\n');
        }
    }
}

void BatchFollower::end()
{
    if (m_over)
        return;
    m_over = true; // before the flush, which announces changes once more
    m_session.fleet().flush();
    showProgress();
    if (m_table)
        m_table->clear();
    Q_EMIT ended();
}

std::vector<FleetRow> rowsOf(const Fleet& fleet, const BatchId& id)
{
    std::vector<FleetRow> rows;
    for (const int slot : fleet.slotsOf(id))
        rows.push_back(fleet.row(slot));
    return rows;
}

} // namespace muster::cli

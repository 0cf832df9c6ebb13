// SPDX-License-Identifier: GPL-3.0-or-later
#include "presenter/batch_presenter.h"

#include "core/launch/instance_count.h"
#include "core/launch/release_time.h"
#include "core/text/display_text.h"
#include "presenter/words.h"

#include <algorithm>

namespace muster {

namespace {

using namespace std::chrono_literals;

int notBought(const BatchRecord& record)
{
    int count = 0;
    for (const CallRecord& call : record.calls) {
        if (!call.isOpen())
            count += std::max(0, call.amount.value() - static_cast<int>(call.ids.size()));
    }
    return count;
}

} // namespace

BatchPresenter::BatchPresenter(
    Clock& clock, Scheduler& scheduler, milliseconds stalledAfter, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
    , m_scheduler(scheduler)
    , m_model(clock, stalledAfter)
{
    m_model.showNothing();
    m_model.setBatchNames([this](const BatchId& id) {
        const BatchStatus* shown = m_session ? m_session->batch(id) : nullptr;
        return shown != nullptr ? shown->record.label : QString();
    });
}

BatchPresenter::~BatchPresenter() = default;

void BatchPresenter::setSession(Session* session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    m_batch.reset();
    m_model.showNothing();
    m_model.setFleet(session != nullptr ? &session->fleet() : nullptr);
    if (session != nullptr) {
        connect(session, &Session::batchChanged, this, [this](const BatchId& id) {
            if (m_batch != id)
                return;
            scheduleTick();
            Q_EMIT changed();
        });
    }
    Q_EMIT changed();
}

void BatchPresenter::showBatch(const BatchId& id)
{
    if (m_batch == id)
        return;
    m_batch = id;
    m_model.showBatch(id);
    scheduleTick();
    Q_EMIT changed();
}

void BatchPresenter::showNothing()
{
    m_batch.reset();
    m_model.showNothing();
    Q_EMIT changed();
}

const BatchStatus* BatchPresenter::status() const
{
    return m_batch && m_session ? m_session->batch(*m_batch) : nullptr;
}

/// While the batch is coming up its elapsed time runs: once a second is told.
void BatchPresenter::scheduleTick()
{
    const BatchStatus* now = status();
    if (m_tickScheduled || now == nullptr || now->decidedAt)
        return;
    m_tickScheduled = true;
    m_scheduler.after(1s, this, [this] {
        m_tickScheduled = false;
        scheduleTick();
        Q_EMIT changed();
    });
}

// Words -----------------------------------------------------------------------------------------

QString BatchPresenter::label() const
{
    const BatchStatus* now = status();
    return now != nullptr ? displayText(now->record.label) : QString();
}

QString BatchPresenter::title() const
{
    const BatchStatus* now = status();
    if (now == nullptr)
        return {};
    //: what is shown, where, for whom: "web-0412 — cn-hangzhou — prod"
    return tr("%1 — %2 — %3")
        .arg(label(), displayText(now->record.region.value()), displayText(now->record.account));
}

QString BatchPresenter::verdictLine() const
{
    const BatchStatus* now = status();
    return now != nullptr ? Words::verdictLine(*now) : QString();
}

QString BatchPresenter::explanation() const
{
    const BatchStatus* now = status();
    return now != nullptr ? Words::verdictExplanation(*now) : QString();
}

std::vector<BarSegment> BatchPresenter::segments() const
{
    const BatchStatus* now = status();
    if (now == nullptr)
        return {};
    const BatchCounts& counts = now->counts;
    // While it comes up, what ran once counts as running: the bar never runs backwards.
    const bool isComing = now->verdict == Verdict::Open;
    const int running = isComing ? std::max(counts.running, counts.everRunning) : counts.running;
    const int failed = counts.failed + notBought(now->record);
    std::vector<BarSegment> all{
        {DisplayState::Running, running}, {DisplayState::Starting, counts.starting}};
    if (!isComing) {
        all.push_back({DisplayState::Stopped, counts.stopped + counts.stopping});
        all.push_back({DisplayState::Released, counts.released});
        all.push_back({DisplayState::Unknown, counts.unknown});
    }
    int rest = counts.asked - failed;
    for (BarSegment& segment : all) {
        segment.count = std::clamp(segment.count, 0, std::max(0, rest));
        rest -= segment.count;
    }
    all.insert(all.begin() + 2, {DisplayState::Pending, std::max(0, rest)});
    all.push_back({DisplayState::Failed, std::min(failed, counts.asked)});
    std::erase_if(all, [](const BarSegment& segment) { return segment.count == 0; });
    return all;
}

QString BatchPresenter::elapsedText() const
{
    const BatchStatus* now = status();
    if (now == nullptr || (!now->thisRun && now->verdict != Verdict::Open))
        return {}; // how long an earlier run took is not known
    const UtcTime end = now->decidedAt.value_or(m_clock.wallNow());
    return Words::span(std::chrono::floor<seconds>(end - now->record.created));
}

std::vector<CallLine> BatchPresenter::calls() const
{
    std::vector<CallLine> lines;
    const BatchStatus* now = status();
    if (now == nullptr)
        return lines;
    for (const CallRecord& call : now->record.calls) {
        CallLine line;
        line.index = call.index;
        line.amount = call.amount.value();
        line.state = Words::callStateWord(call.state);
        line.requestId = displayText(call.requestId);
        line.token = call.token.value();
        line.error = call.error && call.state != CallState::Accepted
            ? Words::errorText(*call.error).whole
            : QString();
        line.attempts = static_cast<int>(call.attempts.size());
        line.ids = static_cast<int>(call.ids.size());
        lines.push_back(line);
    }
    return lines;
}

// Wishes ----------------------------------------------------------------------------------------

bool BatchPresenter::canStopWaiting() const
{
    const BatchStatus* now = status();
    return now != nullptr && now->verdict == Verdict::Open;
}

void BatchPresenter::stopWaiting()
{
    if (canStopWaiting())
        m_session->stopWaiting(*m_batch);
}

bool BatchPresenter::canCancel() const
{
    const BatchStatus* now = status();
    return now != nullptr && now->callsNotSent > 0 && !now->cancelled;
}

void BatchPresenter::cancel()
{
    if (canCancel())
        m_session->cancel(*m_batch);
}

bool BatchPresenter::canFinish() const
{
    const BatchStatus* now = status();
    return canCancel() && !now->releaseTooNear && (!now->thisRun || now->halted);
}

void BatchPresenter::finish()
{
    if (!canFinish())
        return;
    if (const auto sent = m_session->finish(*m_batch); !sent)
        Q_EMIT failed(sent.error());
}

std::optional<LaunchDraft> BatchPresenter::draft() const
{
    const BatchStatus* now = status();
    return now != nullptr ? std::optional(draftOf(now->record, m_session->serverNow()))
                          : std::nullopt;
}

void BatchPresenter::retranslate()
{
    m_model.retranslate();
    Q_EMIT changed();
}

LaunchDraft draftOf(const BatchRecord& record, UtcTime serverNow)
{
    LaunchDraft draft;
    draft.parameters = record.parameters;
    draft.split = record.asked > InstanceCount::kMax;
    if (record.releaseTime
        && ReleaseTime::faultOf(*record.releaseTime, serverNow) == ReleaseTime::Fault::None) {
        draft.release.kind = ReleaseChoice::Kind::AtTime;
        draft.release.text = toIsoText(*record.releaseTime);
    }
    return draft;
}

} // namespace muster

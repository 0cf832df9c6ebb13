// SPDX-License-Identifier: GPL-3.0-or-later
#include "presenter/batch_presenter.h"

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
        if (!call.isOpen() && record.isCurrent(call))
            count += std::max(0, call.amount.value() - static_cast<int>(call.ids.size()));
    }
    return count;
}

CallLine lineOf(const CallRecord& call)
{
    CallLine line;
    line.index = call.index;
    line.generation = call.generation;
    line.amount = call.amount.value();
    line.ids = static_cast<int>(call.ids.size());
    line.state = Words::callStateWord(call);
    line.requestId = displayText(call.requestId);
    line.token = call.token.value();
    line.remark = Words::callRemark(call);
    for (const Attempt& attempt : call.attempts) {
        line.attempts.push_back({attempt.number, Words::localTimeOfDay(attempt.wallTime, true),
            Words::attemptOutcome(attempt.outcome)});
    }
    return line;
}

} // namespace

BatchPresenter::BatchPresenter(Clock& clock, Scheduler& scheduler, BatchOrders& orders,
    milliseconds stalledAfter, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
    , m_scheduler(scheduler)
    , m_orders(orders)
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

std::vector<FigureLine> BatchPresenter::figures() const
{
    const BatchStatus* now = status();
    if (now == nullptr)
        return {};
    const BatchFigures figures = figuresOf(*now);
    return {
        //: number of instances that were asked for
        {Words::number(figures.asked), tr("asked"), tr("Instances that were ordered")},
        //: number of instances that the service accepted
        {Words::number(figures.accepted), tr("accepted"),
            tr("Instances whose ids the service has given")},
        //: number of instances that exist now
        {Words::number(figures.alive), tr("alive"),
            tr("Instances that exist now, in whatever state")},
        //: number of instances that can be used now
        {Words::number(figures.ready), tr("ready"), tr("Instances that are running")},
    };
}

QString BatchPresenter::doubtText() const
{
    const BatchStatus* now = status();
    return now != nullptr ? Words::doubtSummary(*now) : QString();
}

std::vector<CallLine> BatchPresenter::calls() const
{
    std::vector<CallLine> lines;
    const BatchStatus* now = status();
    if (now == nullptr)
        return lines;
    lines.reserve(now->record.calls.size());
    for (const CallRecord& call : now->record.calls) {
        lines.push_back(lineOf(call));
        const auto doubt = std::ranges::find(now->inDoubt, call.index, &CallInDoubt::call);
        if (doubt != now->inDoubt.end() && doubt->generation == call.generation)
            lines.back().remark = Words::doubtRemark(*now, *doubt);
    }
    return lines;
}

QString BatchPresenter::callsText(const std::vector<int>& indexes) const
{
    QStringList lines{QStringList{tr("Call"), tr("Generation"), tr("Amount"), tr("State"),
        tr("Instances"), tr("Attempts"), tr("Request id"), tr("Client token"), tr("Remark")}
                          .join(u'\t')};
    for (const CallLine& call : calls()) {
        if (!indexes.empty() && std::ranges::find(indexes, call.index) == indexes.end())
            continue;
        QStringList attempts;
        for (const AttemptLine& attempt : call.attempts) {
            //: an attempt: its number, its time, its outcome
            attempts += tr("%1: %2, %3")
                            .arg(Words::number(attempt.number), attempt.time, attempt.outcome);
        }
        lines += QStringList{QString::number(call.index), QString::number(call.generation),
            QString::number(call.amount), call.state, QString::number(call.ids),
            attempts.join(QStringLiteral("; ")), call.requestId, call.token,
            QString(call.remark).replace(u'\n', u' ')}
                     .join(u'\t');
    }
    return lines.join(u'\n') + u'\n';
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

std::vector<BatchOffer> BatchPresenter::offers() const
{
    const BatchStatus* now = status();
    return now != nullptr ? m_orders.offers(*now) : std::vector<BatchOffer>();
}

void BatchPresenter::carryOut(BatchWish wish)
{
    if (m_batch)
        m_orders.carryOut(wish, *m_batch);
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

} // namespace muster

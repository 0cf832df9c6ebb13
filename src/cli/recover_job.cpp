// SPDX-License-Identifier: GPL-3.0-or-later
#include "recover_job.h"

#include "batches_job.h"
#include "core/async.h"
#include "core/text/display_text.h"
#include "core/text/masking.h"
#include "job_parts.h"
#include "presenter/launch_json.h"
#include "presenter/words.h"

#include <algorithm>

namespace muster::cli {

using namespace Qt::StringLiterals;

namespace {

/// A look that gets no answer has its own deadline; this bounds all of them together.
constexpr milliseconds kReadLimit{60000};

bool hasOpenCall(const BatchStatus& status)
{
    return std::ranges::any_of(
        status.record.calls, [](const CallRecord& call) { return call.isOpen(); });
}

/// Another key or endpoint bought it: with this one an empty list would prove nothing.
bool isBlocked(const BatchStatus& status)
{
    return status.block != LookBlock::None;
}

bool wasLookedAt(const CallInDoubt& call)
{
    const bool looking = !call.nextLook;
    return call.block != LookBlock::None || (call.looksDone > 0 && !looking);
}

} // namespace

RecoverJob::RecoverJob(const CommandLine& line, const LocalPorts& ports)
    : Job(line, ports)
{
}

void RecoverJob::run(const CloudPorts* cloud)
{
    m_session = cloud->session;
    connect(m_session, &Session::alarm, this, [this](const Error& error) { complain(error); });
    if (isJournalReplaced())
        rebuildJournal(cloud->catalogue);
    else
        recover();
}

bool RecoverJob::isJournalReplaced() const
{
    return local().journalCare && local().journalCare->condition().needsConfirmation;
}

void RecoverJob::rebuildJournal(CatalogueApi& catalogue)
{
    const JournalCondition condition = local().journalCare->condition();
    if (!condition.movedAside.isEmpty())
        say(tr("The journal was damaged. It lies in %1 now.").arg(condition.movedAside));
    say(condition.backupUsed.isEmpty()
            ? tr("There was no backup, so a new journal was begun.")
            : tr("The backup %1 took its place.").arg(condition.backupUsed));
    whenDone(catalogue.regions(), this, [this](const Result<std::vector<RegionRow>>& rows) {
        if (!rows) {
            finish(complain(rows.error()));
            return;
        }
        std::vector<RegionId> regions;
        for (const RegionRow& row : *rows) {
            if (const Result<RegionId> id = RegionId::from(row.id))
                regions.push_back(*id);
        }
        rebuildFrom(regions);
    });
}

void RecoverJob::rebuildFrom(const std::vector<RegionId>& regions)
{
    whenDone(m_session->rebuildFromCloud(regions), this, [this](const Result<Rebuilt>& rebuilt) {
        if (!rebuilt) {
            finish(complain(rebuilt.error()));
            return;
        }
        say(tr("%n instances were found by their tags and written down.", nullptr,
            rebuilt->instances));
        for (const RegionId& region : rebuilt->unread)
            say(tr("The region %1 could not be read.").arg(region.value()));
        if (finishes() && rebuilt->unread.empty()) {
            if (const auto confirmed = local().journalCare->confirm(); !confirmed) {
                finish(complain(confirmed.error()));
                return;
            }
        }
        recover();
    });
}

void RecoverJob::recover()
{
    findWhatIsOpen();
    connect(m_session, &Session::ordersChanged, this, &RecoverJob::reportWhenOver);
    if (!finishes()) {
        readOnce();
        return;
    }
    if (const Result<Done> finished = finishBatches(); !finished) {
        finish(complain(finished.error()));
        return;
    }
    repeatOrders();
    std::vector<BatchId> followed = m_batches;
    std::erase_if(followed, [this](const BatchId& id) { return isBlocked(*m_session->batch(id)); });
    m_callsOver = followed.empty();
    if (m_callsOver) {
        reportWhenOver();
        return;
    }
    m_follower = new BatchFollower(*m_session, local(), std::move(followed),
        BatchFollower::Until::CallsResolved, std::nullopt, this);
    connect(m_follower, &BatchFollower::ended, this, [this] {
        m_callsOver = true;
        if (m_follower->wasInterrupted())
            report();
        else
            reportWhenOver();
    });
    m_follower->start();
}

void RecoverJob::findWhatIsOpen()
{
    for (const BatchId& id : m_session->batches()) {
        const BatchStatus& status = *m_session->batch(id);
        if (hasOpenCall(status))
            m_batches.push_back(id);
    }
    const bool orders = std::ranges::any_of(
        m_session->orders(), [this](const OrderStatus& order) { return isOpen(order); });
    if (m_batches.empty() && !orders)
        say(tr("No batch is open."));
}

Result<Done> RecoverJob::finishBatches()
{
    for (const BatchId& id : m_batches) {
        if (isBlocked(*m_session->batch(id)))
            continue;
        if (const Result<Done> finished = m_session->finish(id); !finished)
            return finished;
    }
    return Done{};
}

void RecoverJob::repeatOrders()
{
    const std::vector<OrderStatus> orders = m_session->orders(); // repeating changes the list
    for (const OrderStatus& order : orders) {
        if (!order.needsClick)
            continue;
        if (const Result<Done> repeated = m_session->repeatOrder(order.id); !repeated)
            complain(repeated.error());
    }
}

void RecoverJob::readOnce()
{
    connect(m_session, &Session::batchChanged, this, &RecoverJob::reportWhenOver);
    local().scheduler.after(kReadLimit, this, [this] { report(); });
    reportWhenOver();
}

bool RecoverJob::wasRead() const
{
    return std::ranges::all_of(m_batches, [this](const BatchId& id) {
        return std::ranges::all_of(m_session->batch(id)->inDoubt, wasLookedAt);
    });
}

bool RecoverJob::isOpen(const OrderStatus& order) const
{
    return order.earlierRun && (!order.closed || order.needsClick);
}

void RecoverJob::reportWhenOver()
{
    const bool orderReading = std::ranges::any_of(m_session->orders(),
        [](const OrderStatus& order) { return !order.closed && !order.needsClick; });
    if (orderReading)
        return;
    if (finishes() ? m_callsOver : wasRead())
        report();
}

void RecoverJob::report()
{
    if (m_reported)
        return;
    m_reported = true;
    std::vector<BatchStatus> statuses;
    statuses.reserve(m_batches.size());
    for (const BatchId& id : m_batches)
        statuses.push_back(*m_session->batch(id));
    if (wantsJson())
        console().out(
            QString::fromUtf8(json::toLine(json::batchesObject(statuses, m_session->fleet()))));
    else if (!statuses.empty())
        console().out(batchesText(statuses));
    sayWhatIsOpen();
    finish(exitCode());
}

void RecoverJob::sayWhatIsOpen() const
{
    for (const BatchId& id : m_batches) {
        const BatchStatus& status = *m_session->batch(id);
        if (isBlocked(status)) {
            say(tr(
                "Batch %1 was launched with the key %2 at %3. Recover it with that account: with "
                "another one nothing can be proved.")
                    .arg(id.value(), maskedKeyId(status.record.accessKeyId),
                        displayText(status.record.endpoint)));
        }
        for (const CallRecord& call : status.record.calls) {
            if (call.isOpen()) {
                //: a batch's label and id, and what is so of one of its calls
                say(tr("%1 (%2): %3")
                        .arg(displayText(status.record.label), id.value(),
                            Words::openCallLine(status, call)));
            }
        }
    }
    for (const OrderStatus& order : m_session->orders()) {
        for (const OrderOutcome& outcome : order.outcomes)
            say(Words::orderOutcomeText(outcome));
    }
    if (!finishes() && exitCode() == ExitCode::Unknown)
        say(tr("“muster recover --finish” goes on with it."));
}

ExitCode RecoverJob::exitCode() const
{
    const bool calls = std::ranges::any_of(
        m_batches, [this](const BatchId& id) { return hasOpenCall(*m_session->batch(id)); });
    const bool orders = std::ranges::any_of(
        m_session->orders(), [this](const OrderStatus& order) { return isOpen(order); });
    return calls || orders || isJournalReplaced() ? ExitCode::Unknown : ExitCode::Done;
}

void RecoverJob::interrupt()
{
    if (m_follower && !m_callsOver)
        m_follower->interrupt();
    else if (m_session)
        report();
    else
        Job::interrupt();
}

std::unique_ptr<Job> makeRecoverJob(const CommandLine& line, const LocalPorts& ports)
{
    return std::make_unique<RecoverJob>(line, ports);
}

} // namespace muster::cli

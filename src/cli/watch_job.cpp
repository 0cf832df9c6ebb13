// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch_job.h"

#include "batches_job.h"
#include "core/constants.h"
#include "job_parts.h"
#include "launch_job.h"
#include "presenter/launch_json.h"
#include "presenter/words.h"

#include <algorithm>

namespace muster::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr seconds kShortestInterval{5};
constexpr seconds kLongestInterval{60};

bool hasOpenCall(const BatchStatus& status)
{
    return std::ranges::any_of(
        status.record.calls, [](const CallRecord& call) { return call.isOpen(); });
}

} // namespace

WatchJob::WatchJob(const CommandLine& line, const LocalPorts& ports)
    : Job(line, ports)
{
}

std::optional<ExitCode> WatchJob::prepare()
{
    if (!line().has(u"interval"_s))
        return std::nullopt;
    const Result<seconds> span = parseSpan(line().value(u"interval"_s));
    if (!span || *span < kShortestInterval || *span > kLongestInterval)
        return complain(saidError(tr("--interval needs a span from 5s to 60s.")));
    m_interval = *span;
    return std::nullopt;
}

bool WatchJob::isLeftOpen(const BatchStatus& status) const
{
    return status.verdict == Verdict::Open || status.verdict == Verdict::Unknown
        || hasOpenCall(status);
}

std::vector<BatchId> WatchJob::wantedBatches() const
{
    if (line().has(u"batch"_s)) {
        const BatchId id = BatchId::fromTrusted(line().value(u"batch"_s));
        return m_session->batch(id) ? std::vector{id} : std::vector<BatchId>{};
    }
    std::vector<BatchId> wanted;
    for (const BatchId& id : m_session->batches()) {
        if (isLeftOpen(*m_session->batch(id)))
            wanted.push_back(id);
    }
    return wanted;
}

void WatchJob::run(const CloudPorts* cloud)
{
    m_session = cloud->session;
    if (m_interval)
        m_session->setPollInterval(*m_interval);
    connect(m_session, &Session::alarm, this, [this](const Error& error) { complain(error); });
    const std::vector<BatchId> batches = wantedBatches();
    if (batches.empty() && line().has(u"batch"_s)) {
        finish(
            complain(saidError(tr("The journal has no batch %1.").arg(line().value(u"batch"_s)))));
        return;
    }
    if (batches.empty()) {
        say(tr("No batch is open."));
        report(batches);
        return;
    }
    follow(batches);
}

void WatchJob::follow(const std::vector<BatchId>& batches)
{
    m_follower = new BatchFollower(
        *m_session, local(), batches, BatchFollower::Until::Verdict, std::nullopt, this);
    connect(m_follower, &BatchFollower::ended, this, [this, batches] { report(batches); });
    m_follower->start();
}

void WatchJob::report(const std::vector<BatchId>& batches)
{
    std::vector<BatchStatus> statuses;
    statuses.reserve(batches.size());
    for (const BatchId& id : batches)
        statuses.push_back(*m_session->batch(id));
    if (wantsJson())
        console().out(
            QString::fromUtf8(json::toLine(json::batchesObject(statuses, m_session->fleet()))));
    else if (!statuses.empty())
        console().out(batchesText(statuses));
    finish(exitCode(batches));
}

ExitCode WatchJob::exitCode(const std::vector<BatchId>& batches) const
{
    const bool interrupted = m_interrupted || (m_follower && m_follower->wasInterrupted());
    ExitCode code = ExitCode::Done;
    for (const BatchId& id : batches) {
        const BatchStatus& status = *m_session->batch(id);
        if (interrupted)
            code = worseOf(code, exitCodeOfInterrupted(status, true));
        else
            code = worseOf(code,
                hasOpenCall(status) ? ExitCode::Unknown
                                    : exitCodeOf(status.record, status.verdict));
    }
    return code;
}

void WatchJob::interrupt()
{
    m_interrupted = true;
    if (m_follower)
        m_follower->interrupt();
    else
        Job::interrupt();
}

std::unique_ptr<Job> makeWatchJob(const CommandLine& line, const LocalPorts& ports)
{
    return std::make_unique<WatchJob>(line, ports);
}

} // namespace muster::cli

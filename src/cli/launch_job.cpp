// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch_job.h"

#include "core/async.h"
#include "core/constants.h"
#include "job_parts.h"
#include "presenter/launch_json.h"
#include "presenter/words.h"
#include "text_table.h"

#include <limits>

namespace muster::cli {

using namespace Qt::StringLiterals;

LaunchJob::LaunchJob(const CommandLine& line, const LocalPorts& ports)
    : Job(line, ports)
{
}

std::optional<ExitCode> LaunchJob::prepare()
{
    if (const Result<Done> read = readWait(); !read)
        return refuse(read.error());
    Result<LaunchOrder> order = readLaunchOrder(line(), local());
    if (!order)
        return refuse(order.error());
    m_order = *order;
    if (!m_order.refusals.empty())
        return refuse(m_order.refusals);
    return judge(local().clock.wallNow());
}

std::optional<ExitCode> LaunchJob::judge(UtcTime serverNow)
{
    CheckedDraft checked = checkDraft(m_order.draft, CheckContext{serverNow});
    if (!checked.spec)
        return refuse(checked.problems);
    m_spec = std::move(checked.spec);
    return std::nullopt;
}

Result<Done> LaunchJob::readWait()
{
    if (!line().has(u"wait"_s))
        return Done{};
    m_waits = true;
    const double scaled = static_cast<double>(constants::kDefaultWait.count()) * local().timeScale;
    m_wait = milliseconds(qRound64(scaled));
    if (line().all(u"wait"_s).isEmpty())
        return Done{};
    const Result<seconds> span = parseSpan(line().value(u"wait"_s));
    if (!span)
        return saidError(
            tr("--wait needs a span such as 90s, 45m or 8h, not %1.").arg(line().value(u"wait"_s)));
    m_wait = *span;
    return Done{};
}

ExitCode LaunchJob::refuse(const Error& error)
{
    if (wantsJson())
        console().out(QString::fromUtf8(json::toLine(json::invalidObject(m_order.draft, {}))));
    return complain(error);
}

ExitCode LaunchJob::refuse(const Problems& problems)
{
    for (const Problem& problem : problems)
        say(Words::problemLine(problem));
    say(tr("Nothing was sent."));
    if (wantsJson())
        console().out(
            QString::fromUtf8(json::toLine(json::invalidObject(m_order.draft, problems))));
    return ExitCode::Usage;
}

void LaunchJob::run(const CloudPorts* cloud)
{
    if (line().has(u"dry-run"_s)) {
        runDry(*cloud);
        return;
    }
    m_session = cloud->session;
    const Plan plan = m_session->plan(*m_spec, m_order.profile);
    if (const Result<Done> launched = m_session->launch(plan); !launched) {
        finish(complain(launched.error()));
        return;
    }
    m_batch = plan.batch;
    say(tr("Batch %1 (%2): %n instances ordered.", nullptr, m_spec->amount)
            .arg(plan.label, plan.batch.value()));
    const auto until = m_waits ? BatchFollower::Until::Verdict : BatchFollower::Until::CallsDecided;
    m_follower = new BatchFollower(*m_session, local(), {m_batch}, until,
        m_waits ? std::optional(m_wait) : std::nullopt, this);
    connect(m_session, &Session::alarm, this, [this](const Error& error) { complain(error); });
    connect(m_follower, &BatchFollower::ended, this, &LaunchJob::report);
    m_follower->start();
}

void LaunchJob::runDry(const CloudPorts& cloud)
{
    whenDone(cloud.launch.dryRun(m_spec->region, dryRunRequest(*m_spec)), this,
        [this](const Result<Done>& answer) {
            const auto error = answer ? std::nullopt : std::optional(answer.error());
            if (wantsJson())
                console().out(QString::fromUtf8(json::toLine(json::dryRunObject(*m_spec, error))));
            if (!error) {
                say(tr("The service would accept this launch. Nothing was bought."));
                finish(ExitCode::Done);
                return;
            }
            const ExitCode code = complain(*error);
            finish(code);
        });
}

void LaunchJob::report()
{
    const BatchStatus& status = *m_session->batch(m_batch);
    if (wantsJson()) {
        console().out(
            QString::fromUtf8(json::toLine(json::launchObject(status, m_session->fleet()))));
    } else {
        const std::vector<FleetRow> rows = rowsOf(m_session->fleet(), m_batch);
        if (!rows.empty())
            console().out(
                instanceTable(rows, std::numeric_limits<size_t>::max(), tableClock(local()))
                    .text());
    }
    if (console().hasLiveErr())
        say(Words::verdictLine(status)); // the live table went away with its headline
    QStringList told; // ten calls may fail for one reason
    for (const CallRecord& call : status.record.calls) {
        const QString why = call.error && status.record.isCurrent(call)
            ? Words::errorText(*call.error).whole
            : QString();
        if (!why.isEmpty() && !told.contains(why))
            say(why);
        told += why;
    }
    const QString explanation = Words::verdictExplanation(status);
    if (!explanation.isEmpty())
        say(explanation);
    finish(exitCode(status));
}

ExitCode LaunchJob::exitCode(const BatchStatus& status) const
{
    if (m_follower->wasInterrupted())
        return exitCodeOfInterrupted(status, m_waits);
    // What waits for a person was asked for and not sent: the journal holds it.
    if (status.callsNotSent > 0 && (status.releaseTooNear || status.confirmationOld))
        return ExitCode::Unknown;
    return exitCodeOf(status.record, status.verdict);
}

void LaunchJob::interrupt()
{
    if (m_follower)
        m_follower->interrupt();
    else
        Job::interrupt();
}

ExitCode exitCodeOfInterrupted(const BatchStatus& status, bool waited)
{
    const auto isUnresolved = [](const CallRecord& call) { return call.isOpen(); };
    if (std::ranges::any_of(status.record.calls, isUnresolved))
        return ExitCode::Unknown;
    if (status.verdict == Verdict::Open && waited)
        return ExitCode::TimedOut;
    return exitCodeOf(status.record, status.verdict);
}

std::unique_ptr<Job> makeLaunchJob(const CommandLine& line, const LocalPorts& ports)
{
    return std::make_unique<LaunchJob>(line, ports);
}

} // namespace muster::cli

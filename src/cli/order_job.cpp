// SPDX-License-Identifier: GPL-3.0-or-later
#include "order_job.h"

#include "core/async.h"
#include "job_parts.h"
#include "presenter/launch_json.h"
#include "presenter/words.h"

#include <algorithm>

namespace muster::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr milliseconds kListLimit{60000};

/// What is gone already cannot be ordered anything.
bool mayStillExist(const StoredInstance& stored)
{
    return stored.fate == InstanceFate::Coming || stored.fate == InstanceFate::Up;
}

} // namespace

ExitCode exitCodeOf(const std::vector<OrderOutcome>& outcomes)
{
    if (std::ranges::any_of(
            outcomes, [](const OrderOutcome& outcome) { return outcome.code == kOutcomeUnknown; }))
        return ExitCode::Unknown;
    const auto done = std::ranges::count_if(outcomes, &OrderOutcome::ok);
    if (done == static_cast<std::ptrdiff_t>(outcomes.size()))
        return ExitCode::Done;
    return done == 0 ? ExitCode::Refused : ExitCode::Shortfall;
}

OrderJob::OrderJob(const CommandLine& line, const LocalPorts& ports)
    : Job(line, ports)
{
}

OrderKind OrderJob::kind() const
{
    switch (line().command) {
    case Command::Start:
        return OrderKind::Start;
    case Command::Stop:
        return OrderKind::Stop;
    case Command::Reboot:
        return OrderKind::Reboot;
    default:
        return OrderKind::Release;
    }
}

std::optional<ExitCode> OrderJob::prepare()
{
    if (!line().has(u"batch"_s) && !line().has(u"instance"_s))
        return complain(saidError(tr("Say what: --batch ID or --instance ID.")));
    const std::optional<ExitCode> failed = line().has(u"batch"_s) ? takeBatch() : takeInstances();
    return failed ? failed : checkCount();
}

std::optional<ExitCode> OrderJob::takeInstances()
{
    const QString regionText
        = line().has(u"region"_s) ? line().value(u"region"_s) : local().fallbackRegion;
    const Result<RegionId> region = RegionId::from(regionText);
    if (!region)
        return complain(saidError(tr("No region is known: give --region.")));
    m_region = *region;
    for (const QString& text : line().all(u"instance"_s) + line().arguments) {
        const Result<InstanceId> id = InstanceId::from(text);
        if (!id)
            return complain(saidError(tr("%1 is no instance id.").arg(text)));
        if (std::ranges::find(m_ids, *id) == m_ids.end())
            m_ids.push_back(*id);
    }
    return std::nullopt;
}

std::optional<ExitCode> OrderJob::takeBatch()
{
    const BatchId id = BatchId::fromTrusted(line().value(u"batch"_s));
    if (!line().arguments.isEmpty())
        return complain(saidError(tr("Unexpected argument %1.").arg(line().arguments.front())));
    const Result<std::vector<BatchRecord>> batches = local().journal->batches();
    if (!batches)
        return complain(batches.error());
    const auto found = std::ranges::find(*batches, id, &BatchRecord::id);
    if (found == batches->end())
        return complain(saidError(tr("The journal has no batch %1.").arg(id.value())));
    m_region = found->region;
    const Result<std::vector<StoredInstance>> stored = local().journal->instances(id);
    if (!stored)
        return complain(stored.error());
    for (const StoredInstance& instance : *stored) {
        if (mayStillExist(instance))
            m_ids.push_back(instance.row.instance.id);
    }
    return std::nullopt;
}

std::optional<ExitCode> OrderJob::checkCount()
{
    const auto count = static_cast<int>(m_ids.size());
    bool isNumber = false;
    const int said = line().value(u"yes"_s).toInt(&isNumber);
    if (count > 0 && isNumber && said == count)
        return std::nullopt;
    for (const InstanceId& id : m_ids)
        say(id.value());
    if (count == 0)
        return complain(saidError(tr("No instance is left to act on.")));
    return complain(saidError(
        tr("These are %n instances; to go on, say --yes %1. Nothing was sent.", nullptr, count)
            .arg(count)));
}

void OrderJob::run(const CloudPorts* cloud)
{
    m_session = cloud->session;
    // Only what Muster listed itself may be acted on, so the region is read first.
    connect(m_session, &Session::regionListed, this,
        [this](const RegionId& region, const std::optional<Error>& error) {
            if (region != m_region || m_ordered)
                return;
            if (error)
                finish(complain(*error));
            else
                orderNow();
        });
    local().scheduler.after(kListLimit, this, [this] {
        if (!m_ordered)
            finish(complain(
                makeError(Error::Kind::NotSent, u"the region could not be listed in time"_s)));
    });
    m_session->watchRegion(m_region);
}

void OrderJob::orderNow()
{
    m_ordered = true;
    say(Words::orderTitle(kind(), static_cast<int>(m_ids.size())));
    whenDone(m_session->order(kind(), m_ids), this,
        [this](const Result<std::vector<OrderOutcome>>& outcomes) { report(outcomes); });
}

void OrderJob::report(const Result<std::vector<OrderOutcome>>& outcomes)
{
    if (!outcomes) {
        finish(complain(outcomes.error()));
        return;
    }
    if (wantsJson()) {
        console().out(QString::fromUtf8(json::toLine(json::resultsObject(*outcomes))));
    } else {
        for (const OrderOutcome& outcome : *outcomes)
            console().out(Words::orderOutcomeText(outcome) + u'\n');
    }
    finish(exitCodeOf(*outcomes));
}

void OrderJob::interrupt()
{
    // An order that was sent is waited for; its own deadline ends it.
    if (!m_ordered)
        finish(ExitCode::Unknown);
}

std::unique_ptr<Job> makeOrderJob(const CommandLine& line, const LocalPorts& ports)
{
    return std::make_unique<OrderJob>(line, ports);
}

} // namespace muster::cli

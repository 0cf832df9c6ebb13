// SPDX-License-Identifier: GPL-3.0-or-later
#include "list_job.h"

#include "core/async.h"
#include "job_parts.h"
#include "presenter/launch_json.h"
#include "text_table.h"

#include <limits>

namespace muster::cli {

using namespace Qt::StringLiterals;

ListJob::ListJob(const CommandLine& line, const LocalPorts& ports)
    : Job(line, ports)
{
}

std::optional<ExitCode> ListJob::prepare()
{
    if (line().has(u"batch"_s))
        return findBatch();
    if (line().has(u"all-regions"_s))
        return std::nullopt;
    const QString text
        = line().has(u"region"_s) ? line().value(u"region"_s) : local().fallbackRegion;
    if (text.isEmpty())
        return complain(saidError(tr("No region is known: give --region.")));
    const Result<RegionId> region = RegionId::from(text);
    if (!region)
        return complain(saidError(tr("%1 is not a region.").arg(text)));
    m_regions = {*region};
    return std::nullopt;
}

std::optional<ExitCode> ListJob::findBatch()
{
    const QString id = line().value(u"batch"_s);
    const Result<std::vector<BatchRecord>> batches = local().journal->batches();
    if (!batches)
        return complain(batches.error());
    for (const BatchRecord& record : *batches) {
        if (record.id.value() != id)
            continue;
        m_regions = {record.region};
        for (const CallRecord& call : record.calls)
            m_ids.insert(m_ids.end(), call.ids.begin(), call.ids.end());
        m_batch = record.id;
        return std::nullopt;
    }
    return complain(saidError(tr("The journal has no batch %1.").arg(id)));
}

void ListJob::run(const CloudPorts* cloud)
{
    m_lister = new RegionLister(cloud->instances, local().scheduler, this);
    connect(m_lister, &RegionLister::ended, this, &ListJob::report);
    if (m_batch) {
        m_lister->list(m_regions.front(), m_ids);
        return;
    }
    if (!m_regions.empty()) {
        m_lister->list(m_regions);
        return;
    }
    whenDone(
        cloud->catalogue.regions(), this, [this](const Result<std::vector<RegionRow>>& regions) {
            if (!regions) {
                finish(complain(regions.error()));
                return;
            }
            for (const RegionRow& row : *regions) {
                if (const Result<RegionId> id = RegionId::from(row.id))
                    m_regions.push_back(*id);
            }
            m_lister->list(m_regions);
        });
}

void ListJob::report(const std::optional<Error>& error)
{
    if (error) {
        finish(complain(*error));
        return;
    }
    std::vector<FleetRow> rows;
    for (const Instance& instance : m_lister->rows()) {
        FleetRow row;
        row.instance = instance;
        row.presence = Presence::Present;
        row.seenAtMs = nowMs();
        row.statusSinceMs = nowMs();
        row.account = local().accounts.empty() ? QString() : local().accounts.front().name;
        if (m_batch)
            row.instance.batch = *m_batch;
        rows.push_back(row);
    }
    const UtcTime now = local().clock.wallNow();
    if (wantsJson())
        console().out(QString::fromUtf8(json::toLine(json::listObject(rows, now))));
    else if (line().has(u"csv"_s))
        console().out(QString::fromUtf8(json::listCsv(rows, now)));
    else
        console().out(
            instanceTable(rows, std::numeric_limits<size_t>::max(), tableClock(local())).text());
    finish(ExitCode::Done);
}

std::unique_ptr<Job> makeListJob(const CommandLine& line, const LocalPorts& ports)
{
    return std::make_unique<ListJob>(line, ports);
}

} // namespace muster::cli

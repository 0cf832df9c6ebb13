// SPDX-License-Identifier: GPL-3.0-or-later
#include "batches_job.h"

#include "batch_follower.h"
#include "core/text/display_text.h"
#include "job_parts.h"
#include "presenter/launch_json.h"
#include "presenter/words.h"
#include "text_table.h"

namespace muster::cli {

using namespace Qt::StringLiterals;

namespace {

struct BatchTableWords
{
    Q_DECLARE_TR_FUNCTIONS(muster::cli::BatchTable)
};

void countSeen(BatchCounts& counts, const FleetRow& row)
{
    switch (row.instance.status) {
    case InstanceStatus::Running:
        ++counts.running;
        break;
    case InstanceStatus::Starting:
        ++counts.starting;
        break;
    case InstanceStatus::Pending:
        ++counts.pending;
        break;
    case InstanceStatus::Stopping:
        ++counts.stopping;
        break;
    case InstanceStatus::Stopped:
        ++counts.stopped;
        break;
    case InstanceStatus::Unknown:
        ++counts.unknown;
        break;
    }
}

void count(BatchCounts& counts, const FleetRow& row)
{
    counts.everRunning += row.everRunning ? 1 : 0;
    switch (row.presence) {
    case Presence::Expected:
        ++counts.pending;
        break;
    case Presence::Present:
        countSeen(counts, row);
        break;
    case Presence::Missing:
        ++counts.unknown;
        break;
    case Presence::Failed:
        ++counts.failed;
        break;
    case Presence::Released:
    case Presence::Gone:
        ++counts.released;
        break;
    }
}

/// Ids that were accepted and never seen have a row too.
void addExpected(Fleet& fleet, const BatchRecord& record)
{
    for (const CallRecord& call : record.calls) {
        for (const InstanceId& id : call.ids) {
            if (fleet.slotOf(id) >= 0)
                continue;
            FleetRow row;
            row.instance.id = id;
            row.instance.batch = record.id;
            row.instance.region = record.region.value();
            row.account = record.account;
            fleet.put(row);
        }
    }
}

} // namespace

BatchStatus statusFromJournal(const BatchRecord& record, const Fleet& fleet)
{
    BatchStatus status;
    status.record = record;
    status.counts.asked = record.asked;
    for (const CallRecord& call : record.calls) {
        status.counts.accepted += static_cast<int>(call.ids.size());
        status.callsNotSent += call.state == CallState::Planned && record.isCurrent(call) ? 1 : 0;
        if (call.acceptedAt && (!status.firstAccepted || *call.acceptedAt < *status.firstAccepted))
            status.firstAccepted = call.acceptedAt;
    }
    for (const FleetRow& row : rowsOf(fleet, record.id))
        count(status.counts, row);
    const BatchCounts& counts = status.counts;
    status.ready = counts.running;
    status.alive
        = counts.running + counts.starting + counts.pending + counts.stopping + counts.stopped;
    status.verdict = verdictOf(record, status.counts, false);
    status.settled = true;
    return status;
}

QString batchesText(const std::vector<BatchStatus>& batches)
{
    //: Column headers of the table of batches in a terminal
    TextTable table({BatchTableWords::tr("Batch"), BatchTableWords::tr("Label"),
        BatchTableWords::tr("Created"), BatchTableWords::tr("Region"),
        BatchTableWords::tr("Verdict"), BatchTableWords::tr("Instances")});
    for (const BatchStatus& status : batches) {
        table.addRow({status.record.id.value(), displayText(status.record.label),
            toIsoText(status.record.created), displayText(status.record.region.value()),
            Words::verdictWord(status.verdict), Words::verdictLine(status)});
    }
    return table.text();
}

BatchesJob::BatchesJob(const CommandLine& line, const LocalPorts& ports)
    : Job(line, ports)
{
}

Result<std::vector<BatchStatus>> BatchesJob::readJournal(Fleet& fleet) const
{
    const Result<std::vector<BatchRecord>> records = local().journal->batches();
    if (!records)
        return records.error();
    const Result<std::vector<StoredInstance>> instances = local().journal->instances(std::nullopt);
    if (!instances)
        return instances.error();
    for (const StoredInstance& stored : *instances)
        fleet.put(stored.row);
    std::vector<BatchStatus> batches;
    for (const BatchRecord& record : *records) {
        addExpected(fleet, record);
        batches.push_back(statusFromJournal(record, fleet));
    }
    return batches;
}

void BatchesJob::run(const CloudPorts* /*cloud*/)
{
    Fleet fleet(local().scheduler);
    const Result<std::vector<BatchStatus>> batches = readJournal(fleet);
    if (!batches) {
        finish(complain(batches.error()));
        return;
    }
    if (wantsJson())
        console().out(QString::fromUtf8(json::toLine(json::batchesObject(*batches, fleet))));
    else
        console().out(batchesText(*batches));
    finish(ExitCode::Done);
}

std::unique_ptr<Job> makeBatchesJob(const CommandLine& line, const LocalPorts& ports)
{
    return std::make_unique<BatchesJob>(line, ports);
}

} // namespace muster::cli

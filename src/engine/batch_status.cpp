// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch_status_builder.h"

#include <algorithm>

namespace muster {

namespace {

void countRow(BatchCounts& counts, const FleetRow& row)
{
    counts.everRunning += row.everRunning ? 1 : 0;
    switch (row.presence) {
    case Presence::Failed:
        ++counts.failed;
        return;
    case Presence::Released:
    case Presence::Gone:
        ++counts.released;
        return;
    case Presence::Missing:
        ++counts.unknown;
        return;
    case Presence::Expected:
        ++counts.pending;
        return;
    case Presence::Present:
        break;
    }
    switch (row.instance.status) {
    case InstanceStatus::Pending:
        ++counts.pending;
        return;
    case InstanceStatus::Starting:
        ++counts.starting;
        return;
    case InstanceStatus::Running:
        ++counts.running;
        return;
    case InstanceStatus::Stopping:
        // On its way up an instance may be Pending, Stopped or Starting; Stopping there is a
        // failure.
        ++(row.everRunning ? counts.stopping : counts.failed);
        return;
    case InstanceStatus::Stopped:
        ++counts.stopped;
        return;
    case InstanceStatus::Unknown:
        ++counts.unknown;
        return;
    }
}

} // namespace

BatchCounts countBatch(const BatchRecord& record, const Fleet& fleet)
{
    BatchCounts counts;
    counts.asked = record.asked;
    for (const CallRecord& call : record.calls)
        counts.accepted += static_cast<int>(call.ids.size());
    for (const int slot : fleet.slotsOf(record.id))
        countRow(counts, fleet.row(slot));
    return counts;
}

void fillFromRecord(BatchStatus& status, const BatchRecord& record)
{
    status.record = record;
    status.callsNotSent = static_cast<int>(std::count_if(record.calls.begin(), record.calls.end(),
        [](const CallRecord& call) { return call.state == CallState::Planned; }));
    status.checking
        = std::any_of(record.calls.begin(), record.calls.end(), [](const CallRecord& call) {
              return call.state == CallState::Unknown
                  || (call.state == CallState::Sent && call.dirty);
          });
    status.firstAccepted.reset();
    for (const CallRecord& call : record.calls) {
        if (call.acceptedAt && (!status.firstAccepted || *call.acceptedAt < *status.firstAccepted))
            status.firstAccepted = call.acceptedAt;
    }
}

void fillSums(BatchStatus& status)
{
    const BatchCounts& counts = status.counts;
    status.alive = std::max(0, counts.accepted - counts.failed - counts.released);
    status.ready = counts.running;
    status.surplus = 0;
    int coming = 0;
    for (const CallRecord& call : status.record.calls) {
        const auto found = static_cast<int>(call.ids.size());
        const int amount = call.amount.value();
        status.surplus += std::max(0, found - amount);
        const bool mayCome = call.state == CallState::Sent || call.state == CallState::Unknown
            || (call.state == CallState::Planned && !status.settled && !status.halted);
        if (mayCome && status.record.isCurrent(call))
            coming += std::max(0, amount - found);
    }
    status.surplus = std::max(status.surplus, counts.accepted - status.record.asked);
    status.missing = std::max(0, status.record.asked - status.alive - coming);
}

} // namespace muster

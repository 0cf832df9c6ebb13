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

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "presenter/batch_figures.h"

#include <algorithm>

namespace muster {

BatchFigures figuresOf(const BatchStatus& batch)
{
    const BatchCounts& counts = batch.counts;
    BatchFigures figures;
    figures.asked = counts.asked;
    figures.accepted = counts.accepted;
    figures.alive = batch.alive;
    figures.ready = batch.ready;
    for (const CallRecord& call : batch.record.calls) {
        if (!batch.record.isCurrent(call))
            continue; // ordered again since
        const int left = std::max(0, call.amount.value() - static_cast<int>(call.ids.size()));
        switch (call.state) {
        case CallState::Planned:
            figures.notSent += left;
            break;
        case CallState::Sent:
            (call.dirty ? figures.inDoubt : figures.onTheWay) += left;
            break;
        case CallState::Unknown:
            figures.inDoubt += left;
            break;
        case CallState::Accepted:
        case CallState::Rejected:
        case CallState::NotBought:
        case CallState::Cancelled:
            figures.notBought += left;
            break;
        }
    }
    // What a person released is not missed, and what may still come is not either.
    figures.missing = std::max(0,
        figures.asked - figures.alive - counts.unknown - counts.released - figures.onTheWay
            - figures.inDoubt - figures.notSent);
    return figures;
}

} // namespace muster

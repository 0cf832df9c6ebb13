// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/batch_status.h"
#include "engine/fleet.h"

namespace muster {

/// Counts the batch's rows by what is shown of them.
BatchCounts countBatch(const BatchRecord& record, const Fleet& fleet);
/// Sets what follows from the record alone.
void fillFromRecord(BatchStatus& status, const BatchRecord& record);
/// Sets the sums that follow from record, counts and halted.
void fillSums(BatchStatus& status);

} // namespace muster

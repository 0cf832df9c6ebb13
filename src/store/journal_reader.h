// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/journal.h"
#include "sqlite_database.h"

namespace muster {

/// All batches, newest first. Fails with Kind::Storage when a row is damaged.
Result<std::vector<BatchRecord>> readBatches(SqliteDatabase& database);

/// The instances of all batches, or of one: as last seen, and those that are accepted but were
/// never seen.
Result<std::vector<StoredInstance>> readInstances(
    SqliteDatabase& database, const std::optional<BatchId>& batch);

/// Orders without an outcome, oldest first.
Result<std::vector<OpenOrder>> readOpenOrders(SqliteDatabase& database);

/// The latest wall time of any row.
Result<std::optional<UtcTime>> readLastTime(SqliteDatabase& database);

} // namespace muster

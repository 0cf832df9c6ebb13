// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlite_database.h"

namespace muster {

/// Tables of journal.db. A change of a released schema raises the version.
SqliteSchema journalSchema();

} // namespace muster

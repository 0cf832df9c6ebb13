// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlite_database.h"

struct sqlite3_backup;

namespace muster {

/// A copy of a database through SQLite's online backup interface: the source may be written by its
/// own connection in between, and the copy has it. Both databases outlive it.
class SqliteCopy
{
public:
    SqliteCopy(const SqliteDatabase& from, sqlite3* into);
    SqliteCopy(const SqliteCopy&) = delete;
    SqliteCopy& operator=(const SqliteCopy&) = delete;
    ~SqliteCopy();
    /// Copies \a pages of them, or all (-1). True: the copy is whole. Fails with Kind::Locked when
    /// the source is locked elsewhere (the same step can be tried again), else Kind::Storage.
    Result<bool> step(int pages);

private:
    const SqliteDatabase& m_from;
    sqlite3* m_into;
    sqlite3_backup* m_backup;
};

/// All of it at once.
Result<Done> copyWhole(const SqliteDatabase& from, sqlite3* into);

} // namespace muster

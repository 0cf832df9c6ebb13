// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal_places.h"
#include "sqlite_database.h"

#include <QStringList>

#include <memory>

struct sqlite3;

namespace muster {

class JournalCheck;
class SqliteCopy;

/// One backup of a journal, in slices: copied by SqliteCopy, checked, and then named
/// `backup/journal-DATE.db`. The three newest are kept.
class JournalBackup
{
public:
    static constexpr int kPages = 200; ///< in a slice
    static constexpr int kKept = 3;

    /// \a source outlives it.
    JournalBackup(SqliteDatabase& source, JournalPlaces places, qint64 minFreeBytes);
    JournalBackup(const JournalBackup&) = delete;
    JournalBackup& operator=(const JournalBackup&) = delete;
    ~JournalBackup();
    /// True: the backup is stored. After a failure nothing is left of it.
    Result<bool> step();

private:
    Result<Done> begin();
    Result<Done> openCopy();
    Result<bool> copy();
    Result<Done> store();

    SqliteDatabase& m_source;
    JournalPlaces m_places;
    qint64 m_minFreeBytes;
    QString m_file; ///< being written; empty before and after
    sqlite3* m_handle = nullptr;
    std::unique_ptr<SqliteCopy> m_copy;
    std::unique_ptr<SqliteDatabase> m_written;
    std::unique_ptr<JournalCheck> m_check;
};

/// The whole backup at once.
Result<Done> backUpJournal(
    SqliteDatabase& source, const JournalPlaces& places, qint64 minFreeBytes);

/// Paths of the backups, newest first.
QStringList journalBackups(const JournalPlaces& places);

} // namespace muster

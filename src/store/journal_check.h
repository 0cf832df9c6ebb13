// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlite_database.h"

#include <QStringList>

namespace muster {

/// The check of a journal, in slices: the pages of each table and its indexes, then the content of
/// the batches and calls with their checksums (a page check sees no damaged content).
class JournalCheck
{
public:
    /// \a database outlives it.
    explicit JournalCheck(SqliteDatabase& database)
        : m_database(database)
    {
    }
    /// True: all is good. Damage is Kind::Storage with journalcode::kDamaged.
    Result<bool> step();

private:
    Result<Done> listTables();
    Result<Done> checkTable(const QString& table);
    Result<Done> checkBatches();
    Result<bool> checkCalls();
    Result<Done> checkCall(const QSqlQuery& row) const;

    SqliteDatabase& m_database;
    bool m_isListed = false;
    bool m_areBatchesGood = false;
    QStringList m_tables; ///< still to check
    qint64 m_lastRow = 0; ///< of the calls that were checked
};

/// The whole check at once.
Result<Done> checkJournal(SqliteDatabase& database);

/// Fails with journalcode::kDamaged when a table is missing.
Result<Done> checkTables(SqliteDatabase& database);

} // namespace muster

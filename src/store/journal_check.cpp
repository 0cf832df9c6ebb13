// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal_check.h"

#include "core/launch/batch.h"
#include "core/ports/journal_codes.h"
#include "journal_writer.h"

namespace muster {
namespace {

constexpr int kCallsInASlice = 100;

const QStringList& tables()
{
    static const QStringList names{QStringLiteral("meta"), QStringLiteral("batches"),
        QStringLiteral("calls"), QStringLiteral("attempts"), QStringLiteral("call_instances"),
        QStringLiteral("instances"), QStringLiteral("orders"), QStringLiteral("order_instances")};
    return names;
}

} // namespace

Result<Done> checkTables(SqliteDatabase& database)
{
    QStringList missing = tables();
    auto read = database.read(QStringLiteral("SELECT name FROM sqlite_master WHERE type = 'table'"),
        {}, [&missing](const QSqlQuery& row) -> Result<Done> {
            missing.removeAll(row.value(0).toString());
            return Done();
        });
    if (!read)
        return read.error();
    if (!missing.isEmpty())
        return database.fault(
            QStringLiteral("has no table ") + missing.front(), journalcode::kDamaged);
    return Done();
}

Result<bool> JournalCheck::step()
{
    if (!m_isListed) {
        if (auto listed = listTables(); !listed)
            return listed.error();
        return false;
    }
    if (!m_tables.isEmpty()) {
        if (auto good = checkTable(m_tables.takeFirst()); !good)
            return good.error();
        return false;
    }
    if (!m_areBatchesGood) {
        if (auto good = checkBatches(); !good)
            return good.error();
        m_areBatchesGood = true;
        return false;
    }
    return checkCalls();
}

Result<Done> JournalCheck::listTables()
{
    if (auto complete = checkTables(m_database); !complete)
        return complete.error();
    m_tables = tables();
    m_isListed = true;
    return Done();
}

Result<Done> JournalCheck::checkTable(const QString& table)
{
    return m_database.read(QStringLiteral("PRAGMA quick_check(%1)").arg(table), {},
        [this](const QSqlQuery& row) -> Result<Done> {
            const QString found = row.value(0).toString();
            if (found == QStringLiteral("ok"))
                return Done();
            return m_database.fault(found, journalcode::kDamaged);
        });
}

Result<Done> JournalCheck::checkBatches()
{
    return m_database.read(QStringLiteral("SELECT id, parameters FROM batches"), {},
        [this](const QSqlQuery& row) -> Result<Done> {
            if (Parameters::fromEncoded(row.value(1).toByteArray()))
                return Done();
            return m_database.fault(QStringLiteral("damaged at batch ") + row.value(0).toString(),
                journalcode::kDamaged);
        });
}

Result<bool> JournalCheck::checkCalls()
{
    int rows = 0;
    auto read = m_database.read(
        QStringLiteral("SELECT rowid, batch, idx, request, token, tag, state, amount, checksum"
                       " FROM calls WHERE rowid > ? ORDER BY rowid LIMIT %1")
            .arg(kCallsInASlice),
        {m_lastRow}, [this, &rows](const QSqlQuery& row) {
            ++rows;
            m_lastRow = row.value(0).toLongLong();
            return checkCall(row);
        });
    if (!read)
        return read.error();
    return rows < kCallsInASlice;
}

Result<Done> JournalCheck::checkCall(const QSqlQuery& row) const
{
    const QString state = row.value(6).toString();
    const QByteArray checksum = callChecksum(
        row.value(3).toByteArray(), row.value(4).toString(), row.value(5).toString(), state);
    if (checksum == row.value(8).toByteArray() && callStateFromName(state)
        && InstanceCount::from(row.value(7).toInt()))
        return Done();
    return m_database.fault(QStringLiteral("damaged at batch %1, call %2")
                                .arg(row.value(1).toString())
                                .arg(row.value(2).toInt()),
        journalcode::kDamaged);
}

Result<Done> checkJournal(SqliteDatabase& database)
{
    JournalCheck check(database);
    for (;;) {
        const Result<bool> slice = check.step();
        if (!slice)
            return slice.error();
        if (*slice)
            return Done();
    }
}

} // namespace muster

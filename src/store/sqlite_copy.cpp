// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlite_copy.h"

#include <sqlite3.h>

namespace muster {

SqliteCopy::SqliteCopy(const SqliteDatabase& from, sqlite3* into)
    : m_from(from)
    , m_into(into)
    , m_backup(sqlite3_backup_init(into, "main", from.handle(), "main"))
{
}

SqliteCopy::~SqliteCopy()
{
    sqlite3_backup_finish(m_backup); // null is nothing to finish
}

Result<bool> SqliteCopy::step(int pages)
{
    if (m_backup == nullptr)
        return sqliteError(sqlite3_extended_errcode(m_into),
            m_from.path() + QStringLiteral(": ") + QString::fromUtf8(sqlite3_errmsg(m_into)));
    const int code = sqlite3_backup_step(m_backup, pages);
    if (code == SQLITE_DONE)
        return true;
    if (code == SQLITE_OK)
        return false;
    return sqliteError(code,
        QStringLiteral("%1: copying: %2")
            .arg(m_from.path(), QString::fromUtf8(sqlite3_errstr(code))));
}

Result<Done> copyWhole(const SqliteDatabase& from, sqlite3* into)
{
    SqliteCopy copy(from, into);
    const Result<bool> copied = copy.step(-1);
    if (!copied)
        return copied.error();
    if (!*copied)
        return from.fault(QStringLiteral("the copy is not whole"));
    return Done();
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqlite_journal.h"

#include "journal_reader.h"
#include "journal_schema.h"
#include "journal_writer.h"
#include "sqlite_database.h"

#include <QFile>

#include <sys/statvfs.h>

#include <algorithm>
#include <cerrno>

namespace muster {

Result<std::unique_ptr<SqliteJournal>> SqliteJournal::open(
    const QString& path, StoreAccess access, qint64 minFreeBytes)
{
    auto database = SqliteDatabase::open(path, access, journalSchema());
    if (!database)
        return database.error();
    std::unique_ptr<SqliteJournal> journal(
        new SqliteJournal(std::move(database).value(), minFreeBytes));
    if (access == StoreAccess::Owner) {
        if (auto taken = journal->takeOver(); !taken)
            return taken.error();
    }
    return journal;
}

SqliteJournal::SqliteJournal(std::unique_ptr<SqliteDatabase> database, qint64 minFreeBytes)
    : m_database(std::move(database))
    , m_minFreeBytes(minFreeBytes)
{
}

SqliteJournal::~SqliteJournal() = default;

Result<Done> SqliteJournal::takeOver()
{
    return m_database->inTransaction([this]() -> Result<Done> {
        if (auto raised = m_database->run(QStringLiteral("UPDATE meta SET fence = fence + 1"));
            !raised)
            return raised.error();
        return m_database->read(QStringLiteral("SELECT fence FROM meta"), {},
            [this](const QSqlQuery& row) -> Result<Done> {
                m_fence = row.value(0).toLongLong();
                return Done();
            });
    });
}

Result<Done> SqliteJournal::checkFence()
{
    return m_database->read(
        QStringLiteral("SELECT fence FROM meta"), {}, [this](const QSqlQuery& row) -> Result<Done> {
            if (row.value(0).toLongLong() == m_fence)
                return Done();
            return makeError(Error::Kind::Locked,
                m_database->path() + QStringLiteral(": a later Muster owns this journal"));
        });
}

Result<Done> SqliteJournal::record(const std::vector<JournalEntry>& entries)
{
    const bool sends = std::any_of(entries.begin(), entries.end(), [](const JournalEntry& entry) {
        return std::holds_alternative<AttemptStarted>(entry)
            || std::holds_alternative<OrderPlanned>(entry);
    });
    if (sends) {
        if (auto same = m_database->checkIdentity(); !same)
            return same.error();
    }
    return m_database->inTransaction([&]() -> Result<Done> {
        if (sends) {
            if (auto mine = checkFence(); !mine)
                return mine.error();
        }
        JournalWriter writer(*m_database, m_fence);
        for (const JournalEntry& entry : entries) {
            if (auto written = writer.write(entry); !written)
                return written.error();
        }
        return Done();
    });
}

Result<std::vector<BatchRecord>> SqliteJournal::batches() const
{
    return readBatches(*m_database);
}

Result<std::vector<StoredInstance>> SqliteJournal::instances(
    const std::optional<BatchId>& batch) const
{
    return readInstances(*m_database, batch);
}

Result<std::vector<OpenOrder>> SqliteJournal::openOrders() const
{
    return readOpenOrders(*m_database);
}

Result<std::optional<UtcTime>> SqliteJournal::lastTime() const
{
    return readLastTime(*m_database);
}

Result<Done> SqliteJournal::checkWritable()
{
    if (auto same = m_database->checkIdentity(); !same)
        return same.error();
    struct statvfs disk = {};
    if (statvfs(QFile::encodeName(m_database->path()).constData(), &disk) != 0)
        return m_database->fault(qt_error_string(errno));
    const auto freeBytes = static_cast<qint64>(disk.f_bavail) * static_cast<qint64>(disk.f_frsize);
    if (freeBytes < m_minFreeBytes)
        return m_database->fault(QStringLiteral("only %1 bytes free on its disk").arg(freeBytes));
    // Shows a lock held elsewhere and a file made read-only, without writing anything.
    return m_database->inTransaction([this] { return checkFence(); });
}

} // namespace muster

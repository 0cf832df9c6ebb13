// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/journal.h"
#include "store/store_access.h"

#include <QString>

#include <memory>

namespace muster {

class SqliteDatabase;

/// The journal in one SQLite file: WAL, synchronous=FULL, one connection, no waiting for locks.
class SqliteJournal : public Journal
{
public:
    static constexpr qint64 kMinFreeBytes = qint64(64) * 1024 * 1024;

    /// Opens or makes \a path; the owner raises the fencing number. A damaged or foreign file is
    /// Kind::Storage and stays as it is; a file of a newer Muster is Kind::Newer; one that another
    /// program holds is Kind::Locked. \a minFreeBytes is what checkWritable() asks of the disk. On
    /// success the pointer is not null.
    static Result<std::unique_ptr<SqliteJournal>> open(const QString& path,
        StoreAccess access = StoreAccess::Owner, qint64 minFreeBytes = kMinFreeBytes);
    ~SqliteJournal() override;

    /// Besides the errors of the port: Kind::Conflict for a call, attempt or order that is there
    /// already, Kind::Internal for an entry that fits no stored call or an attempt of a call that
    /// must not be sent again. Attempts and orders are refused with Kind::Storage when the path no
    /// longer names the open file, with Kind::Locked when a later owner raised the fencing number.
    Result<Done> record(const std::vector<JournalEntry>& entries) override;
    /// Fails with Kind::Storage when a call does not match its checksum.
    Result<std::vector<BatchRecord>> batches() const override;
    Result<std::vector<StoredInstance>> instances(
        const std::optional<BatchId>& batch) const override;
    Result<std::vector<OpenOrder>> openOrders() const override;
    Result<std::optional<UtcTime>> lastTime() const override;
    Result<Done> checkWritable() override;

private:
    SqliteJournal(std::unique_ptr<SqliteDatabase> database, qint64 minFreeBytes);
    Result<Done> takeOver();
    Result<Done> checkFence();

    std::unique_ptr<SqliteDatabase> m_database;
    qint64 m_minFreeBytes;
    qint64 m_fence = 0; ///< 0: read-only
};

} // namespace muster

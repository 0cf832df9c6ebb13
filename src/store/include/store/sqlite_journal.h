// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/journal.h"
#include "core/ports/journal_care.h"
#include "store/store_access.h"

#include <QString>

#include <map>
#include <memory>

namespace muster {

class JournalBackup;
class JournalCheck;
class SqliteDatabase;
struct JournalPlaces;

/// The journal in one SQLite file: WAL, synchronous=FULL, one connection, no waiting for locks.
/// Beside it lie its reserve of disk space, its backups and what could not be stored.
class SqliteJournal : public Journal, public JournalCare
{
public:
    static constexpr qint64 kMinFreeBytes = qint64(64) * 1024 * 1024;

    /// Opens or makes \a path; the owner raises the fencing number and takes in rescue files. A
    /// damaged or foreign file is Kind::Storage and stays as it is; a file of a newer Muster is
    /// Kind::Newer; one that another program holds is Kind::Locked. \a minFreeBytes is what
    /// checkWritable() asks of the disk. The owner of a file that was there before can launch once
    /// checkSlice() has ended. On success the pointer is not null.
    static Result<std::unique_ptr<SqliteJournal>> open(const QString& path,
        StoreAccess access = StoreAccess::Owner, qint64 minFreeBytes = kMinFreeBytes);
    /// As open() for the owner, but a damaged or lost journal is moved aside and replaced:
    /// condition() tells.
    static Result<std::unique_ptr<SqliteJournal>> openOrReplace(
        const QString& path, qint64 minFreeBytes = kMinFreeBytes);
    ~SqliteJournal() override;

    /// Besides the errors of the port: Kind::Conflict for a call, attempt or order that is there
    /// already, Kind::Internal for an entry that fits no stored call or an attempt of a call that
    /// must not be sent again. Attempts and orders are refused with Kind::Storage when the path no
    /// longer names the open file, with Kind::Locked when a later owner raised the fencing number.
    /// When the disk is full the reserve is given up and the step repeated once. Ids that still
    /// cannot be stored go into a rescue file: the error has journalcode::kIdsRescued, or
    /// kIdsNotStored.
    Result<Done> record(const std::vector<JournalEntry>& entries) override;
    /// Fails with Kind::Storage when a call does not match its checksum.
    Result<std::vector<BatchRecord>> batches() const override;
    Result<std::vector<StoredInstance>> instances(
        const std::optional<BatchId>& batch) const override;
    Result<std::vector<OpenOrder>> openOrders() const override;
    Result<std::optional<UtcTime>> lastTime() const override;
    /// Also heals what can be healed: makes the reserve again, takes in rescue files, opens the
    /// file anew after an error of the disk.
    Result<Done> checkWritable() override;

    [[nodiscard]] JournalCondition condition() const override { return m_condition; }
    Result<bool> checkSlice() override;
    Result<bool> backupSlice() override;
    Result<Done> confirm() override;

private:
    SqliteJournal(const QString& path, qint64 minFreeBytes);
    Result<Done> start(StoreAccess access, bool isNew);
    Result<std::unique_ptr<SqliteDatabase>> openDatabase(StoreAccess access) const;
    Result<Done> readCondition();
    Result<Done> replace(const QString& damage);
    Result<Done> takeOver();
    Result<Done> checkFence();
    Result<Done> write(const std::vector<JournalEntry>& entries, bool sends);
    Error rescue(const std::vector<JournalEntry>& entries, Error error);
    Result<Done> takeRescuedIn();
    Result<Done> takeIn(const QString& file);
    Result<Done> heal();
    Result<Done> checkLaunchable() const;
    Result<Done> checkRoom();

    std::unique_ptr<JournalPlaces> m_places;
    qint64 m_minFreeBytes;
    std::unique_ptr<SqliteDatabase> m_database;
    std::unique_ptr<JournalCheck> m_check; ///< while it runs
    std::unique_ptr<JournalBackup> m_backup; ///< while it runs
    JournalCondition m_condition;
    std::map<QString, QString> m_rescued; ///< files of this run, by what is in them
    bool m_isSuspect = false; ///< the disk failed since the file was opened
    qint64 m_fence = 0; ///< 0: read-only
};

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ports/journal_codes.h"
#include "file_tools.h"
#include "journal_backup.h"
#include "journal_check.h"
#include "journal_places.h"
#include "journal_replacement.h"
#include "journal_schema.h"
#include "reserve_file.h"
#include "sqlite_database.h"
#include "store/atomic_file.h"
#include "store/sqlite_journal.h"

#include <QFile>
#include <QFileInfo>

// How a journal is opened, checked, replaced and closed.
namespace muster {
namespace {

bool isDamage(const Error& error)
{
    return error.code == journalcode::kDamaged || error.code == journalcode::kForeign;
}

} // namespace

SqliteJournal::SqliteJournal(const QString& path, qint64 minFreeBytes)
    : m_places(std::make_unique<JournalPlaces>(JournalPlaces::beside(path)))
    , m_minFreeBytes(minFreeBytes)
{
}

SqliteJournal::~SqliteJournal()
{
    m_check.reset();
    m_backup.reset();
    if (m_fence == 0 || !m_database)
        return;
    // The mark goes once the log is empty: from then on a missing log is no loss.
    const Result<bool> emptied = m_database->emptyLog();
    if (!emptied || !*emptied || !QFile::remove(m_places->openMark)) {
        m_database->setKeepsLog(true);
        return;
    }
    // Before the log goes: or a loss of power could undo the one and not the other.
    const Result<Done> synced = syncFolder(m_places->folder);
    if (!synced)
        m_database->setKeepsLog(true);
}

Result<std::unique_ptr<SqliteJournal>> SqliteJournal::open(
    const QString& path, StoreAccess access, qint64 minFreeBytes)
{
    std::unique_ptr<SqliteJournal> journal(new SqliteJournal(path, minFreeBytes));
    const bool isNew = QFileInfo(path).size() == 0; // also of a file that is missing
    if (auto started = journal->start(access, isNew); !started)
        return started.error();
    return journal;
}

Result<std::unique_ptr<SqliteJournal>> SqliteJournal::openOrReplace(
    const QString& path, qint64 minFreeBytes)
{
    const JournalPlaces places = JournalPlaces::beside(path);
    QString damage = lossOf(places);
    if (damage.isEmpty()) {
        auto opened = open(path, StoreAccess::Owner, minFreeBytes);
        if (opened || !isDamage(opened.error()))
            return opened;
        damage = opened.error().detail;
    }
    if (auto replaced = replaceJournal(places, damage); !replaced)
        return replaced.error();
    return open(path, StoreAccess::Owner, minFreeBytes);
}

Result<std::unique_ptr<SqliteDatabase>> SqliteJournal::openDatabase(StoreAccess access) const
{
    SqliteSchema schema = journalSchema();
    schema.beforeRaise = [this](SqliteDatabase& database) {
        return backUpJournal(database, *m_places, m_minFreeBytes);
    };
    return SqliteDatabase::open(m_places->journal, access, schema);
}

Result<Done> SqliteJournal::start(StoreAccess access, bool isNew)
{
    auto database = openDatabase(access);
    if (!database)
        return database.error();
    m_database = std::move(database).value();
    if (access == StoreAccess::Owner)
        m_database->setKeepsLog(true); // as long as it may turn out to be damaged
    if (auto complete = checkTables(*m_database); !complete)
        return complete.error();
    if (auto known = readCondition(); !known)
        return known.error();
    if (access == StoreAccess::ReadOnly)
        return Done();
    Result<Done> owned = takeOver();
    if (!owned && owned.error().code == journalcode::kDiskFull
        && ReserveFile(m_places->reserve).release())
        owned = takeOver();
    if (!owned)
        return owned.error();
    if (!isNew) {
        m_condition.checking = true;
        m_check = std::make_unique<JournalCheck>(*m_database);
    }
    m_database->setKeepsLog(false);
    // None of these stops the start: each is asked for again before anything is sent.
    const Result<Done> marked = writeFileAtomically(m_places->openMark, QByteArray());
    const Result<Done> held = checkRoom();
    const Result<Done> taken = takeRescuedIn();
    Q_UNUSED(marked)
    Q_UNUSED(held)
    Q_UNUSED(taken)
    return Done();
}

Result<Done> SqliteJournal::readCondition()
{
    m_condition.networkFileSystem = networkFileSystemOf(m_places->folder);
    return m_database->read(
        QStringLiteral("SELECT needs_confirmation, moved_aside, made_from, damage FROM meta"), {},
        [this](const QSqlQuery& row) -> Result<Done> {
            m_condition.needsConfirmation = row.value(0).toInt() != 0;
            m_condition.movedAside = row.value(1).toString();
            m_condition.backupUsed = row.value(2).toString();
            m_condition.damage = row.value(3).toString();
            return Done();
        });
}

Result<Done> SqliteJournal::replace(const QString& damage)
{
    m_check.reset();
    m_backup.reset();
    m_database->setKeepsLog(true); // what is damaged stays as it is
    m_database.reset();
    m_fence = 0;
    m_condition = {};
    if (auto replaced = replaceJournal(*m_places, damage); !replaced)
        return replaced.error();
    return start(StoreAccess::Owner, true); // its copy was checked
}

Result<bool> SqliteJournal::checkSlice()
{
    if (!m_check)
        return true;
    const Result<bool> slice = m_check->step();
    if (!slice && isDamage(slice.error())) {
        if (auto replaced = replace(slice.error().detail); !replaced)
            return replaced.error();
        return true;
    }
    if (!slice || !*slice)
        return slice;
    m_check.reset();
    m_condition.checking = false;
    return true;
}

Result<bool> SqliteJournal::backupSlice()
{
    if (m_fence == 0)
        return makeError(Error::Kind::Internal, QStringLiteral("only the owner makes backups"));
    if (!m_backup)
        m_backup = std::make_unique<JournalBackup>(*m_database, *m_places, m_minFreeBytes);
    const Result<bool> slice = m_backup->step();
    const bool isLocked = !slice && slice.error().kind == Error::Kind::Locked;
    if (!isLocked && (!slice || *slice))
        m_backup.reset();
    return slice;
}

Result<Done> SqliteJournal::confirm()
{
    auto confirmed = m_database->inTransaction([this]() -> Result<Done> {
        const auto changed
            = m_database->run(QStringLiteral("UPDATE meta SET needs_confirmation = 0"));
        if (!changed)
            return changed.error();
        return Done();
    });
    if (confirmed)
        m_condition.needsConfirmation = false;
    return confirmed;
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqlite_journal.h"

#include "core/ports/journal_codes.h"
#include "file_tools.h"
#include "journal_backup.h"
#include "journal_check.h"
#include "journal_places.h"
#include "journal_reader.h"
#include "journal_writer.h"
#include "rescue_files.h"
#include "reserve_file.h"
#include "sqlite_database.h"

#include <algorithm>

namespace muster {

namespace {

bool isOfTheDisk(const Error& error)
{
    return error.code == journalcode::kDiskFull || error.code == journalcode::kInputOutput;
}

} // namespace

Result<Done> SqliteJournal::takeOver()
{
    qint64 fence = 0;
    auto taken = m_database->inTransaction([this, &fence]() -> Result<Done> {
        if (auto raised = m_database->run(QStringLiteral("UPDATE meta SET fence = fence + 1"));
            !raised)
            return raised.error();
        return m_database->read(QStringLiteral("SELECT fence FROM meta"), {},
            [&fence](const QSqlQuery& row) -> Result<Done> {
                fence = row.value(0).toLongLong();
                return Done();
            });
    });
    if (taken) // a number that was not committed is nobody's
        m_fence = fence;
    return taken;
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
    const Result<Done> same = m_database->checkIdentity();
    const Result<Done> healed = heal();
    if (sends && (!same || !healed))
        return rescue(entries, same ? healed.error() : same.error());
    Result<Done> written = write(entries, sends);
    if (!written && written.error().code == journalcode::kDiskFull
        && ReserveFile(m_places->reserve).release())
        written = write(entries, sends);
    if (!same && written) {
        // Who holds a file without a name holds what is gone at exit.
        const Error kept = rescue(entries, same.error());
        Q_UNUSED(kept)
    }
    if (written || written.error().kind == Error::Kind::Locked) // that is tried again
        return written;
    // What SQLite tells of a failed COMMIT is believed only after the file was opened anew.
    m_isSuspect = m_isSuspect || isOfTheDisk(written.error());
    return rescue(entries, written.error());
}

Result<Done> SqliteJournal::write(const std::vector<JournalEntry>& entries, bool sends)
{
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

Error SqliteJournal::rescue(const std::vector<JournalEntry>& entries, Error error)
{
    QStringList lost;
    QStringList files;
    for (const JournalEntry& entry : entries) {
        const auto* advanced = std::get_if<CallAdvanced>(&entry);
        if (advanced == nullptr || advanced->newIds.empty())
            continue;
        QString& file = m_rescued[idsText(*advanced)]; // a step that is tried again is kept once
        if (file.isEmpty())
            file = RescueFiles(m_places->rescue).write(*advanced).value_or(QString());
        (file.isEmpty() ? lost : files) << (file.isEmpty() ? idsText(*advanced) : file);
    }
    if (!files.isEmpty()) {
        m_condition.rescueFile = files.back();
        error.code = journalcode::kIdsRescued;
        error.detail += u'\n' + files.join(u'\n');
    }
    if (!lost.isEmpty()) {
        error.code = journalcode::kIdsNotStored;
        error.detail += u'\n' + lost.join(u'\n');
    }
    return error;
}

Result<Done> SqliteJournal::takeRescuedIn()
{
    const RescueFiles rescued(m_places->rescue);
    for (const QString& file : rescued.waiting()) {
        m_condition.rescueFile = file;
        if (auto taken = takeIn(file); !taken)
            return taken.error();
    }
    m_condition.rescueFile.clear();
    return Done();
}

/// A file that says nothing to this journal is kept under another name; the instances in it are
/// found by their tags.
Result<Done> SqliteJournal::takeIn(const QString& file)
{
    Result<CallAdvanced> entry = RescueFiles::read(file);
    if (!entry && entry.error().kind == Error::Kind::Storage)
        return entry.error();
    if (!entry)
        return RescueFiles::setAside(file, QStringLiteral("unreadable"));
    const auto known = batches();
    if (!known)
        return known.error();
    const std::optional<CallAdvanced> missing = missingOf(*entry, *known);
    if (!missing)
        return RescueFiles::setAside(file, QStringLiteral("unknown"));
    if (auto written = write({*missing}, false); !written)
        return written.error();
    return RescueFiles::setAside(file, QStringLiteral("stored"));
}

/// After an error of the disk: the file is opened anew, and must take a real write.
Result<Done> SqliteJournal::heal()
{
    if (!m_isSuspect)
        return Done();
    auto fresh = openDatabase(StoreAccess::Owner);
    if (!fresh)
        return fresh.error();
    m_check.reset();
    m_backup.reset();
    m_database = std::move(fresh).value();
    if (m_condition.checking)
        m_check = std::make_unique<JournalCheck>(*m_database);
    if (auto mine = checkFence(); !mine)
        return mine.error();
    if (auto taken = takeOver(); !taken)
        return taken.error();
    m_isSuspect = false;
    return Done();
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

Result<Done> SqliteJournal::checkLaunchable() const
{
    if (m_condition.checking)
        return m_database->fault(QStringLiteral("is still being checked"), journalcode::kChecking);
    if (m_condition.needsConfirmation)
        return m_database->fault(
            QStringLiteral("stands in for a damaged one, and nobody has confirmed it"),
            journalcode::kUnconfirmed);
    if (!m_condition.networkFileSystem.isEmpty())
        return m_database->fault(
            QStringLiteral("lies on a network file system: ") + m_condition.networkFileSystem,
            journalcode::kNetworkFileSystem);
    return Done();
}

Result<Done> SqliteJournal::checkRoom()
{
    const Result<qint64> room = freeBytes(m_places->folder);
    if (!room)
        return room.error();
    if (*room < m_minFreeBytes)
        return m_database->fault(
            QStringLiteral("only %1 bytes free on its disk").arg(*room), journalcode::kDiskFull);
    return ReserveFile(m_places->reserve).hold();
}

Result<Done> SqliteJournal::checkWritable()
{
    if (auto same = m_database->checkIdentity(); !same)
        return same.error();
    if (auto launchable = checkLaunchable(); !launchable)
        return launchable.error();
    if (auto room = checkRoom(); !room)
        return room.error();
    if (auto healed = heal(); !healed)
        return healed.error();
    if (!m_condition.rescueFile.isEmpty()) {
        if (auto taken = takeRescuedIn(); !taken)
            return taken.error();
    }
    // Shows a lock held elsewhere and a file made read-only, without writing anything.
    return m_database->inTransaction([this] { return checkFence(); });
}

} // namespace muster

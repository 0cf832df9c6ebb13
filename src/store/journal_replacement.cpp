// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal_replacement.h"

#include "file_tools.h"
#include "journal_backup.h"
#include "journal_check.h"
#include "journal_schema.h"

#include <QFile>
#include <QFileInfo>

namespace muster {
namespace {

/// Path of the moved journal; empty when there was none.
Result<QString> moveAside(const JournalPlaces& places)
{
    const QString aside = places.folder + QStringLiteral("/journal-damaged-%1.db").arg(fileStamp());
    // The journal goes last: a log that stays behind would be read into the journal that comes.
    for (const QString& suffix : {QStringLiteral("-wal"), QStringLiteral("-shm"), QString()}) {
        if (!QFile::exists(places.journal + suffix))
            continue;
        if (auto moved = renameLasting(places.journal + suffix, aside + suffix); !moved)
            return moved.error();
    }
    return QFile::exists(aside) ? aside : QString();
}

bool isGood(const QString& copy)
{
    const auto database = SqliteDatabase::openUnchanging(copy, journalSchema());
    return database && checkJournal(**database);
}

/// The newest good copy; empty when there is none. A journal that only lost its log is a copy, and
/// the newest.
QString newestGood(const JournalPlaces& places, const QString& aside)
{
    QStringList copies = journalBackups(places);
    if (!aside.isEmpty() && !QFile::exists(aside + QStringLiteral("-wal")))
        copies.prepend(aside);
    for (const QString& copy : copies) {
        if (isGood(copy))
            return copy;
    }
    return {};
}

Result<Done> note(
    const QString& file, const QString& aside, const QString& from, const QString& damage)
{
    auto database = SqliteDatabase::open(file, StoreAccess::Owner, journalSchema());
    if (!database)
        return database.error();
    const auto noted = database.value()->run(
        QStringLiteral("UPDATE meta SET needs_confirmation = 1, moved_aside = ?, made_from = ?,"
                       " damage = ?"),
        {storedText(aside), storedText(from), storedText(damage)});
    if (!noted)
        return noted.error();
    return Done();
}

} // namespace

QString lossOf(const JournalPlaces& places)
{
    const bool isOpen = QFile::exists(places.openMark);
    if (QFileInfo(places.journal).size() == 0) // also of a file that is missing
        return isOpen || !journalBackups(places).isEmpty() ? QStringLiteral("the file is missing")
                                                           : QString();
    return isOpen && !QFile::exists(places.log()) ? QStringLiteral("its write-ahead log is missing")
                                                  : QString();
}

Result<Done> replaceJournal(const JournalPlaces& places, const QString& damage)
{
    const Result<QString> aside = moveAside(places);
    if (!aside)
        return aside.error();
    QFile::remove(places.openMark);
    const QString from = newestGood(places, *aside);
    const QString file = places.journal + QStringLiteral(".part");
    for (const QString& suffix : {QStringLiteral("-wal"), QStringLiteral("-shm"), QString()})
        QFile::remove(file + suffix); // of a start that was ended in the middle
    if (!from.isEmpty() && !QFile::copy(from, file))
        return makeError(
            Error::Kind::Storage, file + QStringLiteral(": cannot be copied from ") + from);
    if (auto noted = note(file, *aside, from, damage); !noted)
        return noted.error();
    if (auto synced = syncFile(file); !synced)
        return synced.error();
    return renameLasting(file, places.journal);
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal_backup.h"

#include "core/ports/journal_codes.h"
#include "file_tools.h"
#include "journal_check.h"
#include "journal_schema.h"
#include "sqlite_copy.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>

namespace muster {
namespace {

const QString kUnfinished = QStringLiteral(".part");

} // namespace

JournalPlaces JournalPlaces::beside(const QString& journal)
{
    JournalPlaces places;
    places.journal = journal;
    places.folder = QFileInfo(journal).absolutePath();
    places.reserve = places.folder + QStringLiteral("/journal.reserve");
    places.backups = places.folder + QStringLiteral("/backup");
    places.rescue = places.folder + QStringLiteral("/rescue");
    places.openMark = places.folder + QStringLiteral("/journal.open");
    return places;
}

QStringList journalBackups(const JournalPlaces& places)
{
    const QDir folder(places.backups);
    QStringList names = folder.entryList({QStringLiteral("journal-*.db")}, QDir::Files, QDir::Name);
    QStringList newestFirst;
    for (auto name = names.crbegin(); name != names.crend(); ++name)
        newestFirst << folder.filePath(*name);
    return newestFirst;
}

JournalBackup::JournalBackup(SqliteDatabase& source, JournalPlaces places, qint64 minFreeBytes)
    : m_source(source)
    , m_places(std::move(places))
    , m_minFreeBytes(minFreeBytes)
{
}

JournalBackup::~JournalBackup()
{
    m_check.reset();
    m_written.reset();
    m_copy.reset();
    sqlite3_close(m_handle);
    if (!m_file.isEmpty())
        ::unlink(QFile::encodeName(m_file).constData());
}

Result<bool> JournalBackup::step()
{
    if (m_file.isEmpty()) {
        if (auto begun = begin(); !begun)
            return begun.error();
        return false;
    }
    if (m_copy)
        return copy();
    const Result<bool> checked = m_check->step();
    if (!checked || !*checked)
        return checked;
    if (auto stored = store(); !stored)
        return stored.error();
    return true;
}

Result<Done> JournalBackup::begin()
{
    if (auto made = makePrivateFolder(m_places.backups); !made)
        return made.error();
    QDir folder(m_places.backups);
    for (const QString& name :
        folder.entryList({QStringLiteral("journal-*.db") + kUnfinished}, QDir::Files))
        folder.remove(name); // of a run that was ended in the middle
    const Result<qint64> room = freeBytes(m_places.backups);
    if (!room)
        return room.error();
    // A backup must not take the room that the journal needs.
    if (*room - QFileInfo(m_places.journal).size() - QFileInfo(m_places.log()).size()
        < m_minFreeBytes)
        return m_source.fault(QStringLiteral("no room for a backup"), journalcode::kDiskFull);
    return openCopy();
}

Result<Done> JournalBackup::openCopy()
{
    const QString file
        = m_places.backups + QStringLiteral("/journal-%1.db").arg(fileStamp()) + kUnfinished;
    const QByteArray name = QFile::encodeName(file);
    const int descriptor = ::open(name.constData(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return systemFault(file, errno);
    ::close(descriptor);
    m_file = file;
    int code
        = sqlite3_open_v2(file.toUtf8().constData(), &m_handle, SQLITE_OPEN_READWRITE, nullptr);
    // Nobody reads the copy before it is whole and synced, so it needs no journal of its own.
    if (code == SQLITE_OK)
        code = sqlite3_exec(
            m_handle, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF", nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return sqliteError(
            code, file + QStringLiteral(": ") + QString::fromUtf8(sqlite3_errstr(code)));
    m_copy = std::make_unique<SqliteCopy>(m_source, m_handle);
    return Done();
}

Result<bool> JournalBackup::copy()
{
    const Result<bool> copied = m_copy->step(kPages);
    if (!copied || !*copied)
        return copied;
    m_copy.reset();
    const int code = sqlite3_close(m_handle);
    m_handle = nullptr;
    if (code != SQLITE_OK)
        return sqliteError(
            code, m_file + QStringLiteral(": ") + QString::fromUtf8(sqlite3_errstr(code)));
    auto written = SqliteDatabase::openUnchanging(m_file, journalSchema());
    if (!written)
        return written.error();
    m_written = std::move(written).value();
    m_check = std::make_unique<JournalCheck>(*m_written);
    return false;
}

Result<Done> JournalBackup::store()
{
    m_check.reset();
    m_written.reset();
    if (auto synced = syncFile(m_file); !synced)
        return synced.error();
    if (auto named = renameLasting(m_file, m_file.chopped(kUnfinished.size())); !named)
        return named.error();
    m_file.clear();
    const QStringList all = journalBackups(m_places);
    for (qsizetype i = kKept; i < all.size(); ++i)
        QFile::remove(all.at(i));
    return Done();
}

Result<Done> backUpJournal(SqliteDatabase& source, const JournalPlaces& places, qint64 minFreeBytes)
{
    JournalBackup backup(source, places, minFreeBytes);
    for (;;) {
        const Result<bool> slice = backup.step();
        if (!slice)
            return slice.error();
        if (*slice)
            return Done();
    }
}

} // namespace muster

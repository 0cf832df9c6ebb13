// SPDX-License-Identifier: GPL-3.0-or-later
#include "disk_shim.h"

#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

#include <cstring>
#include <new>

namespace muster::diskshim {
namespace {

Fault g_fault = Fault::None;
bool g_isRecording = false;
std::vector<Operation> g_protocol;
sqlite3_vfs* g_below = nullptr;
sqlite3_vfs g_shim;

struct ShimFile
{
    sqlite3_file base{}; ///< first: SQLite knows only this
    sqlite3_file* below = nullptr; ///< in the memory behind this struct
    QString path{};
};

ShimFile* shim(sqlite3_file* file)
{
    return reinterpret_cast<ShimFile*>(file);
}

sqlite3_file* below(sqlite3_file* file)
{
    return shim(file)->below;
}

void keep(Operation::Kind kind, const QString& path, qint64 offset = 0, QByteArray bytes = {})
{
    if (g_isRecording)
        g_protocol.push_back({kind, QFileInfo(path).fileName(), offset, std::move(bytes)});
}

int faultOfWrite(const QString& path)
{
    const QString reserve = QFileInfo(path).path() + QStringLiteral("/journal.reserve");
    switch (g_fault) {
    case Fault::FullUntilReserveIsGone:
        return QFile::exists(reserve) ? SQLITE_FULL : SQLITE_OK;
    case Fault::Full:
        return SQLITE_FULL;
    case Fault::WriteError:
        return SQLITE_IOERR_WRITE;
    case Fault::None:
    case Fault::SyncError:
    case Fault::NoSync:
        return SQLITE_OK;
    }
    return SQLITE_OK;
}

int closeFile(sqlite3_file* file)
{
    const int code = below(file)->pMethods->xClose(below(file));
    shim(file)->path.~QString();
    return code;
}

int readFile(sqlite3_file* file, void* into, int size, sqlite3_int64 offset)
{
    return below(file)->pMethods->xRead(below(file), into, size, offset);
}

int writeFile(sqlite3_file* file, const void* from, int size, sqlite3_int64 offset)
{
    if (const int fault = faultOfWrite(shim(file)->path); fault != SQLITE_OK)
        return fault;
    keep(Operation::Kind::Write, shim(file)->path, offset,
        QByteArray(static_cast<const char*>(from), size));
    return below(file)->pMethods->xWrite(below(file), from, size, offset);
}

int truncateFile(sqlite3_file* file, sqlite3_int64 size)
{
    keep(Operation::Kind::Truncate, shim(file)->path, size);
    return below(file)->pMethods->xTruncate(below(file), size);
}

int syncFile(sqlite3_file* file, int flags)
{
    if (g_fault == Fault::SyncError)
        return SQLITE_IOERR_FSYNC;
    keep(Operation::Kind::Sync, shim(file)->path);
    return g_fault == Fault::NoSync ? SQLITE_OK : below(file)->pMethods->xSync(below(file), flags);
}

int sizeOfFile(sqlite3_file* file, sqlite3_int64* size)
{
    return below(file)->pMethods->xFileSize(below(file), size);
}

int lockFile(sqlite3_file* file, int level)
{
    return below(file)->pMethods->xLock(below(file), level);
}

int unlockFile(sqlite3_file* file, int level)
{
    return below(file)->pMethods->xUnlock(below(file), level);
}

int checkLock(sqlite3_file* file, int* isReserved)
{
    return below(file)->pMethods->xCheckReservedLock(below(file), isReserved);
}

int control(sqlite3_file* file, int what, void* value)
{
    return below(file)->pMethods->xFileControl(below(file), what, value);
}

int sectorSize(sqlite3_file* file)
{
    return below(file)->pMethods->xSectorSize(below(file));
}

int characteristics(sqlite3_file* file)
{
    return below(file)->pMethods->xDeviceCharacteristics(below(file));
}

int mapShared(sqlite3_file* file, int page, int size, int extend, void volatile** into)
{
    return below(file)->pMethods->xShmMap(below(file), page, size, extend, into);
}

int lockShared(sqlite3_file* file, int offset, int count, int flags)
{
    return below(file)->pMethods->xShmLock(below(file), offset, count, flags);
}

void barrier(sqlite3_file* file)
{
    below(file)->pMethods->xShmBarrier(below(file));
}

int unmapShared(sqlite3_file* file, int isDeleted)
{
    return below(file)->pMethods->xShmUnmap(below(file), isDeleted);
}

const sqlite3_io_methods kMethods{2, closeFile, readFile, writeFile, truncateFile, syncFile,
    sizeOfFile, lockFile, unlockFile, checkLock, control, sectorSize, characteristics, mapShared,
    lockShared, barrier, unmapShared, nullptr, nullptr};

int openFile(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* outFlags)
{
    auto* made = new (file) ShimFile;
    made->below = reinterpret_cast<sqlite3_file*>(made + 1);
    made->below->pMethods = nullptr;
    made->path = QString::fromUtf8(name);
    const bool isNew = name != nullptr && !QFile::exists(made->path);
    const int code = g_below->xOpen(g_below, name, made->below, flags, outFlags);
    if (made->below->pMethods == nullptr) {
        made->path.~QString();
        return code;
    }
    made->base.pMethods = &kMethods;
    if (isNew)
        keep(Operation::Kind::Create, made->path);
    return code;
}

int deleteFile(sqlite3_vfs*, const char* name, int syncsFolder)
{
    keep(Operation::Kind::Delete, QString::fromUtf8(name), syncsFolder);
    return g_below->xDelete(g_below, name, syncsFolder);
}

} // namespace

void install()
{
    if (g_below != nullptr)
        return;
    g_below = sqlite3_vfs_find(nullptr);
    g_shim = *g_below;
    g_shim.zName = "disk-shim";
    g_shim.szOsFile = static_cast<int>(sizeof(ShimFile)) + g_below->szOsFile;
    g_shim.pNext = nullptr;
    g_shim.xOpen = openFile;
    g_shim.xDelete = deleteFile;
    sqlite3_vfs_register(&g_shim, 1);
}

void setFault(Fault fault)
{
    g_fault = fault;
}

void startRecording()
{
    g_protocol.clear();
    g_isRecording = true;
}

std::vector<Operation> stopRecording()
{
    g_isRecording = false;
    return std::move(g_protocol);
}

void note(const QString& text)
{
    if (g_isRecording)
        g_protocol.push_back({Operation::Kind::Note, text, 0, {}});
}

} // namespace muster::diskshim

// SPDX-License-Identifier: GPL-3.0-or-later
#include "file_tools.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>

namespace muster {
namespace {

struct NetworkFileSystem
{
    quint32 type; ///< as in statfs(2)
    const char* name;
};
constexpr std::array kNetworkFileSystems{
    NetworkFileSystem{0x6969, "NFS"},
    NetworkFileSystem{0x517b, "SMB"},
    NetworkFileSystem{0xff534d42, "CIFS"},
    NetworkFileSystem{0xfe534d42, "SMB2"},
    NetworkFileSystem{0x01021997, "9P"},
    // sshfs and the like: which of them it is, the kernel does not tell.
    NetworkFileSystem{0x65735546, "FUSE"},
    NetworkFileSystem{0x564c, "NCP"},
    NetworkFileSystem{0x73757245, "Coda"},
    NetworkFileSystem{0x5346414f, "AFS"},
    NetworkFileSystem{0x00c36400, "Ceph"},
    NetworkFileSystem{0x7461636f, "OCFS2"},
    NetworkFileSystem{0x01161970, "GFS2"},
    NetworkFileSystem{0x0bd00bd0, "Lustre"},
};

Result<Done> sync(const QString& path, int flags)
{
    const int handle = ::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC);
    if (handle < 0)
        return systemFault(path, errno);
    const int code = fsync(handle) == 0 ? 0 : errno;
    ::close(handle);
    if (code != 0)
        return systemFault(path, code);
    return Done();
}

} // namespace

Error systemFault(const QString& path, int code)
{
    return makeError(Error::Kind::Storage, path + QStringLiteral(": ") + qt_error_string(code));
}

Result<Done> syncFolder(const QString& folder)
{
    return sync(folder, O_RDONLY | O_DIRECTORY);
}

Result<Done> syncFile(const QString& path)
{
    return sync(path, O_RDONLY);
}

Result<Done> makePrivateFolder(const QString& path)
{
    if (::mkdir(QFile::encodeName(path).constData(), 0700) == 0)
        return syncFolder(QFileInfo(path).absolutePath());
    if (errno != EEXIST)
        return systemFault(path, errno);
    return Done();
}

Result<Done> renameLasting(const QString& from, const QString& to)
{
    if (::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return systemFault(from, errno);
    return syncFolder(QFileInfo(to).absolutePath());
}

QString fileStamp()
{
    return QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd'T'HHmmsszzz'Z'"));
}

Result<qint64> freeBytes(const QString& path)
{
    struct statvfs disk = {};
    if (statvfs(QFile::encodeName(path).constData(), &disk) != 0)
        return systemFault(path, errno);
    return static_cast<qint64>(disk.f_bavail) * static_cast<qint64>(disk.f_frsize);
}

QString networkFileSystemOf(const QString& path)
{
    struct statfs found = {};
    if (statfs(QFile::encodeName(path).constData(), &found) != 0)
        return {};
    for (const NetworkFileSystem& known : kNetworkFileSystems) {
        if (static_cast<quint32>(found.f_type) == known.type)
            return QString::fromLatin1(known.name);
    }
    return {};
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/disk_space.h"

#include <QFile>

#include <sys/statvfs.h>

#include <cerrno>

namespace muster {

Result<qint64> freeDiskSpace(const QString& path)
{
    struct statvfs disk = {};
    if (statvfs(QFile::encodeName(path).constData(), &disk) != 0)
        return makeError(
            Error::Kind::Storage, path + QStringLiteral(": ") + qt_error_string(errno));
    return static_cast<qint64>(disk.f_bavail) * static_cast<qint64>(disk.f_frsize);
}

} // namespace muster

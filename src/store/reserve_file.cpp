// SPDX-License-Identifier: GPL-3.0-or-later
#include "reserve_file.h"

#include "core/ports/journal_codes.h"
#include "file_tools.h"

#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace muster {

Result<Done> ReserveFile::hold()
{
    const QByteArray name = QFile::encodeName(m_path);
    constexpr qint64 kBlock = 512; // of st_blocks
    struct stat found = {};
    if (stat(name.constData(), &found) == 0 && found.st_size >= kBytes
        && found.st_blocks * kBlock >= kBytes)
        return Done();
    const int handle = ::open(name.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (handle < 0)
        return systemFault(m_path, errno);
    const int code = posix_fallocate(handle, 0, kBytes);
    ::close(handle);
    if (code == 0)
        return Done();
    ::unlink(name.constData());
    Error error = systemFault(m_path, code);
    if (code == ENOSPC)
        error.code = journalcode::kDiskFull;
    return error;
}

bool ReserveFile::release()
{
    return ::unlink(QFile::encodeName(m_path).constData()) == 0;
}

} // namespace muster

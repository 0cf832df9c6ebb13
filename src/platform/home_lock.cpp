// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/home_lock.h"

#include <QFile>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace muster {
namespace {

Error storageError(const QString& path, int code)
{
    return makeError(Error::Kind::Storage, path + QStringLiteral(": ") + qt_error_string(code));
}

/// True when \a descriptor is still the file at \a path: someone may have removed it between open
/// and flock.
bool isStillAt(const QByteArray& path, int descriptor)
{
    struct stat opened = {};
    struct stat named = {};
    return fstat(descriptor, &opened) == 0 && lstat(path.constData(), &named) == 0
        && opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

/// The process id in the file is only a hint for people: nothing is decided by it.
void writeOwner(int descriptor)
{
    const QByteArray text = QByteArray::number(getpid()) + '\n';
    if (ftruncate(descriptor, 0) != 0
        || pwrite(descriptor, text.constData(), static_cast<size_t>(text.size()), 0) < 0)
        return;
}

QString ownerText(int descriptor)
{
    std::array<char, 32> buffer{};
    const ssize_t length = pread(descriptor, buffer.data(), buffer.size(), 0);
    return QString::fromLatin1(buffer.data(), length < 0 ? 0 : length).trimmed();
}

} // namespace

Result<std::shared_ptr<HomeLock>> HomeLock::take(const QString& lockFile)
{
    const QByteArray path = QFile::encodeName(lockFile);
    constexpr int kTries = 5;
    for (int attempt = 0; attempt < kTries; ++attempt) {
        const int descriptor
            = open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (descriptor < 0)
            return storageError(lockFile, errno);
        if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
            const int code = errno;
            const QString owner = ownerText(descriptor);
            close(descriptor);
            if (code != EWOULDBLOCK)
                return storageError(lockFile, code);
            return makeError(Error::Kind::Locked,
                QStringLiteral("%1 is held by process %2").arg(lockFile, owner));
        }
        if (isStillAt(path, descriptor)) {
            writeOwner(descriptor);
            return std::shared_ptr<HomeLock>(new HomeLock(descriptor));
        }
        close(descriptor);
    }
    return makeError(Error::Kind::Storage, QStringLiteral("%1 keeps being replaced").arg(lockFile));
}

HomeLock::~HomeLock()
{
    close(m_descriptor);
}

} // namespace muster

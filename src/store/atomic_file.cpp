// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/atomic_file.h"

#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

namespace muster {
namespace {

/// A file descriptor that is closed at the end.
class Descriptor
{
public:
    explicit Descriptor(int number)
        : m_number(number)
    {
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    [[nodiscard]] bool isOpen() const { return m_number >= 0; }
    [[nodiscard]] int number() const { return m_number; }
    /// Closes and tells whether that worked.
    bool closeNow()
    {
        const int number = m_number;
        m_number = -1;
        return ::close(number) == 0;
    }

private:
    int m_number;
};

/// The path, and what it points to when it is a link.
QString named(const QString& path)
{
    const QString target = QFileInfo(path).symLinkTarget();
    return target.isEmpty() ? path : path + QStringLiteral(" -> ") + target;
}

Error systemError(const QString& path, int code)
{
    const Error::Kind kind = code == ENOENT ? Error::Kind::NotFound : Error::Kind::Storage;
    return makeError(kind, named(path) + QStringLiteral(": ") + qt_error_string(code));
}

Error refused(const QString& path, const QString& code, const QString& why)
{
    Error error = makeError(Error::Kind::Invalid, named(path) + QStringLiteral(": ") + why);
    error.code = code;
    return error;
}

/// 0, or the system's error code.
int writeAll(int descriptor, const QByteArray& bytes)
{
    qsizetype done = 0;
    while (done < bytes.size()) {
        const ssize_t part = ::write(
            descriptor, bytes.constData() + done, static_cast<size_t>(bytes.size() - done));
        if (part < 0 && errno != EINTR)
            return errno;
        done += part > 0 ? part : 0;
    }
    return 0;
}

mode_t sharedMode()
{
    const mode_t mask = umask(0077);
    umask(mask);
    return 0666U & ~mask;
}

/// Writes and syncs; 0, or the system's error code.
int fillFile(Descriptor& file, const QByteArray& bytes, FileAccess access)
{
    if (access == FileAccess::Shared && fchmod(file.number(), sharedMode()) != 0)
        return errno;
    if (const int code = writeAll(file.number(), bytes); code != 0)
        return code;
    if (fsync(file.number()) != 0 || !file.closeNow())
        return errno;
    return 0;
}

/// Makes a rename last; 0, or the system's error code.
int syncFolder(const QString& folder)
{
    const Descriptor handle(
        ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!handle.isOpen() || fsync(handle.number()) != 0)
        return errno;
    return 0;
}

bool isSameState(const struct stat& a, const struct stat& b)
{
    return a.st_size == b.st_size && a.st_mtim.tv_sec == b.st_mtim.tv_sec
        && a.st_mtim.tv_nsec == b.st_mtim.tv_nsec && a.st_ino == b.st_ino && a.st_dev == b.st_dev;
}

} // namespace

Result<Done> writeFileAtomically(const QString& path, const QByteArray& bytes, FileAccess access)
{
    const QFileInfo info(path);
    const QString target = info.isSymLink() && info.exists() ? info.canonicalFilePath() : path;
    if (QFileInfo(target).isDir())
        return makeError(
            Error::Kind::Storage, path + QStringLiteral(": ") + qt_error_string(EISDIR));
    QByteArray temporary = QFile::encodeName(target) + ".XXXXXX";
    Descriptor file(mkostemp(temporary.data(), O_CLOEXEC)); // mode 0600
    if (!file.isOpen())
        return makeError(
            Error::Kind::Storage, path + QStringLiteral(": ") + qt_error_string(errno));
    int code = fillFile(file, bytes, access);
    if (code == 0 && ::rename(temporary.constData(), QFile::encodeName(target).constData()) != 0)
        code = errno;
    if (code != 0) {
        ::unlink(temporary.constData());
        return makeError(Error::Kind::Storage, path + QStringLiteral(": ") + qt_error_string(code));
    }
    code = syncFolder(QFileInfo(target).absolutePath());
    if (code != 0)
        return makeError(Error::Kind::Storage, path + QStringLiteral(": ") + qt_error_string(code));
    return Done();
}

Result<QByteArray> readRegularFile(const QString& path, qint64 maxBytes)
{
    const QByteArray name = QFile::encodeName(path);
    // O_NONBLOCK: opening a FIFO returns at once. O_NOCTTY: a terminal does not become ours.
    const Descriptor file(::open(name.constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    if (!file.isOpen())
        return systemError(path, errno);
    struct stat before = {};
    if (fstat(file.number(), &before) != 0)
        return systemError(path, errno);
    if (!S_ISREG(before.st_mode))
        return refused(path, QStringLiteral("not-regular"), QStringLiteral("not a regular file"));
    if (before.st_size > maxBytes) {
        return refused(path, QStringLiteral("too-large"),
            QStringLiteral("%1 bytes, at most %2 are read").arg(before.st_size).arg(maxBytes));
    }
    QByteArray bytes(static_cast<qsizetype>(before.st_size) + 1, Qt::Uninitialized);
    qsizetype done = 0;
    while (done < bytes.size()) {
        const ssize_t part
            = ::read(file.number(), bytes.data() + done, static_cast<size_t>(bytes.size() - done));
        if (part < 0 && errno != EINTR)
            return systemError(path, errno);
        if (part == 0)
            break;
        done += part > 0 ? part : 0;
    }
    struct stat after = {};
    struct stat now = {};
    const bool same = done == before.st_size && fstat(file.number(), &after) == 0
        && isSameState(before, after) && ::stat(name.constData(), &now) == 0
        && isSameState(before, now);
    if (!same)
        return refused(
            path, QStringLiteral("changed"), QStringLiteral("changed while it was read"));
    bytes.truncate(done);
    return bytes;
}

bool isReadableByOthers(const QString& path)
{
    struct stat found = {};
    return ::stat(QFile::encodeName(path).constData(), &found) == 0 && (found.st_mode & 0044) != 0;
}

} // namespace muster

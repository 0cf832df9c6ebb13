// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/home_folders.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

namespace muster {
namespace {

constexpr QFile::Permissions kPrivate = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;

constexpr QFile::Permissions kOthers = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
    | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;

/// An XDG folder: the variable when it names an absolute path (the standard ignores others), else
/// below the user's folder.
QString xdgFolder(const char* variable, const QString& belowHome)
{
    const QString named = qEnvironmentVariable(variable);
    const QString base = QDir::isAbsolutePath(named) ? named : QDir::homePath() + u'/' + belowHome;
    return QDir::cleanPath(base) + QStringLiteral("/muster");
}

/// `--home` may name any folder, also one that others need (`/tmp`): only an empty one or a home of
/// Muster is closed to them.
bool mayBeClosed(const QString& path)
{
    const QDir folder(path);
    return folder.isEmpty() || folder.exists(QStringLiteral("journal.db"))
        || folder.exists(QStringLiteral("lock"));
}

Result<Done> makeFolder(const QString& path, bool isOwn)
{
    const QFileInfo info(path);
    if (!info.isDir()) {
        // Only the last folder is Muster's own; what lies above it follows the umask. Another
        // Muster that begins at the same moment may have made it by now.
        const bool made = QDir().mkpath(info.path()) && QDir().mkdir(path, kPrivate);
        if (!made && !QFileInfo(path).isDir())
            return makeError(
                Error::Kind::Storage, path + QStringLiteral(": the folder cannot be made"));
    }
    const bool isClosed = (QFile::permissions(path) & kOthers) == QFile::Permissions();
    if (isClosed || !(isOwn || mayBeClosed(path)))
        return Done();
    if (!QFile::setPermissions(path, kPrivate))
        return makeError(
            Error::Kind::Storage, path + QStringLiteral(": the folder cannot be made private"));
    return Done();
}

} // namespace

HomeFolders HomeFolders::below(const QString& directory)
{
    HomeFolders folders;
    folders.m_data = QDir::cleanPath(QDir::current().absoluteFilePath(directory));
    folders.m_config = folders.m_data;
    folders.m_cache = folders.m_data + QStringLiteral("/cache");
    folders.m_log = folders.m_data + QStringLiteral("/log");
    folders.m_runtime = folders.m_data;
    return folders;
}

HomeFolders HomeFolders::standard()
{
    HomeFolders folders;
    folders.m_data = xdgFolder("XDG_DATA_HOME", QStringLiteral(".local/share"));
    folders.m_config = xdgFolder("XDG_CONFIG_HOME", QStringLiteral(".config"));
    folders.m_cache = xdgFolder("XDG_CACHE_HOME", QStringLiteral(".cache"));
    folders.m_log
        = xdgFolder("XDG_STATE_HOME", QStringLiteral(".local/state")) + QStringLiteral("/log");
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    folders.m_runtime = QFileInfo(runtime).isDir()
        ? QDir::cleanPath(runtime) + QStringLiteral("/muster")
        : folders.m_data;
    return folders;
}

HomeFolders HomeFolders::standardSimulator()
{
    return below(standard().simulator());
}

Result<Done> HomeFolders::create() const
{
    for (const QString& folder :
        {m_data, m_config, m_runtime, QFileInfo(m_log).path(), m_cache, m_log, simulator()}) {
        if (auto made = makeFolder(folder, folder != m_data); !made)
            return made.error();
    }
    return Done();
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

namespace muster {

/// Who may read a file that Muster writes.
enum class FileAccess {
    Private, ///< only this user (0600): everything in the home
    Shared, ///< as the user's umask says: exports
};

/// Writes \a bytes into a temporary file beside \a path, syncs it, renames it over \a path and
/// syncs the folder: afterwards the file is the old one or the new one, whole. A link is followed,
/// and its target replaced. Fails with Kind::Storage.
Result<Done> writeFileAtomically(
    const QString& path, const QByteArray& bytes, FileAccess access = FileAccess::Private);

/// Reads a regular file of at most \a maxBytes through one descriptor; a FIFO or device never
/// blocks. Links are followed, and \c detail names their target. Fails with Kind::NotFound (also a
/// link to nothing), Kind::Storage (with the system's reason), or Kind::Invalid with one of these
/// codes: `not-regular`, `too-large`, `changed` (replaced or truncated while it was read).
Result<QByteArray> readRegularFile(const QString& path, qint64 maxBytes);

/// True when others than the owner may read \a path: a warning is due when it holds secrets.
bool isReadableByOthers(const QString& path);

} // namespace muster

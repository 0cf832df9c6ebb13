// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

namespace muster {

/// A Kind::Storage error with the system's reason for \a code (errno).
Error systemFault(const QString& path, int code);

/// Makes what was made, renamed or removed in \a folder last. Fails with Kind::Storage.
Result<Done> syncFolder(const QString& folder);
/// Makes a file's content last.
Result<Done> syncFile(const QString& path);
/// Makes a folder of mode 0700 when it is missing, lastingly.
Result<Done> makePrivateFolder(const QString& path);
/// Renames within one folder and makes it last. Fails with Kind::Storage.
Result<Done> renameLasting(const QString& from, const QString& to);

/// `20260412T101530123Z`: now, for file names that sort by time.
QString fileStamp();

/// Bytes that this user can still write on the disk of \a path.
Result<qint64> freeBytes(const QString& path);
/// The name of the network file system that \a path lies on; empty for a local one.
QString networkFileSystemOf(const QString& path);

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

namespace muster {

/// Bytes that this user can still write on the disk of \a path. Fails with Kind::Storage.
Result<qint64> freeDiskSpace(const QString& path);

} // namespace muster

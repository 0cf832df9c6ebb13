// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

#include <memory>

namespace muster {

/// Ownership of a home, as long as the object lives: an advisory lock (flock) on a file held open.
/// The kernel frees it when the process ends, however it ends. The file stays.
class HomeLock
{
public:
    /// Never waits. Fails with Kind::Locked when another process has it (\c detail names its
    /// process id), with Kind::Storage when the file cannot be made or locked. On success the
    /// pointer is not null.
    static Result<std::shared_ptr<HomeLock>> take(const QString& lockFile);
    HomeLock(const HomeLock&) = delete;
    HomeLock& operator=(const HomeLock&) = delete;
    ~HomeLock();

private:
    explicit HomeLock(int descriptor)
        : m_descriptor(descriptor)
    {
    }
    int m_descriptor;
};

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

namespace muster {

/// Room on the disk that is set aside for the moment when the disk is full.
class ReserveFile
{
public:
    static constexpr qint64 kBytes = qint64(1) << 20;

    explicit ReserveFile(QString path)
        : m_path(std::move(path))
    {
    }
    /// Makes the file, with all its blocks, unless it is there. Fails with Kind::Storage; then no
    /// part of it is left.
    Result<Done> hold();
    /// Gives the room back. True when there was any.
    bool release();

private:
    QString m_path;
};

} // namespace muster

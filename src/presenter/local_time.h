// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time.h"

#include <optional>

namespace muster {

/// `yyyy-MM-dd HH:mm`, local.
inline QString localTimeFormat()
{
    return QStringLiteral("yyyy-MM-dd HH:mm");
}

inline QString localTimeText(UtcTime time)
{
    return toDateTime(time).toLocalTime().toString(localTimeFormat());
}

/// None when \a text is no local time, or one that the clock jumps over.
inline std::optional<UtcTime> fromLocalTimeText(const QString& text)
{
    const QDateTime read = QDateTime::fromString(text.trimmed(), localTimeFormat());
    if (!read.isValid() || read.toString(localTimeFormat()) != text.trimmed())
        return std::nullopt;
    return fromDateTime(read);
}

} // namespace muster

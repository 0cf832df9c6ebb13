// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QDateTime>
#include <QString>

#include <chrono>

namespace muster {

using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

/// An instant in UTC, by whatever clock the name of the variable says.
using UtcTime = std::chrono::sys_time<milliseconds>;
/// A reading of the boot clock (counts sleep); comparable within one boot only.
using BootTime = std::chrono::duration<qint64, std::milli>;

/// `yyyy-MM-ddTHH:mm:ssZ`
QString toIsoText(UtcTime time);
/// Reads `yyyy-MM-ddTHH:mm:ssZ` and `yyyy-MM-ddTHH:mmZ` (years 1970 to 9998); fails with
/// Kind::Invalid on anything else.
Result<UtcTime> fromIsoText(QStringView text);
QDateTime toDateTime(UtcTime time);
UtcTime fromDateTime(const QDateTime& time);
/// Reads a span as the command line has it: `90s`, `45m`, `8h`, `2d`; 1 s to 36,525 d. Fails with
/// Kind::Invalid.
Result<seconds> parseSpan(QStringView text);
/// `90s`, `45m`, `8h`, `2d`: the largest unit that divides it.
QString spanText(seconds span);

} // namespace muster

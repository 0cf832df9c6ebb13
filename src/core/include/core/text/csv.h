// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QStringList>

#include <vector>

namespace muster {

using CsvRows = std::vector<QStringList>;

/// One field: quoted where RFC 4180 wants it. What a spreadsheet would take for a formula (a
/// leading `= + - @`, TAB, CR, LF or NUL) gets a leading apostrophe.
QString csvField(const QString& text);

/// UTF-8, CR LF after every row. A row without fields is written as one empty field.
QByteArray writeCsv(const CsvRows& rows);

/// The inverse of writeCsv(): gives the same rows back, without those apostrophes. Takes LF alone
/// as the end of a row too, and a byte order mark. Fails with Kind::Malformed (\c detail has the
/// line) on a stray or open quote and on invalid UTF-8.
Result<CsvRows> readCsv(const QByteArray& bytes);

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/wire/json_reader.h"

#include <QByteArrayView>

namespace muster::json {

/// Where and why a text is not what JsonLimits allow.
struct Fault
{
    qsizetype offset = -1; ///< -1: unknown
    QString code{};
    QString what{};
};

/// The encoding's and the container's faults, found by the first bytes: empty, UTF-16, invalid
/// UTF-8, HTML.
std::optional<Fault> faultOfEncoding(QByteArrayView text);
/// The first place where \a text breaks the rules of RFC 8259 or \a limits. The parser that is used
/// says only that there is one; this looks for it, without recursion.
std::optional<Fault> firstFault(QByteArrayView text, const JsonLimits& limits);
/// Offset of the first byte that is no UTF-8, or -1.
qsizetype invalidUtf8At(QByteArrayView text);

Error toError(const Fault& fault, QByteArrayView text, bool isFile);

} // namespace muster::json

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <map>
#include <vector>

namespace muster {

/// Decoded request parameters (UTF-8) in byte order of their names, the order that both signatures
/// use.
using Parameters = std::map<QByteArray, QByteArray>;

/// Percent-encodes all but A-Z a-z 0-9 - _ . ~ with capital hex digits (RFC 3986).
[[nodiscard]] QByteArray percentEncode(const QByteArray& raw);

/// Undoes percent-encoding; `+` is a space, a stray `%` stays as it is.
[[nodiscard]] QByteArray percentDecode(const QByteArray& encoded);

/// Adds the pairs of a query string or form body to \a into.
void parsePairs(const QByteArray& encoded, Parameters& into);

/// `name=value` pairs joined by `&`, both sides encoded.
[[nodiscard]] QByteArray canonicalQuery(const Parameters& parameters);

/// The value of \a name, or an empty text.
[[nodiscard]] QByteArray valueOf(const Parameters& parameters, const QByteArray& name);

/// The values of `name.1`, `name.2` … up to the first gap.
[[nodiscard]] std::vector<QByteArray> listOf(const Parameters& parameters, const QByteArray& name);

/// True for names that belong to authentication or to the envelope of a call and not to its
/// content.
[[nodiscard]] bool isEnvelopeParameter(const QByteArray& name);

} // namespace muster

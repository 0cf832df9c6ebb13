// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringView>

namespace muster {

/// Appends \a text to \a out in UTF-8 with the percent-encoding of the signature rules; lone
/// surrogates become U+FFFD.
void appendEncoded(QByteArray& out, QStringView text);
/// Encodes the bytes of \a text, for a text that is encoded already (V1 encodes its canonical query
/// once more).
void appendEncodedBytes(QByteArray& out, QByteArrayView text);

} // namespace muster

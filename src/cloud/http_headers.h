// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace muster {

/// `Tue, 24 Nov 2026 08:20:00 GMT` in milliseconds since 1970; nothing for any other form.
std::optional<qint64> parseHttpDate(const QByteArray& text);

/// The pause a server asks for, at most 60,000 ms: \a acsRetryAfter (`x-acs-retry-after`,
/// milliseconds) before \a retryAfter (seconds, or a date, which is taken against \a serverTimeMs).
std::optional<qint64> parseRetryAfter(const QByteArray& acsRetryAfter, const QByteArray& retryAfter,
    std::optional<qint64> serverTimeMs);

} // namespace muster

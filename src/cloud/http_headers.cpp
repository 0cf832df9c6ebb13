// SPDX-License-Identifier: GPL-3.0-or-later
#include "http_headers.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>

namespace muster {
namespace {

constexpr qint64 kLongestPauseMs = 60'000;

std::optional<qint64> wholeNumber(const QByteArray& text)
{
    const QByteArray digits = text.trimmed();
    const bool plain = !digits.isEmpty()
        && std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!plain)
        return std::nullopt;
    bool good = false;
    const qint64 value = digits.toLongLong(&good);
    return good ? value : kLongestPauseMs; // more digits than 64 bits have
}

} // namespace

std::optional<qint64> parseHttpDate(const QByteArray& text)
{
    if (text.size() > 64)
        return std::nullopt;
    QDateTime time = QLocale::c().toDateTime(
        QString::fromLatin1(text.trimmed()), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    if (!time.isValid())
        return std::nullopt;
    time.setTimeZone(QTimeZone::utc());
    return time.toMSecsSinceEpoch();
}

std::optional<qint64> parseRetryAfter(const QByteArray& acsRetryAfter, const QByteArray& retryAfter,
    std::optional<qint64> serverTimeMs)
{
    if (const auto pause = wholeNumber(acsRetryAfter))
        return std::min(*pause, kLongestPauseMs);
    if (const auto pause = wholeNumber(retryAfter))
        return std::min(*pause, kLongestPauseMs / 1000) * 1000;
    const auto until = parseHttpDate(retryAfter);
    if (!until || !serverTimeMs)
        return std::nullopt;
    return std::clamp(*until - *serverTimeMs, qint64{0}, kLongestPauseMs);
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <functional>
#include <optional>

namespace muster {

/// The simulator's time, in milliseconds since 1970 (UTC).
///
/// `now` moves lifecycle and memory and can be moved forward; `serverNow` is what the server says
/// and checks, and may be skewed.
class SimClock
{
public:
    SimClock();

    [[nodiscard]] qint64 now() const { return m_source() + m_advanceMs; }
    [[nodiscard]] qint64 serverNow() const { return now() + m_skewMs; }
    void advanceBy(std::chrono::milliseconds span) { m_advanceMs += span.count(); }
    void setSkew(std::chrono::milliseconds span) { m_skewMs = span.count(); }
    [[nodiscard]] qint64 advanced() const { return m_advanceMs; }
    void reset();
    /// For tests: time stands still at \a ms until it is advanced.
    void freezeAt(qint64 ms);

private:
    std::function<qint64()> m_source;
    qint64 m_advanceMs = 0;
    qint64 m_skewMs = 0;
};

/// Reads `500ms`, `90s`, `45m`, `8h`, `2d`, `1.5s`, with an optional sign.
[[nodiscard]] std::optional<std::chrono::milliseconds> parseSpan(const QString& text);

/// `yyyy-MM-ddTHH:mm:ssZ`.
[[nodiscard]] QString secondsText(qint64 ms);
/// `yyyy-MM-ddTHH:mmZ`, the form of DescribeInstances.
[[nodiscard]] QString minutesText(qint64 ms);
/// The form of the HTTP Date header.
[[nodiscard]] QByteArray httpDate(qint64 ms);
/// Reads `yyyy-MM-ddTHH:mm:ssZ` (and `…mmZ` when \a minutesToo); nothing else.
[[nodiscard]] std::optional<qint64> parseTime(const QByteArray& text, bool minutesToo = false);

} // namespace muster

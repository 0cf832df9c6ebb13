// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time.h"

#include <deque>
#include <optional>

namespace muster {

/// How often one action may be called in one region of one account: a token bucket of 5 calls a
/// second, burst 10, and the minute rule of throttling. Counted per account, region and action (ECS
/// API facts, section 10). Pure: time is passed in.
class CallBudget
{
public:
    explicit CallBudget(double timeScale = 1.0);

    /// How long a call must wait; zero: it may go now. A poll leaves half of the rate to the
    /// person's clicks.
    [[nodiscard]] milliseconds delay(BootTime now, bool poll) const;
    /// A call goes out.
    void spend(BootTime now);
    /// The service throttled a call: silent until the next clock minute plus \a jitter x 5 s, then
    /// 1 call a second, one more for each clean minute. \a retryAfterMs, at most 60,000, where it
    /// is later.
    void throttled(BootTime now, UtcTime wall, double jitter, std::optional<qint64> retryAfterMs);
    /// The service asked for a pause without throttling: at most 60,000 ms, the latest end counts.
    void pause(BootTime now, qint64 retryAfterMs);

    /// Calls of the last minute.
    [[nodiscard]] int lastMinute(BootTime now) const;
    /// Calls that the rate still leaves in this minute.
    [[nodiscard]] int headroom(BootTime now) const;
    [[nodiscard]] std::optional<BootTime> silentUntil(BootTime now) const;
    /// Calls a second at \a now.
    [[nodiscard]] double rate(BootTime now) const;

private:
    [[nodiscard]] double tokens(BootTime now) const;
    [[nodiscard]] double scale(BootTime now) const;

    double m_timeScale;
    double m_tokens;
    BootTime m_filledAt{};
    std::optional<BootTime> m_silentUntil;
    std::optional<BootTime> m_slowSince; ///< end of the last silence after throttling
    std::deque<BootTime> m_calls;
};

} // namespace muster

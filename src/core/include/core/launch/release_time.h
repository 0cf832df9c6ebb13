// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time.h"

#include <compare>

namespace muster {

/// When ECS releases an instance by itself. UTC, whole minutes.
/// Source: RunInstances, parameter AutoReleaseTime: 30 minutes to 3 years ahead; ECS drops the
/// seconds, so Muster asks for 31 minutes, and up to the same date three years on.
class ReleaseTime
{
public:
    static constexpr minutes kLead{31}; ///< earliest that may be entered
    static constexpr seconds kSendLead{
        30 * 60 + 15}; ///< nearer than this at the moment of sending is not sent, but asked

    /// Why an instant or a text is no release time.
    enum class Fault { None, Malformed, NotWholeMinute, TooSoon, TooLate };

    /// The fault of \a text, judged by the server's clock; spaces around it do not count.
    static Fault faultOf(QStringView text, UtcTime serverNow);
    static Fault faultOf(UtcTime time, UtcTime serverNow);
    /// Reads `yyyy-MM-ddTHH:mm:ssZ` or `yyyy-MM-ddTHH:mmZ`. Fails with Kind::Invalid, \c code is
    /// the fault's name.
    static Result<ReleaseTime> fromText(QStringView text, UtcTime serverNow);
    /// The first whole minute that is \a span (rounded up) ahead, and at least kLead.
    /// Fails with Kind::Invalid when \a span is shorter than 30 minutes or ends after the latest
    /// time.
    static Result<ReleaseTime> after(seconds span, UtcTime serverNow);
    /// For a time that was validated before (journal). Fails with Kind::Invalid when it is no whole
    /// minute.
    static Result<ReleaseTime> fromStored(UtcTime time);

    [[nodiscard]] UtcTime time() const { return m_time; }
    /// `yyyy-MM-ddTHH:mm:00Z`
    [[nodiscard]] QString text() const;
    /// False when it is nearer than kSendLead.
    [[nodiscard]] bool canStillBeSent(UtcTime serverNow) const
    {
        return m_time - serverNow >= kSendLead;
    }
    friend auto operator<=>(const ReleaseTime&, const ReleaseTime&) = default;

private:
    explicit ReleaseTime(UtcTime time)
        : m_time(time)
    {
    }
    UtcTime m_time;
};

} // namespace muster

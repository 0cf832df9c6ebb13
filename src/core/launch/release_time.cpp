// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/launch/release_time.h"

namespace muster {

namespace {

constexpr minutes kShortestSpan{30};

/// The same date and time of day three years on; 29 February becomes the 28th.
UtcTime latest(UtcTime serverNow)
{
    namespace ch = std::chrono;
    const auto day = ch::floor<ch::days>(serverNow);
    ch::year_month_day date{day};
    date += ch::years(3);
    if (!date.ok())
        date = ch::year_month_day(date.year() / date.month() / ch::last);
    return UtcTime(ch::sys_days(date)) + (serverNow - day);
}

bool isWholeMinute(UtcTime time)
{
    return std::chrono::floor<minutes>(time) == time;
}

Error faultError(ReleaseTime::Fault fault)
{
    QString name;
    switch (fault) {
    case ReleaseTime::Fault::None:
        break;
    case ReleaseTime::Fault::Malformed:
        name = QStringLiteral("Malformed");
        break;
    case ReleaseTime::Fault::NotWholeMinute:
        name = QStringLiteral("NotWholeMinute");
        break;
    case ReleaseTime::Fault::TooSoon:
        name = QStringLiteral("TooSoon");
        break;
    case ReleaseTime::Fault::TooLate:
        name = QStringLiteral("TooLate");
        break;
    }
    Error error = makeError(Error::Kind::Invalid, QStringLiteral("no release time: ") + name);
    error.code = name;
    return error;
}

} // namespace

ReleaseTime::Fault ReleaseTime::faultOf(UtcTime time, UtcTime serverNow)
{
    if (!isWholeMinute(time))
        return Fault::NotWholeMinute;
    if (time < serverNow + kLead)
        return Fault::TooSoon;
    if (time > latest(serverNow))
        return Fault::TooLate;
    return Fault::None;
}

ReleaseTime::Fault ReleaseTime::faultOf(QStringView text, UtcTime serverNow)
{
    const auto time = fromIsoText(text.trimmed());
    return time ? faultOf(*time, serverNow) : Fault::Malformed;
}

Result<ReleaseTime> ReleaseTime::fromText(QStringView text, UtcTime serverNow)
{
    const Fault fault = faultOf(text, serverNow);
    if (fault != Fault::None)
        return faultError(fault);
    return ReleaseTime(*fromIsoText(text.trimmed()));
}

Result<ReleaseTime> ReleaseTime::after(seconds span, UtcTime serverNow)
{
    if (span < kShortestSpan)
        return faultError(Fault::TooSoon);
    const minutes ahead = std::max(std::chrono::ceil<minutes>(span), kLead);
    const UtcTime time = std::chrono::ceil<minutes>(serverNow + ahead);
    const Fault fault = faultOf(time, serverNow);
    if (fault != Fault::None)
        return faultError(fault);
    return ReleaseTime(time);
}

Result<ReleaseTime> ReleaseTime::fromStored(UtcTime time)
{
    if (!isWholeMinute(time))
        return faultError(Fault::NotWholeMinute);
    return ReleaseTime(time);
}

QString ReleaseTime::text() const
{
    return toIsoText(m_time);
}

} // namespace muster

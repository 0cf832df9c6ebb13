// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/time.h"

#include <array>

namespace muster {

namespace {

constexpr int kFirstYear = 1970;
constexpr int kLastYear = 9998;
constexpr qint64 kLongestSpan = qint64{36525} * 24 * 60 * 60;

struct Unit
{
    QChar letter;
    qint64 length; ///< seconds
};
const std::array<Unit, 4> kUnits{
    Unit{u'd', 86400}, Unit{u'h', 3600}, Unit{u'm', 60}, Unit{u's', 1}};

/// -1 unless \a text is nothing but ASCII digits; at most nine of them, so that it fits an int.
int plainNumber(QStringView text)
{
    if (text.isEmpty() || text.size() > 9)
        return -1;
    int value = 0;
    for (const QChar c : text) {
        if (c < u'0' || c > u'9')
            return -1;
        value = value * 10 + (c.unicode() - u'0');
    }
    return value;
}

/// True when \a text has the shape `0000-00-00T00:00:00Z`, or the same without seconds.
bool hasIsoShape(QStringView text)
{
    static constexpr QStringView kLong = u"0000-00-00T00:00:00Z";
    static constexpr QStringView kShort = u"0000-00-00T00:00Z";
    const QStringView shape = text.size() == kLong.size() ? kLong : kShort;
    if (text.size() != shape.size())
        return false;
    for (qsizetype i = 0; i < shape.size(); ++i) {
        const bool digit = text[i] >= u'0' && text[i] <= u'9';
        if (shape[i] == u'0' ? !digit : text[i] != shape[i])
            return false;
    }
    return true;
}

} // namespace

QString toIsoText(UtcTime time)
{
    namespace ch = std::chrono;
    const auto day = ch::floor<ch::days>(time);
    const ch::year_month_day date{day};
    const ch::hh_mm_ss clock{ch::floor<seconds>(time - day)};
    const auto two
        = [](qint64 value) { return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0')); };
    return QStringLiteral("%1-%2-%3T%4:%5:%6Z")
        .arg(static_cast<int>(date.year()), 4, 10, QLatin1Char('0'))
        .arg(two(static_cast<unsigned>(date.month())), two(static_cast<unsigned>(date.day())),
            two(clock.hours().count()), two(clock.minutes().count()), two(clock.seconds().count()));
}

Result<UtcTime> fromIsoText(QStringView text)
{
    namespace ch = std::chrono;
    const auto fail
        = [] { return makeError(Error::Kind::Invalid, QStringLiteral("not a UTC time")); };
    if (!hasIsoShape(text))
        return fail();
    const int year = plainNumber(text.sliced(0, 4));
    const ch::year_month_day date{ch::year(year),
        ch::month(static_cast<unsigned>(plainNumber(text.sliced(5, 2)))),
        ch::day(static_cast<unsigned>(plainNumber(text.sliced(8, 2))))};
    const int hour = plainNumber(text.sliced(11, 2));
    const int minute = plainNumber(text.sliced(14, 2));
    const int second = text.size() == 20 ? plainNumber(text.sliced(17, 2)) : 0;
    if (year < kFirstYear || year > kLastYear || !date.ok() || hour > 23 || minute > 59
        || second > 59)
        return fail();
    return UtcTime(ch::sys_days(date) + ch::hours(hour) + minutes(minute) + seconds(second));
}

QDateTime toDateTime(UtcTime time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count()).toUTC();
}

UtcTime fromDateTime(const QDateTime& time)
{
    return UtcTime(milliseconds(time.toMSecsSinceEpoch()));
}

Result<seconds> parseSpan(QStringView text)
{
    const auto fail = [] {
        return makeError(Error::Kind::Invalid, QStringLiteral("not a span: 90s, 45m, 8h, 2d"));
    };
    if (text.size() < 2)
        return fail();
    const qint64 number = plainNumber(text.chopped(1));
    if (number < 1)
        return fail();
    for (const Unit& unit : kUnits) {
        if (text.back() == unit.letter)
            return number * unit.length <= kLongestSpan
                ? Result<seconds>(seconds(number * unit.length))
                : fail();
    }
    return fail();
}

QString spanText(seconds span)
{
    const qint64 count = span.count();
    for (const Unit& unit : kUnits) {
        if (count != 0 && count % unit.length == 0)
            return QString::number(count / unit.length) + unit.letter;
    }
    return QStringLiteral("0s");
}

} // namespace muster

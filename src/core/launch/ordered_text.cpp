// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/ordered_text.h"

#include <array>

namespace muster {

namespace {

constexpr int kMostDigits = 6;
constexpr int kLargest = 999999;

bool isShortNumber(QStringView text, int mostDigits)
{
    if (text.isEmpty() || text.size() > mostDigits)
        return false;
    for (const QChar c : text) {
        if (c < u'0' || c > u'9')
            return false;
    }
    return true;
}

/// What stands between the brackets: nothing, `begin`, `begin,`, `,bits` or `begin,bits`.
bool parseInside(QStringView inside, OrderedText& out)
{
    const qsizetype comma = inside.indexOf(u',');
    const QStringView begin = comma < 0 ? inside : inside.first(comma);
    const QStringView bits = comma < 0 ? QStringView() : inside.sliced(comma + 1);
    out.begin = 0;
    out.digits = kMostDigits;
    if (!begin.isEmpty()) {
        if (!isShortNumber(begin, kMostDigits))
            return false;
        out.begin = begin.toInt();
    }
    if (!bits.isEmpty()) {
        if (!isShortNumber(bits, 1) || bits.front() < u'1' || bits.front() > u'6')
            return false;
        out.digits = bits.toInt();
    }
    if (begin.size() > out.digits)
        out.digits = kMostDigits; // the service's own rule
    return true;
}

} // namespace

OrderedText::Form OrderedText::parse(const QString& text, OrderedText& out)
{
    const qsizetype open = text.indexOf(u'[');
    const qsizetype close = text.indexOf(u']');
    if ((open < 0 && close < 0) || open == 0)
        return Form::Plain;
    const bool isOnePair
        = open > 0 && close > open && text.count(u'[') == 1 && text.count(u']') == 1;
    if (!isOnePair || !parseInside(QStringView(text).sliced(open + 1, close - open - 1), out))
        return Form::Malformed;
    out.prefix = text.first(open);
    out.suffix = text.sliced(close + 1);
    return Form::Ordered;
}

QString OrderedText::at(int position) const
{
    return prefix + QStringLiteral("%1").arg(begin + position, digits, 10, QLatin1Char('0'))
        + suffix;
}

QString OrderedText::movedOn(int offset) const
{
    return QStringLiteral("%1[%2,%3]%4")
        .arg(prefix, QString::number(begin + offset), QString::number(digits), suffix);
}

bool OrderedText::overflows(int amount) const
{
    static constexpr std::array kLimits{0, 9, 99, 999, 9999, 99999, kLargest};
    return begin + amount - 1 > kLimits.at(static_cast<std::size_t>(digits));
}

} // namespace muster

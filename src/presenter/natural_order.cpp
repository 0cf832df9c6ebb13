// SPDX-License-Identifier: GPL-3.0-or-later
#include "natural_order.h"

namespace muster {

namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// The run of digits at \a at, without leading zeros; \a at ends behind it.
QStringView takeNumber(QStringView text, qsizetype& at)
{
    while (at < text.size() && text[at] == u'0')
        ++at;
    const qsizetype begin = at;
    while (at < text.size() && isDigit(text[at]))
        ++at;
    return text.sliced(begin, at - begin);
}

int compareNumbers(QStringView a, QStringView b)
{
    if (a.size() != b.size())
        return a.size() < b.size() ? -1 : 1;
    return a.compare(b);
}

int compareCharacters(QChar a, QChar b)
{
    if (a == b)
        return 0;
    const char16_t left = a.toCaseFolded().unicode();
    const char16_t right = b.toCaseFolded().unicode();
    return left == right ? 0 : (left < right ? -1 : 1);
}

} // namespace

int compareNaturally(QStringView a, QStringView b)
{
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < a.size() && j < b.size()) {
        if (isDigit(a[i]) && isDigit(b[j])) {
            const int order = compareNumbers(takeNumber(a, i), takeNumber(b, j));
            if (order != 0)
                return order;
            continue;
        }
        const int order = compareCharacters(a[i++], b[j++]);
        if (order != 0)
            return order;
    }
    if (i < a.size() || j < b.size())
        return i < a.size() ? 1 : -1;
    return a.compare(b);
}

} // namespace muster

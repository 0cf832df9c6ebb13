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
        if (a[i] != b[j]) {
            const char16_t left = a[i].toCaseFolded().unicode();
            const char16_t right = b[j].toCaseFolded().unicode();
            if (left != right)
                return left < right ? -1 : 1;
        }
        ++i;
        ++j;
    }
    if (i < a.size() || j < b.size())
        return i < a.size() ? 1 : -1;
    return a.compare(b);
}

} // namespace muster

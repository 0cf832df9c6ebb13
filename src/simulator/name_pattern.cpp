// SPDX-License-Identifier: GPL-3.0-or-later
#include "name_pattern.h"

#include <QRegularExpression>

#include <algorithm>

namespace muster {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLastNumber = 999'999;
constexpr int kMostBits = 6;

} // namespace

std::optional<NamePattern> NamePattern::parse(const QString& text)
{
    static const QRegularExpression form(
        u"^([^\\[\\]]+)\\[([0-9]{0,6})(?:,([1-6]?))?\\]([^\\[\\]]*)$"_s);
    NamePattern pattern;
    const qsizetype bracket = text.indexOf(u'[');
    if (bracket <= 0) {
        pattern.m_prefix = text;
        return pattern;
    }
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    pattern.m_isPattern = true;
    pattern.m_prefix = match.captured(1);
    pattern.m_suffix = match.captured(4);
    pattern.m_begin = match.captured(2).toInt();
    pattern.m_bits = match.captured(3).isEmpty() ? kMostBits : match.captured(3).toInt();
    if (QString::number(pattern.m_begin).size() > pattern.m_bits)
        pattern.m_bits = kMostBits;
    return pattern;
}

QString NamePattern::name(int index, int count, bool unique) const
{
    QString text = m_prefix;
    if (m_isPattern) {
        const int number = std::min(m_begin + index, kLastNumber);
        text += QString::number(number).rightJustified(m_bits, u'0') + m_suffix;
    }
    if (unique && count > 1 && takesUniqueSuffix())
        text += QString::number(index + 1).rightJustified(3, u'0');
    return text;
}

} // namespace muster

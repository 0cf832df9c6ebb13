// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/launch/name_pattern.h"

#include "core/text/display_text.h"
#include "launch/ordered_text.h"

namespace muster {

namespace {

constexpr qsizetype kShortest = 2;
constexpr qsizetype kLongest = 128;

bool startsWithLetter(const QString& text)
{
    const char16_t c = text.isEmpty() ? u'\0' : text.front().unicode();
    return (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z');
}

bool startsWithHttp(const QString& text)
{
    return text.startsWith(u"http://", Qt::CaseInsensitive)
        || text.startsWith(u"https://", Qt::CaseInsensitive);
}

/// Judges one whole name, without a pattern.
NamePattern::Check checkPlain(const QString& name)
{
    using Fault = NamePattern::Fault;
    if (name.size() > kLongest)
        return {Fault::TooLong, {}};
    if (startsWithHttp(name))
        return {Fault::HttpPrefix, {}};
    const QString bad = firstBadCharacter(name, CharacterSet::Name);
    if (!bad.isEmpty())
        return {Fault::BadCharacter, bad};
    if (name.size() < kShortest)
        return {Fault::TooShort, {}};
    if (!startsWithLetter(name))
        return {Fault::BadStart, {}};
    return {};
}

} // namespace

NamePattern::Check NamePattern::check(const QString& text, int amount)
{
    // Long before anything else is looked at: text of any size may be pasted.
    if (text.size() > kLongest + qsizetype(QStringView(u"[999999,6]").size()))
        return {Fault::TooLong, {}};
    OrderedText ordered;
    switch (OrderedText::parse(text, ordered)) {
    case OrderedText::Form::Plain:
        return checkPlain(text);
    case OrderedText::Form::Malformed:
        return {Fault::BadPattern, {}};
    case OrderedText::Form::Ordered:
        break;
    }
    const Check first = checkPlain(ordered.at(0));
    if (first.fault == Fault::None && ordered.overflows(amount))
        return {Fault::Overflow, {}};
    return first;
}

Result<NamePattern> NamePattern::from(const QString& text, int amount)
{
    if (check(text, amount).fault != Fault::None)
        return makeError(Error::Kind::Invalid, QStringLiteral("not an instance name"));
    NamePattern pattern;
    pattern.m_text = text;
    OrderedText ordered;
    if (OrderedText::parse(text, ordered) == OrderedText::Form::Ordered) {
        pattern.m_ordered = true;
        pattern.m_prefix = ordered.prefix;
        pattern.m_suffix = ordered.suffix;
        pattern.m_begin = ordered.begin;
        pattern.m_digits = ordered.digits;
    }
    return pattern;
}

QString NamePattern::nameAt(int position) const
{
    return m_ordered ? OrderedText{m_prefix, m_suffix, m_begin, m_digits}.at(position) : m_text;
}

QString NamePattern::textFor(int offset) const
{
    return m_ordered ? OrderedText{m_prefix, m_suffix, m_begin, m_digits}.movedOn(offset) : m_text;
}

QStringList NamePattern::preview(int amount, int most) const
{
    QStringList names;
    if (!m_ordered || amount <= 1)
        return {nameAt(0)};
    const bool isWhole = amount <= most;
    const int head = isWhole ? amount : std::max(1, most / 2);
    const int tail = isWhole ? 0 : std::max(0, most - head - 1);
    for (int i = 0; i < head; ++i)
        names += nameAt(i);
    if (!isWhole)
        names += QString(QChar(0x2026));
    for (int i = amount - tail; i < amount; ++i)
        names += nameAt(i);
    return names;
}

} // namespace muster

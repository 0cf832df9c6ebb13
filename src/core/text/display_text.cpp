// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/display_text.h"

namespace muster {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

/// One code point from \a index on; a lone surrogate comes back as itself. \a units is what it
/// takes.
char32_t codePointAt(QStringView text, qsizetype index, qsizetype& units)
{
    const QChar c = text[index];
    units = 1;
    if (c.isHighSurrogate() && index + 1 < text.size() && text[index + 1].isLowSurrogate()) {
        units = 2;
        return QChar::surrogateToUcs4(c, text[index + 1]);
    }
    return c.unicode();
}

bool isSurrogate(char32_t c)
{
    return c >= 0xD800 && c <= 0xDFFF;
}

/// Characters that no category marks, but that take no room on screen.
bool isInvisibleFiller(char32_t c)
{
    return c == 0x034F || c == 0x115F || c == 0x1160 || c == 0x17B4 || c == 0x17B5 || c == 0x3164
        || c == 0xFFA0 || (c >= 0x180B && c <= 0x180F) || (c >= 0xFE00 && c <= 0xFE0F)
        || (c >= 0xE0100 && c <= 0xE01EF);
}

QString shown(char32_t c)
{
    if (isSurrogate(c))
        return QString::fromUcs4(&kReplacement, 1);
    if (!isHiddenCharacter(c))
        return QString::fromUcs4(&c, 1);
    return QStringLiteral("<U+%1>").arg(
        QString::number(static_cast<uint>(c), 16).toUpper(), 4, QLatin1Char('0'));
}

bool isLetterOrDigit(char16_t c)
{
    return (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
}

bool isOf(char16_t c, CharacterSet set)
{
    switch (set) {
    case CharacterSet::Identifier:
        return isLetterOrDigit(c) || c == u'.' || c == u'_' || c == u'-' || c == u':' || c == u'/';
    case CharacterSet::Name:
        return isLetterOrDigit(c) || c == u'.' || c == u'_' || c == u'-' || c == u':';
    case CharacterSet::Region:
        return (isLetterOrDigit(c) && !(c >= u'A' && c <= u'Z')) || c == u'-';
    case CharacterSet::HostName:
        return isLetterOrDigit(c) || c == u'.' || c == u'-';
    }
    return false;
}

} // namespace

bool isHiddenCharacter(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format: // BiDi controls, zero-width joiners, soft hyphen, byte order mark,
                              // tags
    case QChar::Other_Surrogate:
    case QChar::Other_NotAssigned:
    case QChar::Other_PrivateUse:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return isInvisibleFiller(c);
    }
}

QString displayText(const QString& text, int max)
{
    QString out;
    int taken = 0;
    qsizetype units = 1;
    for (qsizetype i = 0; i < text.size(); i += units) {
        if (taken == max) {
            out += QChar(0x2026);
            break;
        }
        out += shown(codePointAt(text, i, units));
        ++taken;
    }
    return out;
}

qsizetype firstHiddenCharacter(QStringView text)
{
    qsizetype units = 1;
    for (qsizetype i = 0; i < text.size(); i += units) {
        if (isHiddenCharacter(codePointAt(text, i, units)))
            return i;
    }
    return -1;
}

qsizetype firstCharacterOutside(QStringView text, CharacterSet set)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!isOf(text[i].unicode(), set))
            return i;
    }
    return -1;
}

QString shownCharacterAt(QStringView text, qsizetype index)
{
    qsizetype units = 1;
    return shown(codePointAt(text, index, units));
}

QString firstBadCharacter(QStringView text, CharacterSet set)
{
    const qsizetype index = firstCharacterOutside(text, set);
    return index < 0 ? QString() : shownCharacterAt(text, index);
}

} // namespace muster

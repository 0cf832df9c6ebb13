// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/launch/name_pattern.h"
#include "core/text/display_text.h"
#include "launch/check_sheet.h"
#include "launch/parameter_table.h"

#include <algorithm>

namespace muster {

namespace {

constexpr qsizetype kLongestId = 128;
constexpr qsizetype kLongestDescription = 256;

bool isHttp(const QString& text)
{
    return text.startsWith(u"http://", Qt::CaseInsensitive)
        || text.startsWith(u"https://", Qt::CaseInsensitive);
}

/// The character that keeps \a text from being an identifier.
QString badCharacterOf(const QString& text)
{
    const QString bad = firstBadCharacter(text, CharacterSet::Identifier);
    if (!bad.isEmpty())
        return bad;
    return text.contains(u"..") ? QStringLiteral("..") : QStringLiteral("/");
}

void checkIdentifier(CheckSheet& sheet, const QString& field, const QString& text)
{
    if (text.size() > kLongestId)
        sheet.report(field, ProblemCode::NameTooLong, {QString::number(kLongestId)});
    else if (!isPlainIdentifier(text))
        sheet.report(field, ProblemCode::BadIdentifier, {badCharacterOf(text)});
}

void checkKeyName(CheckSheet& sheet, const QString& field, const QString& text)
{
    if (text.size() > kLongestId) {
        sheet.report(field, ProblemCode::NameTooLong, {QString::number(kLongestId)});
        return;
    }
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!text[i].isLetterOrNumber() && !QStringView(u":_.-@").contains(text[i])) {
            sheet.report(field, ProblemCode::BadIdentifier, {shownCharacterAt(text, i)});
            return;
        }
    }
}

void checkDescription(CheckSheet& sheet, const QString& field, const QString& text)
{
    if (text.size() > kLongestDescription) {
        sheet.report(field, ProblemCode::NameTooLong, {QString::number(kLongestDescription)});
        return;
    }
    const qsizetype hidden = firstHiddenCharacter(text);
    if (hidden >= 0)
        sheet.report(field, ProblemCode::NameBadCharacter, {shownCharacterAt(text, hidden)});
    else if (text.size() < 2)
        sheet.report(field, ProblemCode::NameTooShort, {QStringLiteral("2")});
    else if (isHttp(text))
        sheet.report(field, ProblemCode::NameHttp);
}

void reportName(CheckSheet& sheet, const QString& field, const NamePattern::Check& check)
{
    switch (check.fault) {
    case NamePattern::Fault::None:
        break;
    case NamePattern::Fault::TooShort:
        sheet.report(field, ProblemCode::NameTooShort, {QStringLiteral("2")});
        break;
    case NamePattern::Fault::TooLong:
        sheet.report(field, ProblemCode::NameTooLong, {QStringLiteral("128")});
        break;
    case NamePattern::Fault::BadStart:
        sheet.report(field, ProblemCode::NameBadStart);
        break;
    case NamePattern::Fault::BadCharacter:
        sheet.report(field, ProblemCode::NameBadCharacter, {check.badCharacter});
        break;
    case NamePattern::Fault::HttpPrefix:
        sheet.report(field, ProblemCode::NameHttp);
        break;
    case NamePattern::Fault::BadPattern:
        sheet.report(field, ProblemCode::NamePatternMalformed);
        break;
    case NamePattern::Fault::Overflow:
        sheet.report(field, ProblemCode::NamePatternOverflow);
        break;
    }
}

/// A name that is no pattern: brackets are bad characters in it.
void checkName(CheckSheet& sheet, const QString& field, const QString& text)
{
    const qsizetype bracket = text.indexOf(u'[');
    if (bracket >= 0)
        sheet.report(field, ProblemCode::NameBadCharacter, {QStringLiteral("[")});
    else
        reportName(sheet, field, NamePattern::check(text, 1));
}

void checkAddress(CheckSheet& sheet, const QString& field, const QString& text)
{
    const QStringList parts = text.left(kLongestId).split(u'.');
    const auto isByte = [](const QString& part) {
        const bool hasDigitsOnly
            = std::ranges::all_of(part, [](QChar c) { return c >= u'0' && c <= u'9'; });
        return hasDigitsOnly && !part.isEmpty() && part.size() <= 3 && part.toInt() <= 255;
    };
    if (parts.size() != 4 || !std::ranges::all_of(parts, isByte))
        sheet.report(field, ProblemCode::NotAllowed, {QStringLiteral("192.168.0.1")});
}

void checkOne(
    CheckSheet& sheet, const ParameterRule& rule, const QString& field, const QString& text)
{
    switch (rule.kind) {
    case ValueKind::Identifier:
        checkIdentifier(sheet, field, text);
        break;
    case ValueKind::KeyName:
        checkKeyName(sheet, field, text);
        break;
    case ValueKind::Name:
        checkName(sheet, field, text);
        break;
    case ValueKind::Description:
        checkDescription(sheet, field, text);
        break;
    case ValueKind::Integer:
        sheet.integer(field, rule.min, rule.max);
        break;
    case ValueKind::Choice:
        if (!choicesOf(rule).contains(text))
            sheet.report(field, ProblemCode::NotAllowed, {choicesOf(rule).join(u", ")});
        break;
    case ValueKind::Address:
        checkAddress(sheet, field, text);
        break;
    case ValueKind::Special:
        break;
    }
}

/// What follows a host name's rule, once a pattern and `${instance_id}` have been filled in.
void checkHostText(CheckSheet& sheet, const QString& field, const QString& text)
{
    const QString bad = firstBadCharacter(text, CharacterSet::HostName);
    if (!bad.isEmpty())
        sheet.report(field, ProblemCode::NameBadCharacter, {bad});
    else if (text.size() < 2)
        sheet.report(field, ProblemCode::NameTooShort, {QStringLiteral("2")});
    else if (text.size() > 64)
        sheet.report(field, ProblemCode::NameTooLong, {QStringLiteral("64")});
    else if (QStringView(u".-").contains(text.front()) || QStringView(u".-").contains(text.back())
        || text.contains(u"..") || text.contains(u"--"))
        sheet.report(field, ProblemCode::NameBadStart);
}

void checkHostName(CheckSheet& sheet, const QString& field)
{
    QString text = sheet.text(field);
    if (text.size() > kLongestId) {
        sheet.report(field, ProblemCode::NameTooLong, {QStringLiteral("64")});
        return;
    }
    text.replace(QStringLiteral("${instance_id}"), QStringLiteral("i0"));
    if (text.contains(u'[') || text.contains(u']')) {
        // The pattern's own rule is that of instance names; a host name only has other characters
        // around it.
        const qsizetype open = text.indexOf(u'[');
        const QString pattern = open < 0 ? text : QStringLiteral("xx") + text.sliced(open);
        const auto check = NamePattern::check(pattern, std::max(1, sheet.amount));
        if (open <= 0 || check.fault == NamePattern::Fault::BadPattern) {
            sheet.report(field, ProblemCode::NamePatternMalformed);
            return;
        }
        if (check.fault == NamePattern::Fault::Overflow) {
            sheet.report(field, ProblemCode::NamePatternOverflow);
            return;
        }
        if (const auto name = NamePattern::from(pattern, 1))
            text = text.first(open) + name->nameAt(0).sliced(2);
    }
    checkHostText(sheet, field, text);
}

void checkHostNames(CheckSheet& sheet)
{
    const QString single = QStringLiteral("HostName");
    const int count = checkList(sheet, QStringLiteral("HostNames"), 100);
    if (sheet.has(single))
        checkHostName(sheet, single);
    if (count == 0)
        return;
    const QString first = QStringLiteral("HostNames.1");
    if (sheet.has(single))
        sheet.report(first, ProblemCode::BothGiven, {single});
    if (sheet.amount > 0 && count != sheet.amount) {
        const QString needed = QString::number(sheet.amount);
        sheet.report(first, ProblemCode::OutOfRange, {needed, needed});
    }
    for (int i = 1; i <= count; ++i)
        checkHostText(sheet, QStringLiteral("HostNames.%1").arg(i),
            sheet.text(QStringLiteral("HostNames.%1").arg(i)));
}

} // namespace

void checkSingleValues(CheckSheet& sheet)
{
    for (const auto& [name, value] : sheet.values().values()) {
        const auto known = findParameter(name);
        if (known)
            checkOne(sheet, *known->rule, name, value);
    }
}

void checkNames(CheckSheet& sheet)
{
    const QString field = QStringLiteral("InstanceName");
    const QString suffix = QStringLiteral("UniqueSuffix");
    if (sheet.has(field)) {
        const QString text = sheet.text(field);
        reportName(sheet, field, NamePattern::check(text, std::max(1, sheet.amount)));
        // The service adds three digits to every name.
        if (sheet.text(suffix) == u"true" && sheet.amount > 1 && !sheet.isFaulty(field)) {
            const auto name = NamePattern::from(text, 1);
            if (name && name->nameAt(0).size() > 125)
                sheet.report(field, ProblemCode::NameTooLong, {QStringLiteral("125")});
        }
    }
    // It counts from 001 in every call, so two calls would make equal names.
    if (sheet.text(suffix) == u"true" && sheet.hasManyCalls())
        sheet.report(suffix, ProblemCode::BothGiven, {QStringLiteral("Amount")});
    checkHostNames(sheet);
}

} // namespace muster

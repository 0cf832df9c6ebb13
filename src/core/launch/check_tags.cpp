// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/display_text.h"
#include "launch/check_sheet.h"

#include <QSet>

#include <algorithm>
#include <array>

namespace muster {

namespace {

using namespace Qt::StringLiterals;

constexpr int kMostOwnTags = 18; ///< of 20: two are Muster's
constexpr qsizetype kLongest = 128;
constexpr qsizetype kMostUserData = 32768; ///< raw bytes
constexpr std::array kReserved{"aliyun"_L1, "acs:"_L1, "muster:"_L1};

bool hasHttp(const QString& text)
{
    return text.contains("http://"_L1, Qt::CaseInsensitive)
        || text.contains("https://"_L1, Qt::CaseInsensitive);
}

QString field(int index, QLatin1StringView part)
{
    return QStringLiteral("Tag.%1.%2").arg(index).arg(part);
}

/// Length and hidden characters. True when there is nothing to report.
bool checkText(CheckSheet& sheet, const QString& name, const QString& text)
{
    if (text.size() > kLongest) {
        sheet.report(name, ProblemCode::TagTooLong, {QString::number(kLongest)});
        return false;
    }
    const qsizetype hidden = firstHiddenCharacter(text);
    if (hidden >= 0)
        sheet.report(name, ProblemCode::NameBadCharacter, {shownCharacterAt(text, hidden)});
    return hidden < 0;
}

void checkKey(CheckSheet& sheet, int index, QSet<QString>& keys)
{
    const QString name = field(index, "Key"_L1);
    const QString key = sheet.text(name);
    if (key.isEmpty()) {
        sheet.report(name, ProblemCode::TagIncomplete);
        return;
    }
    if (!checkText(sheet, name, key))
        return;
    for (const QLatin1StringView prefix : kReserved) {
        if (key.startsWith(prefix, Qt::CaseInsensitive)) {
            sheet.report(name, ProblemCode::TagKeyReserved, {QString(prefix)});
            return;
        }
    }
    if (hasHttp(key))
        sheet.report(name, ProblemCode::TagKeyHttp);
    else if (keys.contains(key))
        sheet.report(name, ProblemCode::TagDuplicate, {displayText(key)});
    keys.insert(key);
}

bool isBase64(QStringView text, qsizetype padding)
{
    return std::ranges::all_of(text.chopped(padding), [](QChar c) {
        return (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9')
            || c == u'+' || c == u'/';
    });
}

} // namespace

void checkTags(CheckSheet& sheet)
{
    int last = 0;
    for (const auto& [name, value] : sheet.values().values()) {
        Q_UNUSED(value)
        if (name.startsWith("Tag."_L1))
            last = std::max(last, name.section(u'.', 1, 1).toInt());
    }
    if (last > kMostOwnTags) {
        sheet.report(field(kMostOwnTags + 1, "Key"_L1), ProblemCode::TooManyTags,
            {QString::number(kMostOwnTags)});
    }
    QSet<QString> keys;
    for (int i = 1; i <= std::min(last, kMostOwnTags); ++i) {
        checkKey(sheet, i, keys);
        const QString valueField = field(i, "Value"_L1);
        const QString value = sheet.text(valueField);
        if (checkText(sheet, valueField, value) && hasHttp(value))
            sheet.report(valueField, ProblemCode::TagValueHttp);
    }
}

void checkUserData(CheckSheet& sheet)
{
    const QString name = QStringLiteral("UserData");
    const QString text = sheet.text(name);
    if (text.isEmpty())
        return;
    const qsizetype padding = text.endsWith("=="_L1) ? 2 : (text.endsWith(u'=') ? 1 : 0);
    const qsizetype raw = text.size() / 4 * 3 - padding;
    if (raw > kMostUserData)
        sheet.report(name, ProblemCode::UserDataTooLong, {QString::number(kMostUserData)});
    else if (text.size() % 4 != 0 || !isBase64(text, padding))
        sheet.report(name, ProblemCode::UserDataNotBase64);
}

} // namespace muster

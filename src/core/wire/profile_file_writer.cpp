// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/profile_file.h"
#include "launch/parameter_table.h"

namespace muster {

namespace {

using namespace Qt::StringLiterals;

/// \a text as a JSON text, quotes included.
QString quoted(const QString& text)
{
    QString out(u'"');
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool isPair
            = c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (c == u'"' || c == u'\\') {
            out += u'\\';
            out += c;
        } else if (c < u' ' || c == QChar(0x7F)) {
            out += QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QLatin1Char('0'));
        } else if (isPair) {
            out += c;
            out += text[++i];
        } else {
            out += c.isSurrogate() ? QChar(QChar::ReplacementCharacter) : c;
        }
    }
    return out + u'"';
}

bool isPlainInteger(QStringView text)
{
    if (text.isEmpty() || text.size() > 9 || (text.size() > 1 && text.front() == u'0'))
        return false;
    for (const QChar c : text) {
        if (c < u'0' || c > u'9')
            return false;
    }
    return true;
}

/// At most one point, with digits on both sides of it.
bool isPlainNumber(QStringView text)
{
    const qsizetype point = text.indexOf(u'.');
    if (point < 0)
        return isPlainInteger(text);
    const QStringView decimals = text.sliced(point + 1);
    return isPlainInteger(text.first(point)) && !decimals.isEmpty() && decimals.size() <= 9
        && isPlainInteger(QString(u'1' + decimals.toString()).left(9));
}

/// As the API types it; text that is no value of its type stays text, so that nothing that was
/// typed is lost.
QString valueText(const QString& name, const QString& value)
{
    const auto known = findParameter(name);
    const QString text = value.trimmed();
    switch (known ? wireTypeOf(*known->rule) : WireType::Text) {
    case WireType::Integer:
        return isPlainInteger(text) ? text : quoted(value);
    case WireType::Number:
        return isPlainNumber(text) ? text : quoted(value);
    case WireType::Boolean:
        return text == "true"_L1 || text == "false"_L1 ? text : quoted(value);
    case WireType::Text:
        break;
    }
    return quoted(value);
}

QString releaseText(const ReleaseChoice& release)
{
    switch (release.kind) {
    case ReleaseChoice::Kind::Never:
        break;
    case ReleaseChoice::Kind::InSpan:
        return QStringLiteral("{\"in\": %1}").arg(quoted(release.text.trimmed()));
    case ReleaseChoice::Kind::AtTime:
        return QStringLiteral("{\"at\": %1}").arg(quoted(release.text.trimmed()));
    }
    return QStringLiteral("null");
}

QString profileText(const Profile& profile)
{
    QStringList parameters;
    for (const auto& [name, value] : profile.draft.parameters.values()) {
        if (!value.isEmpty() && !isForbiddenParameter(name))
            parameters += "        %1: %2"_L1.arg(quoted(name), valueText(name, value));
    }
    const QStringList lines{
        "      \"name\": "_L1 + quoted(profile.name),
        "      \"account\": "_L1
            + (profile.account.isEmpty() ? QStringLiteral("null") : quoted(profile.account)),
        "      \"parameters\": {\n"_L1 + parameters.join(",\n"_L1) + "\n      }"_L1,
        "      \"split\": "_L1
            + (profile.draft.split ? QStringLiteral("true") : QStringLiteral("false")),
        "      \"release\": "_L1 + releaseText(profile.draft.release),
    };
    return "    {\n"_L1 + lines.join(",\n"_L1) + "\n    }"_L1;
}

} // namespace

QByteArray writeProfileFile(const std::vector<Profile>& profiles)
{
    QStringList texts;
    for (const Profile& profile : profiles)
        texts += profileText(profile);
    const QString body = texts.isEmpty() ? QString() : u'\n' + texts.join(",\n"_L1) + "\n  "_L1;
    return ("{\n  \"format\": \"muster-profiles\",\n  \"version\": 1,\n  \"profiles\": ["_L1 + body
        + "]\n}\n"_L1)
        .toUtf8();
}

} // namespace muster

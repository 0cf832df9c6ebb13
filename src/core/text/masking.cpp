// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/masking.h"

#include "core/wire/parameters.h"

#include <QRegularExpression>

#include <string_view>

namespace muster {

namespace {

constexpr QLatin1StringView kMask("***");
constexpr std::size_t kShortestSecret = 4;

/// `=`, `:`, `is`, plain or percent-encoded up to twice, quotes around it.
constexpr QLatin1StringView kBetween(
    R"re((?:\\?["'])?(?:\s*[=:]\s*|\s+is\s*:?\s*|%3D|%253D)(?:\\?["'])?)re");

QRegularExpression makeExpression(QLatin1StringView names, QLatin1StringView value)
{
    return QRegularExpression(QStringLiteral("(?<![A-Za-z])((?:%1)%2)(%3)")
                                  .arg(QString(names), QString(kBetween), QString(value)),
        QRegularExpression::CaseInsensitiveOption);
}

/// Values end at what separates parameters, plain or encoded; commas and semicolons may stand in a
/// password.
const QRegularExpression& namedSecret()
{
    static const QRegularExpression expression = makeExpression(
        QLatin1StringView(
            "AccessKeySecret|access_key_secret|Password|UserData|Signature|SecurityToken|"
            "security_token|x-acs-security-token"),
        QLatin1StringView(R"re((?:(?!%26|%2526)[^\s&"])+)re"));
    return expression;
}

/// The whole rest of the line is secret or repeats the request.
const QRegularExpression& namedLine()
{
    static const QRegularExpression expression = makeExpression(
        QLatin1StringView("Authorization|StringToSign|string to sign|CanonicalRequest"),
        QLatin1StringView(R"re([^\r\n]+)re"));
    return expression;
}

const QRegularExpression& keyId()
{
    static const QRegularExpression expression(
        QStringLiteral("(?<![A-Za-z0-9])(?:LTAI[A-Za-z0-9]{8,}|STS\\.[A-Za-z0-9]{8,})"));
    return expression;
}

const QRegularExpression& namedKeyId()
{
    static const QRegularExpression expression
        = makeExpression(QLatin1StringView("AccessKeyId|access_key_id|Credential"),
            QLatin1StringView(R"re([A-Za-z0-9._-]+)re"));
    return expression;
}

QString replaceEach(const QString& text, const QRegularExpression& expression, int group,
    QString (*replacement)(const QString&))
{
    QString out;
    qsizetype from = 0;
    QRegularExpressionMatchIterator matches = expression.globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        out += QStringView(text).sliced(from, match.capturedStart(group) - from);
        out += replacement(match.captured(group));
        from = match.capturedEnd(group);
    }
    out += QStringView(text).sliced(from);
    return out;
}

QString maskOf(const QString&)
{
    return kMask;
}

void replaceAll(QByteArray& text, std::string_view secret)
{
    const QByteArrayView needle(secret.data(), static_cast<qsizetype>(secret.size()));
    const QByteArrayView mask(kMask.data(), kMask.size());
    qsizetype at = text.indexOf(needle);
    while (at >= 0) {
        text.replace(at, needle.size(), mask);
        at = text.indexOf(needle, at + mask.size());
    }
}

} // namespace

QString maskedKeyId(const QString& keyId)
{
    if (keyId.size() < 12)
        return kMask;
    return keyId.first(4) + QChar(0x2026) + keyId.last(4);
}

QString maskedByName(const QString& text)
{
    QString out = replaceEach(text, namedLine(), 2, maskOf);
    out = replaceEach(out, namedSecret(), 2, maskOf);
    out = replaceEach(out, namedKeyId(), 2, maskedKeyId);
    return replaceEach(out, keyId(), 0, maskedKeyId);
}

void Masker::add(const Secret& secret)
{
    if (secret.view().size() < kShortestSecret)
        return;
    m_secrets.push_back(secret.clone());
    // Encoding goes through text that is not locked; the copies are wiped at once.
    QString text
        = QString::fromUtf8(secret.view().data(), static_cast<qsizetype>(secret.view().size()));
    QByteArray once = percentEncode(text);
    QByteArray twice = once;
    twice.replace('%', "%25");
    text.fill(u'\0');
    const bool differs = std::string_view(once.constData(), static_cast<std::size_t>(once.size()))
        != secret.view();
    if (differs) {
        m_secrets.push_back(Secret::takeFrom(once));
        m_secrets.push_back(Secret::takeFrom(twice));
    } else {
        once.fill('\0');
        twice.fill('\0');
    }
}

QString Masker::masked(const QString& text) const
{
    QByteArray bytes = text.toUtf8();
    for (const Secret& secret : m_secrets)
        replaceAll(bytes, secret.view());
    return maskedByName(QString::fromUtf8(bytes));
}

} // namespace muster

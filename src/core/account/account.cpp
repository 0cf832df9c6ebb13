// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/account/account.h"

#include "core/text/display_text.h"

#include <QStringList>

namespace muster {

namespace {

constexpr qsizetype kLongestHost = 253;
constexpr qsizetype kLongestLabel = 63;
constexpr int kLastPort = 65535;

Error refusal(const QString& why)
{
    return makeError(Error::Kind::Invalid, why);
}

bool isDigits(QStringView text)
{
    for (const QChar c : text) {
        if (c < u'0' || c > u'9')
            return false;
    }
    return !text.isEmpty();
}

/// 127.0.0.0/8 as four plain decimal numbers, without leading zeros.
bool isLoopbackAddress(const QString& host)
{
    const QStringList parts = host.split(u'.');
    if (parts.size() != 4 || parts.first() != u"127")
        return false;
    for (const QString& part : parts) {
        if (!isDigits(part) || part.size() > 3 || part.toInt() > 255
            || (part.size() > 1 && part.front() == u'0'))
            return false;
    }
    return true;
}

/// True for everything that some resolver would take for an IPv4 address: `10.0.0.1`, `2130706433`,
/// `0x7f.1`.
bool looksLikeAddress(const QString& host)
{
    const QString last = host.section(u'.', -1);
    return isDigits(last) || last.startsWith(u"0x", Qt::CaseInsensitive);
}

bool isLoopbackHost(const QString& host)
{
    return host == u"localhost" || host == u"::1" || isLoopbackAddress(host);
}

bool isHostName(const QString& host)
{
    if (host.isEmpty() || host.size() > kLongestHost
        || firstCharacterOutside(host, CharacterSet::HostName) >= 0)
        return false;
    const QStringList labels = host.split(u'.');
    for (const QString& label : labels) {
        if (label.isEmpty() || label.size() > kLongestLabel || label.startsWith(u'-')
            || label.endsWith(u'-'))
            return false;
    }
    return true;
}

struct HostAndPort
{
    QString host{};
    int port = -1; ///< -1: none given
};

Result<HostAndPort> split(const QString& text)
{
    HostAndPort parts;
    const bool isBracketed = text.startsWith(u'[');
    const qsizetype hostEnd = isBracketed ? text.indexOf(u']') + 1 : text.indexOf(u':');
    if (isBracketed && hostEnd == 0)
        return refusal(QStringLiteral("unclosed bracket"));
    parts.host = hostEnd < 0 ? text : text.first(hostEnd);
    const QString rest = hostEnd < 0 ? QString() : text.sliced(hostEnd);
    if (isBracketed)
        parts.host = parts.host.mid(1, parts.host.size() - 2);
    if (rest.isEmpty())
        return parts;
    const QString port = rest.mid(1);
    if (!rest.startsWith(u':') || !isDigits(port) || port.size() > 5)
        return refusal(QStringLiteral("port is no number"));
    parts.port = port.toInt();
    if (parts.port < 1 || parts.port > kLastPort)
        return refusal(QStringLiteral("port out of range 1 to 65535"));
    return parts;
}

/// The host in lower case and punycode. Fails for literal addresses that are not loopback.
Result<QString> judgedHost(const QString& typed)
{
    if (isLoopbackHost(typed.toLower()))
        return typed.toLower();
    if (typed.contains(u':') || looksLikeAddress(typed))
        return refusal(QStringLiteral("literal address that is not loopback"));
    const QString host = QString::fromLatin1(QUrl::toAce(typed)).toLower();
    if (!isHostName(host) || looksLikeAddress(host))
        return refusal(QStringLiteral("not a host name"));
    return host;
}

} // namespace

Result<QUrl> parseEndpoint(const QString& text)
{
    QString rest = text.trimmed();
    if (rest.size() > kLongestHost + 16) // scheme, brackets and port
        return refusal(QStringLiteral("endpoint too long"));
    QString scheme = QStringLiteral("https");
    const qsizetype schemeEnd = rest.indexOf(u"://");
    if (schemeEnd >= 0) {
        scheme = rest.first(schemeEnd).toLower();
        rest = rest.sliced(schemeEnd + 3);
    }
    if (scheme != u"https" && scheme != u"http")
        return refusal(QStringLiteral("scheme must be https"));
    for (const QChar c : std::as_const(rest)) {
        if (QStringView(u"/?#@\\%").contains(c))
            return refusal(QStringLiteral("user info, path, query and fragment are not allowed"));
        if (c.isSpace() || isHiddenCharacter(c.unicode()))
            return refusal(QStringLiteral("bad character in endpoint"));
    }
    const auto parts = split(rest);
    if (!parts)
        return parts.error();
    const auto host = judgedHost(parts->host);
    if (!host)
        return host.error();
    if (scheme == u"http" && !isLoopbackHost(*host))
        return refusal(QStringLiteral("plain http is allowed to loopback only"));

    QUrl url;
    url.setScheme(scheme);
    url.setHost(*host);
    url.setPort(parts->port);
    if (!url.isValid())
        return refusal(QStringLiteral("not a host name"));
    return url;
}

bool isLoopback(const QUrl& endpoint)
{
    return isLoopbackHost(endpoint.host().toLower());
}

} // namespace muster

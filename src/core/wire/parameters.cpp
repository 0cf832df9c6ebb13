// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/parameters.h"

namespace muster {

namespace {

bool isUnreserved(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'
        || c == '_' || c == '.' || c == '~';
}

} // namespace

QByteArray percentEncode(QStringView text)
{
    static constexpr char kHex[] = "0123456789ABCDEF";
    const QByteArray utf8 = text.toUtf8();
    QByteArray encoded;
    encoded.reserve(utf8.size() + utf8.size() / 4);
    for (const char c : utf8) {
        if (isUnreserved(c)) {
            encoded += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        encoded += '%';
        encoded += kHex[byte >> 4U];
        encoded += kHex[byte & 0x0FU];
    }
    return encoded;
}

std::optional<QString> Parameters::get(const QString& name) const
{
    const auto it = m_values.find(name);
    if (it == m_values.end())
        return std::nullopt;
    return it->second;
}

QByteArray Parameters::encoded() const
{
    QByteArray text;
    for (const auto& [name, value] : m_values) {
        if (!text.isEmpty())
            text += '&';
        text += percentEncode(name);
        text += '=';
        text += percentEncode(value);
    }
    return text;
}

Result<Parameters> Parameters::fromEncoded(const QByteArray& bytes)
{
    const auto fail = [] {
        return makeError(Error::Kind::Malformed, QStringLiteral("not a canonical parameter list"));
    };
    Parameters parameters;
    if (bytes.isEmpty())
        return parameters;
    const QList<QByteArray> pairs = bytes.split('&');
    for (const QByteArray& pair : pairs) {
        const qsizetype equals = pair.indexOf('=');
        if (equals <= 0)
            return fail();
        parameters.set(QString::fromUtf8(QByteArray::fromPercentEncoding(pair.first(equals))),
            QString::fromUtf8(QByteArray::fromPercentEncoding(pair.sliced(equals + 1))));
    }
    // Only the one canonical form is read back: doubled names, another order or another encoding
    // would sign differently.
    if (parameters.encoded() != bytes)
        return fail();
    return parameters;
}

} // namespace muster

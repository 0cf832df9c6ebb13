// SPDX-License-Identifier: GPL-3.0-or-later
#include "parameters.h"

#include <QList>

#include <algorithm>
#include <array>
#include <string_view>

namespace muster {

namespace {

bool isUnreserved(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'
        || c == '_' || c == '.' || c == '~';
}

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return -1;
}

} // namespace

QByteArray percentEncode(const QByteArray& raw)
{
    static constexpr std::string_view kDigits = "0123456789ABCDEF";
    QByteArray out;
    out.reserve(raw.size() + raw.size() / 2);
    for (const char c : raw) {
        if (isUnreserved(c)) {
            out.append(c);
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out.append('%');
        out.append(kDigits[byte >> 4U]);
        out.append(kDigits[byte & 0x0FU]);
    }
    return out;
}

QByteArray percentDecode(const QByteArray& encoded)
{
    QByteArray out;
    out.reserve(encoded.size());
    for (qsizetype i = 0; i < encoded.size(); ++i) {
        const char c = encoded.at(i);
        if (c == '+') {
            out.append(' ');
        } else if (c == '%' && i + 2 < encoded.size() && hexValue(encoded.at(i + 1)) >= 0
            && hexValue(encoded.at(i + 2)) >= 0) {
            out.append(
                static_cast<char>(hexValue(encoded.at(i + 1)) * 16 + hexValue(encoded.at(i + 2))));
            i += 2;
        } else {
            out.append(c);
        }
    }
    return out;
}

void parsePairs(const QByteArray& encoded, Parameters& into)
{
    for (const QByteArray& pair : encoded.split('&')) {
        if (pair.isEmpty())
            continue;
        const qsizetype equals = pair.indexOf('=');
        if (equals < 0)
            into[percentDecode(pair)] = QByteArray();
        else
            into[percentDecode(pair.left(equals))] = percentDecode(pair.mid(equals + 1));
    }
}

QByteArray canonicalQuery(const Parameters& parameters)
{
    QByteArray out;
    for (const auto& [name, value] : parameters) {
        if (!out.isEmpty())
            out.append('&');
        out.append(percentEncode(name));
        out.append('=');
        out.append(percentEncode(value));
    }
    return out;
}

QByteArray valueOf(const Parameters& parameters, const QByteArray& name)
{
    const auto found = parameters.find(name);
    return found == parameters.end() ? QByteArray() : found->second;
}

std::vector<QByteArray> listOf(const Parameters& parameters, const QByteArray& name)
{
    std::vector<QByteArray> values;
    for (int n = 1;; ++n) {
        const auto found = parameters.find(name + '.' + QByteArray::number(n));
        if (found == parameters.end())
            return values;
        values.push_back(found->second);
    }
}

bool isEnvelopeParameter(const QByteArray& name)
{
    static const std::array<QByteArray, 6> kNames{
        "Timestamp", "AccessKeyId", "SecurityToken", "Format", "Action", "Version"};
    return name.startsWith("Signature")
        || std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

} // namespace muster

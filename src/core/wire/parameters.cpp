// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/parameters.h"

#include "core/wire/percent_writer.h"

namespace muster {

QByteArray percentEncode(QStringView text)
{
    PercentWriter writer(text.size() * 3);
    writer.encode(text);
    return writer.take();
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
    PercentWriter writer;
    for (const auto& [name, value] : m_values) {
        if (!writer.isEmpty())
            writer.put('&');
        writer.encode(name);
        writer.put('=');
        writer.encode(value);
    }
    return writer.take();
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

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QHash>
#include <QString>

#include <compare>

namespace muster {

/// True when \a text can stand in a request as an identifier: 1 to 128 characters of `A-Z a-z 0-9 .
/// _ - : /`, no `..`, `/` only inside.
bool isPlainIdentifier(QStringView text);

/// An identifier of one kind; kinds do not convert to each other. Ids come from outside only
/// through from().
template <typename Tag>
class Id
{
public:
    Id() = default;
    /// Fails with Kind::Invalid when \a text is no plain identifier.
    static Result<Id> from(const QString& text)
    {
        if (!isPlainIdentifier(text))
            return makeError(Error::Kind::Invalid, QStringLiteral("not an identifier"));
        return Id(text);
    }
    /// For text that is known to be one (literals, our own making).
    static Id fromTrusted(QString text) { return Id(std::move(text)); }

    [[nodiscard]] const QString& value() const { return m_value; }
    [[nodiscard]] bool isEmpty() const { return m_value.isEmpty(); }

    friend bool operator==(const Id& a, const Id& b) { return a.m_value == b.m_value; }
    friend std::strong_ordering operator<=>(const Id& a, const Id& b)
    {
        return QString::compare(a.m_value, b.m_value) <=> 0;
    }
    friend size_t qHash(const Id& id, size_t seed = 0) { return qHash(id.m_value, seed); }

private:
    explicit Id(QString value)
        : m_value(std::move(value))
    {
    }
    QString m_value;
};

using RegionId = Id<struct RegionIdTag>;
using ZoneId = Id<struct ZoneIdTag>;
using InstanceId = Id<struct InstanceIdTag>;
using BatchId = Id<struct BatchIdTag>; ///< random UUID, 32 hex digits
using ClientToken = Id<struct ClientTokenTag>; ///< `m1-<batch>-<index 3 digits>-<generation>`, at
                                               ///< most 64 characters

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

#include <map>
#include <optional>

namespace muster {

/// UTF-8, percent-encoded as the signature rules want it: `A-Z a-z 0-9 - _ . ~` stay, all else is
/// `%XX` in capitals.
QByteArray percentEncode(QStringView text);

/// The flat, sorted list of API parameters: the one form that request, digest, signer, files and
/// `--set` share. Names are the API's own (`SystemDisk.Category`, `Tag.1.Key`); order is by bytes
/// of the name.
class Parameters
{
public:
    using Map = std::map<QString, QString>; ///< names are ASCII, so QString order is byte order

    void set(const QString& name, const QString& value) { m_values.insert_or_assign(name, value); }
    void remove(const QString& name) { m_values.erase(name); }
    [[nodiscard]] std::optional<QString> get(const QString& name) const;
    /// Empty when absent.
    [[nodiscard]] QString text(const QString& name) const { return get(name).value_or(QString()); }
    [[nodiscard]] bool contains(const QString& name) const { return m_values.contains(name); }
    [[nodiscard]] const Map& values() const { return m_values; }
    [[nodiscard]] bool isEmpty() const { return m_values.empty(); }

    /// `name=value&name=value`, sorted and encoded: the canonical query.
    [[nodiscard]] QByteArray encoded() const;
    /// The inverse of encoded(). Fails with Kind::Malformed when \a bytes is not exactly what
    /// encoded() makes.
    static Result<Parameters> fromEncoded(const QByteArray& bytes);

    friend bool operator==(const Parameters&, const Parameters&) = default;

private:
    Map m_values;
};

} // namespace muster

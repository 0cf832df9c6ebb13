// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <variant>
#include <vector>

namespace muster {

struct JsonMember;

/// One value of a JSON text. Nothing converts: a number in quotes is a text, 1.0 is a Double, 1 an
/// Integer.
class JsonValue
{
public:
    enum class Type { Null, Bool, Integer, Double, Text, Array, Object };
    using Array = std::vector<JsonValue>;
    /// Members in the order of the text. Of equal names only the last value is kept; the name then
    /// stands in \c doubled.
    struct Object
    {
        std::vector<JsonMember> members; ///< no initialiser: its type is not complete here
        std::vector<QString> doubled{};
    };

    JsonValue() = default;
    explicit JsonValue(bool value);
    explicit JsonValue(qint64 value);
    explicit JsonValue(double value);
    explicit JsonValue(QString value);
    explicit JsonValue(Array value);
    explicit JsonValue(Object value);

    [[nodiscard]] Type type() const;
    /// Null when the value is of another type.
    [[nodiscard]] const bool* asBool() const { return std::get_if<bool>(&m_content); }
    [[nodiscard]] const qint64* asInteger() const { return std::get_if<qint64>(&m_content); }
    [[nodiscard]] const double* asDouble() const { return std::get_if<double>(&m_content); }
    [[nodiscard]] const QString* asText() const { return std::get_if<QString>(&m_content); }
    [[nodiscard]] const Array* asArray() const { return std::get_if<Array>(&m_content); }
    [[nodiscard]] const Object* asObject() const { return std::get_if<Object>(&m_content); }
    /// The member \a name of an object; null when there is none or this is no object.
    [[nodiscard]] const JsonValue* find(QStringView name) const;
    /// True when \a name stood more than once in this object.
    [[nodiscard]] bool isDoubled(QStringView name) const;

private:
    std::variant<std::monostate, bool, qint64, double, QString, Array, Object> m_content;
};

struct JsonMember
{
    QString name{};
    JsonValue value{};
};

/// What a text may be at most, and how its flaws are taken.
struct JsonLimits
{
    qsizetype maxBytes = 1 << 20;
    int maxDepth = 32; ///< of arrays and objects
    qsizetype maxValues = 200'000;
    bool isFile = true; ///< a file: a BOM is stripped, NUL is refused, and faults are told with
                        ///< line and column
    bool repairText = false; ///< invalid UTF-8, lone surrogates and NUL become U+FFFD

    /// Files: 1 MiB, 32 levels.
    static JsonLimits forFile();
    /// Replies: 64 levels, bad text repaired.
    static JsonLimits forReply(qsizetype maxBytes);
};

/// The one strict reader. Fails with Kind::Malformed; \c detail says what and where (offset; line
/// and column for files), and \c code is one of `TooLarge`, `Empty`, `Utf16`, `NotUtf8`, `Html`,
/// `TooDeep`, `TooMany`, `BadNumber`, `BadText`, `NotJson`. Integers beyond 64 bits and numbers
/// like 1e400 are refused.
Result<JsonValue> readJson(const QByteArray& bytes, const JsonLimits& limits);

/// \a json with invalid UTF-8 and lone surrogate escapes replaced by U+FFFD.
QByteArray repairJsonText(const QByteArray& json);

/// A value with its place in the text, for reading by type. Each step fails with Kind::Malformed
/// and the path, for example `profiles[2].parameters.RegionId: a text is needed, not a number`. It
/// points into the JsonValue, which must outlive it.
class JsonNode
{
public:
    explicit JsonNode(const JsonValue& value, QString path = {})
        : m_value(&value)
        , m_path(std::move(path))
    {
    }

    [[nodiscard]] const JsonValue& value() const { return *m_value; }
    /// Empty for the root.
    [[nodiscard]] const QString& path() const { return m_path; }
    [[nodiscard]] bool isNull() const { return m_value->type() == JsonValue::Type::Null; }

    /// A member that must be there.
    [[nodiscard]] Result<JsonNode> member(QStringView name) const;
    /// A member that may be missing. Fails only when this is no object.
    [[nodiscard]] Result<std::optional<JsonNode>> optionalMember(QStringView name) const;
    /// All members of an object, in order; each name is the end of the path.
    [[nodiscard]] Result<std::vector<std::pair<QString, JsonNode>>> members() const;
    [[nodiscard]] Result<std::vector<JsonNode>> items() const;
    [[nodiscard]] Result<QString> text() const;
    [[nodiscard]] Result<bool> boolean() const;
    /// A whole number from \a min to \a max.
    [[nodiscard]] Result<qint64> integer(qint64 min, qint64 max) const;
    /// Any number.
    [[nodiscard]] Result<double> number() const;

    /// An error of Kind::Malformed that begins with the path.
    [[nodiscard]] Error error(const QString& what) const;

private:
    [[nodiscard]] Error wrongType(const QString& needed) const;
    const JsonValue* m_value;
    QString m_path;
};

} // namespace muster

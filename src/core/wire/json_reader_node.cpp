// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/json_reader.h"

#include <algorithm>

namespace muster {
namespace {

QString typeName(JsonValue::Type type)
{
    switch (type) {
    case JsonValue::Type::Null:
        return QStringLiteral("null");
    case JsonValue::Type::Bool:
        return QStringLiteral("true or false");
    case JsonValue::Type::Integer:
    case JsonValue::Type::Double:
        return QStringLiteral("a number");
    case JsonValue::Type::Text:
        return QStringLiteral("a text");
    case JsonValue::Type::Array:
        return QStringLiteral("a list");
    case JsonValue::Type::Object:
        return QStringLiteral("an object");
    }
    return {};
}

QString joined(const QString& path, QStringView name)
{
    return path.isEmpty() ? name.toString() : path + QLatin1Char('.') + name.toString();
}

} // namespace

JsonValue::JsonValue(bool value)
    : m_content(value)
{
}

JsonValue::JsonValue(qint64 value)
    : m_content(value)
{
}

JsonValue::JsonValue(double value)
    : m_content(value)
{
}

JsonValue::JsonValue(QString value)
    : m_content(std::move(value))
{
}

JsonValue::JsonValue(Array value)
    : m_content(std::move(value))
{
}

JsonValue::JsonValue(Object value)
    : m_content(std::move(value))
{
}

JsonValue::Type JsonValue::type() const
{
    return static_cast<Type>(m_content.index()); // the variant's order is that of Type
}

const JsonValue* JsonValue::find(QStringView name) const
{
    const Object* object = asObject();
    if (!object)
        return nullptr;
    const auto found = std::find_if(object->members.begin(), object->members.end(),
        [name](const JsonMember& member) { return member.name == name; });
    return found == object->members.end() ? nullptr : &found->value;
}

bool JsonValue::isDoubled(QStringView name) const
{
    const Object* object = asObject();
    return object
        && std::any_of(object->doubled.begin(), object->doubled.end(),
            [name](const QString& each) { return each == name; });
}

Error JsonNode::error(const QString& what) const
{
    return makeError(Error::Kind::Malformed,
        (m_path.isEmpty() ? QStringLiteral("(top)") : m_path) + QStringLiteral(": ") + what);
}

Error JsonNode::wrongType(const QString& needed) const
{
    return error(QStringLiteral("%1 is needed, not %2").arg(needed, typeName(m_value->type())));
}

Result<JsonNode> JsonNode::member(QStringView name) const
{
    const Result<std::optional<JsonNode>> found = optionalMember(name);
    if (!found)
        return found.error();
    if (!*found)
        return makeError(
            Error::Kind::Malformed, joined(m_path, name) + QStringLiteral(": is missing"));
    return **found;
}

Result<std::optional<JsonNode>> JsonNode::optionalMember(QStringView name) const
{
    if (!m_value->asObject())
        return wrongType(QStringLiteral("an object"));
    const JsonValue* found = m_value->find(name);
    if (!found)
        return std::optional<JsonNode>{};
    return std::optional<JsonNode>{JsonNode(*found, joined(m_path, name))};
}

Result<std::vector<std::pair<QString, JsonNode>>> JsonNode::members() const
{
    const JsonValue::Object* object = m_value->asObject();
    if (!object)
        return wrongType(QStringLiteral("an object"));
    std::vector<std::pair<QString, JsonNode>> result;
    result.reserve(object->members.size());
    for (const JsonMember& each : object->members)
        result.emplace_back(each.name, JsonNode(each.value, joined(m_path, each.name)));
    return result;
}

Result<std::vector<JsonNode>> JsonNode::items() const
{
    const JsonValue::Array* array = m_value->asArray();
    if (!array)
        return wrongType(QStringLiteral("a list"));
    std::vector<JsonNode> result;
    result.reserve(array->size());
    for (std::size_t index = 0; index < array->size(); ++index)
        result.emplace_back((*array)[index], QStringLiteral("%1[%2]").arg(m_path).arg(index));
    return result;
}

Result<QString> JsonNode::text() const
{
    if (const QString* text = m_value->asText())
        return *text;
    return wrongType(QStringLiteral("a text"));
}

Result<bool> JsonNode::boolean() const
{
    if (const bool* value = m_value->asBool())
        return *value;
    return wrongType(QStringLiteral("true or false"));
}

Result<qint64> JsonNode::integer(qint64 min, qint64 max) const
{
    const qint64* value = m_value->asInteger();
    if (!value) {
        if (m_value->asDouble())
            return error(QStringLiteral("a whole number is needed"));
        return wrongType(QStringLiteral("a whole number"));
    }
    if (*value < min || *value > max)
        return error(QStringLiteral("%1 is not from %2 to %3").arg(*value).arg(min).arg(max));
    return *value;
}

Result<double> JsonNode::number() const
{
    if (const double* value = m_value->asDouble())
        return *value;
    if (const qint64* value = m_value->asInteger())
        return static_cast<double>(*value);
    return wrongType(QStringLiteral("a number"));
}

} // namespace muster

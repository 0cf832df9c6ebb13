// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <simdjson.h>

#include <string>
#include <string_view>

/// Small helpers around simdjson's on-demand parser. Objects are read by iterating their fields,
/// never by look-up, which would take the first of two equal names.
namespace muster::ondemand {

using simdjson::error_code;
using Value = simdjson::ondemand::value;
using Type = simdjson::ondemand::json_type;

/// Levels of arrays and objects in a reply.
inline constexpr int kMaxDepth = 64;

/// Depth of \a raw, a text that begins with a bracket, is at most \a limit.
bool isShallow(std::string_view raw, int limit);
/// Passes over \a value, and fails with DEPTH_ERROR when it is nested too deeply. \a depth:
/// brackets around it.
error_code skip(Value value, int depth);
/// The name of \a field without its quotes.
error_code nameOf(simdjson::ondemand::field& field, std::string_view& name);
/// The text of \a value; \a text is empty and \a isText false for any other type.
error_code readText(Value value, int depth, std::string_view& text, bool& isText);
/// True only for the value `true`.
error_code readFlag(Value value, int depth, bool& flag);

/// Calls \a take(name, value) for each member.
template <typename Take>
error_code eachMemberOf(simdjson::ondemand::object& object, Take take)
{
    for (auto item : object) {
        simdjson::ondemand::field field;
        if (const auto error = std::move(item).get(field))
            return error;
        std::string_view name;
        if (const auto error = nameOf(field, name))
            return error;
        if (const auto error = take(name, field.value()))
            return error;
    }
    return simdjson::SUCCESS;
}

/// Calls \a take(name, value) for each member; a value that is no object is passed over. \a depth:
/// brackets around it.
template <typename Take>
error_code eachMember(Value value, int depth, Take take)
{
    Type type{};
    if (const auto error = value.type().get(type))
        return error;
    if (type != Type::object)
        return skip(value, depth);
    simdjson::ondemand::object object;
    if (const auto error = value.get_object().get(object))
        return error;
    return eachMemberOf(object, take);
}

/// Calls \a take(value) for each item; a value that is no list is passed over.
template <typename Take>
error_code eachItem(Value value, int depth, Take take)
{
    Type type{};
    if (const auto error = value.type().get(type))
        return error;
    if (type != Type::array)
        return skip(value, depth);
    simdjson::ondemand::array array;
    if (const auto error = value.get_array().get(array))
        return error;
    for (auto item : array) {
        Value each;
        if (const auto error = std::move(item).get(each))
            return error;
        if (const auto error = take(each))
            return error;
    }
    return simdjson::SUCCESS;
}

/// Text as QString; NUL becomes U+FFFD.
QString toText(std::string_view text);

/// Neighbouring rows mostly agree in region, zone, type and the like: they then share one string.
class TextCache
{
public:
    const QString& of(std::string_view text)
    {
        if (text != m_last) {
            m_last.assign(text);
            m_text = toText(text);
        }
        return m_text;
    }

private:
    std::string m_last;
    QString m_text;
};

} // namespace muster::ondemand

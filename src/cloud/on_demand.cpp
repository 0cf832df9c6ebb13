// SPDX-License-Identifier: GPL-3.0-or-later
#include "on_demand.h"

#include <bit>
#include <cstdint>
#include <cstring>

namespace muster::ondemand {
namespace {

bool opens(char c)
{
    return c == '[' || c == '{';
}

/// The exact depth, with regard to texts.
bool isShallowExactly(std::string_view raw, int limit)
{
    int depth = 0;
    bool inText = false;
    for (std::size_t at = 0; at < raw.size(); ++at) {
        const char c = raw[at];
        if (inText) {
            if (c == '\\')
                ++at;
            else if (c == '"')
                inText = false;
        } else if (c == '"') {
            inText = true;
        } else if (opens(c)) {
            if (++depth > limit)
                return false;
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    return true;
}

constexpr std::uint64_t kOnes = 0x0101010101010101;

/// The highest bit of the first byte in \a word that is \a c; bits above that one mean nothing.
std::uint64_t marks(std::uint64_t word, char c)
{
    const std::uint64_t others = word ^ (kOnes * static_cast<unsigned char>(c));
    return (others - kOnes) & ~others & (kOnes << 7);
}

/// The first quote or backslash from \a text on. A page has thousands of names, so eight bytes are
/// looked at in one step; simdjson's padding makes it safe to read them behind the last name.
const char* endOfPlainText(const char* text)
{
    if constexpr (std::endian::native == std::endian::little) {
        for (;; text += sizeof(std::uint64_t)) {
            std::uint64_t word = 0;
            std::memcpy(&word, text, sizeof word);
            if (const std::uint64_t found = marks(word, '"') | marks(word, '\\'))
                return text + std::countr_zero(found) / 8;
        }
    }
    while (*text != '"' && *text != '\\')
        ++text;
    return text;
}

} // namespace

bool isShallow(std::string_view raw, int limit)
{
    // as a rule there are fewer bytes or fewer brackets than levels are allowed, and nothing more
    // has to be known
    if (raw.size() < 2 * static_cast<std::size_t>(std::max(limit, 0)))
        return true;
    std::size_t brackets = 0;
    for (const char c : raw)
        brackets += opens(c) ? 1U : 0U;
    return brackets <= static_cast<std::size_t>(std::max(limit, 0)) || isShallowExactly(raw, limit);
}

error_code skip(Value value, int depth)
{
    Type type{};
    if (const auto error = value.type().get(type))
        return error;
    std::string_view raw;
    if (type == Type::object) {
        simdjson::ondemand::object object;
        if (const auto error = value.get_object().get(object))
            return error;
        if (const auto error = object.raw_json().get(raw))
            return error;
    } else if (type == Type::array) {
        simdjson::ondemand::array array;
        if (const auto error = value.get_array().get(array))
            return error;
        if (const auto error = array.raw_json().get(raw))
            return error;
    }
    return isShallow(raw, kMaxDepth - depth) ? simdjson::SUCCESS : simdjson::DEPTH_ERROR;
}

error_code nameOf(simdjson::ondemand::field& field, std::string_view& name)
{
    const char* begin = field.key().raw();
    const char* end = endOfPlainText(begin);
    if (*end == '\\') // rare, and then the name has to be decoded
        return field.unescaped_key().get(name);
    name = std::string_view(begin, static_cast<std::size_t>(end - begin));
    return simdjson::SUCCESS;
}

error_code readText(Value value, int depth, std::string_view& text, bool& isText)
{
    Type type{};
    if (const auto error = value.type().get(type))
        return error;
    isText = type == Type::string;
    text = {};
    return isText ? value.get_string().get(text) : skip(value, depth);
}

error_code readFlag(Value value, int depth, bool& flag)
{
    Type type{};
    if (const auto error = value.type().get(type))
        return error;
    flag = false;
    return type == Type::boolean ? value.get_bool().get(flag) : skip(value, depth);
}

QString toText(std::string_view text)
{
    QString result = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    if (!text.empty() && std::memchr(text.data(), 0, text.size()))
        result.replace(QChar(u'\0'), QChar(QChar::ReplacementCharacter));
    return result;
}

} // namespace muster::ondemand

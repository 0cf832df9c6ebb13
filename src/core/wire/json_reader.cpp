// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/json_reader.h"

#include "wire/json_reader_faults.h"

#include <QSet>

#include <simdjson.h>

#include <algorithm>
#include <limits>

namespace muster {
namespace {

namespace dom = simdjson::dom;

QString toText(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// Copies simdjson's tree into ours. Depth is bounded by the parser.
class TreeBuilder
{
public:
    explicit TreeBuilder(const JsonLimits& limits)
        : m_limits(limits)
    {
    }

    std::optional<JsonValue> build(const dom::element& element)
    {
        if (++m_count > m_limits.maxValues) {
            m_fault = json::Fault{-1, QStringLiteral("TooMany"), QStringLiteral("too many values")};
            return std::nullopt;
        }
        switch (element.type()) {
        case dom::element_type::ARRAY:
        case dom::element_type::OBJECT:
            return nested(element);
        case dom::element_type::STRING:
            return text(element.get_string().value_unsafe());
        case dom::element_type::INT64:
            return JsonValue(qint64{element.get_int64().value_unsafe()});
        case dom::element_type::UINT64: // only what does not fit an int64 comes as this
            m_fault = json::Fault{
                -1, QStringLiteral("BadNumber"), QStringLiteral("a number beyond 64 bits")};
            return std::nullopt;
        case dom::element_type::DOUBLE:
            return JsonValue(element.get_double().value_unsafe());
        case dom::element_type::BOOL:
            return JsonValue(element.get_bool().value_unsafe());
        case dom::element_type::NULL_VALUE:
            break;
        default: // newer simdjson may have kinds of its own
            break;
        }
        return JsonValue();
    }

    [[nodiscard]] const std::optional<json::Fault>& fault() const { return m_fault; }

private:
    std::optional<JsonValue> nested(const dom::element& element)
    {
        if (m_depth >= m_limits.maxDepth) {
            m_fault
                = json::Fault{-1, QStringLiteral("TooDeep"), QStringLiteral("nested too deeply")};
            return std::nullopt;
        }
        ++m_depth;
        std::optional<JsonValue> result = element.is_array()
            ? array(element.get_array().value_unsafe())
            : object(element.get_object().value_unsafe());
        --m_depth;
        return result;
    }

    std::optional<QString> checkedText(std::string_view raw)
    {
        QString result = toText(raw);
        if (!result.contains(QChar(u'\0')))
            return result;
        if (!m_limits.repairText) {
            m_fault = json::Fault{-1, QStringLiteral("BadText"), QStringLiteral("NUL in a text")};
            return std::nullopt;
        }
        result.replace(QChar(u'\0'), QChar(QChar::ReplacementCharacter));
        return result;
    }

    std::optional<JsonValue> text(std::string_view raw)
    {
        std::optional<QString> result = checkedText(raw);
        if (!result)
            return std::nullopt;
        return JsonValue(std::move(*result));
    }

    std::optional<JsonValue> array(const dom::array& source)
    {
        JsonValue::Array result;
        for (const dom::element& item : source) {
            std::optional<JsonValue> value = build(item);
            if (!value)
                return std::nullopt;
            result.push_back(std::move(*value));
        }
        return JsonValue(std::move(result));
    }

    std::optional<JsonValue> object(const dom::object& source)
    {
        JsonValue::Object result;
        QSet<QString> names;
        for (const dom::key_value_pair& pair : source) {
            std::optional<QString> name = checkedText(pair.key);
            std::optional<JsonValue> value = name ? build(pair.value) : std::nullopt;
            if (!value)
                return std::nullopt;
            add(result, names, *name, std::move(*value));
        }
        return JsonValue(std::move(result));
    }

    static void add(
        JsonValue::Object& object, QSet<QString>& names, const QString& name, JsonValue value)
    {
        if (!names.contains(name)) {
            names.insert(name);
            object.members.push_back(JsonMember{name, std::move(value)});
            return;
        }
        const auto found = std::find_if(object.members.begin(), object.members.end(),
            [&name](const JsonMember& member) { return member.name == name; });
        found->value = std::move(value);
        if (std::find(object.doubled.begin(), object.doubled.end(), name) == object.doubled.end())
            object.doubled.push_back(name);
    }

    const JsonLimits& m_limits;
    qsizetype m_count = 0;
    int m_depth = 0;
    std::optional<json::Fault> m_fault;
};

simdjson::error_code parse(
    dom::parser& parser, const QByteArray& bytes, int maxDepth, dom::element& root)
{
    const auto size = static_cast<std::size_t>(bytes.size());
    // versions differ by one in what they count, so this only bounds the work: TreeBuilder has the
    // exact limit
    if (const auto error = parser.allocate(size, static_cast<std::size_t>(maxDepth) + 2))
        return error;
    return parser.parse(bytes.constData(), size).get(root);
}

Error failure(const QByteArray& bytes, const JsonLimits& limits, const json::Fault& fallback)
{
    const auto fault = json::firstFault(bytes, limits);
    return json::toError(fault ? *fault : fallback, bytes, limits.isFile);
}

Result<JsonValue> readChecked(const QByteArray& bytes, const JsonLimits& limits)
{
    dom::parser parser;
    dom::element root;
    if (const auto error = parse(parser, bytes, limits.maxDepth, root)) {
        const json::Fault fallback{
            -1, QStringLiteral("NotJson"), QString::fromLatin1(simdjson::error_message(error))};
        return failure(bytes, limits, fallback);
    }
    TreeBuilder builder(limits);
    if (std::optional<JsonValue> value = builder.build(root))
        return std::move(*value);
    if (builder.fault()->code == QStringLiteral("TooMany"))
        return json::toError(*builder.fault(), bytes, limits.isFile);
    return failure(bytes, limits, *builder.fault());
}

QByteArray withoutBom(const QByteArray& bytes)
{
    return bytes.startsWith("\xEF\xBB\xBF") ? bytes.mid(3) : bytes;
}

} // namespace

JsonLimits JsonLimits::forFile()
{
    return JsonLimits{};
}

JsonLimits JsonLimits::forReply(qsizetype maxBytes)
{
    JsonLimits limits;
    limits.maxBytes = maxBytes;
    limits.maxDepth = 64;
    limits.maxValues = 1'000'000;
    limits.isFile = false;
    limits.repairText = true;
    return limits;
}

Result<JsonValue> readJson(const QByteArray& bytes, const JsonLimits& limits)
{
    if (bytes.size() > limits.maxBytes) {
        const json::Fault fault{-1, QStringLiteral("TooLarge"),
            QStringLiteral("more than %1 bytes").arg(limits.maxBytes)};
        return json::toError(fault, bytes, limits.isFile);
    }
    QByteArray text = limits.isFile ? withoutBom(bytes) : bytes;
    if (limits.repairText)
        text = repairJsonText(text);
    if (const auto fault = json::faultOfEncoding(text))
        return json::toError(*fault, text, limits.isFile);
    if (withoutBom(text).size() != text.size()) { // newer versions of simdjson would skip it
        const json::Fault fault{
            0, QStringLiteral("NotJson"), QStringLiteral("a byte order mark inside the text")};
        return json::toError(fault, text, limits.isFile);
    }
    return readChecked(text, limits);
}

} // namespace muster

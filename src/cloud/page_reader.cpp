// SPDX-License-Identifier: GPL-3.0-or-later
#include "page_reader.h"

#include "api_errors.h"
#include "core/wire/json_reader.h"
#include "instance_reader.h"
#include "log.h"
#include "on_demand.h"
#include "reply_readers.h"

#include <QSet>

namespace muster {
namespace {

using namespace std::string_view_literals;

/// A page has 100 rows at most; a server that sends far more than was asked is not read to its end.
constexpr std::size_t kMostRows = 1000;

class PageReader
{
public:
    explicit PageReader(const DescribeQuery& query)
        : m_rowReader(query.region)
    {
        for (const InstanceId& id : query.ids)
            m_asked.insert(id);
    }

    ondemand::error_code read(
        simdjson::ondemand::parser& parser, std::string_view json, std::size_t capacity)
    {
        simdjson::ondemand::document document;
        simdjson::ondemand::object root;
        if (const auto error
            = parser.iterate(simdjson::padded_string_view(json, capacity)).get(document))
            return error;
        if (const auto error = document.get_object().get(root))
            return error;
        const auto error
            = ondemand::eachMemberOf(root, [this](std::string_view name, ondemand::Value value) {
                  return topMember(name, value);
              });
        if (error)
            return error;
        const char* rest = nullptr;
        // at the end there is no location any more
        return document.current_location().get(rest) == simdjson::OUT_OF_BOUNDS
            ? simdjson::SUCCESS
            : simdjson::TRAILING_CONTENT;
    }

    [[nodiscard]] bool isWhole() const { return m_hasList && m_goodToken; }
    [[nodiscard]] InstancePage takePage() { return std::move(m_page); }
    [[nodiscard]] int unasked() const { return m_unasked; }

private:
    ondemand::error_code topMember(std::string_view name, ondemand::Value value)
    {
        if (name == "Instances"sv)
            return instances(value);
        if (name == "RequestId"sv) {
            std::string_view text;
            bool isText = false;
            const auto error = ondemand::readText(value, 1, text, isText);
            m_page.requestId = ondemand::toText(text.substr(0, 128));
            return error;
        }
        if (name == "NextToken"sv)
            return nextToken(value);
        return ondemand::skip(value, 1);
    }

    ondemand::error_code nextToken(ondemand::Value value)
    {
        ondemand::Type type{};
        if (const auto error = value.type().get(type))
            return error;
        std::string_view text;
        bool isText = false;
        const auto error = ondemand::readText(value, 1, text, isText);
        m_goodToken = (isText && text.size() <= std::size_t{kLongestNextToken})
            || type == ondemand::Type::null;
        m_page.nextToken = m_goodToken ? ondemand::toText(text) : QString();
        return error;
    }

    /// Of two lists the last one counts.
    ondemand::error_code instances(ondemand::Value value)
    {
        m_hasList = false;
        return ondemand::eachMember(value, 1, [this](std::string_view name, ondemand::Value inner) {
            return name == "Instance"sv ? list(inner) : ondemand::skip(inner, 2);
        });
    }

    ondemand::error_code list(ondemand::Value value)
    {
        ondemand::Type type{};
        if (const auto error = value.type().get(type))
            return error;
        m_hasList = type == ondemand::Type::array;
        m_page.rows.clear();
        m_page.rows.reserve(100);
        m_page.droppedRows = 0;
        m_unasked = 0;
        return ondemand::eachItem(value, 2, [this](ondemand::Value item) { return row(item); });
    }

    ondemand::error_code row(ondemand::Value value)
    {
        if (m_page.rows.size() >= kMostRows)
            return simdjson::CAPACITY;
        Instance& instance
            = m_page.rows.emplace_back(); // in place: moving a row costs as much as reading it
        if (const auto error = m_rowReader.read(value, 3, instance))
            return error;
        const bool isUsable = !instance.id.isEmpty();
        if (isUsable && (m_asked.isEmpty() || m_asked.contains(instance.id)))
            return simdjson::SUCCESS;
        ++(isUsable ? m_unasked : m_page.droppedRows);
        m_page.rows.pop_back();
        return simdjson::SUCCESS;
    }

    InstanceReader m_rowReader;
    QSet<InstanceId> m_asked;
    InstancePage m_page;
    bool m_hasList = false;
    bool m_goodToken = true;
    int m_unasked = 0;
};

ondemand::error_code readBytes(
    PageReader& reader, simdjson::ondemand::parser& parser, QByteArray bytes)
{
    // simdjson reads, but does not use, some bytes behind the end
    const qsizetype needed = bytes.size() + static_cast<qsizetype>(simdjson::SIMDJSON_PADDING);
    if (bytes.capacity() < needed)
        bytes.reserve(needed);
    return reader.read(parser,
        std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())),
        static_cast<std::size_t>(bytes.capacity()));
}

} // namespace

struct PageParser::Content
{
    simdjson::ondemand::parser parser{};
};

PageParser::PageParser()
    : m_content(std::make_unique<Content>())
{
}

PageParser::~PageParser() = default;

Result<InstancePage> readInstancePage(
    const ApiReply& reply, const DescribeQuery& query, PageParser& parser)
{
    if (const auto error = errorOf(reply))
        return *error;
    PageReader reader(query);
    auto error = readBytes(reader, parser.content().parser, reply.body);
    if (error == simdjson::UTF8_ERROR || error == simdjson::STRING_ERROR) {
        reader = PageReader(query);
        error = readBytes(reader, parser.content().parser, repairJsonText(reply.body));
    }
    if (error)
        return malformedReply(reply, QString::fromLatin1(simdjson::error_message(error)));
    if (!reader.isWhole())
        return malformedReply(
            reply, QStringLiteral("no list of instances, or an unusable NextToken"));
    InstancePage page = reader.takePage();
    page.serverTimeMs = reply.serverTimeMs;
    if (reader.unasked() > 0 || page.droppedRows > 0)
        qCInfo(lcCloud) << "a page had" << reader.unasked() << "rows that were not asked for and"
                        << page.droppedRows << "without a usable id";
    return page;
}

} // namespace muster

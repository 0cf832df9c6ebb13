// SPDX-License-Identifier: GPL-3.0-or-later
#include "action_table.h"
#include "instance_filter.h"
#include "instance_json.h"
#include "run_rules.h"
#include "signature.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace muster {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLeastResults = 10;
constexpr int kMostResults = 100;
constexpr int kMostStatuses = 50;
constexpr qsizetype kMostIds = 100;

/// Which rows an answer shows, and what it says about paging.
struct Window
{
    size_t first = 0;
    size_t size = kLeastResults;
    bool byToken = false;
    int pageNumber = 1;
    int pageSize = 10;
};

QByteArray tokenFor(size_t position)
{
    const QByteArray text
        = QByteArray::number(static_cast<qulonglong>(position), 16).rightJustified(12, '0');
    return text + sha256Hex("page " + text).left(20);
}

Refusal readWindow(const ActionContext& context, Window& window)
{
    const QByteArray token = context.parameter("NextToken");
    const QByteArray most = context.parameter("MaxResults");
    window.byToken = !token.isEmpty() || !most.isEmpty();
    if (!window.byToken) {
        Page page;
        if (auto bad = readPage(context, kMostResults, page))
            return bad;
        window.pageNumber = page.number;
        window.pageSize = page.size;
        window.first = static_cast<size_t>(page.first());
        window.size = static_cast<size_t>(page.size);
        return std::nullopt;
    }
    // Unset or below 10 counts as 10, above 100 as 100.
    const int wanted = most.isEmpty() ? kLeastResults : readInt(most).value_or(-1);
    if (wanted < 0)
        return refused(400, "InvalidParameter.MaxResults", "MaxResults");
    window.size = static_cast<size_t>(std::clamp(wanted, kLeastResults, kMostResults));
    if (token.isEmpty())
        return std::nullopt;
    window.first = static_cast<size_t>(token.left(12).toULongLong(nullptr, 16));
    if (tokenFor(window.first) != token)
        return refused(400, "InvalidParameter.NextToken", "NextToken");
    return std::nullopt;
}

/// Cuts the window out of \a all. The position in a token counts all instances of the ledger, so
/// that a page goes on where the last one ended although others have gone. Gives the position of
/// the next page, 0 at the end.
size_t cut(std::vector<const Instance*>& all, const Window& window)
{
    const auto isBefore = [](const Instance* one, size_t position) {
        return static_cast<size_t>(one->ordinal) < position;
    };
    const auto begin = window.byToken
        ? std::lower_bound(all.begin(), all.end(), window.first, isBefore)
        : all.begin() + static_cast<std::ptrdiff_t>(std::min(window.first, all.size()));
    const auto rest = static_cast<size_t>(all.end() - begin);
    const auto end = begin + static_cast<std::ptrdiff_t>(std::min(window.size, rest));
    const size_t next = end == all.end() ? 0 : static_cast<size_t>((*end)->ordinal);
    all = std::vector<const Instance*>(begin, end);
    return next;
}

QByteArray listText(const std::vector<const Instance*>& rows, const World& world)
{
    QByteArray text;
    for (const Instance* one : rows) {
        if (!text.isEmpty())
            text.append(',');
        text.append(instanceJson(*one, world));
    }
    return text;
}

} // namespace

ApiReply describeInstances(ActionContext& context)
{
    InstanceFilter filter;
    Window window;
    if (const auto bad = InstanceFilter::read(context, filter))
        return failure(context, *bad);
    if (const auto bad = readWindow(context, window))
        return failure(context, *bad);
    if (const auto dry = dryRunRefusal(context))
        return failure(context, *dry);
    std::vector<const Instance*> rows = filter.matches(context);
    const auto total = static_cast<qint64>(rows.size());
    const size_t nextPosition = cut(rows, window);
    const QByteArray next
        = window.byToken && nextPosition != 0 ? tokenFor(nextPosition) : QByteArray();
    // With token paging the other three carry no meaning; the service then sends 0.
    const auto number
        = [&window](qint64 value) { return QByteArray::number(window.byToken ? 0 : value); };
    const QByteArray body = R"({"RequestId":")" + context.requestId + R"(","TotalCount":)"
        + number(total) + R"(,"PageNumber":)" + number(window.pageNumber) + R"(,"PageSize":)"
        + number(window.pageSize) + R"(,"NextToken":")" + next + R"(","Instances":{"Instance":[)"
        + listText(rows, context.world) + "]}}";
    return {200, {}, body};
}

ApiReply describeInstanceStatus(ActionContext& context)
{
    Page page;
    const auto ids = listOf(context.call.parameters, "InstanceId");
    if (const auto bad = readPage(context, kMostStatuses, page))
        return failure(context, *bad);
    if (static_cast<qsizetype>(ids.size()) > kMostIds)
        return failure(context, refused(400, "InvalidParameter.InstanceId", "InstanceId.N"));
    const QString zone = QString::fromUtf8(context.parameter("ZoneId"));
    std::vector<const Instance*> found;
    for (const Instance& one : context.ledger.instances()) {
        const bool asked
            = ids.empty() || std::find(ids.begin(), ids.end(), one.id.toUtf8()) != ids.end();
        if (!context.isBlind && asked && !one.released && one.regionId == context.region->id
            && (zone.isEmpty() || zone == one.zoneId))
            found.push_back(&one);
    }
    QJsonArray list;
    const auto first = static_cast<size_t>(page.first());
    for (size_t i = first; i < std::min(found.size(), first + static_cast<size_t>(page.size)); ++i)
        list.append(QJsonObject{
            {u"InstanceId"_s, found[i]->id}, {u"Status"_s, phaseText(found[i]->phase)}});
    return success(context,
        {{u"TotalCount"_s, static_cast<qint64>(found.size())}, {u"PageNumber"_s, page.number},
            {u"PageSize"_s, page.size},
            {u"InstanceStatuses"_s, QJsonObject{{u"InstanceStatus"_s, list}}}});
}

namespace {

QJsonObject eventJson(const HistoryEvent& event)
{
    const QString at = secondsText(event.at);
    return {{u"InstanceId"_s, event.instanceId}, {u"ResourceType"_s, u"instance"_s},
        {u"EventId"_s, event.eventId}, {u"EventPublishTime"_s, at}, {u"NotBefore"_s, at},
        {u"EventFinishTime"_s, at}, {u"Reason"_s, event.reason}, {u"ReasonCode"_s, QString()},
        {u"ImpactLevel"_s, u"100"_s},
        {u"EventType"_s, QJsonObject{{u"Code"_s, 35}, {u"Name"_s, event.name}}},
        {u"EventCycleStatus"_s, QJsonObject{{u"Code"_s, 0}, {u"Name"_s, u"Executed"_s}}},
        {u"ExtendedAttribute"_s,
            QJsonObject{{u"Device"_s, QString()}, {u"DiskId"_s, QString()},
                {u"InactiveDisks"_s, QJsonObject{{u"InactiveDisk"_s, QJsonArray()}}}}}};
}

/// True when the call names no value for \a list and \a single, or names \a value.
bool isWished(const ActionContext& context, const QByteArray& list, const QByteArray& single,
    const QString& value)
{
    std::vector<QByteArray> wished = listOf(context.call.parameters, list);
    if (const QByteArray one = context.parameter(single); !one.isEmpty())
        wished.push_back(one);
    return wished.empty()
        || std::find(wished.begin(), wished.end(), value.toUtf8()) != wished.end();
}

} // namespace

ApiReply describeInstanceHistoryEvents(ActionContext& context)
{
    Window window;
    if (const auto bad = readWindow(context, window))
        return failure(context, *bad);
    std::vector<const HistoryEvent*> found;
    for (const HistoryEvent& event : context.ledger.events()) {
        if (!context.isBlind && event.regionId == context.region->id
            && isWished(context, "ResourceId", "InstanceId", event.instanceId)
            && isWished(context, "InstanceEventType", "EventType", event.name)
            && isWished(context, "InstanceEventCycleStatus", "EventCycleStatus", u"Executed"_s))
            found.push_back(&event);
    }
    QJsonArray list;
    const size_t end = std::min(found.size(), window.first + window.size);
    for (size_t i = window.first; i < end; ++i)
        list.append(eventJson(*found[i]));
    const bool more = window.byToken && end < found.size();
    QJsonObject body{{u"NextToken"_s, more ? QString::fromLatin1(tokenFor(end)) : QString()},
        {u"InstanceSystemEventSet"_s, QJsonObject{{u"InstanceSystemEventType"_s, list}}}};
    if (!window.byToken) {
        body.insert(u"TotalCount"_s, static_cast<qint64>(found.size()));
        body.insert(u"PageNumber"_s, window.pageNumber);
        body.insert(u"PageSize"_s, window.pageSize);
    }
    return success(context, body);
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "reply_readers.h"

#include "api_errors.h"
#include "core/wire/json_reader.h"
#include "log.h"

#include <algorithm>

namespace muster {
namespace {

/// The object of a good reply.
Result<JsonValue> goodBody(const ApiReply& reply)
{
    if (const auto error = errorOf(reply))
        return *error;
    const Result<JsonValue> body = readJson(reply.body, JsonLimits::forReply(reply.body.size()));
    if (!body)
        return malformedReply(reply, body.error().detail);
    if (!body->asObject())
        return malformedReply(reply, QStringLiteral("not an object"));
    return *body;
}

/// Empty when it is missing or no text.
QString optionalText(const JsonValue& object, QStringView name)
{
    const JsonValue* value = object.find(name);
    const QString* text = value ? value->asText() : nullptr;
    return text ? *text : QString();
}

/// The list in `outer.inner`, which must be there.
Result<std::vector<JsonNode>> wrappedList(
    const JsonValue& body, QStringView outer, QStringView inner)
{
    const auto object = JsonNode(body).member(outer);
    const auto list = object ? object->member(inner) : object;
    return list ? list->items() : Result<std::vector<JsonNode>>(list.error());
}

Result<QString> nextTokenOf(const ApiReply& reply, const JsonValue& body)
{
    const JsonValue* value = body.find(u"NextToken");
    if (!value || value->type() == JsonValue::Type::Null)
        return QString();
    const QString* text = value->asText();
    if (!text || text->size() > kLongestNextToken)
        return malformedReply(reply, QStringLiteral("an unusable NextToken"));
    return *text;
}

std::optional<DroppedInstance> droppedFrom(const JsonValue& entry)
{
    const auto id = InstanceId::from(optionalText(entry, u"InstanceId"));
    if (!id)
        return std::nullopt;
    DroppedInstance dropped;
    dropped.id = *id;
    if (const JsonValue* type = entry.find(u"EventType"))
        dropped.eventType = optionalText(*type, u"Name");
    dropped.reason = optionalText(entry, u"Reason");
    if (const auto time = fromIsoText(optionalText(entry, u"EventPublishTime")))
        dropped.publishedAt = *time;
    return dropped;
}

OrderOutcome outcomeFor(const InstanceId& id, const std::vector<JsonNode>& entries)
{
    OrderOutcome outcome;
    outcome.id = id;
    outcome.message = QStringLiteral("The reply does not name this instance.");
    for (const JsonNode& entry : entries) {
        if (optionalText(entry.value(), u"InstanceId") != id.value())
            continue;
        const QString code = optionalText(entry.value(), u"Code");
        outcome.ok = code == QStringLiteral("200");
        outcome.code = outcome.ok ? QString() : code.left(128);
        outcome.message = optionalText(entry.value(), u"Message");
    }
    return outcome;
}

} // namespace

Result<std::vector<RegionRow>> readRegions(const ApiReply& reply)
{
    const Result<JsonValue> body = goodBody(reply);
    if (!body)
        return body.error();
    const auto entries = wrappedList(*body, u"Regions", u"Region");
    if (!entries)
        return malformedReply(reply, entries.error().detail);
    std::vector<RegionRow> rows;
    for (const JsonNode& entry : *entries) {
        const QString id = optionalText(entry.value(), u"RegionId");
        if (!isPlainIdentifier(id))
            continue;
        rows.push_back(RegionRow{id, optionalText(entry.value(), u"LocalName"),
            optionalText(entry.value(), u"RegionEndpoint"),
            optionalText(entry.value(), u"Status") == QStringLiteral("soldOut")});
    }
    return rows;
}

Result<CallerIdentity> readCaller(const ApiReply& reply)
{
    const Result<JsonValue> body = goodBody(reply);
    if (!body)
        return body.error();
    CallerIdentity caller;
    caller.accountId = optionalText(*body, u"AccountId");
    caller.arn = optionalText(*body, u"Arn");
    caller.serverTimeMs = reply.serverTimeMs;
    const QString type = optionalText(*body, u"IdentityType");
    if (type == QStringLiteral("Account"))
        caller.kind = IdentityKind::Account;
    else if (type == QStringLiteral("RAMUser"))
        caller.kind = IdentityKind::RamUser;
    else if (type == QStringLiteral("AssumedRoleUser"))
        caller.kind = IdentityKind::AssumedRole;
    else
        return malformedReply(reply, QStringLiteral("IdentityType: unknown or missing"));
    if (caller.accountId.isEmpty())
        return malformedReply(reply, QStringLiteral("AccountId: is missing"));
    return caller;
}

Result<EventPage> readDroppedInstances(const ApiReply& reply)
{
    const Result<JsonValue> body = goodBody(reply);
    if (!body)
        return body.error();
    const auto entries = wrappedList(*body, u"InstanceSystemEventSet", u"InstanceSystemEventType");
    if (!entries)
        return malformedReply(reply, entries.error().detail);
    const Result<QString> next = nextTokenOf(reply, *body);
    if (!next)
        return next.error();
    EventPage page;
    page.nextToken = *next;
    for (const JsonNode& entry : *entries) {
        if (auto dropped = droppedFrom(entry.value()))
            page.events.push_back(std::move(*dropped));
        else
            qCInfo(lcCloud) << "an event without a usable instance id";
    }
    return page;
}

Result<std::vector<OrderOutcome>> readOrderOutcomes(
    const ApiReply& reply, const std::vector<InstanceId>& asked)
{
    const Result<JsonValue> body = goodBody(reply);
    if (!body)
        return body.error();
    const auto entries = wrappedList(*body, u"InstanceResponses", u"InstanceResponse");
    if (!entries)
        return malformedReply(reply, entries.error().detail);
    std::vector<OrderOutcome> outcomes;
    outcomes.reserve(asked.size());
    for (const InstanceId& id : asked)
        outcomes.push_back(outcomeFor(id, *entries));
    return outcomes;
}

Result<Done> readDone(const ApiReply& reply)
{
    const Result<JsonValue> body = goodBody(reply);
    if (!body)
        return body.error();
    if (optionalText(*body, u"RequestId").isEmpty())
        return malformedReply(reply, QStringLiteral("RequestId: is missing"));
    return Done{};
}

} // namespace muster

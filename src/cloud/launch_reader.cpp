// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch_reader.h"

#include "api_errors.h"
#include "core/wire/json_reader.h"
#include "log.h"

#include <algorithm>

namespace muster {
namespace {

/// Takes over what is usable of the id list, and whether anything was not.
class IdCollector
{
public:
    explicit IdCollector(LaunchReply& reply)
        : m_reply(reply)
    {
    }

    void take(const JsonValue& root)
    {
        m_reply.flawed = root.isDoubled(u"InstanceIdSets");
        const JsonValue* sets = root.find(u"InstanceIdSets");
        if (!sets)
            return;
        if (sets->asArray()) { // one level too few: what is in it may still be ids
            m_reply.flawed = true;
            return takeList(*sets);
        }
        m_reply.flawed |= sets->isDoubled(u"InstanceIdSet");
        if (const JsonValue* list = sets->find(u"InstanceIdSet"))
            takeList(*list);
        else
            m_reply.flawed = true;
    }

private:
    void takeList(const JsonValue& list)
    {
        if (!list.asArray()) {
            m_reply.flawed = true;
            return;
        }
        for (const JsonValue& entry : *list.asArray())
            takeEntry(entry);
    }

    void takeEntry(const JsonValue& entry)
    {
        const QString* text = entry.asText();
        const auto id
            = text ? InstanceId::from(*text) : makeError(Error::Kind::Malformed, QString());
        if (!id) {
            m_reply.flawed = true;
            qCInfo(lcCloud) << "an unusable instance id in a launch reply:"
                            << (text ? text->left(64) : QString());
            return;
        }
        if (std::find(m_reply.ids.begin(), m_reply.ids.end(), *id) == m_reply.ids.end())
            m_reply.ids.push_back(*id);
        else
            m_reply.flawed = true;
    }

    LaunchReply& m_reply;
};

} // namespace

Result<LaunchReply> readLaunchReply(const ApiReply& reply)
{
    LaunchReply launch;
    launch.httpStatus = reply.httpStatus;
    launch.serverTimeMs = reply.serverTimeMs;
    launch.requestId = reply.requestId;
    const Result<JsonValue> body = readJson(reply.body, JsonLimits::forReply(reply.body.size()));
    if (body) {
        IdCollector(launch).take(*body);
        const JsonValue* id = body->find(u"RequestId");
        if (id && id->asText())
            launch.requestId = id->asText()->left(128);
    }
    if (!launch.ids.empty())
        return launch;
    if (const auto error = errorOf(reply))
        return *error;
    Error error = malformedReply(
        reply, body ? QStringLiteral("no usable instance id") : body.error().detail);
    error.requestId = launch.requestId;
    return error;
}

} // namespace muster

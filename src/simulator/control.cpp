// SPDX-License-Identifier: GPL-3.0-or-later
#include "control.h"

#include "simulator.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <map>

namespace muster {

using namespace Qt::StringLiterals;

namespace {

/// What a control request came to: a mistake, or data.
struct Outcome
{
    QString mistake;
    int status = 200;
    QJsonObject data;
};

Outcome bad(const QString& mistake, int status = 400)
{
    return {mistake, status, {}};
}

QJsonValue timeOrNull(qint64 ms)
{
    return ms == 0 ? QJsonValue() : QJsonValue(secondsText(ms));
}

QJsonObject stateOf(const Instance& one)
{
    QJsonObject tags;
    for (const auto& [key, value] : one.tags)
        tags.insert(key, value);
    const auto textOrNull
        = [](const QString& text) { return text.isEmpty() ? QJsonValue() : QJsonValue(text); };
    return {{u"InstanceId"_s, one.id}, {u"RegionId"_s, one.regionId}, {u"ZoneId"_s, one.zoneId},
        {u"InstanceName"_s, one.name}, {u"Status"_s, phaseText(one.phase)},
        {u"ClientToken"_s, textOrNull(one.clientToken)},
        {u"CreationTime"_s, secondsText(one.createdSaid)},
        {u"AutoReleaseTime"_s, timeOrNull(one.releaseAt)}, {u"InstanceType"_s, one.typeId},
        {u"InstanceChargeType"_s, one.chargeType}, {u"Tags"_s, tags},
        {u"PublicIp"_s,
            one.publicAddress == 0 ? QJsonValue() : QJsonValue(addressText(one.publicAddress))},
        {u"Released"_s, one.released}};
}

Outcome getState(Simulator& simulator, const QJsonDocument&)
{
    QJsonArray instances;
    for (const Instance& one : simulator.ledger().instances())
        instances.append(stateOf(one));
    QJsonObject tokens;
    for (const auto& [key, memory] : simulator.ledger().tokens) {
        if (key.startsWith("RunInstances\n"))
            tokens.insert(QString::fromUtf8(key.mid(key.indexOf('\n') + 1)),
                QJsonArray::fromStringList(memory.ids));
    }
    return {{}, 200,
        {{u"now"_s, secondsText(simulator.clock().now())}, {u"instances"_s, instances},
            {u"bought"_s, simulator.ledger().bought()}, {u"tokens"_s, tokens}}};
}

Outcome postFaults(Simulator& simulator, const QJsonDocument& body)
{
    std::vector<Fault> faults;
    const QJsonValue value = body.isArray() ? QJsonValue(body.array()) : QJsonValue(body.object());
    if (const QString mistake = readFaults(value, faults); !mistake.isEmpty())
        return bad(mistake);
    simulator.faults().add(std::move(faults));
    return {};
}

Outcome deleteFaults(Simulator& simulator, const QJsonDocument&)
{
    simulator.faults().clear();
    return {};
}

Outcome postClock(Simulator& simulator, const QJsonDocument& body)
{
    const QJsonObject wish = body.object();
    const auto advance = parseSpan(wish.value(u"advance"_s).toString());
    const auto skew = parseSpan(wish.value(u"skew"_s).toString());
    const bool hasAdvance = wish.contains(u"advance"_s);
    const bool hasSkew = wish.contains(u"skew"_s);
    if ((!hasAdvance && !hasSkew) || (hasAdvance && (!advance || advance->count() < 0))
        || (hasSkew && !skew))
        return bad(u"\"advance\" must be a span like 40m, \"skew\" one like -20m"_s);
    if (advance)
        simulator.clock().advanceBy(*advance);
    if (skew)
        simulator.clock().setSkew(*skew);
    simulator.settle();
    return {};
}

/// A whole number from 0 up, or null; anything else is no value.
bool readCount(const QJsonValue& value, std::optional<int>& out)
{
    if (value.isNull())
        return true;
    const double number = value.toDouble(-1);
    if (!value.isDouble() || number < 0 || number > 1e9 || number != static_cast<int>(number))
        return false;
    out = static_cast<int>(number);
    return true;
}

template <typename Key>
void setOrErase(std::map<Key, int>& map, const Key& key, const std::optional<int>& value)
{
    if (value)
        map[key] = *value;
    else
        map.erase(key);
}

Outcome postStock(Simulator& simulator, const QJsonDocument& body)
{
    const QJsonObject wish = body.object();
    const QString zone = wish.value(u"ZoneId"_s).toString();
    const QString type = wish.value(u"InstanceType"_s).toString();
    std::optional<int> count;
    if (zone.isEmpty() || !simulator.world().type(type) || !wish.contains(u"count"_s)
        || !readCount(wish.value(u"count"_s), count))
        return bad(u"stock needs a ZoneId, a known InstanceType and a count or null"_s);
    setOrErase(simulator.limits().stock, {zone, type}, count);
    return {};
}

Outcome postQuota(Simulator& simulator, const QJsonDocument& body)
{
    const QJsonObject wish = body.object();
    const QString region = wish.value(u"RegionId"_s).toString();
    std::optional<int> vcpus;
    if (!simulator.world().region(region) || !wish.contains(u"vcpus"_s)
        || !readCount(wish.value(u"vcpus"_s), vcpus))
        return bad(u"quota needs a known RegionId and vcpus or null"_s);
    setOrErase(simulator.limits().vcpus, region, vcpus);
    return {};
}

Outcome postRights(Simulator& simulator, const QJsonDocument& body)
{
    const QJsonObject wish = body.object();
    const QByteArray key = wish.value(u"accessKeyId"_s).toString().toUtf8();
    if (!simulator.gateway().key(key) || !wish.value(u"deny"_s).isArray())
        return bad(u"rights need a known accessKeyId and a list \"deny\""_s);
    std::set<QByteArray> denied;
    for (const QJsonValue right : wish.value(u"deny"_s).toArray()) {
        if (!right.isString())
            return bad(u"\"deny\" must hold texts like ecs:DescribeInstances"_s);
        denied.insert(right.toString().toUtf8());
    }
    simulator.limits().denied[key] = denied;
    return {};
}

Outcome postThrottle(Simulator& simulator, const QJsonDocument& body)
{
    const QJsonObject wish = body.object();
    std::map<QByteArray, std::optional<int>> changes;
    for (auto it = wish.begin(); it != wish.end(); ++it) {
        if (!readCount(it.value(), changes[it.key().toUtf8()]))
            return bad(u"throttle takes {\"Action\": calls a minute or null}"_s);
    }
    if (changes.empty())
        return bad(u"throttle takes {\"Action\": calls a minute or null}"_s);
    for (const auto& [action, perMinute] : changes)
        setOrErase(simulator.limits().perMinute, action, perMinute);
    return {};
}

Outcome postTokens(Simulator& simulator, const QJsonDocument& body)
{
    const QJsonObject wish = body.object();
    const bool hasMemory = wish.contains(u"memory"_s);
    const bool hasLag = wish.contains(u"lag"_s);
    const auto memory = parseSpan(wish.value(u"memory"_s).toString());
    const auto lag = parseSpan(wish.value(u"lag"_s).toString());
    const bool forgetLimit = hasMemory && wish.value(u"memory"_s).isNull();
    if ((!hasMemory && !hasLag) || (hasMemory && !forgetLimit && (!memory || memory->count() < 0))
        || (hasLag && (!lag || lag->count() < 0)))
        return bad(u"\"memory\" and \"lag\" must be spans like 10m"_s);
    if (hasMemory)
        simulator.limits().tokenMemoryMs
            = memory ? std::optional<qint64>(memory->count()) : std::optional<qint64>();
    if (lag)
        simulator.limits().lookupLagMs = lag->count();
    return {};
}

Outcome postGo(Simulator& simulator, const QJsonDocument& body)
{
    std::optional<int> count;
    if (!readCount(body.object().value(u"count"_s), count) && body.object().contains(u"count"_s))
        return bad(u"\"count\" must be a number of held requests"_s);
    simulator.go(count);
    return {};
}

Outcome postReset(Simulator& simulator, const QJsonDocument&)
{
    return {simulator.reset(), 200, {}};
}

Outcome postInstance(Simulator& simulator, const QString& id, const QJsonObject& wish)
{
    Ledger& ledger = simulator.ledger();
    if (!ledger.findAlive(id))
        return bad(u"there is no such instance"_s, 404);
    const qint64 now = simulator.clock().now();
    const QString event = wish.value(u"fail"_s).toString();
    const Phase phase = phaseFrom(wish.value(u"status"_s).toString());
    if (wish.size() != 1)
        return bad(u"one of fail, reclaim, status, stuck is needed"_s);
    if (!event.isEmpty())
        ledger.fail(id, event, simulator.clock().serverNow());
    else if (wish.value(u"reclaim"_s).toBool())
        ledger.reclaim(id, now);
    else if (phase != Phase::Gone)
        ledger.forcePhase(id, phase);
    else if (wish.value(u"stuck"_s).isBool())
        ledger.setStuck(id, wish.value(u"stuck"_s).toBool(), now);
    else
        return bad(u"one of fail, reclaim, status, stuck is needed"_s);
    return {};
}

Outcome getCalls(Simulator& simulator, const HttpRequest& request)
{
    Parameters query;
    parsePairs(request.query(), query);
    return {{}, 200, {{u"calls"_s, simulator.calls().toJson(valueOf(query, "action"))}}};
}

using Handler = Outcome (*)(Simulator&, const QJsonDocument&);

struct Route
{
    Handler run;
    /// The body must be JSON.
    bool needsBody;
};

const std::map<QByteArray, Route>& routes()
{
    static const std::map<QByteArray, Route> kRoutes{{"GET /state", {getState, false}},
        {"POST /faults", {postFaults, true}}, {"DELETE /faults", {deleteFaults, false}},
        {"POST /clock", {postClock, true}}, {"POST /stock", {postStock, true}},
        {"POST /quota", {postQuota, true}}, {"POST /rights", {postRights, true}},
        {"POST /throttle", {postThrottle, true}}, {"POST /tokens", {postTokens, true}},
        {"POST /go", {postGo, false}}, {"POST /reset", {postReset, false}}};
    return kRoutes;
}

Outcome dispatch(Simulator& simulator, const HttpRequest& request)
{
    static const QByteArray kInstances = "POST /instances/";
    const QByteArray wanted = request.method + ' ' + request.path();
    if (wanted == "GET /calls")
        return getCalls(simulator, request);
    const QJsonDocument body = QJsonDocument::fromJson(request.body);
    if (wanted.startsWith(kInstances)) {
        if (!body.isObject())
            return bad(u"the body is not a JSON object"_s);
        return postInstance(simulator,
            QString::fromUtf8(percentDecode(wanted.mid(kInstances.size()))), body.object());
    }
    const auto route = routes().find(wanted);
    if (route == routes().end())
        return bad(u"no such request"_s, 404);
    const bool fits = body.isObject() || (body.isArray() && wanted == "POST /faults");
    if (route->second.needsBody && !fits)
        return bad(u"the body is not the JSON that is expected"_s);
    return route->second.run(simulator, body);
}

} // namespace

HttpReply answerControl(Simulator& simulator, const HttpRequest& request)
{
    simulator.settle();
    const Outcome outcome = dispatch(simulator, request);
    HttpReply reply;
    reply.contentType = "application/json";
    reply.status = outcome.mistake.isEmpty() || outcome.status != 200 ? outcome.status : 400;
    const QJsonObject body
        = outcome.mistake.isEmpty() ? outcome.data : QJsonObject{{u"error"_s, outcome.mistake}};
    reply.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    if (request.method == "POST" && outcome.mistake.isEmpty())
        simulator.save();
    return reply;
}

} // namespace muster

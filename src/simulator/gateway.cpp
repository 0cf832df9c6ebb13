// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway.h"

#include "run_rules.h"
#include "signature.h"

#include <algorithm>

namespace muster {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kTolerance = qint64{15} * 60'000;
constexpr qint64 kMinute = 60'000;

QByteArray rightFor(const ActionEntry& entry)
{
    return entry.product.toLower() + ':' + entry.name;
}

} // namespace

Gateway::Gateway(std::vector<AccessKey> keys, const World& world, Ledger& ledger, Limits& limits,
    SimClock& clock)
    : m_keys(std::move(keys))
    , m_world(world)
    , m_ledger(ledger)
    , m_limits(limits)
    , m_clock(clock)
{
}

const AccessKey* Gateway::key(const QByteArray& id) const
{
    const auto found = std::find_if(
        m_keys.begin(), m_keys.end(), [&id](const AccessKey& one) { return one.id == id; });
    return found == m_keys.end() ? nullptr : &*found;
}

QByteArray Gateway::productOf(const ApiCall& call)
{
    const ActionEntry* entry = findAction(call.action, call.version);
    return entry ? entry->product : QByteArray("Ecs");
}

void Gateway::reset()
{
    m_nonces.clear();
    m_nonceAges.clear();
    m_minutes.clear();
}

Refusal Gateway::checkTime(const ApiCall& call) const
{
    const auto said = parseTime(call.timestamp);
    if (!said)
        return ApiError{400, "InvalidTimeStamp.Format",
            u"Specified time stamp or date value is not well formatted."_s};
    if (std::abs(*said - m_clock.serverNow()) > kTolerance)
        return ApiError{
            400, "InvalidTimeStamp.Expired", u"Specified time stamp or date value is expired."_s};
    return std::nullopt;
}

Refusal Gateway::checkNonce(const ApiCall& call)
{
    if (call.nonce.isEmpty())
        return missing("SignatureNonce");
    // A request older than the tolerance is refused for its time: its nonce need not be kept.
    while (!m_nonceAges.empty() && m_nonceAges.front().first < m_clock.now() - 3 * kTolerance) {
        m_nonces.remove(m_nonceAges.front().second);
        m_nonceAges.pop_front();
    }
    const QByteArray known = call.accessKeyId + '\n' + call.nonce;
    if (m_nonces.contains(known))
        return ApiError{
            400, "SignatureNonceUsed", u"Specified signature nonce was used already."_s};
    m_nonces.insert(known, m_clock.now());
    m_nonceAges.emplace_back(m_clock.now(), known);
    return std::nullopt;
}

Refusal Gateway::checkThrottle(const ApiCall& call)
{
    const auto limit = m_limits.perMinute.find(call.action);
    if (limit == m_limits.perMinute.end())
        return std::nullopt;
    auto& [minute, count] = m_minutes[call.action + '\n' + valueOf(call.parameters, "RegionId")];
    const qint64 thisMinute = m_clock.serverNow() / kMinute;
    if (minute != thisMinute) {
        minute = thisMinute;
        count = 0;
    }
    if (++count <= limit->second)
        return std::nullopt;
    return ApiError{400, "Throttling.User", u"Request was denied due to user flow control."_s};
}

Refusal Gateway::admit(const HttpRequest& request, const ApiCall& call)
{
    if (request.method != "GET" && request.method != "POST")
        return ApiError{403, "UnsupportedHTTPMethod", u"This HTTP method is not supported."_s};
    if (call.accessKeyId.isEmpty())
        return ApiError{400, "MissingAccessKeyId", u"AccessKeyId is mandatory for this action."_s};
    const AccessKey* pair = key(call.accessKeyId);
    if (!pair)
        return ApiError{
            404, "InvalidAccessKeyId.NotFound", u"Specified access key is not found."_s};
    if (auto bad = checkTime(call))
        return bad;
    if (auto bad = checkSignature(request, call, pair->secret))
        return bad;
    if (auto bad = checkNonce(call))
        return bad;
    const ActionEntry* entry = findAction(call.action, call.version);
    if (!entry)
        return ApiError{404, "InvalidApi.NotFound",
            u"Specified api is not found, please check your url and method."_s};
    if (auto bad = checkThrottle(call))
        return bad;
    bool dryRun = valueOf(call.parameters, "DryRun").toLower() == "true";
    if (!m_limits.isDenied(call.accessKeyId, rightFor(*entry))
        || (entry->hidesWithoutRight && !dryRun))
        return std::nullopt;
    return ApiError{403, "Forbidden.RAM",
        u"User not authorized to operate on the specified resource, or this API doesn't support RAM."_s};
}

ApiReply Gateway::run(const ApiCall& call, const QByteArray& requestId)
{
    const ActionEntry& entry = *findAction(call.action, call.version);
    const AccessKey* pair = key(call.accessKeyId);
    ActionContext context{m_world, m_ledger, m_limits, m_clock, call, entry, nullptr,
        pair && pair->isRoot, m_limits.isDenied(call.accessKeyId, rightFor(entry)), requestId};
    const QByteArray region = context.parameter("RegionId");
    if (entry.region == RegionNeed::Required && region.isEmpty())
        return failure(context, missing("RegionId"));
    if (entry.region != RegionNeed::None && !region.isEmpty()) {
        context.region = m_world.region(QString::fromUtf8(region));
        if (!context.region)
            return failure(context,
                {404, "InvalidRegionId.NotFound", u"The specified RegionId does not exist."_s});
    }
    return entry.run(context);
}

} // namespace muster

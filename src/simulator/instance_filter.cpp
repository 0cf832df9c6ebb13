// SPDX-License-Identifier: GPL-3.0-or-later
#include "instance_filter.h"

#include "row_filter.h"
#include "run_rules.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace muster {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostIds = 100;
constexpr int kMostTags = 20;
/// A search by tag or resource group covers this many resources (ecs-api.md 5.2).
constexpr size_t kMostSearched = 1000;

/// Reads a JSON array of texts in one parameter; a missing or empty parameter is no filter.
Refusal readIdList(
    const ActionContext& context, const QByteArray& name, std::optional<QStringList>& out)
{
    const QByteArray raw = context.parameter(name);
    if (raw.isEmpty())
        return std::nullopt;
    const QJsonDocument document = QJsonDocument::fromJson(raw);
    const ApiError bad = refused(400, "Invalid" + name + ".Malformed", name);
    if (!document.isArray() || document.array().size() > kMostIds)
        return bad;
    out.emplace();
    for (const QJsonValue value : document.array()) {
        if (!value.isString())
            return bad;
        out->append(value.toString());
    }
    return std::nullopt;
}

} // namespace

Refusal InstanceFilter::read(const ActionContext& context, InstanceFilter& filter)
{
    static const std::vector<std::pair<QByteArray, Getter>> kEqual{
        {"Status", [](const Instance& one) { return phaseText(one.phase); }},
        {"InstanceType", [](const Instance& one) { return one.typeId; }},
        {"InstanceTypeFamily", [](const Instance& one) { return one.typeId.section(u'.', 0, 1); }},
        {"ImageId", [](const Instance& one) { return one.imageId; }},
        {"VpcId", [](const Instance& one) { return one.vpcId; }},
        {"VSwitchId", [](const Instance& one) { return one.vSwitchId; }},
        {"ZoneId", [](const Instance& one) { return one.zoneId; }},
        {"KeyPairName", [](const Instance& one) { return one.keyPairName; }},
        {"ResourceGroupId", [](const Instance& one) { return one.resourceGroupId; }},
        {"InstanceChargeType", [](const Instance& one) { return one.chargeType; }},
        {"InternetChargeType", [](const Instance& one) { return one.internetChargeType; }},
        {"InstanceNetworkType", [](const Instance&) { return QStringLiteral("vpc"); }},
        {"LockReason", [](const Instance& one) { return one.lockReason; }},
        {"HttpTokens", [](const Instance& one) { return one.httpTokens; }},
        {"HttpEndpoint", [](const Instance& one) { return one.httpEndpoint; }},
    };
    for (const auto& [name, getter] : kEqual) {
        if (const QByteArray wanted = context.parameter(name); !wanted.isEmpty())
            filter.m_equal.emplace_back(getter, QString::fromUtf8(wanted));
    }
    if (auto bad = readIdList(context, "InstanceIds", filter.m_ids))
        return bad;
    if (auto bad = readIdList(context, "PrivateIpAddresses", filter.m_privateIps))
        return bad;
    if (auto bad = readIdList(context, "PublicIpAddresses", filter.m_publicIps))
        return bad;
    if (const QByteArray name = context.parameter("InstanceName"); !name.isEmpty())
        filter.m_namePattern = QString::fromUtf8(name);
    if (const QByteArray group = context.parameter("SecurityGroupId"); !group.isEmpty())
        filter.m_securityGroup = QString::fromUtf8(group);
    if (context.parameter("Filter.1.Key") == "CreationStartTime") {
        filter.m_createdFrom = parseTime(context.parameter("Filter.1.Value"), true);
        if (!filter.m_createdFrom)
            return refused(400, "InvalidParameter.Filter", "Filter.1.Value");
    }
    filter.m_byGroup = !context.parameter("ResourceGroupId").isEmpty();
    for (int n = 1; n <= kMostTags; ++n) {
        const QByteArray prefix = "Tag." + QByteArray::number(n);
        const QByteArray key = context.parameter(prefix + ".Key");
        if (key.isEmpty())
            break;
        TagWish wish{QString::fromUtf8(key), std::nullopt};
        if (context.call.parameters.contains(prefix + ".Value"))
            wish.value = QString::fromUtf8(context.parameter(prefix + ".Value"));
        filter.m_tags.push_back(wish);
    }
    return std::nullopt;
}

bool InstanceFilter::hasTags(const Instance& one) const
{
    return std::all_of(m_tags.begin(), m_tags.end(), [&one](const TagWish& wish) {
        return std::any_of(one.tags.begin(), one.tags.end(), [&wish](const auto& tag) {
            return tag.first == wish.key && (!wish.value || *wish.value == tag.second);
        });
    });
}

bool InstanceFilter::fits(const Instance& one) const
{
    for (const auto& [getter, wanted] : m_equal) {
        if (getter(one).compare(wanted, Qt::CaseInsensitive) != 0)
            return false;
    }
    const bool known = one.phase != Phase::Pending;
    if (m_privateIps && !(known && m_privateIps->contains(addressText(one.privateAddress))))
        return false;
    if (m_publicIps && !(known && m_publicIps->contains(addressText(one.publicAddress))))
        return false;
    if (m_securityGroup && !one.securityGroupIds.contains(*m_securityGroup))
        return false;
    if (m_createdFrom && one.createdSaid < *m_createdFrom)
        return false;
    return hasTags(one) && (!m_namePattern || fitsWildcard(*m_namePattern, one.name));
}

bool InstanceFilter::isVisible(const Instance& one, const ActionContext& context) const
{
    if (one.released || one.regionId != context.region->id)
        return false;
    // The look-up lag is one of searches: a look by id finds an instance at once.
    return m_ids || one.createdAt + context.limits.lookupLagMs <= context.clock.now();
}

std::vector<const Instance*> InstanceFilter::matches(const ActionContext& context) const
{
    std::vector<const Instance*> found;
    if (context.isBlind)
        return found;
    if (m_ids) {
        for (const QString& id : *m_ids) {
            const Instance* one = context.ledger.find(id);
            if (one && isVisible(*one, context) && fits(*one)
                && std::find(found.begin(), found.end(), one) == found.end())
                found.push_back(one);
        }
        std::sort(found.begin(), found.end(),
            [](const Instance* a, const Instance* b) { return a->ordinal < b->ordinal; });
        return found;
    }
    const bool limited = !m_tags.empty() || m_byGroup;
    for (const Instance& one : context.ledger.instances()) {
        if (limited && found.size() == kMostSearched)
            break;
        if (isVisible(one, context) && fits(one))
            found.push_back(&one);
    }
    return found;
}

} // namespace muster

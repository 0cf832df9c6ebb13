// SPDX-License-Identifier: GPL-3.0-or-later
#include "action_table.h"

#include "run_rules.h"

#include <QJsonDocument>

#include <algorithm>
#include <vector>

namespace muster {

using namespace Qt::StringLiterals;

namespace {

constexpr const char* kEcs = "2014-05-26";
constexpr const char* kVpc = "2016-04-28";
constexpr const char* kSts = "2015-04-01";

const std::vector<ActionEntry>& table()
{
    using enum RegionNeed;
    static const std::vector<ActionEntry> kTable{
        {"RunInstances", kEcs, "Ecs", Required, false, runInstances},
        {"DescribeInstances", kEcs, "Ecs", Required, true, describeInstances},
        {"DescribeInstanceStatus", kEcs, "Ecs", Required, true, describeInstanceStatus},
        {"DescribeInstanceHistoryEvents", kEcs, "Ecs", Required, true,
            describeInstanceHistoryEvents},
        {"StartInstance", kEcs, "Ecs", Optional, false, startInstance},
        {"StopInstance", kEcs, "Ecs", Optional, false, stopInstance},
        {"RebootInstance", kEcs, "Ecs", Optional, false, rebootInstance},
        {"DeleteInstance", kEcs, "Ecs", Optional, false, deleteInstance},
        {"StartInstances", kEcs, "Ecs", Required, false, startInstances},
        {"StopInstances", kEcs, "Ecs", Required, false, stopInstances},
        {"RebootInstances", kEcs, "Ecs", Required, false, rebootInstances},
        {"DeleteInstances", kEcs, "Ecs", Required, false, deleteInstances},
        {"ModifyInstanceAutoReleaseTime", kEcs, "Ecs", Optional, false,
            modifyInstanceAutoReleaseTime},
        {"DescribeRegions", kEcs, "Ecs", None, false, describeRegions},
        {"DescribeZones", kEcs, "Ecs", Required, false, describeZones},
        {"DescribeImages", kEcs, "Ecs", Required, true, describeImages},
        {"DescribeInstanceTypes", kEcs, "Ecs", Optional, false, describeInstanceTypes},
        {"DescribeAvailableResource", kEcs, "Ecs", Required, false, describeAvailableResource},
        {"DescribePrice", kEcs, "Ecs", Required, false, describePrice},
        {"DescribeKeyPairs", kEcs, "Ecs", Required, true, describeKeyPairs},
        {"DescribeSecurityGroups", kEcs, "Ecs", Required, true, describeSecurityGroups},
        // The ECS forms of these two are deprecated and still answered.
        {"DescribeVpcs", kVpc, "Vpc", Required, true, describeVpcs},
        {"DescribeVpcs", kEcs, "Ecs", Required, true, describeVpcs},
        {"DescribeVSwitches", kVpc, "Vpc", Optional, true, describeVSwitches},
        {"DescribeVSwitches", kEcs, "Ecs", Optional, true, describeVSwitches},
        {"GetCallerIdentity", kSts, "Sts", None, false, getCallerIdentity},
    };
    return kTable;
}

} // namespace

const ActionEntry* findAction(const QByteArray& action, const QByteArray& version)
{
    const auto& all = table();
    const auto found = std::find_if(all.begin(), all.end(),
        [&](const ActionEntry& one) { return one.name == action && one.version == version; });
    return found == all.end() ? nullptr : &*found;
}

ApiReply success(const ActionContext& context, QJsonObject fields)
{
    fields.insert(u"RequestId"_s, QString::fromLatin1(context.requestId));
    return {200, {}, QJsonDocument(fields).toJson(QJsonDocument::Compact)};
}

ApiReply failure(const ApiError& error, const QByteArray& requestId, const QByteArray& host,
    const QByteArray& product)
{
    const QString code = QString::fromUtf8(error.code);
    const QString id = QString::fromLatin1(requestId);
    const QJsonObject body{{u"RequestId"_s, id}, {u"HostId"_s, QString::fromUtf8(host)},
        {u"Code"_s, code}, {u"Message"_s, error.message},
        {u"Recommend"_s,
            u"https://api.aliyun.com/troubleshoot?q=%1&product=%2&requestId=%3"_s.arg(
                code, QString::fromLatin1(product), id)}};
    return {error.status, error.code, QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

ApiReply failure(const ActionContext& context, const ApiError& error)
{
    return failure(error, context.requestId, context.call.host, context.entry.product);
}

Refusal readPage(const ActionContext& context, int most, Page& page)
{
    if (const QByteArray raw = context.parameter("PageNumber"); !raw.isEmpty()) {
        page.number = readInt(raw).value_or(0);
        if (page.number < 1 || page.number > 1'000'000)
            return refused(400, "InvalidParameter.PageNumber", "PageNumber");
    }
    if (const QByteArray raw = context.parameter("PageSize"); !raw.isEmpty()) {
        page.size = readInt(raw).value_or(0);
        if (page.size < 1 || page.size > most)
            return refused(400, "InvalidParameter.PageSize", "PageSize");
    }
    return std::nullopt;
}

Refusal dryRunRefusal(const ActionContext& context, const char* code)
{
    bool dryRun = false;
    if (auto bad = readBool(context.call.parameters, "DryRun", false, dryRun))
        return bad;
    if (!dryRun)
        return std::nullopt;
    return ApiError{400, code, u"Request validation has been passed with DryRun flag set."_s};
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "action_table.h"
#include "run_rules.h"

#include <QJsonArray>

#include <algorithm>

namespace muster {

using namespace Qt::StringLiterals;

namespace {

/// How many instances can be had of the \a plan's place and type.
int stockFor(const ActionContext& context, const RunPlan& plan)
{
    const auto found = context.limits.stock.find({plan.prototype.zoneId, plan.prototype.typeId});
    return found == context.limits.stock.end() ? plan.amount : std::min(found->second, plan.amount);
}

/// The checks that come after the parameters: quota, addresses, stock. Gives the number to create.
Refusal checkRoom(const ActionContext& context, const RunPlan& plan, int& count)
{
    const int least = plan.minAmount.value_or(plan.amount);
    count = stockFor(context, plan);
    if (count < least)
        return ApiError{403, "OperationDenied.NoStock",
            u"The requested resource is sold out in the specified zone; try other types of "
            u"resources or "
            "other regions and zones."_s};
    const auto quota = context.limits.vcpus.find(plan.prototype.regionId);
    if (quota != context.limits.vcpus.end()
        && context.ledger.usedVcpus(plan.prototype.regionId) + count * plan.type->cpu
            > quota->second)
        return ApiError{403, "QuotaExceed.ElasticQuota",
            u"The number of the specified vCPUs exceeds the quota of the account."_s};
    if (context.ledger.freeAddresses(*plan.vSwitch) < count)
        return ApiError{400, "QuotaExceeded.PrivateIpAddress",
            u"The specified VSwitch does not have enough IP addresses."_s};
    for (int i = 0; plan.privateAddress != 0 && i < count; ++i) {
        if (context.ledger.isAddressTaken(plan.privateAddress + static_cast<quint32>(i)))
            return refused(400, "InvalidPrivateIpAddress.Duplicated", "PrivateIpAddress");
    }
    return std::nullopt;
}

QStringList createAll(ActionContext& context, const RunPlan& plan, int count)
{
    QStringList ids;
    const qint64 now = context.clock.now();
    const qint64 said = context.clock.serverNow();
    for (int i = 0; i < count; ++i) {
        Instance one = plan.prototype;
        one.clientToken = QString::fromLatin1(plan.clientToken);
        if (plan.names)
            one.name = plan.names->name(i, count, plan.uniqueSuffix);
        if (plan.hostNames)
            one.hostName = plan.hostNames->name(i, count, plan.uniqueSuffix);
        else if (!plan.ownHostNames.empty())
            one.hostName = plan.ownHostNames[static_cast<size_t>(i)];
        const quint32 address
            = plan.privateAddress == 0 ? 0 : plan.privateAddress + static_cast<quint32>(i);
        ids.append(context.ledger.create(one, address, now, said).id);
    }
    const auto stock = context.limits.stock.find({plan.prototype.zoneId, plan.prototype.typeId});
    if (stock != context.limits.stock.end())
        stock->second -= count;
    return ids;
}

ApiReply answerIds(const ActionContext& context, const QStringList& ids)
{
    QJsonObject body{
        {u"InstanceIdSets"_s, QJsonObject{{u"InstanceIdSet"_s, QJsonArray::fromStringList(ids)}}}};
    if (context.parameter("InstanceChargeType") == "PrePaid") {
        body.insert(u"OrderId"_s, u"2%1"_s.arg(ids.size(), 14, 10, QChar(u'0')));
        body.insert(u"TradePrice"_s, 100.0 * static_cast<double>(ids.size()));
    }
    return success(context, body);
}

/// The memory of this call's token, or null when there is none (any more).
TokenMemory* remembered(ActionContext& context, const QByteArray& key)
{
    const auto found = context.ledger.tokens.find(key);
    if (found == context.ledger.tokens.end())
        return nullptr;
    const auto& span = context.limits.tokenMemoryMs;
    if (span && found->second.at + *span <= context.clock.now()) {
        context.ledger.tokens.erase(found);
        return nullptr;
    }
    return &found->second;
}

Refusal checkMemory(const ActionContext& context, const TokenMemory& memory)
{
    if (memory.parametersSha != context.call.parametersSha)
        return ApiError{400, "IdempotentParameterMismatch",
            u"The request uses the same client token as a previous, but non-identical request."_s};
    if (memory.failed)
        return ApiError{
            403, "IdempotentFailed", u"The earlier request with this client token has failed."_s};
    return std::nullopt;
}

} // namespace

ApiReply runInstances(ActionContext& context)
{
    const QByteArray token = context.parameter("ClientToken");
    const QByteArray key = "RunInstances\n" + token;
    if (!token.isEmpty()) {
        if (const TokenMemory* memory = remembered(context, key)) {
            if (const auto bad = checkMemory(context, *memory))
                return failure(context, *bad);
            return answerIds(context, memory->ids);
        }
    }
    RunPlan plan;
    const RuleContext rules{
        context.world, *context.region, context.call.parameters, context.clock.serverNow()};
    // A request refused for its parameters leaves no token; one that fails later does (ecs-api.md
    // 9).
    if (const auto bad = checkRunParameters(rules, plan))
        return failure(context, *bad);
    int count = 0;
    const auto shortage = checkRoom(context, plan, count);
    if (plan.dryRun)
        return failure(context, shortage ? *shortage : *dryRunRefusal(context));
    TokenMemory memory{context.call.parametersSha, {}, shortage.has_value(), context.clock.now()};
    if (!shortage)
        memory.ids = createAll(context, plan, count);
    if (!token.isEmpty())
        context.ledger.tokens[key] = memory;
    return shortage ? failure(context, *shortage) : answerIds(context, memory.ids);
}

} // namespace muster

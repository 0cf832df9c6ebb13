// SPDX-License-Identifier: GPL-3.0-or-later
#include "action_table.h"
#include "run_rules.h"

#include <QJsonArray>

namespace muster {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t kMostIds = 100;

/// One of the orders start, stop, reboot, delete.
struct Order
{
    /// May the instance be given this order now?
    Refusal (*check)(const ActionContext&, const Instance&);
    void (*carryOut)(ActionContext&, const Instance&);
};

ApiError notFound()
{
    return {404, "InvalidInstanceId.NotFound", u"The specified InstanceId does not exist."_s};
}

ApiError wrongStatus(const QByteArray& code = "IncorrectInstanceStatus")
{
    return {403, code, u"The current status of the resource does not support this operation."_s};
}

/// The living instance of this id in the call's region (any region when the call names none).
const Instance* findIn(const ActionContext& context, const QString& id)
{
    const Instance* one = context.ledger.findAlive(id);
    return one && (!context.region || one->regionId == context.region->id) ? one : nullptr;
}

Refusal checkStart(const ActionContext&, const Instance& one)
{
    return one.phase == Phase::Stopped && one.deleteAt == 0 ? Refusal() : wrongStatus();
}

void carryOutStart(ActionContext& context, const Instance& one)
{
    context.ledger.start(one.id, context.clock.now(), context.clock.serverNow());
}

Refusal checkRunning(const ActionContext&, const Instance& one)
{
    return one.phase == Phase::Running ? Refusal() : wrongStatus();
}

void carryOutStop(ActionContext& context, const Instance& one)
{
    const bool saving
        = context.parameter("StoppedMode") == "StopCharging" && one.chargeType == u"PostPaid";
    context.ledger.stop(
        one.id, context.clock.now(), saving ? u"StopCharging"_s : u"KeepCharging"_s);
}

void carryOutReboot(ActionContext& context, const Instance& one)
{
    context.ledger.reboot(one.id, context.clock.now(), context.clock.serverNow());
}

Refusal checkDelete(const ActionContext& context, const Instance& one)
{
    bool force = false;
    if (auto bad = readBool(context.call.parameters, "Force", false, force))
        return bad;
    if (one.deletionProtection)
        return ApiError{403, "InvalidOperation.DeletionProtection",
            u"The operation is not allowed due to deletion protection."_s};
    if (one.chargeType == u"PrePaid")
        return ApiError{403, "ChargeTypeViolation",
            u"The operation is not permitted due to charge type of the instance."_s};
    // An order to delete what is being deleted already is accepted again.
    if (one.deleteAt != 0 || one.phase == Phase::Stopped)
        return std::nullopt;
    if (one.phase == Phase::Pending || one.phase == Phase::Starting)
        return wrongStatus("IncorrectInstanceStatus.Initializing");
    return one.phase == Phase::Running && force ? Refusal() : wrongStatus();
}

void carryOutDelete(ActionContext& context, const Instance& one)
{
    if (one.deleteAt == 0)
        context.ledger.remove(one.id, context.clock.now());
}

constexpr Order kStart{checkStart, carryOutStart};
constexpr Order kStop{checkRunning, carryOutStop};
constexpr Order kReboot{checkRunning, carryOutReboot};
constexpr Order kDelete{checkDelete, carryOutDelete};

ApiReply single(ActionContext& context, const Order& order)
{
    const QString id = QString::fromUtf8(context.parameter("InstanceId"));
    if (id.isEmpty())
        return failure(context, missing("InstanceId"));
    const Instance* one = findIn(context, id);
    if (!one)
        return failure(context, notFound());
    if (const auto bad = order.check(context, *one))
        return failure(context, *bad);
    if (const auto dry = dryRunRefusal(context))
        return failure(context, *dry);
    order.carryOut(context, *one);
    return success(context);
}

Refusal readIds(const ActionContext& context, QStringList& ids)
{
    const auto given = listOf(context.call.parameters, "InstanceId");
    if (given.empty())
        return missing("InstanceId.N");
    if (given.size() > kMostIds)
        return refused(400, "InvalidParameter.InstanceId", "InstanceId.N");
    for (const QByteArray& id : given)
        ids.append(QString::fromUtf8(id));
    ids.removeDuplicates();
    return std::nullopt;
}

QJsonObject responseOf(
    const QString& id, const Refusal& bad, const QString& before, const QString& after)
{
    return {{u"InstanceId"_s, id}, {u"Code"_s, bad ? QString::fromLatin1(bad->code) : u"200"_s},
        {u"Message"_s, bad ? bad->message : u"success"_s}, {u"PreviousStatus"_s, before},
        {u"CurrentStatus"_s, after}};
}

ApiReply batch(ActionContext& context, const Order& order)
{
    QStringList ids;
    if (const auto bad = readIds(context, ids))
        return failure(context, *bad);
    const bool successFirst = context.parameter("BatchOptimization") == "SuccessFirst";
    std::vector<std::pair<QString, Refusal>> verdicts;
    for (const QString& id : ids) {
        const Instance* one = findIn(context, id);
        Refusal bad = one ? order.check(context, *one) : Refusal(notFound());
        // All together: one bad id fails the whole call, and nothing is done.
        if (bad && !successFirst)
            return failure(context, *bad);
        verdicts.emplace_back(id, bad);
    }
    if (const auto dry = dryRunRefusal(context, "DRYRUN.SUCCESS"))
        return failure(context, *dry);
    QJsonArray list;
    for (const auto& [id, bad] : verdicts) {
        const Instance* one = findIn(context, id);
        const QString before = one ? phaseText(one->phase) : QString();
        if (!bad)
            order.carryOut(context, *one);
        list.append(responseOf(id, bad, before, one ? phaseText(one->phase) : QString()));
    }
    return success(context, {{u"InstanceResponses"_s, QJsonObject{{u"InstanceResponse"_s, list}}}});
}

} // namespace

ApiReply startInstance(ActionContext& context)
{
    return single(context, kStart);
}
ApiReply stopInstance(ActionContext& context)
{
    return single(context, kStop);
}
ApiReply rebootInstance(ActionContext& context)
{
    return single(context, kReboot);
}
ApiReply deleteInstance(ActionContext& context)
{
    return single(context, kDelete);
}
ApiReply startInstances(ActionContext& context)
{
    return batch(context, kStart);
}
ApiReply stopInstances(ActionContext& context)
{
    return batch(context, kStop);
}
ApiReply rebootInstances(ActionContext& context)
{
    return batch(context, kReboot);
}

ApiReply deleteInstances(ActionContext& context)
{
    const QByteArray token = context.parameter("ClientToken");
    const QByteArray key = "DeleteInstances\n" + token;
    const auto memory = context.ledger.tokens.find(key);
    if (!token.isEmpty() && memory != context.ledger.tokens.end()) {
        if (memory->second.parametersSha == context.call.parametersSha)
            return success(context);
        return failure(context,
            {400, "IdempotentParameterMismatch",
                u"The request uses the same client token as a previous, but non-identical request."_s});
    }
    QStringList ids;
    if (const auto bad = readIds(context, ids))
        return failure(context, *bad);
    // The dry run looks only at key, rights and parameters, not at the instances (ecs-api.md 6).
    if (const auto dry = dryRunRefusal(context, "DRYRUN.SUCCESS"))
        return failure(context, *dry);
    for (const QString& id : std::as_const(ids)) {
        const Instance* one = findIn(context, id);
        if (!one)
            return failure(context, notFound());
        if (const auto bad = checkDelete(context, *one))
            return failure(context, *bad);
    }
    for (const QString& id : std::as_const(ids))
        carryOutDelete(context, *findIn(context, id));
    if (!token.isEmpty())
        context.ledger.tokens[key] = {context.call.parametersSha, {}, false, context.clock.now()};
    return success(context);
}

ApiReply modifyInstanceAutoReleaseTime(ActionContext& context)
{
    const QString id = QString::fromUtf8(context.parameter("InstanceId"));
    if (id.isEmpty())
        return failure(context, missing("InstanceId"));
    const Instance* one = findIn(context, id);
    if (!one)
        return failure(context, notFound());
    if (one->chargeType == u"PrePaid")
        return failure(context,
            {403, "ChargeTypeViolation",
                u"The operation is not permitted due to charge type of the instance."_s});
    qint64 releaseAt = 0;
    const QByteArray time = context.parameter("AutoReleaseTime");
    if (!time.isEmpty()) {
        if (const auto bad = checkReleaseTime(time, context.clock.serverNow(), releaseAt))
            return failure(context, *bad);
    }
    // Left out, it cancels the release.
    context.ledger.setReleaseAt(id, releaseAt);
    return success(context);
}

} // namespace muster

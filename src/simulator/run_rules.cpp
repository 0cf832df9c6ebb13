// SPDX-License-Identifier: GPL-3.0-or-later
#include "run_rules.h"

#include "sim_clock.h"

#include <QDateTime>
#include <QHostAddress>
#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>

namespace muster {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostInstances = 100;
constexpr int kMostBandwidth = 100;
constexpr qsizetype kLongestToken = 64;
constexpr qint64 kMinuteMs = 60'000;
constexpr qint64 kSoonestReleaseMs = 30 * kMinuteMs;
constexpr quint32 kVSwitchSize = 0x1'0000;

QString text(const RuleContext& context, const QByteArray& name)
{
    return QString::fromUtf8(valueOf(context.parameters, name));
}

Refusal checkToken(const RuleContext& context, RunPlan& plan)
{
    plan.clientToken = valueOf(context.parameters, "ClientToken");
    const bool ascii = std::all_of(plan.clientToken.begin(), plan.clientToken.end(),
        [](char c) { return c >= 0x20 && c < 0x7F; });
    if (!ascii || plan.clientToken.size() > kLongestToken)
        return refused(400, "InvalidClientToken.ValueNotSupported", "ClientToken");
    return std::nullopt;
}

Refusal checkAmounts(const RuleContext& context, RunPlan& plan)
{
    const Parameters& given = context.parameters;
    if (const QByteArray raw = valueOf(given, "Amount"); !raw.isEmpty()) {
        const auto amount = readInt(raw);
        if (!amount || *amount < 1 || *amount > kMostInstances)
            return refused(403, "InvalidParam.Amount", "Amount");
        plan.amount = *amount;
    }
    if (const QByteArray raw = valueOf(given, "MinAmount"); !raw.isEmpty()) {
        plan.minAmount = readInt(raw);
        if (!plan.minAmount || *plan.minAmount < 1 || *plan.minAmount > plan.amount)
            return refused(400, "InvalidMinAmount.Malformed", "MinAmount");
    }
    if (auto bad = readBool(given, "DryRun", false, plan.dryRun))
        return bad;
    if (auto bad = readBool(given, "UniqueSuffix", false, plan.uniqueSuffix))
        return bad;
    if (plan.dryRun && (plan.amount > 1 || plan.minAmount.value_or(1) > 1))
        return ApiError{403, "DryRun.InvalidAmount", u"A dry run takes one instance only."_s};
    return std::nullopt;
}

Refusal checkImage(const RuleContext& context, RunPlan& plan)
{
    const QString id = text(context, "ImageId");
    const QString family = text(context, "ImageFamily");
    if (!id.isEmpty() && !family.isEmpty())
        return refused(400, "UnexpectedImageFamily.ImageIdSupplied", "ImageFamily");
    if (id.isEmpty() && family.isEmpty())
        return missing("ImageId");
    if (!family.isEmpty()) {
        const auto& all = context.world.images();
        const auto found = std::find_if(
            all.begin(), all.end(), [&](const ImageInfo& one) { return one.family == family; });
        if (found == all.end())
            return refused(403, "InvalidImageFamily.MissingAvailableImage", "ImageFamily");
        plan.image = &*found;
    } else {
        plan.image = context.world.image(id);
    }
    if (!plan.image)
        return refused(404, "InvalidImageId.NotFound", "ImageId");
    plan.prototype.imageId = plan.image->id;
    return std::nullopt;
}

Refusal checkType(const RuleContext& context, RunPlan& plan)
{
    const QString id = text(context, "InstanceType");
    if (id.isEmpty())
        return missing("InstanceType");
    plan.type = context.world.type(id);
    if (!plan.type)
        return refused(403, "InvalidInstanceType.ValueNotSupported", "InstanceType");
    plan.prototype.typeId = id;
    return std::nullopt;
}

Refusal checkSecurityGroups(const RuleContext& context, RunPlan& plan, const QByteArray& prefix)
{
    const QString single = text(context, prefix + "SecurityGroupId");
    const auto several = listOf(context.parameters, prefix + "SecurityGroupIds");
    if (!single.isEmpty() && !several.empty())
        return refused(
            400, "InvalidSecurityGroupId.SingleIdAndMultiIdConflict", "SecurityGroupIds");
    if (!single.isEmpty())
        plan.prototype.securityGroupIds.append(single);
    for (const QByteArray& id : several)
        plan.prototype.securityGroupIds.append(QString::fromUtf8(id));
    if (plan.prototype.securityGroupIds.isEmpty())
        return missing("SecurityGroupId");
    for (const QString& id : std::as_const(plan.prototype.securityGroupIds)) {
        if (!context.region.securityGroupIds.contains(id))
            return refused(404, "InvalidSecurityGroupId.NotFound", "SecurityGroupId");
    }
    return std::nullopt;
}

Refusal checkPlace(const RuleContext& context, RunPlan& plan)
{
    // A primary network interface may carry the network's parameters in place of the top level.
    const bool primary
        = valueOf(context.parameters, "NetworkInterface.1.InstanceType") == "Primary";
    const QByteArray prefix = primary ? QByteArray("NetworkInterface.1.") : QByteArray();
    const bool both = primary
        && (context.parameters.contains("VSwitchId")
            || context.parameters.contains("SecurityGroupId"));
    if (both)
        return refused(400, "InvalidParam.NetworkInterface", "NetworkInterface.1.InstanceType");
    if (auto bad = checkSecurityGroups(context, plan, prefix))
        return bad;
    const QString id = text(context, prefix + "VSwitchId");
    if (id.isEmpty())
        return missing("VSwitchId");
    plan.vSwitch = context.world.vSwitch(context.region, id);
    if (!plan.vSwitch)
        return refused(404, "InvalidVSwitchId.NotFound", "VSwitchId");
    const QString zone = text(context, "ZoneId");
    if (!zone.isEmpty() && !context.region.zoneIds.contains(zone))
        return refused(404, "InvalidZoneId.NotFound", "ZoneId");
    if (!zone.isEmpty() && zone != plan.vSwitch->zoneId)
        return refused(400, "InvalidParameter.Mismatch", "ZoneId");
    plan.prototype.regionId = context.region.id;
    plan.prototype.zoneId = plan.vSwitch->zoneId;
    plan.prototype.vSwitchId = id;
    plan.prototype.vpcId = context.region.vpcId;
    return std::nullopt;
}

Refusal checkPrivateAddress(const RuleContext& context, RunPlan& plan)
{
    const QString wanted = text(context, "PrivateIpAddress");
    if (wanted.isEmpty())
        return std::nullopt;
    // QHostAddress would also take 172.16.9 and other short forms.
    static const QRegularExpression form(u"^[0-9]{1,3}(\\.[0-9]{1,3}){3}$"_s);
    const QHostAddress address(wanted);
    if (!form.match(wanted).hasMatch() || address.protocol() != QAbstractSocket::IPv4Protocol)
        return refused(400, "InvalidPrivateIpAddress.Malformed", "PrivateIpAddress");
    plan.privateAddress = address.toIPv4Address();
    const quint32 last = plan.vSwitch->base + kVSwitchSize - 4;
    if (plan.privateAddress <= plan.vSwitch->base
        || plan.privateAddress + static_cast<quint32>(plan.amount) - 1 > last)
        return refused(400, "InvalidPrivateIpAddress", "PrivateIpAddress");
    return std::nullopt;
}

Refusal checkInternet(const RuleContext& context, RunPlan& plan)
{
    const Parameters& given = context.parameters;
    if (const QByteArray raw = valueOf(given, "InternetMaxBandwidthOut"); !raw.isEmpty()) {
        const auto out = readInt(raw);
        if (!out || *out < 0 || *out > kMostBandwidth)
            return refused(
                400, "InvalidInternetMaxBandwidthOut.Malformed", "InternetMaxBandwidthOut");
        plan.prototype.bandwidthOut = *out;
    }
    if (const QByteArray raw = valueOf(given, "InternetMaxBandwidthIn"); !raw.isEmpty()) {
        const auto in = readInt(raw);
        if (!in || *in < 1 || *in > std::max(10, plan.prototype.bandwidthOut))
            return refused(
                400, "InvalidInternetMaxBandwidthIn.Malformed", "InternetMaxBandwidthIn");
        plan.prototype.bandwidthIn = *in;
    }
    if (const QString charge = text(context, "InternetChargeType"); !charge.isEmpty()) {
        if (charge != u"PayByTraffic" && charge != u"PayByBandwidth")
            return refused(
                400, "InvalidInternetChargeType.ValueNotSupported", "InternetChargeType");
        plan.prototype.internetChargeType = charge;
    }
    return std::nullopt;
}

} // namespace

ApiError missing(const QByteArray& name)
{
    return {400, "MissingParameter",
        u"The input parameter \"%1\" that is mandatory for processing this request is not supplied."_s
            .arg(QString::fromUtf8(name))};
}

ApiError refused(int status, const QByteArray& code, const QByteArray& parameter)
{
    return {status, code,
        u"The specified parameter %1 is not valid."_s.arg(QString::fromUtf8(parameter))};
}

std::optional<int> readInt(const QByteArray& text)
{
    bool good = false;
    const int value = text.toInt(&good);
    return good ? std::optional<int>(value) : std::nullopt;
}

Refusal readBool(const Parameters& parameters, const QByteArray& name, bool absent, bool& out)
{
    const QByteArray text = valueOf(parameters, name).toLower();
    out = text.isEmpty() ? absent : text == "true";
    if (text.isEmpty() || text == "true" || text == "false")
        return std::nullopt;
    return refused(400, "InvalidParameter." + name, name);
}

Refusal checkReleaseTime(const QByteArray& text, qint64 serverNow, qint64& out)
{
    const ApiError bad = refused(400, "InvalidAutoReleaseTime.Malformed", "AutoReleaseTime");
    const auto asked = parseTime(text);
    if (!asked)
        return bad;
    const qint64 minute = *asked / kMinuteMs * kMinuteMs;
    const qint64 latest = QDateTime::fromMSecsSinceEpoch(serverNow, QTimeZone::utc())
                              .addYears(3)
                              .toMSecsSinceEpoch();
    if (minute < serverNow + kSoonestReleaseMs || minute > latest)
        return bad;
    out = minute;
    return std::nullopt;
}

Refusal checkRunParameters(const RuleContext& context, RunPlan& plan)
{
    for (const auto rule : {checkToken, checkAmounts, checkImage, checkType, checkPlace,
             checkPrivateAddress, checkInternet, checkRunContent}) {
        if (auto bad = rule(context, plan))
            return bad;
    }
    return std::nullopt;
}

} // namespace muster

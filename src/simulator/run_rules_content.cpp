// SPDX-License-Identifier: GPL-3.0-or-later
#include "run_rules.h"
#include "sim_clock.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <map>

namespace muster {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestName = 128;
constexpr qsizetype kLongestUserData = qsizetype{32} * 1024;
constexpr int kMostTags = 20;
constexpr int kMostDataDisks = 16;

QString text(const RuleContext& context, const QByteArray& name)
{
    return QString::fromUtf8(valueOf(context.parameters, name));
}

bool looksLikeUrl(const QString& value)
{
    return value.startsWith(u"http://"_s) || value.startsWith(u"https://"_s);
}

Refusal checkInstanceName(const RuleContext& context, RunPlan& plan)
{
    static const QRegularExpression allowed(u"^\\p{L}[\\p{L}\\p{Nd}:_.\\-]*$"_s);
    const QString name = text(context, "InstanceName");
    if (name.isEmpty())
        return std::nullopt;
    plan.names = NamePattern::parse(name);
    if (!plan.names)
        return refused(400, "InvalidInstanceName.CustomMalformed", "InstanceName");
    const QString plain = plan.names->name(0, 1, false);
    if (!allowed.match(plan.names->fixedPart()).hasMatch() || looksLikeUrl(name) || plain.size() < 2
        || plain.size() > kLongestName)
        return refused(400, "InvalidInstanceName.Malformed", "InstanceName");
    if (plan.names->name(0, plan.amount, plan.uniqueSuffix).size() > kLongestName)
        return refused(403, "InvalidParams.InstanceNameExceed", "InstanceName");
    return std::nullopt;
}

bool isHostName(const QString& name, bool windows)
{
    static const QRegularExpression windowsForm(
        u"^(?![0-9]+$)[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$"_s);
    static const QRegularExpression otherForm(
        u"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*(\\.[A-Za-z0-9]+(-[A-Za-z0-9]+)*)*$"_s);
    QString plain = name;
    plain.replace(u"${instance_id}"_s, u"i"_s);
    if (plain.contains(u"--"_s))
        return false;
    const qsizetype longest = windows ? 15 : 64;
    return name.size() >= 2 && plain.size() <= longest
        && (windows ? windowsForm : otherForm).match(plain).hasMatch();
}

Refusal checkHostName(const RuleContext& context, RunPlan& plan)
{
    const QString name = text(context, "HostName");
    const auto several = listOf(context.parameters, "HostNames");
    if (!name.isEmpty() && !several.empty())
        return refused(403, "InvalidHostname.SingleAndMultiConflict", "HostNames");
    if (!several.empty() && static_cast<int>(several.size()) != plan.amount)
        return refused(403, "InvalidHostname.SizeInvalid", "HostNames");
    for (const QByteArray& one : several) {
        plan.ownHostNames.push_back(QString::fromUtf8(one));
        if (!isHostName(plan.ownHostNames.back(), plan.image->windows))
            return refused(400, "InvalidHostName.Malformed", "HostNames");
    }
    if (name.isEmpty())
        return std::nullopt;
    plan.hostNames = NamePattern::parse(name);
    if (!plan.hostNames)
        return refused(400, "InvalidInstanceName.CustomMalformed", "HostName");
    if (!isHostName(plan.hostNames->name(0, 1, false), plan.image->windows))
        return refused(400, "InvalidHostName.Malformed", "HostName");
    if (!isHostName(plan.hostNames->name(0, plan.amount, plan.uniqueSuffix), plan.image->windows))
        return refused(403, "InvalidParams.HostnameExceed", "HostName");
    return std::nullopt;
}

Refusal checkDescription(const RuleContext& context, RunPlan& plan)
{
    const QString value = text(context, "Description");
    plan.prototype.description = value;
    if (!value.isEmpty() && (value.size() < 2 || value.size() > 256 || looksLikeUrl(value)))
        return refused(400, "InvalidDescription.Malformed", "Description");
    return std::nullopt;
}

Refusal checkLogin(const RuleContext& context, RunPlan& plan)
{
    const QString password = text(context, "Password");
    bool inherit = false;
    if (auto bad = readBool(context.parameters, "PasswordInherit", false, inherit))
        return bad;
    if (inherit && !password.isEmpty())
        return refused(400, "InvalidPasswordParam.Mismatch", "PasswordInherit");
    if (!password.isEmpty()) {
        static const QRegularExpression allowed(
            u"^[A-Za-z0-9()\\[\\]{}`~!@#$%^&*\\-_+=|\\\\:;'\"<>,.?/]{8,30}$"_s);
        const int kinds = int(password.contains(QRegularExpression(u"[A-Z]"_s)))
            + int(password.contains(QRegularExpression(u"[a-z]"_s)))
            + int(password.contains(QRegularExpression(u"[0-9]"_s)))
            + int(password.contains(QRegularExpression(u"[^A-Za-z0-9]"_s)));
        const bool slash = plan.image->windows && password.startsWith(u'/');
        if (!allowed.match(password).hasMatch() || kinds < 3 || slash)
            return refused(400, "InvalidPassword.Malformed", "Password");
    }
    const QString pair = text(context, "KeyPairName");
    if (pair.isEmpty() || plan.image->windows)
        return std::nullopt;
    if (!context.world.keyPairs().contains(pair))
        return refused(404, "InvalidKeyPairName.NotFound", "KeyPairName");
    plan.prototype.keyPairName = pair;
    return std::nullopt;
}

Refusal checkUserData(const RuleContext& context, RunPlan& plan)
{
    Q_UNUSED(plan)
    const QByteArray encoded = valueOf(context.parameters, "UserData");
    const auto raw = QByteArray::fromBase64Encoding(
        encoded, QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!raw)
        return refused(400, "InvalidUserData.Base64FormatInvalid", "UserData");
    if (raw.decoded.size() > kLongestUserData)
        return refused(400, "InvalidUserData.SizeExceeded", "UserData");
    return std::nullopt;
}

Refusal checkTags(const RuleContext& context, RunPlan& plan)
{
    QSet<QString> seen;
    for (int n = 1;; ++n) {
        const QByteArray prefix = "Tag." + QByteArray::number(n);
        const QString key = text(context, prefix + ".Key");
        const QString value = text(context, prefix + ".Value");
        if (!context.parameters.contains(prefix + ".Key")
            && !context.parameters.contains(prefix + ".Value"))
            return std::nullopt;
        if (n > kMostTags)
            return refused(400, "InvalidTagCount", "Tag.N");
        const bool reserved = key.startsWith(u"aliyun"_s) || key.startsWith(u"acs:"_s);
        if (key.isEmpty() || key.size() > 128 || reserved || key.contains(u"http://"_s)
            || key.contains(u"https://"_s))
            return refused(400, "InvalidTagKey.Malformed", "Tag.N.Key");
        if (value.size() > 128 || value.contains(u"http://"_s) || value.contains(u"https://"_s))
            return refused(400, "InvalidTagValue.Malformed", "Tag.N.Value");
        if (seen.contains(key))
            return refused(400, "Duplicate.TagKey", "Tag.N.Key");
        seen.insert(key);
        plan.prototype.tags.emplace_back(key, value);
    }
}

/// Smallest and largest size in GiB of a disk category (ecs-api.md 3.5); nothing for an unknown
/// one.
std::optional<std::pair<int, int>> sizesOf(
    const QByteArray& category, const QByteArray& level, bool system)
{
    static const std::map<QByteArray, int> kEssd{
        {"PL0", 1}, {"PL1", 20}, {"PL2", 461}, {"PL3", 1261}};
    const auto range = [system](int systemMin, int systemMax, int dataMin, int dataMax) {
        return system ? std::pair(systemMin, systemMax) : std::pair(dataMin, dataMax);
    };
    if (category == "cloud")
        return range(20, 500, 5, 2000);
    if (category == "cloud_efficiency" || category == "cloud_ssd")
        return range(20, 2048, 20, 32768);
    if (category == "cloud_auto")
        return range(1, 2048, 1, 65536);
    if (category == "cloud_essd_entry")
        return range(20, 2048, 10, 32768);
    if (category == "cloud_essd") {
        const auto found = kEssd.find(level.isEmpty() ? QByteArray("PL1") : level);
        const int least = found == kEssd.end() ? 20 : found->second;
        return range(least, 2048, least, 65536);
    }
    return std::nullopt;
}

Refusal checkLevel(const QByteArray& category, const QByteArray& level)
{
    if (level.isEmpty())
        return std::nullopt;
    if (level != "PL0" && level != "PL1" && level != "PL2" && level != "PL3")
        return refused(400, "InvalidPerformanceLevel.Malformed", "PerformanceLevel");
    if (category != "cloud_essd")
        return refused(403, "OperationDenied.PerformanceLevelNotMatch", "PerformanceLevel");
    return std::nullopt;
}

Refusal checkSystemDisk(const RuleContext& context, RunPlan& plan)
{
    QByteArray category = valueOf(context.parameters, "SystemDisk.Category");
    if (category.isEmpty())
        category = "cloud_efficiency";
    const QByteArray level = valueOf(context.parameters, "SystemDisk.PerformanceLevel");
    const auto sizes = sizesOf(category, level, true);
    if (!sizes)
        return refused(400, "InvalidSystemDiskCategory.ValueNotSupported", "SystemDisk.Category");
    if (auto bad = checkLevel(category, level))
        return bad;
    const QByteArray raw = valueOf(context.parameters, "SystemDisk.Size");
    if (raw.isEmpty())
        return std::nullopt;
    const auto size = readInt(raw);
    if (!size)
        return refused(400, "InvalidSystemDiskSize.ValueNotSupported", "SystemDisk.Size");
    if (*size < sizes->first)
        return refused(404, "InvalidSystemDiskSize.LessThanMinSize", "SystemDisk.Size");
    if (*size > sizes->second)
        return refused(404, "InvalidSystemDiskSize.MoreThanMaxSize", "SystemDisk.Size");
    if (*size < plan.image->sizeGiB)
        return refused(404, "InvalidSystemDiskSize.LessThanImageSize", "SystemDisk.Size");
    return std::nullopt;
}

Refusal checkDataDisks(const RuleContext& context, RunPlan& plan)
{
    Q_UNUSED(plan)
    for (int n = 1; n <= kMostDataDisks; ++n) {
        const QByteArray prefix = "DataDisk." + QByteArray::number(n) + '.';
        QByteArray category = valueOf(context.parameters, prefix + "Category");
        const QByteArray raw = valueOf(context.parameters, prefix + "Size");
        if (category.isEmpty() && raw.isEmpty())
            continue;
        if (category.isEmpty())
            category = "cloud_efficiency";
        const QByteArray level = valueOf(context.parameters, prefix + "PerformanceLevel");
        const auto sizes = sizesOf(category, level, false);
        if (!sizes)
            return refused(400, "InvalidDataDiskCategory.ValueNotSupported", "DataDisk.N.Category");
        if (auto bad = checkLevel(category, level))
            return bad;
        const auto size = readInt(raw);
        const bool fits = size && *size >= sizes->first && *size <= sizes->second;
        if (!fits && valueOf(context.parameters, prefix + "SnapshotId").isEmpty())
            return refused(400, "InvalidDataDiskSize.ValueNotSupported", "DataDisk.N.Size");
    }
    return std::nullopt;
}

Refusal checkPrePaid(const RuleContext& context)
{
    const Parameters& given = context.parameters;
    const QByteArray unit = valueOf(given, "PeriodUnit");
    if (!unit.isEmpty() && unit != "Month" && unit != "Week")
        return refused(400, "InvalidPeriodType.ValueNotSupported", "PeriodUnit");
    if (valueOf(given, "Period").isEmpty())
        return refused(400, "MissingParamter", "Period");
    const int period = readInt(valueOf(given, "Period")).value_or(0);
    static const QSet<int> kMonths{1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 24, 36, 48, 60};
    if (unit == "Week" ? period < 1 || period > 4 : !kMonths.contains(period))
        return refused(400, "InvalidPeriod", "Period");
    if (!valueOf(given, "AutoReleaseTime").isEmpty())
        return refused(400, "InvalidAutoReleaseTime.Malformed", "AutoReleaseTime");
    return std::nullopt;
}

Refusal checkCharge(const RuleContext& context, RunPlan& plan)
{
    const QString charge = text(context, "InstanceChargeType");
    bool autoPay = true;
    if (auto bad = readBool(context.parameters, "AutoPay", true, autoPay))
        return bad;
    if (!charge.isEmpty())
        plan.prototype.chargeType = charge;
    if (plan.prototype.chargeType == u"PrePaid")
        return checkPrePaid(context);
    if (plan.prototype.chargeType != u"PostPaid")
        return refused(404, "InvalidInstanceChargeType.NotFound", "InstanceChargeType");
    if (!autoPay)
        return refused(400, "InvalidAutoPay.PostPaidUnsupported", "AutoPay");
    if (context.parameters.contains("AutoReleaseTime")
        && !valueOf(context.parameters, "AutoReleaseTime").isEmpty())
        return checkReleaseTime(valueOf(context.parameters, "AutoReleaseTime"), context.serverNow,
            plan.prototype.releaseAt);
    return std::nullopt;
}

Refusal checkSpot(const RuleContext& context, RunPlan& plan)
{
    static const QRegularExpression price(u"^[0-9]{1,6}(\\.[0-9]{1,3})?$"_s);
    const QString strategy = text(context, "SpotStrategy");
    const bool isSpot = !strategy.isEmpty() && strategy != u"NoSpot";
    if (isSpot && strategy != u"SpotWithPriceLimit" && strategy != u"SpotAsPriceGo")
        return refused(400, "InvalidSpotStrategy", "SpotStrategy");
    if (isSpot && plan.prototype.chargeType == u"PrePaid")
        return refused(400, "InvalidSpotPrepaid", "SpotStrategy");
    if (isSpot)
        plan.prototype.spotStrategy = strategy;
    if (const QString limit = text(context, "SpotPriceLimit"); !limit.isEmpty()) {
        if (!price.match(limit).hasMatch() || limit.toDouble() <= 0)
            return refused(400, "InvalidSpotPriceLimit", "SpotPriceLimit");
        plan.prototype.spotPriceLimit = limit.toDouble();
        // The market price of the simulator is a tenth of the list price.
        if (strategy == u"SpotWithPriceLimit"
            && plan.prototype.spotPriceLimit < plan.type->hourPrice / 10)
            return refused(400, "InvalidSpotPriceLimit.LowerThanPublicPrice", "SpotPriceLimit");
    }
    if (const QByteArray raw = valueOf(context.parameters, "SpotDuration"); !raw.isEmpty()) {
        const auto hours = readInt(raw);
        if (!hours || *hours < 0 || *hours > 6)
            return refused(400, "InvalidSpotDuration", "SpotDuration");
        plan.prototype.spotDuration = *hours;
    }
    if (const QString then = text(context, "SpotInterruptionBehavior"); !then.isEmpty()) {
        if (then != u"Terminate" && then != u"Stop")
            return refused(400, "InvalidSpotInterruptionBehavior", "SpotInterruptionBehavior");
        plan.prototype.spotInterruption = then;
    }
    return std::nullopt;
}

Refusal checkOptions(const RuleContext& context, RunPlan& plan)
{
    if (auto bad = readBool(
            context.parameters, "DeletionProtection", false, plan.prototype.deletionProtection))
        return bad;
    if (plan.prototype.deletionProtection
        && (plan.prototype.chargeType == u"PrePaid" || plan.prototype.spotStrategy != u"NoSpot"))
        return refused(403, "InvalidChargeType.ValueNotSupported", "DeletionProtection");
    if (const QString tokens = text(context, "HttpTokens"); !tokens.isEmpty()) {
        if (tokens != u"optional" && tokens != u"required")
            return refused(400, "InvalidHttpTokens.NotSupported", "HttpTokens");
        plan.prototype.httpTokens = tokens;
    }
    if (const QString endpoint = text(context, "HttpEndpoint"); !endpoint.isEmpty()) {
        if (endpoint != u"enabled" && endpoint != u"disabled")
            return refused(400, "InvalidHttpEndpoint.NotSupported", "HttpEndpoint");
        plan.prototype.httpEndpoint = endpoint;
    }
    plan.prototype.resourceGroupId = text(context, "ResourceGroupId");
    return std::nullopt;
}

} // namespace

Refusal checkRunContent(const RuleContext& context, RunPlan& plan)
{
    for (const auto rule :
        {checkInstanceName, checkHostName, checkDescription, checkLogin, checkUserData, checkTags,
            checkSystemDisk, checkDataDisks, checkCharge, checkSpot, checkOptions}) {
        if (auto bad = rule(context, plan))
            return bad;
    }
    return std::nullopt;
}

} // namespace muster

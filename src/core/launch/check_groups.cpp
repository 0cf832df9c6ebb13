// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/region.h"
#include "core/launch/instance_count.h"
#include "core/text/display_text.h"
#include "launch/check_sheet.h"

#include <algorithm>
#include <array>

namespace muster {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype kLongestRegion = 64;

void require(CheckSheet& sheet, const QString& field)
{
    if (!sheet.has(field))
        sheet.report(field, ProblemCode::Required);
}

void checkRegion(CheckSheet& sheet)
{
    const QString field = QStringLiteral("RegionId");
    require(sheet, field);
    const QString region = sheet.text(field);
    // A region becomes part of a host name: its alphabet is narrower than that of other ids.
    const QString bad = firstBadCharacter(region.left(kLongestRegion), CharacterSet::Region);
    if (!bad.isEmpty())
        sheet.report(field, ProblemCode::BadIdentifier, {bad});
    else if (region.size() > kLongestRegion)
        sheet.report(field, ProblemCode::NameTooLong, {QString::number(kLongestRegion)});
    else if (region.startsWith(u'-') || region.endsWith(u'-'))
        sheet.report(field, ProblemCode::BadIdentifier, {QStringLiteral("-")});
    else if (!region.isEmpty() && !sheet.context().isCustomRegionConfirmed
        && !builtInRegion(region))
        sheet.report(field, ProblemCode::UnknownRegion);
}

bool isOneOf(const QString& text, std::initializer_list<int> allowed)
{
    return std::ranges::any_of(allowed, [&](int value) { return text == QString::number(value); });
}

void checkSpot(CheckSheet& sheet, bool isPrePaid)
{
    const QString strategyField = QStringLiteral("SpotStrategy");
    const QString limitField = QStringLiteral("SpotPriceLimit");
    const QString strategy = sheet.text(strategyField);
    const bool isSpot = strategy == "SpotWithPriceLimit"_L1 || strategy == "SpotAsPriceGo"_L1;
    if (isSpot && isPrePaid)
        sheet.report(strategyField, ProblemCode::SpotNeedsPostPaid);
    if (isSpot && sheet.text(QStringLiteral("DeletionProtection")) == "true"_L1)
        sheet.report(QStringLiteral("DeletionProtection"), ProblemCode::BothGiven, {strategyField});
    const bool needsLimit = strategy == "SpotWithPriceLimit"_L1;
    if (needsLimit && !sheet.has(limitField))
        sheet.report(limitField, ProblemCode::PriceLimitNeeded);
    if (!sheet.has(limitField))
        return;
    if (!needsLimit)
        sheet.report(limitField, ProblemCode::PriceLimitUnused);

    // Hourly price with at most three decimals, in plain digits.
    const QString text = sheet.text(limitField).left(32); // longer ones are refused anyway
    const QStringList parts = text.split(u'.');
    const auto isDigits = [](const QString& part) {
        return !part.isEmpty()
            && std::ranges::all_of(part, [](QChar c) { return c >= u'0' && c <= u'9'; });
    };
    const bool isPlain = parts.size() <= 2 && std::ranges::all_of(parts, isDigits)
        && parts.front().size() <= 9 && (parts.size() == 1 || parts.back().size() <= 3);
    if (!isPlain)
        sheet.report(limitField, ProblemCode::NotANumber);
    else if (text.toDouble() <= 0)
        sheet.report(limitField, ProblemCode::OutOfRange,
            {QStringLiteral("0.001"), QStringLiteral("999999999")});
}

void checkPeriod(CheckSheet& sheet)
{
    const QString field = QStringLiteral("Period");
    const bool isWeek = sheet.text(QStringLiteral("PeriodUnit")) == "Week"_L1;
    require(sheet, field);
    const QString period = sheet.text(field);
    const bool fits = isWeek ? isOneOf(period, {1, 2, 3, 4})
                             : isOneOf(period, {1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 24, 36, 48, 60});
    if (!period.isEmpty() && !fits) {
        sheet.report(field, ProblemCode::NotAllowed,
            {isWeek ? QStringLiteral("1, 2, 3, 4") : QStringLiteral("1–9, 12, 24, 36, 48, 60")});
    }
    const QString renewField = QStringLiteral("AutoRenewPeriod");
    const QString renew = sheet.text(renewField);
    const bool renewFits
        = isWeek ? isOneOf(renew, {1, 2, 3}) : isOneOf(renew, {1, 2, 3, 6, 12, 24, 36, 48, 60});
    if (!renew.isEmpty() && !renewFits) {
        sheet.report(renewField, ProblemCode::NotAllowed,
            {isWeek ? QStringLiteral("1, 2, 3")
                    : QStringLiteral("1, 2, 3, 6, 12, 24, 36, 48, 60")});
    }
}

} // namespace

void checkWhereAndWhat(CheckSheet& sheet)
{
    checkRegion(sheet);
    require(sheet, QStringLiteral("VSwitchId"));
    require(sheet, QStringLiteral("InstanceType"));

    const QString image = QStringLiteral("ImageId");
    const QString family = QStringLiteral("ImageFamily");
    if (!sheet.has(family))
        require(sheet, image);
    else if (sheet.has(image))
        sheet.report(family, ProblemCode::BothGiven, {image});

    const QString group = QStringLiteral("SecurityGroupId");
    const int groups = checkList(sheet, QStringLiteral("SecurityGroupIds"), 16);
    if (groups == 0)
        require(sheet, group);
    else if (sheet.has(group))
        sheet.report(QStringLiteral("SecurityGroupIds.1"), ProblemCode::BothGiven, {group});
    checkList(sheet, QStringLiteral("NetworkInterface"), 8);
}

void checkAmounts(CheckSheet& sheet)
{
    const QString field = QStringLiteral("Amount");
    const QString leastField = QStringLiteral("MinAmount");
    const int max = sheet.draft().split ? kMaxBatchSize : InstanceCount::kMax;
    if (!sheet.has(field)) {
        sheet.report(field, ProblemCode::Required);
    } else if (const QString text = sheet.text(field); !sheet.draft().split && text.size() <= 5
               && text.toInt() > InstanceCount::kMax && text.toInt() <= kMaxBatchSize
               && text.front().isDigit()) {
        sheet.report(field, ProblemCode::AmountAbove100);
    } else if (const auto amount = sheet.integer(field, InstanceCount::kMin, max)) {
        sheet.amount = *amount;
    }

    if (!sheet.has(leastField))
        return;
    const auto least = sheet.integer(leastField, InstanceCount::kMin, InstanceCount::kMax);
    if (sheet.hasManyCalls())
        sheet.report(leastField, ProblemCode::MinWithSplit);
    else if (least && sheet.amount > 0 && *least > sheet.amount)
        sheet.report(leastField, ProblemCode::MinAboveAmount);
}

void checkNetwork(CheckSheet& sheet)
{
    const QString in = QStringLiteral("InternetMaxBandwidthIn");
    const QString out = QStringLiteral("InternetMaxBandwidthOut");
    if (sheet.has(in)) {
        const int most = sheet.isFaulty(out) ? 100 : std::max(10, sheet.text(out).toInt());
        sheet.integer(in, 1, most);
    }
    // One address, or one run of addresses, cannot serve several calls.
    const QString address = QStringLiteral("PrivateIpAddress");
    if (sheet.has(address) && sheet.hasManyCalls())
        sheet.report(address, ProblemCode::BothGiven, {QStringLiteral("Amount")});
    const int addresses = checkList(sheet, QStringLiteral("Ipv6Address"), 10);
    const QString first = QStringLiteral("Ipv6Address.1");
    if (addresses > 0 && sheet.amount > 1)
        sheet.report(first, ProblemCode::BothGiven, {QStringLiteral("Amount")});
    if (addresses > 0 && sheet.has(QStringLiteral("Ipv6AddressCount")))
        sheet.report(first, ProblemCode::BothGiven, {QStringLiteral("Ipv6AddressCount")});
}

void checkCharging(CheckSheet& sheet)
{
    const bool isPrePaid = sheet.text(QStringLiteral("InstanceChargeType")) == "PrePaid"_L1;
    checkSpot(sheet, isPrePaid);
    const QString protection = QStringLiteral("DeletionProtection");
    if (isPrePaid) {
        checkPeriod(sheet);
        if (sheet.text(protection) == "true"_L1) {
            sheet.report(
                protection, ProblemCode::BothGiven, {QStringLiteral("InstanceChargeType")});
        }
    } else if (sheet.text(QStringLiteral("AutoPay")) == "false"_L1) {
        sheet.report(QStringLiteral("AutoPay"), ProblemCode::NotAllowed, {QStringLiteral("true")});
    }
}

std::optional<ReleaseTime> checkRelease(CheckSheet& sheet)
{
    const QString field = QStringLiteral("AutoReleaseTime");
    const ReleaseChoice& choice = sheet.draft().release;
    const QString text = choice.text.trimmed();
    if (choice.kind == ReleaseChoice::Kind::Never)
        return std::nullopt;
    if (sheet.text(QStringLiteral("InstanceChargeType")) == "PrePaid"_L1)
        sheet.report(field, ProblemCode::ReleaseNeedsPostPaid);
    if (text.isEmpty()) {
        sheet.report(field, ProblemCode::Required);
        return std::nullopt;
    }
    const UtcTime now = sheet.context().serverNow;
    if (choice.kind == ReleaseChoice::Kind::InSpan) {
        const auto span = parseSpan(text);
        if (!span) {
            sheet.report(field, ProblemCode::SpanMalformed);
            return std::nullopt;
        }
        const auto time = ReleaseTime::after(*span, now);
        if (time)
            return *time;
        sheet.report(field,
            time.error().code == "TooSoon"_L1 ? ProblemCode::ReleaseTooSoon
                                              : ProblemCode::ReleaseTooLate);
        return std::nullopt;
    }
    switch (ReleaseTime::faultOf(text, now)) {
    case ReleaseTime::Fault::None:
        return *ReleaseTime::fromText(text, now);
    case ReleaseTime::Fault::Malformed:
        sheet.report(field, ProblemCode::ReleaseMalformed);
        break;
    case ReleaseTime::Fault::NotWholeMinute:
        sheet.report(field, ProblemCode::ReleaseNotWholeMinute);
        break;
    case ReleaseTime::Fault::TooSoon:
        sheet.report(field, ProblemCode::ReleaseTooSoon);
        break;
    case ReleaseTime::Fault::TooLate:
        sheet.report(field, ProblemCode::ReleaseTooLate);
        break;
    }
    return std::nullopt;
}

} // namespace muster

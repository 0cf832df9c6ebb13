// SPDX-License-Identifier: GPL-3.0-or-later
#include "action_table.h"
#include "row_filter.h"
#include "run_rules.h"

#include <QJsonArray>

#include <algorithm>

namespace muster {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostImages = 100;
constexpr int kMostPriced = 1000;
/// What is paid of the list price.
constexpr double kDiscount = 0.8;

QJsonObject imageJson(const ImageInfo& image)
{
    return {{u"ImageId"_s, image.id}, {u"ImageName"_s, image.name},
        {u"ImageFamily"_s, image.family}, {u"ImageVersion"_s, QString()},
        {u"Description"_s, QString()}, {u"Size"_s, image.sizeGiB}, {u"Status"_s, u"Available"_s},
        {u"Progress"_s, u"100%"_s}, {u"Architecture"_s, u"x86_64"_s},
        {u"OSType"_s, image.windows ? u"windows"_s : u"linux"_s}, {u"OSName"_s, image.osName},
        {u"OSNameEn"_s, image.osNameEn}, {u"Platform"_s, image.platform},
        {u"ImageOwnerAlias"_s, image.own ? u"self"_s : u"system"_s},
        {u"ImageOwnerId"_s, image.own ? kAccountId : 0}, {u"IsSupportIoOptimized"_s, true},
        {u"IsSupportCloudinit"_s, true}, {u"IsSelfShared"_s, QString()}, {u"IsCopied"_s, false},
        {u"IsSubscribed"_s, false}, {u"IsPublic"_s, !image.own}, {u"Usage"_s, u"none"_s},
        {u"ProductCode"_s, QString()}, {u"BootMode"_s, u"BIOS"_s},
        {u"LoginAsNonRootSupported"_s, !image.windows},
        {u"CreationTime"_s, u"2024-08-20T02:00:35Z"_s}, {u"ResourceGroupId"_s, QString()},
        {u"Features"_s, QJsonObject{{u"NvmeSupport"_s, u"supported"_s}}},
        {u"Tags"_s, QJsonObject{{u"Tag"_s, QJsonArray()}}},
        {u"DiskDeviceMappings"_s, QJsonObject{{u"DiskDeviceMapping"_s, QJsonArray()}}}};
}

QJsonObject typeJson(const TypeInfo& type)
{
    const bool burst = type.level == u"CreditEntryLevel";
    return {{u"InstanceTypeId"_s, type.id}, {u"InstanceTypeFamily"_s, type.family},
        {u"InstanceFamilyLevel"_s, type.level}, {u"InstanceCategory"_s, type.category},
        {u"CpuArchitecture"_s, u"X86"_s}, {u"CpuCoreCount"_s, type.cpu},
        {u"CpuSpeedFrequency"_s, 2.7}, {u"CpuTurboFrequency"_s, 3.5},
        {u"PhysicalProcessorModel"_s, u"Intel Xeon(Ice Lake) Platinum 8369B"_s},
        {u"MemorySize"_s, type.memoryMiB / 1024.0}, {u"GPUAmount"_s, type.gpu},
        {u"GPUSpec"_s, type.gpuSpec}, {u"GPUMemorySize"_s, type.gpu * 24.0},
        {u"LocalStorageAmount"_s, 0}, {u"LocalStorageCapacity"_s, 0},
        {u"LocalStorageCategory"_s, QString()}, {u"BaselineCredit"_s, burst ? 40 : 0},
        {u"InitialCredit"_s, burst ? 60 : 0}, {u"DiskQuantity"_s, 17}, {u"EniQuantity"_s, 3},
        {u"EniPrivateIpAddressQuantity"_s, 6}, {u"EniIpv6AddressQuantity"_s, 6},
        {u"EniTotalQuantity"_s, 3}, {u"InstanceBandwidthRx"_s, 2'048'000},
        {u"InstanceBandwidthTx"_s, 2'048'000}, {u"InstancePpsRx"_s, 900'000},
        {u"InstancePpsTx"_s, 900'000}, {u"MaximumQueueNumberPerEni"_s, 2},
        {u"TotalEniQueueQuantity"_s, 6}, {u"NvmeSupport"_s, u"unsupported"_s},
        {u"CpuOptions"_s,
            QJsonObject{{u"Core"_s, std::max(1, type.cpu / 2)}, {u"CoreFactor"_s, 1},
                {u"HyperThreadingAdjustable"_s, true}, {u"ThreadsPerCore"_s, 2}}}};
}

bool isWithin(const ActionContext& context, const QByteArray& what, double value)
{
    const QByteArray least = context.parameter("Minimum" + what);
    const QByteArray most = context.parameter("Maximum" + what);
    return (least.isEmpty() || value >= least.toDouble())
        && (most.isEmpty() || value <= most.toDouble());
}

bool isTypeWished(const ActionContext& context, const TypeInfo& type)
{
    const auto wished = listOf(context.call.parameters, "InstanceTypes");
    const QByteArray family = context.parameter("InstanceTypeFamily");
    const QByteArray architecture = context.parameter("CpuArchitecture");
    return (wished.empty()
               || std::find(wished.begin(), wished.end(), type.id.toUtf8()) != wished.end())
        && (family.isEmpty() || type.family == QString::fromUtf8(family))
        && (architecture.isEmpty() || architecture == "X86")
        && isWithin(context, "CpuCoreCount", type.cpu)
        && isWithin(context, "MemorySize", type.memoryMiB / 1024.0)
        && isWithin(context, "GPUAmount", type.gpu);
}

/// A resource with its stock; disks come with their sizes.
QJsonObject supported(const QString& value, bool inStock)
{
    return {{u"Value"_s, value}, {u"Status"_s, inStock ? u"Available"_s : u"SoldOut"_s},
        {u"StatusCategory"_s, inStock ? u"WithStock"_s : u"WithoutStock"_s}};
}

QJsonArray supportedTypes(const ActionContext& context, const QString& zone)
{
    const QString wished = QString::fromUtf8(context.parameter("InstanceType"));
    QJsonArray list;
    for (const TypeInfo& type : context.world.types()) {
        const auto stock = context.limits.stock.find({zone, type.id});
        if (wished.isEmpty() || wished == type.id)
            list.append(
                supported(type.id, stock == context.limits.stock.end() || stock->second > 0));
    }
    return list;
}

QJsonArray supportedDisks(bool system)
{
    QJsonArray list;
    for (const QString& category :
        {u"cloud_efficiency"_s, u"cloud_ssd"_s, u"cloud_essd"_s, u"cloud_auto"_s}) {
        const int least = category == u"cloud_auto" ? 1 : 20;
        const int most
            = category == u"cloud_efficiency" || category == u"cloud_ssd" ? 32768 : 65536;
        QJsonObject disk = supported(category, true);
        disk.insert(u"Min"_s, least);
        disk.insert(u"Max"_s, system ? 2048 : most);
        disk.insert(u"Unit"_s, u"GiB"_s);
        list.append(disk);
    }
    return list;
}

QJsonObject zoneOffer(const ActionContext& context, const QString& zone, const QByteArray& wanted)
{
    QJsonArray list;
    if (wanted == "InstanceType")
        list = supportedTypes(context, zone);
    else if (wanted == "SystemDisk" || wanted == "DataDisk")
        list = supportedDisks(wanted == "SystemDisk");
    else if (wanted == "Network")
        list = {supported(u"vpc"_s, true)};
    else
        list = {supported(wanted == "IoOptimized" ? u"optimized"_s : zone, true)};
    const bool any = std::any_of(list.begin(), list.end(),
        [](const QJsonValue& one) { return one[u"Status"].toString() == u"Available"; });
    const QJsonObject resource{{u"Type"_s, QString::fromUtf8(wanted)},
        {u"SupportedResources"_s, QJsonObject{{u"SupportedResource"_s, list}}}};
    QJsonObject offer = supported(zone, any);
    offer.remove(u"Value"_s);
    offer.insert(u"RegionId"_s, context.region->id);
    offer.insert(u"ZoneId"_s, zone);
    offer.insert(
        u"AvailableResources"_s, QJsonObject{{u"AvailableResource"_s, QJsonArray{resource}}});
    return offer;
}

QJsonObject priceJson(double list)
{
    const auto cents
        = [](double value) { return static_cast<double>(qRound64(value * 10'000)) / 10'000; };
    return {{u"OriginalPrice"_s, cents(list)}, {u"DiscountPrice"_s, cents(list * (1 - kDiscount))},
        {u"TradePrice"_s, cents(list * kDiscount)}};
}

} // namespace

ApiReply describeImages(ActionContext& context)
{
    QJsonArray rows;
    for (const ImageInfo& image : context.world.images())
        rows.append(imageJson(image));
    const RowFilter filter{context,
        {{"ImageId", u"ImageId"_s, RowFilter::Match::CommaList},
            {"ImageName", u"ImageName"_s, RowFilter::Match::Wildcard},
            {"ImageFamily", u"ImageFamily"_s, RowFilter::Match::Equal},
            {"ImageOwnerAlias", u"ImageOwnerAlias"_s, RowFilter::Match::Equal},
            {"OSType", u"OSType"_s, RowFilter::Match::Equal},
            {"Architecture", u"Architecture"_s, RowFilter::Match::Equal},
            {"IsPublic", u"IsPublic"_s, RowFilter::Match::Bool}}};
    return filter.page(
        rows, kMostImages, u"Images"_s, u"Image"_s, {{u"RegionId"_s, context.region->id}});
}

ApiReply describeInstanceTypes(ActionContext& context)
{
    // All types fit on the one page of 100 that a call without paging returns.
    QJsonArray list;
    for (const TypeInfo& type : context.world.types()) {
        if (isTypeWished(context, type))
            list.append(typeJson(type));
    }
    return success(context,
        {{u"NextToken"_s, QString()},
            {u"InstanceTypes"_s, QJsonObject{{u"InstanceType"_s, list}}}});
}

ApiReply describeAvailableResource(ActionContext& context)
{
    static const QByteArrayList kKinds{
        "Zone", "IoOptimized", "InstanceType", "Network", "SystemDisk", "DataDisk"};
    const QByteArray wanted = context.parameter("DestinationResource");
    if (wanted.isEmpty())
        return failure(context, missing("DestinationResource"));
    if (!kKinds.contains(wanted))
        return failure(
            context, refused(400, "InvalidParameter.DestinationResource", "DestinationResource"));
    if ((wanted == "SystemDisk" || wanted == "DataDisk")
        && context.parameter("InstanceType").isEmpty())
        return failure(context, missing("InstanceType"));
    const QString zone = QString::fromUtf8(context.parameter("ZoneId"));
    QJsonArray list;
    for (const QString& one : context.region->zoneIds) {
        if (zone.isEmpty() || zone == one)
            list.append(zoneOffer(context, one, wanted));
    }
    return success(context, {{u"AvailableZones"_s, QJsonObject{{u"AvailableZone"_s, list}}}});
}

ApiReply describePrice(ActionContext& context)
{
    const TypeInfo* type = context.world.type(QString::fromUtf8(context.parameter("InstanceType")));
    if (context.parameter("InstanceType").isEmpty())
        return failure(context, missing("InstanceType"));
    if (!type)
        return failure(
            context, refused(403, "InvalidInstanceType.ValueNotSupported", "InstanceType"));
    const int amount = context.parameter("Amount").isEmpty()
        ? 1
        : readInt(context.parameter("Amount")).value_or(0);
    if (amount < 1 || amount > kMostPriced)
        return failure(context, refused(400, "InvalidParameter.Amount", "Amount"));
    const QByteArray spot = context.parameter("SpotStrategy");
    const double share = spot.isEmpty() || spot == "NoSpot" ? 1.0 : 0.1;
    const QByteArray unit = context.parameter("PriceUnit");
    const double hours = unit == "Year" ? 8760 : unit == "Month" ? 730 : unit == "Week" ? 168 : 1;
    const int period = std::max(1, readInt(context.parameter("Period")).value_or(1));
    const double times = amount * hours * period;
    // A system disk of 40 GiB costs as much everywhere.
    const double disk = 0.0005 * readInt(context.parameter("SystemDisk.Size")).value_or(40);
    QJsonArray details;
    const auto add = [&details](const QString& resource, double price) {
        QJsonObject detail = priceJson(price);
        detail.insert(u"Resource"_s, resource);
        detail.insert(u"SubRules"_s, QJsonObject{{u"Rule"_s, QJsonArray()}});
        details.append(detail);
    };
    add(u"instanceType"_s, type->hourPrice * share * times);
    add(u"systemDisk"_s, disk * times);
    QJsonObject price = priceJson((type->hourPrice * share + disk) * times);
    price.insert(u"Currency"_s, context.region->id.startsWith(u"cn-"_s) ? u"CNY"_s : u"USD"_s);
    price.insert(u"ReservedInstanceHourPrice"_s, 0.0);
    price.insert(u"DetailInfos"_s, QJsonObject{{u"DetailInfo"_s, details}});
    return success(context,
        {{u"PriceInfo"_s,
            QJsonObject{
                {u"Price"_s, price}, {u"Rules"_s, QJsonObject{{u"Rule"_s, QJsonArray()}}}}}});
}

} // namespace muster

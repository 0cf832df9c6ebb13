// SPDX-License-Identifier: GPL-3.0-or-later
#include "action_table.h"

#include <QJsonArray>

namespace muster {

using namespace Qt::StringLiterals;

namespace {

QJsonArray texts(std::initializer_list<QString> list)
{
    return QJsonArray::fromStringList(QStringList(list));
}

QJsonObject zoneJson(
    const QString& zone, const QJsonArray& types, const QJsonArray& families, bool verbose)
{
    QJsonObject out{
        {u"ZoneId"_s, zone}, {u"LocalName"_s, zone}, {u"ZoneType"_s, u"AvailabilityZone"_s}};
    const auto disks = [] {
        return texts({u"cloud_efficiency"_s, u"cloud_ssd"_s, u"cloud_essd"_s, u"cloud_auto"_s});
    };
    if (!verbose)
        return out;
    out.insert(u"AvailableResourceCreation"_s,
        QJsonObject{{u"ResourceTypes"_s,
            texts({u"VSwitch"_s, u"IoOptimized"_s, u"Instance"_s, u"Disk"_s})}});
    out.insert(u"AvailableDiskCategories"_s, QJsonObject{{u"DiskCategories"_s, disks()}});
    out.insert(u"AvailableVolumeCategories"_s,
        QJsonObject{{u"VolumeCategories"_s, texts({u"san_ssd"_s, u"san_efficiency"_s})}});
    out.insert(u"AvailableInstanceTypes"_s, QJsonObject{{u"InstanceTypes"_s, types}});
    out.insert(
        u"AvailableDedicatedHostTypes"_s, QJsonObject{{u"DedicatedHostType"_s, QJsonArray()}});
    out.insert(
        u"DedicatedHostGenerations"_s, QJsonObject{{u"DedicatedHostGeneration"_s, QJsonArray()}});
    const QJsonObject info{{u"IoOptimized"_s, true},
        {u"SystemDiskCategories"_s, QJsonObject{{u"supportedSystemDiskCategory"_s, disks()}}},
        {u"DataDiskCategories"_s, QJsonObject{{u"supportedDataDiskCategory"_s, disks()}}},
        {u"NetworkTypes"_s, QJsonObject{{u"supportedNetworkCategory"_s, texts({u"vpc"_s})}}},
        {u"InstanceGenerations"_s,
            QJsonObject{{u"supportedInstanceGeneration"_s, texts({u"ecs-6"_s})}}},
        {u"InstanceTypeFamilies"_s, QJsonObject{{u"supportedInstanceTypeFamily"_s, families}}},
        {u"InstanceTypes"_s, QJsonObject{{u"supportedInstanceType"_s, types}}}};
    out.insert(u"AvailableResources"_s, QJsonObject{{u"ResourcesInfo"_s, QJsonArray{info}}});
    return out;
}

} // namespace

ApiReply describeRegions(ActionContext& context)
{
    const bool chinese = context.parameter("AcceptLanguage").isEmpty()
        || context.parameter("AcceptLanguage").startsWith("zh");
    QJsonArray list;
    for (const RegionInfo& region : context.world.regions())
        list.append(QJsonObject{{u"RegionId"_s, region.id},
            {u"LocalName"_s, chinese ? region.localName : region.localNameEn},
            {u"RegionEndpoint"_s, u"ecs.%1.aliyuncs.com"_s.arg(region.id)},
            {u"Status"_s, u"available"_s}});
    return success(context, {{u"Regions"_s, QJsonObject{{u"Region"_s, list}}}});
}

ApiReply describeZones(ActionContext& context)
{
    QJsonArray types;
    QStringList familyNames;
    for (const TypeInfo& type : context.world.types()) {
        types.append(type.id);
        familyNames.append(type.family);
    }
    familyNames.removeDuplicates();
    const bool verbose = context.parameter("Verbose").toLower() != "false";
    QJsonArray list;
    for (const QString& zone : context.region->zoneIds)
        list.append(zoneJson(zone, types, QJsonArray::fromStringList(familyNames), verbose));
    return success(context, {{u"Zones"_s, QJsonObject{{u"Zone"_s, list}}}});
}

} // namespace muster

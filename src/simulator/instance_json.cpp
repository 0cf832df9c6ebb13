// SPDX-License-Identifier: GPL-3.0-or-later
#include "instance_json.h"

#include "sim_clock.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace muster {

using namespace Qt::StringLiterals;

namespace {

QJsonObject addresses(quint32 address)
{
    QJsonArray list;
    if (address != 0)
        list.append(addressText(address));
    return {{u"IpAddress"_s, list}};
}

QJsonObject networkInterfaces(const Instance& one, quint32 address)
{
    QJsonArray list;
    if (address != 0) {
        const QString ip = addressText(address);
        const QString mac = u"00:16:3e:%1:%2:%3"_s.arg((address >> 16U) & 0xFFU, 2, 16, QChar(u'0'))
                                .arg((address >> 8U) & 0xFFU, 2, 16, QChar(u'0'))
                                .arg(address & 0xFFU, 2, 16, QChar(u'0'));
        const QJsonObject set{{u"PrivateIpAddress"_s, ip}, {u"Primary"_s, true}};
        list.append(QJsonObject{{u"NetworkInterfaceId"_s, u"eni-"_s + one.id.mid(2)},
            {u"MacAddress"_s, mac}, {u"PrimaryIpAddress"_s, ip}, {u"Type"_s, u"Primary"_s},
            {u"PrivateIpSets"_s, QJsonObject{{u"PrivateIpSet"_s, QJsonArray{set}}}}});
    }
    return {{u"NetworkInterface"_s, list}};
}

QJsonObject tagsOf(const Instance& one)
{
    QJsonArray list;
    for (const auto& [key, value] : one.tags)
        list.append(QJsonObject{{u"TagKey"_s, key}, {u"TagValue"_s, value}});
    return {{u"Tag"_s, list}};
}

QJsonObject locksOf(const Instance& one)
{
    QJsonArray list;
    if (!one.lockReason.isEmpty())
        list.append(QJsonObject{{u"LockReason"_s, one.lockReason}, {u"LockMsg"_s, QString()}});
    return {{u"LockReason"_s, list}};
}

void addHardware(QJsonObject& out, const Instance& one, const World& world)
{
    const TypeInfo& type = *world.type(one.typeId);
    const ImageInfo& image = *world.image(one.imageId);
    out.insert(u"InstanceType"_s, type.id);
    out.insert(u"InstanceTypeFamily"_s, type.family);
    out.insert(u"Cpu"_s, type.cpu);
    out.insert(u"Memory"_s, type.memoryMiB);
    out.insert(u"GPUAmount"_s, type.gpu);
    out.insert(u"GPUSpec"_s, type.gpuSpec);
    out.insert(u"LocalStorageAmount"_s, 0);
    out.insert(u"LocalStorageCapacity"_s, 0);
    out.insert(u"CpuOptions"_s,
        QJsonObject{{u"CoreCount"_s, type.cpu / 2}, {u"ThreadsPerCore"_s, 2}, {u"Numa"_s, u"ON"_s},
            {u"TopologyType"_s, QString()}});
    out.insert(u"ImageId"_s, one.imageId);
    out.insert(u"OSType"_s, image.windows ? u"windows"_s : u"linux"_s);
    out.insert(u"OSName"_s, image.osName);
    out.insert(u"OSNameEn"_s, image.osNameEn);
    out.insert(u"ImageOptions"_s, QJsonObject{{u"LoginAsNonRoot"_s, false}});
}

void addBilling(QJsonObject& out, const Instance& one)
{
    const bool spot = one.spotStrategy != u"NoSpot";
    out.insert(u"InstanceChargeType"_s, one.chargeType);
    out.insert(u"SaleCycle"_s, QString());
    out.insert(u"CreationTime"_s, minutesText(one.createdSaid));
    out.insert(u"StartTime"_s, one.startedSaid == 0 ? QString() : minutesText(one.startedSaid));
    out.insert(u"ExpiredTime"_s, u"2099-12-31T15:59Z"_s);
    out.insert(u"AutoReleaseTime"_s, one.releaseAt == 0 ? QString() : minutesText(one.releaseAt));
    out.insert(u"StoppedMode"_s, one.stoppedMode);
    out.insert(u"SpotStrategy"_s, one.spotStrategy);
    out.insert(u"SpotPriceLimit"_s, one.spotPriceLimit);
    out.insert(u"SpotDuration"_s, spot ? one.spotDuration : 0);
    if (spot)
        out.insert(u"SpotInterruptionBehavior"_s, one.spotInterruption);
    out.insert(u"DeletionProtection"_s, one.deletionProtection);
    out.insert(u"Recyclable"_s, false);
    out.insert(u"DeviceAvailable"_s, true);
    out.insert(u"IoOptimized"_s, true);
}

void addNetwork(QJsonObject& out, const Instance& one)
{
    const bool known = one.phase != Phase::Pending;
    const quint32 inner = known ? one.privateAddress : 0;
    out.insert(u"InstanceNetworkType"_s, u"vpc"_s);
    out.insert(u"InternetChargeType"_s, one.internetChargeType);
    out.insert(u"InternetMaxBandwidthIn"_s, one.bandwidthIn);
    out.insert(u"InternetMaxBandwidthOut"_s, one.bandwidthOut);
    out.insert(u"PublicIpAddress"_s, addresses(known ? one.publicAddress : 0));
    out.insert(u"InnerIpAddress"_s, addresses(0));
    out.insert(u"RdmaIpAddress"_s, addresses(0));
    out.insert(u"EipAddress"_s,
        QJsonObject{{u"AllocationId"_s, QString()}, {u"IpAddress"_s, QString()},
            {u"InternetChargeType"_s, QString()}, {u"IsSupportUnassociate"_s, false}});
    out.insert(u"VpcAttributes"_s,
        QJsonObject{{u"VpcId"_s, one.vpcId}, {u"VSwitchId"_s, one.vSwitchId},
            {u"NatIpAddress"_s, QString()}, {u"PrivateIpAddress"_s, addresses(inner)}});
    out.insert(u"NetworkInterfaces"_s, networkInterfaces(one, inner));
    out.insert(u"SecurityGroupIds"_s,
        QJsonObject{{u"SecurityGroupId"_s, QJsonArray::fromStringList(one.securityGroupIds)}});
}

/// Fields that the service always sends and that nothing here changes.
QJsonObject constants()
{
    QJsonObject out;
    for (const char16_t* name : {u"CreditSpecification", u"ClusterId", u"VlanId", u"HpcClusterId",
             u"DeploymentSetId", u"ISP"})
        out.insert(QString::fromUtf16(name), QString());
    out.insert(u"DedicatedHostAttribute"_s,
        QJsonObject{{u"DedicatedHostId"_s, QString()}, {u"DedicatedHostName"_s, QString()},
            {u"DedicatedHostClusterId"_s, QString()}});
    out.insert(u"DedicatedInstanceAttribute"_s,
        QJsonObject{{u"Tenancy"_s, u"default"_s}, {u"Affinity"_s, u"default"_s}});
    out.insert(u"EcsCapacityReservationAttr"_s,
        QJsonObject{{u"CapacityReservationId"_s, QString()},
            {u"CapacityReservationPreference"_s, QString()}});
    out.insert(u"HibernationOptions"_s, QJsonObject{{u"Configured"_s, false}});
    return out;
}

} // namespace

const QByteArray& instanceJson(const Instance& one, const World& world)
{
    if (!one.json.isEmpty())
        return one.json;
    QJsonObject out = constants();
    out.insert(u"InstanceId"_s, one.id);
    out.insert(u"InstanceName"_s, one.name);
    out.insert(u"HostName"_s, one.hostName);
    out.insert(u"Description"_s, one.description);
    out.insert(u"RegionId"_s, one.regionId);
    out.insert(u"ZoneId"_s, one.zoneId);
    out.insert(u"Status"_s, phaseText(one.phase));
    out.insert(u"SerialNumber"_s, one.serialNumber);
    out.insert(u"KeyPairName"_s, one.keyPairName);
    out.insert(u"ResourceGroupId"_s, one.resourceGroupId);
    addHardware(out, one, world);
    addBilling(out, one);
    addNetwork(out, one);
    out.insert(u"MetadataOptions"_s,
        QJsonObject{{u"HttpEndpoint"_s, one.httpEndpoint}, {u"HttpTokens"_s, one.httpTokens},
            {u"HttpPutResponseHopLimit"_s, 1}});
    out.insert(u"OperationLocks"_s, locksOf(one));
    out.insert(u"Tags"_s, tagsOf(one));
    one.json = QJsonDocument(out).toJson(QJsonDocument::Compact);
    return one.json;
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "world.h"

#include <QHash>
#include <QMap>

#include <algorithm>

namespace muster {

using namespace Qt::StringLiterals;

namespace {

/// 172.16.0.0; each zone of each region has a /16 of its own, the account's VPC being 172.16.0.0/12
/// and up.
constexpr quint32 kFirstNetwork = 0xAC10'0000;
constexpr quint32 kTenNetwork = 0x0A00'0000;
constexpr quint32 kNetworkSize = 0x1'0000;

QString prefixOf(const QString& region)
{
    static const QMap<QString, QString> kKnown{{u"cn-hangzhou"_s, u"bp1"_s},
        {u"cn-beijing"_s, u"2ze"_s}, {u"ap-southeast-1"_s, u"t4n"_s}, {u"cn-shanghai"_s, u"uf6"_s},
        {u"cn-shenzhen"_s, u"wz9"_s}, {u"cn-hongkong"_s, u"j6c"_s}, {u"eu-central-1"_s, u"gw8"_s}};
    if (kKnown.contains(region))
        return kKnown.value(region);
    // The same three characters in every run, so that ids stay alike.
    size_t sum = 7;
    for (const QChar c : region)
        sum = sum * 31 + c.unicode();
    return u"x"_s + QString::number(sum % 1296, 36).rightJustified(2, u'0');
}

QString localNameOf(const QString& region)
{
    static const QMap<QString, QString> kKnown{{u"cn-hangzhou"_s, u"华东1（杭州）"_s},
        {u"cn-beijing"_s, u"华北2（北京）"_s}, {u"ap-southeast-1"_s, u"新加坡"_s},
        {u"cn-shanghai"_s, u"华东2（上海）"_s}, {u"cn-shenzhen"_s, u"华南1（深圳）"_s},
        {u"cn-hongkong"_s, u"中国香港"_s}, {u"eu-central-1"_s, u"德国（法兰克福）"_s}};
    return kKnown.value(region, region);
}

QString englishNameOf(const QString& region)
{
    static const QMap<QString, QString> kKnown{{u"cn-hangzhou"_s, u"China (Hangzhou)"_s},
        {u"cn-beijing"_s, u"China (Beijing)"_s}, {u"ap-southeast-1"_s, u"Singapore"_s},
        {u"cn-shanghai"_s, u"China (Shanghai)"_s}, {u"cn-shenzhen"_s, u"China (Shenzhen)"_s},
        {u"cn-hongkong"_s, u"China (Hong Kong)"_s}, {u"eu-central-1"_s, u"Germany (Frankfurt)"_s}};
    return kKnown.value(region, region);
}

RegionInfo makeRegion(const QString& id, quint32 number)
{
    RegionInfo region;
    region.id = id;
    region.localName = localNameOf(id);
    region.localNameEn = englishNameOf(id);
    region.idPrefix = prefixOf(id);
    region.vpcId = u"vpc-"_s + region.idPrefix + u"muster0000000001"_s;
    region.securityGroupIds = {u"sg-"_s + region.idPrefix + u"muster0000000web"_s,
        u"sg-"_s + region.idPrefix + u"muster0000000adm"_s};
    // Regions outside mainland China write the letter of the zone without a hyphen.
    const bool hyphen = !id.back().isDigit();
    quint32 index = 0;
    for (const QString& letter :
        hyphen ? QStringList{u"g"_s, u"h"_s} : QStringList{u"a"_s, u"b"_s}) {
        const QString zone = hyphen ? id + u'-' + letter : id + letter;
        region.zoneIds.append(zone);
        const quint32 network = number * 2 + index;
        const quint32 base = network < 16 ? kFirstNetwork + network * kNetworkSize
                                          : kTenNetwork + (network - 16) * kNetworkSize;
        region.vSwitches.push_back({u"vsw-"_s + region.idPrefix + u"muster000000000"_s + letter,
            u"web-"_s + letter, zone, base});
        ++index;
    }
    return region;
}

std::vector<TypeInfo> makeTypes()
{
    const QString general = u"General-purpose"_s;
    const QString compute = u"Compute-optimized"_s;
    const QString firm = u"EnterpriseLevel"_s;
    return {
        {u"ecs.g7.large"_s, u"ecs.g7"_s, 2, 8192, 0, {}, 0.82, general, firm},
        {u"ecs.g7.xlarge"_s, u"ecs.g7"_s, 4, 16384, 0, {}, 1.64, general, firm},
        {u"ecs.g7.2xlarge"_s, u"ecs.g7"_s, 8, 32768, 0, {}, 3.28, general, firm},
        {u"ecs.c7.large"_s, u"ecs.c7"_s, 2, 4096, 0, {}, 0.68, compute, firm},
        {u"ecs.c7.xlarge"_s, u"ecs.c7"_s, 4, 8192, 0, {}, 1.36, compute, firm},
        {u"ecs.r7.large"_s, u"ecs.r7"_s, 2, 16384, 0, {}, 1.06, u"Memory-optimized"_s, firm},
        {u"ecs.e-c1m1.large"_s, u"ecs.e"_s, 2, 2048, 0, {}, 0.14, u"Shared"_s, u"EntryLevel"_s},
        {u"ecs.t6-c1m1.large"_s, u"ecs.t6"_s, 2, 2048, 0, {}, 0.18, u"Shared"_s,
            u"CreditEntryLevel"_s},
        {u"ecs.gn7i-c8g1.2xlarge"_s, u"ecs.gn7i"_s, 8, 30720, 1, u"NVIDIA A10"_s, 9.5,
            u"Compute-optimized with GPU"_s, firm},
    };
}

std::vector<ImageInfo> makeImages()
{
    const QString linuxName = u"Alibaba Cloud Linux 3.2104 LTS 64位"_s;
    const QString linuxNameEn = u"Alibaba Cloud Linux  3.2104 LTS 64 bit"_s;
    const QString aliyun = u"aliyun_3_x64_20G_alibase_20240819.vhd"_s;
    const QString debian = u"debian_12_6_x64_20G_alibase_20240819.vhd"_s;
    const QString ubuntu = u"ubuntu_22_04_x64_20G_alibase_20240820.vhd"_s;
    const QString windows = u"win2022_21H2_x64_dtc_zh-cn_40G_alibase_20240914.vhd"_s;
    return {
        {aliyun, u"acs:alibaba_cloud_linux_3_2104_lts_x64"_s, 20, false, linuxName, linuxNameEn,
            u"Aliyun"_s, false, aliyun},
        {debian, u"acs:debian_12_6_x64"_s, 20, false, u"Debian  12.6 64位"_s,
            u"Debian  12.6 64 bit"_s, u"Debian"_s, false, debian},
        {ubuntu, u"acs:ubuntu_22_04_x64"_s, 20, false, u"Ubuntu  22.04 64位"_s,
            u"Ubuntu  22.04 64 bit"_s, u"Ubuntu"_s, false, ubuntu},
        {windows, {}, 40, true, u"Windows Server 2022 数据中心版 64位中文版"_s,
            u"Windows Server  2022 Datacenter Edition 64bit Chinese Edition"_s,
            u"Windows Server 2022"_s, false, windows},
        {u"m-bp1muster00000golden"_s, u"golden-web"_s, 40, false, linuxName, linuxNameEn,
            u"Aliyun"_s, true, u"golden-web-2026.11"_s},
    };
}

template <typename Row>
const Row* findRow(const std::vector<Row>& rows, const QString& id)
{
    const auto found
        = std::find_if(rows.begin(), rows.end(), [&id](const Row& row) { return row.id == id; });
    return found == rows.end() ? nullptr : &*found;
}

} // namespace

World::World(const QStringList& regionIds)
    : m_types(makeTypes())
    , m_images(makeImages())
    , m_keyPairs{u"muster-ops"_s, u"deploy-key"_s}
{
    quint32 number = 0;
    for (const QString& id : regionIds)
        m_regions.push_back(makeRegion(id, number++));
}

const RegionInfo* World::region(const QString& id) const
{
    return findRow(m_regions, id);
}

const VSwitchInfo* World::vSwitch(const RegionInfo& region, const QString& id) const
{
    return findRow(region.vSwitches, id);
}

const TypeInfo* World::type(const QString& id) const
{
    return findRow(m_types, id);
}

const ImageInfo* World::image(const QString& id) const
{
    return findRow(m_images, id);
}

QString addressText(quint32 address)
{
    return u"%1.%2.%3.%4"_s.arg(address >> 24U)
        .arg((address >> 16U) & 0xFFU)
        .arg((address >> 8U) & 0xFFU)
        .arg(address & 0xFFU);
}

} // namespace muster

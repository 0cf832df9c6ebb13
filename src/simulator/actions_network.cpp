// SPDX-License-Identifier: GPL-3.0-or-later
#include "action_table.h"
#include "row_filter.h"

#include <QCryptographicHash>
#include <QJsonArray>

namespace muster {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostRows = 50;
/// Everything that an account has besides instances was made on this day.
const QString kMade = u"2025-03-02T08:12:40Z"_s;

QJsonObject wrapped(const QString& name, const QStringList& values)
{
    return {{name, QJsonArray::fromStringList(values)}};
}

QString cidrOf(const VSwitchInfo& vSwitch)
{
    return addressText(vSwitch.base) + u"/16"_s;
}

QString vpcCidrOf(const RegionInfo& region)
{
    return region.vSwitches.front().base >> 24U == 10 ? u"10.0.0.0/8"_s : u"172.16.0.0/12"_s;
}

QString routeTableOf(const RegionInfo& region)
{
    return u"vtb-"_s + region.idPrefix + u"muster000000001"_s;
}

} // namespace

ApiReply describeVpcs(ActionContext& context)
{
    const RegionInfo& region = *context.region;
    QStringList vSwitches;
    for (const VSwitchInfo& one : region.vSwitches)
        vSwitches.append(one.id);
    const QJsonObject vpc{{u"VpcId"_s, region.vpcId}, {u"VpcName"_s, u"prod-vpc"_s},
        {u"Description"_s, QString()}, {u"RegionId"_s, region.id}, {u"Status"_s, u"Available"_s},
        {u"CidrBlock"_s, vpcCidrOf(region)}, {u"Ipv6CidrBlock"_s, QString()},
        {u"EnabledIpv6"_s, false}, {u"IsDefault"_s, false}, {u"CreationTime"_s, kMade},
        {u"OwnerId"_s, kAccountId}, {u"ResourceGroupId"_s, QString()},
        {u"VRouterId"_s, u"vrt-"_s + region.idPrefix + u"muster000000001"_s},
        {u"VSwitchIds"_s, wrapped(u"VSwitchId"_s, vSwitches)},
        {u"RouterTableIds"_s, wrapped(u"RouterTableIds"_s, {routeTableOf(region)})},
        {u"SecondaryCidrBlocks"_s, wrapped(u"SecondaryCidrBlock"_s, {})},
        {u"Tags"_s, QJsonObject{{u"Tag"_s, QJsonArray()}}}};
    const RowFilter filter{context,
        {{"VpcId", u"VpcId"_s, RowFilter::Match::CommaList},
            {"VpcName", u"VpcName"_s, RowFilter::Match::Equal},
            {"IsDefault", u"IsDefault"_s, RowFilter::Match::Bool}}};
    return filter.page(QJsonArray{vpc}, kMostRows, u"Vpcs"_s, u"Vpc"_s);
}

ApiReply describeVSwitches(ActionContext& context)
{
    QJsonArray rows;
    for (const RegionInfo& region : context.world.regions()) {
        if (context.region && context.region != &region)
            continue;
        for (const VSwitchInfo& one : region.vSwitches)
            rows.append(QJsonObject{{u"VSwitchId"_s, one.id}, {u"VSwitchName"_s, one.name},
                {u"VpcId"_s, region.vpcId}, {u"ZoneId"_s, one.zoneId},
                {u"CidrBlock"_s, cidrOf(one)}, {u"Ipv6CidrBlock"_s, QString()},
                {u"EnabledIpv6"_s, false},
                {u"AvailableIpAddressCount"_s, context.ledger.freeAddresses(one)},
                {u"Status"_s, u"Available"_s}, {u"IsDefault"_s, false},
                {u"Description"_s, QString()}, {u"CreationTime"_s, kMade},
                {u"OwnerId"_s, kAccountId}, {u"ResourceGroupId"_s, QString()},
                {u"NetworkAclId"_s, QString()}, {u"ShareType"_s, QString()},
                {u"RouteTable"_s,
                    QJsonObject{{u"RouteTableId"_s, routeTableOf(region)},
                        {u"RouteTableType"_s, u"System"_s}}},
                {u"Tags"_s, QJsonObject{{u"Tag"_s, QJsonArray()}}}});
    }
    const RowFilter filter{context,
        {{"VpcId", u"VpcId"_s, RowFilter::Match::Equal},
            {"ZoneId", u"ZoneId"_s, RowFilter::Match::Equal},
            {"VSwitchId", u"VSwitchId"_s, RowFilter::Match::CommaList},
            {"VSwitchName", u"VSwitchName"_s, RowFilter::Match::Equal},
            {"IsDefault", u"IsDefault"_s, RowFilter::Match::Bool}}};
    return filter.page(rows, kMostRows, u"VSwitches"_s, u"VSwitch"_s);
}

ApiReply describeSecurityGroups(ActionContext& context)
{
    const RegionInfo& region = *context.region;
    QJsonArray rows;
    for (const QString& id : region.securityGroupIds) {
        const bool web = id.endsWith(u"web"_s);
        const QJsonObject tag{{u"TagKey"_s, u"env"_s}, {u"TagValue"_s, u"prod"_s}};
        rows.append(QJsonObject{{u"SecurityGroupId"_s, id},
            {u"SecurityGroupName"_s, web ? u"web-public"_s : u"admin"_s},
            {u"Description"_s, web ? u"80/443"_s : u"跳板机"_s},
            {u"SecurityGroupType"_s, u"normal"_s}, {u"VpcId"_s, region.vpcId},
            {u"CreationTime"_s, kMade}, {u"ResourceGroupId"_s, QString()},
            {u"ServiceManaged"_s, false}, {u"ServiceID"_s, 0}, {u"EcsCount"_s, 0},
            {u"AvailableInstanceAmount"_s, 0}, {u"RuleCount"_s, 6},
            {u"Tags"_s, QJsonObject{{u"Tag"_s, QJsonArray{tag}}}}});
    }
    const RowFilter filter{context,
        {{"VpcId", u"VpcId"_s, RowFilter::Match::Equal},
            {"SecurityGroupIds", u"SecurityGroupId"_s, RowFilter::Match::JsonList},
            {"SecurityGroupId", u"SecurityGroupId"_s, RowFilter::Match::Equal},
            {"SecurityGroupName", u"SecurityGroupName"_s, RowFilter::Match::Equal},
            {"SecurityGroupType", u"SecurityGroupType"_s, RowFilter::Match::Equal}}};
    return filter.page(rows, kMostRows, u"SecurityGroups"_s, u"SecurityGroup"_s,
        {{u"RegionId"_s, region.id}, {u"NextToken"_s, QString()}});
}

ApiReply describeKeyPairs(ActionContext& context)
{
    QJsonArray rows;
    for (const QString& name : context.world.keyPairs()) {
        const QByteArray print
            = QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Md5).toHex();
        rows.append(QJsonObject{{u"KeyPairName"_s, name},
            {u"KeyPairFingerPrint"_s, QString::fromLatin1(print)},
            {u"CreationTime"_s, u"2025-03-02T08:33Z"_s}, {u"ResourceGroupId"_s, QString()},
            {u"Tags"_s, QJsonObject{{u"Tag"_s, QJsonArray()}}}});
    }
    const RowFilter filter{context,
        {{"KeyPairName", u"KeyPairName"_s, RowFilter::Match::Wildcard},
            {"KeyPairFingerPrint", u"KeyPairFingerPrint"_s, RowFilter::Match::Equal}}};
    return filter.page(rows, kMostRows, u"KeyPairs"_s, u"KeyPair"_s);
}

} // namespace muster

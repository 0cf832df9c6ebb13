// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim_client.h"
#include "sim_world.h"
#include "xml_text.h"

#include <QRegularExpression>
#include <QTest>

using namespace muster;
using namespace Qt::StringLiterals;

/// What there is to choose from: networks, images, types, stock, prices.
class TestSimCatalogue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void rows_data();
    void rows();
    void addressesAreCounted();
    void stockIsShown();
    void price();
    void refusals_data();
    void refusals();
    void xml();
};

void TestSimCatalogue::rows_data()
{
    QTest::addColumn<QByteArray>("action");
    QTest::addColumn<QString>("outer");
    QTest::addColumn<QString>("inner");
    QTest::addColumn<QByteArray>("parameter");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("count");
    const auto row = [](const QByteArray& action, const QString& outer, const QString& inner,
                         const QByteArray& parameter, const QByteArray& value, int count) {
        QTest::addRow("%s %s=%s", action.constData(), parameter.constData(), value.constData())
            << action << outer << inner << parameter << value << count;
    };
    row("DescribeVpcs", u"Vpcs"_s, u"Vpc"_s, "", "", 1);
    row("DescribeVpcs", u"Vpcs"_s, u"Vpc"_s, "VpcId", "vpc-none,vpc-bp1muster0000000001", 1);
    row("DescribeVSwitches", u"VSwitches"_s, u"VSwitch"_s, "", "", 2);
    row("DescribeVSwitches", u"VSwitches"_s, u"VSwitch"_s, "ZoneId", "cn-hangzhou-h", 1);
    row("DescribeVSwitches", u"VSwitches"_s, u"VSwitch"_s, "PageSize", "1", 1);
    row("DescribeSecurityGroups", u"SecurityGroups"_s, u"SecurityGroup"_s, "", "", 2);
    row("DescribeSecurityGroups", u"SecurityGroups"_s, u"SecurityGroup"_s, "SecurityGroupIds",
        R"(["sg-bp1muster0000000web"])", 1);
    row("DescribeKeyPairs", u"KeyPairs"_s, u"KeyPair"_s, "", "", 2);
    row("DescribeKeyPairs", u"KeyPairs"_s, u"KeyPair"_s, "KeyPairName", "muster-*", 1);
    row("DescribeImages", u"Images"_s, u"Image"_s, "", "", 5);
    row("DescribeImages", u"Images"_s, u"Image"_s, "ImageOwnerAlias", "self", 1);
    row("DescribeImages", u"Images"_s, u"Image"_s, "OSType", "windows", 1);
    row("DescribeInstanceTypes", u"InstanceTypes"_s, u"InstanceType"_s, "InstanceTypes.1",
        "ecs.g7.large", 1);
    row("DescribeInstanceTypes", u"InstanceTypes"_s, u"InstanceType"_s, "MinimumGPUAmount", "1", 1);
    row("DescribeInstanceTypes", u"InstanceTypes"_s, u"InstanceType"_s, "CpuArchitecture", "ARM",
        0);
}

void TestSimCatalogue::rows()
{
    QFETCH(const QByteArray, action);
    QFETCH(const QString, outer);
    QFETCH(const QString, inner);
    QFETCH(const QByteArray, parameter);
    QFETCH(const QByteArray, value);
    QFETCH(const int, count);
    SimWorld scene;
    Parameters query{{"RegionId", "cn-hangzhou"}};
    if (!parameter.isEmpty())
        query[parameter] = value;
    const ApiReply reply = scene.call(action, query);
    QCOMPARE(reply.code, "");
    QCOMPARE(SimWorld::object(reply)[outer][inner].toArray().size(), count);
}

void TestSimCatalogue::addressesAreCounted()
{
    SimWorld scene;
    // Both products answer it.
    QVERIFY(findAction("DescribeVSwitches", "2016-04-28"));
    QVERIFY(findAction("DescribeVSwitches", "2014-05-26"));
    QVERIFY(!findAction("DescribeVSwitches", "2015-04-01"));
    const auto freeOnes = [&scene] {
        const Parameters query{
            {"RegionId", "cn-hangzhou"}, {"VSwitchId", "vsw-bp1muster000000000g"}};
        return SimWorld::object(scene.call(
            "DescribeVSwitches", query))[u"VSwitches"][u"VSwitch"][0][u"AvailableIpAddressCount"]
            .toInt();
    };
    QCOMPARE(freeOnes(), 65'532);
    scene.run({{"Amount", "7"}});
    QCOMPARE(freeOnes(), 65'525);
}

void TestSimCatalogue::stockIsShown()
{
    SimWorld scene;
    scene.limits.stock[{u"cn-hangzhou-g"_s, u"ecs.g7.large"_s}] = 0;
    const Parameters query{{"RegionId", "cn-hangzhou"}, {"DestinationResource", "InstanceType"},
        {"InstanceType", "ecs.g7.large"}};
    const QJsonArray zones = SimWorld::object(
        scene.call("DescribeAvailableResource", query))[u"AvailableZones"][u"AvailableZone"]
                                 .toArray();
    QCOMPARE(zones.size(), 2);
    QCOMPARE(zones.at(0)[u"StatusCategory"].toString(), u"WithoutStock"_s);
    QCOMPARE(zones.at(1)[u"StatusCategory"].toString(), u"WithStock"_s);
}

void TestSimCatalogue::price()
{
    SimWorld scene;
    const auto paid = [&scene](const QByteArray& amount, const QByteArray& unit) {
        const Parameters query{{"RegionId", "cn-hangzhou"}, {"InstanceType", "ecs.g7.large"},
            {"Amount", amount}, {"PriceUnit", unit}};
        return SimWorld::object(
            scene.call("DescribePrice", query))[u"PriceInfo"][u"Price"][u"TradePrice"]
            .toDouble();
    };
    QVERIFY(paid("1", "Hour") > 0);
    QCOMPARE(paid("20", "Hour"), 20 * paid("1", "Hour"));
    QCOMPARE(paid("1", "Month"), 730 * paid("1", "Hour"));
}

void TestSimCatalogue::refusals_data()
{
    QTest::addColumn<QByteArray>("action");
    QTest::addColumn<QByteArray>("parameter");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("code");
    const auto row = [](const QByteArray& action, const QByteArray& parameter,
                         const QByteArray& value, const QByteArray& code) {
        QTest::addRow("%s %s", action.constData(), parameter.constData())
            << action << parameter << value << code;
    };
    row("DescribeAvailableResource", "ZoneId", "x", "MissingParameter");
    row("DescribeAvailableResource", "DestinationResource", "x",
        "InvalidParameter.DestinationResource");
    row("DescribeAvailableResource", "DestinationResource", "SystemDisk", "MissingParameter");
    row("DescribePrice", "Amount", "1", "MissingParameter");
    row("DescribePrice", "InstanceType", "none", "InvalidInstanceType.ValueNotSupported");
    row("DescribeVpcs", "PageSize", "51", "InvalidParameter.PageSize");
    row("DescribeImages", "DryRun", "true", "DryRunOperation");
}

void TestSimCatalogue::refusals()
{
    QFETCH(const QByteArray, action);
    QFETCH(const QByteArray, parameter);
    QFETCH(const QByteArray, value);
    QFETCH(const QByteArray, code);
    SimWorld scene;
    QCOMPARE(scene.call(action, {{"RegionId", "cn-hangzhou"}, {parameter, value}}).code, code);
}

void TestSimCatalogue::xml()
{
    QCOMPARE(xmlFromJson(R"({"A":{"B":["x<","y"]},"N":3,"T":true})", "Root"),
        "<?xml version=\"1.0\" "
        "encoding=\"UTF-8\"?><Root><A><B>x&lt;</B><B>y</B></A><N>3</N><T>true</T></Root>\n");
}

QTEST_GUILESS_MAIN(TestSimCatalogue)
#include "tst_sim_catalogue.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim_world.h"

#include <QRegularExpression>
#include <QTest>

using namespace muster;
using namespace Qt::StringLiterals;

/// Rules of RunInstances (ecs-api.md 3 and 8), as rows of parameters and the answer.
class TestSimRunRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void rules_data();
    void rules();
    void userDataLimit();
    void tooManyTags();
    void allOrNothing();
    void minAmount();
    void stockIsUsedUp();
    void quota();
    void dryRunBuysNothing();
    void sameTokenSameIds();
    void otherParametersAreAMismatch();
    void badParametersLeaveNoToken();
    void shortageLeavesTheToken();
    void tokenMemoryEnds();
    void namesAndAddresses();
};

namespace {

using Row = std::tuple<const char*, Parameters, int, const char*>;

Parameters one(const char* name, const QByteArray& value)
{
    return {{name, value}};
}

/// An empty value takes a parameter out of the good launch.
std::vector<Row> placeRows()
{
    return {
        {"good", {}, 200, ""},
        {"amount 1", one("Amount", "1"), 200, ""},
        {"amount 100", one("Amount", "100"), 200, ""},
        {"amount 0", one("Amount", "0"), 403, "InvalidParam.Amount"},
        {"amount 101", one("Amount", "101"), 403, "InvalidParam.Amount"},
        {"amount no number", one("Amount", "1.5"), 403, "InvalidParam.Amount"},
        {"min above amount", {{"Amount", "2"}, {"MinAmount", "3"}}, 400,
            "InvalidMinAmount.Malformed"},
        {"min 0", {{"Amount", "2"}, {"MinAmount", "0"}}, 400, "InvalidMinAmount.Malformed"},
        {"no region", one("RegionId", ""), 400, "MissingParameter"},
        {"unknown region", one("RegionId", "cn-nowhere"), 404, "InvalidRegionId.NotFound"},
        {"no image", one("ImageId", ""), 400, "MissingParameter"},
        {"unknown image", one("ImageId", "m-none"), 404, "InvalidImageId.NotFound"},
        {"image and family", one("ImageFamily", "golden-web"), 400,
            "UnexpectedImageFamily.ImageIdSupplied"},
        {"family", {{"ImageId", ""}, {"ImageFamily", "golden-web"}}, 200, ""},
        {"unknown family", {{"ImageId", ""}, {"ImageFamily", "none"}}, 403,
            "InvalidImageFamily.MissingAvailableImage"},
        {"no type", one("InstanceType", ""), 400, "MissingParameter"},
        {"unknown type", one("InstanceType", "ecs.none"), 403,
            "InvalidInstanceType.ValueNotSupported"},
        {"no vSwitch", one("VSwitchId", ""), 400, "MissingParameter"},
        {"unknown vSwitch", one("VSwitchId", "vsw-none"), 404, "InvalidVSwitchId.NotFound"},
        {"vSwitch of another region", one("VSwitchId", "vsw-2zemuster000000000g"), 404,
            "InvalidVSwitchId.NotFound"},
        {"unknown zone", one("ZoneId", "cn-hangzhou-z"), 404, "InvalidZoneId.NotFound"},
        {"other zone", one("ZoneId", "cn-hangzhou-h"), 400, "InvalidParameter.Mismatch"},
        {"right zone", one("ZoneId", "cn-hangzhou-g"), 200, ""},
        {"no group", one("SecurityGroupId", ""), 400, "MissingParameter"},
        {"unknown group", one("SecurityGroupId", "sg-none"), 404,
            "InvalidSecurityGroupId.NotFound"},
        {"both forms of group", one("SecurityGroupIds.1", "sg-bp1muster0000000web"), 400,
            "InvalidSecurityGroupId.SingleIdAndMultiIdConflict"},
        {"list of groups",
            {{"SecurityGroupId", ""}, {"SecurityGroupIds.1", "sg-bp1muster0000000web"}}, 200, ""},
        {"key pair", one("KeyPairName", "muster-ops"), 200, ""},
        {"unknown key pair", one("KeyPairName", "none"), 404, "InvalidKeyPairName.NotFound"},
        {"primary interface",
            {{"SecurityGroupId", ""}, {"VSwitchId", ""},
                {"NetworkInterface.1.InstanceType", "Primary"},
                {"NetworkInterface.1.VSwitchId", "vsw-bp1muster000000000g"},
                {"NetworkInterface.1.SecurityGroupId", "sg-bp1muster0000000web"}},
            200, ""},
        {"both styles of network", one("NetworkInterface.1.InstanceType", "Primary"), 400,
            "InvalidParam.NetworkInterface"},
        {"address", one("PrivateIpAddress", "172.16.9.9"), 200, ""},
        {"address outside", one("PrivateIpAddress", "10.0.0.1"), 400, "InvalidPrivateIpAddress"},
        {"address reserved", one("PrivateIpAddress", "172.16.255.253"), 400,
            "InvalidPrivateIpAddress"},
        {"address malformed", one("PrivateIpAddress", "172.16.9"), 400,
            "InvalidPrivateIpAddress.Malformed"},
        {"bandwidth 100", one("InternetMaxBandwidthOut", "100"), 200, ""},
        {"bandwidth 101", one("InternetMaxBandwidthOut", "101"), 400,
            "InvalidInternetMaxBandwidthOut.Malformed"},
        {"bandwidth -1", one("InternetMaxBandwidthOut", "-1"), 400,
            "InvalidInternetMaxBandwidthOut.Malformed"},
        {"bandwidth in 11", one("InternetMaxBandwidthIn", "11"), 400,
            "InvalidInternetMaxBandwidthIn.Malformed"},
        {"traffic", one("InternetChargeType", "PayByWish"), 400,
            "InvalidInternetChargeType.ValueNotSupported"},
    };
}

std::vector<Row> textRows()
{
    return {
        {"token 64", one("ClientToken", QByteArray(64, 't')), 200, ""},
        {"token 65", one("ClientToken", QByteArray(65, 't')), 400,
            "InvalidClientToken.ValueNotSupported"},
        {"token not ASCII", one("ClientToken", "\xc3\xa9"), 400,
            "InvalidClientToken.ValueNotSupported"},
        {"name", one("InstanceName", "web-01"), 200, ""},
        {"name in Chinese", one("InstanceName", "\xe6\x9d\xad\xe5\xb7\x9e"), 200, ""},
        {"name of 1", one("InstanceName", "w"), 400, "InvalidInstanceName.Malformed"},
        {"name of 128", one("InstanceName", QByteArray(128, 'w')), 200, ""},
        {"name of 129", one("InstanceName", QByteArray(129, 'w')), 400,
            "InvalidInstanceName.Malformed"},
        {"name with a space", one("InstanceName", "web 1"), 400, "InvalidInstanceName.Malformed"},
        {"name begins with a digit", one("InstanceName", "1web"), 400,
            "InvalidInstanceName.Malformed"},
        {"name is a URL", one("InstanceName", "http://web"), 400, "InvalidInstanceName.Malformed"},
        {"pattern", one("InstanceName", "web-[1,4]"), 200, ""},
        {"bad pattern", one("InstanceName", "web-[1, 4]"), 400,
            "InvalidInstanceName.CustomMalformed"},
        {"suffix too long",
            {{"InstanceName", QByteArray(127, 'w')}, {"UniqueSuffix", "true"}, {"Amount", "2"}},
            403, "InvalidParams.InstanceNameExceed"},
        {"host name", one("HostName", "web-1.example"), 200, ""},
        {"host name ends with -", one("HostName", "web-"), 400, "InvalidHostName.Malformed"},
        {"host name with --", one("HostName", "we--b"), 400, "InvalidHostName.Malformed"},
        {"host name for Windows too long",
            {{"ImageId", "win2022_21H2_x64_dtc_zh-cn_40G_alibase_20240914.vhd"},
                {"HostName", "abcdefghijklmnop"}},
            400, "InvalidHostName.Malformed"},
        {"host names, too few", {{"Amount", "2"}, {"HostNames.1", "aa"}}, 403,
            "InvalidHostname.SizeInvalid"},
        {"both host names", {{"HostName", "aa"}, {"HostNames.1", "bb"}}, 403,
            "InvalidHostname.SingleAndMultiConflict"},
        {"description", one("Description", "d"), 400, "InvalidDescription.Malformed"},
        {"password", one("Password", "Abcdefg1"), 200, ""},
        {"password of two kinds", one("Password", "abcdefg1"), 400, "InvalidPassword.Malformed"},
        {"password of 7", one("Password", "Abcdef1"), 400, "InvalidPassword.Malformed"},
        {"password twice", {{"Password", "Abcdefg1"}, {"PasswordInherit", "true"}}, 400,
            "InvalidPasswordParam.Mismatch"},
        {"user data", one("UserData", "IyEvYmluL3No"), 200, ""},
        {"user data no Base64", one("UserData", "%%%"), 400, "InvalidUserData.Base64FormatInvalid"},
        {"tag", {{"Tag.1.Key", "muster:call"}, {"Tag.1.Value", "x"}}, 200, ""},
        {"tag key reserved", {{"Tag.1.Key", "acs:x"}, {"Tag.1.Value", "x"}}, 400,
            "InvalidTagKey.Malformed"},
        {"tag key of 129", one("Tag.1.Key", QByteArray(129, 'k')), 400, "InvalidTagKey.Malformed"},
        {"tag value is a URL", {{"Tag.1.Key", "k"}, {"Tag.1.Value", "see http://x"}}, 400,
            "InvalidTagValue.Malformed"},
        {"tag twice", {{"Tag.1.Key", "k"}, {"Tag.2.Key", "k"}}, 400, "Duplicate.TagKey"},
    };
}

std::vector<Row> moneyRows()
{
    return {
        {"release in 31 minutes", one("AutoReleaseTime", "2026-11-24T08:31:00Z"), 200, ""},
        {"release in 30 minutes", one("AutoReleaseTime", "2026-11-24T08:30:00Z"), 200, ""},
        {"release in 29 minutes", one("AutoReleaseTime", "2026-11-24T08:29:59Z"), 400,
            "InvalidAutoReleaseTime.Malformed"},
        {"release in the past", one("AutoReleaseTime", "2026-11-23T08:31:00Z"), 400,
            "InvalidAutoReleaseTime.Malformed"},
        {"release in 3 years", one("AutoReleaseTime", "2029-11-24T08:00:00Z"), 200, ""},
        {"release after 3 years", one("AutoReleaseTime", "2029-11-24T08:01:00Z"), 400,
            "InvalidAutoReleaseTime.Malformed"},
        {"release without seconds", one("AutoReleaseTime", "2026-11-24T09:00Z"), 400,
            "InvalidAutoReleaseTime.Malformed"},
        {"disk", {{"SystemDisk.Category", "cloud_essd"}, {"SystemDisk.Size", "40"}}, 200, ""},
        {"disk category", one("SystemDisk.Category", "none"), 400,
            "InvalidSystemDiskCategory.ValueNotSupported"},
        {"disk too small", {{"SystemDisk.Category", "cloud_essd"}, {"SystemDisk.Size", "10"}}, 404,
            "InvalidSystemDiskSize.LessThanMinSize"},
        {"disk below image", {{"SystemDisk.Category", "cloud_auto"}, {"SystemDisk.Size", "10"}},
            404, "InvalidSystemDiskSize.LessThanImageSize"},
        {"disk too large", one("SystemDisk.Size", "2049"), 404,
            "InvalidSystemDiskSize.MoreThanMaxSize"},
        {"PL2 too small",
            {{"SystemDisk.Category", "cloud_essd"}, {"SystemDisk.PerformanceLevel", "PL2"},
                {"SystemDisk.Size", "100"}},
            404, "InvalidSystemDiskSize.LessThanMinSize"},
        {"level without ESSD",
            {{"SystemDisk.Category", "cloud_ssd"}, {"SystemDisk.PerformanceLevel", "PL1"}}, 403,
            "OperationDenied.PerformanceLevelNotMatch"},
        {"data disk", {{"DataDisk.1.Category", "cloud_essd"}, {"DataDisk.1.Size", "5"}}, 400,
            "InvalidDataDiskSize.ValueNotSupported"},
        {"data disk category", one("DataDisk.1.Category", "none"), 400,
            "InvalidDataDiskCategory.ValueNotSupported"},
        {"charge type", one("InstanceChargeType", "Free"), 404,
            "InvalidInstanceChargeType.NotFound"},
        {"prepaid without period", one("InstanceChargeType", "PrePaid"), 400, "MissingParamter"},
        {"prepaid", {{"InstanceChargeType", "PrePaid"}, {"Period", "1"}}, 200, ""},
        {"prepaid for 10 months", {{"InstanceChargeType", "PrePaid"}, {"Period", "10"}}, 400,
            "InvalidPeriod"},
        {"no auto pay", one("AutoPay", "false"), 400, "InvalidAutoPay.PostPaidUnsupported"},
        {"spot", one("SpotStrategy", "SpotAsPriceGo"), 200, ""},
        {"spot strategy", one("SpotStrategy", "Cheap"), 400, "InvalidSpotStrategy"},
        {"spot price of 4 decimals",
            {{"SpotStrategy", "SpotWithPriceLimit"}, {"SpotPriceLimit", "0.1234"}}, 400,
            "InvalidSpotPriceLimit"},
        {"spot price too low",
            {{"SpotStrategy", "SpotWithPriceLimit"}, {"SpotPriceLimit", "0.001"}}, 400,
            "InvalidSpotPriceLimit.LowerThanPublicPrice"},
        {"spot prepaid",
            {{"SpotStrategy", "SpotAsPriceGo"}, {"InstanceChargeType", "PrePaid"}, {"Period", "1"}},
            400, "InvalidSpotPrepaid"},
        {"spot duration", {{"SpotStrategy", "SpotAsPriceGo"}, {"SpotDuration", "7"}}, 400,
            "InvalidSpotDuration"},
        {"protected spot", {{"SpotStrategy", "SpotAsPriceGo"}, {"DeletionProtection", "true"}}, 403,
            "InvalidChargeType.ValueNotSupported"},
        {"metadata", one("HttpTokens", "maybe"), 400, "InvalidHttpTokens.NotSupported"},
        {"boolean in capitals", one("DeletionProtection", "True"), 200, ""},
        {"no boolean", one("DeletionProtection", "yes"), 400,
            "InvalidParameter.DeletionProtection"},
        {"dry run", one("DryRun", "true"), 400, "DryRunOperation"},
        {"dry run of a bad one", {{"DryRun", "true"}, {"ImageId", "m-none"}}, 404,
            "InvalidImageId.NotFound"},
        {"dry run of two", {{"DryRun", "true"}, {"Amount", "2"}}, 403, "DryRun.InvalidAmount"},
    };
}

} // namespace

void TestSimRunRules::rules_data()
{
    QTest::addColumn<QList<QByteArray>>("flat");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code");
    for (const auto& rows : {placeRows(), textRows(), moneyRows()}) {
        for (const auto& [name, parameters, status, code] : rows) {
            QList<QByteArray> flat;
            for (const auto& [key, value] : parameters)
                flat << key << value;
            QTest::newRow(name) << flat << status << QByteArray(code);
        }
    }
}

void TestSimRunRules::rules()
{
    QFETCH(const QList<QByteArray>, flat);
    QFETCH(const int, status);
    QFETCH(const QByteArray, code);
    Parameters more;
    for (qsizetype i = 0; i < flat.size(); i += 2)
        more[flat.at(i)] = flat.at(i + 1);
    SimWorld scene;
    const ApiReply reply = scene.call("RunInstances", SimWorld::launch(more));
    QCOMPARE(reply.code, code);
    QCOMPARE(reply.status, status);
    const QJsonObject body = SimWorld::object(reply);
    QCOMPARE(body[u"RequestId"].toString(), u"REQUEST-ID"_s);
    QCOMPARE(scene.ledger.bought() > 0, code.isEmpty());
    if (code.isEmpty())
        return;
    QCOMPARE(body[u"Code"].toString().toUtf8(), code);
    QVERIFY(!body[u"Message"].toString().isEmpty());
    QCOMPARE(body[u"HostId"].toString(), u"ecs.test"_s);
    QVERIFY(body[u"Recommend"].toString().contains(QString::fromUtf8(code)));
}

void TestSimRunRules::userDataLimit()
{
    SimWorld scene;
    const auto with = [&scene](qsizetype size) {
        return scene
            .call(
                "RunInstances", SimWorld::launch({{"UserData", QByteArray(size, 'x').toBase64()}}))
            .code;
    };
    QCOMPARE(with(32 * 1024), "");
    QCOMPARE(with(32 * 1024 + 1), "InvalidUserData.SizeExceeded");
}

void TestSimRunRules::tooManyTags()
{
    SimWorld scene;
    Parameters tags;
    for (int n = 1; n <= 20; ++n)
        tags["Tag." + QByteArray::number(n) + ".Key"] = "k" + QByteArray::number(n);
    QCOMPARE(scene.call("RunInstances", SimWorld::launch(tags)).code, "");
    tags["Tag.21.Key"] = "k21";
    QCOMPARE(scene.call("RunInstances", SimWorld::launch(tags)).code, "InvalidTagCount");
}

void TestSimRunRules::allOrNothing()
{
    SimWorld scene;
    scene.limits.stock[{u"cn-hangzhou-g"_s, u"ecs.g7.large"_s}] = 4;
    const ApiReply reply = scene.call("RunInstances", SimWorld::launch({{"Amount", "5"}}));
    QCOMPARE(reply.code, "OperationDenied.NoStock");
    QCOMPARE(reply.status, 403);
    QCOMPARE(scene.ledger.bought(), 0);
}

void TestSimRunRules::minAmount()
{
    SimWorld scene;
    scene.limits.stock[{u"cn-hangzhou-g"_s, u"ecs.g7.large"_s}] = 4;
    QCOMPARE(scene.run({{"Amount", "6"}, {"MinAmount", "5"}}).size(), 0);
    QCOMPARE(scene.run({{"Amount", "6"}, {"MinAmount", "4"}}).size(), 4);
}

void TestSimRunRules::stockIsUsedUp()
{
    SimWorld scene;
    scene.limits.stock[{u"cn-hangzhou-g"_s, u"ecs.g7.large"_s}] = 5;
    QCOMPARE(scene.run({{"Amount", "3"}}).size(), 3);
    QCOMPARE(scene.run({{"Amount", "3"}}).size(), 0);
    QCOMPARE(scene.run({{"Amount", "2"}}).size(), 2);
    // Another type in the same zone is not touched.
    QCOMPARE(scene.run({{"InstanceType", "ecs.c7.xlarge"}}).size(), 1);
}

void TestSimRunRules::quota()
{
    SimWorld scene;
    scene.limits.vcpus[u"cn-hangzhou"_s] = 10;
    QCOMPARE(scene.run({{"Amount", "4"}}).size(), 4);
    const ApiReply reply = scene.call("RunInstances", SimWorld::launch({{"Amount", "2"}}));
    QCOMPARE(reply.code, "QuotaExceed.ElasticQuota");
    QCOMPARE(scene.run({{"Amount", "1"}}).size(), 1);
}

void TestSimRunRules::dryRunBuysNothing()
{
    SimWorld scene;
    const ApiReply reply
        = scene.call("RunInstances", SimWorld::launch({{"DryRun", "true"}, {"ClientToken", "t"}}));
    QCOMPARE(reply.status, 400);
    QCOMPARE(reply.code, "DryRunOperation");
    QCOMPARE(scene.ledger.bought(), 0);
    QVERIFY(scene.ledger.tokens.empty());
    scene.limits.stock[{u"cn-hangzhou-g"_s, u"ecs.g7.large"_s}] = 0;
    QCOMPARE(scene.call("RunInstances", SimWorld::launch({{"DryRun", "true"}})).code,
        "OperationDenied.NoStock");
}

void TestSimRunRules::sameTokenSameIds()
{
    SimWorld scene;
    const QStringList ids = scene.run({{"Amount", "3"}, {"ClientToken", "t1"}});
    QCOMPARE(ids.size(), 3);
    QCOMPARE(scene.run({{"Amount", "3"}, {"ClientToken", "t1"}}), ids);
    QVERIFY(scene.run({{"Amount", "3"}, {"ClientToken", "T1"}}) != ids);
    QCOMPARE(scene.ledger.bought(), 6);
}

void TestSimRunRules::otherParametersAreAMismatch()
{
    SimWorld scene;
    QCOMPARE(scene.run({{"Amount", "3"}, {"ClientToken", "t1"}}).size(), 3);
    const ApiReply reply
        = scene.call("RunInstances", SimWorld::launch({{"Amount", "4"}, {"ClientToken", "t1"}}));
    QCOMPARE(reply.code, "IdempotentParameterMismatch");
    QCOMPARE(reply.status, 400);
    QCOMPARE(scene.ledger.bought(), 3);
}

void TestSimRunRules::badParametersLeaveNoToken()
{
    SimWorld scene;
    QCOMPARE(scene.run({{"Amount", "101"}, {"ClientToken", "t1"}}).size(), 0);
    QCOMPARE(scene.run({{"Amount", "2"}, {"ClientToken", "t1"}}).size(), 2);
}

void TestSimRunRules::shortageLeavesTheToken()
{
    SimWorld scene;
    scene.limits.stock[{u"cn-hangzhou-g"_s, u"ecs.g7.large"_s}] = 0;
    QCOMPARE(scene.run({{"ClientToken", "t1"}}).size(), 0);
    scene.limits.stock.clear();
    const ApiReply reply = scene.call("RunInstances", SimWorld::launch({{"ClientToken", "t1"}}));
    QCOMPARE(reply.code, "IdempotentFailed");
    QCOMPARE(reply.status, 403);
    QCOMPARE(scene.run({{"ClientToken", "t2"}}).size(), 1);
}

void TestSimRunRules::tokenMemoryEnds()
{
    using namespace std::chrono_literals;
    SimWorld scene;
    scene.limits.tokenMemoryMs = 600'000;
    const QStringList ids = scene.run({{"ClientToken", "t1"}});
    scene.pass(9min);
    QCOMPARE(scene.run({{"ClientToken", "t1"}}), ids);
    scene.pass(1min);
    QVERIFY(scene.run({{"ClientToken", "t1"}}) != ids);
}

void TestSimRunRules::namesAndAddresses()
{
    using namespace std::chrono_literals;
    SimWorld scene;
    const QStringList ids = scene.run({{"Amount", "3"}, {"InstanceName", "web-[8,2]"},
        {"PrivateIpAddress", "172.16.0.40"}, {"InternetMaxBandwidthOut", "1"}});
    QCOMPARE(ids.size(), 3);
    QCOMPARE(
        scene.call("RunInstances", SimWorld::launch({{"PrivateIpAddress", "172.16.0.42"}})).code,
        "InvalidPrivateIpAddress.Duplicated");
    const QJsonArray pending = scene.describe();
    QCOMPARE(
        pending.at(0)[u"VpcAttributes"][u"PrivateIpAddress"][u"IpAddress"].toArray().size(), 0);
    QCOMPARE(pending.at(0)[u"PublicIpAddress"][u"IpAddress"].toArray().size(), 0);
    scene.pass(1h);
    const QJsonArray running = scene.describe();
    QStringList names;
    QStringList addresses;
    for (const QJsonValue& row : running) {
        names.append(row[u"InstanceName"].toString());
        addresses.append(row[u"VpcAttributes"][u"PrivateIpAddress"][u"IpAddress"][0].toString());
        QVERIFY(row[u"PublicIpAddress"][u"IpAddress"][0].toString().startsWith(u"198.1"_s));
    }
    QCOMPARE(names, QStringList({u"web-08"_s, u"web-09"_s, u"web-10"_s}));
    QCOMPARE(addresses, QStringList({u"172.16.0.40"_s, u"172.16.0.41"_s, u"172.16.0.42"_s}));
}

QTEST_GUILESS_MAIN(TestSimRunRules)
#include "tst_sim_run_rules.moc"

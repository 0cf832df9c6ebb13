// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim_world.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace muster;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Reading, orders and the life of instances.
class TestSimInstances : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void pageSizes_data();
    void pageSizes();
    void tokenPagingSeesAll();
    void tokenPagingSurvivesReleases();
    void statusPagesEndAt50();
    void filters();
    void idFilter();
    void tagSearchEndsAtThousand();
    void lookupLag();
    void fieldsAsTheService();
    void lifecycle();
    void bootQuantiles();
    void automaticRelease();
    void modifyReleaseTime();
    void orders();
    void deletion();
    void batchOrders();
    void deleteWithToken();
    void failureAfterAcceptance();
    void reclaim();
    void rights();
    void identity();
    void placesAreNamed();
};

void TestSimInstances::pageSizes_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("rows");
    QTest::addColumn<QByteArray>("code");
    const auto row
        = [](const QByteArray& name, const QByteArray& value, int rows, const QByteArray& code) {
              QTest::addRow("%s=%s", name.constData(), value.constData())
                  << name << value << rows << code;
          };
    row("PageSize", "", 10, "");
    row("PageSize", "3", 3, "");
    row("PageSize", "100", 100, "");
    row("PageSize", "101", 0, "InvalidParameter.PageSize");
    row("PageNumber", "13", 5, "");
    row("PageNumber", "14", 0, "");
    row("PageNumber", "0", 0, "InvalidParameter.PageNumber");
    row("MaxResults", "1", 10, "");
    row("MaxResults", "50", 50, "");
    row("MaxResults", "1000", 100, "");
    row("MaxResults", "x", 0, "InvalidParameter.MaxResults");
    row("NextToken", "nonsense", 0, "InvalidParameter.NextToken");
}

void TestSimInstances::pageSizes()
{
    QFETCH(const QByteArray, name);
    QFETCH(const QByteArray, value);
    QFETCH(const int, rows);
    QFETCH(const QByteArray, code);
    SimWorld scene;
    scene.run({{"Amount", "100"}});
    scene.run({{"Amount", "25"}});
    const ApiReply reply
        = scene.call("DescribeInstances", {{"RegionId", "cn-hangzhou"}, {name, value}});
    QCOMPARE(reply.code, code);
    if (!code.isEmpty())
        return;
    const QJsonObject body = SimWorld::object(reply);
    QCOMPARE(body[u"Instances"][u"Instance"].toArray().size(), rows);
    // With token paging the count means nothing and the next token is what counts.
    const bool byToken = name == "MaxResults";
    QCOMPARE(body[u"TotalCount"].toInt(), byToken ? 0 : 125);
    QCOMPARE(body[u"NextToken"].toString().isEmpty(), !byToken);
}

void TestSimInstances::tokenPagingSeesAll()
{
    SimWorld scene;
    for (int i = 0; i < 3; ++i)
        scene.run({{"Amount", "100"}});
    QSet<QString> seen;
    QByteArray token;
    int pages = 0;
    do {
        Parameters query{{"RegionId", "cn-hangzhou"}, {"MaxResults", "100"}};
        if (!token.isEmpty())
            query["NextToken"] = token;
        const QJsonObject body = SimWorld::object(scene.call("DescribeInstances", query));
        for (const QJsonValue& row : body[u"Instances"][u"Instance"].toArray())
            seen.insert(row[u"InstanceId"].toString());
        token = body[u"NextToken"].toString().toLatin1();
        ++pages;
    } while (!token.isEmpty());
    QCOMPARE(pages, 3);
    QCOMPARE(seen.size(), 300);
}

void TestSimInstances::tokenPagingSurvivesReleases()
{
    SimWorld scene;
    const QStringList ids = scene.run({{"Amount", "30"}});
    const QJsonObject first = SimWorld::object(
        scene.call("DescribeInstances", {{"RegionId", "cn-hangzhou"}, {"MaxResults", "10"}}));
    scene.ledger.fail(ids.at(2), u"SystemFailure.Delete"_s, scene.clock.serverNow());
    const QJsonArray second = scene.describe(
        {{"MaxResults", "10"}, {"NextToken", first[u"NextToken"].toString().toLatin1()}});
    QCOMPARE(second.at(0)[u"InstanceId"].toString(), ids.at(10));
}

void TestSimInstances::statusPagesEndAt50()
{
    SimWorld scene;
    scene.run({{"Amount", "60"}});
    Parameters query{{"RegionId", "cn-hangzhou"}, {"PageSize", "51"}};
    QCOMPARE(scene.call("DescribeInstanceStatus", query).code, "InvalidParameter.PageSize");
    query["PageSize"] = "50";
    const QJsonObject body = SimWorld::object(scene.call("DescribeInstanceStatus", query));
    QCOMPARE(body[u"InstanceStatuses"][u"InstanceStatus"].toArray().size(), 50);
    QCOMPARE(body[u"TotalCount"].toInt(), 60);
}

void TestSimInstances::filters()
{
    SimWorld scene;
    scene.run(
        {{"Amount", "2"}, {"InstanceName", "web-[1,2]"}, {"Tag.1.Key", "a"}, {"Tag.1.Value", "1"}});
    scene.run({{"InstanceName", "db"}, {"Tag.1.Key", "a"}, {"Tag.1.Value", "1"}, {"Tag.2.Key", "b"},
        {"Tag.2.Value", "2"}, {"InstanceType", "ecs.c7.large"}});
    QCOMPARE(scene.describe().size(), 3);
    QCOMPARE(scene.describe({{"InstanceName", "web-*"}}).size(), 2);
    QCOMPARE(scene.describe({{"InstanceName", "web"}}).size(), 0);
    QCOMPARE(scene.describe({{"InstanceType", "ecs.c7.large"}}).size(), 1);
    QCOMPARE(scene.describe({{"Status", "Running"}}).size(), 0);
    QCOMPARE(scene.describe({{"Tag.1.Key", "a"}, {"Tag.1.Value", "1"}}).size(), 3);
    QCOMPARE(scene
                 .describe({{"Tag.1.Key", "a"}, {"Tag.1.Value", "1"}, {"Tag.2.Key", "b"},
                     {"Tag.2.Value", "2"}})
                 .size(),
        1);
    QCOMPARE(scene.describe({{"Tag.1.Key", "b"}}).size(), 1);
    QCOMPARE(scene.describe({{"Tag.1.Key", "a"}, {"Tag.1.Value", "2"}}).size(), 0);
    QCOMPARE(SimWorld::object(
                 scene.call("DescribeInstances", {{"RegionId", "cn-beijing"}}))[u"TotalCount"]
                 .toInt(-1),
        0);
}

void TestSimInstances::idFilter()
{
    SimWorld scene;
    const QStringList ids = scene.run({{"Amount", "3"}});
    QCOMPARE(scene.describe({{"InstanceIds", "[]"}}).size(), 0);
    const QByteArray two
        = "[\"" + ids.at(2).toLatin1() + "\",\"i-unknown\",\"" + ids.at(0).toLatin1() + "\"]";
    QCOMPARE(scene.describe({{"InstanceIds", two}}).size(), 2);
    QByteArrayList many(101, "\"i-x\"");
    const QByteArray tooMany = '[' + many.join(',') + ']';
    const Parameters query{{"RegionId", "cn-hangzhou"}, {"InstanceIds", tooMany}};
    QCOMPARE(scene.call("DescribeInstances", query).code, "InvalidInstanceIds.Malformed");
    QCOMPARE(
        scene.call("DescribeInstances", {{"RegionId", "cn-hangzhou"}, {"InstanceIds", "i-1"}}).code,
        "InvalidInstanceIds.Malformed");
}

void TestSimInstances::tagSearchEndsAtThousand()
{
    SimWorld scene;
    for (int i = 0; i < 11; ++i)
        scene.run({{"Amount", "100"}, {"Tag.1.Key", "a"}, {"Tag.1.Value", "1"}});
    const auto total = [&scene](const Parameters& more) {
        Parameters query{{"RegionId", "cn-hangzhou"}};
        query.insert(more.begin(), more.end());
        return SimWorld::object(scene.call("DescribeInstances", query))[u"TotalCount"].toInt();
    };
    QCOMPARE(total({}), 1100);
    QCOMPARE(total({{"Tag.1.Key", "a"}}), 1000);
}

void TestSimInstances::lookupLag()
{
    SimWorld scene;
    scene.limits.lookupLagMs = 60'000;
    const QStringList ids = scene.run({{"Tag.1.Key", "a"}});
    const QByteArray byId = "[\"" + ids.front().toLatin1() + "\"]";
    QCOMPARE(scene.describe({{"Tag.1.Key", "a"}}).size(), 0);
    QCOMPARE(scene.describe({{"InstanceIds", byId}}).size(), 1);
    scene.pass(60s);
    QCOMPARE(scene.describe({{"Tag.1.Key", "a"}}).size(), 1);
}

void TestSimInstances::fieldsAsTheService()
{
    SimWorld scene;
    scene.run({{"AutoReleaseTime", "2026-11-24T18:00:30Z"}, {"Tag.1.Key", "k"},
        {"Tag.1.Value", "v"}, {"Description", "two words"}});
    scene.pass(1h);
    const QJsonObject row = scene.describe().at(0).toObject();
    QCOMPARE(row[u"CreationTime"].toString(), u"2026-11-24T08:00Z"_s);
    QCOMPARE(row[u"AutoReleaseTime"].toString(), u"2026-11-24T18:00Z"_s);
    QCOMPARE(row[u"ExpiredTime"].toString(), u"2099-12-31T15:59Z"_s);
    QCOMPARE(row[u"Memory"].toInt(), 8192);
    QCOMPARE(row[u"Tags"][u"Tag"][0][u"TagKey"].toString(), u"k"_s);
    QCOMPARE(row[u"Tags"][u"Tag"][0][u"TagValue"].toString(), u"v"_s);
    QCOMPARE(row[u"SecurityGroupIds"][u"SecurityGroupId"].toArray().size(), 1);
    QCOMPARE(row[u"NetworkInterfaces"][u"NetworkInterface"][0][u"Type"].toString(), u"Primary"_s);
    QVERIFY(!row.contains(u"SpotInterruptionBehavior"_s));
}

void TestSimInstances::lifecycle()
{
    SimWorld scene;
    const QStringList ids = scene.run();
    const auto status = [&scene] { return scene.describe().at(0)[u"Status"].toString(); };
    QCOMPARE(status(), u"Pending"_s);
    QStringList seen{status()};
    for (int i = 0; i < 400 && status() != u"Running"; ++i) {
        scene.pass(50ms);
        if (seen.back() != status())
            seen.append(status());
    }
    QCOMPARE(seen, QStringList({u"Pending"_s, u"Starting"_s, u"Running"_s}));
}

void TestSimInstances::bootQuantiles()
{
    SimWorld scene;
    for (int i = 0; i < 30; ++i)
        scene.run({{"Amount", "100"}});
    const auto running = [&scene] {
        const auto& all = scene.ledger.instances();
        return std::count_if(all.begin(), all.end(),
            [](const Instance& one) { return one.phase == Phase::Running; });
    };
    // 2s-8s are the 1 % and the 99 % quantile; the median is 4 s.
    scene.pass(2s);
    QVERIFY(running() > 5 && running() < 80);
    scene.pass(2s);
    QVERIFY(running() > 1350 && running() < 1650);
    scene.pass(4s);
    QVERIFY(running() > 2920 && running() < 2995);
}

void TestSimInstances::automaticRelease()
{
    SimWorld scene;
    const QStringList ids = scene.run({{"AutoReleaseTime", "2026-11-24T08:31:40Z"}});
    scene.pass(30min + 59s);
    QCOMPARE(scene.describe().size(), 1);
    scene.pass(1s);
    QCOMPARE(scene.describe().size(), 0);
    QVERIFY(scene.ledger.find(ids.front())->released);
    QCOMPARE(scene.ledger.bought(), 1);
}

void TestSimInstances::modifyReleaseTime()
{
    SimWorld scene;
    const QByteArray id = scene.run().front().toLatin1();
    const auto modify = [&](const Parameters& more) {
        Parameters all{{"InstanceId", id}};
        all.insert(more.begin(), more.end());
        return scene.call("ModifyInstanceAutoReleaseTime", all).code;
    };
    QCOMPARE(modify({{"AutoReleaseTime", "2026-11-24T10:00:00Z"}}), "");
    QCOMPARE(scene.describe().at(0)[u"AutoReleaseTime"].toString(), u"2026-11-24T10:00Z"_s);
    QCOMPARE(
        modify({{"AutoReleaseTime", "2026-11-24T08:10:00Z"}}), "InvalidAutoReleaseTime.Malformed");
    QCOMPARE(modify({}), "");
    QCOMPARE(scene.describe().at(0)[u"AutoReleaseTime"].toString(), QString());
    QCOMPARE(scene.call("ModifyInstanceAutoReleaseTime", {{"InstanceId", "i-none"}}).code,
        "InvalidInstanceId.NotFound");
}

void TestSimInstances::orders()
{
    SimWorld scene;
    const QByteArray id = scene.run().front().toLatin1();
    const auto order = [&](const QByteArray& action, const Parameters& more = {}) {
        Parameters all{{"InstanceId", id}};
        all.insert(more.begin(), more.end());
        return scene.call(action, all).code;
    };
    QCOMPARE(order("StopInstance"), "IncorrectInstanceStatus");
    scene.pass(1min);
    QCOMPARE(order("StartInstance"), "IncorrectInstanceStatus");
    QCOMPARE(order("StopInstance", {{"DryRun", "true"}}), "DryRunOperation");
    QCOMPARE(order("StopInstance", {{"StoppedMode", "StopCharging"}}), "");
    QCOMPARE(scene.describe().at(0)[u"Status"].toString(), u"Stopping"_s);
    scene.pass(1min);
    QCOMPARE(scene.describe().at(0)[u"Status"].toString(), u"Stopped"_s);
    QCOMPARE(scene.describe().at(0)[u"StoppedMode"].toString(), u"StopCharging"_s);
    QCOMPARE(order("RebootInstance"), "IncorrectInstanceStatus");
    QCOMPARE(order("StartInstance"), "");
    scene.pass(1min);
    QCOMPARE(order("RebootInstance"), "");
    QCOMPARE(scene.describe().at(0)[u"Status"].toString(), u"Starting"_s);
    scene.pass(1min);
    QCOMPARE(scene.describe().at(0)[u"Status"].toString(), u"Running"_s);
}

void TestSimInstances::deletion()
{
    SimWorld scene;
    const QStringList ids = scene.run({{"Amount", "2"}, {"DeletionProtection", "true"}});
    const QByteArray plain = scene.run().front().toLatin1();
    const Parameters withForce{{"InstanceId", plain}, {"Force", "true"}};
    QCOMPARE(scene.call("DeleteInstance", withForce).code, "IncorrectInstanceStatus.Initializing");
    scene.pass(1min);
    QCOMPARE(scene.call("DeleteInstance", {{"InstanceId", plain}}).code, "IncorrectInstanceStatus");
    QCOMPARE(
        scene.call("DeleteInstance", {{"InstanceId", ids.front().toLatin1()}, {"Force", "true"}})
            .code,
        "InvalidOperation.DeletionProtection");
    QCOMPARE(scene.call("DeleteInstance", withForce).code, "");
    QCOMPARE(scene.describe().size(), 3);
    scene.pass(1min);
    QCOMPARE(scene.describe().size(), 2);
    QCOMPARE(scene.call("DeleteInstance", withForce).code, "InvalidInstanceId.NotFound");
}

void TestSimInstances::batchOrders()
{
    SimWorld scene;
    const QStringList ids = scene.run({{"Amount", "2"}});
    scene.pass(1min);
    Parameters query{{"RegionId", "cn-hangzhou"}, {"InstanceId.1", ids.at(0).toLatin1()},
        {"InstanceId.2", "i-none"}};
    QCOMPARE(scene.call("StopInstances", query).code, "InvalidInstanceId.NotFound");
    QCOMPARE(scene.describe({{"Status", "Running"}}).size(), 2);
    query["BatchOptimization"] = "SuccessFirst";
    const QJsonObject body = SimWorld::object(scene.call("StopInstances", query));
    const QJsonArray list = body[u"InstanceResponses"][u"InstanceResponse"].toArray();
    QCOMPARE(list.at(0)[u"Code"].toString(), u"200"_s);
    QCOMPARE(list.at(0)[u"PreviousStatus"].toString(), u"Running"_s);
    QCOMPARE(list.at(0)[u"CurrentStatus"].toString(), u"Stopping"_s);
    QCOMPARE(list.at(1)[u"Code"].toString(), u"InvalidInstanceId.NotFound"_s);
    query["DryRun"] = "true";
    QCOMPARE(scene.call("StopInstances", query).code, "DRYRUN.SUCCESS");
}

void TestSimInstances::deleteWithToken()
{
    SimWorld scene;
    const QStringList ids = scene.run({{"Amount", "2"}});
    scene.pass(1min);
    Parameters query{{"RegionId", "cn-hangzhou"}, {"InstanceId.1", ids.at(0).toLatin1()},
        {"Force", "true"}, {"ClientToken", "d1"}};
    QCOMPARE(scene.call("DeleteInstances", query).code, "");
    scene.pass(1min);
    QCOMPARE(scene.call("DeleteInstances", query).code, "");
    query["InstanceId.1"] = ids.at(1).toLatin1();
    QCOMPARE(scene.call("DeleteInstances", query).code, "IdempotentParameterMismatch");
    query["ClientToken"] = "d2";
    query["InstanceId.2"] = "i-none";
    QCOMPARE(scene.call("DeleteInstances", query).code, "InvalidInstanceId.NotFound");
    QCOMPARE(scene.describe().size(), 1);
}

void TestSimInstances::failureAfterAcceptance()
{
    SimWorld scene;
    const QStringList ids = scene.run({{"Amount", "2"}});
    scene.ledger.fail(ids.at(1), u"SystemFailure.Delete"_s, scene.clock.serverNow());
    QCOMPARE(scene.describe().size(), 1);
    const Parameters query{{"RegionId", "cn-hangzhou"}, {"ResourceId.1", ids.at(1).toLatin1()},
        {"ResourceType", "instance"}, {"MaxResults", "100"}};
    const QJsonObject body = SimWorld::object(scene.call("DescribeInstanceHistoryEvents", query));
    const QJsonArray events = body[u"InstanceSystemEventSet"][u"InstanceSystemEventType"].toArray();
    QCOMPARE(events.size(), 1);
    QCOMPARE(events.at(0)[u"InstanceId"].toString(), ids.at(1));
    QCOMPARE(events.at(0)[u"EventType"][u"Name"].toString(), u"SystemFailure.Delete"_s);
}

void TestSimInstances::reclaim()
{
    SimWorld scene;
    const QStringList ids = scene.run({{"SpotStrategy", "SpotAsPriceGo"}});
    scene.pass(1min);
    scene.ledger.reclaim(ids.front(), scene.clock.now());
    QCOMPARE(scene.describe().at(0)[u"OperationLocks"][u"LockReason"][0][u"LockReason"].toString(),
        u"Recycling"_s);
    scene.pass(4min);
    QCOMPARE(scene.describe().size(), 1);
    scene.pass(1min);
    QCOMPARE(scene.describe().size(), 0);
}

void TestSimInstances::rights()
{
    SimWorld scene;
    scene.run();
    scene.limits.denied["key"] = {"ecs:DescribeInstances"};
    // Without the right the list is empty; that is no error.
    QCOMPARE(scene.describe().size(), 0);
    scene.limits.denied["key"] = {};
    QCOMPARE(scene.describe().size(), 1);
}

void TestSimInstances::identity()
{
    SimWorld scene;
    const auto kind = [&scene](const QByteArray& key) {
        return SimWorld::object(scene.call("GetCallerIdentity", {}, key))[u"IdentityType"]
            .toString();
    };
    QCOMPARE(kind("key"), u"RAMUser"_s);
    QCOMPARE(kind("root"), u"Account"_s);
}

void TestSimInstances::placesAreNamed()
{
    SimWorld scene;
    const QJsonObject regions = SimWorld::object(scene.call("DescribeRegions", {}));
    QCOMPARE(regions[u"Regions"][u"Region"].toArray().size(), 2);
    QCOMPARE(regions[u"Regions"][u"Region"][0][u"RegionId"].toString(), u"cn-hangzhou"_s);
    const QJsonObject zones
        = SimWorld::object(scene.call("DescribeZones", {{"RegionId", "cn-hangzhou"}}));
    QCOMPARE(zones[u"Zones"][u"Zone"][0][u"ZoneId"].toString(), u"cn-hangzhou-g"_s);
    QVERIFY(
        zones[u"Zones"][u"Zone"][0][u"AvailableInstanceTypes"][u"InstanceTypes"].toArray().size()
        > 3);
}

QTEST_GUILESS_MAIN(TestSimInstances)
#include "tst_sim_instances.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "control.h"
#include "sim_client.h"
#include "sim_world.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace muster;
using namespace Qt::StringLiterals;

/// The control port: each request, what it changes, and bad bodies that change nothing.
class TestSimControl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        start({});
    }
    void cleanup() { m_simulator.reset(); }

    void overASocket();
    void stateOfTheLedger();
    void callsInOrder();
    void clockMovesTheLedger();
    void skewMovesTheServerOnly();
    void stockQuotaThrottle();
    void rightsByKey();
    void tokensAreForgotten();
    void looksByTagLag();
    void instanceOrders();
    void resetIsAsNew();
    void badBodies_data();
    void badBodies();
    void savedLedgerComesBack();
    void populated();

private:
    void start(const QStringList& arguments)
    {
        m_simulator
            = std::make_unique<Simulator>(optionsOf(QStringList{u"--seed"_s, u"7"_s} + arguments));
        QCOMPARE(m_simulator->start(), QString());
    }
    HttpReply control(
        const QByteArray& method, const QByteArray& target, const QByteArray& body = {})
    {
        HttpRequest request;
        request.method = method;
        request.target = target;
        request.body = body;
        return answerControl(*m_simulator, request);
    }
    QJsonObject get(const QByteArray& target)
    {
        return QJsonDocument::fromJson(control("GET", target).body).object();
    }
    int post(const QByteArray& target, const QByteArray& body)
    {
        return control("POST", target, body).status;
    }
    QJsonObject call(const QByteArray& action, const Parameters& parameters)
    {
        RawClient client(m_simulator->port(), signedBytes(m_simulator->port(), action, parameters));
        if (!QTest::qWaitFor([&client] { return client.isComplete() || client.isClosed(); }, 5000))
            return {};
        return client.object();
    }
    QJsonObject launch(const Parameters& more = {})
    {
        return call("RunInstances", SimWorld::launch(more));
    }
    QString status() { return get("/state")[u"instances"][0][u"Status"].toString(); }

    std::unique_ptr<Simulator> m_simulator;
};

void TestSimControl::overASocket()
{
    RawClient client(m_simulator->adminPort(), controlBytes("GET", "/state"));
    QTRY_VERIFY(client.isComplete());
    QCOMPARE(client.status(), 200);
    QCOMPARE(client.object()[u"bought"].toInt(-1), 0);
    RawClient unknown(m_simulator->adminPort(), controlBytes("GET", "/nothing"));
    QTRY_VERIFY(unknown.isComplete());
    QCOMPARE(unknown.status(), 404);
}

void TestSimControl::stateOfTheLedger()
{
    launch({{"ClientToken", "t1"}, {"InstanceName", "web"}, {"InternetMaxBandwidthOut", "1"},
        {"Tag.1.Key", "k"}, {"Tag.1.Value", "v"}});
    const QJsonObject state = get("/state");
    const QJsonObject one = state[u"instances"][0].toObject();
    QCOMPARE(state[u"bought"].toInt(), 1);
    QCOMPARE(state[u"tokens"][u"t1"][0].toString(), one[u"InstanceId"].toString());
    QCOMPARE(one[u"ClientToken"].toString(), u"t1"_s);
    QCOMPARE(one[u"InstanceName"].toString(), u"web"_s);
    QCOMPARE(one[u"Tags"].toObject(), QJsonObject({{u"k"_s, u"v"_s}}));
    QCOMPARE(one[u"Released"].toBool(true), false);
    QVERIFY(one[u"AutoReleaseTime"].isNull());
    QVERIFY(one[u"PublicIp"].toString().startsWith(u"198.1"_s));
    for (const QString& name :
        {u"RegionId"_s, u"ZoneId"_s, u"CreationTime"_s, u"InstanceType"_s, u"InstanceChargeType"_s})
        QVERIFY(!one[name].toString().isEmpty());
}

void TestSimControl::callsInOrder()
{
    launch({{"ClientToken", "t1"}});
    call("DescribeRegions", {});
    launch({{"Amount", "101"}});
    const QJsonArray all = get("/calls")[u"calls"].toArray();
    QCOMPARE(all.size(), 3);
    QCOMPARE(all.at(0)[u"seq"].toInt(), 1);
    QCOMPARE(all.at(0)[u"clientToken"].toString(), u"t1"_s);
    QCOMPARE(all.at(0)[u"paramsSha"].toString().toLatin1(),
        sha256Hex(canonicalQuery(SimWorld::launch({{"ClientToken", "t1"}}))));
    QCOMPARE(all.at(0)[u"executed"].toBool(), true);
    QVERIFY(all.at(0)[u"ms"].toDouble() <= all.at(2)[u"ms"].toDouble());
    QCOMPARE(QDateTime::fromMSecsSinceEpoch(all.at(0)[u"ms"].toInteger(), Qt::UTC)
                 .toString(u"yyyy-MM-ddTHH:mm:ssZ"_s),
        all.at(0)[u"at"].toString());
    QVERIFY(!all.at(0)[u"nonce"].toString().isEmpty());
    QVERIFY(all.at(0)[u"nonce"] != all.at(2)[u"nonce"]);
    QVERIFY(all.at(0)[u"code"].isNull());
    QCOMPARE(all.at(2)[u"code"].toString(), u"InvalidParam.Amount"_s);
    QCOMPARE(all.at(2)[u"executed"].toBool(), false);
    QCOMPARE(get("/calls?action=DescribeRegions")[u"calls"].toArray().size(), 1);
}

void TestSimControl::clockMovesTheLedger()
{
    launch();
    QCOMPARE(status(), u"Pending"_s);
    QCOMPARE(post("/clock", R"({"advance":"40m"})"), 200);
    QCOMPARE(status(), u"Running"_s);
}

void TestSimControl::skewMovesTheServerOnly()
{
    launch();
    QCOMPARE(post("/clock", R"({"skew":"-20m"})"), 200);
    QCOMPARE(status(), u"Pending"_s);
    QCOMPARE(call("DescribeRegions", {})[u"Code"].toString(), u"InvalidTimeStamp.Expired"_s);
    QCOMPARE(post("/clock", R"({"skew":"0s"})"), 200);
    QVERIFY(call("DescribeRegions", {}).contains(u"Regions"_s));
}

void TestSimControl::stockQuotaThrottle()
{
    QCOMPARE(
        post("/stock", R"({"ZoneId":"cn-hangzhou-g","InstanceType":"ecs.g7.large","count":0})"),
        200);
    QCOMPARE(launch()[u"Code"].toString(), u"OperationDenied.NoStock"_s);
    QCOMPARE(
        post("/stock", R"({"ZoneId":"cn-hangzhou-g","InstanceType":"ecs.g7.large","count":null})"),
        200);
    QCOMPARE(post("/quota", R"({"RegionId":"cn-hangzhou","vcpus":1})"), 200);
    QCOMPARE(launch()[u"Code"].toString(), u"QuotaExceed.ElasticQuota"_s);
    QCOMPARE(post("/quota", R"({"RegionId":"cn-hangzhou","vcpus":null})"), 200);
    QVERIFY(launch().contains(u"InstanceIdSets"_s));
    QCOMPARE(post("/throttle", R"({"DescribeRegions":0})"), 200);
    QCOMPARE(call("DescribeRegions", {})[u"Code"].toString(), u"Throttling.User"_s);
    QVERIFY(call("GetCallerIdentity", {}).contains(u"Arn"_s));
    QCOMPARE(post("/throttle", R"({"DescribeRegions":null})"), 200);
    QVERIFY(call("DescribeRegions", {}).contains(u"Regions"_s));
}

void TestSimControl::rightsByKey()
{
    launch();
    const QByteArray key = demoKey().id;
    QCOMPARE(post("/rights",
                 "{\"accessKeyId\":\"" + key
                     + R"(","deny":["ecs:DescribeInstances","ecs:RunInstances"]})"),
        200);
    const Parameters query{{"RegionId", "cn-hangzhou"}};
    QCOMPARE(call("DescribeInstances", query)[u"TotalCount"].toInt(-1), 0);
    QCOMPARE(call("DescribeInstances", {{"RegionId", "cn-hangzhou"}, {"DryRun", "true"}})[u"Code"]
                 .toString(),
        u"Forbidden.RAM"_s);
    QCOMPARE(launch()[u"Code"].toString(), u"Forbidden.RAM"_s);
    QCOMPARE(post("/rights", "{\"accessKeyId\":\"" + key + R"(","deny":[]})"), 200);
    QCOMPARE(call("DescribeInstances", {{"RegionId", "cn-hangzhou"}, {"DryRun", "true"}})[u"Code"]
                 .toString(),
        u"DryRunOperation"_s);
    QCOMPARE(call("DescribeInstances", query)[u"TotalCount"].toInt(-1), 1);
}

void TestSimControl::tokensAreForgotten()
{
    QCOMPARE(post("/tokens", R"({"memory":"10m"})"), 200);
    const QJsonValue first = launch({{"ClientToken", "t1"}})[u"InstanceIdSets"];
    post("/clock", R"({"advance":"9m"})");
    QCOMPARE(launch({{"ClientToken", "t1"}})[u"InstanceIdSets"], first);
    QCOMPARE(get("/state")[u"bought"].toInt(), 1);
    post("/clock", R"({"advance":"2m"})");
    QVERIFY(launch({{"ClientToken", "t1"}})[u"InstanceIdSets"] != first);
    QCOMPARE(get("/state")[u"bought"].toInt(), 2);
}

void TestSimControl::looksByTagLag()
{
    QCOMPARE(post("/tokens", R"({"lag":"60s"})"), 200);
    const QJsonObject sold = launch({{"Tag.1.Key", "k"}, {"Tag.1.Value", "v"}});
    const QString id = sold[u"InstanceIdSets"][u"InstanceIdSet"][0].toString();
    const auto found = [this](const Parameters& more) {
        Parameters query{{"RegionId", "cn-hangzhou"}, {"MaxResults", "100"}};
        query.insert(more.begin(), more.end());
        return call("DescribeInstances", query)[u"Instances"][u"Instance"].toArray().size();
    };
    const Parameters byTag{{"Tag.1.Key", "k"}, {"Tag.1.Value", "v"}};
    const Parameters byId{{"InstanceIds", "[\"" + id.toLatin1() + "\"]"}};
    QCOMPARE(found(byTag), 0);
    QCOMPARE(found(byId), 1);
    post("/clock", R"({"advance":"61s"})");
    QCOMPARE(found(byTag), 1);
}

void TestSimControl::instanceOrders()
{
    launch({{"Amount", "2"}});
    const QByteArray id = get("/state")[u"instances"][0][u"InstanceId"].toString().toLatin1();
    QCOMPARE(post("/instances/" + id, R"({"stuck":true})"), 200);
    post("/clock", R"({"advance":"40m"})");
    QCOMPARE(status(), u"Pending"_s);
    QCOMPARE(post("/instances/" + id, R"({"status":"Stopped"})"), 200);
    QCOMPARE(status(), u"Stopped"_s);
    QCOMPARE(post("/instances/" + id, R"({"fail":"SystemFailure.Delete"})"), 200);
    QCOMPARE(get("/state")[u"instances"][0][u"Released"].toBool(), true);
    QCOMPARE(post("/instances/" + id, R"({"fail":"SystemFailure.Delete"})"), 404);
    QCOMPARE(get("/state")[u"bought"].toInt(), 2);
}

void TestSimControl::resetIsAsNew()
{
    launch({{"ClientToken", "t"}});
    post("/faults", R"([{"action":"*","times":9,"then":"close"}])");
    post("/clock", R"({"advance":"1d"})");
    const quint16 port = m_simulator->port();
    QCOMPARE(post("/reset", {}), 200);
    const QJsonObject state = get("/state");
    QCOMPARE(state[u"bought"].toInt(-1), 0);
    QVERIFY(state[u"tokens"].toObject().isEmpty());
    QCOMPARE(get("/calls")[u"calls"].toArray().size(), 0);
    QCOMPARE(m_simulator->port(), port);
    QVERIFY(launch().contains(u"InstanceIdSets"_s));
}

void TestSimControl::badBodies_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const QByteArray& path, const QByteArray& body) {
        QTest::addRow("%s %s", path.constData(), body.constData()) << path << body;
    };
    for (const char* path :
        {"/faults", "/clock", "/stock", "/quota", "/rights", "/throttle", "/tokens"}) {
        row(path, "");
        row(path, "{");
        row(path, "[3]");
        row(path, "{\"x\":{}}");
    }
    row("/clock", R"({"advance":"40m","skew":"soon"})");
    row("/clock", R"({"advance":"-1s"})");
    row("/stock", R"({"ZoneId":"z","InstanceType":"ecs.g7.large","count":-1})");
    row("/stock", R"({"ZoneId":"z","InstanceType":"ecs.g7.large","count":1.5})");
    row("/stock", R"({"ZoneId":"z","InstanceType":"none","count":1})");
    row("/quota", R"({"RegionId":"cn-nowhere","vcpus":1})");
    row("/rights", R"({"accessKeyId":"nobody","deny":[]})");
    row("/throttle", R"({"RunInstances":1,"DescribeZones":"x"})");
    row("/tokens", R"({"memory":"10m","lag":"x"})");
}

void TestSimControl::badBodies()
{
    QFETCH(const QByteArray, path);
    QFETCH(const QByteArray, body);
    const HttpReply reply = control("POST", path, body);
    QCOMPARE(reply.status, 400);
    QVERIFY(!QJsonDocument::fromJson(reply.body).object()[u"error"].toString().isEmpty());
    QCOMPARE(m_simulator->clock().advanced(), 0);
    QVERIFY(m_simulator->limits().perMinute.empty());
    QVERIFY(!m_simulator->limits().tokenMemoryMs);
}

void TestSimControl::savedLedgerComesBack()
{
    QTemporaryDir folder;
    const QStringList arguments{u"--state"_s, folder.filePath(u"state.json"_s)};
    start(arguments);
    const QJsonObject first = launch({{"ClientToken", "t"}, {"Amount", "3"}, {"Tag.1.Key", "k"}});
    post("/clock", R"({"advance":"1h"})");
    const QJsonObject before = get("/state");
    m_simulator.reset();
    start(arguments);
    const QJsonObject after = get("/state");
    QCOMPARE(after[u"instances"], before[u"instances"]);
    QCOMPARE(after[u"tokens"], before[u"tokens"]);
    // The test's own clock has not moved: let the server say its time again.
    QCOMPARE(post("/clock", R"({"skew":"-1h"})"), 200);
    const QJsonObject again = launch({{"ClientToken", "t"}, {"Amount", "3"}, {"Tag.1.Key", "k"}});
    QCOMPARE(again[u"InstanceIdSets"], first[u"InstanceIdSets"]);
    QCOMPARE(get("/state")[u"bought"].toInt(), 3);
}

void TestSimControl::populated()
{
    start({u"--populate"_s, u"150"_s});
    QCOMPARE(get("/state")[u"instances"].toArray().size(), 150);
    QCOMPARE(get("/state")[u"instances"][149][u"Status"].toString(), u"Running"_s);
}

QTEST_GUILESS_MAIN(TestSimControl)
#include "tst_sim_control.moc"

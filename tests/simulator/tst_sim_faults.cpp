// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim_client.h"
#include "sim_world.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

#include <memory>

using namespace muster;
using namespace Qt::StringLiterals;

/// Faults as a client on a raw socket sees them, and what the ledger says of the call.
class TestSimFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_simulator = std::make_unique<Simulator>(
            optionsOf({u"--seed"_s, u"1"_s, u"--boot"_s, u"1s-2s"_s}));
        QCOMPARE(m_simulator->start(), QString());
    }
    void cleanup() { m_simulator.reset(); }

    void noFault();
    void splitAndPipelinedRequests();
    void longUrl();
    void brokenRequest();
    void closeLeavesNothing_data();
    void closeLeavesNothing();
    void lateExecution();
    void closeAfterBytes();
    void truncatedBody();
    void stallThenClose();
    void delayedReply();
    void trickledReply();
    void fixedReplies_data();
    void fixedReplies();
    void hugeReply();
    void heldRequest();
    void heldRequestsGoInTheirOrder();
    void heldRequestOfAGoneClient();
    void whichCall();
    void firstEntryThatFits();
    void probability();
    void badEntries_data();
    void badEntries();

private:
    void arm(const QByteArray& json)
    {
        std::vector<Fault> faults;
        const QJsonDocument document = QJsonDocument::fromJson(json);
        QCOMPARE(readFaults(document.isArray() ? QJsonValue(document.array())
                                               : QJsonValue(document.object()),
                     faults),
            QString());
        m_simulator->faults().add(faults);
    }
    std::unique_ptr<RawClient> launch(const QByteArray& token = "t")
    {
        return send("RunInstances", SimWorld::launch({{"Amount", "2"}, {"ClientToken", token}}));
    }
    std::unique_ptr<RawClient> send(const QByteArray& action, const Parameters& parameters = {})
    {
        return std::make_unique<RawClient>(
            m_simulator->port(), signedBytes(m_simulator->port(), action, parameters));
    }
    qint64 bought() { return m_simulator->ledger().bought(); }
    QJsonObject lastCall() { return m_simulator->calls().toJson({}).last().toObject(); }

    std::unique_ptr<Simulator> m_simulator;
};

void TestSimFaults::noFault()
{
    const auto client = launch();
    QTRY_VERIFY(client->isComplete());
    QCOMPARE(client->status(), 200);
    QCOMPARE(client->object()[u"InstanceIdSets"][u"InstanceIdSet"].toArray().size(), 2);
    QVERIFY(client->received().contains("\r\nDate: "));
    QVERIFY(!client->isClosed());
    QCOMPARE(lastCall()[u"http"].toInt(), 200);
    QCOMPARE(lastCall()[u"executed"].toBool(), true);
}

void TestSimFaults::splitAndPipelinedRequests()
{
    const QByteArray one = signedBytes(m_simulator->port(), "DescribeRegions", {});
    const QByteArray two = signedBytes(m_simulator->port(), "GetCallerIdentity", {});
    RawClient client(m_simulator->port(), one.left(20));
    QTest::qWait(0);
    client.send(one.mid(20) + two);
    QTRY_VERIFY(client.received().count("HTTP/1.1 200") == 2);
    QVERIFY(client.received().indexOf("Regions") < client.received().indexOf("IdentityType"));
}

void TestSimFaults::longUrl()
{
    // 32 KiB of user data are 43.7 KB of Base64, and many tags come on top: 128 KB of URL must
    // pass.
    const QByteArray data = QByteArray(32 * 1024, '\xff').toBase64();
    const auto client = send(
        "RunInstances", SimWorld::launch({{"UserData", data}, {"Extra", QByteArray(60'000, '+')}}));
    QTRY_VERIFY(client->isComplete());
    QCOMPARE(client->status(), 200);
}

void TestSimFaults::brokenRequest()
{
    RawClient client(m_simulator->port(), "NONSENSE\r\n\r\n");
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.status(), 400);
}

void TestSimFaults::closeLeavesNothing_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<qint64>("bought");
    QTest::newRow("close") << QByteArray(R"({"action":"RunInstances","then":{"close":{}}})")
                           << qint64(0);
    QTest::newRow("close, executed")
        << QByteArray(R"({"action":"RunInstances","execute":"before","then":"close"})")
        << qint64(2);
    QTest::newRow("close, never") << QByteArray(
        R"({"action":"RunInstances","execute":"never","then":"close"})")
                                  << qint64(0);
    QTest::newRow("reset") << QByteArray(R"({"action":"RunInstances","then":"reset"})")
                           << qint64(0);
    QTest::newRow("reset, executed")
        << QByteArray(R"({"action":"RunInstances","execute":"before","then":"reset"})")
        << qint64(2);
}

void TestSimFaults::closeLeavesNothing()
{
    QFETCH(const QByteArray, fault);
    QFETCH(const qint64, bought);
    arm(fault);
    const auto client = launch();
    QTRY_VERIFY(client->isClosed());
    QCOMPARE(client->received(), QByteArray());
    QCOMPARE(this->bought(), bought);
    QVERIFY(lastCall()[u"http"].isNull());
    QCOMPARE(lastCall()[u"executed"].toBool(), bought > 0);
    // The fault has acted once: a repeat with the same token gets the same two, or the first two.
    const auto again = launch();
    QTRY_VERIFY(again->isComplete());
    QCOMPARE(this->bought(), 2);
}

void TestSimFaults::lateExecution()
{
    arm(R"({"action":"RunInstances","execute":"after","lateMs":600000,"then":"close"})");
    const auto client = launch();
    QTRY_VERIFY(client->isClosed());
    QCOMPARE(bought(), 0);
    // Late on the simulator's clock, so that a test need not wait.
    m_simulator->clock().advanceBy(std::chrono::minutes(9));
    m_simulator->settle();
    QCOMPARE(bought(), 0);
    m_simulator->clock().advanceBy(std::chrono::minutes(1));
    m_simulator->settle();
    QCOMPARE(bought(), 2);
    QCOMPARE(lastCall()[u"executed"].toBool(), true);
}

void TestSimFaults::closeAfterBytes()
{
    arm(R"({"action":"RunInstances","then":{"close-after":{"bytes":25}}})");
    const auto client = launch();
    QTRY_VERIFY(client->isClosed());
    QCOMPARE(client->received().size(), 25);
    QCOMPARE(bought(), 2);
    QCOMPARE(lastCall()[u"http"].toInt(), 200);
}

void TestSimFaults::truncatedBody()
{
    arm(R"({"action":"RunInstances","then":"truncate","bytes":10})");
    const auto client = launch();
    QTRY_VERIFY(client->isClosed());
    QCOMPARE(client->body().size(), 10);
    QVERIFY(!client->isComplete());
    QCOMPARE(bought(), 2);
}

void TestSimFaults::stallThenClose()
{
    arm(R"({"action":"RunInstances","execute":"before","then":{"stall":{"ms":150}}})");
    QElapsedTimer timer;
    timer.start();
    const auto client = launch();
    QTRY_VERIFY(client->isClosed());
    QVERIFY(timer.elapsed() >= 150);
    QCOMPARE(client->received(), QByteArray());
    QCOMPARE(bought(), 2);
}

void TestSimFaults::delayedReply()
{
    arm(R"({"action":"RunInstances","then":{"delay":{"ms":150}}})");
    QElapsedTimer timer;
    timer.start();
    const auto client = launch();
    QTRY_COMPARE(bought(), 2);
    QTRY_VERIFY(client->isComplete());
    QVERIFY(timer.elapsed() >= 150);
    QCOMPARE(client->status(), 200);
}

void TestSimFaults::trickledReply()
{
    arm(R"({"action":"DescribeRegions","then":{"trickle":{"bytesPerSecond":2000}}})");
    const auto client = send("DescribeRegions");
    QTRY_VERIFY(!client->received().isEmpty());
    QVERIFY(!client->isComplete());
    QTRY_VERIFY(client->isClosed());
    QVERIFY(client->isComplete());
}

void TestSimFaults::fixedReplies_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("part");
    QTest::addColumn<QByteArray>("header");
    const auto row = [](const char* name, const QByteArray& then, int status,
                         const QByteArray& part, const QByteArray& header) {
        QTest::newRow(name) << QByteArray(R"({"action":"*","then":)" + then + "}") << status << part
                            << header;
    };
    row("status", R"({"status":{"status":502,"body":"<b>"}})", 502, "<b>", "application/json");
    row("status, empty", R"({"status":{"status":500}})", 500, "", "application/json");
    row("status with headers", R"({"status":{"status":302,"headers":{"Location":"http://x/"}}})",
        302, "", "Location: http://x/");
    row("status, bare", R"({"status":504,"body":"x"})", 504, "x", "");
    row("html", R"("html")", 200, "<html>", "text/html");
    row("garbage", R"("garbage")", 200, "garbage", "octet-stream");
    row("error", R"({"error":{"status":503,"code":"ServiceUnavailable","message":"M"}})", 503,
        "\"Code\":\"ServiceUnavailable\"", "application/json");
}

void TestSimFaults::fixedReplies()
{
    QFETCH(const QByteArray, fault);
    QFETCH(const int, status);
    QFETCH(const QByteArray, part);
    QFETCH(const QByteArray, header);
    arm(fault);
    const auto client = launch();
    QTRY_VERIFY(client->isComplete());
    QCOMPARE(client->status(), status);
    QVERIFY(client->body().contains(part));
    QVERIFY(client->received().contains(header));
    QCOMPARE(bought(), 0);
    QCOMPARE(lastCall()[u"http"].toInt(), status);
}

void TestSimFaults::hugeReply()
{
    arm(R"({"action":"*","then":{"huge":{"bytes":3000000}}})");
    const auto client = send("DescribeRegions");
    QTRY_VERIFY(client->isClosed());
    QCOMPARE(client->body().size(), 3'000'000);
    QVERIFY(!client->object().isEmpty());
}

void TestSimFaults::heldRequest()
{
    arm(R"({"action":"RunInstances","then":"hold"})");
    const auto client = launch();
    QTRY_COMPARE(m_simulator->calls().toJson({}).size(), 1);
    QCOMPARE(bought(), 0);
    QVERIFY(lastCall()[u"http"].isNull());
    m_simulator->go();
    QTRY_VERIFY(client->isComplete());
    QCOMPARE(bought(), 2);
    QCOMPARE(lastCall()[u"http"].toInt(), 200);
}

void TestSimFaults::heldRequestsGoInTheirOrder()
{
    arm(R"({"action":"RunInstances","then":"hold","times":2})");
    const auto first = launch();
    QTRY_COMPARE(m_simulator->calls().toJson({}).size(), 1);
    const auto second = launch("another");
    QTRY_COMPARE(m_simulator->calls().toJson({}).size(), 2);
    m_simulator->go(1);
    QTRY_VERIFY(first->isComplete());
    QVERIFY(!second->isComplete());
    QCOMPARE(bought(), 2);
    m_simulator->go();
    QTRY_VERIFY(second->isComplete());
    QCOMPARE(bought(), 4);
}

void TestSimFaults::heldRequestOfAGoneClient()
{
    arm(R"({"action":"RunInstances","then":"hold"})");
    auto client = launch();
    QTRY_COMPARE(m_simulator->calls().toJson({}).size(), 1);
    client.reset();
    QTest::qWait(20);
    m_simulator->go();
    QCOMPARE(bought(), 2);
    QVERIFY(lastCall()[u"http"].isNull());
}

void TestSimFaults::whichCall()
{
    FaultList list;
    std::vector<Fault> faults;
    QCOMPARE(
        readFaults(
            QJsonDocument::fromJson(R"([{"action":"A","nth":3,"then":"close"}])").array(), faults),
        QString());
    list.add(faults);
    const auto chance = [] { return 0.5; };
    QVERIFY(!list.take("A", chance));
    QVERIFY(!list.take("B", chance));
    QVERIFY(!list.take("A", chance));
    QVERIFY(list.take("A", chance));
    QVERIFY(!list.take("A", chance));
}

void TestSimFaults::firstEntryThatFits()
{
    FaultList list;
    std::vector<Fault> faults;
    const QByteArray json
        = R"([{"action":"A","times":2,"then":"close"},{"action":"*","then":"reset"}])";
    QCOMPARE(readFaults(QJsonDocument::fromJson(json).array(), faults), QString());
    list.add(faults);
    const auto chance = [] { return 0.5; };
    QCOMPARE(list.take("A", chance)->kind, FaultKind::Close);
    QCOMPARE(list.take("A", chance)->kind, FaultKind::Close);
    QCOMPARE(list.take("A", chance)->kind, FaultKind::Reset);
    QVERIFY(!list.take("A", chance));
}

void TestSimFaults::probability()
{
    FaultList list;
    std::vector<Fault> faults;
    QCOMPARE(
        readFaults(
            QJsonDocument::fromJson(R"([{"action":"A","probability":0.4,"then":"close"}])").array(),
            faults),
        QString());
    list.add(faults);
    QVERIFY(!list.take("A", [] { return 0.4; }));
    QVERIFY(list.take("A", [] { return 0.39; }));
    QVERIFY(list.take("A", [] { return 0.39; }));
}

void TestSimFaults::badEntries_data()
{
    QTest::addColumn<QByteArray>("json");
    for (const char* json : {"3", "[3]", R"([{"then":"close"}])", R"([{"action":"A"}])",
             R"([{"action":"A","then":"x"}])", R"([{"action":"A","then":"close","nth":0}])",
             R"([{"action":"A","then":"close","probability":2}])",
             R"([{"action":"A","then":"close","execute":"soon"}])",
             R"([{"action":"A","then":{"error":{"status":400}}}])",
             R"([{"action":"A","then":{"status":{"status":9000}}}])"})
        QTest::newRow(json) << QByteArray(json);
}

void TestSimFaults::badEntries()
{
    QFETCH(const QByteArray, json);
    std::vector<Fault> faults;
    const QJsonDocument document = QJsonDocument::fromJson(json);
    const QJsonValue value = document.isArray() ? QJsonValue(document.array()) : QJsonValue(3);
    QVERIFY(!readFaults(value, faults).isEmpty());
}

QTEST_GUILESS_MAIN(TestSimFaults)
#include "tst_sim_faults.moc"

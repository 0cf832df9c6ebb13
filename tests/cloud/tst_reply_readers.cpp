// SPDX-License-Identifier: GPL-3.0-or-later
#include "api_errors.h"
#include "http_headers.h"
#include "launch_reader.h"
#include "reply_readers.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace muster;

namespace {

ApiReply replyOf(const QByteArray& body, int status = 200)
{
    ApiReply reply;
    reply.httpStatus = status;
    reply.body = body;
    reply.serverTimeMs = 1'795'508'400'000;
    return reply;
}

QByteArray sample(const QString& name)
{
    QFile file(QStringLiteral(MUSTER_TEST_DATA "/replies/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList texts(const std::vector<InstanceId>& ids)
{
    QStringList list;
    for (const InstanceId& id : ids)
        list.append(id.value());
    return list;
}

} // namespace

class TestReplyReaders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void readsLaunchSamples_data();
    void readsLaunchSamples();
    void readsIdLists_data();
    void readsIdLists();
    void findsNoIds_data();
    void findsNoIds();
    void readsErrorSamples_data();
    void readsErrorSamples();
    void readsRegions();
    void readsCallers_data();
    void readsCallers();
    void readsEvents();
    void readsOutcomesOfOrders();
    void readsPlainSuccess();
    void refusesRepliesOfAnotherAction_data();
    void refusesRepliesOfAnotherAction();
    void readsDates_data();
    void readsDates();
};

void TestReplyReaders::readsLaunchSamples_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("count");
    QTest::newRow("pay as you go") << QStringLiteral("RunInstances.json") << 5;
    QTest::newRow("prepaid") << QStringLiteral("RunInstances.prepaid.json") << 2;
}

void TestReplyReaders::readsLaunchSamples()
{
    QFETCH(QString, file);
    QFETCH(int, count);

    const auto reply = readLaunchReply(replyOf(sample(file)));

    QVERIFY(reply);
    QCOMPARE(reply->ids.size(), static_cast<std::size_t>(count));
    QVERIFY(!reply->flawed);
    QVERIFY(reply->requestId.startsWith(QStringLiteral("1A2E")));
    QCOMPARE(reply->serverTimeMs.value_or(0), 1'795'508'400'000LL);
    QCOMPARE(reply->httpStatus, 200);
}

void TestReplyReaders::readsIdLists_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QStringList>("ids");
    QTest::addColumn<bool>("flawed");
    const auto row = [](const char* name, const QByteArray& body, const QStringList& ids,
                         bool flawed) { QTest::newRow(name) << body << ids << flawed; };
    const auto list = [](const QByteArray& entries) {
        return R"({"RequestId": "R", "InstanceIdSets": {"InstanceIdSet": [)" + entries + "]}}";
    };
    const QStringList one{QStringLiteral("i-1")};
    const QStringList two{QStringLiteral("i-1"), QStringLiteral("i-2")};
    row("in order", list(R"("i-2", "i-1")"), {QStringLiteral("i-2"), QStringLiteral("i-1")}, false);
    row("I48 a doubled id", list(R"("i-1", "i-2", "i-1")"), two, true);
    row("I46 a number among them", list(R"("i-1", 5)"), one, true);
    row("I46 null among them", list(R"("i-1", null)"), one, true);
    row("I46 an object among them", list(R"("i-1", {"InstanceId": "i-2"})"), one, true);
    row("I49 an empty one", list(R"("i-1", "")"), one, true);
    row("I49 one with a space", list(R"("i-1", "i 2")"), one, true);
    row("I49 one with a newline", list(R"("i-1", "i-2\n")"), one, true);
    row("I49 a path", list(R"("i-1", "../i-2")"), one, true);
    row("I49 quotes", list(R"("i-1", "i\"2")"), one, true);
    row("I49 one of 10,000 characters", list("\"i-1\", \"" + QByteArray(10'000, 'i') + '"'), one,
        true);
    row("I62 the set twice",
        R"({"InstanceIdSets": {"InstanceIdSet": ["i-9"]}, "InstanceIdSets": {"InstanceIdSet": ["i-1"]}})",
        one, true);
    row("I62 the list twice",
        R"({"InstanceIdSets": {"InstanceIdSet": ["i-9"], "InstanceIdSet": ["i-1"]}})", one, true);
    row("I62 another member twice",
        R"({"RequestId": "a", "RequestId": "b", "InstanceIdSets": {"InstanceIdSet": ["i-1"]}})",
        one, false);
    row("I67 an absurd price",
        R"({"TradePrice": "-99999999999999999999.1", "Amount": -1, "InstanceIdSets": {"InstanceIdSet": ["i-1"]}})",
        one, false);
    row("I46 a level too few", R"({"InstanceIdSets": ["i-1", "i-2"]})", two, true);
}

void TestReplyReaders::readsIdLists()
{
    QFETCH(QByteArray, body);
    QFETCH(QStringList, ids);
    QFETCH(bool, flawed);

    for (const int status : {200, 400, 500}) {
        const auto reply = readLaunchReply(replyOf(body, status));

        QVERIFY(reply);
        QCOMPARE(texts(reply->ids), ids);
        QCOMPARE(reply->flawed, flawed);
        QCOMPARE(reply->httpStatus, status);
    }
}

void TestReplyReaders::findsNoIds_data()
{
    QTest::addColumn<QByteArray>("sets");
    QTest::newRow("I46 a text") << QByteArray(R"("i-1")");
    QTest::newRow("I46 null") << QByteArray("null");
    QTest::newRow("I46 a number") << QByteArray("5");
    QTest::newRow("I47 an empty list") << QByteArray("[]");
    QTest::newRow("I47 an empty object") << QByteArray("{}");
    QTest::newRow("I47 an empty inner list") << QByteArray(R"({"InstanceIdSet": []})");
    QTest::newRow("I46 an inner text") << QByteArray(R"({"InstanceIdSet": "i-1"})");
    QTest::newRow("I49 only unusable ids") << QByteArray(R"({"InstanceIdSet": ["", 5]})");
    QTest::newRow("65 levels") << QByteArray(64, '[') + QByteArray(64, ']');
    QTest::newRow("I45 1,025 levels") << QByteArray(1024, '[') + QByteArray(1024, ']');
    QTest::newRow("I45 100,000 levels") << QByteArray(99'999, '[') + QByteArray(99'999, ']');
    QTest::newRow("I53 a number out of range") << QByteArray("1e400");
}

void TestReplyReaders::findsNoIds()
{
    QFETCH(QByteArray, sets);

    const auto reply
        = readLaunchReply(replyOf(R"({"RequestId": "R-1", "InstanceIdSets": )" + sets + "}"));

    QVERIFY(!reply);
    QCOMPARE(reply.error().kind, Error::Kind::Malformed);
    QCOMPARE(reply.error().httpStatus, 200);
}

void TestReplyReaders::readsErrorSamples_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    const QStringList files{QStringLiteral("400.DryRunOperation"),
        QStringLiteral("400.InvalidAutoReleaseTime.Malformed"),
        QStringLiteral("400.Throttling.User"), QStringLiteral("403.DryRun.InvalidAmount"),
        QStringLiteral("403.IdempotentProcessing"), QStringLiteral("403.OperationDenied.NoStock"),
        QStringLiteral("404.InvalidAccessKeyId.NotFound")};
    for (const QString& file : files)
        QTest::newRow(qPrintable(file))
            << QStringLiteral("error.http%1.json").arg(file) << file.left(3).toInt() << file.mid(4);
}

void TestReplyReaders::readsErrorSamples()
{
    QFETCH(QString, file);
    QFETCH(int, status);
    QFETCH(QString, code);

    const auto error = errorOf(replyOf(sample(file), status));

    QVERIFY(error);
    QCOMPARE(error->kind, Error::Kind::Service);
    QCOMPARE(error->code, code);
    QCOMPARE(error->httpStatus, status);
    QVERIFY(error->requestId.startsWith(QStringLiteral("1A")));
    QVERIFY(!error->message.isEmpty());
    QVERIFY(error->recommend.startsWith(QStringLiteral("https://api.aliyun.com/")));
}

void TestReplyReaders::readsRegions()
{
    const auto regions = readRegions(replyOf(sample(QStringLiteral("DescribeRegions.json"))));

    QVERIFY(regions);
    QCOMPARE(regions->size(), std::size_t{5});
    QCOMPARE(regions->front().id, QStringLiteral("cn-hangzhou"));
    QCOMPARE(regions->front().endpoint, QStringLiteral("ecs.cn-hangzhou.aliyuncs.com"));
    QVERIFY(!regions->front().name.isEmpty());
    QVERIFY(!regions->front().soldOut);
    QVERIFY(regions->back().soldOut);
}

void TestReplyReaders::readsCallers_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("kind"); // -1: refused
    QTest::newRow("a user") << sample(QStringLiteral("GetCallerIdentity.json"))
                            << static_cast<int>(IdentityKind::RamUser);
    QTest::newRow("a role") << sample(QStringLiteral("GetCallerIdentity.role.json"))
                            << static_cast<int>(IdentityKind::AssumedRole);
    QTest::newRow("the account") << QByteArray(R"({"AccountId": "1", "IdentityType": "Account"})")
                                 << static_cast<int>(IdentityKind::Account);
    QTest::newRow("an unknown kind")
        << QByteArray(R"({"AccountId": "1", "IdentityType": "Robot"})") << -1;
    QTest::newRow("no account") << QByteArray(R"({"IdentityType": "Account"})") << -1;
    QTest::newRow("the account as a number")
        << QByteArray(R"({"AccountId": 1, "IdentityType": "Account"})") << -1;
}

void TestReplyReaders::readsCallers()
{
    QFETCH(QByteArray, body);
    QFETCH(int, kind);

    const auto caller = readCaller(replyOf(body));

    QCOMPARE(caller ? static_cast<int>(caller->kind) : -1, kind);
    if (!caller)
        QCOMPARE(caller.error().kind, Error::Kind::Malformed);
}

void TestReplyReaders::readsEvents()
{
    const auto page = readDroppedInstances(
        replyOf(sample(QStringLiteral("DescribeInstanceHistoryEvents.json"))));

    QVERIFY(page);
    QCOMPARE(page->events.size(), std::size_t{1});
    QCOMPARE(page->events[0].id.value(), QStringLiteral("i-bp1muster0000000006"));
    QCOMPARE(page->events[0].eventType, QStringLiteral("SystemFailure.Delete"));
    QCOMPARE(page->events[0].reason, QStringLiteral("A simulated shortage."));
    QCOMPARE(toIsoText(page->events[0].publishedAt), QStringLiteral("2026-11-23T08:20:05Z"));
    QCOMPARE(page->nextToken, QString());
}

void TestReplyReaders::readsOutcomesOfOrders()
{
    std::vector<InstanceId> asked;
    for (const char* id : {"i-bp1muster0000000005", "i-bp1muster0000000004", "i-not-named"})
        asked.push_back(InstanceId::fromTrusted(QString::fromLatin1(id)));

    const auto outcomes
        = readOrderOutcomes(replyOf(sample(QStringLiteral("StopInstances.json"))), asked);

    QVERIFY(outcomes);
    QCOMPARE(outcomes->size(), std::size_t{3});
    QCOMPARE((*outcomes)[0].id, asked[0]);
    QVERIFY(!(*outcomes)[0].ok);
    QCOMPARE((*outcomes)[0].code, QStringLiteral("IncorrectInstanceStatus"));
    QVERIFY((*outcomes)[1].ok);
    QCOMPARE((*outcomes)[1].code, QString());
    QVERIFY(!(*outcomes)[2].ok);
    QCOMPARE((*outcomes)[2].code, QString());
    QVERIFY(!(*outcomes)[2].message.isEmpty());
}

void TestReplyReaders::readsPlainSuccess()
{
    QVERIFY(readDone(replyOf(sample(QStringLiteral("ModifyInstanceAutoReleaseTime.json")))));
    QVERIFY(!readDone(replyOf("{}")));
    QVERIFY(!readDone(replyOf("{\"RequestId\": 5}")));
}

void TestReplyReaders::refusesRepliesOfAnotherAction_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("I65 only a request id") << QByteArray(R"({"RequestId": "R"})");
    QTest::newRow("I42 a list") << QByteArray("[]");
    QTest::newRow("I42 nothing") << QByteArray();
    QTest::newRow("the outer member only") << QByteArray(
        R"({"Regions": {}, "InstanceSystemEventSet": [], "InstanceResponses": null})");
}

void TestReplyReaders::refusesRepliesOfAnotherAction()
{
    QFETCH(QByteArray, body);

    QCOMPARE(readRegions(replyOf(body)).error().kind, Error::Kind::Malformed);
    QCOMPARE(readDroppedInstances(replyOf(body)).error().kind, Error::Kind::Malformed);
    QCOMPARE(readOrderOutcomes(replyOf(body), {}).error().kind, Error::Kind::Malformed);
    QCOMPARE(readCaller(replyOf(body)).error().kind, Error::Kind::Malformed);
}

void TestReplyReaders::readsDates_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("expected"); // -1: none
    QTest::newRow("a date") << QByteArray("Tue, 24 Nov 2026 08:20:00 GMT")
                            << qint64{1'795'508'400'000};
    QTest::newRow("spaces around")
        << QByteArray(" Tue, 24 Nov 2026 08:20:00 GMT ") << qint64{1'795'508'400'000};
    QTest::newRow("the wrong day of the week")
        << QByteArray("Mon, 24 Nov 2026 08:20:00 GMT") << qint64{-1};
    QTest::newRow("another zone") << QByteArray("Tue, 24 Nov 2026 08:20:00 CST") << qint64{-1};
    QTest::newRow("no such day") << QByteArray("Tue, 31 Nov 2026 08:20:00 GMT") << qint64{-1};
    QTest::newRow("nothing") << QByteArray() << qint64{-1};
    QTest::newRow("a megabyte") << QByteArray(1 << 20, 'T') << qint64{-1};
}

void TestReplyReaders::readsDates()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, expected);

    QCOMPARE(parseHttpDate(text).value_or(-1), expected);
}

QTEST_GUILESS_MAIN(TestReplyReaders)
#include "tst_reply_readers.moc"

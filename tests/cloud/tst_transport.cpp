// SPDX-License-Identifier: GPL-3.0-or-later
#include "client_fixture.h"
#include "core/wire/parameters.h"
#include "scripted_server.h"

#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QRegularExpression>
#include <QTimer>

using namespace muster;

namespace {

const QByteArray kFrozen(
    "Amount=2&ClientToken=m1-x-001-1&InstanceName=%E6%9D%AD%20%2B%2A~web&RegionId=cn-hangzhou");
const QByteArray kTwoIds(
    R"({"RequestId": "R-1", "InstanceIdSets": {"InstanceIdSet": ["i-1", "i-2"]}})");
const QByteArray kEmptyPage(
    R"({"RequestId": "R-2", "NextToken": "", "Instances": {"Instance": []}})");

DescribeQuery smallQuery()
{
    DescribeQuery query;
    query.region = kHangzhou;
    return query;
}

} // namespace

/// What goes over the wire, and what becomes of each way in which it can break.
class TestTransport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void sendsTheFrozenBytes();
    void sendsReadsTheSameWay();
    void keepsConnectionsOfReadsOnly();
    void sendsOneCopyWhenTheServerHangsUp_data();
    void sendsOneCopyWhenTheServerHangsUp();
    void judgesAnswersThatAreNotTheApi_data();
    void judgesAnswersThatAreNotTheApi();
    void answersNoChallenge_data();
    void answersNoChallenge();
    void judgesTheBodyAndNotItsType_data();
    void judgesTheBodyAndNotItsType();
    void marksCutAnswersAsUnknown_data();
    void marksCutAnswersAsUnknown();
    void readsErrorsOfTheService_data();
    void readsErrorsOfTheService();
    void knowsThatNothingLeft_data();
    void knowsThatNothingLeft();
    void stopsAtTheCapOfTheBody_data();
    void stopsAtTheCapOfTheBody();
    void endsAReadAtItsDeadline();
    void refusesPlainHttpToOthers();
    void reportsAMissingKey();
    void cancelsWhatIsOpenWhenItGoes();
    void neverFinishesBeforeItReturns();
    void signsWithTheOffsetOfTheServersClock_data();
    void signsWithTheOffsetOfTheServersClock();
    void logsNoSecret();
};

void TestTransport::sendsTheFrozenBytes()
{
    ScriptedServer server(
        ScriptedServer::answering(200, kTwoIds, "Date: Tue, 24 Nov 2026 08:20:00 GMT\r\n"));
    ClientFixture fixture(server.endpoint());

    const auto reply = waited(fixture.client.run(launchRequest(kFrozen)));

    QVERIFY(reply);
    QCOMPARE(reply->ids.size(), std::size_t{2});
    QVERIFY(!reply->flawed);
    QCOMPARE(reply->requestId, QStringLiteral("R-1"));
    QCOMPARE(reply->serverTimeMs.value_or(0), 1795508400000LL);
    QCOMPARE(server.requests().size(), std::size_t{1});
    QVERIFY(server.requests()[0].startsWith("POST /?" + kFrozen + " HTTP/1.1\r\n"));
    QCOMPARE(server.header(0, "Host"),
        QByteArray("127.0.0.1:") + QByteArray::number(server.serverPort()));
    QCOMPARE(server.header(0, "User-Agent"), QByteArray("Muster/" MUSTER_VERSION));
    QCOMPARE(server.header(0, "Content-Length"), QByteArray("0"));
    QCOMPARE(server.header(0, "Content-Type"), QByteArray());
    QCOMPARE(server.header(0, "x-acs-action"), QByteArray("RunInstances"));
    QCOMPARE(server.header(0, "x-acs-version"), QByteArray("2014-05-26"));
    QCOMPARE(
        server.header(0, "x-acs-signature-nonce"), QByteArray("0123456789abcdef0123456789abcdef"));
    QCOMPARE(server.header(0, "x-acs-date"), QByteArray("2026-04-12T10:00:00Z"));
    QVERIFY(server.header(0, "Authorization")
                .startsWith("ACS3-HMAC-SHA256 Credential=LTAI5tTestKey,SignedHeaders=host;"));
    QCOMPARE(server.header(0, "Cookie"), QByteArray());
}

void TestTransport::sendsReadsTheSameWay()
{
    ScriptedServer server(ScriptedServer::answering(200, kEmptyPage));
    ClientFixture fixture(server.endpoint());
    DescribeQuery query = smallQuery();
    query.ids = {InstanceId::fromTrusted(QStringLiteral("i-1")),
        InstanceId::fromTrusted(QStringLiteral("i-2"))};

    const auto page = waited(fixture.client.describe(query));

    QVERIFY(page);
    QVERIFY(server.requests()[0].startsWith(
        "POST /?InstanceIds=%5B%22i-1%22%2C%22i-2%22%5D&MaxResults=100&RegionId=cn-hangzhou "
        "HTTP/1.1\r\n"));
    QCOMPARE(server.header(0, "x-acs-action"), QByteArray("DescribeInstances"));
    QCOMPARE(server.header(0, "Content-Length"), QByteArray("0"));
}

void TestTransport::keepsConnectionsOfReadsOnly()
{
    ScriptedServer server(ScriptedServer::answering(200, kEmptyPage));
    ClientFixture fixture(server.endpoint());

    for (int count = 0; count < 3; ++count)
        QVERIFY(waited(fixture.client.describe(smallQuery())));
    QCOMPARE(server.connections(), 1);
    for (int count = 0; count < 3; ++count)
        (void)waited(fixture.client.run(launchRequest(kFrozen)));

    QCOMPARE(server.connections(), 4);
    QCOMPARE(server.requests().size(), std::size_t{6});
}

void TestTransport::sendsOneCopyWhenTheServerHangsUp_data()
{
    QTest::addColumn<bool>("launch");
    QTest::addColumn<int>("queryBytes");
    QTest::addColumn<int>("goodFirst");
    for (const bool launch : {true, false}) {
        const QByteArray kind = launch ? "a launch" : "a read";
        for (const int bytes : {100, 60'000}) {
            const QByteArray name = kind + " of " + QByteArray::number(bytes) + " bytes";
            QTest::newRow(name.constData()) << launch << bytes << 0;
        }
        QTest::newRow((kind + " after a good read").constData()) << launch << 100 << 1;
    }
}

void TestTransport::sendsOneCopyWhenTheServerHangsUp()
{
    QFETCH(bool, launch);
    QFETCH(int, queryBytes);
    QFETCH(int, goodFirst);
    int number = 0;
    ScriptedServer server([&number, goodFirst](QTcpSocket* socket) {
        if (number++ < goodFirst)
            ScriptedServer::answering(200, kEmptyPage)(socket);
        else
            socket->abort();
    });
    ClientFixture fixture(server.endpoint());
    for (int count = 0; count < goodFirst; ++count)
        QVERIFY(waited(fixture.client.describe(smallQuery())));
    DescribeQuery query = smallQuery();
    query.nextToken = QString(queryBytes, u'x');

    Error error;
    if (launch)
        error = waited(fixture.client.run(launchRequest("UserData=" + QByteArray(queryBytes, 'x'))))
                    .error();
    else
        error = waited(fixture.client.describe(query)).error();

    QCOMPARE(error.kind, Error::Kind::OutcomeUnknown);
    QTest::qWait(300); // a second copy would come now
    QCOMPARE(server.requests().size(), static_cast<std::size_t>(goodFirst + 1));
    QVERIFY(server.requests().back().size() > queryBytes);
}

void TestTransport::judgesAnswersThatAreNotTheApi_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("detail");
    for (const int status : {301, 302, 303, 307, 308}) {
        QTest::newRow(qPrintable(QStringLiteral("a redirect %1").arg(status)))
            << status << QByteArray("Location: http://127.0.0.2:9/other\r\n") << QByteArray()
            << Error::Kind::NotTheApi << QStringLiteral("127.0.0.2");
    }
    QTest::newRow("I42 an HTML page")
        << 200 << QByteArray("Content-Type: text/html\r\n") << QByteArray("\n<html>hello")
        << Error::Kind::NotTheApi << QStringLiteral("HTML");
    QTest::newRow("an HTML error") << 503 << QByteArray() << QByteArray("<html>busy")
                                   << Error::Kind::NotTheApi << QStringLiteral("503");
    QTest::newRow("a refusal that cannot be read")
        << 403 << QByteArray() << QByteArray("denied") << Error::Kind::Malformed << QString();
    QTest::newRow("I42 an empty body")
        << 200 << QByteArray() << QByteArray() << Error::Kind::Malformed << QString();
    QTest::newRow("text") << 200 << QByteArray() << QByteArray("hello") << Error::Kind::Malformed
                          << QString();
    QTest::newRow("I42 a list") << 200 << QByteArray() << QByteArray("[]") << Error::Kind::Malformed
                                << QString();
    QTest::newRow("I42 a text in quotes")
        << 200 << QByteArray() << QByteArray("\"x\"") << Error::Kind::Malformed << QString();
    QTest::newRow("I43 cut JSON") << 200 << QByteArray() << kTwoIds.left(60)
                                  << Error::Kind::Malformed << QString();
    QTest::newRow("I43 text after the JSON")
        << 200 << QByteArray() << kTwoIds + "x" << Error::Kind::Malformed << QString();
    QTest::newRow("I65 only a request id")
        << 200 << QByteArray() << QByteArray(R"({"RequestId": "R"})") << Error::Kind::Malformed
        << QString();
    QTest::newRow("I42 XML") << 200 << QByteArray("Content-Type: text/xml\r\n")
                             << QByteArray("<?xml version=\"1.0\"?><Error/>")
                             << Error::Kind::NotTheApi << QStringLiteral("200");
    QTest::newRow("no content") << 204 << QByteArray() << QByteArray() << Error::Kind::Malformed
                                << QString();
}

void TestTransport::judgesAnswersThatAreNotTheApi()
{
    QFETCH(int, status);
    QFETCH(QByteArray, headers);
    QFETCH(QByteArray, body);
    QFETCH(Error::Kind, kind);
    QFETCH(QString, detail);
    ScriptedServer server(ScriptedServer::answering(status, body, headers));
    ClientFixture fixture(server.endpoint());

    const auto launch = waited(fixture.client.run(launchRequest(kFrozen)));
    const auto page = waited(fixture.client.describe(smallQuery()));

    QVERIFY(!launch);
    QVERIFY(!page);
    for (const Error& error : {launch.error(), page.error()}) {
        QCOMPARE(error.kind, kind);
        QCOMPARE(error.httpStatus, status);
        QVERIFY2(error.detail.contains(detail), qPrintable(error.detail));
    }
    QCOMPARE(server.requests().size(), std::size_t{2});
}

void TestTransport::answersNoChallenge_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("challenge");
    QTest::newRow("Basic") << 401 << QByteArray("WWW-Authenticate: Basic realm=\"x\"\r\n");
    QTest::newRow("Negotiate") << 401 << QByteArray("WWW-Authenticate: Negotiate\r\n");
    QTest::newRow("NTLM") << 401 << QByteArray("WWW-Authenticate: NTLM\r\n");
    QTest::newRow("a proxy's Basic")
        << 407 << QByteArray("Proxy-Authenticate: Basic realm=\"x\"\r\n");
}

void TestTransport::answersNoChallenge()
{
    QFETCH(int, status);
    QFETCH(QByteArray, challenge);
    ScriptedServer server(ScriptedServer::answering(status, "{}", challenge));
    ClientFixture fixture(server.endpoint());

    const auto launch = waited(fixture.client.run(launchRequest(kFrozen)));
    const auto page = waited(fixture.client.describe(smallQuery()));

    QCOMPARE(launch.error().kind, Error::Kind::NotTheApi);
    QCOMPARE(page.error().kind, Error::Kind::NotTheApi);
    QCOMPARE(server.requests().size(), std::size_t{2});
    QVERIFY(server.header(0, "Authorization").startsWith("ACS3-HMAC-SHA256"));
}

void TestTransport::judgesTheBodyAndNotItsType_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::newRow("I64 HTML") << QByteArray("text/html");
    QTest::newRow("I64 GBK") << QByteArray("application/json; charset=gbk");
}

void TestTransport::judgesTheBodyAndNotItsType()
{
    QFETCH(QByteArray, type);
    const QByteArray body(
        R"({"RequestId": "R-1", "InstanceIdSets": {"InstanceIdSet": ["i-1"]}, "Instances": {"Instance":
        [{"InstanceId": "i-1", "InstanceName": ")"
        "\xE6\x9D\xAD"
        R"("}]}})");
    ScriptedServer server(ScriptedServer::answering(200, body, "Content-Type: " + type + "\r\n"));
    ClientFixture fixture(server.endpoint());

    const auto launch = waited(fixture.client.run(launchRequest(kFrozen)));
    const auto page = waited(fixture.client.describe(smallQuery()));

    QVERIFY(launch && !launch->flawed);
    QVERIFY(page);
    QCOMPARE(page->rows.at(0).name, QStringLiteral(u"\u676d"));
}

void TestTransport::marksCutAnswersAsUnknown_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("a body shorter than its length")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"RequestId\": \"R\"");
    QTest::newRow("an error body shorter than its length") << QByteArray(
        "HTTP/1.1 400 X\r\nContent-Length: 500\r\n\r\n{\"Code\": \"InvalidParameter\"");
    QTest::newRow("a chunk that ends early")
        << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n40\r\n{\"Reque");
    QTest::newRow("half a head") << QByteArray("HTTP/1.1 200 OK\r\nContent-Le");
    QTest::newRow("I63 no HTTP at all") << QByteArray("220 smtp.example.com ESMTP\r\n");
    QTest::newRow("I63 HTTP/0.9") << kTwoIds;
    QTest::newRow("I63 a header line of 1 MB without an end")
        << "HTTP/1.1 200 OK\r\nX: " + QByteArray(1 << 20, 'x');
    QTest::newRow("I63 10,000 headers without an end")
        << "HTTP/1.1 200 OK\r\n" + QByteArray("X-A: b\r\n").repeated(10'000);
    QTest::newRow("I63 an impossible status line") << QByteArray("HTTP/1.1 OK\r\n\r\n");
}

void TestTransport::marksCutAnswersAsUnknown()
{
    QFETCH(QByteArray, answer);
    ScriptedServer server([answer](QTcpSocket* socket) {
        socket->write(answer);
        socket->disconnectFromHost();
    });
    ClientFixture fixture(server.endpoint());

    const auto launch = waited(fixture.client.run(launchRequest(kFrozen)));
    const auto page = waited(fixture.client.describe(smallQuery()));

    QVERIFY(!launch);
    QVERIFY(!page);
    QCOMPARE(launch.error().kind, Error::Kind::OutcomeUnknown);
    QCOMPARE(page.error().kind, Error::Kind::OutcomeUnknown);
    QCOMPARE(server.requests().size(), std::size_t{2});
}

void TestTransport::readsErrorsOfTheService_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    QTest::addColumn<qint64>("retryAfterMs"); // -1: none
    const QByteArray date("Date: Tue, 24 Nov 2026 08:20:00 GMT\r\n");
    const QByteArray good(
        R"({"RequestId": "R-9", "Code": "Throttling.User", "Message": "m", "Recommend": "https://r"})");
    const auto throttled = QStringLiteral("Throttling.User");
    QTest::newRow("an error of the service") << 400 << date << good << throttled << qint64{-1};
    QTest::newRow("a pause in seconds") << 429 << date + "Retry-After: 7\r\n"
                                        << good << throttled << qint64{7000};
    QTest::newRow("a pause in milliseconds")
        << 429 << date + "Retry-After: 7\r\nx-acs-retry-after: 250\r\n"
        << good << throttled << qint64{250};
    QTest::newRow("a pause until a time")
        << 503 << date + "Retry-After: Tue, 24 Nov 2026 08:20:09 GMT\r\n"
        << good << throttled << qint64{9000};
    QTest::newRow("a pause without end") << 503 << date + "Retry-After: 99999999999999999999\r\n"
                                         << good << throttled << qint64{60'000};
    QTest::newRow("a pause that is none") << 503 << date + "Retry-After: -5\r\n"
                                          << good << throttled << qint64{-1};
    QTest::newRow("I60 an error without a code")
        << 400 << date
        << QByteArray(R"({"RequestId": "R-9", "Message": "m", "Recommend": "https://r"})")
        << QString() << qint64{-1};
    QTest::newRow("I60 a code that is a number")
        << 400 << date
        << QByteArray(
               R"({"RequestId": "R-9", "Code": 5, "Message": "m", "Recommend": "https://r"})")
        << QString() << qint64{-1};
    QTest::newRow("I60 a code of a megabyte")
        << 400 << date
        << QByteArray(R"({"RequestId": "R-9", "Message": "m", "Recommend": "https://r", "Code": ")")
            + QByteArray(1'000'000, 'C') + "\"}"
        << QString() << qint64{-1};
    QTest::newRow("I62 a doubled code")
        << 400 << date
        << QByteArray(
               R"({"Code": "InternalError", "RequestId": "R-9", "Code": "Throttling.User", "Message": "m", "Recommend": "https://r"})")
        << throttled << qint64{-1};
}

void TestTransport::readsErrorsOfTheService()
{
    QFETCH(int, status);
    QFETCH(QByteArray, headers);
    QFETCH(QByteArray, body);
    QFETCH(QString, code);
    QFETCH(qint64, retryAfterMs);
    ScriptedServer server(ScriptedServer::answering(status, body, headers));
    ClientFixture fixture(server.endpoint());

    const auto launch = waited(fixture.client.run(launchRequest(kFrozen)));
    const auto page = waited(fixture.client.describe(smallQuery()));

    for (const Error& error : {launch.error(), page.error()}) {
        QCOMPARE(error.kind, Error::Kind::Service);
        QCOMPARE(error.httpStatus, status);
        QCOMPARE(error.code, code);
        QCOMPARE(error.message, QStringLiteral("m"));
        QCOMPARE(error.recommend, QStringLiteral("https://r"));
        QCOMPARE(error.requestId, QStringLiteral("R-9"));
        QCOMPARE(error.serverTimeMs.value_or(0), 1795508400000LL);
        QCOMPARE(error.retryAfterMs.value_or(-1), retryAfterMs);
    }
}

void TestTransport::knowsThatNothingLeft_data()
{
    QTest::addColumn<QUrl>("endpoint");
    QTest::newRow("refused, plain") << QUrl(QStringLiteral("http://127.0.0.1:1"));
    QTest::newRow("refused, TLS") << QUrl(QStringLiteral("https://127.0.0.1:1"));
    QTest::newRow("no such host") << QUrl(QStringLiteral("https://muster-test.invalid"));
}

void TestTransport::knowsThatNothingLeft()
{
    QFETCH(QUrl, endpoint);
    ClientFixture fixture(endpoint);

    const auto launch = waited(fixture.client.run(launchRequest(kFrozen)));

    QVERIFY(!launch);
    QCOMPARE(launch.error().kind, Error::Kind::NotSent);
    QCOMPARE(launch.error().httpStatus, 0);
}

void TestTransport::stopsAtTheCapOfTheBody_data()
{
    QTest::addColumn<bool>("launch");
    QTest::addColumn<int>("size");
    QTest::addColumn<bool>("fits");
    QTest::newRow("a launch reply of 1 MiB") << true << (1 << 20) << true;
    QTest::newRow("a launch reply above 1 MiB") << true << (1 << 20) + 1 << false;
    QTest::newRow("a page of 16 MiB") << false << (16 << 20) << true;
    QTest::newRow("I44 a launch reply of 100 MB") << true << 100'000'000 << false;
    QTest::newRow("I44 a page of 100 MB") << false << 100'000'000 << false;
    QTest::newRow("a page above 16 MiB") << false << (16 << 20) + 1 << false;
}

void TestTransport::stopsAtTheCapOfTheBody()
{
    QFETCH(bool, launch);
    QFETCH(int, size);
    QFETCH(bool, fits);
    QByteArray body = launch ? kTwoIds : kEmptyPage;
    body += QByteArray(size - body.size(), ' ');
    ScriptedServer server(ScriptedServer::answering(200, body));
    ClientFixture fixture(server.endpoint());

    std::optional<Error> error;
    if (launch) {
        if (const auto reply = waited(fixture.client.run(launchRequest(kFrozen))); !reply)
            error = reply.error();
    } else if (const auto page = waited(fixture.client.describe(smallQuery())); !page) {
        error = page.error();
    }

    QCOMPARE(!error.has_value(), fits);
    if (error) {
        QCOMPARE(error->kind, Error::Kind::Malformed);
        QCOMPARE(error->httpStatus, 200);
    }
}

void TestTransport::endsAReadAtItsDeadline()
{
    // one byte each 100 ms: Qt's own transfer time-out, which counts idle time, would never come
    ScriptedServer server([](QTcpSocket* socket) {
        auto* drip = new QTimer(socket);
        QObject::connect(drip, &QTimer::timeout, socket, [socket] { socket->write(" "); });
        socket->write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
        drip->start(std::chrono::milliseconds(100));
    });
    ClientFixture fixture(server.endpoint());
    QElapsedTimer clock;
    clock.start();

    const auto page = waited(fixture.client.describe(smallQuery()), 30'000);

    QVERIFY(!page);
    QCOMPARE(page.error().kind, Error::Kind::OutcomeUnknown);
    QVERIFY2(clock.elapsed() >= 14'900 && clock.elapsed() < 18'000,
        qPrintable(QString::number(clock.elapsed())));
    QCOMPARE(server.requests().size(), std::size_t{1});
}

void TestTransport::refusesPlainHttpToOthers()
{
    ClientFixture fixture(QUrl(QStringLiteral("http://ecs.cn-hangzhou.aliyuncs.com")));

    const auto launch = waited(fixture.client.run(launchRequest(kFrozen)));

    QCOMPARE(launch.error().kind, Error::Kind::Invalid);
}

void TestTransport::reportsAMissingKey()
{
    ScriptedServer server(ScriptedServer::answering(200, kTwoIds));
    ClientFixture fixture(server.endpoint());
    fixture.credentials = FixedCredentials(QString(), QByteArray());

    const auto launch = waited(fixture.client.run(launchRequest(kFrozen)));

    QCOMPARE(launch.error().kind, Error::Kind::NoCredentials);
    QCOMPARE(server.connections(), 0);
}

void TestTransport::cancelsWhatIsOpenWhenItGoes()
{
    ScriptedServer server([](QTcpSocket*) {});
    auto fixture = std::make_unique<ClientFixture>(server.endpoint());
    const auto launch = fixture->client.run(launchRequest(kFrozen));
    const auto page = fixture->client.describe(smallQuery());
    QTRY_COMPARE(server.requests().size(), std::size_t{2});

    fixture.reset();

    QVERIFY(launch.isFinished());
    QVERIFY(page.isFinished());
    QCOMPARE(launch.result().error().kind, Error::Kind::Cancelled);
    QCOMPARE(page.result().error().kind, Error::Kind::Cancelled);
}

void TestTransport::neverFinishesBeforeItReturns()
{
    ClientFixture fixture(QUrl(QStringLiteral("http://127.0.0.1:1")));
    DescribeQuery tooMany = smallQuery();
    tooMany.ids.assign(101, InstanceId::fromTrusted(QStringLiteral("i-1")));

    const auto invalid = fixture.client.describe(tooMany);
    const auto refused = fixture.client.run(launchRequest(kFrozen));

    QVERIFY(!invalid.isFinished());
    QVERIFY(!refused.isFinished());
    QCOMPARE(waited(invalid).error().kind, Error::Kind::Invalid);
    QCOMPARE(waited(refused).error().kind, Error::Kind::NotSent);
}

void TestTransport::signsWithTheOffsetOfTheServersClock_data()
{
    QTest::addColumn<qint64>("offsetSeconds");
    QTest::addColumn<QByteArray>("date");
    QTest::newRow("none") << qint64{0} << QByteArray("2026-04-12T10:00:00Z");
    QTest::newRow("a minute does not matter") << qint64{60} << QByteArray("2026-04-12T10:00:00Z");
    QTest::newRow("more than a minute") << qint64{61} << QByteArray("2026-04-12T10:01:01Z");
    QTest::newRow("behind") << qint64{-1200} << QByteArray("2026-04-12T09:40:00Z");
    QTest::newRow("three years") << qint64{3LL * 365 * 86400} << QByteArray("2029-04-11T10:00:00Z");
    QTest::newRow("more than four years is not believed")
        << qint64{5LL * 365 * 86400} << QByteArray("2026-04-12T10:00:00Z");
}

void TestTransport::signsWithTheOffsetOfTheServersClock()
{
    QFETCH(qint64, offsetSeconds);
    QFETCH(QByteArray, date);
    ScriptedServer server(ScriptedServer::answering(200, kEmptyPage));
    ClientFixture fixture(server.endpoint());

    fixture.client.setClockOffset(seconds(offsetSeconds));
    QVERIFY(waited(fixture.client.describe(smallQuery())));
    (void)waited(fixture.client.run(launchRequest(kFrozen)));

    QCOMPARE(server.header(0, "x-acs-date"), date);
    QCOMPARE(server.header(1, "x-acs-date"), QByteArray("2026-04-12T10:00:00Z"));
}

namespace {

QByteArray g_logged;

void collectLog(QtMsgType, const QMessageLogContext&, const QString& text)
{
    g_logged += text.toUtf8() + '\n';
}

} // namespace

/// I61, and the log of I64.
void TestTransport::logsNoSecret()
{
    const QByteArray echo(
        R"({"RequestId": "R-7", "Code": "SignatureDoesNotMatch", "Message": "got CanaryPassword3"})");
    ScriptedServer server(ScriptedServer::answering(400, echo));
    ClientFixture fixture(server.endpoint());
    fixture.credentials.setToken(kCanaryToken);
    QLoggingCategory::setFilterRules(QStringLiteral("*.debug=true"));
    g_logged.clear();
    const QtMessageHandler before = qInstallMessageHandler(collectLog);

    const auto launch = waited(
        fixture.client.run(launchRequest("Password=CanaryPassword3&UserData=CanaryScript4")));
    qInstallMessageHandler(before);
    QLoggingCategory::setFilterRules(QString());

    QVERIFY(!launch);
    QVERIFY(server.header(0, "x-acs-security-token") == kCanaryToken);
    QVERIFY2(g_logged.contains("RunInstances R-7 400 answered, not marked as UTF-8 JSON"),
        g_logged.constData());
    QVERIFY(!g_logged.contains("Canary"));
    QVERIFY(!g_logged.contains("Signature="));
    QVERIFY(!g_logged.contains("LTAI5tTestKey"));
}

QTEST_GUILESS_MAIN(TestTransport)
#include "tst_transport.moc"

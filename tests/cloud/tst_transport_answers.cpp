// SPDX-License-Identifier: GPL-3.0-or-later
#include "client_fixture.h"
#include "scripted_server.h"

#include <QRegularExpression>

using namespace muster;

/// What is made of each answer, and of each way in which one can break.
class TestTransportAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
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
    void stopsAtTheCapOfTheBody_data();
    void stopsAtTheCapOfTheBody();
};

void TestTransportAnswers::judgesAnswersThatAreNotTheApi_data()
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

void TestTransportAnswers::judgesAnswersThatAreNotTheApi()
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

void TestTransportAnswers::answersNoChallenge_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("challenge");
    QTest::newRow("Basic") << 401 << QByteArray("WWW-Authenticate: Basic realm=\"x\"\r\n");
    QTest::newRow("Negotiate") << 401 << QByteArray("WWW-Authenticate: Negotiate\r\n");
    QTest::newRow("NTLM") << 401 << QByteArray("WWW-Authenticate: NTLM\r\n");
    QTest::newRow("a proxy's Basic")
        << 407 << QByteArray("Proxy-Authenticate: Basic realm=\"x\"\r\n");
}

void TestTransportAnswers::answersNoChallenge()
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

void TestTransportAnswers::judgesTheBodyAndNotItsType_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::newRow("I64 HTML") << QByteArray("text/html");
    QTest::newRow("I64 GBK") << QByteArray("application/json; charset=gbk");
}

void TestTransportAnswers::judgesTheBodyAndNotItsType()
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

void TestTransportAnswers::marksCutAnswersAsUnknown_data()
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

void TestTransportAnswers::marksCutAnswersAsUnknown()
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

void TestTransportAnswers::readsErrorsOfTheService_data()
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

void TestTransportAnswers::readsErrorsOfTheService()
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

void TestTransportAnswers::stopsAtTheCapOfTheBody_data()
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

void TestTransportAnswers::stopsAtTheCapOfTheBody()
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

QTEST_GUILESS_MAIN(TestTransportAnswers)
#include "tst_transport_answers.moc"

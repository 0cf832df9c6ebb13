// SPDX-License-Identifier: GPL-3.0-or-later
#include "client_fixture.h"
#include "core/wire/parameters.h"
#include "scripted_server.h"

#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QRegularExpression>
#include <QTimer>

using namespace muster;

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
    void knowsThatNothingLeft_data();
    void knowsThatNothingLeft();
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

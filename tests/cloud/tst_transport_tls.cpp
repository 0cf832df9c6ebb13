// SPDX-License-Identifier: GPL-3.0-or-later
#include "client_fixture.h"
#include "scripted_server.h"
#include "tls_server.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <QSemaphore>
#include <QSslConfiguration>
#include <QThread>

using namespace muster;

namespace {

/// Highest memory use of this process since reset, in KiB.
qint64 peakKiB()
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray& line : lines) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().chopped(3).toLongLong();
    }
    return 0;
}

void resetPeak()
{
    QFile file(QStringLiteral("/proc/self/clear_refs"));
    if (file.open(QIODevice::WriteOnly))
        file.write("5");
}

QByteArray deflated(const QByteArray& body)
{
    return qCompress(body, 9).mid(4); // without the size that Qt puts before it
}

} // namespace

/// TLS, its deadline, and bodies that are compressed.
class TestTransportTls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_identity = SelfSigned::make(); }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void cleanup() { QSslConfiguration::setDefaultConfiguration(m_plain); }
    void sendsNothingToAServerThatNobodyVouchesFor();
    void talksToAServerThatIsTrusted();
    void sendsOneCopyWhenATrustedServerHangsUp();
    void endsAConnectionThatIsNeverEncrypted();
    void sendsNothingBeforeItKnowsOfTheEncryption();
    void knowsThatNothingLeftBeforeTheHandshakeEnded_data();
    void knowsThatNothingLeftBeforeTheHandshakeEnded();
    void readsACompressedAnswer();
    void stopsAtTheCapOfACompressedBody_data();
    void stopsAtTheCapOfACompressedBody();

private:
    void trustTheServer()
    {
        QSslConfiguration trusting = m_plain;
        trusting.setCaCertificates({m_identity.certificate});
        QSslConfiguration::setDefaultConfiguration(trusting);
    }

    SelfSigned m_identity;
    QSslConfiguration m_plain = QSslConfiguration::defaultConfiguration();
};

void TestTransportTls::sendsNothingToAServerThatNobodyVouchesFor()
{
    TlsServer server(m_identity, [](QSslSocket*) {});
    ClientFixture fixture(server.endpoint());

    const auto launch = waited(fixture.client.run(launchRequest("Amount=1")));

    QVERIFY(!launch);
    QCOMPARE(launch.error().kind, Error::Kind::NotSent);
    QTest::qWait(200);
    QCOMPARE(server.connections(), 1);
    QCOMPARE(server.requests(), 0);
}

void TestTransportTls::talksToAServerThatIsTrusted()
{
    trustTheServer();
    TlsServer server(m_identity, [](QSslSocket* socket) {
        socket->write("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(kTwoIds.size())
            + "\r\n\r\n" + kTwoIds);
    });
    ClientFixture fixture(server.endpoint());

    const auto launch = waited(fixture.client.run(launchRequest("Amount=1")));

    QVERIFY2(launch, qPrintable(launch ? QString() : launch.error().detail));
    QCOMPARE(server.requests(), 1);
}

void TestTransportTls::sendsOneCopyWhenATrustedServerHangsUp()
{
    trustTheServer();
    TlsServer server(m_identity, [](QSslSocket* socket) { socket->abort(); });
    ClientFixture fixture(server.endpoint());

    const auto launch
        = waited(fixture.client.run(launchRequest("UserData=" + QByteArray(60'000, 'x'))));

    QVERIFY(!launch);
    QCOMPARE(launch.error().kind, Error::Kind::OutcomeUnknown);
    QTest::qWait(300); // a second copy would come now
    QCOMPARE(server.requests(), 1);
}

void TestTransportTls::endsAConnectionThatIsNeverEncrypted()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost, 0));
    ClientFixture fixture(QUrl(QStringLiteral("https://127.0.0.1:%1").arg(silent.serverPort())));
    QElapsedTimer clock;
    clock.start();

    const auto launch = fixture.client.run(launchRequest("Amount=1"));
    DescribeQuery query;
    query.region = kHangzhou;
    const auto page = fixture.client.describe(query);

    QCOMPARE(waited(launch).error().kind, Error::Kind::NotSent);
    QCOMPARE(waited(page).error().kind, Error::Kind::NotSent);
    QVERIFY2(clock.elapsed() >= 10'000 && clock.elapsed() < 14'000,
        qPrintable(QString::number(clock.elapsed())));
}

void TestTransportTls::sendsNothingBeforeItKnowsOfTheEncryption()
{
    trustTheServer();
    QThread elsewhere; // the server goes on while this thread stands still
    elsewhere.start();
    QObject there;
    there.moveToThread(&elsewhere);
    std::unique_ptr<TlsServer> server;
    QMetaObject::invokeMethod(
        &there,
        [&] {
            server = std::make_unique<TlsServer>(m_identity, [](QSslSocket* socket) {
                socket->write("HTTP/1.1 200 OK\r\nContent-Length: "
                    + QByteArray::number(kTwoIds.size()) + "\r\n\r\n" + kTwoIds);
            });
        },
        Qt::BlockingQueuedConnection);
    ClientFixture fixture(server->endpoint());

    const auto launch = fixture.client.run(launchRequest("Amount=1"));
    while (server->connections() == 0)
        QCoreApplication::processEvents();
    QSemaphore never;
    QVERIFY(!never.tryAcquire(1, 10'500)); // longer than the connection may take
    const auto answer = waited(launch);
    const int requests = server->requests();
    QMetaObject::invokeMethod(
        &there, [&server] { server.reset(); }, Qt::BlockingQueuedConnection);
    elsewhere.quit();
    elsewhere.wait();

    // Whichever comes first after the pause, the deadline or the encryption: what is called unsent
    // is not there.
    QCOMPARE(requests, answer ? 1 : 0);
    QVERIFY(answer || answer.error().kind == Error::Kind::NotSent);
}

void TestTransportTls::knowsThatNothingLeftBeforeTheHandshakeEnded_data()
{
    QTest::addColumn<bool>("reset");
    QTest::newRow("closed in the handshake") << false;
    QTest::newRow("reset in the handshake") << true;
}

void TestTransportTls::knowsThatNothingLeftBeforeTheHandshakeEnded()
{
    QFETCH(bool, reset);
    QTcpServer cutting;
    QVERIFY(cutting.listen(QHostAddress::LocalHost, 0));
    connect(&cutting, &QTcpServer::newConnection, &cutting, [&cutting, reset] {
        QTcpSocket* socket = cutting.nextPendingConnection();
        connect(socket, &QIODevice::readyRead, socket, [socket, reset] {
            if (reset)
                socket->abort(); // the hello lies unread: the kernel sends a reset
            else
                socket->readAll();
            socket->close();
        });
    });
    ClientFixture fixture(QUrl(QStringLiteral("https://127.0.0.1:%1").arg(cutting.serverPort())));

    const auto launch = waited(fixture.client.run(launchRequest("Amount=1")));

    QVERIFY(!launch);
    QVERIFY2(launch.error().kind == Error::Kind::NotSent, qPrintable(launch.error().detail));
}

void TestTransportTls::readsACompressedAnswer()
{
    ScriptedServer server(
        ScriptedServer::answering(200, deflated(kTwoIds), "Content-Encoding: deflate\r\n"));
    ClientFixture fixture(server.endpoint());

    const auto launch = waited(fixture.client.run(launchRequest("Amount=1")));

    QVERIFY2(launch, qPrintable(launch ? QString() : launch.error().detail));
    QCOMPARE(launch->ids.size(), std::size_t{2});
}

void TestTransportTls::stopsAtTheCapOfACompressedBody_data()
{
    QTest::addColumn<bool>("launch");
    QTest::newRow("a launch") << true;
    QTest::newRow("a page") << false;
}

void TestTransportTls::stopsAtTheCapOfACompressedBody()
{
    QFETCH(bool, launch);
    const QByteArray bomb = deflated(QByteArray(256 << 20, ' '));
    ScriptedServer server(ScriptedServer::answering(200, bomb, "Content-Encoding: deflate\r\n"));
    ClientFixture fixture(server.endpoint());
    DescribeQuery query;
    query.region = kHangzhou;
    resetPeak();
    const qint64 before = peakKiB();
    QVERIFY2(before > 0 && before < 200 * 1024, "the peak of memory cannot be measured here");

    const Error error = launch ? waited(fixture.client.run(launchRequest("Amount=1"))).error()
                               : waited(fixture.client.describe(query)).error();

    QVERIFY(error.kind == Error::Kind::Malformed || error.kind == Error::Kind::OutcomeUnknown);
    QVERIFY2(peakKiB() - before < 64 * 1024, qPrintable(QString::number(peakKiB() - before)));
}

QTEST_GUILESS_MAIN(TestTransportTls)
#include "tst_transport_tls.moc"

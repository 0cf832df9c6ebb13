// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <cstdio>

// Reads whole requests, answers none, and hangs up.
struct Server : QTcpServer
{
    int copies = 0;
    Server()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (auto* s = nextPendingConnection()) {
                auto* got = new QByteArray;
                connect(s, &QTcpSocket::readyRead, s, [this, s, got] {
                    *got += s->readAll();
                    if (got->contains("\r\n\r\n")) {
                        ++copies;
                        std::printf("      copy %d: %s\n", copies,
                            got->left(got->indexOf('\r')).constData());
                        got->clear();
                        s->disconnectFromHost();
                    }
                });
            }
        });
    }
};
struct Empty : QIODevice
{
    Empty() { open(QIODevice::ReadOnly); }
    bool isSequential() const override { return true; }
    bool seek(qint64) override { return false; }
    bool atEnd() const override { return true; }
    qint64 bytesAvailable() const override { return 0; }
    qint64 readData(char*, qint64) override { return -1; }
    qint64 writeData(const char*, qint64) override { return -1; }
};
template <typename F>
void run(const char* name, F send)
{
    Server server;
    QNetworkAccessManager nam;
    Empty empty;
    QNetworkRequest r(
        QUrl(QStringLiteral("http://127.0.0.1:%1/?Action=RunInstances").arg(server.serverPort())));
    std::printf("%s\n", name);
    auto* reply = send(nam, r, &empty);
    QObject::connect(reply, &QNetworkReply::finished, qApp, &QCoreApplication::quit);
    QTimer::singleShot(5000, qApp, &QCoreApplication::quit);
    qApp->exec();
    std::printf("   -> %d copies, error %d (%s)\n", server.copies, int(reply->error()),
        qPrintable(reply->errorString()));
    delete reply;
}
int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    run("get", [](auto& n, auto r, auto*) { return n.get(r); });
    run("post, body of 2 bytes", [](auto& n, auto r, auto*) {
        r.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("text/plain"));
        return n.post(r, QByteArray("ab"));
    });
    run("post, empty body", [](auto& n, auto r, auto*) {
        r.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("text/plain"));
        return n.post(r, QByteArray());
    });
    run("sendCustomRequest POST, empty sequential device, no buffering",
        [](auto& n, auto r, auto* d) {
            r.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
            r.setHeader(QNetworkRequest::ContentLengthHeader, 0);
            return n.sendCustomRequest(r, "POST", d);
        });
}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <functional>
#include <vector>

namespace muster {

/// A server on loopback that counts whole requests and does with the connection what the test says.
/// It knows no API.
class ScriptedServer : public QTcpServer
{
    Q_OBJECT

public:
    using Script = std::function<void(QTcpSocket*)>;

    explicit ScriptedServer(Script script)
        : m_script(std::move(script))
    {
        connect(this, &QTcpServer::newConnection, this, &ScriptedServer::takeConnections);
        listen(QHostAddress::LocalHost, 0);
    }

    [[nodiscard]] QUrl endpoint() const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(serverPort()));
    }
    /// Heads of all requests, in order of arrival.
    [[nodiscard]] const std::vector<QByteArray>& requests() const { return m_requests; }
    [[nodiscard]] int connections() const { return m_connections; }
    /// The value of a header of the request \a index, empty when it is missing.
    [[nodiscard]] QByteArray header(std::size_t index, const QByteArray& name) const
    {
        const QList<QByteArray> lines = m_requests.at(index).split('\n');
        for (const QByteArray& line : lines) {
            if (line.left(name.size() + 1).toLower() == name.toLower() + ':')
                return line.mid(name.size() + 1).trimmed();
        }
        return {};
    }

    /// A script that answers \a body.
    static Script answering(int status, const QByteArray& body, const QByteArray& headers = {})
    {
        return [status, body, headers](QTcpSocket* socket) {
            socket->write("HTTP/1.1 " + QByteArray::number(status) + " X\r\nContent-Length: "
                + QByteArray::number(body.size()) + "\r\n" + headers + "\r\n" + body);
        };
    }

private:
    void takeConnections()
    {
        while (QTcpSocket* socket = nextPendingConnection()) {
            ++m_connections;
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        }
    }

    void read(QTcpSocket* socket)
    {
        QByteArray text = socket->property("text").toByteArray() + socket->readAll();
        const QPointer<QTcpSocket> guard(socket);
        for (qsizetype end = text.indexOf("\r\n\r\n"); end >= 0; end = text.indexOf("\r\n\r\n")) {
            m_requests.push_back(text.left(end));
            text = text.mid(end + 4);
            m_script(socket);
            if (!guard)
                return;
        }
        socket->setProperty("text", text);
    }

    Script m_script;
    std::vector<QByteArray> m_requests;
    int m_connections = 0;
};

} // namespace muster

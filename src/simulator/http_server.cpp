// SPDX-License-Identifier: GPL-3.0-or-later
#include "http_server.h"

#include <QSslSocket>

namespace muster {

HttpServer::HttpServer(QObject* parent)
    : QTcpServer(parent)
{
    setListenBacklogSize(512);
    setMaxPendingConnections(4096);
}

bool HttpServer::listenOn(quint16 port)
{
    return listen(QHostAddress::LocalHost, port);
}

void HttpServer::incomingConnection(qintptr descriptor)
{
    QTcpSocket* socket = nullptr;
    if (m_tls) {
        auto* secure = new QSslSocket(this);
        secure->setSslConfiguration(*m_tls);
        secure->setSocketDescriptor(descriptor);
        secure->startServerEncryption();
        socket = secure;
    } else {
        socket = new QTcpSocket(this);
        socket->setSocketDescriptor(descriptor);
    }
    auto* connection = new HttpConnection(socket, this);
    connect(connection, &HttpConnection::requestArrived, this,
        [this, connection](
            const HttpRequest& request) { Q_EMIT requestArrived(request, connection); });
}

} // namespace muster

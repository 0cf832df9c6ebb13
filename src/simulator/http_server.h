// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http_connection.h"

#include <QSslConfiguration>
#include <QTcpServer>

#include <optional>

namespace muster {

/// Listens on loopback and turns connections into requests, with TLS when a certificate is given.
class HttpServer : public QTcpServer
{
    Q_OBJECT

public:
    explicit HttpServer(QObject* parent = nullptr);

    /// Serves https with \a configuration; to be set before listening.
    void useTls(const QSslConfiguration& configuration) { m_tls = configuration; }
    /// Listens on 127.0.0.1; \a port 0 takes any free one.
    bool listenOn(quint16 port);

Q_SIGNALS:
    /// \a connection must answer. It may vanish before: keep it in a QPointer.
    void requestArrived(const muster::HttpRequest& request, muster::HttpConnection* connection);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    std::optional<QSslConfiguration> m_tls;
};

} // namespace muster

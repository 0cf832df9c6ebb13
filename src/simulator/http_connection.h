// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http_message.h"

#include <QObject>
#include <QPointer>
#include <QTcpSocket>

#include <http_parser.h>

#include <deque>

namespace muster {

/// One connection of a client: reads requests, and writes replies in every way that a fault may ask
/// for.
///
/// Requests of one connection are handled one after the other: the next is announced when the
/// answer to the one before has been written. Each request must be ended by exactly one of send(),
/// sendPart(), trickle(), flood(), finish(), reset().
class HttpConnection : public QObject
{
    Q_OBJECT

public:
    /// Takes over \a socket.
    HttpConnection(QTcpSocket* socket, QObject* parent);
    ~HttpConnection() override;

    /// A whole reply; the connection stays open when the client wants it.
    void send(const HttpReply& reply);
    /// The first \a bytes of the reply's bytes (\a withHead: after a complete head), then the end.
    void sendPart(const HttpReply& reply, qint64 bytes, bool withHead);
    /// The reply, \a bytesPerSecond at a time.
    void trickle(const HttpReply& reply, int bytesPerSecond);
    /// A head that promises \a bytes and that many bytes of filling, no faster than the client
    /// reads.
    void flood(const HttpReply& reply, qint64 bytes);
    /// Ends the connection in good order (FIN).
    void finish();
    /// Ends the connection with a reset (RST).
    void reset();

Q_SIGNALS:
    /// A request is complete; it waits for its answer.
    void requestArrived(const muster::HttpRequest& request);

private:
    void readSocket();
    void parse(const QByteArray& bytes);
    void announceNext();
    void answered(bool keepAlive);
    void writeFilling();
    void writeTrickle();
    static HttpConnection* self(http_parser* parser);
    static http_parser_settings parserSettings();
    void storeHeader();

    QPointer<QTcpSocket> m_socket;
    http_parser m_parser{};
    http_parser_settings m_settings{};
    HttpRequest m_reading;
    QByteArray m_headerName;
    QByteArray m_headerValue;
    bool m_valueSeen = false;
    std::deque<HttpRequest> m_waiting;
    bool m_busy = false;
    bool m_keepAlive = true;
    bool m_ended = false;
    qint64 m_fillingLeft = 0;
    QByteArray m_trickle;
    int m_trickleRate = 1;
};

} // namespace muster

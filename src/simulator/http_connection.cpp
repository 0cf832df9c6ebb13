// SPDX-License-Identifier: GPL-3.0-or-later
#include "http_connection.h"

#include <QTimer>

#include <sys/socket.h>

#include <algorithm>
#include <chrono>

namespace muster {

namespace {

/// URLs of 128 KB must pass (ecs-api.md 1); the parser's own limit is 80 KB.
constexpr uint32_t kMaxHeadBytes = 512 * 1024;
constexpr qsizetype kMaxBodyBytes = qsizetype{4} * 1024 * 1024;
constexpr qint64 kFillingChunk = qint64{64} * 1024;
constexpr qsizetype kMaxPipelined = 64;

} // namespace

HttpConnection::HttpConnection(QTcpSocket* socket, QObject* parent)
    : QObject(parent)
    , m_socket(socket)
    , m_settings(parserSettings())
{
    http_parser_set_max_header_size(kMaxHeadBytes);
    http_parser_init(&m_parser, HTTP_REQUEST);
    m_parser.data = this;
    socket->setParent(this);
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(socket, &QTcpSocket::readyRead, this, &HttpConnection::readSocket);
    connect(socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    connect(socket, &QTcpSocket::bytesWritten, this, &HttpConnection::writeFilling);
}

HttpConnection::~HttpConnection()
{
    if (m_socket)
        m_socket->disconnect(this);
}

HttpConnection* HttpConnection::self(http_parser* parser)
{
    return static_cast<HttpConnection*>(parser->data);
}

http_parser_settings HttpConnection::parserSettings()
{
    http_parser_settings settings;
    http_parser_settings_init(&settings);
    settings.on_message_begin = [](http_parser* parser) {
        self(parser)->m_reading = HttpRequest();
        return 0;
    };
    settings.on_url = [](http_parser* parser, const char* at, size_t length) {
        self(parser)->m_reading.target.append(at, static_cast<qsizetype>(length));
        return 0;
    };
    settings.on_header_field = [](http_parser* parser, const char* at, size_t length) {
        if (self(parser)->m_valueSeen)
            self(parser)->storeHeader();
        self(parser)->m_headerName.append(at, static_cast<qsizetype>(length));
        return 0;
    };
    settings.on_header_value = [](http_parser* parser, const char* at, size_t length) {
        self(parser)->m_valueSeen = true;
        self(parser)->m_headerValue.append(at, static_cast<qsizetype>(length));
        return 0;
    };
    settings.on_headers_complete = [](http_parser* parser) {
        self(parser)->storeHeader();
        return 0;
    };
    settings.on_body = [](http_parser* parser, const char* at, size_t length) {
        QByteArray& body = self(parser)->m_reading.body;
        body.append(at, static_cast<qsizetype>(length));
        return body.size() > kMaxBodyBytes ? 1 : 0;
    };
    settings.on_message_complete = [](http_parser* parser) {
        HttpConnection* me = self(parser);
        me->m_reading.method = http_method_str(static_cast<http_method>(parser->method));
        me->m_reading.keepAlive = http_should_keep_alive(parser) != 0;
        me->m_waiting.push_back(std::move(me->m_reading));
        me->m_reading = HttpRequest();
        return static_cast<qsizetype>(me->m_waiting.size()) > kMaxPipelined ? 1 : 0;
    };
    return settings;
}

void HttpConnection::storeHeader()
{
    if (!m_headerName.isEmpty())
        m_reading.headers.emplace_back(m_headerName.toLower(), m_headerValue.trimmed());
    m_headerName.clear();
    m_headerValue.clear();
    m_valueSeen = false;
}

void HttpConnection::readSocket()
{
    const QByteArray bytes = m_socket->readAll();
    if (!m_ended)
        parse(bytes);
}

void HttpConnection::parse(const QByteArray& bytes)
{
    const auto length = static_cast<size_t>(bytes.size());
    const size_t used = http_parser_execute(&m_parser, &m_settings, bytes.constData(), length);
    announceNext();
    if (used != length && !m_ended) {
        HttpReply refusal;
        refusal.status = 400;
        refusal.contentType = "text/plain";
        refusal.body = "The request cannot be read as HTTP/1.1.\n";
        m_keepAlive = false;
        send(refusal);
    }
}

void HttpConnection::announceNext()
{
    if (m_busy || m_ended || m_waiting.empty())
        return;
    m_busy = true;
    const HttpRequest request = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_keepAlive = request.keepAlive;
    Q_EMIT requestArrived(request);
}

void HttpConnection::answered(bool keepAlive)
{
    m_busy = false;
    if (keepAlive)
        QTimer::singleShot(0, this, &HttpConnection::announceNext);
    else
        finish();
}

void HttpConnection::send(const HttpReply& reply)
{
    if (m_ended)
        return;
    m_socket->write(headOf(reply, m_keepAlive) + reply.body);
    answered(m_keepAlive);
}

void HttpConnection::sendPart(const HttpReply& reply, qint64 bytes, bool withHead)
{
    if (m_ended)
        return;
    const QByteArray head = headOf(reply, m_keepAlive);
    const qint64 most = withHead ? head.size() + bytes : bytes;
    m_socket->write((head + reply.body).left(most));
    finish();
}

void HttpConnection::trickle(const HttpReply& reply, int bytesPerSecond)
{
    m_trickle = headOf(reply, false) + reply.body;
    m_trickleRate = std::max(1, bytesPerSecond);
    writeTrickle();
}

void HttpConnection::writeTrickle()
{
    if (m_ended)
        return;
    // Ten times a second when the rate allows, so that the client sees a steady flow.
    const int step = std::max(1, m_trickleRate / 10);
    m_socket->write(m_trickle.left(step));
    m_trickle.remove(0, step);
    if (m_trickle.isEmpty()) {
        finish();
        return;
    }
    QTimer::singleShot(std::chrono::milliseconds(1000 * step / m_trickleRate), this,
        &HttpConnection::writeTrickle);
}

void HttpConnection::flood(const HttpReply& reply, qint64 bytes)
{
    if (m_ended)
        return;
    const QByteArray start = R"({"Filling":")";
    QByteArray head = headOf(reply, false);
    head.replace("Content-Length: 0", "Content-Length: " + QByteArray::number(bytes));
    m_socket->write(head + start.left(bytes));
    m_fillingLeft = bytes - start.size();
    if (m_fillingLeft <= 0)
        finish();
}

void HttpConnection::writeFilling()
{
    if (m_fillingLeft <= 0 || m_socket->bytesToWrite() > kFillingChunk)
        return;
    const qint64 chunk = std::min(kFillingChunk, m_fillingLeft);
    m_fillingLeft -= chunk;
    QByteArray filling(chunk, 'x');
    if (m_fillingLeft == 0 && chunk >= 2)
        filling.replace(chunk - 2, 2, R"("})");
    m_socket->write(filling);
    if (m_fillingLeft == 0)
        finish();
}

void HttpConnection::finish()
{
    if (m_ended)
        return;
    m_ended = true;
    m_socket->disconnectFromHost();
}

void HttpConnection::reset()
{
    if (m_ended)
        return;
    m_ended = true;
    // A linger time of zero turns the close into a reset.
    const linger hard{1, 0};
    setsockopt(
        static_cast<int>(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
    m_socket->abort();
    deleteLater();
}

} // namespace muster

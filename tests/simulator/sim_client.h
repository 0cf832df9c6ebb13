// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signature.h"
#include "simulator.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageAuthenticationCode>
#include <QTcpSocket>
#include <QUuid>

namespace muster {

/// A socket of a test: sends bytes, keeps what comes, and notes how the connection ended.
class RawClient : public QObject
{
public:
    RawClient(quint16 port, const QByteArray& bytes)
    {
        connect(
            &m_socket, &QTcpSocket::readyRead, this, [this] { m_received += m_socket.readAll(); });
        connect(&m_socket, &QTcpSocket::disconnected, this, [this] { m_closed = true; });
        connect(&m_socket, &QTcpSocket::errorOccurred, this, [this](auto error) {
            m_closed = true;
            m_error = error;
        });
        m_socket.connectToHost(QHostAddress::LocalHost, port);
        m_socket.write(bytes);
    }
    void send(const QByteArray& bytes) { m_socket.write(bytes); }
    [[nodiscard]] bool isClosed() const { return m_closed; }
    [[nodiscard]] QByteArray received() const { return m_received; }
    [[nodiscard]] int status() const { return m_received.mid(9, 3).toInt(); }
    [[nodiscard]] QByteArray body() const
    {
        return m_received.mid(m_received.indexOf("\r\n\r\n") + 4);
    }
    [[nodiscard]] QJsonObject object() const { return QJsonDocument::fromJson(body()).object(); }
    /// True when the whole body that Content-Length promises is there.
    [[nodiscard]] bool isComplete() const
    {
        const qsizetype at = m_received.indexOf("Content-Length: ");
        return at >= 0 && m_received.contains("\r\n\r\n")
            && body().size() >= m_received.mid(at + 16).split('\r').first().toLongLong();
    }

private:
    QTcpSocket m_socket;
    QByteArray m_received;
    bool m_closed = false;
    QAbstractSocket::SocketError m_error = QAbstractSocket::UnknownSocketError;
};

/// A V3 request, as bytes.
inline QByteArray signedBytes(quint16 port, const QByteArray& action, const Parameters& parameters,
    const QByteArray& nonce = QUuid::createUuid().toByteArray(QUuid::Id128))
{
    const AccessKey pair = demoKey();
    HttpRequest request;
    request.method = "POST";
    request.target = "/?" + canonicalQuery(parameters);
    request.headers = {{"host", "127.0.0.1:" + QByteArray::number(port)}, {"x-acs-action", action},
        {"x-acs-content-sha256", sha256Hex({})},
        {"x-acs-date", secondsText(QDateTime::currentMSecsSinceEpoch()).toLatin1()},
        {"x-acs-signature-nonce", nonce},
        {"x-acs-version", action == "GetCallerIdentity" ? "2015-04-01" : "2014-05-26"}};
    ApiCall call;
    for (const auto& header : request.headers)
        call.signedHeaders += (call.signedHeaders.isEmpty() ? "" : ";") + header.first;
    const QByteArray toSign = "ACS3-HMAC-SHA256\n" + sha256Hex(canonicalRequestV3(request, call));
    const QByteArray signature
        = QMessageAuthenticationCode::hash(toSign, pair.secret, QCryptographicHash::Sha256).toHex();
    QByteArray bytes = "POST " + request.target + " HTTP/1.1\r\n";
    for (const auto& [name, value] : request.headers)
        bytes += name + ": " + value + "\r\n";
    return bytes + "Authorization: ACS3-HMAC-SHA256 Credential=" + pair.id + ",SignedHeaders="
        + call.signedHeaders + ",Signature=" + signature + "\r\nContent-Length: 0\r\n\r\n";
}

/// A request to the control port, as bytes.
inline QByteArray controlBytes(
    const QByteArray& method, const QByteArray& path, const QByteArray& body = {})
{
    return method + ' ' + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

/// Options as the command line makes them.
inline Options optionsOf(const QStringList& arguments)
{
    Options options;
    const QString mistake = readOptions(arguments, options);
    Q_ASSERT_X(mistake.isEmpty(), "optionsOf", qUtf8Printable(mistake));
    return options;
}

} // namespace muster

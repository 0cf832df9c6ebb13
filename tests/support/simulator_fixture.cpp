// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/simulator_fixture.h"

#include <QDeadlineTimer>
#include <QFileInfo>
#include <QJsonObject>
#include <QTcpSocket>

namespace muster {
namespace {

constexpr int kLimitMs = 10000;

QString programPath()
{
    return qEnvironmentVariable("MUSTER_BIN_DIR") + QStringLiteral("/muster-simulator");
}

Error fault(const QString& detail)
{
    return makeError(Error::Kind::Internal, detail);
}

QByteArray dechunked(const QByteArray& body)
{
    QByteArray plain;
    qsizetype at = 0;
    while (at < body.size()) {
        const qsizetype lineEnd = body.indexOf("\r\n", at);
        bool ok = false;
        const int size = lineEnd < 0 ? 0 : body.mid(at, lineEnd - at).toInt(&ok, 16);
        if (!ok || size == 0)
            break;
        plain += body.mid(lineEnd + 2, size);
        at = lineEnd + 2 + size + 2;
    }
    return plain;
}

struct HttpReply
{
    int status = 0;
    QByteArray body;
};

/// The value of header \a name (lower case), or nothing.
QByteArray headerOf(const QByteArray& head, const QByteArray& name)
{
    for (const QByteArray& line : head.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).trimmed().toLower() == name)
            return line.mid(colon + 1).trimmed();
    }
    return {};
}

/// True when \a bytes is a whole reply as far as its length can be told from it.
bool isWhole(const QByteArray& bytes)
{
    const qsizetype headEnd = bytes.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return false;
    const QByteArray length = headerOf(bytes.left(headEnd), QByteArrayLiteral("content-length"));
    return !length.isEmpty() && bytes.size() - headEnd - 4 >= length.toLongLong();
}

Result<HttpReply> parseReply(const QByteArray& bytes)
{
    const qsizetype headEnd = bytes.indexOf("\r\n\r\n");
    const QList<QByteArray> statusLine = bytes.left(bytes.indexOf("\r\n")).split(' ');
    if (headEnd < 0 || statusLine.size() < 2)
        return fault(QStringLiteral("no HTTP reply from the control port"));
    HttpReply reply;
    reply.status = statusLine.at(1).toInt();
    reply.body = bytes.mid(headEnd + 4);
    const QByteArray encoding
        = headerOf(bytes.left(headEnd), QByteArrayLiteral("transfer-encoding")).toLower();
    if (encoding == "chunked")
        reply.body = dechunked(reply.body);
    return reply;
}

} // namespace

bool SimulatorFixture::isBuilt()
{
    return QFileInfo(programPath()).isExecutable();
}

Result<Done> SimulatorFixture::start(const QStringList& arguments)
{
    if (!isBuilt())
        return makeError(
            Error::Kind::NotFound, QStringLiteral("no program at %1").arg(programPath()));
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(programPath(), QStringList(QStringLiteral("--with-parent")) + arguments);
    QDeadlineTimer deadline(kLimitMs);
    if (!m_process.waitForStarted(kLimitMs))
        return fault(m_process.errorString());
    while (!m_process.canReadLine()) {
        if (m_process.state() == QProcess::NotRunning)
            return fault(QStringLiteral("the simulator ended before it was ready"));
        if (deadline.hasExpired())
            return fault(QStringLiteral("the simulator is not ready after 10 s"));
        m_process.waitForReadyRead(static_cast<int>(deadline.remainingTime()));
    }
    return readReadyLine(m_process.readLine());
}

Result<Done> SimulatorFixture::readReadyLine(const QByteArray& line)
{
    const QJsonObject ready = QJsonDocument::fromJson(line).object();
    m_endpoint = QUrl(ready.value(QStringLiteral("endpoint")).toString());
    m_admin = QUrl(ready.value(QStringLiteral("admin")).toString());
    m_accessKeyId = ready.value(QStringLiteral("accessKeyId")).toString();
    m_accessKeySecret = ready.value(QStringLiteral("accessKeySecret")).toString();
    const QJsonObject defaults = ready.value(QStringLiteral("defaults")).toObject();
    for (auto it = defaults.begin(); it != defaults.end(); ++it)
        m_defaults.set(it.key(), it.value().toString());
    if (m_endpoint.isEmpty() || m_admin.isEmpty() || m_accessKeyId.isEmpty())
        return fault(QStringLiteral("unusable ready line: %1").arg(QString::fromUtf8(line)));
    return Done();
}

void SimulatorFixture::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(5000)) {
        m_process.kill();
        m_process.waitForFinished(5000);
    }
}

Result<QJsonDocument> SimulatorFixture::get(const QString& path) const
{
    return ask(QByteArrayLiteral("GET"), path, {});
}

Result<QJsonDocument> SimulatorFixture::post(const QString& path, const QByteArray& json) const
{
    return ask(QByteArrayLiteral("POST"), path, json);
}

Result<QJsonDocument> SimulatorFixture::clearFaults() const
{
    return ask(QByteArrayLiteral("DELETE"), QStringLiteral("/faults"), {});
}

Result<QJsonDocument> SimulatorFixture::ask(
    const QByteArray& method, const QString& path, const QByteArray& body) const
{
    QTcpSocket socket;
    socket.connectToHost(m_admin.host(), static_cast<quint16>(m_admin.port()));
    if (!socket.waitForConnected(kLimitMs))
        return fault(socket.errorString());
    QByteArray request = method + ' ' + path.toUtf8()
        + " HTTP/1.1\r\nHost: " + m_admin.authority().toUtf8() + "\r\nConnection: close\r\n";
    if (method == "POST")
        request += "Content-Type: application/json\r\n";
    request += "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    socket.write(request);
    QByteArray answer;
    QDeadlineTimer deadline(kLimitMs);
    while (!isWhole(answer) && !deadline.hasExpired()) {
        if (!socket.waitForReadyRead(static_cast<int>(deadline.remainingTime()))
            && socket.bytesAvailable() == 0)
            break;
        answer += socket.readAll();
    }
    const Result<HttpReply> reply = parseReply(answer);
    if (!reply)
        return reply.error();
    if (reply->status != 200) {
        return fault(QStringLiteral("%1 %2 answered %3: %4")
                         .arg(QString::fromUtf8(method), path)
                         .arg(reply->status)
                         .arg(QString::fromUtf8(reply->body)));
    }
    QJsonParseError parsed;
    const QJsonDocument document = QJsonDocument::fromJson(reply->body, &parsed);
    if (parsed.error != QJsonParseError::NoError)
        return makeError(Error::Kind::Malformed, parsed.errorString());
    return document;
}

} // namespace muster

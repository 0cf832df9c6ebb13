// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/single_instance.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QFileInfo>
#include <QLocalSocket>
#include <QThread>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>

namespace muster {
namespace {

const QByteArray kWish = QByteArrayLiteral("raise\n");
const QByteArray kAnswer = QByteArrayLiteral("ok\n");
constexpr std::chrono::milliseconds kOwnerBegins{500};
constexpr std::chrono::milliseconds kConnectAgain{20};

} // namespace

class SingleInstance::Address
{
public:
    explicit Address(const QString& path)
        : m_name(path)
    {
        constexpr int kRoom = 100; // of 108, for what Qt may append
        if (QFile::encodeName(path).size() <= kRoom)
            return;
        // A long home: reach its folder through a descriptor, whose name is short.
        const QFileInfo info(path);
        m_folder
            = open(QFile::encodeName(info.path()).constData(), O_PATH | O_DIRECTORY | O_CLOEXEC);
        if (m_folder >= 0)
            m_name = QStringLiteral("/proc/self/fd/%1/%2").arg(m_folder).arg(info.fileName());
    }
    Address(const Address&) = delete;
    Address& operator=(const Address&) = delete;
    ~Address()
    {
        if (m_folder >= 0)
            close(m_folder);
    }
    [[nodiscard]] const QString& name() const { return m_name; }

private:
    QString m_name;
    int m_folder = -1;
};

SingleInstance::SingleInstance(QObject* parent)
    : QObject(parent)
{
}

SingleInstance::~SingleInstance() = default;

Result<Done> SingleInstance::listen(const QString& socketPath)
{
    m_address = std::make_unique<Address>(socketPath);
    m_server = std::make_unique<QLocalServer>();
    connect(m_server.get(), &QLocalServer::newConnection, this, &SingleInstance::onConnected);
    QLocalServer::removeServer(m_address->name());
    if (!m_server->listen(m_address->name())) {
        const QString reason = m_server->errorString();
        m_server.reset();
        return makeError(Error::Kind::Storage, socketPath + QStringLiteral(": ") + reason);
    }
    return Done();
}

void SingleInstance::onConnected()
{
    while (QLocalSocket* socket = m_server->nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        const auto read = [this, socket] {
            if (!socket->canReadLine()) {
                if (socket->bytesAvailable() > kWish.size())
                    socket->abort();
                return;
            }
            if (socket->readLine() != kWish) {
                socket->abort();
                return;
            }
            socket->write(kAnswer);
            socket->flush();
            Q_EMIT raiseRequested();
        };
        connect(socket, &QLocalSocket::readyRead, this, read);
        read(); // the wish may have come with the connection
    }
}

Result<Done> SingleInstance::askToRaise(const QString& socketPath, std::chrono::milliseconds limit)
{
    const auto silent = [&socketPath](const QString& why) {
        return makeError(Error::Kind::Locked, socketPath + QStringLiteral(": ") + why);
    };
    const Address address(socketPath);
    QDeadlineTimer deadline(limit);
    const auto left = [&deadline] { return static_cast<int>(deadline.remainingTime()); };
    QLocalSocket socket;
    // An owner that has only just taken the lock listens a moment later.
    QDeadlineTimer begins(std::min(limit, kOwnerBegins));
    socket.connectToServer(address.name());
    while (!socket.waitForConnected(left())) {
        if (begins.hasExpired())
            return silent(socket.errorString());
        QThread::msleep(kConnectAgain.count());
        socket.connectToServer(address.name());
    }
    socket.write(kWish);
    while (!socket.canReadLine()) {
        if (deadline.hasExpired() || !socket.waitForReadyRead(left()))
            return silent(QStringLiteral("the owner does not answer"));
    }
    if (socket.readLine() != kAnswer)
        return silent(QStringLiteral("the owner answers something else"));
    return Done();
}

} // namespace muster

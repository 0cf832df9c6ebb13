// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QLocalServer>
#include <QObject>
#include <QString>

#include <chrono>
#include <memory>

namespace muster {

/// The socket by which a second Muster asks the owner of the home to show its window. Who may
/// listen is decided by HomeLock.
class SingleInstance : public QObject
{
    Q_OBJECT

public:
    explicit SingleInstance(QObject* parent = nullptr);
    ~SingleInstance() override;

    /// Listens at \a socketPath, whatever lies there from an earlier run. Call it only while
    /// holding the home's lock. Fails with Kind::Storage.
    Result<Done> listen(const QString& socketPath);

    /// Asks the owner at \a socketPath to show its window and waits for its "ok", blocking, for at
    /// most \a limit. Fails with Kind::Locked when nobody listens or answers: an owner without a
    /// window, or one that hangs.
    static Result<Done> askToRaise(
        const QString& socketPath, std::chrono::milliseconds limit = std::chrono::seconds(2));

Q_SIGNALS:
    /// Another Muster was started on this home.
    void raiseRequested();

private:
    /// A name for the path that fits into the 108 bytes of a socket address.
    class Address;

    void onConnected();

    std::unique_ptr<Address> m_address; ///< outlives the server
    std::unique_ptr<QLocalServer> m_server;
};

} // namespace muster

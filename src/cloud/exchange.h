// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api_request.h"
#include "cloud/request_signer.h"

#include <QElapsedTimer>
#include <QNetworkReply>
#include <QObject>
#include <QTimer>

#include <memory>

class QNetworkAccessManager;

namespace muster {

/// One request and its answer on the wire: sends one copy, keeps the deadlines and the cap of the
/// body, and tells whether a byte can have left. It answers exactly once, never before start() has
/// returned, and then deletes itself.
class Exchange : public QObject
{
    Q_OBJECT

public:
    /// \a shared is used for requests that change nothing; the others get a manager of their own,
    /// so that no connection of an earlier request is used again.
    Exchange(ApiRequest request, std::shared_ptr<QNetworkAccessManager> shared, ApiDone done,
        QObject* parent = nullptr);
    ~Exchange() override;

    void start(const V3Signature& signature);
    /// Answers \a error from the event loop, without sending.
    void failLater(const Error& error);
    /// Answers Kind::Cancelled at once and ends the connection.
    void cancel();

private:
    void watchReply();
    void readMore();
    void onFinished();
    void finish(const Result<ApiReply>& result);
    [[nodiscard]] QString answerForLog() const;
    void log(const Result<ApiReply>& result) const;

    [[nodiscard]] bool isSecure() const;
    [[nodiscard]] bool hasNothingLeft() const;
    [[nodiscard]] bool isCleanFailure(QNetworkReply::NetworkError error) const;
    [[nodiscard]] Error noAnswer(bool clean, const QString& detail) const;
    [[nodiscard]] ApiReply replyFromWire();

    ApiRequest m_request;
    std::shared_ptr<QNetworkAccessManager> m_manager; ///< must outlive the reply
    ApiDone m_done;
    QNetworkReply* m_reply = nullptr;
    QTimer m_deadline;
    QTimer m_connectDeadline;
    QElapsedTimer m_clock;
    QByteArray m_body;
    bool m_encrypted = false;
    bool m_requestSent = false;
};

/// A manager for \a endpoint. This machine is never asked through a proxy.
std::shared_ptr<QNetworkAccessManager> makeManager(const QUrl& endpoint);
/// The Host header for \a endpoint, as it is signed and sent.
QByteArray hostHeader(const QUrl& endpoint);

} // namespace muster

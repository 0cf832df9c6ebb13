// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange.h"

#include "core/account/account.h"
#include "core/ids.h"
#include "empty_device.h"
#include "http_headers.h"
#include "log.h"

#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkRequest>
#include <QSslConfiguration>

#include <algorithm>

namespace muster {
namespace {

/// Until the connection is encrypted. Plain http gives no sign of its connection, and is on this
/// machine only.
constexpr seconds kConnectDeadline{10};
constexpr qint64 kReadBuffer = 1 << 20;
/// Room behind a body, so that its reader need not copy it (the JSON parser looks beyond the end).
constexpr qsizetype kPadding = 128;

/// The answer came, but not whole: a layer below HTTP failed. Errors that only repeat the status
/// are not of this kind.
bool isCut(QNetworkReply::NetworkError error, int httpStatus)
{
    const bool isRedirect
        = httpStatus >= 300 && httpStatus < 400; // Qt minds that it may not send the body again
    if (error == QNetworkReply::NoError || isRedirect)
        return false;
    if (httpStatus < 400)
        return true;
    return error < QNetworkReply::ProxyConnectionRefusedError
        || error == QNetworkReply::ProtocolFailure || error == QNetworkReply::ProtocolUnknownError;
}

QString textOf(const QNetworkReply& reply, const char* header, qsizetype longest)
{
    return QString::fromUtf8(reply.rawHeader(header).left(longest));
}

void setAttributes(QNetworkRequest& request)
{
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::HttpPipeliningAllowedAttribute, false);
    request.setAttribute(
        QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(
        QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
}

QNetworkRequest makeRequest(const QUrl& url, const V3Signature& signature)
{
    QNetworkRequest request(url);
    setAttributes(request);
    request.setHeader(QNetworkRequest::ContentLengthHeader, 0);
    request.setRawHeader("User-Agent", "Muster/" MUSTER_VERSION);
    request.setRawHeader("Accept", "application/json");
    for (const auto& [name, value] : signature.headers)
        request.setRawHeader(name, value);
    request.setRawHeader("Authorization", signature.authorization);
    if (url.scheme() == QStringLiteral("https")) {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setProtocol(QSsl::TlsV1_2OrLater);
        tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
        request.setSslConfiguration(tls);
    }
    return request;
}

/// The request id that a body has, for the log only.
QString requestIdIn(const QByteArray& body)
{
    const qsizetype name = body.indexOf("\"RequestId\"");
    const qsizetype begin = name < 0 ? -1 : body.indexOf('"', name + 11);
    const qsizetype end = begin < 0 ? -1 : body.indexOf('"', begin + 1);
    const qsizetype size = std::min(end - begin - 1, qsizetype{129});
    const QString id = end < 0 ? QString() : QString::fromLatin1(body.mid(begin + 1, size));
    return isPlainIdentifier(id) ? id : QStringLiteral("-");
}

} // namespace

QByteArray hostHeader(const QUrl& endpoint)
{
    QByteArray host = endpoint.host(QUrl::FullyEncoded).toLatin1();
    if (host.contains(':'))
        host = '[' + host + ']';
    if (endpoint.port() != -1)
        host += ':' + QByteArray::number(endpoint.port());
    return host;
}

std::shared_ptr<QNetworkAccessManager> makeManager(const QUrl& endpoint)
{
    auto manager = std::make_shared<QNetworkAccessManager>();
    if (isLoopback(endpoint))
        manager->setProxy(QNetworkProxy::NoProxy);
    return manager;
}

Exchange::Exchange(ApiRequest request, std::shared_ptr<QNetworkAccessManager> shared, ApiDone done,
    QObject* parent)
    : QObject(parent)
    , m_request(std::move(request))
    , m_manager(m_request.changing ? makeManager(m_request.endpoint) : std::move(shared))
    , m_done(std::move(done))
{
    m_clock.start();
    for (QTimer* timer : {&m_deadline, &m_connectDeadline}) {
        timer->setSingleShot(true);
        timer->setTimerType(Qt::PreciseTimer);
    }
}

Exchange::~Exchange()
{
    delete m_reply; // before its manager
}

void Exchange::start(const V3Signature& signature)
{
    QByteArray address = m_request.endpoint.toEncoded(QUrl::RemovePath | QUrl::RemoveQuery) + '/';
    if (!m_request.query.isEmpty())
        address += '?' + m_request.query;
    const QUrl url = QUrl::fromEncoded(address, QUrl::StrictMode);
    if (!url.isValid() || url.toEncoded() != address) {
        // Qt would send other bytes than those that are signed
        failLater(makeError(
            Error::Kind::Internal, QStringLiteral("the address would change on its way")));
        return;
    }
    auto* body = new EmptyDevice(this);
    m_reply = m_manager->sendCustomRequest(
        makeRequest(url, signature), QByteArrayLiteral("POST"), body);
    m_reply->setParent(nullptr);
    m_reply->setReadBufferSize(kReadBuffer);
    watchReply();
    m_deadline.start(m_request.deadline);
    // A read may wait for, or use, a connection that is there: its time begins when a new one is
    // tried.
    if (isSecure() && m_request.changing)
        m_connectDeadline.start(kConnectDeadline);
}

void Exchange::watchReply()
{
    connect(m_reply, &QNetworkReply::encrypted, this, [this] {
        m_encrypted = true;
        m_connectDeadline.stop();
    });
    connect(m_reply, &QNetworkReply::requestSent, this,
        [this] { // Qt 6.4 does not tell this of an empty body
            m_requestSent = true;
            m_connectDeadline.stop();
        });
    connect(m_reply, &QNetworkReply::metaDataChanged, &m_connectDeadline, &QTimer::stop);
    connect(m_reply, &QNetworkReply::socketStartedConnecting, this, [this] {
        if (isSecure() && !m_encrypted && !m_connectDeadline.isActive())
            m_connectDeadline.start(kConnectDeadline);
    });
    connect(m_reply, &QIODevice::readyRead, this, &Exchange::readMore);
    connect(m_reply, &QNetworkReply::finished, this, &Exchange::onFinished);
    connect(&m_connectDeadline, &QTimer::timeout, this, [this] {
        if (hasNothingLeft())
            finish(noAnswer(true, QStringLiteral("no connection within the deadline")));
    });
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        finish(noAnswer(hasNothingLeft(),
            QStringLiteral("no answer within the deadline of %1 ms")
                .arg(m_request.deadline.count())));
    });
}

void Exchange::failLater(const Error& error)
{
    QMetaObject::invokeMethod(
        this, [this, error] { finish(error); }, Qt::QueuedConnection);
}

void Exchange::cancel()
{
    finish(makeError(Error::Kind::Cancelled, QStringLiteral("the client went away")));
}

void Exchange::readMore()
{
    while (m_done && m_reply->bytesAvailable() > 0) {
        const QByteArray piece = m_reply->read(kReadBuffer);
        if (piece.isEmpty())
            return;
        if (m_body.size() + piece.size() > m_request.maxBytes) {
            Error error = makeError(Error::Kind::Malformed,
                QStringLiteral("a reply of more than %1 bytes").arg(m_request.maxBytes));
            error.httpStatus = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
            return finish(error);
        }
        m_body += piece;
    }
}

void Exchange::onFinished()
{
    readMore();
    if (!m_done)
        return;
    const QNetworkReply::NetworkError error = m_reply->error();
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0)
        return finish(noAnswer(isCleanFailure(error), m_reply->errorString()));
    if (isCut(error, status)) {
        Error cut = noAnswer(false, QStringLiteral("the reply was cut: ") + m_reply->errorString());
        cut.httpStatus = status;
        return finish(cut);
    }
    finish(replyFromWire());
}

ApiReply Exchange::replyFromWire()
{
    ApiReply reply;
    reply.httpStatus = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    m_body.reserve(m_body.size() + kPadding);
    reply.body = std::move(m_body);
    reply.host = m_request.endpoint.host();
    reply.location = textOf(*m_reply, "Location", 2048);
    reply.requestId = textOf(*m_reply, "x-acs-request-id", 128);
    reply.serverTimeMs = parseHttpDate(m_reply->rawHeader("Date"));
    reply.retryAfterMs = parseRetryAfter(m_reply->rawHeader("x-acs-retry-after"),
        m_reply->rawHeader("Retry-After"), reply.serverTimeMs);
    return reply;
}

bool Exchange::isSecure() const
{
    return m_request.endpoint.scheme() == QStringLiteral("https");
}

bool Exchange::hasNothingLeft() const
{
    // Qt's network thread waits until encrypted() was handled here, and sends the request after it.
    return isSecure() && !m_encrypted && !m_requestSent;
}

bool Exchange::isCleanFailure(QNetworkReply::NetworkError error) const
{
    if (m_requestSent || m_encrypted)
        return false;
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
        return true;
    case QNetworkReply::RemoteHostClosedError: // a request leaves only after encrypted()
    case QNetworkReply::SslHandshakeFailedError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        return isSecure();
    default: // a closed list: whatever Qt adds is no proof that nothing left
        return false;
    }
}

Error Exchange::noAnswer(bool clean, const QString& detail) const
{
    return makeError(clean ? Error::Kind::NotSent : Error::Kind::OutcomeUnknown, detail);
}

/// How an answer is named in the log. Its type is told, not used: the body alone is judged. The
/// header's own text stays out.
QString Exchange::answerForLog() const
{
    const QByteArray type
        = m_reply ? m_reply->rawHeader("Content-Type").toLower().replace(' ', "") : QByteArray();
    const bool usual = type == "application/json" || type == "application/json;charset=utf-8";
    return usual ? QStringLiteral("answered")
                 : QStringLiteral("answered, not marked as UTF-8 JSON");
}

void Exchange::log(const Result<ApiReply>& result) const
{
    if (!lcCloud().isDebugEnabled())
        return;
    // never a header, a query or a text of the service: a signature error repeats the whole request
    qCDebug(lcCloud).noquote() << m_request.action
                               << (result ? requestIdIn(result->body) : QStringLiteral("-"))
                               << (result ? result->httpStatus : result.error().httpStatus)
                               << (result ? answerForLog() : result.error().detail)
                               << m_clock.elapsed() << "ms";
}

void Exchange::finish(const Result<ApiReply>& result)
{
    if (!m_done)
        return;
    const ApiDone done = std::exchange(m_done, nullptr);
    m_deadline.stop();
    m_connectDeadline.stop();
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
    }
    log(result);
    setParent(nullptr);
    deleteLater();
    done(result); // last: it may delete the client
}

} // namespace muster

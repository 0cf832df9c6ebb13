// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport.h"

#include "exchange.h"

#include <QNetworkAccessManager>

#include <algorithm>

namespace muster {

Transport::Transport(CredentialSource& credentials)
    : m_credentials(credentials)
{
}

Transport::~Transport()
{
    const std::vector<QPointer<Exchange>> open = std::exchange(m_open, {});
    for (const QPointer<Exchange>& exchange : open) {
        if (exchange)
            exchange->cancel();
    }
}

void Transport::send(const ApiRequest& request, ApiDone done)
{
    Exchange* exchange = open(request, std::move(done));
    const Result<V3Signature> signature = sign(request);
    if (signature)
        exchange->start(*signature);
    else
        exchange->failLater(signature.error());
}

void Transport::failLater(const Error& error, ApiDone done)
{
    open(ApiRequest{}, std::move(done))->failLater(error);
}

Exchange* Transport::open(const ApiRequest& request, ApiDone done)
{
    m_open.erase(std::remove_if(
                     m_open.begin(), m_open.end(), [](const auto& each) { return each.isNull(); }),
        m_open.end());
    if (!m_reads && !request.changing && !request.endpoint.isEmpty())
        m_reads = makeManager(request.endpoint);
    auto* exchange = new Exchange(request, m_reads, std::move(done)); // deletes itself
    m_open.emplace_back(exchange);
    return exchange;
}

Result<V3Signature> Transport::sign(const ApiRequest& request)
{
    const bool secure = request.endpoint.scheme() == QStringLiteral("https");
    const bool local
        = request.endpoint.scheme() == QStringLiteral("http") && isLoopback(request.endpoint);
    if (!secure && !local)
        return makeError(
            Error::Kind::Invalid, QStringLiteral("plain http goes to this machine only"));
    const Result<Credentials> credentials = m_credentials.credentials();
    if (!credentials)
        return credentials.error();
    V3Request form;
    form.host = hostHeader(request.endpoint);
    form.action = request.action;
    form.version = request.version;
    form.query = request.query;
    form.nonce = request.nonce;
    form.timestamp = toIsoText(request.signedAt).toLatin1();
    return m_signer.signV3(form, *credentials);
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api_request.h"
#include "cloud/request_signer.h"
#include "core/ports/credential_source.h"

#include <QObject>
#include <QPointer>

#include <memory>
#include <vector>

class QNetworkAccessManager;

namespace muster {

class Exchange;

/// Signs requests and sends each of them once. It never repeats, follows no redirect and answers no
/// challenge.
class Transport
{
public:
    explicit Transport(CredentialSource& credentials);
    ~Transport(); ///< answers what is open with Kind::Cancelled
    Transport(const Transport&) = delete;
    Transport& operator=(const Transport&) = delete;

    /// Calls \a done exactly once, never before send() has returned. Kind::Invalid for plain http
    /// to another machine, Kind::NoCredentials without a key, Kind::NotSent and
    /// Kind::OutcomeUnknown as the reliability rules say (section 3).
    void send(const ApiRequest& request, ApiDone done);
    /// Answers \a done with \a error from the event loop.
    void failLater(const Error& error, ApiDone done);

private:
    Exchange* open(const ApiRequest& request, ApiDone done);
    Result<V3Signature> sign(const ApiRequest& request);

    CredentialSource& m_credentials;
    RequestSigner m_signer;
    std::shared_ptr<QNetworkAccessManager> m_reads; ///< made when first needed
    std::vector<QPointer<Exchange>> m_open;
};

} // namespace muster

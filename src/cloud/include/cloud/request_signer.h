// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/account/account.h"
#include "core/result.h"
#include "core/wire/parameters.h"

#include <QByteArray>

#include <memory>
#include <utility>
#include <vector>

namespace muster {

/// What V3 signs. Everything is in the form in which it goes out.
struct V3Request
{
    QByteArray method = QByteArrayLiteral("POST");
    QByteArray host{}; ///< as the Host header has it, with the port where that is sent
    QByteArray action{};
    QByteArray version{};
    QByteArray query{}; ///< sorted and encoded: Parameters::encoded()
    QByteArray nonce{};
    QByteArray timestamp{}; ///< `yyyy-MM-ddTHH:mm:ssZ`
    QByteArray contentType{}; ///< empty: no such header
    QByteArray body{};
    std::vector<std::pair<QByteArray, QByteArray>>
        extraHeaders{}; ///< names in lower case, beginning with `x-acs-`
};

struct V3Signature
{
    std::vector<std::pair<QByteArray, QByteArray>>
        headers{}; ///< all that are signed, sorted; `host` among them
    QByteArray signedHeaders{};
    QByteArray canonicalRequest{};
    QByteArray canonicalHash{}; ///< hex SHA-256 of canonicalRequest
    QByteArray signature{};
    QByteArray authorization{};
};

/// What V1 signs.
struct V1Request
{
    QByteArray method = QByteArrayLiteral("POST");
    QString action{};
    QString version{};
    QString format = QStringLiteral("JSON");
    QString nonce{};
    QString timestamp{};
};

struct V1Signature
{
    QByteArray canonicalQuery{};
    QByteArray stringToSign{};
    QByteArray signature{}; ///< Base64
    QByteArray signedParameters{}; ///< goes into the query or into a form body
};

/// Signs requests: V3 (ACS3-HMAC-SHA256) and V1 (RPC, HMAC-SHA1). Source: ECS API facts, section 2.
/// Clock and nonce are passed in. It keeps OpenSSL's contexts between calls, so one signer belongs
/// to one thread.
class RequestSigner
{
public:
    RequestSigner();
    ~RequestSigner();
    RequestSigner(const RequestSigner&) = delete;
    RequestSigner& operator=(const RequestSigner&) = delete;

    /// Fails with Kind::Internal when OpenSSL does.
    Result<V3Signature> signV3(const V3Request& request, const Credentials& credentials);
    /// \a parameters without the common ones. Fails with Kind::Internal when OpenSSL does.
    Result<V1Signature> signV1(
        const V1Request& request, const Parameters& parameters, const Credentials& credentials);

private:
    class Digests;
    std::unique_ptr<Digests> m_digests;
};

} // namespace muster

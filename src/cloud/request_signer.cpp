// SPDX-License-Identifier: GPL-3.0-or-later
#include "cloud/request_signer.h"

#include "core/wire/percent_writer.h"
#include "digests.h"

#include <algorithm>
#include <array>

namespace muster {
namespace {

/// SHA-256 of nothing, in hex.
QByteArray emptyBodyHash()
{
    return QByteArrayLiteral("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

QByteArray fromView(std::string_view text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

Error opensslFailed()
{
    return makeError(Error::Kind::Internal, QStringLiteral("OpenSSL could not sign"));
}

std::vector<std::pair<QByteArray, QByteArray>> headersToSign(
    const V3Request& request, const Credentials& credentials, const QByteArray& bodyHash)
{
    std::vector<std::pair<QByteArray, QByteArray>> headers;
    headers.reserve(8 + request.extraHeaders.size());
    if (!request.contentType.isEmpty())
        headers.emplace_back(QByteArrayLiteral("content-type"), request.contentType);
    headers.emplace_back(QByteArrayLiteral("host"), request.host);
    headers.emplace_back(QByteArrayLiteral("x-acs-action"), request.action);
    headers.emplace_back(QByteArrayLiteral("x-acs-content-sha256"), bodyHash);
    headers.emplace_back(QByteArrayLiteral("x-acs-date"), request.timestamp);
    if (!credentials.securityToken.isEmpty())
        headers.emplace_back(
            QByteArrayLiteral("x-acs-security-token"), fromView(credentials.securityToken.view()));
    headers.emplace_back(QByteArrayLiteral("x-acs-signature-nonce"), request.nonce);
    headers.emplace_back(QByteArrayLiteral("x-acs-version"), request.version);
    if (!request.extraHeaders.empty()) {
        headers.insert(headers.end(), request.extraHeaders.begin(), request.extraHeaders.end());
        std::sort(headers.begin(), headers.end());
    }
    return headers;
}

void writeCanonicalRequest(
    V3Signature& result, const V3Request& request, const QByteArray& bodyHash)
{
    PercentWriter names(192);
    PercentWriter canonical(request.query.size() + 1024);
    canonical.put(request.method);
    canonical.put("\n/\n");
    canonical.put(request.query);
    canonical.put('\n');
    for (const auto& [name, value] : result.headers) {
        canonical.put(name);
        canonical.put(':');
        canonical.put(QByteArrayView(value).trimmed());
        canonical.put('\n');
        if (!names.isEmpty())
            names.put(';');
        names.put(name);
    }
    result.signedHeaders = names.take();
    canonical.put('\n');
    canonical.put(result.signedHeaders);
    canonical.put('\n');
    canonical.put(bodyHash);
    result.canonicalRequest = canonical.take();
}

using NamedValue = std::pair<QString, QString>;

std::vector<NamedValue> commonParameters(const V1Request& request, const Credentials& credentials)
{
    std::vector<NamedValue> common;
    common.reserve(9);
    common.emplace_back(QStringLiteral("AccessKeyId"), credentials.accessKeyId);
    common.emplace_back(QStringLiteral("Action"), request.action);
    common.emplace_back(QStringLiteral("Format"), request.format);
    if (!credentials.securityToken.isEmpty()) {
        common.emplace_back(QStringLiteral("SecurityToken"),
            QString::fromUtf8(fromView(credentials.securityToken.view())));
    }
    common.emplace_back(QStringLiteral("SignatureMethod"), QStringLiteral("HMAC-SHA1"));
    common.emplace_back(QStringLiteral("SignatureNonce"), request.nonce);
    common.emplace_back(QStringLiteral("SignatureVersion"), QStringLiteral("1.0"));
    common.emplace_back(QStringLiteral("Timestamp"), request.timestamp);
    common.emplace_back(QStringLiteral("Version"), request.version);
    return common;
}

/// Merges the two sorted lists while it encodes; a common parameter wins over one of the same name.
QByteArray mergedQuery(const Parameters::Map& business, const std::vector<NamedValue>& common)
{
    PercentWriter query;
    const auto write = [&query](const QString& name, const QString& value) {
        if (!query.isEmpty())
            query.put('&');
        query.encode(name);
        query.put('=');
        query.encode(value);
    };
    auto own = business.begin();
    for (const auto& [name, value] : common) {
        int order = -1;
        while (own != business.end() && (order = own->first.compare(name)) < 0) {
            write(own->first, own->second);
            ++own;
        }
        if (own != business.end() && order == 0)
            ++own;
        write(name, value);
    }
    for (; own != business.end(); ++own)
        write(own->first, own->second);
    return query.take();
}

} // namespace

class RequestSigner::Digests : public DigestKit
{
};

RequestSigner::RequestSigner()
    : m_digests(std::make_unique<Digests>())
{
}

RequestSigner::~RequestSigner() = default;

Result<V3Signature> RequestSigner::signV3(const V3Request& request, const Credentials& credentials)
{
    const QByteArray bodyHash
        = request.body.isEmpty() ? emptyBodyHash() : m_digests->sha256Hex(request.body);
    V3Signature result;
    result.headers = headersToSign(request, credentials, bodyHash);
    writeCanonicalRequest(result, request, bodyHash);
    result.canonicalHash = m_digests->sha256Hex(result.canonicalRequest);

    PercentWriter stringToSign(96);
    stringToSign.put("ACS3-HMAC-SHA256\n");
    stringToSign.put(result.canonicalHash);
    result.signature = m_digests->hmacSha256Hex(credentials.secret.view(), stringToSign.take());
    if (bodyHash.isEmpty() || result.canonicalHash.isEmpty() || result.signature.isEmpty())
        return opensslFailed();

    PercentWriter authorization(384);
    authorization.put("ACS3-HMAC-SHA256 Credential=");
    authorization.put(credentials.accessKeyId.toLatin1());
    authorization.put(",SignedHeaders=");
    authorization.put(result.signedHeaders);
    authorization.put(",Signature=");
    authorization.put(result.signature);
    result.authorization = authorization.take();
    return result;
}

Result<V1Signature> RequestSigner::signV1(
    const V1Request& request, const Parameters& parameters, const Credentials& credentials)
{
    V1Signature result;
    result.canonicalQuery
        = mergedQuery(parameters.values(), commonParameters(request, credentials));
    PercentWriter stringToSign(result.canonicalQuery.size() * 3 + 16);
    stringToSign.put(request.method);
    stringToSign.put("&%2F&");
    stringToSign.encodeBytes(result.canonicalQuery);
    result.stringToSign = stringToSign.take();

    result.signature
        = m_digests->hmacSha1Base64(credentials.secret.view(), '&', result.stringToSign);
    if (result.signature.isEmpty())
        return opensslFailed();
    PercentWriter signedParameters(result.canonicalQuery.size() + 128);
    signedParameters.put(result.canonicalQuery);
    signedParameters.put("&Signature=");
    signedParameters.encodeBytes(result.signature);
    result.signedParameters = signedParameters.take();
    return result;
}

} // namespace muster

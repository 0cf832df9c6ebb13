// SPDX-License-Identifier: GPL-3.0-or-later
#include "cloud/request_signer.h"

#include "core/wire/percent_writer.h"
#include "digests.h"

#include <algorithm>
#include <array>

namespace muster {
namespace {

const auto kEmptyBodyHash
    = QByteArrayLiteral("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

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
    QByteArray& canonical = result.canonicalRequest;
    canonical.reserve(request.query.size() + 768);
    canonical.append(request.method).append("\n/\n").append(request.query).append('\n');
    result.signedHeaders.reserve(160);
    for (const auto& [name, value] : result.headers) {
        canonical.append(name).append(':').append(value.trimmed()).append('\n');
        if (!result.signedHeaders.isEmpty())
            result.signedHeaders.append(';');
        result.signedHeaders.append(name);
    }
    canonical.append('\n').append(result.signedHeaders).append('\n').append(bodyHash);
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
    QByteArray query;
    query.reserve(4096);
    const auto append = [&query](const QString& name, const QString& value) {
        if (!query.isEmpty())
            query.append('&');
        appendEncoded(query, name);
        query.append('=');
        appendEncoded(query, value);
    };
    auto own = business.begin();
    for (const auto& [name, value] : common) {
        for (; own != business.end() && own->first < name; ++own)
            append(own->first, own->second);
        if (own != business.end() && own->first == name)
            ++own;
        append(name, value);
    }
    for (; own != business.end(); ++own)
        append(own->first, own->second);
    return query;
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
        = request.body.isEmpty() ? kEmptyBodyHash : m_digests->sha256Hex(request.body);
    V3Signature result;
    result.headers = headersToSign(request, credentials, bodyHash);
    writeCanonicalRequest(result, request, bodyHash);
    result.canonicalHash = m_digests->sha256Hex(result.canonicalRequest);

    QByteArray stringToSign;
    stringToSign.reserve(96);
    stringToSign.append("ACS3-HMAC-SHA256\n").append(result.canonicalHash);
    result.signature = m_digests->hmacSha256Hex(credentials.secret.view(), stringToSign);
    if (bodyHash.isEmpty() || result.canonicalHash.isEmpty() || result.signature.isEmpty())
        return opensslFailed();

    result.authorization.reserve(384);
    result.authorization.append("ACS3-HMAC-SHA256 Credential=")
        .append(credentials.accessKeyId.toLatin1())
        .append(",SignedHeaders=")
        .append(result.signedHeaders)
        .append(",Signature=")
        .append(result.signature);
    return result;
}

Result<V1Signature> RequestSigner::signV1(const V1Request& request, const Credentials& credentials)
{
    V1Signature result;
    result.canonicalQuery
        = mergedQuery(request.parameters.values(), commonParameters(request, credentials));
    result.stringToSign.reserve(result.canonicalQuery.size() * 2);
    result.stringToSign.append(request.method).append("&%2F&");
    appendEncodedBytes(result.stringToSign, result.canonicalQuery);

    result.signature
        = m_digests->hmacSha1Base64(credentials.secret.view(), '&', result.stringToSign);
    if (result.signature.isEmpty())
        return opensslFailed();
    result.signedParameters = result.canonicalQuery + "&Signature=";
    appendEncodedBytes(result.signedParameters, result.signature);
    return result;
}

} // namespace muster

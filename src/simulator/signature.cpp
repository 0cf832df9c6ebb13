// SPDX-License-Identifier: GPL-3.0-or-later
#include "signature.h"

#include <QList>

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>

namespace muster {

namespace {

constexpr const char* kAlgorithmV3 = "ACS3-HMAC-SHA256";

QByteArray hmac(const EVP_MD* digest, const QByteArray& key, const QByteArray& data)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
    unsigned int length = 0;
    const auto* bytes = reinterpret_cast<const unsigned char*>(data.constData());
    HMAC(digest, key.constData(), static_cast<int>(key.size()), bytes,
        static_cast<std::size_t>(data.size()), out.data(), &length);
    return {reinterpret_cast<const char*>(out.data()), static_cast<qsizetype>(length)};
}

/// Reads `Credential=…,SignedHeaders=…,Signature=…`.
void readAuthorization(const QByteArray& header, ApiCall& call)
{
    for (const QByteArray& part : header.mid(header.indexOf(' ') + 1).split(',')) {
        const QByteArray field = part.trimmed();
        const qsizetype equals = field.indexOf('=');
        const QByteArray name = field.left(equals);
        const QByteArray value = field.mid(equals + 1);
        if (name == "Credential")
            call.accessKeyId = value;
        else if (name == "SignedHeaders")
            call.signedHeaders = value;
        else if (name == "Signature")
            call.signature = value;
    }
}

void readV1(ApiCall& call)
{
    const Parameters& given = call.parameters;
    call.action = valueOf(given, "Action");
    call.version = valueOf(given, "Version");
    call.accessKeyId = valueOf(given, "AccessKeyId");
    call.signature = valueOf(given, "Signature");
    call.nonce = valueOf(given, "SignatureNonce");
    call.timestamp = valueOf(given, "Timestamp");
    call.securityToken = valueOf(given, "SecurityToken");
    call.wantsXml = valueOf(given, "Format").toUpper() != "JSON";
    if (given.contains("Signature"))
        call.scheme = Scheme::V1;
}

void readV3(const HttpRequest& request, ApiCall& call)
{
    call.scheme = Scheme::V3;
    call.action = request.header("x-acs-action");
    call.version = request.header("x-acs-version");
    call.nonce = request.header("x-acs-signature-nonce");
    call.timestamp = request.header("x-acs-date");
    call.securityToken = request.header("x-acs-security-token");
    readAuthorization(request.header("authorization"), call);
}

ApiError mismatchV3(const QByteArray& detail)
{
    return {400, "SignatureDoesNotMatch",
        QStringLiteral("Specified signature is not matched with our calculation. ")
            + QString::fromUtf8(detail)};
}

Refusal checkV3(const HttpRequest& request, const ApiCall& call, const QByteArray& secret)
{
    const QList<QByteArray> names = call.signedHeaders.split(';');
    for (const char* required : {"host", "x-acs-action", "x-acs-version", "x-acs-date",
             "x-acs-signature-nonce", "x-acs-content-sha256"}) {
        if (!names.contains(required))
            return mismatchV3(QByteArray("The header ") + required + " is not signed.");
    }
    if (request.header("x-acs-content-sha256") != sha256Hex(request.body))
        return mismatchV3("The header x-acs-content-sha256 does not fit the body.");
    const QByteArray canonical = canonicalRequestV3(request, call);
    const QByteArray toSign = QByteArray(kAlgorithmV3) + '\n' + sha256Hex(canonical);
    if (hmac(EVP_sha256(), secret, toSign).toHex() == call.signature)
        return std::nullopt;
    return mismatchV3(
        "server StringToSign is [" + toSign + "] server CanonicalRequest is [" + canonical + "]");
}

Refusal checkV1(const HttpRequest& request, const ApiCall& call, const QByteArray& secret)
{
    const QByteArray toSign = stringToSignV1(request.method, call.parameters);
    const bool sameMethod = valueOf(call.parameters, "SignatureMethod").toUpper() == "HMAC-SHA1"
        && valueOf(call.parameters, "SignatureVersion") == "1.0";
    if (sameMethod && hmac(EVP_sha1(), secret + '&', toSign).toBase64() == call.signature)
        return std::nullopt;
    return ApiError{400, "IncompleteSignature",
        QStringLiteral(
            "The request signature does not conform to Aliyun standards. server string to "
            "sign is:")
            + QString::fromUtf8(toSign)};
}

} // namespace

QByteArray sha256Hex(const QByteArray& data)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
    unsigned int length = 0;
    EVP_Digest(data.constData(), static_cast<std::size_t>(data.size()), out.data(), &length,
        EVP_sha256(), nullptr);
    return QByteArray(reinterpret_cast<const char*>(out.data()), static_cast<qsizetype>(length))
        .toHex();
}

ApiCall readCall(const HttpRequest& request)
{
    ApiCall call;
    call.host = request.header("host");
    parsePairs(request.query(), call.parameters);
    if (request.header("content-type").toLower().startsWith("application/x-www-form-urlencoded"))
        parsePairs(request.body, call.parameters);
    if (request.header("authorization").startsWith(kAlgorithmV3))
        readV3(request, call);
    else
        readV1(call);
    Parameters content;
    for (const auto& [name, value] : call.parameters) {
        if (!isEnvelopeParameter(name))
            content.emplace(name, value);
    }
    call.parametersSha = sha256Hex(canonicalQuery(content));
    return call;
}

QByteArray stringToSignV1(const QByteArray& method, const Parameters& parameters)
{
    Parameters signedOnes = parameters;
    signedOnes.erase("Signature");
    return method + "&%2F&" + percentEncode(canonicalQuery(signedOnes));
}

QByteArray canonicalRequestV3(const HttpRequest& request, const ApiCall& call)
{
    // Only the query is part of the canonical query: a form body takes part through its hash.
    Parameters query;
    parsePairs(request.query(), query);
    QList<QByteArray> names = call.signedHeaders.split(';');
    std::sort(names.begin(), names.end());
    QByteArray headers;
    for (const QByteArray& name : names)
        headers += name + ':' + request.header(name) + '\n';
    return request.method + "\n/\n" + canonicalQuery(query) + '\n' + headers + '\n'
        + call.signedHeaders + '\n' + request.header("x-acs-content-sha256");
}

Refusal checkSignature(const HttpRequest& request, const ApiCall& call, const QByteArray& secret)
{
    return call.scheme == Scheme::V3 ? checkV3(request, call, secret)
                                     : checkV1(request, call, secret);
}

} // namespace muster

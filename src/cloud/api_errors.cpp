// SPDX-License-Identifier: GPL-3.0-or-later
#include "api_errors.h"

#include "core/wire/json_reader.h"

namespace muster {
namespace {

constexpr qsizetype kLongestCode = 128;
constexpr qsizetype kLongestMessage = qsizetype{64} * 1024;
constexpr qsizetype kLongestLink = 2048;

Error withFacts(Error::Kind kind, const ApiReply& reply, const QString& detail)
{
    Error error = makeError(kind, detail);
    error.httpStatus = reply.httpStatus;
    error.requestId = reply.requestId;
    error.serverTimeMs = reply.serverTimeMs;
    error.retryAfterMs = reply.retryAfterMs;
    return error;
}

/// Empty when it is missing or no text.
QString memberText(const JsonValue& object, QStringView name)
{
    const JsonValue* value = object.find(name);
    const QString* text = value ? value->asText() : nullptr;
    return text ? *text : QString();
}

Error serviceError(const ApiReply& reply)
{
    Error error
        = withFacts(Error::Kind::Service, reply, QStringLiteral("HTTP %1").arg(reply.httpStatus));
    const Result<JsonValue> body = readJson(reply.body, JsonLimits::forReply(reply.body.size()));
    if (!body) {
        error.detail += QStringLiteral(", the body cannot be read: ") + body.error().detail;
        // A refusal is believed by its code. These two say enough without one.
        const bool tellsByStatus = reply.httpStatus == 429 || reply.httpStatus >= 500;
        if (!tellsByStatus)
            error.kind = Error::Kind::Malformed;
        return error;
    }
    const QString code = memberText(*body, u"Code");
    // A code that is no code is judged by the status alone; cut, it could look like another one.
    if (code.size() <= kLongestCode)
        error.code = code;
    else
        error.detail += QStringLiteral(", a code of %1 characters").arg(code.size());
    error.message = memberText(*body, u"Message").left(kLongestMessage);
    error.recommend = memberText(*body, u"Recommend").left(kLongestLink);
    if (const QString id = memberText(*body, u"RequestId"); !id.isEmpty())
        error.requestId = id.left(kLongestCode);
    return error;
}

} // namespace

std::optional<Error> errorOf(const ApiReply& reply)
{
    const int status = reply.httpStatus;
    if (status >= 300 && status < 400) {
        return withFacts(Error::Kind::NotTheApi, reply,
            QStringLiteral("a redirect from %1 to %2")
                .arg(reply.host, QUrl(reply.location).host(QUrl::FullyEncoded)));
    }
    if (status == 401 || status == 407)
        return withFacts(Error::Kind::NotTheApi, reply,
            QStringLiteral("asked for a login (HTTP %1)").arg(status));
    if (QByteArrayView(reply.body).trimmed().startsWith('<'))
        return withFacts(Error::Kind::NotTheApi, reply,
            QStringLiteral("HTML or XML instead of JSON (HTTP %1)").arg(status));
    if (status == 200)
        return std::nullopt;
    if (status >= 400 && status < 600)
        return serviceError(reply);
    return withFacts(Error::Kind::Malformed, reply, QStringLiteral("HTTP %1").arg(status));
}

Error malformedReply(const ApiReply& reply, const QString& detail)
{
    return withFacts(Error::Kind::Malformed, reply, detail);
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "fault_player.h"

#include <QTimer>

#include <chrono>

namespace muster {

namespace {

constexpr const char* kDefaultHtml
    = "<!DOCTYPE "
      "html><html><head><title>Gateway</title></head><body><h1>Gateway</h1></body></html>\n";

/// Bytes that are neither JSON nor valid UTF-8.
QByteArray defaultGarbage()
{
    QByteArray bytes = "\x89\xff\xfe{]garbage";
    for (int i = 0; i < 200; ++i)
        bytes.append(static_cast<char>((i * 37 + 11) & 0xFF));
    return bytes;
}

HttpReply fixedReply(const Fault& fault, const HttpReply& usual, const QByteArray& errorBody)
{
    HttpReply reply = usual;
    reply.status = fault.status;
    switch (fault.kind) {
    case FaultKind::Html:
        reply.contentType = "text/html;charset=utf-8";
        reply.body = fault.body.value_or(kDefaultHtml);
        break;
    case FaultKind::Garbage:
        reply.contentType = "application/octet-stream";
        reply.body = fault.body.value_or(defaultGarbage());
        break;
    case FaultKind::Error:
        reply.body = errorBody;
        break;
    default:
        reply.body = fault.body.value_or(QByteArray());
        break;
    }
    for (const auto& [name, value] : fault.headers) {
        if (name.toLower() == "content-type")
            reply.contentType = value;
        else
            reply.headers.emplace_back(name, value);
    }
    return reply;
}

} // namespace

Told playFault(const Fault& fault, HttpConnection& connection, const HttpReply& reply,
    const QByteArray& errorBody)
{
    switch (fault.kind) {
    case FaultKind::Close:
        connection.finish();
        return {};
    case FaultKind::Reset:
        connection.reset();
        return {};
    case FaultKind::CloseAfter:
        connection.sendPart(reply, fault.bytes, false);
        return {fault.bytes > 0 ? reply.status : 0, {}};
    case FaultKind::Truncate:
        connection.sendPart(reply, fault.bytes, true);
        return {reply.status, {}};
    case FaultKind::Stall:
        // Without a span it is silent until the client gives up.
        if (fault.ms)
            QTimer::singleShot(
                std::chrono::milliseconds(*fault.ms), &connection, &HttpConnection::finish);
        return {};
    case FaultKind::Trickle:
        connection.trickle(reply, fault.bytesPerSecond);
        return {reply.status, {}};
    case FaultKind::Huge: {
        HttpReply head = reply;
        head.body.clear();
        connection.flood(head, fault.bytes);
        return {reply.status, {}};
    }
    case FaultKind::Status:
    case FaultKind::Html:
    case FaultKind::Garbage:
    case FaultKind::Error:
        connection.send(fixedReply(fault, reply, errorBody));
        return {fault.status, fault.kind == FaultKind::Error ? fault.code : QByteArray()};
    case FaultKind::Delay:
    case FaultKind::Hold:
        break;
    }
    return {};
}

} // namespace muster

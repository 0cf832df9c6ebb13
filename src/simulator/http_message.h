// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <utility>
#include <vector>

namespace muster {

/// One HTTP request as it came off the wire.
struct HttpRequest
{
    QByteArray method;
    /// Request target, still encoded: path and query.
    QByteArray target;
    /// Names in lower case, values trimmed.
    std::vector<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    bool keepAlive = true;

    [[nodiscard]] QByteArray header(const QByteArray& lowerName) const
    {
        for (const auto& [name, value] : headers) {
            if (name == lowerName)
                return value;
        }
        return {};
    }
    [[nodiscard]] QByteArray path() const
    {
        const qsizetype mark = target.indexOf('?');
        return mark < 0 ? target : target.left(mark);
    }
    [[nodiscard]] QByteArray query() const
    {
        const qsizetype mark = target.indexOf('?');
        return mark < 0 ? QByteArray() : target.mid(mark + 1);
    }
};

/// One HTTP reply; Content-Length and Connection are added when it is written.
struct HttpReply
{
    int status = 200;
    QByteArray contentType = "application/json;charset=utf-8";
    std::vector<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
};

/// The reply as bytes up to and including the empty line.
[[nodiscard]] QByteArray headOf(const HttpReply& reply, bool keepAlive);

} // namespace muster

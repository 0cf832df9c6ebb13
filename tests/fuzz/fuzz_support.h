// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api_request.h"

#include <array>
#include <cstdlib>

namespace muster {

/// Ends the fuzzer with a finding.
inline void require(bool truth)
{
    if (!truth)
        std::abort();
}

/// A reply made of any bytes: the first one chooses the status, the rest is the body.
inline ApiReply replyFrom(const uint8_t* bytes, size_t size)
{
    static constexpr std::array kStatuses{
        200, 400, 403, 404, 429, 500, 503, 302, 401, 407, 201, 204, 501, 100};
    ApiReply reply;
    reply.httpStatus = kStatuses[size == 0 ? 0 : bytes[0] % kStatuses.size()];
    if (size > 1)
        reply.body = QByteArray(
            reinterpret_cast<const char*>(bytes + 1), static_cast<qsizetype>(size - 1));
    reply.host = QStringLiteral("ecs.example.invalid");
    return reply;
}

} // namespace muster

// The name and the types are libFuzzer's.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size);

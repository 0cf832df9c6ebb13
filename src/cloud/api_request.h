// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/time.h"

#include <QByteArray>
#include <QUrl>

#include <functional>
#include <optional>

namespace muster {

/// One request to the API, before it is signed.
struct ApiRequest
{
    QByteArray action{};
    QByteArray version = QByteArrayLiteral("2014-05-26");
    QUrl endpoint{};
    QByteArray query{}; ///< sorted and encoded; sent byte for byte
    QByteArray nonce{};
    UtcTime signedAt{};
    milliseconds deadline
        = seconds(15); ///< for the whole exchange; a limit of the API, never scaled
    qsizetype maxBytes = 1 << 20; ///< of the body, after decoding
    bool changing
        = false; ///< a network manager of its own, so that no state of another request touches it
};

/// An answer as it came: nobody has judged it yet.
struct ApiReply
{
    int httpStatus = 0;
    QByteArray body{};
    QString host{}; ///< that was asked
    QString location{}; ///< of a redirect
    QString requestId{}; ///< from the header; empty when there is none
    std::optional<qint64> serverTimeMs{};
    std::optional<qint64> retryAfterMs{};
};

using ApiDone = std::function<void(const Result<ApiReply>&)>;

} // namespace muster

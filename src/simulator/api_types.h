// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "parameters.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace muster {

/// A refusal in the words of the service: HTTP status, code and English message.
struct ApiError
{
    int status = 400;
    QByteArray code;
    QString message;
};

/// What a check answers: nothing when all is well.
using Refusal = std::optional<ApiError>;

/// Which signature a request claims to bear.
enum class Scheme { None, V1, V3 };

/// What a request says about itself, before anything of it is believed.
struct ApiCall
{
    Scheme scheme = Scheme::None;
    QByteArray action;
    QByteArray version;
    QByteArray accessKeyId;
    QByteArray signature;
    QByteArray signedHeaders;
    QByteArray nonce;
    QByteArray timestamp;
    QByteArray securityToken;
    QByteArray host;
    /// All parameters of query and form body, those of authentication among them (V1).
    Parameters parameters;
    /// SHA-256 (hex) of the sorted, encoded parameters without those of authentication.
    QByteArray parametersSha;
    /// V1 with Format=XML (its default): the answer is XML.
    bool wantsXml = false;
};

/// The answer to an API call, before it becomes HTTP.
struct ApiReply
{
    int status = 200;
    /// Empty for a success.
    QByteArray code;
    /// A complete JSON object.
    QByteArray body;
    [[nodiscard]] bool isSuccess() const { return code.isEmpty(); }
};

} // namespace muster

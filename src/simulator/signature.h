// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api_types.h"
#include "http_message.h"

namespace muster {

/// SHA-256 as lower-case hex.
[[nodiscard]] QByteArray sha256Hex(const QByteArray& data);

/// Reads what a request claims: action, key, nonce, parameters. Believes nothing yet.
[[nodiscard]] ApiCall readCall(const HttpRequest& request);

/// Recomputes the signature that \a call claims for \a request with \a secret.
///
/// V3: the required headers must be signed, the body hash must fit. A difference is
/// SignatureDoesNotMatch (V3) or IncompleteSignature (V1), both 400 (ecs-api.md 8.5).
[[nodiscard]] Refusal checkSignature(
    const HttpRequest& request, const ApiCall& call, const QByteArray& secret);

/// The text that V1 signs.
[[nodiscard]] QByteArray stringToSignV1(const QByteArray& method, const Parameters& parameters);

/// The canonical request of V3 over the headers that the call names as signed.
[[nodiscard]] QByteArray canonicalRequestV3(const HttpRequest& request, const ApiCall& call);

} // namespace muster

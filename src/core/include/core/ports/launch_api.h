// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "core/launch/answer.h"
#include "core/time.h"
#include "core/wire/parameters.h"

#include <QByteArray>
#include <QFuture>

namespace muster {

/// One transmission of a frozen request.
struct LaunchRequest
{
    RegionId region{};
    QByteArray frozen{}; ///< sent byte for byte
    QString nonce{}; ///< written down before
    UtcTime signedAt{}; ///< the timestamp that is signed, by the server's clock
};

/// The code of a dry run that made instances all the same: the error's message has their ids,
/// separated by commas.
inline const QString kDryRunMadeInstances = QStringLiteral("DryRunMadeInstances");

/// Idempotency: ByClientToken. It never repeats by itself, and keeps a call in flight whatever
/// happens until its deadline of 90 s.
class LaunchApi
{
public:
    virtual ~LaunchApi() = default;
    /// Sends one copy. An error answer is an Error of Kind::Service with code and status, unless it
    /// has ids.
    virtual QFuture<Result<LaunchReply>> run(const LaunchRequest& request) = 0;
    /// Done when the service answered that the dry run passed; else the error, with
    /// kDryRunMadeInstances when it bought. Idempotency: Safe.
    virtual QFuture<Result<Done>> dryRun(const RegionId& region, const Parameters& request) = 0;
};

} // namespace muster

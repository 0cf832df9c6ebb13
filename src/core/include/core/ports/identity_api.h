// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QFuture>
#include <QString>

namespace muster {

enum class IdentityKind { Account, RamUser, AssumedRole };

struct CallerIdentity
{
    QString accountId{};
    IdentityKind kind = IdentityKind::RamUser;
    QString arn{};
    std::optional<qint64> serverTimeMs{};
};

/// Who a key is. Idempotency: Safe.
class IdentityApi
{
public:
    virtual ~IdentityApi() = default;
    virtual QFuture<Result<CallerIdentity>> caller() = 0;
};

} // namespace muster

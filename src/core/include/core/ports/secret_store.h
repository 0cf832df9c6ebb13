// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/account/secret.h"
#include "core/result.h"

#include <QFuture>
#include <QString>

#include <memory>

namespace muster {

/// The key store of the desktop. "Not found" is no proof of absence: a locked key ring answers so.
class SecretStore
{
public:
    virtual ~SecretStore() = default;
    /// The pointer is never null on success.
    virtual QFuture<Result<std::shared_ptr<Secret>>> read(const QString& key) = 0;
    virtual QFuture<Result<Done>> write(const QString& key, Secret secret) = 0;
    virtual QFuture<Result<Done>> remove(const QString& key) = 0;
};

} // namespace muster

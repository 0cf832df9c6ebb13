// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/account/secret.h"
#include "core/ids.h"

#include <QString>
#include <QUrl>

#include <optional>

namespace muster {

/// A key with its secret, as long as one request needs it.
struct Credentials
{
    QString accessKeyId{};
    Secret secret{};
    Secret securityToken{}; ///< empty without STS
};

/// A named set of credentials, without the secret.
struct Account
{
    QString name{};
    QString accessKeyId{};
    QUrl endpoint{}; ///< empty: by region from the built-in list; else one endpoint for every
                     ///< product
    QString defaultRegion{};
    bool simulator = false; ///< nothing here costs money

    friend bool operator==(const Account&, const Account&) = default;
};

/// Judges a custom endpoint: `host[:port]` or `https://host[:port]`; http only to loopback; no user
/// info, path, query, fragment; no literal address but loopback; port 1 to 65535. Fails with
/// Kind::Invalid and says why in detail.
Result<QUrl> parseEndpoint(const QString& text);
bool isLoopback(const QUrl& endpoint);

} // namespace muster

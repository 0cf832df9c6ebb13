// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/account/account.h"
#include "core/result.h"

namespace muster {

/// Where cloud gets the key for one request.
class CredentialSource
{
public:
    virtual ~CredentialSource() = default;
    /// Fails with Kind::NoCredentials.
    virtual Result<Credentials> credentials() = 0;
    /// Without touching the secret; empty when there is none.
    [[nodiscard]] virtual QString accessKeyId() const = 0;
};

} // namespace muster

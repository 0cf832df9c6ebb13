// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/credential_source.h"

namespace muster::app {

/// The key pair of the environment variables. They are read once and taken out of the environment,
/// so that no child and no /proc/PID/environ has them.
class EnvironmentCredentials : public CredentialSource
{
public:
    /// Takes the variables.
    static EnvironmentCredentials take();

    /// True when both the id and the secret were there and can be used.
    [[nodiscard]] bool isComplete() const
    {
        return !m_accessKeyId.isEmpty() && !m_secret.isEmpty();
    }
    Result<Credentials> credentials() override;
    [[nodiscard]] QString accessKeyId() const override { return m_accessKeyId; }

private:
    QString m_accessKeyId;
    Secret m_secret;
    Secret m_securityToken;
};

/// A key pair that is no person's secret: the simulator's own.
class FixedCredentials : public CredentialSource
{
public:
    FixedCredentials(QString accessKeyId, Secret secret)
        : m_accessKeyId(std::move(accessKeyId))
        , m_secret(std::move(secret))
    {
    }
    Result<Credentials> credentials() override;
    [[nodiscard]] QString accessKeyId() const override { return m_accessKeyId; }

private:
    QString m_accessKeyId;
    Secret m_secret;
};

} // namespace muster::app

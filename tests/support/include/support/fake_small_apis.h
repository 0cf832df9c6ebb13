// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/catalogue_api.h"
#include "core/ports/credential_source.h"
#include "core/ports/identity_api.h"
#include "core/ports/simulator_process.h"
#include "support/answer_queue.h"

namespace muster {

class FakeCatalogueApi : public CatalogueApi
{
public:
    QFuture<Result<std::vector<RegionRow>>> regions() override { return asked.ask({}); }

    AnswerQueue<Done, std::vector<RegionRow>> asked;
};

class FakeIdentityApi : public IdentityApi
{
public:
    QFuture<Result<CallerIdentity>> caller() override { return asked.ask({}); }

    AnswerQueue<Done, CallerIdentity> asked;
};

/// Asked for the path of its state file.
class FakeSimulatorProcess : public SimulatorProcess
{
public:
    QFuture<Result<SimulatorInfo>> start(const QString& stateFile) override
    {
        return asked.ask(stateFile);
    }

    AnswerQueue<QString, SimulatorInfo> asked;
};

/// A fixed key pair; without one it answers Kind::NoCredentials.
class FakeCredentialSource : public CredentialSource
{
public:
    FakeCredentialSource() = default;
    FakeCredentialSource(QString id, QByteArray secret)
        : m_id(std::move(id))
        , m_secret(std::move(secret))
    {
    }
    Result<Credentials> credentials() override
    {
        if (m_id.isEmpty())
            return makeError(Error::Kind::NoCredentials, QStringLiteral("the fake has no key"));
        Credentials credentials;
        credentials.accessKeyId = m_id;
        credentials.secret
            = Secret::copyOf({m_secret.constData(), static_cast<std::size_t>(m_secret.size())});
        return credentials;
    }
    [[nodiscard]] QString accessKeyId() const override { return m_id; }

private:
    QString m_id;
    QByteArray m_secret;
};

} // namespace muster

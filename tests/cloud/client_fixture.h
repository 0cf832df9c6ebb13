// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cloud/ecs_client.h"
#include "support/fake_clock.h"
#include "support/fake_random.h"

#include <QFuture>
#include <QTest>

namespace muster {

inline constexpr char kCanarySecret[] = "CanarySecretThatMustNeverBeSeen1";
inline constexpr char kCanaryToken[] = "CanaryTokenThatMustNeverBeSeen2";

/// A key pair of the test's own, or none.
class FixedCredentials : public CredentialSource
{
public:
    FixedCredentials() = default;
    FixedCredentials(QString id, QByteArray secret)
        : m_id(std::move(id))
        , m_secret(std::move(secret))
    {
    }

    Result<Credentials> credentials() override
    {
        if (m_id.isEmpty())
            return makeError(Error::Kind::NoCredentials, QStringLiteral("none"));
        return Credentials{
            m_id, Secret::copyOf(m_secret.toStdString()), Secret::copyOf(m_token.toStdString())};
    }
    [[nodiscard]] QString accessKeyId() const override { return m_id; }
    void setToken(const QByteArray& token) { m_token = token; }

private:
    QString m_id = QStringLiteral("LTAI5tTestKey");
    QByteArray m_secret = QByteArray(kCanarySecret);
    QByteArray m_token;
};

/// A client that talks to one endpoint.
struct ClientFixture
{
    explicit ClientFixture(const QUrl& endpoint)
        : client(accountFor(endpoint), credentials, clock, random)
    {
    }
    static Account accountFor(const QUrl& endpoint)
    {
        Account account;
        account.endpoint = endpoint;
        return account;
    }

    FixedCredentials credentials;
    FakeClock clock;
    FakeRandom random;
    EcsClient client;
};

inline const RegionId kHangzhou = RegionId::fromTrusted(QStringLiteral("cn-hangzhou"));

inline LaunchRequest launchRequest(const QByteArray& frozen)
{
    return LaunchRequest{kHangzhou, frozen, QStringLiteral("0123456789abcdef0123456789abcdef"),
        UtcTime(milliseconds(1775988000000))};
}

/// What a launch, a reply with two ids and a page without rows look like.
inline const QByteArray kFrozen(
    "Amount=2&ClientToken=m1-x-001-1&InstanceName=%E6%9D%AD%20%2B%2A~web&RegionId=cn-hangzhou");
inline const QByteArray kTwoIds(
    R"({"RequestId": "R-1", "InstanceIdSets": {"InstanceIdSet": ["i-1", "i-2"]}})");
inline const QByteArray kEmptyPage(
    R"({"RequestId": "R-2", "NextToken": "", "Instances": {"Instance": []}})");

inline DescribeQuery smallQuery()
{
    DescribeQuery query;
    query.region = kHangzhou;
    return query;
}

/// Waits for \a future in the event loop.
template <typename T>
Result<T> waited(QFuture<Result<T>> future, int timeoutMs = 20'000)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, timeoutMs))
        return makeError(Error::Kind::Internal, QStringLiteral("the test waited too long"));
    return future.result();
}

} // namespace muster

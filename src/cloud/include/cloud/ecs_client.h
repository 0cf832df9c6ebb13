// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/account/account.h"
#include "core/ports/catalogue_api.h"
#include "core/ports/clock.h"
#include "core/ports/credential_source.h"
#include "core/ports/identity_api.h"
#include "core/ports/instance_api.h"
#include "core/ports/launch_api.h"
#include "core/ports/random.h"

#include <QObject>

#include <functional>
#include <memory>

namespace muster {

class PageParser;
class Transport;
struct ApiReply;
struct ApiRequest;

/// The ECS API, version 2014-05-26, and STS' GetCallerIdentity, of one account. Each call is one
/// request, signed with V3 and sent once; nothing is repeated here. No future finishes before its
/// call has returned; on destruction what is open is answered with Kind::Cancelled. Beside the
/// errors that the ports name: Kind::Invalid for a region without a known host (when the account
/// has no endpoint of its own) and for more than 100 ids.
class EcsClient : public QObject,
                  public LaunchApi,
                  public InstanceApi,
                  public CatalogueApi,
                  public IdentityApi
{
    Q_OBJECT

public:
    EcsClient(Account account, CredentialSource& credentials, Clock& clock, Random& random,
        QObject* parent = nullptr);
    ~EcsClient() override;

    /// Server time minus local time, from Date headers. Signatures use it when it is more than 60
    /// s; beyond four years it is not believed and counts as zero. run() does not: its time is
    /// given.
    void setClockOffset(milliseconds offset);

    QFuture<Result<LaunchReply>> run(const LaunchRequest& request) override;
    QFuture<Result<Done>> dryRun(const RegionId& region, const Parameters& request) override;

    QFuture<Result<InstancePage>> describe(const DescribeQuery& query) override;
    QFuture<Result<EventPage>> droppedInstances(const RegionId& region,
        const std::vector<InstanceId>& ids, const QString& nextToken) override;
    QFuture<Result<std::vector<OrderOutcome>>> order(OrderKind kind, const RegionId& region,
        const std::vector<InstanceId>& ids, const QString& clientToken) override;
    QFuture<Result<Done>> setReleaseTime(
        const RegionId& region, const InstanceId& id, const ReleaseTime& time) override;
    QFuture<Result<Done>> cancelReleaseTime(const RegionId& region, const InstanceId& id) override;

    /// Asked at the account's default region, else at cn-hangzhou.
    QFuture<Result<std::vector<RegionRow>>> regions() override;
    QFuture<Result<CallerIdentity>> caller() override;

private:
    /// A request with everything but query and limits. Fails with Kind::Invalid.
    Result<ApiRequest> makeRequest(const QByteArray& action, const RegionId& region) const;
    Result<QUrl> endpointOf(const RegionId& region) const;
    [[nodiscard]] UtcTime signingTime() const;
    QFuture<Result<Done>> modifyReleaseTime(const RegionId& region, const Parameters& parameters);

    /// Sends \a request and reads the reply with \a read; an error becomes the future's value.
    template <typename T>
    QFuture<Result<T>> ask(
        const Result<ApiRequest>& request, std::function<Result<T>(const ApiReply&)> read);

    Account m_account;
    Clock& m_clock;
    Random& m_random;
    milliseconds m_clockOffset{0};
    std::shared_ptr<PageParser> m_pageParser; ///< requests that are open hold it too
    std::unique_ptr<Transport> m_transport;
};

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/instance.h"
#include "core/launch/release_time.h"
#include "core/result.h"

#include <QFuture>

#include <optional>
#include <vector>

namespace muster {

/// What DescribeInstances is asked: one page.
struct DescribeQuery
{
    RegionId region{};
    std::vector<InstanceId> ids{}; ///< at most 100; empty: no filter by id
    QString callTag{}; ///< value of `muster:call`; empty: no filter by tag
    QString nextToken{};
    bool dryRun = false; ///< asks only whether the caller may: the answer is Kind::Service with
                         ///< `DryRunOperation`
};

struct InstancePage
{
    std::vector<Instance> rows{};
    QString nextToken{}; ///< empty on the last page
    QString requestId{};
    int droppedRows = 0; ///< rows without a usable id
    std::optional<qint64> serverTimeMs{};
};

/// A DescribeInstanceHistoryEvents answer, as far as it concerns dropped instances.
struct DroppedInstance
{
    InstanceId id{};
    QString eventType{}; ///< `SystemFailure.Delete`
    QString reason{};
    UtcTime publishedAt{};
};
struct EventPage
{
    std::vector<DroppedInstance> events{};
    QString nextToken{};
};

enum class OrderKind { Start, Stop, Reboot, Release };

/// What became of one instance of an order.
struct OrderOutcome
{
    InstanceId id{};
    bool ok = false;
    QString code{}; ///< the service's code, empty when ok
    QString message{};
};

/// Reading: Safe. start and stop: Never repeated without a look. reboot: Never. release:
/// ByClientToken. None of them repeats by itself.
class InstanceApi
{
public:
    virtual ~InstanceApi() = default;
    /// One page, MaxResults 100. Fails with Kind::Malformed rather than read a bad reply as empty.
    virtual QFuture<Result<InstancePage>> describe(const DescribeQuery& query) = 0;
    /// One page of the events of at most 100 ids.
    virtual QFuture<Result<EventPage>> droppedInstances(
        const RegionId& region, const std::vector<InstanceId>& ids, const QString& nextToken)
        = 0;
    /// At most 100 ids. Start, Stop, Reboot go with SuccessFirst and have an outcome for each id.
    /// Release is DeleteInstances with Force and \a clientToken: all or none, so every id has the
    /// same outcome.
    virtual QFuture<Result<std::vector<OrderOutcome>>> order(OrderKind kind, const RegionId& region,
        const std::vector<InstanceId>& ids, const QString& clientToken)
        = 0;
    /// Two requests apart on purpose: a lost value would cancel the release.
    virtual QFuture<Result<Done>> setReleaseTime(
        const RegionId& region, const InstanceId& id, const ReleaseTime& time)
        = 0;
    virtual QFuture<Result<Done>> cancelReleaseTime(const RegionId& region, const InstanceId& id)
        = 0;
};

} // namespace muster

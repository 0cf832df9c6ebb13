// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/instance_api.h"
#include "support/answer_queue.h"

namespace muster {

struct EventsAsked
{
    RegionId region{};
    std::vector<InstanceId> ids{};
    QString nextToken{};
};
struct OrderAsked
{
    OrderKind kind = OrderKind::Start;
    RegionId region{};
    std::vector<InstanceId> ids{};
    QString clientToken{};
};
struct ReleaseTimeAsked
{
    RegionId region{};
    InstanceId id{};
    std::optional<ReleaseTime> time{}; ///< empty: cancelled
};

/// The instance calls without a network: one queue for each kind of question.
class FakeInstanceApi : public InstanceApi
{
public:
    QFuture<Result<InstancePage>> describe(const DescribeQuery& query) override
    {
        return describes.ask(query);
    }
    QFuture<Result<EventPage>> droppedInstances(const RegionId& region,
        const std::vector<InstanceId>& ids, const QString& nextToken) override
    {
        return events.ask({region, ids, nextToken});
    }
    QFuture<Result<std::vector<OrderOutcome>>> order(OrderKind kind, const RegionId& region,
        const std::vector<InstanceId>& ids, const QString& clientToken) override
    {
        return orders.ask({kind, region, ids, clientToken});
    }
    QFuture<Result<Done>> setReleaseTime(
        const RegionId& region, const InstanceId& id, const ReleaseTime& time) override
    {
        return releaseTimes.ask({region, id, time});
    }
    QFuture<Result<Done>> cancelReleaseTime(const RegionId& region, const InstanceId& id) override
    {
        return releaseTimes.ask({region, id, std::nullopt});
    }

    AnswerQueue<DescribeQuery, InstancePage> describes;
    AnswerQueue<EventsAsked, EventPage> events;
    AnswerQueue<OrderAsked, std::vector<OrderOutcome>> orders;
    AnswerQueue<ReleaseTimeAsked, Done> releaseTimes;
};

} // namespace muster

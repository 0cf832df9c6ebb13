// SPDX-License-Identifier: GPL-3.0-or-later
#include "cloud/ecs_client.h"
#include "ecs_client_ask.h"
#include "page_reader.h"
#include "reply_readers.h"

namespace muster {
namespace {

constexpr std::size_t kMostIds = 100;
constexpr qsizetype kLargestPage = 16 << 20;
constexpr seconds kOrderDeadline{60};
constexpr seconds kDeleteDeadline{75};

Error tooManyIds()
{
    return makeError(Error::Kind::Invalid, QStringLiteral("more than 100 instance ids, or none"));
}

/// `["i-1","i-2"]`: ids are plain identifiers, so nothing has to be escaped.
QString jsonList(const std::vector<InstanceId>& ids)
{
    QString list;
    for (const InstanceId& id : ids)
        list += (list.isEmpty() ? u'[' : u',') + QStringLiteral("\"%1\"").arg(id.value());
    return list + u']';
}

void setNumbered(Parameters& parameters, const QString& name, const std::vector<InstanceId>& ids)
{
    int number = 0;
    for (const InstanceId& id : ids)
        parameters.set(QStringLiteral("%1.%2").arg(name).arg(++number), id.value());
}

Parameters describeParameters(const DescribeQuery& query)
{
    Parameters parameters;
    parameters.set(QStringLiteral("RegionId"), query.region.value());
    parameters.set(QStringLiteral("MaxResults"), QString::number(kMostIds));
    if (!query.ids.empty())
        parameters.set(QStringLiteral("InstanceIds"), jsonList(query.ids));
    if (!query.callTag.isEmpty()) {
        parameters.set(QStringLiteral("Tag.1.Key"), QStringLiteral("muster:call"));
        parameters.set(QStringLiteral("Tag.1.Value"), query.callTag);
    }
    if (!query.nextToken.isEmpty())
        parameters.set(QStringLiteral("NextToken"), query.nextToken);
    if (query.dryRun)
        parameters.set(QStringLiteral("DryRun"), QStringLiteral("true"));
    return parameters;
}

QByteArray actionOf(OrderKind kind)
{
    switch (kind) {
    case OrderKind::Start:
        return QByteArrayLiteral("StartInstances");
    case OrderKind::Stop:
        return QByteArrayLiteral("StopInstances");
    case OrderKind::Reboot:
        return QByteArrayLiteral("RebootInstances");
    case OrderKind::Release:
        return QByteArrayLiteral("DeleteInstances");
    }
    return {};
}

Parameters orderParameters(OrderKind kind, const RegionId& region,
    const std::vector<InstanceId>& ids, const QString& clientToken)
{
    Parameters parameters;
    parameters.set(QStringLiteral("RegionId"), region.value());
    setNumbered(parameters, QStringLiteral("InstanceId"), ids);
    if (kind == OrderKind::Release) {
        parameters.set(QStringLiteral("Force"), QStringLiteral("true"));
        parameters.set(QStringLiteral("ClientToken"), clientToken);
    } else {
        parameters.set(QStringLiteral("BatchOptimization"), QStringLiteral("SuccessFirst"));
    }
    return parameters;
}

/// DeleteInstances does all or nothing and names no ids.
Result<std::vector<OrderOutcome>> readRelease(
    const ApiReply& reply, const std::vector<InstanceId>& asked)
{
    const Result<Done> done = readDone(reply);
    if (!done)
        return done.error();
    std::vector<OrderOutcome> outcomes;
    outcomes.reserve(asked.size());
    for (const InstanceId& id : asked)
        outcomes.push_back(OrderOutcome{id, true, {}, {}});
    return outcomes;
}

} // namespace

QFuture<Result<InstancePage>> EcsClient::describe(const DescribeQuery& query)
{
    Result<ApiRequest> request = makeRequest(QByteArrayLiteral("DescribeInstances"), query.region);
    if (query.ids.size() > kMostIds)
        request = tooManyIds();
    if (request) {
        request->query = describeParameters(query).encoded();
        request->maxBytes = kLargestPage;
    }
    return ask<InstancePage>(request, [query, parser = m_pageParser](const ApiReply& reply) {
        return readInstancePage(reply, query, *parser);
    });
}

QFuture<Result<EventPage>> EcsClient::droppedInstances(
    const RegionId& region, const std::vector<InstanceId>& ids, const QString& nextToken)
{
    Result<ApiRequest> request
        = makeRequest(QByteArrayLiteral("DescribeInstanceHistoryEvents"), region);
    if (ids.empty() || ids.size() > kMostIds)
        request = tooManyIds();
    if (request) {
        Parameters parameters;
        parameters.set(QStringLiteral("RegionId"), region.value());
        setNumbered(parameters, QStringLiteral("ResourceId"), ids);
        parameters.set(
            QStringLiteral("InstanceEventType.1"), QStringLiteral("SystemFailure.Delete"));
        parameters.set(QStringLiteral("MaxResults"), QString::number(kMostIds));
        if (!nextToken.isEmpty())
            parameters.set(QStringLiteral("NextToken"), nextToken);
        request->query = parameters.encoded();
    }
    return ask<EventPage>(request, readDroppedInstances);
}

QFuture<Result<std::vector<OrderOutcome>>> EcsClient::order(OrderKind kind, const RegionId& region,
    const std::vector<InstanceId>& ids, const QString& clientToken)
{
    Result<ApiRequest> request = makeRequest(actionOf(kind), region);
    if (ids.empty() || ids.size() > kMostIds)
        request = tooManyIds();
    if (request) {
        request->query = orderParameters(kind, region, ids, clientToken).encoded();
        request->deadline = kind == OrderKind::Release ? kDeleteDeadline : kOrderDeadline;
        request->changing = true;
    }
    return ask<std::vector<OrderOutcome>>(request, [kind, ids](const ApiReply& reply) {
        return kind == OrderKind::Release ? readRelease(reply, ids) : readOrderOutcomes(reply, ids);
    });
}

QFuture<Result<Done>> EcsClient::setReleaseTime(
    const RegionId& region, const InstanceId& id, const ReleaseTime& time)
{
    Parameters parameters;
    parameters.set(QStringLiteral("InstanceId"), id.value());
    parameters.set(QStringLiteral("AutoReleaseTime"), time.text());
    return modifyReleaseTime(region, parameters);
}

QFuture<Result<Done>> EcsClient::cancelReleaseTime(const RegionId& region, const InstanceId& id)
{
    Parameters parameters;
    parameters.set(QStringLiteral("InstanceId"), id.value());
    return modifyReleaseTime(region, parameters);
}

QFuture<Result<Done>> EcsClient::modifyReleaseTime(
    const RegionId& region, const Parameters& parameters)
{
    Parameters whole = parameters;
    whole.set(QStringLiteral("RegionId"), region.value());
    Result<ApiRequest> request
        = makeRequest(QByteArrayLiteral("ModifyInstanceAutoReleaseTime"), region);
    if (request) {
        request->query = whole.encoded();
        request->deadline = kOrderDeadline;
        request->changing = true;
    }
    return ask<Done>(request, readDone);
}

} // namespace muster

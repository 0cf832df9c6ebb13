// SPDX-License-Identifier: GPL-3.0-or-later
#include "api_errors.h"
#include "cloud/ecs_client.h"
#include "ecs_client_ask.h"
#include "launch_reader.h"

namespace muster {
namespace {

constexpr seconds kRunDeadline{90};

/// Reads the answer to a dry run. Ids in it would mean that something was bought.
Result<Done> readDryRun(const ApiReply& reply)
{
    const Result<LaunchReply> launch = readLaunchReply(reply);
    if (launch) {
        QStringList ids;
        for (const InstanceId& id : launch->ids)
            ids.append(id.value());
        Error error = malformedReply(reply, QStringLiteral("a dry run made instances"));
        error.code = kDryRunMadeInstances;
        error.message = ids.join(u',');
        return error;
    }
    if (isDryRunSuccess(launch.error()))
        return Done{};
    return launch.error();
}

} // namespace

QFuture<Result<LaunchReply>> EcsClient::run(const LaunchRequest& launch)
{
    Result<ApiRequest> request = makeRequest(QByteArrayLiteral("RunInstances"), launch.region);
    if (request) {
        request->query = launch.frozen;
        request->nonce = launch.nonce.toLatin1();
        request->signedAt = launch.signedAt;
        request->deadline = kRunDeadline;
        request->changing = true;
    }
    return ask<LaunchReply>(request, readLaunchReply);
}

QFuture<Result<Done>> EcsClient::dryRun(const RegionId& region, const Parameters& parameters)
{
    Parameters checked = parameters;
    checked.set(QStringLiteral("Amount"), QStringLiteral("1"));
    checked.set(QStringLiteral("DryRun"), QStringLiteral("true"));
    checked.remove(QStringLiteral("MinAmount"));
    checked.remove(QStringLiteral("ClientToken"));
    Result<ApiRequest> request = makeRequest(QByteArrayLiteral("RunInstances"), region);
    if (request) {
        request->query = checked.encoded();
        request->changing = true; // a server that overlooks DryRun buys
    }
    return ask<Done>(request, readDryRun);
}

} // namespace muster

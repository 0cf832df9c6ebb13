// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

namespace muster {

/// 2026-11-24T08:00:00Z.
inline constexpr qint64 kNoon = 1'795'507'200'000;

/// A ledger with its gateway and a clock that stands still, without sockets.
class SimWorld
{
public:
    SimWorld() { clock.freezeAt(kNoon); }

    /// Carries out an action as if it had been signed.
    ApiReply call(
        const QByteArray& action, const Parameters& parameters, const QByteArray& key = "key")
    {
        ApiCall call;
        call.action = action;
        call.version = action == "GetCallerIdentity" ? "2015-04-01" : "2014-05-26";
        call.accessKeyId = key;
        call.host = "ecs.test";
        call.parameters = parameters;
        Parameters content = parameters;
        std::erase_if(content, [](const auto& pair) { return isEnvelopeParameter(pair.first); });
        call.parametersSha = canonicalQuery(content);
        ledger.settle(clock.now());
        return gateway.run(call, "REQUEST-ID");
    }

    /// The parameters of a launch that is in order, with \a more on top; an empty value takes one
    /// out.
    static Parameters launch(const Parameters& more = {})
    {
        Parameters all{{"RegionId", "cn-hangzhou"},
            {"ImageId", "aliyun_3_x64_20G_alibase_20240819.vhd"}, {"InstanceType", "ecs.g7.large"},
            {"VSwitchId", "vsw-bp1muster000000000g"},
            {"SecurityGroupId", "sg-bp1muster0000000web"}};
        for (const auto& [name, value] : more) {
            if (value.isEmpty())
                all.erase(name);
            else
                all[name] = value;
        }
        return all;
    }

    QStringList run(const Parameters& more = {})
    {
        const QJsonObject body = object(call("RunInstances", launch(more)));
        QStringList ids;
        for (const QJsonValue& id :
            body[QStringLiteral("InstanceIdSets")][QStringLiteral("InstanceIdSet")].toArray())
            ids.append(id.toString());
        return ids;
    }

    static QJsonObject object(const ApiReply& reply)
    {
        return QJsonDocument::fromJson(reply.body).object();
    }

    /// The rows of a DescribeInstances answer.
    QJsonArray describe(const Parameters& more = {})
    {
        Parameters all{{"RegionId", "cn-hangzhou"}};
        all.insert(more.begin(), more.end());
        return object(
            call("DescribeInstances", all))[QStringLiteral("Instances")][QStringLiteral("Instance")]
            .toArray();
    }

    void pass(std::chrono::milliseconds span)
    {
        clock.advanceBy(span);
        ledger.settle(clock.now());
    }

    World world{{QStringLiteral("cn-hangzhou"), QStringLiteral("cn-beijing")}};
    Ledger ledger{world, BootTimes{}, 1};
    Limits limits;
    SimClock clock;
    Gateway gateway{
        {{"key", "secret", false}, {"root", "secret", true}}, world, ledger, limits, clock};
};

} // namespace muster

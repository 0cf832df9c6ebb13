// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/journal.h"

/// Entries as a launch makes them.
namespace muster::samples {

inline UtcTime at(qint64 seconds)
{
    return UtcTime(milliseconds((1775988000 + seconds) * 1000));
}

inline BatchId batchId(int number)
{
    return BatchId::fromTrusted(QStringLiteral("%1").arg(number, 32, 16, QLatin1Char('0')));
}

inline InstanceId instanceId(int number)
{
    return InstanceId::fromTrusted(QStringLiteral("i-bp1%1").arg(number, 8, 10, QLatin1Char('0')));
}

inline CallRecord call(const BatchId& batch, int index, int generation = 1)
{
    CallRecord record{.index = index,
        .generation = generation,
        .amount = *InstanceCount::from(100),
        .token = callToken(batch, index, generation)};
    record.request
        = QByteArrayLiteral("Action=RunInstances&Amount=100&Call=") + QByteArray::number(index);
    record.digest = QByteArray(32, 'd');
    return record;
}

inline BatchRecord batch(int number, int calls = 2)
{
    BatchRecord record;
    record.id = batchId(number);
    record.label = QStringLiteral("web-0412");
    record.account = QStringLiteral("main");
    record.accessKeyId = QStringLiteral("LTAI5tExample");
    record.endpoint = QStringLiteral("https://ecs.cn-hangzhou.aliyuncs.com");
    record.region = RegionId::fromTrusted(QStringLiteral("cn-hangzhou"));
    record.created = at(number);
    record.asked = calls * 100;
    record.parameters.set(QStringLiteral("InstanceType"), QStringLiteral("ecs.g7.large"));
    record.parameters.set(QStringLiteral("Tag.1.Value"), QStringLiteral("Web & \u00fc \u4e2d"));
    for (int index = 1; index <= calls; ++index)
        record.calls.push_back(call(record.id, index));
    return record;
}

inline Attempt attempt(int number)
{
    Attempt made;
    made.number = number;
    made.nonce = QStringLiteral("nonce-%1").arg(number);
    made.wallTime = at(100 + number);
    made.bootId = QStringLiteral("boot-1");
    made.bootTime = BootTime(5000 + number);
    made.signedAt = at(200 + number);
    return made;
}

inline CallAdvanced accepted(const BatchId& batch, int index, std::vector<InstanceId> ids)
{
    CallAdvanced advanced;
    advanced.batch = batch;
    advanced.call = index;
    advanced.state = CallState::Accepted;
    advanced.newIds = std::move(ids);
    advanced.closesAttempt = 1;
    advanced.outcome = QStringLiteral("Accepted");
    advanced.requestId = QStringLiteral("REQ-1");
    advanced.acceptedAt = at(105);
    return advanced;
}

inline InstanceSeen seen(const BatchId& batch, int number, InstanceStatus status, qint64 seconds)
{
    InstanceSeen entry;
    entry.batch = batch;
    entry.row.id = instanceId(number);
    entry.row.name = QStringLiteral("web-%1").arg(number);
    entry.row.zone = QStringLiteral("cn-hangzhou-i");
    entry.row.region = QStringLiteral("cn-hangzhou");
    entry.row.type = QStringLiteral("ecs.g7.large");
    entry.row.privateIp = QStringLiteral("10.0.0.1");
    entry.row.publicIp = QStringLiteral("198.18.0.1");
    entry.row.chargeType = QStringLiteral("PostPaid");
    entry.row.imageId = QStringLiteral("img-1");
    entry.row.vSwitchId = QStringLiteral("vsw-1");
    entry.row.batch = batch;
    entry.row.created = 1775988000;
    entry.row.releaseTime = 1776000000;
    entry.row.status = status;
    entry.row.spot = true;
    entry.fate = status == InstanceStatus::Running ? InstanceFate::Up : InstanceFate::Coming;
    entry.at = at(seconds);
    return entry;
}

/// An order to release.
inline OrderPlanned order(int number, std::vector<InstanceId> ids)
{
    OrderPlanned entry;
    entry.id = QStringLiteral("order-%1").arg(number);
    entry.kind = QStringLiteral("release");
    entry.account = QStringLiteral("main");
    entry.region = RegionId::fromTrusted(QStringLiteral("cn-hangzhou"));
    entry.ids = std::move(ids);
    entry.token = entry.id;
    entry.at = at(200 + number);
    return entry;
}

inline OrderClosed closed(int number, const QString& outcome, std::vector<OrderResult> results)
{
    return {QStringLiteral("order-%1").arg(number), outcome, {}, std::move(results)};
}

} // namespace muster::samples

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/session.h"

#include <QObject>

#include <functional>

namespace muster {

/// Carries out orders by id: written down (TX-OP) before the first byte, in calls of at most 100,
/// one after the other. It repeats nothing: an order whose answer was lost is reported as unknown,
/// and the poller shows what came of it.
class Orders : public QObject
{
    Q_OBJECT

public:
    Orders(const SessionPorts& ports, QString account, QObject* parent = nullptr);

    QFuture<Result<std::vector<OrderOutcome>>> order(
        OrderKind kind, const RegionId& region, const std::vector<InstanceId>& ids);
    QFuture<Result<std::vector<OrderOutcome>>> changeReleaseTime(const RegionId& region,
        const std::vector<InstanceId>& ids, const std::optional<ReleaseTime>& time);

    /// Orders that earlier runs left without an outcome. Fails with Kind::Storage.
    Result<Done> restore();
    [[nodiscard]] const std::vector<OrderStatus>& statuses() const { return m_statuses; }

Q_SIGNALS:
    void changed();
    /// The service accepted the order for these.
    void accepted(muster::OrderKind kind, const muster::RegionId& region,
        const std::vector<muster::InstanceId>& ids);

private:
    struct Work;

    Result<Done> writeDown(const Work& work, const QString& kindName);
    void next(const std::shared_ptr<Work>& work);
    void nextReleaseTime(const std::shared_ptr<Work>& work);
    void take(const std::shared_ptr<Work>& work, const std::vector<InstanceId>& asked,
        const Result<std::vector<OrderOutcome>>& answer);
    void close(Work& work);
    OrderStatus& statusOf(const QString& id);

    SessionPorts m_ports;
    QString m_account;
    std::vector<OrderStatus> m_statuses;
};

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/session.h"
#include "order_run.h"

#include <QObject>
#include <QPromise>

#include <functional>
#include <map>
#include <memory>

namespace muster {

/// All orders by id: each is written down (TX-OP) before its first byte, its outcomes as they come,
/// and those that an earlier run left open are resolved.
class Orders : public QObject
{
    Q_OBJECT

public:
    using ReaderOf = std::function<PageReader&(const RegionId&)>;

    /// \a readerOf gives a region's reader, which outlives this.
    Orders(const SessionPorts& ports, Budgets& budgets, QString account, double timeScale,
        ReaderOf readerOf, QObject* parent = nullptr);

    QFuture<Result<std::vector<OrderOutcome>>> order(
        OrderKind kind, const RegionId& region, const std::vector<InstanceId>& ids);
    QFuture<Result<std::vector<OrderOutcome>>> changeReleaseTime(const RegionId& region,
        const std::vector<InstanceId>& ids, const std::optional<ReleaseTime>& time);

    /// Orders that earlier runs left without an outcome. Fails with Kind::Storage.
    Result<Done> restore();
    /// The click on one that needs it. Fails with Kind::NotFound.
    Result<Done> repeat(const QString& id);
    [[nodiscard]] const std::vector<OrderStatus>& statuses() const { return m_statuses; }
    /// True while an answer is waited for.
    [[nodiscard]] bool isBusy() const;

Q_SIGNALS:
    void changed();
    /// The service accepted the order for these.
    void accepted(muster::OrderKind kind, const muster::RegionId& region,
        const std::vector<muster::InstanceId>& ids);

private:
    using Promise = QPromise<Result<std::vector<OrderOutcome>>>;

    QFuture<Result<std::vector<OrderOutcome>>> begin(OrderTask task);
    OrderRun& addRun(const OrderTask& task, const std::vector<OrderResult>& known);
    void took(const OrderRun& run, const std::vector<OrderOutcome>& outcomes);
    void ended(const OrderRun& run, const std::shared_ptr<Promise>& promise);
    void writeResults(
        const QString& id, const std::vector<OrderOutcome>& outcomes, const QString& outcome);
    OrderStatus& statusOf(const QString& id);

    SessionPorts m_ports;
    Budgets& m_budgets;
    QString m_account;
    double m_timeScale;
    ReaderOf m_readerOf;
    std::map<QString, std::unique_ptr<OrderRun>> m_runs;
    std::vector<OrderStatus> m_statuses;
};

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "orders.h"

#include "core/async.h"

#include <QPromise>

#include <algorithm>
#include <utility>

namespace muster {

namespace {

constexpr size_t kIdsPerOrder = 100; // InstanceId.N of the batch actions

QString kindName(OrderKind kind)
{
    switch (kind) {
    case OrderKind::Start:
        return QStringLiteral("start");
    case OrderKind::Stop:
        return QStringLiteral("stop");
    case OrderKind::Reboot:
        return QStringLiteral("reboot");
    case OrderKind::Release:
        return QStringLiteral("release");
    }
    return QString();
}

std::vector<OrderOutcome> sameForAll(const std::vector<InstanceId>& ids, const Error& error)
{
    const bool unknown = error.kind == Error::Kind::OutcomeUnknown
        || error.kind == Error::Kind::Malformed || error.kind == Error::Kind::NotTheApi
        || error.httpStatus >= 500;
    std::vector<OrderOutcome> outcomes;
    for (const InstanceId& id : ids) {
        OrderOutcome outcome;
        outcome.id = id;
        outcome.code = unknown ? kOutcomeUnknown : error.code;
        if (outcome.code.isEmpty())
            outcome.code = QStringLiteral("NotSent");
        outcome.message = error.message.isEmpty() ? error.detail : error.message;
        outcomes.push_back(outcome);
    }
    return outcomes;
}

} // namespace

struct Orders::Work
{
    QPromise<Result<std::vector<OrderOutcome>>> promise{};
    QString id{};
    OrderKind kind = OrderKind::Start;
    RegionId region{};
    std::vector<InstanceId> ids{};
    std::optional<ReleaseTime> releaseTime{};
    size_t sent = 0;
    std::vector<OrderOutcome> outcomes{};

    Work() { promise.start(); }
    Work(const Work&) = delete;
    Work& operator=(const Work&) = delete;
    ~Work()
    {
        if (!promise.future().isFinished()) {
            promise.addResult(Result<std::vector<OrderOutcome>>(
                makeError(Error::Kind::Cancelled, QStringLiteral("the program ended"))));
            promise.finish();
        }
    }
};

Orders::Orders(const SessionPorts& ports, QString account, QObject* parent)
    : QObject(parent)
    , m_ports(ports)
    , m_account(std::move(account))
{
}

Result<Done> Orders::writeDown(const Work& work, const QString& kind)
{
    OrderPlanned entry;
    entry.id = work.id;
    entry.kind = kind;
    entry.account = m_account;
    entry.region = work.region;
    entry.ids = work.ids;
    entry.token = work.id;
    entry.at = m_ports.clock.wallNow();
    const auto written = m_ports.journal.record({entry});
    if (written) {
        OrderStatus status;
        status.id = work.id;
        status.kind = kind;
        status.region = work.region;
        status.ids = work.ids;
        status.at = entry.at;
        m_statuses.push_back(status);
        Q_EMIT changed();
    }
    return written;
}

OrderStatus& Orders::statusOf(const QString& id)
{
    return *std::find_if(m_statuses.begin(), m_statuses.end(),
        [&id](const OrderStatus& status) { return status.id == id; });
}

Result<Done> Orders::restore()
{
    const auto open = m_ports.journal.openOrders();
    if (!open)
        return open.error();
    for (const OpenOrder& order : *open) {
        OrderStatus status;
        status.id = order.order.id;
        status.kind = order.order.kind;
        status.region = order.order.region;
        status.ids = order.order.ids;
        status.at = order.order.at;
        status.earlierRun = true;
        status.unknown = true;
        for (const OrderResult& result : order.results)
            status.outcomes.push_back(OrderOutcome{result.id, result.ok, result.code, {}});
        m_statuses.push_back(status);
    }
    return Done{};
}

QFuture<Result<std::vector<OrderOutcome>>> Orders::order(
    OrderKind kind, const RegionId& region, const std::vector<InstanceId>& ids)
{
    auto work = std::make_shared<Work>();
    work->id = m_ports.random.nonce();
    work->kind = kind;
    work->region = region;
    work->ids = ids;
    auto future = work->promise.future();
    const auto written = writeDown(*work, kindName(kind));
    m_ports.scheduler.after(milliseconds(0), this, [this, work, written] {
        if (written) {
            next(work);
            return;
        }
        work->promise.addResult(Result<std::vector<OrderOutcome>>(written.error()));
        work->promise.finish();
    });
    return future;
}

void Orders::next(const std::shared_ptr<Work>& work)
{
    if (work->sent >= work->ids.size()) {
        close(*work);
        return;
    }
    const size_t count = std::min(kIdsPerOrder, work->ids.size() - work->sent);
    const auto first = work->ids.begin() + static_cast<std::ptrdiff_t>(work->sent);
    const std::vector<InstanceId> chunk(first, first + static_cast<std::ptrdiff_t>(count));
    const QString token = QStringLiteral("%1-%2").arg(work->id).arg(work->sent / kIdsPerOrder + 1);
    work->sent += count;
    whenDone(m_ports.instances.order(work->kind, work->region, chunk, token), this,
        [this, work, chunk](const Result<std::vector<OrderOutcome>>& answer) {
            take(work, chunk, answer);
            next(work);
        });
}

void Orders::take(const std::shared_ptr<Work>& work, const std::vector<InstanceId>& asked,
    const Result<std::vector<OrderOutcome>>& answer)
{
    const std::vector<OrderOutcome> outcomes = answer ? *answer : sameForAll(asked, answer.error());
    std::vector<InstanceId> done;
    for (const OrderOutcome& outcome : outcomes) {
        work->outcomes.push_back(outcome);
        if (outcome.ok)
            done.push_back(outcome.id);
    }
    if (!done.empty())
        Q_EMIT accepted(work->kind, work->region, done);
}

QFuture<Result<std::vector<OrderOutcome>>> Orders::changeReleaseTime(const RegionId& region,
    const std::vector<InstanceId>& ids, const std::optional<ReleaseTime>& time)
{
    auto work = std::make_shared<Work>();
    work->id = m_ports.random.nonce();
    work->region = region;
    work->ids = ids;
    work->releaseTime = time;
    auto future = work->promise.future();
    const auto written = writeDown(*work, QStringLiteral("release-time"));
    m_ports.scheduler.after(milliseconds(0), this, [this, work, written] {
        if (written) {
            nextReleaseTime(work);
            return;
        }
        work->promise.addResult(Result<std::vector<OrderOutcome>>(written.error()));
        work->promise.finish();
    });
    return future;
}

void Orders::nextReleaseTime(const std::shared_ptr<Work>& work)
{
    if (work->sent >= work->ids.size()) {
        close(*work);
        return;
    }
    const InstanceId id = work->ids[work->sent++];
    auto future = work->releaseTime
        ? m_ports.instances.setReleaseTime(work->region, id, *work->releaseTime)
        : m_ports.instances.cancelReleaseTime(work->region, id);
    whenDone(future, this, [this, work, id](const Result<Done>& answer) {
        if (answer) {
            OrderOutcome outcome;
            outcome.id = id;
            outcome.ok = true;
            work->outcomes.push_back(outcome);
        } else {
            const auto failed = sameForAll({id}, answer.error());
            work->outcomes.insert(work->outcomes.end(), failed.begin(), failed.end());
        }
        nextReleaseTime(work);
    });
}

void Orders::close(Work& work)
{
    const auto done = std::count_if(work.outcomes.begin(), work.outcomes.end(),
        [](const OrderOutcome& outcome) { return outcome.ok; });
    const bool unknown = std::any_of(work.outcomes.begin(), work.outcomes.end(),
        [](const OrderOutcome& outcome) { return outcome.code == kOutcomeUnknown; });
    OrderClosed entry;
    entry.id = work.id;
    if (unknown)
        entry.outcome = QStringLiteral("unknown");
    else if (done == static_cast<std::ptrdiff_t>(work.outcomes.size()))
        entry.outcome = QStringLiteral("done");
    else
        entry.outcome = done == 0 ? QStringLiteral("refused") : QStringLiteral("partly");
    // The order itself is over; a journal that cannot take its outcome leaves the row open, and the
    // next start reads the states.
    const auto recorded = m_ports.journal.record({entry});
    if (!recorded)
        qWarning("an order's outcome could not be written down");
    OrderStatus& status = statusOf(work.id);
    status.outcomes = work.outcomes;
    status.unknown = unknown;
    status.closed = true;
    Q_EMIT changed();
    work.promise.addResult(Result<std::vector<OrderOutcome>>(work.outcomes));
    work.promise.finish();
}

} // namespace muster

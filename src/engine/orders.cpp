// SPDX-License-Identifier: GPL-3.0-or-later
#include "orders.h"

#include <QLoggingCategory>

#include <algorithm>
#include <array>
#include <utility>

namespace muster {

namespace {

Q_LOGGING_CATEGORY(logOrders, "muster.orders")

const QString kReleaseTimeKind = QStringLiteral("release-time");
constexpr std::array kKinds{
    OrderKind::Start, OrderKind::Stop, OrderKind::Reboot, OrderKind::Release};

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

bool isUnknown(const std::vector<OrderOutcome>& outcomes)
{
    return std::any_of(outcomes.begin(), outcomes.end(),
        [](const OrderOutcome& outcome) { return outcome.code == kOutcomeUnknown; });
}

QString outcomeOf(const std::vector<OrderOutcome>& outcomes)
{
    const auto done = std::count_if(
        outcomes.begin(), outcomes.end(), [](const OrderOutcome& outcome) { return outcome.ok; });
    if (isUnknown(outcomes))
        return QStringLiteral("unknown");
    if (done == static_cast<std::ptrdiff_t>(outcomes.size()))
        return QStringLiteral("done");
    return done == 0 ? QStringLiteral("refused") : QStringLiteral("partly");
}

} // namespace

Orders::Orders(const SessionPorts& ports, Budgets& budgets, QString account, double timeScale,
    ReaderOf readerOf, QObject* parent)
    : QObject(parent)
    , m_ports(ports)
    , m_budgets(budgets)
    , m_account(std::move(account))
    , m_timeScale(timeScale)
    , m_readerOf(std::move(readerOf))
{
}

QFuture<Result<std::vector<OrderOutcome>>> Orders::order(
    OrderKind kind, const RegionId& region, const std::vector<InstanceId>& ids)
{
    OrderTask task;
    task.kind = kind;
    task.plan.kind = kindName(kind);
    task.plan.region = region;
    task.plan.ids = ids;
    return begin(std::move(task));
}

QFuture<Result<std::vector<OrderOutcome>>> Orders::changeReleaseTime(const RegionId& region,
    const std::vector<InstanceId>& ids, const std::optional<ReleaseTime>& time)
{
    OrderTask task;
    task.releaseTime = time;
    task.plan.kind = kReleaseTimeKind;
    task.plan.region = region;
    task.plan.ids = ids;
    return begin(std::move(task));
}

QFuture<Result<std::vector<OrderOutcome>>> Orders::begin(OrderTask task)
{
    task.plan.id = m_ports.random.nonce();
    task.plan.token = task.plan.id;
    task.plan.account = m_account;
    task.plan.at = m_ports.clock.wallNow();
    auto promise = std::make_shared<Promise>();
    promise->start();
    auto future = promise->future();
    const auto written = m_ports.journal.record({task.plan});
    if (!written) {
        m_ports.scheduler.after(milliseconds(0), this, [promise, error = written.error()] {
            promise->addResult(Result<std::vector<OrderOutcome>>(error));
            promise->finish();
        });
        return future;
    }
    OrderRun& run = addRun(task, {});
    connect(&run, &OrderRun::ended, this, [this, &run, promise] { ended(run, promise); });
    run.start();
    Q_EMIT changed();
    return future;
}

OrderRun& Orders::addRun(const OrderTask& task, const std::vector<OrderResult>& known)
{
    OrderStatus status;
    status.id = task.plan.id;
    status.kind = task.plan.kind;
    status.region = task.plan.region;
    status.ids = task.plan.ids;
    status.at = task.plan.at;
    m_statuses.push_back(status);
    auto run = std::make_unique<OrderRun>(
        m_ports, m_budgets, m_readerOf(task.plan.region), task, known, m_timeScale);
    OrderRun& reference = *run;
    connect(&reference, &OrderRun::took, this,
        [this, &reference](
            const std::vector<OrderOutcome>& outcomes) { took(reference, outcomes); });
    m_runs.insert_or_assign(task.plan.id, std::move(run));
    return reference;
}

OrderStatus& Orders::statusOf(const QString& id)
{
    return *std::find_if(m_statuses.begin(), m_statuses.end(),
        [&id](const OrderStatus& status) { return status.id == id; });
}

bool Orders::isBusy() const
{
    return std::any_of(
        m_runs.begin(), m_runs.end(), [](const auto& entry) { return entry.second->isBusy(); });
}

void Orders::writeResults(
    const QString& id, const std::vector<OrderOutcome>& outcomes, const QString& outcome)
{
    OrderClosed entry;
    entry.id = id;
    entry.outcome = outcome;
    for (const OrderOutcome& known : outcomes)
        entry.results.push_back(OrderResult{known.id, known.ok, known.code});
    // A journal that cannot take it leaves the row open, and the next start reads the states.
    if (!m_ports.journal.record({entry}))
        qCWarning(logOrders, "what came of an order could not be written down");
}

void Orders::took(const OrderRun& run, const std::vector<OrderOutcome>& outcomes)
{
    const QString& id = run.task().plan.id;
    writeResults(id, outcomes, QString());
    OrderStatus& status = statusOf(id);
    status.outcomes = run.outcomes();
    status.unknown = isUnknown(status.outcomes);
    Q_EMIT changed();
    std::vector<InstanceId> done;
    for (const OrderOutcome& outcome : outcomes) {
        if (outcome.ok)
            done.push_back(outcome.id);
    }
    if (!done.empty() && run.task().kind)
        Q_EMIT accepted(*run.task().kind, run.task().plan.region, done);
}

void Orders::ended(const OrderRun& run, const std::shared_ptr<Promise>& promise)
{
    const QString& id = run.task().plan.id;
    OrderStatus& status = statusOf(id);
    status.outcomes = run.outcomes();
    status.needsClick = run.needsClick();
    status.closed = !status.needsClick;
    status.unknown = status.needsClick || isUnknown(status.outcomes);
    if (status.closed)
        writeResults(id, {}, outcomeOf(run.outcomes()));
    Q_EMIT changed();
    if (promise) {
        promise->addResult(Result<std::vector<OrderOutcome>>(run.outcomes()));
        promise->finish();
    }
}

Result<Done> Orders::restore()
{
    const auto open = m_ports.journal.openOrders();
    if (!open)
        return open.error();
    for (const OpenOrder& order : *open) {
        OrderTask task;
        task.plan = order.order;
        const auto kind = std::find_if(kKinds.begin(), kKinds.end(),
            [&order](OrderKind known) { return kindName(known) == order.order.kind; });
        if (kind != kKinds.end())
            task.kind = *kind;
        OrderRun& run = addRun(task, order.results);
        OrderStatus& status = m_statuses.back();
        status.earlierRun = true;
        status.unknown = true;
        status.outcomes = run.outcomes();
        // What another account ordered cannot be read with this one's key.
        if (order.order.account != m_account)
            continue;
        connect(&run, &OrderRun::ended, this, [this, &run] { ended(run, nullptr); });
        run.resolve();
    }
    return Done{};
}

Result<Done> Orders::repeat(const QString& id)
{
    const auto run = m_runs.find(id);
    if (run == m_runs.end() || !run->second->needsClick())
        return makeError(
            Error::Kind::NotFound, QStringLiteral("no order of this id waits for a click"));
    statusOf(id).needsClick = false;
    run->second->repeatNow();
    Q_EMIT changed();
    return Done{};
}

} // namespace muster

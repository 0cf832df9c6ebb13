// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/session.h"

#include "batch_runner.h"
#include "batch_status_builder.h"
#include "budgets.h"
#include "core/constants.h"
#include "orders.h"
#include "poller.h"

#include <algorithm>
#include <limits>

namespace muster {

namespace {

using namespace std::chrono_literals;

constexpr milliseconds kTick{1000};
constexpr milliseconds kOffsetNews{1500}; // the Date header counts whole seconds
constexpr milliseconds kOffsetLimit = std::chrono::hours(24) * 1461; // 4 years

bool isDone(const BatchRecord& record)
{
    return std::none_of(record.calls.begin(), record.calls.end(),
        [](const CallRecord& call) { return call.isOpen(); });
}

} // namespace

Session::Session(const SessionPorts& ports, const SessionConfig& config, QObject* parent)
    : QObject(parent)
    , m_ports(ports)
    , m_config(config)
    , m_fleet(ports.scheduler)
    , m_budgets(std::make_unique<Budgets>(ports.clock, ports.random, config.timeScale))
    , m_orders(std::make_unique<Orders>(ports, *m_budgets, config.account.name, config.timeScale,
          [this](const RegionId& region) -> PageReader& { return pollerFor(region).reader(); }))
{
    connect(m_budgets.get(), &Budgets::troubleChanged, this, &Session::onTroubleChanged);
    connect(&m_fleet, &Fleet::flushed, this, &Session::updateFromFleet);
    connect(m_orders.get(), &Orders::changed, this, [this] {
        Q_EMIT ordersChanged();
        quitWhenIdle();
    });
    connect(m_orders.get(), &Orders::accepted, this,
        [this](OrderKind kind, const RegionId& region, const std::vector<InstanceId>& ids) {
            Poller& poller = pollerFor(region);
            for (const InstanceId& id : ids) {
                if (kind == OrderKind::Release)
                    poller.releaseAccepted(id);
            }
            poller.askAgain(ids);
        });
}

Session::~Session()
{
    m_runners.clear(); // they look through the pollers' readers
    m_orders.reset();
}

UtcTime Session::serverNow() const
{
    return m_ports.clock.wallNow() + m_offset.value_or(0ms);
}

Result<Done> Session::start()
{
    const auto lastTime = m_ports.journal.lastTime();
    if (!lastTime)
        return lastTime.error();
    m_wallTrusted = !*lastTime || m_ports.clock.wallNow() >= **lastTime;
    if (const auto restored = restoreBatches(); !restored)
        return restored.error();
    if (const auto restored = restoreInstances(std::nullopt); !restored)
        return restored.error();
    if (const auto restored = m_orders->restore(); !restored)
        return restored.error();
    m_fleet.flush();
    for (const auto& [id, runner] : m_runners) {
        if (!m_blocks.contains(id))
            runner->resume();
    }
    for (const BatchId& id : m_order)
        updateStatus(id);
    return Done{};
}

Result<Done> Session::restoreInstances(const std::optional<BatchId>& batch)
{
    const auto stored = m_ports.journal.instances(batch);
    if (!stored)
        return stored.error();
    for (StoredInstance instance : *stored) {
        const BatchId& id = instance.row.instance.batch;
        const auto status = m_statuses.find(id);
        if (status == m_statuses.end())
            continue;
        instance.row.endedBefore = instance.row.presence == Presence::Failed
            || instance.row.presence == Presence::Released
            || instance.row.presence == Presence::Gone;
        if (m_blocks.contains(id))
            m_fleet.put(instance.row); // shown as it was last known
        else
            pollerFor(status->second.record.region).restore(instance);
    }
    for (const auto& [id, record] : m_closedRecords) {
        if (m_blocks.contains(id) || (batch && id != *batch))
            continue;
        for (const CallRecord& call : record.calls) {
            if (!call.ids.empty()) // accepted, and perhaps never seen before the program ended
                pollerFor(record.region).subscribe(id, call.ids);
        }
    }
    return Done{};
}

LookBlock Session::blockOf(const BatchRecord& record) const
{
    const Account& account = m_config.account;
    const QUrl endpoint(record.endpoint);
    // A simulator is the same one at whatever port it listens today.
    const bool sameEndpoint
        = endpoint == account.endpoint || (isLoopback(endpoint) && isLoopback(account.endpoint));
    if (!sameEndpoint)
        return LookBlock::OtherEndpoint;
    return record.accessKeyId == account.accessKeyId || account.simulator ? LookBlock::None
                                                                          : LookBlock::OtherKey;
}

Result<Done> Session::confirmAccount(const BatchId& batch)
{
    if (m_blocks.erase(batch) == 0)
        return makeError(Error::Kind::NotFound, QStringLiteral("no such batch is blocked"));
    const auto restored = restoreInstances(batch);
    if (BatchRunner* runner = openRunner(batch))
        runner->resume();
    updateStatus(batch);
    return restored;
}

Result<Done> Session::restoreBatches()
{
    const auto records = m_ports.journal.batches();
    if (!records)
        return records.error();
    for (const BatchRecord& record : *records) {
        m_order.push_back(record.id);
        restoreBatch(record);
    }
    return Done{};
}

void Session::restoreBatch(const BatchRecord& record)
{
    BatchStatus status;
    fillFromRecord(status, record);
    m_statuses.insert_or_assign(record.id, status);
    if (const LookBlock block = blockOf(record); block != LookBlock::None)
        m_blocks.emplace(record.id, block);
    if (isDone(record))
        m_closedRecords.insert_or_assign(record.id, record);
    else
        addRunner(record, false);
}

BatchRunner& Session::addRunner(const BatchRecord& record, bool goOnAfterShortage)
{
    machine::State state;
    state.batch = record;
    state.goOnAfterShortage = goOnAfterShortage;
    auto runner = std::make_unique<BatchRunner>(
        m_ports, std::move(state), pollerFor(record.region), *m_budgets, m_config.timeScale);
    runner->setServerOffset(m_offset);
    runner->setWallTrusted(m_wallTrusted);
    connect(
        runner.get(), &BatchRunner::advanced, this, [this, id = record.id, region = record.region] {
            m_storageTrouble = openRunner(id)->isPaused();
            updateStatus(id);
            shareSlots(region);
            watchSleep();
            quitWhenIdle();
        });
    connect(runner.get(), &BatchRunner::surplusFound, this,
        [this, id = record.id](int call, int asked, int found) {
            Error error = makeError(Error::Kind::Conflict,
                QStringLiteral("batch %1, call %2: asked for %3 instances, found %4")
                    .arg(id.value())
                    .arg(call)
                    .arg(asked)
                    .arg(found));
            error.code = QStringLiteral("SurplusInstances");
            Q_EMIT alarm(error);
        });
    connect(runner.get(), &BatchRunner::storageFailed, this, &Session::reportStorage);
    connect(runner.get(), &BatchRunner::serverTimeSeen, this, &Session::learnServerTime);
    BatchRunner& reference = *runner;
    m_runners.insert_or_assign(record.id, std::move(runner));
    return reference;
}

Poller& Session::pollerFor(const RegionId& region)
{
    auto& poller = m_pollers[region];
    if (!poller) {
        poller = std::make_unique<Poller>(region, m_ports, *m_budgets, m_fleet, m_config);
        poller->setServerOffset(m_offset.value_or(0ms));
        connect(
            poller.get(), &Poller::listed, this, [this, region](const std::optional<Error>& error) {
                Q_EMIT regionListed(region, error);
            });
        connect(poller.get(), &Poller::storageFailed, this, &Session::reportStorage);
        connect(poller.get(), &Poller::serverTimeSeen, this, &Session::learnServerTime);
        connect(poller.get(), &Poller::loadChanged, this, &Session::loadChanged);
    }
    return *poller;
}

void Session::reportStorage(const Error& error)
{
    if (m_storageTrouble)
        return; // told already
    m_storageTrouble = true;
    Q_EMIT alarm(error);
}

void Session::learnServerTime(qint64 serverTimeMs)
{
    const auto offset = UtcTime(milliseconds(serverTimeMs)) - m_ports.clock.wallNow();
    if (offset > kOffsetLimit || offset < -kOffsetLimit)
        return;
    if (m_offset && std::chrono::abs(offset - *m_offset) < kOffsetNews)
        return;
    m_offset = offset;
    for (const auto& [id, runner] : m_runners)
        runner->setServerOffset(offset);
    for (const auto& [region, poller] : m_pollers)
        poller->setServerOffset(offset);
    Q_EMIT clockOffsetChanged();
}

void Session::onTroubleChanged(const RegionId& region)
{
    // Never inside the step that spent it.
    m_ports.scheduler.after(0ms, this, [this, region] {
        for (const auto& [id, runner] : m_runners) {
            if (runner->state().batch.region == region)
                runner->budgetChanged();
        }
        Q_EMIT loadChanged();
    });
}

void Session::watchSleep()
{
    const bool open = std::any_of(m_runners.begin(), m_runners.end(),
        [](const auto& entry) { return !entry.second->isSettled(); });
    if (!open || m_tick)
        return;
    m_tick = m_ports.clock.bootNow();
    m_ports.scheduler.after(kTick, this, [this] {
        const auto gap = m_ports.clock.bootNow() - *m_tick;
        m_tick.reset();
        if (gap > kTick + constants::kSleepGap)
            onSlept();
        watchSleep();
    });
}

void Session::onSlept()
{
    for (const auto& [id, runner] : m_runners) {
        if (!m_blocks.contains(id))
            runner->woke();
    }
}

void Session::shareSlots(const RegionId& region)
{
    int all = 0;
    for (const auto& [id, runner] : m_runners) {
        if (runner->state().batch.region == region)
            all += runner->callsInFlight();
    }
    for (const auto& [id, runner] : m_runners) {
        if (runner->state().batch.region == region)
            runner->slotFreed(all - runner->callsInFlight());
    }
}

void Session::updateFromFleet(int first, const std::vector<int>& changed)
{
    std::set<BatchId> batches;
    const auto note = [this, &batches](int slot) {
        const BatchId& batch = m_fleet.row(slot).instance.batch;
        if (m_statuses.contains(batch))
            batches.insert(batch);
    };
    for (const int slot : changed)
        note(slot);
    for (int slot = first < 0 ? m_fleet.size() : first; slot < m_fleet.size(); ++slot)
        note(slot);
    for (const BatchId& id : batches)
        updateStatus(id);
}

const BatchStatus* Session::batch(const BatchId& id) const
{
    const auto found = m_statuses.find(id);
    return found == m_statuses.end() ? nullptr : &found->second;
}

void Session::watchRegion(const RegionId& region)
{
    pollerFor(region).watchAll();
}

void Session::refresh()
{
    for (const auto& [region, poller] : m_pollers)
        poller->refresh();
}

void Session::setPollInterval(milliseconds interval)
{
    m_config.pollInterval = interval;
    for (const auto& [region, poller] : m_pollers)
        poller->setLongest(interval);
}

void Session::setWindowVisible(bool visible)
{
    for (const auto& [region, poller] : m_pollers)
        poller->setVisible(visible);
}

ApiLoad Session::load(const RegionId& region) const
{
    const auto found = m_pollers.find(region);
    return found == m_pollers.end() ? ApiLoad{} : found->second->load();
}

void Session::prepareToQuit()
{
    m_quitting = true;
    for (const auto& [id, runner] : m_runners)
        runner->stop();
    m_ports.scheduler.after(0ms, this, [this] { quitWhenIdle(); });
    const auto limit = milliseconds(static_cast<milliseconds::rep>(
        static_cast<double>(constants::kShutdownWait.count()) * m_config.timeScale));
    m_ports.scheduler.after(limit, this, [this] {
        if (!m_idleTold) {
            m_idleTold = true;
            Q_EMIT idle();
        }
    });
}

void Session::quitWhenIdle()
{
    if (!m_quitting || m_idleTold)
        return;
    const bool busy = std::any_of(m_runners.begin(), m_runners.end(),
        [](const auto& entry) { return entry.second->callsInFlight() > 0; });
    if (busy || m_orders->isBusy())
        return;
    m_idleTold = true;
    Q_EMIT idle();
}

} // namespace muster

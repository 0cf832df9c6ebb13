// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/account/account.h"
#include "core/launch/launch_spec.h"
#include "core/launch/plan.h"
#include "core/ports/clock.h"
#include "core/ports/identity_api.h"
#include "core/ports/instance_api.h"
#include "core/ports/journal.h"
#include "core/ports/launch_api.h"
#include "core/ports/random.h"
#include "core/ports/scheduler.h"
#include "engine/api_load.h"
#include "engine/batch_status.h"
#include "engine/fleet.h"
#include "engine/order_status.h"

#include <QFuture>
#include <QObject>

#include <map>
#include <memory>
#include <set>
#include <vector>

namespace muster {

class BatchRunner;
class Budgets;
class Orders;
class Poller;

/// The ports a session works through. All outlive it.
struct SessionPorts
{
    LaunchApi& launch;
    InstanceApi& instances;
    Journal& journal;
    Clock& clock;
    Scheduler& scheduler;
    Random& random;
};

struct SessionConfig
{
    Account account{};
    milliseconds pollInterval{10000}; ///< 5 to 60 s
    double timeScale = 1.0; ///< MUSTER_TIME_SCALE, 0.001 to 1
};

/// What a reading of the cloud's tags put into the journal.
struct Rebuilt
{
    int batches = 0; ///< that the journal did not have
    int calls = 0; ///< that the journal did not have
    int instances = 0; ///< that the journal did not have
    std::vector<RegionId> unread{}; ///< regions that could not be listed completely
};

/// One account at work: launches batches, watches their instances and carries out orders. The one
/// door of the engine.
class Session : public QObject
{
    Q_OBJECT

public:
    Session(const SessionPorts& ports, const SessionConfig& config, QObject* parent = nullptr);
    ~Session() override;

    /// Reads the journal and goes on: calls in doubt are looked for, unfinished instances polled.
    /// Nothing is bought by it.
    Result<Done> start();

    [[nodiscard]] const Account& account() const { return m_config.account; }
    /// Local time plus the measured offset.
    [[nodiscard]] UtcTime serverNow() const;
    /// Server minus local time; none before the first reply.
    [[nodiscard]] std::optional<milliseconds> clockOffset() const { return m_offset; }

    /// A plan with a fresh batch id; nothing is stored or sent.
    [[nodiscard]] Plan plan(const LaunchSpec& spec, const QString& profile) const;
    /// Writes the plan down (TX-PLAN), then sends its calls. Only after a person confirmed. Fails
    /// with Kind::Storage.
    /// \a goOnAfterShortage: stock and quota refusals do not hold the calls that are still planned.
    Result<Done> launch(const Plan& plan, bool goOnAfterShortage = false);
    /// Sends the planned calls of a batch of an earlier run, after a click. Fails with
    /// Kind::NotFound.
    Result<Done> finish(const BatchId& batch);
    /// Issues no new call of \a batch; what is in flight is waited for.
    void cancel(const BatchId& batch);
    /// After a person's confirmation of BatchStatus::canOrderAgain instances: calls that were
    /// certainly not bought get a new generation (written down first) and are sent, and with them
    /// those that were not sent yet. Fails with Kind::NotFound when there is nothing to order
    /// again, with Kind::Invalid when the release time no longer passes, with Kind::Storage, and
    /// with Kind::Conflict while the batch is blocked.
    Result<Done> orderAgain(const BatchId& batch);
    /// Looks at once for each call in doubt.
    void lookAgain(const BatchId& batch);
    /// Takes what there is: planned calls become CANCELLED, nothing else is touched. Fails with
    /// Kind::NotFound.
    Result<Done> closeAsIs(const BatchId& batch);
    /// A person says that this account's key and endpoint see what a batch of another key or
    /// endpoint bought: it is looked for and polled from now on. Fails with Kind::NotFound.
    Result<Done> confirmAccount(const BatchId& batch);
    /// Dry run of one instance. Should it buy, what it bought becomes a batch of its own, with an
    /// alarm.
    QFuture<Result<Done>> dryRun(const LaunchSpec& spec);

    /// Newest first.
    [[nodiscard]] const std::vector<BatchId>& batches() const { return m_order; }
    /// Null when unknown. Holds until the next batchChanged.
    [[nodiscard]] const BatchStatus* batch(const BatchId& id) const;
    [[nodiscard]] Fleet& fleet() { return m_fleet; }
    [[nodiscard]] const Fleet& fleet() const { return m_fleet; }
    /// Ends the operator's wait: the verdict no longer stays open for instances that may still
    /// come.
    void stopWaiting(const BatchId& id);

    /// Lists the whole region from now on (fleet page, `muster list`).
    void watchRegion(const RegionId& region);
    /// One round at once, at most every 2 s.
    void refresh();
    void setPollInterval(milliseconds interval);
    void setWindowVisible(bool visible);
    [[nodiscard]] ApiLoad load(const RegionId& region) const;

    /// Carries out an order by id: written down first (TX-OP), in calls of at most 100, by region.
    /// One outcome for each id. Fails with Kind::Storage; ids the fleet does not know are refused
    /// with `NotListed`.
    QFuture<Result<std::vector<OrderOutcome>>> order(
        OrderKind kind, const std::vector<InstanceId>& ids);
    /// The new release time of each instance, or none to cancel it.
    QFuture<Result<std::vector<OrderOutcome>>> changeReleaseTime(
        const std::vector<InstanceId>& ids, const std::optional<ReleaseTime>& time);

    /// After a damaged journal: lists all instances of \a regions without a filter, keeps those
    /// that bear `muster:batch`, and adds what the journal lacks (batches marked recovered, calls
    /// from `muster:call`). Nothing is bought by it. Fails with Kind::Storage, Kind::Malformed when
    /// no region could be read.
    QFuture<Result<Rebuilt>> rebuildFromCloud(const std::vector<RegionId>& regions);

    /// Orders of this run, and those of earlier runs that had no outcome; oldest first.
    [[nodiscard]] const std::vector<OrderStatus>& orders() const;
    /// After a click: sends a stop or start of an earlier run again to those that still need it.
    /// Fails with Kind::NotFound unless OrderStatus::needsClick.
    Result<Done> repeatOrder(const QString& id);

    /// Stops new sends at once and waits for what is in flight, at most 3 s (scaled). Then idle()
    /// is emitted.
    void prepareToQuit();

Q_SIGNALS:
    void batchAdded(const muster::BatchId& id);
    void batchChanged(const muster::BatchId& id);
    /// A complete listing of \a region ended, or failed with \a error.
    void regionListed(const muster::RegionId& region, const std::optional<muster::Error>& error);
    void loadChanged();
    void clockOffsetChanged();
    void ordersChanged();
    /// Something that the person must know at once (journal not writable, surplus instances).
    void alarm(const muster::Error& error);
    void idle();

private:
    BatchRunner& addRunner(const BatchRecord& record, bool goOnAfterShortage);
    Poller& pollerFor(const RegionId& region);
    Result<Done> restoreBatches();
    void learnServerTime(qint64 serverTimeMs);
    void shareSlots(const RegionId& region);
    void keepSurplus(const LaunchSpec& spec, const QString& ids);
    void restoreBatch(const BatchRecord& record);
    Result<Done> takeRebuilt(
        const RegionId& region, const std::vector<Instance>& rows, Rebuilt* sum);
    Result<Done> reload(const std::set<BatchId>& batches);
    Result<Done> restoreInstances(const std::optional<BatchId>& batch);
    [[nodiscard]] LookBlock blockOf(const BatchRecord& record) const;
    void updateStatus(const BatchId& id);
    [[nodiscard]] BatchRunner* openRunner(const BatchId& id) const;
    Result<BatchRunner*> runnerToSend(const BatchId& id);
    void watchSleep();
    void onSlept();
    void onTroubleChanged(const RegionId& region);
    void updateFromFleet(int first, const std::vector<int>& changed);
    void reportStorage(const Error& error);
    void quitWhenIdle();
    [[nodiscard]] std::map<RegionId, std::vector<InstanceId>> byRegion(
        const std::vector<InstanceId>& ids, std::vector<OrderOutcome>* refused) const;

    SessionPorts m_ports;
    SessionConfig m_config;
    Fleet m_fleet;
    std::optional<milliseconds> m_offset;
    bool m_wallTrusted = true; ///< not behind the journal's last time
    std::optional<BootTime> m_tick; ///< the last tick while calls are open
    std::unique_ptr<Budgets> m_budgets;
    std::map<BatchId, LookBlock> m_blocks; ///< batches that wait for confirmAccount()
    std::map<BatchId, std::unique_ptr<BatchRunner>> m_runners;
    std::map<RegionId, std::unique_ptr<Poller>> m_pollers;
    std::unique_ptr<Orders> m_orders;
    std::map<BatchId, BatchStatus> m_statuses;
    std::map<BatchId, BatchRecord> m_closedRecords; ///< of batches without a runner
    std::set<BatchId> m_waitEnded;
    std::vector<BatchId> m_order;
    bool m_storageTrouble = false;
    bool m_quitting = false;
    bool m_idleTold = false;
};

} // namespace muster

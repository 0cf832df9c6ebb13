// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instance.h"
#include "world.h"

#include <QHash>

#include <deque>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <span>

namespace muster {

/// Times of the way from acceptance to Running: log-normal between its 1 % and 99 % quantiles.
struct BootTimes
{
    double minMs = 2000;
    double maxMs = 8000;
};

/// What is remembered of a ClientToken (ecs-api.md 9).
struct TokenMemory
{
    QByteArray parametersSha;
    QStringList ids;
    /// The request failed after its parameters had been accepted: a repeat is IdempotentFailed.
    bool failed = false;
    qint64 at = 0;
};

/// An event of an instance's history.
struct HistoryEvent
{
    QString eventId;
    QString instanceId;
    QString regionId;
    QString name;
    QString reason;
    qint64 at = 0;
};

/// All instances ever created, their life, their addresses, and the tokens.
///
/// Nothing here has a timer: settle() brings every instance to the given time.
class Ledger
{
public:
    Ledger(const World& world, BootTimes boot, quint64 seed);

    /// Lets everything happen that is due at lifecycle time \a now.
    void settle(qint64 now);
    /// Forgets all, as new.
    void clear();

    /// Creates one instance after \a prototype (place, type and addresses wanted); \a
    /// privateAddress 0 takes any free one. The caller has checked that there is room.
    const Instance& create(
        const Instance& prototype, quint32 privateAddress, qint64 now, qint64 said);
    /// Puts back an instance from a saved ledger as it is. Gives a message when its region,
    /// vSwitch, type or image is not known here.
    [[nodiscard]] QString restore(const Instance& instance);

    [[nodiscard]] const std::deque<Instance>& instances() const { return m_instances; }
    /// The instance, or nothing when there never was one with this id.
    [[nodiscard]] const Instance* find(const QString& id) const;
    /// The same, only when it is not gone.
    [[nodiscard]] const Instance* findAlive(const QString& id) const;
    [[nodiscard]] qint64 bought() const { return static_cast<qint64>(m_instances.size()); }
    [[nodiscard]] int freeAddresses(const VSwitchInfo& vSwitch) const;
    [[nodiscard]] bool isAddressTaken(quint32 address) const { return m_taken.contains(address); }
    /// vCPUs of the living pay-as-you-go instances of a region.
    [[nodiscard]] int usedVcpus(const QString& regionId) const;

    void start(const QString& id, qint64 now, qint64 said);
    void stop(const QString& id, qint64 now, const QString& stoppedMode);
    void reboot(const QString& id, qint64 now, qint64 said);
    /// Accepted: it stays visible for a moment, then it is gone.
    void remove(const QString& id, qint64 now);
    void setReleaseAt(const QString& id, qint64 at);
    /// Creation failed after acceptance: gone at once, with an event of \a eventName.
    void fail(const QString& id, const QString& eventName, qint64 said);
    /// Spot reclaim: locked now, gone (or stopped) in five minutes.
    void reclaim(const QString& id, qint64 now);
    void forcePhase(const QString& id, Phase phase);
    /// A stuck instance keeps its status until it is freed.
    void setStuck(const QString& id, bool stuck, qint64 now);

    [[nodiscard]] const std::vector<HistoryEvent>& events() const { return m_events; }
    void restoreEvent(const HistoryEvent& event) { m_events.push_back(event); }

    /// Token memory by `Action\ntoken`.
    std::map<QByteArray, TokenMemory> tokens;

    [[nodiscard]] QByteArray newRequestId();
    /// A number from 0 to below 1.
    [[nodiscard]] double chance();

private:
    Instance* at(const QString& id);
    const Instance& append(const Instance& instance);
    void plan(Instance& instance, Phase next, qint64 when);
    void requeue(Instance& instance);
    [[nodiscard]] qint64 dueOf(const Instance& instance) const;
    void apply(Instance& instance, qint64 now);
    void gone(Instance& instance);
    [[nodiscard]] qint64 drawBootMs();
    [[nodiscard]] QString randomText(int length);
    [[nodiscard]] quint32 takePrivate(const VSwitchInfo& vSwitch);
    [[nodiscard]] quint32 takePublic();

    const World& m_world;
    BootTimes m_boot;
    std::mt19937_64 m_random;
    std::deque<Instance> m_instances;
    QHash<QString, qsizetype> m_index;
    std::set<std::pair<qint64, QString>> m_due;
    QHash<QString, qint64> m_queuedFor;
    QHash<quint32, bool> m_taken;
    QHash<QString, quint32> m_privateCursor;
    quint32 m_publicCursor = 0;
    std::vector<HistoryEvent> m_events;
};

} // namespace muster

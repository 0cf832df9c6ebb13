// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/poll_pace.h"
#include "core/fleet/watch.h"
#include "engine/api_load.h"
#include "engine/session.h"
#include "page_reader.h"

#include <QHash>
#include <QObject>

#include <deque>
#include <set>
#include <unordered_map>

namespace muster {

/// The one poller of an account and region: asks for what is changing often, for the rest when the
/// budget allows, packed 100 ids a call over all batches. Source: reliability rules, section 5.
class Poller : public QObject
{
    Q_OBJECT

public:
    Poller(const RegionId& region, const SessionPorts& ports, Budgets& budgets, Fleet& fleet,
        const SessionConfig& config, QObject* parent = nullptr);

    /// Watches \a ids of \a batch, just accepted.
    void subscribe(const BatchId& batch, const std::vector<InstanceId>& ids);
    /// Watches an instance that the journal knows.
    void restore(const StoredInstance& stored);
    /// Lists the whole region from now on.
    void watchAll();
    void refresh();
    void setLongest(milliseconds longest);
    void setVisible(bool visible);
    void releaseAccepted(const InstanceId& id);
    /// Something was ordered for these: they are asked for often until their status changes.
    void askAgain(const std::vector<InstanceId>& ids);

    [[nodiscard]] ApiLoad load() const;
    [[nodiscard]] PageReader& reader() { return m_reader; }
    [[nodiscard]] bool wasSeenLately() const;
    void setServerOffset(milliseconds offset) { m_offset = offset; }

Q_SIGNALS:
    void listed(const std::optional<muster::Error>& error);
    void storageFailed(const muster::Error& error);
    void serverTimeSeen(qint64 ms);
    void loadChanged();

private:
    /// One of the two lanes: changing ids, and steady ones.
    struct Lane
    {
        std::deque<std::vector<InstanceId>> chunks{};
        BootTime startedAt{};
        milliseconds spacing{};
        int sent = 0;
        qint64 timer = 0;
        BootTime dueAt{};
        bool running = false;
        bool news = false;
    };

    // poller.cpp: when to ask
    /// The earlier of what is scheduled and \a delay wins.
    void schedule(Lane& lane, milliseconds delay, void (Poller::*start)());
    void scheduleChanging(milliseconds delay)
    {
        schedule(m_changing, delay, &Poller::startChangingRound);
    }
    void scheduleSteady(milliseconds delay)
    {
        schedule(m_steady, delay, &Poller::startSteadyRound);
    }
    void expectNews();
    void startChangingRound();
    void startSteadyRound();
    void nextChunk(Lane& lane);
    void endRound(Lane& lane);
    void listRegion();
    void askHistory();
    /// Steady instances with the time they were last asked for.
    [[nodiscard]] std::vector<std::pair<BootTime, InstanceId>> steady() const;
    void fillUp(std::vector<InstanceId>& chunk) const;
    [[nodiscard]] milliseconds nextSteady() const;
    [[nodiscard]] milliseconds steadyInterval() const;
    [[nodiscard]] milliseconds scaled(milliseconds span) const;

    // poller_apply.cpp: what an answer means
    void apply(Lane* lane, const std::vector<InstanceId>& asked, const Listing& listing);
    void applyAbsent(Lane* lane, const std::vector<InstanceId>& asked, const Listing& listing);
    void seeRow(const Instance& row, quint64 number, bool region, bool* news);
    void markAbsent(const std::vector<InstanceId>& ids, quint64 number, bool own, bool* news);
    void remember(Watch& watch, bool changed);
    bool store();

    RegionId m_region;
    SessionPorts m_ports;
    Budgets& m_budgets;
    Fleet& m_fleet;
    SessionConfig m_config;
    PageReader m_reader;
    PollPace m_pace;
    std::unordered_map<InstanceId, Watch, size_t (*)(const InstanceId&)> m_watches;
    std::vector<JournalEntry> m_unsaved;
    std::vector<FleetRow> m_unshown;
    Lane m_changing;
    Lane m_steady;
    milliseconds m_offset{0};
    std::optional<UtcTime> m_lastRead;
    std::optional<UtcTime> m_lastSeen; ///< of any known instance
    std::optional<BootTime> m_refreshedAt;
    InstanceId m_lastHistory; ///< the last id whose events were asked for
    qint64 m_storeTimer = 0;
    bool m_all = false;
    bool m_cannotSee = false; ///< everything vanished at once, and the right is not proved
    bool m_visible = true;
};

} // namespace muster

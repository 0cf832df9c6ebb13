// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/async.h"
#include "poller.h"

#include <QLoggingCategory>

#include <algorithm>
#include <unordered_set>

namespace muster {

namespace {

Q_LOGGING_CATEGORY(logPoller, "muster.poller")

constexpr milliseconds kJournalRetry{100};

InstanceFate fateOf(const FleetRow& row)
{
    switch (row.presence) {
    case Presence::Failed:
        return InstanceFate::Failed;
    case Presence::Released:
        return InstanceFate::Released;
    case Presence::Gone:
        return InstanceFate::Gone;
    case Presence::Expected:
    case Presence::Present:
    case Presence::Missing:
        break;
    }
    return row.everRunning ? InstanceFate::Up : InstanceFate::Coming;
}

} // namespace

void Poller::remember(Watch& watch, bool changed)
{
    const FleetRow& row = watch.row();
    if (changed && !row.instance.batch.isEmpty()) {
        InstanceSeen entry;
        entry.batch = row.instance.batch;
        entry.row = row.instance;
        entry.fate = fateOf(row);
        entry.at = m_ports.clock.wallNow();
        m_unsaved.emplace_back(std::move(entry));
    }
    m_unshown.push_back(row);
}

bool Poller::store()
{
    if (!m_unsaved.empty()) {
        const auto saved = m_ports.journal.record(m_unsaved);
        if (!saved) {
            // Nothing unsaved is shown; it is tried again until the journal takes it.
            Q_EMIT storageFailed(saved.error());
            if (m_storeTimer == 0) {
                m_storeTimer = m_ports.scheduler.after(kJournalRetry, this, [this] {
                    m_storeTimer = 0;
                    store();
                });
            }
            return false;
        }
        m_unsaved.clear();
    }
    for (const FleetRow& row : m_unshown)
        m_fleet.put(row);
    m_unshown.clear();
    return true;
}

void Poller::seeRow(const Instance& row, quint64 number, bool region, bool* news)
{
    auto found = m_watches.find(row.id);
    if (found == m_watches.end()) {
        if (!region) {
            qCInfo(logPoller) << "an instance that was not asked for:" << row.id.value();
            return;
        }
        FleetRow fresh;
        fresh.instance = row;
        fresh.account = m_config.account.name;
        found = m_watches.emplace(row.id, Watch(fresh, m_ports.clock.bootNow())).first;
    }
    const bool changed = found->second.seen(row, number, m_ports.clock.wallNow());
    found->second.setAskedAt(m_ports.clock.bootNow());
    *news = *news || changed;
    remember(found->second, changed);
}

void Poller::apply(Lane* lane, const std::vector<InstanceId>& asked, const Listing& listing)
{
    bool news = false;
    for (const Instance& row : listing.rows)
        seeRow(row, listing.number, lane == nullptr, &news);
    if (!listing.rows.empty())
        m_lastSeen = m_ports.clock.wallNow();
    if (listing.complete)
        m_lastRead = m_ports.clock.wallNow();
    store();
    if (lane != nullptr)
        lane->news = lane->news || news;
    else
        m_steady.news = m_steady.news || news;
    if (listing.complete)
        applyAbsent(lane, asked, listing);
    else if (lane != nullptr)
        nextChunk(*lane);
    Q_EMIT loadChanged();
}

void Poller::applyAbsent(Lane* lane, const std::vector<InstanceId>& asked, const Listing& listing)
{
    std::unordered_set<QString> present;
    for (const Instance& row : listing.rows)
        present.insert(row.id.value());
    std::vector<InstanceId> missing;
    bool anySeenBefore = false;
    bool anyPresent = false;
    for (const InstanceId& id : asked) {
        const auto found = m_watches.find(id);
        if (found == m_watches.end())
            continue;
        if (present.contains(id.value())) {
            anyPresent = true;
            continue;
        }
        missing.push_back(id);
        anySeenBefore = anySeenBefore || found->second.row().seenAtMs != 0;
    }
    const auto proceed = [this, lane, missing, number = listing.number, own = asked.size() == 1] {
        bool news = false;
        markAbsent(missing, number, own, &news);
        if (lane != nullptr) {
            lane->news = lane->news || news;
            nextChunk(*lane);
        }
    };
    m_cannotSee = m_cannotSee && !anyPresent;
    if (missing.empty() || anyPresent || !anySeenBefore) {
        proceed();
        return;
    }
    // Every id that was seen before is absent at once: a right may have been taken away. No state
    // changes until it is proved.
    whenDone(m_reader.provePermission(m_region), this, [this, lane, proceed](bool proved) {
        m_cannotSee = !proved;
        if (proved)
            proceed();
        else if (lane != nullptr)
            nextChunk(*lane);
        Q_EMIT loadChanged();
    });
}

void Poller::markAbsent(const std::vector<InstanceId>& ids, quint64 number, bool own, bool* news)
{
    const BootTime now = m_ports.clock.bootNow();
    for (const InstanceId& id : ids) {
        const auto found = m_watches.find(id);
        if (found == m_watches.end())
            continue;
        const bool changed = found->second.absent(
            number, now, m_ports.clock.wallNow() + m_offset, own, m_config.timeScale);
        found->second.setAskedAt(now);
        *news = *news || changed;
        if (changed)
            remember(found->second, true);
    }
    store();
}

} // namespace muster

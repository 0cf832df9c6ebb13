// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fleet.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace muster {

namespace {

constexpr std::chrono::milliseconds kFlushInterval{100};

/// Takes over \a fresh; false when it is the same. An equal string stays the one that is kept, so
/// that a reply which brings nothing new frees and touches no memory of ours.
template <typename T>
bool renew(T& kept, const T& fresh)
{
    if (kept == fresh)
        return false;
    kept = fresh;
    return true;
}

bool renewStatus(FleetRow& kept, const FleetRow& fresh)
{
    bool differs = renew(kept.instance.status, fresh.instance.status);
    differs = renew(kept.instance.statusText, fresh.instance.statusText) || differs;
    differs = renew(kept.presence, fresh.presence) || differs;
    return renew(kept.instance.reclaiming, fresh.instance.reclaiming) || differs;
}

bool renewOther(FleetRow& kept, const FleetRow& fresh)
{
    bool differs = renew(kept.instance.chargeType, fresh.instance.chargeType);
    differs = renew(kept.instance.imageId, fresh.instance.imageId) || differs;
    differs = renew(kept.instance.vSwitchId, fresh.instance.vSwitchId) || differs;
    differs = renew(kept.instance.locked, fresh.instance.locked) || differs;
    differs = renew(kept.instance.isProtected, fresh.instance.isProtected) || differs;
    differs = renew(kept.instance.spot, fresh.instance.spot) || differs;
    differs = renew(kept.everRunning, fresh.everRunning) || differs;
    differs = renew(kept.releaseOrdered, fresh.releaseOrdered) || differs;
    differs = renew(kept.endedBefore, fresh.endedBefore) || differs;
    return renew(kept.statusSinceMs, fresh.statusSinceMs) || differs;
}

/// Makes \a kept the same as \a fresh and tells what changed for a reader: more than the moment it
/// was read.
quint16 takeOver(FleetRow& kept, const FleetRow& fresh)
{
    quint16 fields = 0;
    const auto mark = [&fields](bool differs, Fleet::Field field) {
        if (differs)
            fields = static_cast<quint16>(fields | field);
    };
    Instance& own = kept.instance;
    const Instance& other = fresh.instance;
    mark(renewStatus(kept, fresh), Fleet::StatusField);
    mark(renew(own.name, other.name), Fleet::NameField);
    mark(renew(own.zone, other.zone), Fleet::ZoneField);
    mark(renew(own.region, other.region), Fleet::RegionField);
    mark(renew(own.type, other.type), Fleet::TypeField);
    mark(renew(own.privateIp, other.privateIp), Fleet::PrivateIpField);
    mark(renew(own.publicIp, other.publicIp), Fleet::PublicIpField);
    mark(renew(own.created, other.created), Fleet::CreatedField);
    mark(renew(own.releaseTime, other.releaseTime), Fleet::ReleaseTimeField);
    mark(renew(own.batch, other.batch), Fleet::BatchField);
    mark(renew(kept.account, fresh.account), Fleet::AccountField);
    mark(renewOther(kept, fresh), Fleet::OtherField);
    kept.seenAtMs = fresh.seenAtMs;
    Q_ASSERT(kept == fresh); // a field that was forgotten here
    return fields;
}

} // namespace

Fleet::Fleet(Scheduler& scheduler, QObject* parent)
    : QObject(parent)
    , m_scheduler(scheduler)
{
}

const std::vector<int>& Fleet::slotsOf(const BatchId& batch) const
{
    static const std::vector<int> none;
    const auto found = m_byBatch.constFind(batch);
    return found == m_byBatch.constEnd() ? none : found.value();
}

int Fleet::put(const FleetRow& row)
{
    const int known = slotOf(row.instance.id);
    if (known < 0) {
        const int slot = size();
        m_rows.push_back(row);
        m_fields.push_back(0);
        m_told.push_back(0);
        m_index.insert(row.instance.id, slot);
        if (!row.instance.batch.isEmpty())
            m_byBatch[row.instance.batch].push_back(slot);
        scheduleFlush();
        return slot;
    }
    FleetRow& stored = m_rows[static_cast<size_t>(known)];
    if (stored.instance.batch != row.instance.batch && !row.instance.batch.isEmpty())
        m_byBatch[row.instance.batch].push_back(known);
    const quint16 fields = takeOver(stored, row);
    if (fields == 0 || known >= m_announced)
        return known;
    quint16& collected = m_fields[static_cast<size_t>(known)];
    if (collected == 0) {
        m_changed.push_back(known);
        scheduleFlush();
    }
    collected = static_cast<quint16>(collected | fields);
    return known;
}

void Fleet::scheduleFlush()
{
    if (m_flushScheduled)
        return;
    m_flushScheduled = true;
    m_scheduler.after(kFlushInterval, this, [this] { flush(); });
}

void Fleet::flush()
{
    m_flushScheduled = false;
    if (m_announced == size() && m_changed.empty())
        return;
    const int first = m_announced < size() ? m_announced : -1;
    m_announced = size();
    std::vector<int> changed;
    changed.swap(m_changed);
    std::sort(changed.begin(), changed.end());
    for (const int slot : changed)
        m_told[static_cast<size_t>(slot)]
            = std::exchange(m_fields[static_cast<size_t>(slot)], quint16(0));
    Q_EMIT flushed(first, changed);
}

} // namespace muster

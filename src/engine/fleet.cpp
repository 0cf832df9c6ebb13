// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fleet.h"

#include <algorithm>
#include <chrono>

namespace muster {

namespace {

constexpr std::chrono::milliseconds kFlushInterval{100};

/// Rows differ for a reader only by more than the moment they were read.
bool looksSame(FleetRow a, const FleetRow& b)
{
    a.seenAtMs = b.seenAtMs;
    return a == b;
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
        m_isChanged.push_back(false);
        m_index.insert(row.instance.id, slot);
        if (!row.instance.batch.isEmpty())
            m_byBatch[row.instance.batch].push_back(slot);
        scheduleFlush();
        return slot;
    }
    FleetRow& stored = m_rows[static_cast<size_t>(known)];
    const bool same = looksSame(stored, row);
    if (stored.instance.batch != row.instance.batch && !row.instance.batch.isEmpty())
        m_byBatch[row.instance.batch].push_back(known);
    stored = row;
    if (!same && known < m_announced && !m_isChanged[static_cast<size_t>(known)]) {
        m_isChanged[static_cast<size_t>(known)] = true;
        m_changed.push_back(known);
        scheduleFlush();
    }
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
        m_isChanged[static_cast<size_t>(slot)] = false;
    Q_EMIT flushed(first, changed);
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/instance.h"
#include "core/ports/scheduler.h"

#include <QHash>
#include <QObject>

#include <vector>

namespace muster {

/// Every instance that Muster watches in this run. A row's slot never changes and rows are never
/// taken away (released ones stay until the next start), so that a table can refer to rows by slot.
/// Changes are announced together, at most 10 times a second.
class Fleet : public QObject
{
    Q_OBJECT

public:
    /// What of a row can come anew, for a table's columns.
    enum Field : quint16 {
        StatusField = 1 << 0, ///< status, its text, presence, reclaiming
        NameField = 1 << 1,
        ZoneField = 1 << 2,
        RegionField = 1 << 3,
        TypeField = 1 << 4,
        PrivateIpField = 1 << 5,
        PublicIpField = 1 << 6,
        CreatedField = 1 << 7,
        ReleaseTimeField = 1 << 8,
        BatchField = 1 << 9,
        AccountField = 1 << 10,
        OtherField = 1 << 11, ///< anything else but the moment it was seen
    };

    explicit Fleet(Scheduler& scheduler, QObject* parent = nullptr);

    [[nodiscard]] int size() const { return static_cast<int>(m_rows.size()); }
    /// \a slot from 0 to size() - 1. The reference holds until the next change.
    [[nodiscard]] const FleetRow& row(int slot) const { return m_rows[static_cast<size_t>(slot)]; }
    /// -1 when unknown.
    [[nodiscard]] int slotOf(const InstanceId& id) const { return m_index.value(id, -1); }
    /// Slots of a batch, in the order of acceptance.
    [[nodiscard]] const std::vector<int>& slotsOf(const BatchId& batch) const;

    /// Bits of Field: what changed in a row since the flush before. For the slots that flushed()
    /// names as changed, until the next flush.
    [[nodiscard]] quint16 changedFields(int slot) const
    {
        return m_told[static_cast<size_t>(slot)];
    }

    /// Adds the row or replaces it; equal rows announce nothing. Returns the slot.
    int put(const FleetRow& row);
    /// Tells at once what put() collected (also used before a verdict is shown).
    void flush();

Q_SIGNALS:
    /// Rows from slot \a first on are new (-1: none); \a changed are slots of older rows,
    /// ascending, each once.
    void flushed(int first, const std::vector<int>& changed);

private:
    void scheduleFlush();

    Scheduler& m_scheduler;
    std::vector<FleetRow> m_rows;
    QHash<InstanceId, int> m_index;
    QHash<BatchId, std::vector<int>> m_byBatch;
    std::vector<int> m_changed;
    std::vector<quint16> m_fields; ///< by slot: what changed since the last flush
    std::vector<quint16> m_told; ///< by slot: what the last flush told
    int m_announced = 0; ///< rows that were told of
    bool m_flushScheduled = false;
};

} // namespace muster

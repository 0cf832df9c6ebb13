// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/instance.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

#include <vector>

namespace muster {

/// What a live table is usually made of: a plain model over the same rows, behind a sorted and
/// filtered proxy.
class PlainModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr int kColumns = 12;

    explicit PlainModel(std::vector<FleetRow> rows)
        : m_rows(std::move(rows))
    {
    }
    [[nodiscard]] const FleetRow& row(int at) const { return m_rows[static_cast<size_t>(at)]; }

    /// Replaces rows; announced by one dataChanged a row, or by a reset.
    void replace(const std::vector<std::pair<int, FleetRow>>& changes, bool byReset)
    {
        if (byReset)
            beginResetModel();
        for (const auto& [at, row] : changes) {
            m_rows[static_cast<size_t>(at)] = row;
            if (!byReset)
                Q_EMIT dataChanged(index(at, 0), index(at, kColumns - 1));
        }
        if (byReset)
            endResetModel();
    }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : kColumns;
    }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override
    {
        if (role != Qt::DisplayRole)
            return {};
        const FleetRow& row = m_rows[static_cast<size_t>(index.row())];
        switch (index.column()) {
        case 0:
            return instanceStatusName(row.instance.status);
        case 1:
            return row.instance.name;
        case 2:
            return row.instance.id.value();
        case 3:
            return row.instance.zone;
        case 4:
            return row.instance.privateIp;
        case 5:
            return row.instance.publicIp;
        case 6:
            return row.instance.created;
        case 7:
            return row.instance.releaseTime;
        case 8:
            return row.instance.type;
        case 9:
            return row.instance.region;
        case 10:
            return row.instance.batch.value();
        default:
            return row.account;
        }
    }

private:
    std::vector<FleetRow> m_rows;
};

/// Sorts as it does by itself, and lets through what the bench's filter lets through.
class PlainProxy : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

protected:
    [[nodiscard]] bool filterAcceptsRow(int sourceRow, const QModelIndex&) const override
    {
        const FleetRow& row = source().row(sourceRow);
        return row.instance.status != InstanceStatus::Stopped
            && row.instance.name.contains(QStringLiteral("web"), Qt::CaseInsensitive);
    }

private:
    [[nodiscard]] const PlainModel& source() const
    {
        return *static_cast<const PlainModel*>(sourceModel());
    }
};

} // namespace muster

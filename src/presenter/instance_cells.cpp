// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/display_text.h"
#include "instance_entry.h"
#include "presenter/launch_json.h"
#include "presenter/words.h"

#include <algorithm>

namespace muster {

namespace {

bool isInstant(int column)
{
    return column == InstanceTableModel::AgeColumn || column == InstanceTableModel::ReleaseColumn;
}

bool isCode(int column)
{
    return column == InstanceTableModel::IdColumn || column == InstanceTableModel::PrivateIpColumn
        || column == InstanceTableModel::PublicIpColumn;
}

} // namespace

// Access ----------------------------------------------------------------------------------------

qint64 InstanceTableModel::nowMs() const
{
    return m_clock.wallNow().time_since_epoch().count();
}

int InstanceTableModel::entryOf(int slot) const
{
    return slot < static_cast<int>(m_entryOf.size()) ? m_entryOf[static_cast<size_t>(slot)] : -1;
}

const InstanceTableModel::Entry& InstanceTableModel::entryAt(int row) const
{
    return m_entries[static_cast<size_t>(m_order[static_cast<size_t>(row)])];
}

const FleetRow& InstanceTableModel::rowOfEntry(int entry) const
{
    return m_fleet->row(m_entries[static_cast<size_t>(entry)].slot);
}

const FleetRow& InstanceTableModel::fleetRow(int row) const
{
    return m_fleet->row(entryAt(row).slot);
}

DisplayState InstanceTableModel::stateAt(int row) const
{
    return entryAt(row).state;
}

int InstanceTableModel::rowOf(const InstanceId& id) const
{
    const int slot = m_fleet != nullptr ? m_fleet->slotOf(id) : -1;
    const int entry = slot >= 0 ? entryOf(slot) : -1;
    return entry >= 0 ? m_rowOf[static_cast<size_t>(entry)] : -1;
}

InstanceId InstanceTableModel::idAt(int row) const
{
    return row >= 0 && row < rowCount() ? fleetRow(row).instance.id : InstanceId();
}

std::vector<InstanceId> InstanceTableModel::idsOf(const std::vector<int>& rows) const
{
    std::vector<InstanceId> ids;
    ids.reserve(rows.size());
    for (const int row : rows) {
        if (row >= 0 && row < rowCount())
            ids.push_back(idAt(row));
    }
    return ids;
}

std::vector<int> InstanceTableModel::rowsOf(const QModelIndexList& indexes)
{
    std::vector<int> rows;
    rows.reserve(static_cast<size_t>(indexes.size()));
    for (const QModelIndex& index : indexes)
        rows.push_back(index.row());
    std::ranges::sort(rows);
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

std::vector<InstanceId> InstanceTableModel::shownIds() const
{
    std::vector<InstanceId> ids;
    ids.reserve(m_order.size());
    for (int row = 0; row < rowCount(); ++row)
        ids.push_back(idAt(row));
    return ids;
}

// The model's interface -------------------------------------------------------------------------

int InstanceTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int InstanceTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QHash<int, QByteArray> InstanceTableModel::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractTableModel::roleNames();
    names.insert(StateRole, "state");
    names.insert(IdRole, "instanceId");
    names.insert(ChangedAtRole, "changedAt");
    names.insert(StaleRole, "stale");
    names.insert(RawRole, "raw");
    names.insert(MonospaceRole, "monospace");
    return names;
}

QVariant InstanceTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(
            Qt::Alignment(isInstant(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case StatusColumn:
        return tr("Status");
    case NameColumn:
        return tr("Name");
    case IdColumn:
        return tr("Instance id");
    case ZoneColumn:
        return tr("Zone");
    case PrivateIpColumn:
        return tr("Private IP");
    case PublicIpColumn:
        return tr("Public IP");
    case AgeColumn:
        //: how long ago the instance was created
        return tr("Age");
    case ReleaseColumn:
        //: when the instance is released
        return tr("Release");
    case TypeColumn:
        return tr("Instance type");
    case RegionColumn:
        return tr("Region");
    case BatchColumn:
        return tr("Batch");
    case AccountColumn:
        return tr("Account");
    default:
        return {};
    }
}

QVariant InstanceTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return cellText(index.row(), column);
    case StateRole:
        return static_cast<int>(entryAt(index.row()).state);
    case IdRole:
        return fleetRow(index.row()).instance.id.value();
    case ChangedAtRole:
        return entryAt(index.row()).changedAtMs;
    case StaleRole:
        return staleSeconds(fleetRow(index.row()));
    case RawRole:
        return rawValue(fleetRow(index.row()), column);
    case MonospaceRole:
        return isCode(column);
    case Qt::ToolTipRole:
        return toolTip(index.row(), column);
    case Qt::AccessibleTextRole:
        return column == StatusColumn ? QVariant(Words::stateWord(entryAt(index.row()).state))
                                      : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment(isInstant(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default:
        return {};
    }
}

// Texts -----------------------------------------------------------------------------------------

QString InstanceTableModel::batchName(const BatchId& id) const
{
    const QString name = m_batchNames && !id.isEmpty() ? m_batchNames(id) : QString();
    return name.isEmpty() ? id.value() : name;
}

QString InstanceTableModel::textValue(const FleetRow& row, int column) const
{
    switch (column) {
    case StatusColumn:
        return instanceStatusName(row.instance.status);
    case NameColumn:
        return row.instance.name;
    case IdColumn:
        return row.instance.id.value();
    case ZoneColumn:
        return row.instance.zone;
    case PrivateIpColumn:
        return row.instance.privateIp;
    case PublicIpColumn:
        return row.instance.publicIp;
    case TypeColumn:
        return row.instance.type;
    case RegionColumn:
        return row.instance.region;
    case BatchColumn:
        return batchName(row.instance.batch);
    case AccountColumn:
        return row.account;
    default:
        return {};
    }
}

QVariant InstanceTableModel::rawValue(const FleetRow& row, int column) const
{
    if (isInstant(column)) {
        const qint64 instant
            = column == AgeColumn ? row.instance.created : row.instance.releaseTime;
        return instant != 0 ? QVariant(instant) : QVariant();
    }
    const QString text = textValue(row, column);
    return text.isEmpty() ? QVariant() : QVariant(text);
}

QString InstanceTableModel::cellText(int row, int column) const
{
    const Entry& entry = entryAt(row);
    const FleetRow& kept = m_fleet->row(entry.slot);
    if (column == StatusColumn) {
        const QString state = Words::stateText(kept, entry.state);
        const int age = staleSeconds(kept);
        if (age < kStaleAfterSeconds)
            return state;
        //: a state, and how long ago it was read: "Running · 2 min ago"
        return tr("%1 · %2 ago").arg(state, Words::span(seconds(age)));
    }
    if (isInstant(column)) {
        const qint64 instant
            = column == AgeColumn ? kept.instance.created : kept.instance.releaseTime;
        if (instant == 0)
            return Words::emptyCell();
        const UtcTime now = m_clock.wallNow();
        const UtcTime time{seconds(instant)};
        return column == AgeColumn ? Words::span(std::chrono::floor<seconds>(now - time))
                                   : Words::spanUntil(time, now);
    }
    const QString text = textValue(kept, column);
    return text.isEmpty() ? Words::emptyCell() : displayText(text);
}

int InstanceTableModel::staleSeconds(const FleetRow& row) const
{
    if (row.seenAtMs == 0)
        return -1;
    const bool isOver = row.presence == Presence::Released || row.presence == Presence::Gone
        || row.presence == Presence::Failed;
    return isOver ? 0 : static_cast<int>(std::max<qint64>(0, (nowMs() - row.seenAtMs) / 1000));
}

QString InstanceTableModel::toolTip(int row, int column) const
{
    const FleetRow& kept = fleetRow(row);
    if (isInstant(column)) {
        const qint64 instant
            = column == AgeColumn ? kept.instance.created : kept.instance.releaseTime;
        return instant != 0 ? Words::localAndUtc(UtcTime(seconds(instant))) : QString();
    }
    if (column != StatusColumn)
        return displayText(textValue(kept, column));
    QStringList lines{Words::stateText(kept, entryAt(row).state)};
    const QString presence = Words::presenceText(kept);
    if (!presence.isEmpty())
        lines += presence;
    if (kept.statusSinceMs != 0)
        lines += tr("Since %1").arg(Words::localAndUtc(UtcTime(milliseconds(kept.statusSinceMs))));
    if (kept.seenAtMs != 0)
        lines += tr("Last seen %1").arg(Words::localAndUtc(UtcTime(milliseconds(kept.seenAtMs))));
    return lines.join(u'\n');
}

// Export ----------------------------------------------------------------------------------------

QByteArray InstanceTableModel::csv(const std::vector<int>& rows) const
{
    std::vector<FleetRow> exported;
    exported.reserve(rows.size());
    for (const int row : rows) {
        if (row >= 0 && row < rowCount())
            exported.push_back(fleetRow(row));
    }
    return json::listCsv(exported, m_clock.wallNow());
}

QByteArray InstanceTableModel::csvOfAll() const
{
    std::vector<int> rows(m_order.size());
    for (size_t row = 0; row < rows.size(); ++row)
        rows[row] = static_cast<int>(row);
    return csv(rows);
}

QString InstanceTableModel::idsText(const std::vector<int>& rows) const
{
    QStringList lines;
    for (const InstanceId& id : idsOf(rows))
        lines += id.value();
    return lines.join(u'\n');
}

QString InstanceTableModel::addressesText(const std::vector<int>& rows) const
{
    QStringList lines;
    for (const int row : rows) {
        if (row < 0 || row >= rowCount())
            continue;
        const Instance& instance = fleetRow(row).instance;
        const QString& address
            = instance.publicIp.isEmpty() ? instance.privateIp : instance.publicIp;
        if (!address.isEmpty())
            lines += address;
    }
    return lines.join(u'\n');
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "presenter/batches_model.h"

#include "core/text/display_text.h"
#include "presenter/words.h"

#include <algorithm>

namespace muster {

namespace {

bool isNumber(int column)
{
    return column == BatchesModel::AskedColumn || column == BatchesModel::AcceptedColumn
        || column == BatchesModel::RunningColumn || column == BatchesModel::CallsColumn;
}

int numberOf(const BatchStatus& status, int column)
{
    switch (column) {
    case BatchesModel::AskedColumn:
        return status.counts.asked;
    case BatchesModel::AcceptedColumn:
        return status.counts.accepted;
    case BatchesModel::RunningColumn:
        return status.counts.running;
    default:
        return static_cast<int>(status.record.calls.size());
    }
}

QString requestIdsOf(const BatchRecord& record)
{
    QStringList ids;
    for (const CallRecord& call : record.calls) {
        if (!call.requestId.isEmpty())
            ids += displayText(call.requestId);
    }
    return ids.join(QStringLiteral(", "));
}

} // namespace

BatchesModel::BatchesModel(QObject* parent)
    : QAbstractTableModel(parent)
{
}

void BatchesModel::setSession(Session* session)
{
    if (m_session)
        m_session->disconnect(this);
    beginResetModel();
    m_session = session;
    m_ids = session != nullptr ? session->batches() : std::vector<BatchId>();
    endResetModel();
    if (session == nullptr)
        return;
    connect(session, &Session::batchAdded, this, &BatchesModel::onAdded);
    connect(session, &Session::batchChanged, this, &BatchesModel::onChanged);
}

BatchId BatchesModel::idAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_ids[static_cast<size_t>(row)] : BatchId();
}

int BatchesModel::rowOf(const BatchId& id) const
{
    const auto found = std::ranges::find(m_ids, id);
    return found == m_ids.end() ? -1 : static_cast<int>(found - m_ids.begin());
}

void BatchesModel::onAdded(const BatchId& id)
{
    if (rowOf(id) >= 0)
        return;
    beginInsertRows({}, 0, 0);
    m_ids.insert(m_ids.begin(), id);
    endInsertRows();
}

void BatchesModel::onChanged(const BatchId& id)
{
    const int row = rowOf(id);
    if (row >= 0)
        Q_EMIT dataChanged(index(row, VerdictColumn), index(row, RequestIdsColumn));
}

void BatchesModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int BatchesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

int BatchesModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant BatchesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(
            Qt::Alignment(isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case LabelColumn:
        return tr("Batch");
    case VerdictColumn:
        return tr("Verdict");
    case AskedColumn:
        //: number of instances that were asked for
        return tr("Asked");
    case AcceptedColumn:
        //: number of instances that the service accepted
        return tr("Accepted");
    case RunningColumn:
        return tr("Running");
    case CallsColumn:
        //: number of RunInstances requests
        return tr("Calls");
    case CreatedColumn:
        return tr("Launched");
    case RegionColumn:
        return tr("Region");
    case AccountColumn:
        return tr("Account");
    case RequestIdsColumn:
        return tr("Request ids");
    default:
        return {};
    }
}

QVariant BatchesModel::data(const QModelIndex& index, int role) const
{
    const BatchStatus* status
        = index.isValid() && m_session ? m_session->batch(idAt(index.row())) : nullptr;
    if (status == nullptr)
        return {};
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(*status, column);
    case Qt::ToolTipRole:
        if (column == CreatedColumn)
            return Words::localAndUtc(status->record.created);
        return column == VerdictColumn ? Words::verdictLine(*status) : text(*status, column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment(isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case BatchIdRole:
        return status->record.id.value();
    case VerdictRole:
        return static_cast<int>(status->verdict);
    case SortRole:
        if (column == CreatedColumn)
            return static_cast<qint64>(status->record.created.time_since_epoch().count());
        return isNumber(column) ? QVariant(numberOf(*status, column))
                                : QVariant(text(*status, column));
    default:
        return {};
    }
}

QString BatchesModel::text(const BatchStatus& status, int column) const
{
    const BatchRecord& record = status.record;
    if (isNumber(column))
        return Words::number(numberOf(status, column));
    const auto shown = [](const QString& value) {
        return value.isEmpty() ? Words::emptyCell() : displayText(value);
    };
    switch (column) {
    case LabelColumn:
        return shown(record.label);
    case VerdictColumn:
        return Words::verdictWord(status.verdict);
    case CreatedColumn:
        return Words::localTime(record.created);
    case RegionColumn:
        return shown(record.region.value());
    case AccountColumn:
        return shown(record.account);
    default:
        return requestIdsOf(record).isEmpty() ? Words::emptyCell() : requestIdsOf(record);
    }
}

} // namespace muster

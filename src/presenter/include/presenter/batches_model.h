// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "core/ports/clock.h"
#include "engine/session.h"

#include <QAbstractTableModel>
#include <QPointer>

#include <optional>
#include <vector>

namespace muster {

/// The journal's batches, newest first.
class BatchesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        LabelColumn,
        VerdictColumn,
        AskedColumn,
        AcceptedColumn,
        RunningColumn,
        CallsColumn,
        CreatedColumn,
        RegionColumn,
        AccountColumn,
        RequestIdsColumn,
        ColumnCount,
    };
    Q_ENUM(Column)
    enum Role {
        BatchIdRole = Qt::UserRole + 1, ///< QString
        VerdictRole, ///< int of Verdict
        SortRole, ///< number, instant (qint64 ms) or text
    };

    explicit BatchesModel(QObject* parent = nullptr);

    /// Null: none. A reset.
    void setSession(Session* session);
    [[nodiscard]] BatchId idAt(int row) const;
    [[nodiscard]] int rowOf(const BatchId& id) const; ///< -1 when unknown
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(
        const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void onAdded(const BatchId& id);
    void onChanged(const BatchId& id);
    [[nodiscard]] QString text(const BatchStatus& status, int column) const;

    QPointer<Session> m_session;
    std::vector<BatchId> m_ids;
};

} // namespace muster

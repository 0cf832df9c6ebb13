// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presenter/instance_table_model.h"

#include <QStyledItemDelegate>

namespace muster {

/// Draws one cell of an instance table with as little work as can be: a ground, an icon in the
/// first column, one text. It holds no state; shape and colour come from the state, alignment and
/// elision from the column.
class InstanceDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// A row that just changed is tinted for so long.
    static constexpr int kChangedTintMs = 1500;
    /// From this age on a row is dimmed.
    static constexpr int kStaleSeconds = InstanceTableModel::kStaleAfterSeconds;

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
        const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(
        const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presenter/batch_presenter.h"

#include <QTreeWidget>

#include <vector>

class QAction;

namespace muster {

/// The calls of a batch, below each its attempts. Rows can be copied as text.
class CallTree : public QTreeWidget
{
    Q_OBJECT

public:
    explicit CallTree(QWidget* parent = nullptr);

    void setCalls(const std::vector<CallLine>& calls);
    /// Words of headers and actions.
    void retranslate();
    /// Columns, for the layout that is kept.
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QByteArray saveColumns() const;
    void restoreColumns(const QByteArray& state);

Q_SIGNALS:
    /// The calls of these indexes are to be copied; none: all.
    void copyRequested(const std::vector<int>& indexes);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    QTreeWidgetItem* makeItem();
    void showCall(QTreeWidgetItem* item, const CallLine& call);
    static void showAttempts(QTreeWidgetItem* item, const CallLine& call);
    [[nodiscard]] std::vector<int> selectedCalls() const;

    std::vector<CallLine> m_calls;
    QAction* m_copy;
    QAction* m_copyAll;
};

} // namespace muster

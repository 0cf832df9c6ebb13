// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "core/ports/settings_store.h"
#include "presenter/instance_table_model.h"

#include <QTableView>
#include <QTimer>

#include <vector>

class QMenu;

namespace muster {

/// The live table of instances. Selection is by id: it survives refresh, sort and filter; what the
/// filter hides comes back selected with its row. Columns fit their content once and then belong to
/// the person.
class InstanceTable : public QTableView
{
    Q_OBJECT

public:
    explicit InstanceTable(QWidget* parent = nullptr);

    /// \a columns are shown at first, the others can be chosen in the header's menu. \a layoutName
    /// is the key in \a store.
    void start(InstanceTableModel& model, const std::vector<InstanceTableModel::Column>& columns,
        SettingsStore& store, const QString& layoutName);
    void saveColumns();

    /// Selected rows, shown or hidden by the filter.
    [[nodiscard]] const std::vector<InstanceId>& selectedIds() const { return m_selected; }
    /// Rows selected and shown, ascending; all rows when none is selected.
    [[nodiscard]] std::vector<int> chosenRows() const;

    /// Some row changed a moment ago.
    [[nodiscard]] bool hasFreshRows() const { return m_fade.isActive(); }

    void copyIds();
    void copyAddresses();
    /// Asks for a file, then writes the chosen rows as CSV.
    void exportCsv();
    /// "Copy ids", "Copy addresses", "Export as CSV…" for a context menu; the menu owns the
    /// actions.
    void addActionsTo(QMenu& menu);

Q_SIGNALS:
    void selectionByIdChanged();
    void exportFailed(const QString& path, const QString& reason);

protected:
    void selectionChanged(
        const QItemSelection& selected, const QItemSelection& deselected) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void changeEvent(QEvent* event) override;

private:
    void fitColumns();
    void spread();
    void restoreSelection();
    void tellVisibleRows();
    void fadeTint();
    void showHeaderMenu(const QPoint& at);
    void followModel();

    InstanceTableModel* m_model = nullptr;
    SettingsStore* m_store = nullptr;
    QString m_layoutName;
    std::vector<InstanceId> m_selected;
    QTimer m_fade;
    int m_nameWidth = 0; ///< of the names, before what is left is added
    bool m_spread = false; ///< the columns were never arranged by the person
    bool m_arranging = false; ///< a width is set by the program
    bool m_fadeAgain = false; ///< a row changed while the timer ran
    bool m_modelMoves
        = false; ///< rows come, go or move: what the selection loses now is hidden, not deselected
};

} // namespace muster

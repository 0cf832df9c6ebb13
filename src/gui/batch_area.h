// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/settings_store.h"
#include "presenter/batch_presenter.h"

#include <QWidget>

class QLineEdit;
class QMenu;
class QPushButton;

namespace muster {

class InstanceTable;
class PlainLabel;
class StackedBar;

/// The batch that was just launched: verdict line, stacked bar and live table.
class BatchArea : public QWidget
{
    Q_OBJECT

public:
    explicit BatchArea(QWidget* parent = nullptr);

    void start(BatchPresenter& presenter, SettingsStore& store, const QString& layoutName);
    [[nodiscard]] InstanceTable& table() { return *m_table; }

Q_SIGNALS:
    void exportFailed(const QString& path, const QString& reason);
    /// The person asked to release the chosen rows.
    void releaseRequested(const std::vector<muster::InstanceId>& ids);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void connectWidgets();
    void refresh();
    void showOffers();
    void showBar();
    void retranslate();
    void fillMenu();

    BatchPresenter* m_presenter = nullptr;
    PlainLabel* m_label;
    QLineEdit*
        m_verdict; ///< a line that can be read, copied and followed by a screen reader, not edited
    PlainLabel* m_elapsed;
    QPushButton* m_finish;
    QPushButton* m_cancel;
    QPushButton* m_stop;
    QPushButton* m_more;
    QMenu* m_menu;
    StackedBar* m_bar;
    PlainLabel* m_explanation;
    InstanceTable* m_table;
};

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/main_window.h"

#include <QWidget>

#include <memory>

class QMenu;

namespace muster {

class InstanceTable;

namespace Ui {
class FleetPage;
}

/// Every instance that Muster watches: chips, filter, table, details and orders.
class FleetPage : public QWidget
{
    Q_OBJECT

public:
    explicit FleetPage(const WindowParts& parts, QWidget* parent = nullptr);
    ~FleetPage() override;

    void saveLayout();
    void focusFilter();
    [[nodiscard]] InstanceTable& table();

Q_SIGNALS:
    void problem(const QString& title, const QString& text);
    void newLaunchRequested();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void connectParts();
    void refresh();
    void showCount();
    void showOrders();
    void showEmpty();
    void showMenu(const QPoint& at);
    void addOrdersTo(QMenu& menu);
    void emptyAction();

    WindowParts m_parts;
    std::unique_ptr<Ui::FleetPage> m_ui;
    QMenu* m_copyMenu;
};

} // namespace muster

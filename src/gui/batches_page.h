// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/main_window.h"

#include <QWidget>

#include <memory>

class QSortFilterProxyModel;

namespace muster {

class PlainLabel;

namespace Ui {
class BatchesPage;
}

/// The journal: each batch with its verdict, and below it the calls of the chosen one.
class BatchesPage : public QWidget
{
    Q_OBJECT

public:
    explicit BatchesPage(const WindowParts& parts, QWidget* parent = nullptr);
    ~BatchesPage() override;

    void saveLayout();
    /// Selects the row of \a id.
    void chooseBatch(const BatchId& id);

Q_SIGNALS:
    void showRequested(const muster::BatchId& id);
    void relaunchRequested(const muster::LaunchDraft& draft);
    void newLaunchRequested();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void connectParts();
    void choose();
    void showEmpty();
    void showDetails();
    void showAge();
    void fitSplitter();
    static void showOrHide(PlainLabel* label, const QString& text);
    void retranslate();

    WindowParts m_parts;
    std::unique_ptr<Ui::BatchesPage> m_ui;
    QSortFilterProxyModel* m_sorted;
    bool m_isSplitByPerson = false;
};

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/main_window.h"

#include <QWidget>

#include <functional>
#include <memory>

namespace muster {

namespace Ui {
class ProfilesPage;
}

/// Saved launch parameters: create, rename, duplicate, import, export, delete.
class ProfilesPage : public QWidget
{
    Q_OBJECT

public:
    explicit ProfilesPage(const WindowParts& parts, QWidget* parent = nullptr);
    ~ProfilesPage() override;

    void saveLayout();

Q_SIGNALS:
    void problem(const QString& title, const QString& text);
    /// The form was filled; the Launch page wants to be shown.
    void launchPageRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void connectParts();
    void refresh();
    void showCard();
    void askName(const QString& title, const QString& button, const QString& name,
        const std::function<void(const QString&)>& take);
    void create();
    void rename();
    void duplicate();
    void importFile();
    void readFile(const QString& path);
    void exportFile(const QStringList& names);
    void select(const QString& name);
    [[nodiscard]] QString chosen() const;

    WindowParts m_parts;
    std::unique_ptr<Ui::ProfilesPage> m_ui;
    bool m_syncing = false; ///< the two presenters tell each other of a change
};

} // namespace muster

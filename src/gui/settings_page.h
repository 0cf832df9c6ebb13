// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/main_window.h"

#include <QWidget>

#include <memory>

namespace muster {

namespace Ui {
class SettingsPage;
}

/// Language, theme, poll interval and the folder of the journal. Each change counts at once.
class SettingsPage : public QWidget
{
    Q_OBJECT

public:
    explicit SettingsPage(const WindowParts& parts, QWidget* parent = nullptr);
    ~SettingsPage() override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void connectParts();
    void fillChoices();
    void refresh();

    WindowParts m_parts;
    std::unique_ptr<Ui::SettingsPage> m_ui;
    bool m_filling = false;
};

} // namespace muster

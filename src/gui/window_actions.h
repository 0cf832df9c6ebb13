// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/main_window.h"

#include <array>

class QAction;
class QMenu;

namespace muster {

/// The menus and actions of the window; each is reachable by keyboard.
struct MainWindow::Actions
{
    QMenu* launchMenu = nullptr;
    QMenu* instancesMenu = nullptr;
    QMenu* viewMenu = nullptr;
    QMenu* helpMenu = nullptr;
    QAction* newLaunch = nullptr;
    QAction* check = nullptr;
    QAction* launch = nullptr;
    QAction* quit = nullptr;
    QAction* start = nullptr;
    QAction* stop = nullptr;
    QAction* reboot = nullptr;
    QAction* release = nullptr;
    QAction* releaseTime = nullptr;
    QAction* copyIds = nullptr;
    QAction* copyAddresses = nullptr;
    QAction* exportCsv = nullptr;
    std::array<QAction*, kPages> pages{};
    QAction* filter = nullptr;
    QAction* refresh = nullptr;
    QAction* keys = nullptr;
    QAction* about = nullptr;
};

} // namespace muster

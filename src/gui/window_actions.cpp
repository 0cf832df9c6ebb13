// SPDX-License-Identifier: GPL-3.0-or-later
#include "window_actions.h"

#include "fleet_page.h"
#include "icons.h"
#include "instance_table.h"
#include "keys_dialog.h"
#include "launch_page.h"
#include "nav_list.h"

#include <QAction>
#include <QKeySequence>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QStackedWidget>

namespace muster {

QAction* MainWindow::makeAction(
    const QString& name, const QString& icon, const QKeySequence& key, std::function<void()> act)
{
    auto* action = new QAction(this);
    action->setObjectName(name);
    if (!icon.isEmpty())
        action->setIcon(themedIcon(icon));
    action->setShortcut(key);
    connect(action, &QAction::triggered, this, std::move(act));
    return action;
}

void MainWindow::buildMenus()
{
    buildLaunchMenu();
    buildInstancesMenu();
    buildViewMenu();
    buildHelpMenu();
}

void MainWindow::buildLaunchMenu()
{
    Actions& a = *m_actions;
    a.newLaunch = makeAction(QStringLiteral("newLaunchAction"), QStringLiteral("action/add"),
        QKeySequence(Qt::CTRL | Qt::Key_N), [this] {
            showPage(Page::Launch);
            static_cast<LaunchPage*>(m_stack->currentWidget())->newLaunch();
        });
    a.check = makeAction(QStringLiteral("checkAction"), QStringLiteral("action/check"), {},
        [this] { m_parts.launch.requestCheck(); });
    a.launch = makeAction(QStringLiteral("launchAction"), QStringLiteral("action/launch"),
        QKeySequence(Qt::CTRL | Qt::Key_Return), [this] { m_parts.launch.requestLaunch(); });
    a.quit = makeAction(
        QStringLiteral("quitAction"), {}, QKeySequence(Qt::CTRL | Qt::Key_Q), [this] { close(); });
    a.quit->setMenuRole(QAction::QuitRole);
    a.launchMenu = menuBar()->addMenu(QString());
    a.launchMenu->addActions({a.newLaunch, a.check, a.launch});
    a.launchMenu->addSeparator();
    a.launchMenu->addAction(a.quit);
}

void MainWindow::buildInstancesMenu()
{
    Actions& a = *m_actions;
    const auto order = [this](const QString& name, const QString& icon, OrderKind kind) {
        return makeAction(name, icon, {}, [this, kind] { m_parts.fleet.requestOrder(kind); });
    };
    a.start
        = order(QStringLiteral("startAction"), QStringLiteral("action/start"), OrderKind::Start);
    a.stop = order(QStringLiteral("stopAction"), QStringLiteral("action/stop"), OrderKind::Stop);
    a.reboot
        = order(QStringLiteral("rebootAction"), QStringLiteral("action/reboot"), OrderKind::Reboot);
    a.release = makeAction(QStringLiteral("releaseAction"), QStringLiteral("action/release"),
        QKeySequence(Qt::Key_Delete), [this] { release(); });
    a.releaseTime = makeAction(QStringLiteral("releaseTimeAction"), {},
        QKeySequence(Qt::CTRL | Qt::Key_E), [this] { m_parts.fleet.requestReleaseTime(); });
    a.copyIds
        = makeAction(QStringLiteral("copyIdsAction"), QStringLiteral("action/copy"), {}, [this] {
              if (InstanceTable* table = currentTable())
                  table->copyIds();
          });
    a.copyAddresses = makeAction(QStringLiteral("copyAddressesAction"), {},
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), [this] { copyAddresses(); });
    a.exportCsv = makeAction(
        QStringLiteral("exportCsvAction"), QStringLiteral("action/export"), {}, [this] {
            if (InstanceTable* table = currentTable())
                table->exportCsv();
        });
    a.instancesMenu = menuBar()->addMenu(QString());
    a.instancesMenu->addActions({a.start, a.stop, a.reboot, a.releaseTime, a.release});
    a.instancesMenu->addSeparator();
    a.instancesMenu->addActions({a.copyIds, a.copyAddresses, a.exportCsv});
    // The selection changes without a signal of the presenter on the Launch page.
    connect(a.instancesMenu, &QMenu::aboutToShow, this, &MainWindow::showActions);
}

void MainWindow::buildViewMenu()
{
    Actions& a = *m_actions;
    a.viewMenu = menuBar()->addMenu(QString());
    for (int i = 0; i < kPages; ++i) {
        QAction* action = makeAction(QStringLiteral("page%1Action").arg(i + 1),
            m_nav->item(i)->data(Qt::UserRole).toString(),
            QKeySequence(QKeyCombination(Qt::CTRL, static_cast<Qt::Key>(Qt::Key_1 + i))),
            [this, i] { showPage(static_cast<Page>(i)); });
        a.pages[static_cast<size_t>(i)] = action;
        a.viewMenu->addAction(action);
    }
    a.viewMenu->addSeparator();
    a.filter = makeAction(QStringLiteral("filterAction"), QStringLiteral("action/search"),
        QKeySequence(Qt::CTRL | Qt::Key_F), [this] {
            showPage(Page::Fleet);
            static_cast<FleetPage*>(m_stack->currentWidget())->focusFilter();
        });
    a.refresh = makeAction(QStringLiteral("refreshAction"), QStringLiteral("action/refresh"),
        QKeySequence(Qt::Key_F5), [this] { m_parts.fleet.refresh(); });
    a.viewMenu->addActions({a.filter, a.refresh});
}

void MainWindow::buildHelpMenu()
{
    Actions& a = *m_actions;
    a.keys = makeAction(QStringLiteral("keysAction"), QStringLiteral("action/keyboard"),
        QKeySequence(Qt::Key_F1), [this] { showKeys(); });
    a.about = makeAction(
        QStringLiteral("aboutAction"), QStringLiteral("action/info"), {}, [this] { showAbout(); });
    a.about->setMenuRole(QAction::AboutRole);
    a.helpMenu = menuBar()->addMenu(QString());
    a.helpMenu->addActions({a.keys, a.about});
}

void MainWindow::retranslateMenus()
{
    Actions& a = *m_actions;
    a.launchMenu->setTitle(tr("&Launch", "menu"));
    a.newLaunch->setText(tr("&New launch"));
    a.check->setText(tr("&Check"));
    a.quit->setText(tr("&Quit"));
    a.instancesMenu->setTitle(tr("&Instances"));
    a.start->setText(tr("&Start"));
    a.stop->setText(tr("S&top…"));
    a.reboot->setText(tr("Re&boot…"));
    a.release->setText(tr("&Release…"));
    a.releaseTime->setText(tr("E&xtend release time…"));
    a.copyIds->setText(tr("Copy &ids"));
    a.copyAddresses->setText(tr("Copy &addresses"));
    a.exportCsv->setText(tr("&Export as CSV…"));
    a.viewMenu->setTitle(tr("&View"));
    for (int i = 0; i < kPages; ++i)
        a.pages[static_cast<size_t>(i)]->setText(m_nav->item(i)->text());
    a.filter->setText(tr("&Filter the fleet"));
    a.refresh->setText(tr("&Refresh"));
    a.helpMenu->setTitle(tr("&Help"));
    a.keys->setText(tr("&Keys"));
    a.about->setText(tr("&About Muster"));
    showActions();
}

void MainWindow::showActions()
{
    Actions& a = *m_actions;
    if (a.about == nullptr)
        return; // the menus are not built yet
    const bool onLaunch = page() == Page::Launch;
    const bool onFleet = page() == Page::Fleet;
    a.launch->setText(m_parts.launch.launchText());
    a.launch->setEnabled(onLaunch && m_parts.launch.canLaunch());
    a.check->setEnabled(onLaunch && m_parts.launch.canCheck());
    a.start->setEnabled(onFleet && m_parts.fleet.canOrder(OrderKind::Start));
    a.stop->setEnabled(onFleet && m_parts.fleet.canOrder(OrderKind::Stop));
    a.reboot->setEnabled(onFleet && m_parts.fleet.canOrder(OrderKind::Reboot));
    a.releaseTime->setEnabled(onFleet && m_parts.fleet.canChangeReleaseTime());
    const InstanceTable* table = currentTable();
    const bool some
        = table != nullptr && table->model() != nullptr && table->model()->rowCount() > 0;
    a.release->setEnabled(some && !table->selectedIds().empty());
    for (QAction* action : {a.copyIds, a.copyAddresses, a.exportCsv})
        action->setEnabled(some);
    a.refresh->setEnabled(m_parts.launch.hasAccount());
}

void MainWindow::release()
{
    if (page() == Page::Fleet)
        m_parts.fleet.requestOrder(OrderKind::Release);
    else if (const InstanceTable* table = currentTable())
        m_parts.fleet.requestOrder(OrderKind::Release, table->selectedIds());
}

void MainWindow::copyAddresses()
{
    if (InstanceTable* table = currentTable())
        table->copyAddresses();
}

void MainWindow::showKeys()
{
    auto* dialog = new KeysDialog(this);
    dialog->open();
}

void MainWindow::showAbout()
{
    auto* box = new QMessageBox(this);
    box->setObjectName(QStringLiteral("aboutBox"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(tr("About Muster"));
    box->setText(QStringLiteral("Muster " MUSTER_VERSION));
    box->setInformativeText(
        tr("Launches Alibaba Cloud ECS instances in batches, and watches them.\n"
           "Free software under the GNU General Public License, version 3 or "
           "later."));
    box->setIconPixmap(windowIcon().pixmap(64));
    box->addButton(tr("Close"), QMessageBox::AcceptRole);
    box->open();
}

} // namespace muster

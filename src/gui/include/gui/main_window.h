// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/settings_store.h"
#include "gui/theme.h"
#include "presenter/batch_orders.h"
#include "presenter/batch_presenter.h"
#include "presenter/batches_model.h"
#include "presenter/fleet_presenter.h"
#include "presenter/launch_presenter.h"
#include "presenter/notices.h"
#include "presenter/profiles_presenter.h"
#include "presenter/settings_presenter.h"
#include "presenter/status_presenter.h"
#include "presenter/task_list.h"

#include <QMainWindow>

#include <array>
#include <functional>
#include <memory>

class QAction;
class QKeySequence;
class QStackedWidget;

namespace muster {

class InstanceTable;
class NavList;
class StatusStrip;
class TaskStrip;
class TintBand;

/// The pages, in the order of the navigation list.
enum class Page { Launch, Fleet, Batches, Profiles, Settings };
inline constexpr int kPages = 5;

/// What the window shows and asks. All outlive it and are started by the composition root. The
/// window itself shows the Launch page's batch in \c launchBatch, watches the form's region,
/// retranslates the presenters when the language changes (QEvent::LanguageChange) and passes the
/// chosen theme on.
struct WindowParts
{
    LaunchPresenter& launch;
    BatchPresenter& launchBatch; ///< under the form
    FleetPresenter& fleet;
    BatchesModel& batches;
    BatchPresenter& batchDetails; ///< of the Batches page
    ProfilesPresenter& profiles;
    SettingsPresenter& settings;
    StatusPresenter& status;
    TaskList& tasks;
    BatchOrders& orders;
    Notices& notices;
    SettingsStore& store; ///< for geometry, splitters and columns
    Theme& theme;
    QString homeFolder{}; ///< where the journal lies; shown on the Settings page
    std::function<void()> openSimulator{}; ///< what "Open the simulator" does
};

/// The one window: navigation, pages, task strip and status bar. Pages are made when they are first
/// shown.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(const WindowParts& parts, QWidget* parent = nullptr);
    ~MainWindow() override;

    void showPage(Page page);
    /// Chooses \a id on the Batches page.
    void showBatch(const BatchId& id);
    [[nodiscard]] Page page() const;
    /// The account or its session was replaced: read it again.
    void accountChanged();

Q_SIGNALS:
    /// The window is shown, hidden, minimised or restored (Session::setWindowVisible).
    void visibilityChanged(bool visible);
    /// The person closes the window, and said yes where a launch is under way.
    void closing();

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    struct Actions;

    void buildFrame();
    void buildMenus();
    void buildLaunchMenu();
    void buildInstancesMenu();
    void buildViewMenu();
    void buildHelpMenu();
    QAction* makeAction(const QString& name, const QString& icon, const QKeySequence& key,
        std::function<void()> act);
    void retranslate();
    void retranslateMenus();
    void connectParts();
    void showTitle();
    void showBand();
    void showActions();
    void showProblem(const QString& title, const QString& text);
    void showKeys();
    void showAbout();
    void followRegion();
    void release();
    void copyAddresses();
    /// The table that orders and copies go to: the one of the page that is shown, or null.
    [[nodiscard]] InstanceTable* currentTable() const;
    QWidget* pageWidget(Page page);
    QWidget* makePage(Page page);
    void restoreWindow();
    void saveLayout();

    WindowParts m_parts;
    TintBand* m_band = nullptr;
    NavList* m_nav = nullptr;
    QStackedWidget* m_stack = nullptr;
    TaskStrip* m_tasks = nullptr;
    StatusStrip* m_status = nullptr;
    std::array<QWidget*, kPages> m_pages{};
    std::unique_ptr<Actions> m_actions;
    QString m_region; ///< what status bar and fleet follow now
    bool m_mayClose = false; ///< the person said so during a launch
};

} // namespace muster

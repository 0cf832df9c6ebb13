// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/main_window.h"

#include "batches_page.h"
#include "core/catalogue/region.h"
#include "fleet_page.h"
#include "icons.h"
#include "instance_table.h"
#include "keys_dialog.h"
#include "launch_page.h"
#include "nav_list.h"
#include "notice_bars.h"
#include "profiles_page.h"
#include "settings_page.h"
#include "status_strip.h"
#include "task_strip.h"
#include "tint_band.h"
#include "window_actions.h"

#include <QCloseEvent>
#include <QEvent>
#include <QHBoxLayout>
#include <QMessageBox>
#include <QScreen>
#include <QStackedWidget>
#include <QStatusBar>
#include <QVBoxLayout>

namespace muster {
namespace {
QString geometryKey()
{
    return QStringLiteral("window");
}
} // namespace

MainWindow::MainWindow(const WindowParts& parts, QWidget* parent)
    : QMainWindow(parent)
    , m_parts(parts)
    , m_actions(std::make_unique<Actions>())
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowIcon(QIcon(QStringLiteral(":/muster/icons/app/muster.svg")));
    setMinimumSize(760, 480);
    buildFrame();
    buildMenus();
    connectParts();
    retranslate();
    followRegion();
    showPage(Page::Launch);
    accountChanged();
    restoreWindow();
}

MainWindow::~MainWindow() = default;

void MainWindow::buildFrame()
{
    auto* frame = new QWidget(this);
    m_band = new TintBand(frame);
    m_nav = new NavList(frame);
    m_stack = new QStackedWidget(frame);
    m_stack->setObjectName(QStringLiteral("pages"));
    m_tasks = new TaskStrip(m_parts.tasks, frame);
    auto* pages = new QVBoxLayout;
    pages->setSpacing(0);
    pages->addWidget(new NoticeBars(m_parts.notices, frame));
    pages->addWidget(m_stack, 1);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_nav);
    middle->addLayout(pages, 1);
    auto* column = new QVBoxLayout(frame);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_band);
    column->addLayout(middle, 1);
    column->addWidget(m_tasks);
    setCentralWidget(frame);
    m_status = new StatusStrip(m_parts.status, this);
    statusBar()->addWidget(m_status, 1);
    statusBar()->setSizeGripEnabled(false);
}

void MainWindow::connectParts()
{
    connect(m_nav, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0)
            showPage(static_cast<Page>(row));
    });
    connect(&m_parts.launch, &LaunchPresenter::changed, this, [this] {
        followRegion();
        showActions();
    });
    connect(&m_parts.launchBatch, &BatchPresenter::changed, this, &MainWindow::showTitle);
    connect(&m_parts.status, &StatusPresenter::changed, this, &MainWindow::showTitle);
    connect(&m_parts.fleet, &FleetPresenter::changed, this, &MainWindow::showActions);
    connect(&m_parts.notices, &Notices::batchRequested, this, &MainWindow::showBatch);
    connect(&m_parts.orders, &BatchOrders::topUpRequested, this, [this](const LaunchDraft& draft) {
        m_parts.launch.setDraft(draft);
        showPage(Page::Launch);
    });
    connect(&m_parts.orders, &BatchOrders::releaseRequested, this,
        [this](const std::vector<InstanceId>& ids) {
            m_parts.fleet.requestOrder(OrderKind::Release, ids);
        });
    connect(&m_parts.settings, &SettingsPresenter::themeChanged, this,
        [this](ThemeChoice choice) { m_parts.theme.choose(choice); });
}

QWidget* MainWindow::makePage(Page page)
{
    switch (page) {
    case Page::Launch: {
        auto* launch = new LaunchPage(m_parts, this);
        connect(launch, &LaunchPage::problem, this, &MainWindow::showProblem);
        return launch;
    }
    case Page::Fleet: {
        auto* fleet = new FleetPage(m_parts, this);
        connect(fleet, &FleetPage::problem, this, &MainWindow::showProblem);
        connect(fleet, &FleetPage::newLaunchRequested, this, [this] { showPage(Page::Launch); });
        return fleet;
    }
    case Page::Batches: {
        auto* batches = new BatchesPage(m_parts, this);
        connect(
            batches, &BatchesPage::newLaunchRequested, this, [this] { showPage(Page::Launch); });
        connect(batches, &BatchesPage::showRequested, this, [this](const BatchId& id) {
            m_parts.launch.showBatch(id);
            showPage(Page::Launch);
        });
        connect(batches, &BatchesPage::relaunchRequested, this, [this](const LaunchDraft& draft) {
            m_parts.launch.setDraft(draft);
            showPage(Page::Launch);
        });
        return batches;
    }
    case Page::Profiles: {
        auto* profiles = new ProfilesPage(m_parts, this);
        connect(profiles, &ProfilesPage::problem, this, &MainWindow::showProblem);
        connect(
            profiles, &ProfilesPage::launchPageRequested, this, [this] { showPage(Page::Launch); });
        return profiles;
    }
    case Page::Settings:
        break;
    }
    return new SettingsPage(m_parts, this);
}

QWidget* MainWindow::pageWidget(Page page)
{
    QWidget*& widget = m_pages[static_cast<size_t>(page)];
    if (widget == nullptr) {
        widget = makePage(page);
        m_stack->addWidget(widget);
    }
    return widget;
}

void MainWindow::showPage(Page page)
{
    const bool isFirstFleet
        = page == Page::Fleet && m_pages[static_cast<size_t>(Page::Fleet)] == nullptr;
    m_stack->setCurrentWidget(pageWidget(page));
    m_nav->setCurrentRow(static_cast<int>(page));
    if (isFirstFleet && !m_region.isEmpty())
        m_parts.fleet.watchRegion(RegionId::fromTrusted(m_region));
    showTitle();
    showActions();
}

void MainWindow::showBatch(const BatchId& id)
{
    showPage(Page::Batches);
    if (auto* batches = qobject_cast<BatchesPage*>(m_stack->currentWidget()))
        batches->chooseBatch(id);
}

Page MainWindow::page() const
{
    return static_cast<Page>(std::max(0, m_nav->currentRow()));
}

void MainWindow::accountChanged()
{
    if (auto* launch = qobject_cast<LaunchPage*>(m_pages[static_cast<size_t>(Page::Launch)]))
        launch->accountChanged();
    if (m_pages[static_cast<size_t>(Page::Fleet)] != nullptr && !m_region.isEmpty())
        m_parts.fleet.watchRegion(RegionId::fromTrusted(m_region));
    showBand();
    showTitle();
    showActions();
}

/// The bar and the fleet follow the form's region as soon as it is one; half a word is none.
void MainWindow::followRegion()
{
    const QString typed = m_parts.launch.form().region.trimmed();
    if (typed == m_region || !builtInRegion(typed))
        return;
    m_region = typed;
    const RegionId region = RegionId::fromTrusted(typed);
    m_parts.status.setRegion(region);
    m_parts.notices.setRegion(region);
    if (m_pages[static_cast<size_t>(Page::Fleet)] != nullptr)
        m_parts.fleet.watchRegion(region);
}

void MainWindow::showBand()
{
    m_band->setKind(!m_parts.launch.hasAccount() ? TintBand::Kind::None
            : m_parts.launch.isSimulator()       ? TintBand::Kind::Simulator
                                                 : TintBand::Kind::Production);
}

void MainWindow::showTitle()
{
    showBand();
    QString shown;
    if (page() == Page::Launch && m_parts.launchBatch.hasBatch())
        shown = m_parts.launchBatch.title();
    else if (m_parts.launch.hasAccount())
        shown = QStringLiteral("%1 — %2 — %3")
                    .arg(m_nav->currentItem() == nullptr ? QString() : m_nav->currentItem()->text(),
                        m_region.isEmpty() ? QStringLiteral("–") : m_region,
                        m_parts.launch.accountName());
    const QString title
        = shown.isEmpty() ? QStringLiteral("Muster") : QStringLiteral("%1 · Muster").arg(shown);
    if (windowTitle() != title)
        setWindowTitle(title);
}

InstanceTable* MainWindow::currentTable() const
{
    if (auto* fleet = qobject_cast<FleetPage*>(m_stack->currentWidget()))
        return &fleet->table();
    if (auto* launch = qobject_cast<LaunchPage*>(m_stack->currentWidget()))
        return launch->batchTable();
    return nullptr;
}

void MainWindow::showProblem(const QString& title, const QString& text)
{
    auto* box = new QMessageBox(this);
    box->setObjectName(QStringLiteral("messageBox"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(title);
    box->setText(title);
    box->setInformativeText(text);
    box->setIcon(QMessageBox::Warning);
    box->addButton(tr("Close"), QMessageBox::AcceptRole);
    box->open();
}

void MainWindow::restoreWindow()
{
    if (restoreGeometry(m_parts.store.layout(geometryKey())))
        return;
    const QSize room = screen()->availableSize();
    resize(QSize(1280, 800).boundedTo(room));
}

void MainWindow::saveLayout()
{
    // A layout that cannot be kept is made anew next time.
    static_cast<void>(m_parts.store.saveLayout(geometryKey(), saveGeometry()));
    if (auto* launch = qobject_cast<LaunchPage*>(m_pages[static_cast<size_t>(Page::Launch)]))
        launch->saveLayout();
    if (auto* fleet = qobject_cast<FleetPage*>(m_pages[static_cast<size_t>(Page::Fleet)]))
        fleet->saveLayout();
    if (auto* batches = qobject_cast<BatchesPage*>(m_pages[static_cast<size_t>(Page::Batches)]))
        batches->saveLayout();
    if (auto* profiles = qobject_cast<ProfilesPage*>(m_pages[static_cast<size_t>(Page::Profiles)]))
        profiles->saveLayout();
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        // Before the widgets below are told: they show what the presenters say.
        m_parts.launch.retranslate();
        m_parts.launchBatch.retranslate();
        m_parts.fleet.retranslate();
        m_parts.batches.retranslate();
        m_parts.batchDetails.retranslate();
        m_parts.notices.retranslate();
        retranslate();
    } else if (event->type() == QEvent::WindowStateChange) {
        Q_EMIT visibilityChanged(isVisible() && !isMinimized());
    }
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!m_mayClose && m_parts.orders.isSending()) {
        event->ignore();
        m_parts.orders.confirmClose([this] {
            m_mayClose = true;
            close();
        });
        return;
    }
    saveLayout();
    event->accept();
    Q_EMIT closing();
}

void MainWindow::showEvent(QShowEvent* event)
{
    QMainWindow::showEvent(event);
    Q_EMIT visibilityChanged(true);
}

void MainWindow::hideEvent(QHideEvent* event)
{
    QMainWindow::hideEvent(event);
    Q_EMIT visibilityChanged(false);
}

void MainWindow::retranslate()
{
    setAccessibleName(QStringLiteral("Muster"));
    m_nav->retranslate(); // the menu takes the pages' words from it
    retranslateMenus();
    showTitle();
}

} // namespace muster

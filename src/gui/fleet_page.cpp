// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet_page.h"

#include "empty_state.h"
#include "icons.h"
#include "ui_fleet_page.h"

#include <QEvent>
#include <QMenu>

#include <array>

namespace muster {
namespace {
QString splitterKey()
{
    return QStringLiteral("fleetSplitter");
}
QString columnsKey()
{
    return QStringLiteral("fleetColumns");
}
constexpr int kRoomy = 900;
} // namespace

FleetPage::FleetPage(const WindowParts& parts, QWidget* parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_ui(std::make_unique<Ui::FleetPage>())
    , m_copyMenu(new QMenu(this))
{
    m_ui->setupUi(this);
    build();
    connectParts();
    refresh();
}

FleetPage::~FleetPage() = default;

InstanceTable& FleetPage::table()
{
    return *m_ui->fleetTable;
}

void FleetPage::build()
{
    m_ui->countLabel->setRole(ColorRole::Muted);
    m_ui->selectionLabel->setBold(true);
    m_ui->filterEdit->addAction(
        themedIcon(QStringLiteral("action/search")), QLineEdit::LeadingPosition);
    m_ui->startButton->setIcon(themedIcon(QStringLiteral("action/start")));
    m_ui->stopButton->setIcon(themedIcon(QStringLiteral("action/stop")));
    m_ui->rebootButton->setIcon(themedIcon(QStringLiteral("action/reboot")));
    m_ui->releaseButton->setIcon(themedIcon(QStringLiteral("action/release")));
    m_ui->copyButton->setIcon(themedIcon(QStringLiteral("action/copy")));
    m_ui->copyButton->setMenu(m_copyMenu);
    m_ui->fleetSplitter->setStretchFactor(0, 1);
    m_ui->fleetSplitter->setStretchFactor(1, 0);
    m_ui->fleetSplitter->setSizes({800, 288});
    m_ui->fleetSplitter->restoreState(m_parts.store.layout(splitterKey()));
    using enum InstanceTableModel::Column;
    m_ui->fleetTable->start(m_parts.fleet.model(),
        {StatusColumn, NameColumn, IdColumn, PublicIpColumn, AgeColumn, ReleaseColumn},
        m_parts.store, columnsKey());
}

void FleetPage::connectParts()
{
    FleetPresenter& fleet = m_parts.fleet;
    connect(&fleet, &FleetPresenter::changed, this, &FleetPage::refresh);
    connect(&m_parts.status, &StatusPresenter::changed, this, &FleetPage::showCount);
    connect(m_ui->chips, &ChipRow::toggled, &fleet, &FleetPresenter::toggleChip);
    connect(m_ui->filterEdit, &QLineEdit::textChanged, &fleet, &FleetPresenter::setFilterText);
    connect(m_ui->clearButton, &QPushButton::clicked, this, [this] {
        m_ui->filterEdit->clear();
        m_parts.fleet.clearFilters();
    });
    const auto order = [this](QPushButton* button, OrderKind kind) {
        connect(button, &QPushButton::clicked, this,
            [this, kind] { m_parts.fleet.requestOrder(kind); });
    };
    order(m_ui->startButton, OrderKind::Start);
    order(m_ui->stopButton, OrderKind::Stop);
    order(m_ui->rebootButton, OrderKind::Reboot);
    order(m_ui->releaseButton, OrderKind::Release);
    connect(m_ui->fleetTable, &InstanceTable::selectionByIdChanged, this,
        [this] { m_parts.fleet.setSelection(m_ui->fleetTable->selectedIds()); });
    connect(m_ui->fleetTable, &InstanceTable::exportFailed, this,
        [this](const QString& path, const QString& why) {
            Q_EMIT problem(
                tr("The file could not be written"), QStringLiteral("%1\n%2").arg(path, why));
        });
    connect(m_ui->fleetTable, &QWidget::customContextMenuRequested, this, &FleetPage::showMenu);
    connect(m_copyMenu, &QMenu::aboutToShow, this, [this] {
        m_copyMenu->clear();
        m_ui->fleetTable->addActionsTo(*m_copyMenu);
    });
    connect(m_ui->details, &DetailsPane::resultsCleared, &fleet, &FleetPresenter::clearResults);
    connect(m_ui->details, &DetailsPane::retryRequested, &fleet, &FleetPresenter::retryFailed);
    connect(m_ui->empty, &EmptyState::actionRequested, this, &FleetPage::emptyAction);
}

void FleetPage::refresh()
{
    const FleetPresenter& fleet = m_parts.fleet;
    m_ui->chips->setChips(fleet.chips());
    showCount();
    m_ui->clearButton->setVisible(fleet.isFiltered());
    m_ui->notice->show(fleet.listingText());
    m_ui->details->setDetails(fleet.details(), static_cast<int>(fleet.selection().size()));
    m_ui->details->setResults(fleet.resultLines(), fleet.retryText());
    showOrders();
    showEmpty();
}

void FleetPage::showCount()
{
    const QString read = m_parts.status.readText();
    const QString count = m_parts.fleet.countText();
    //: how many rows, and when they were read: "812 of 1,000 instances · read 4 s ago"
    m_ui->countLabel->setText(read.isEmpty() ? count : tr("%1 · %2").arg(count, read));
}

void FleetPage::showOrders()
{
    const FleetPresenter& fleet = m_parts.fleet;
    const int chosen = static_cast<int>(fleet.actedOn().size());
    m_ui->selectionLabel->setText(
        chosen == 0 ? tr("None selected") : tr("%n selected", "instances", chosen));
    const std::array<std::pair<QPushButton*, OrderKind>, 4> buttons{
        {{m_ui->startButton, OrderKind::Start}, {m_ui->stopButton, OrderKind::Stop},
            {m_ui->rebootButton, OrderKind::Reboot}, {m_ui->releaseButton, OrderKind::Release}}};
    for (const auto& [button, kind] : buttons) {
        button->setEnabled(fleet.canOrder(kind));
        button->setToolTip(chosen > 0 ? fleet.orderText(kind) : QString());
    }
}

void FleetPage::showEmpty()
{
    FleetPresenter& fleet = m_parts.fleet;
    const bool some = fleet.model().rowCount() > 0;
    m_ui->stack->setCurrentIndex(some ? 0 : 1);
    // A narrow window keeps its room for the table until there is something to tell.
    m_ui->details->setVisible(
        fleet.model().totalCount() > 0 && (width() >= kRoomy || !fleet.selection().empty()));
    if (some)
        return;
    if (!fleet.hasAccount())
        m_ui->empty->show(QStringLiteral("nav/fleet"), tr("There is no account yet"),
            tr("With the simulator you see everything without one, and nothing in it costs money."),
            m_parts.openSimulator ? tr("Open the simulator") : QString());
    else if (fleet.isFiltered())
        m_ui->empty->show(QStringLiteral("action/search"), tr("No instance fits the filter"),
            tr("Instances that are there are hidden by the words or the states chosen above."),
            tr("Clear the filter"));
    else
        m_ui->empty->show(QStringLiteral("nav/fleet"), tr("No instances in this region"),
            tr("What you launch appears here, with whatever else runs in the region."),
            tr("Launch instances"));
}

void FleetPage::emptyAction()
{
    if (!m_parts.fleet.hasAccount()) {
        if (m_parts.openSimulator)
            m_parts.openSimulator();
    } else if (m_parts.fleet.isFiltered()) {
        m_ui->clearButton->click();
    } else {
        Q_EMIT newLaunchRequested();
    }
}

void FleetPage::showMenu(const QPoint& at)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addOrdersTo(*menu);
    menu->addSeparator();
    m_ui->fleetTable->addActionsTo(*menu);
    menu->popup(m_ui->fleetTable->viewport()->mapToGlobal(at));
}

void FleetPage::addOrdersTo(QMenu& menu)
{
    const std::array<std::pair<OrderKind, QString>, 4> orders{
        {{OrderKind::Start, QStringLiteral("action/start")},
            {OrderKind::Stop, QStringLiteral("action/stop")},
            {OrderKind::Reboot, QStringLiteral("action/reboot")},
            {OrderKind::Release, QStringLiteral("action/release")}}};
    for (const auto& [kind, icon] : orders) {
        const OrderKind wanted = kind;
        QAction* action = menu.addAction(themedIcon(icon), m_parts.fleet.orderText(kind), this,
            [this, wanted] { m_parts.fleet.requestOrder(wanted); });
        action->setEnabled(m_parts.fleet.canOrder(kind));
        if (kind != OrderKind::Reboot)
            continue;
        QAction* extend = menu.addAction(
            m_parts.fleet.releaseTimeText(), this, [this] { m_parts.fleet.requestReleaseTime(); });
        extend->setEnabled(m_parts.fleet.canChangeReleaseTime());
    }
}

void FleetPage::focusFilter()
{
    m_ui->filterEdit->setFocus(Qt::ShortcutFocusReason);
    m_ui->filterEdit->selectAll();
}

void FleetPage::saveLayout()
{
    m_ui->fleetTable->saveColumns();
    // A layout that cannot be kept is made anew next time.
    static_cast<void>(m_parts.store.saveLayout(splitterKey(), m_ui->fleetSplitter->saveState()));
}

void FleetPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    showEmpty();
}

void FleetPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        refresh();
    }
}

} // namespace muster

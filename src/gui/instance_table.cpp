// SPDX-License-Identifier: GPL-3.0-or-later
#include "instance_table.h"

#include "icons.h"
#include "instance_delegate.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QFileDialog>
#include <QFontDatabase>
#include <QHeaderView>
#include <QMenu>
#include <QSaveFile>
#include <QScopedValueRollback>
#include <QStyle>

#include <algorithm>
#include <chrono>
#include <utility>

namespace muster {

using namespace std::chrono_literals;

namespace {

constexpr int kRowHeight = 28;

/// A text as wide as the column's content usually gets: rows come one by one, and columns must not
/// jump with them.
QString sampleOf(int column)
{
    switch (column) {
    case InstanceTableModel::NameColumn:
        return QStringLiteral("production-web");
    case InstanceTableModel::IdColumn:
        return QStringLiteral("i-bp1a2b3c4d5e6f7g8h9j");
    case InstanceTableModel::ZoneColumn:
        return QStringLiteral("cn-hangzhou-h");
    case InstanceTableModel::RegionColumn:
        return QStringLiteral("ap-southeast-1");
    case InstanceTableModel::PrivateIpColumn:
    case InstanceTableModel::PublicIpColumn:
        return QStringLiteral("172.168.100.100");
    case InstanceTableModel::AgeColumn:
        return QStringLiteral("59 min 59 s");
    case InstanceTableModel::ReleaseColumn:
        return QStringLiteral("in 23 h 58 min");
    case InstanceTableModel::TypeColumn:
        return QStringLiteral("ecs.g7.2xlarge");
    default:
        return QStringLiteral("production-0412");
    }
}

bool isFixed(int column)
{
    return column == InstanceTableModel::IdColumn || column == InstanceTableModel::PrivateIpColumn
        || column == InstanceTableModel::PublicIpColumn;
}

} // namespace

InstanceTable::InstanceTable(QWidget* parent)
    : QTableView(parent)
{
    setItemDelegate(new InstanceDelegate(this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollMode(ScrollPerPixel);
    setFrameShape(NoFrame);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(kRowHeight); // first: it bounds the other
    verticalHeader()->setDefaultSectionSize(kRowHeight);
    QHeaderView* header = horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, this, &InstanceTable::showHeaderMenu);
    m_fade.setSingleShot(true);
    m_fade.setInterval(1ms * (InstanceDelegate::kChangedTintMs + 50));
    connect(&m_fade, &QTimer::timeout, this, [this] {
        viewport()->update();
        if (std::exchange(m_fadeAgain, false))
            m_fade.start();
    });
}

void InstanceTable::start(InstanceTableModel& model,
    const std::vector<InstanceTableModel::Column>& columns, SettingsStore& store,
    const QString& layoutName)
{
    m_model = &model;
    m_store = &store;
    m_layoutName = layoutName;
    followModel();
    setModel(&model);
    setSortingEnabled(true);
    horizontalHeader()->setSortIndicatorClearable(true);
    sortByColumn(-1, Qt::AscendingOrder);
    fitColumns();
    for (int column = 0; column < InstanceTableModel::ColumnCount; ++column) {
        const bool shown
            = std::find(columns.begin(), columns.end(), InstanceTableModel::Column(column))
            != columns.end();
        setColumnHidden(column, !shown);
    }
    m_nameWidth = columnWidth(InstanceTableModel::NameColumn);
    m_spread = !horizontalHeader()->restoreState(store.layout(layoutName));
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, [this] {
        if (!m_arranging)
            m_spread = false;
    });
    spread();
}

/// Connected before the view and its selection model are, so that the flag is up when they are
/// told.
void InstanceTable::followModel()
{
    const auto begin = [this] { m_modelMoves = true; };
    const auto end = [this] {
        m_modelMoves = false;
        restoreSelection();
        tellVisibleRows();
    };
    connect(m_model, &QAbstractItemModel::rowsAboutToBeRemoved, this, begin);
    connect(m_model, &QAbstractItemModel::layoutAboutToBeChanged, this, begin);
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, begin);
    // Queued after the view's own slots, which run in the order of connection.
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, end, Qt::QueuedConnection);
    connect(m_model, &QAbstractItemModel::layoutChanged, this, end, Qt::QueuedConnection);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, end, Qt::QueuedConnection);
    connect(
        m_model, &QAbstractItemModel::modelReset, this,
        [this] {
            m_modelMoves = false;
            tellVisibleRows();
        },
        Qt::QueuedConnection);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &InstanceTable::fadeTint);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &InstanceTable::fadeTint);
}

void InstanceTable::saveColumns()
{
    // A layout that cannot be kept is no reason to stop closing; it is fitted again next time.
    if (m_store != nullptr)
        static_cast<void>(m_store->saveLayout(m_layoutName, horizontalHeader()->saveState()));
}

std::vector<int> InstanceTable::chosenRows() const
{
    std::vector<int> rows;
    if (m_model == nullptr)
        return rows;
    for (const InstanceId& id : m_selected) {
        if (const int row = m_model->rowOf(id); row >= 0)
            rows.push_back(row);
    }
    if (m_selected.empty()) {
        rows.resize(static_cast<size_t>(m_model->rowCount()));
        for (size_t i = 0; i < rows.size(); ++i)
            rows[i] = static_cast<int>(i);
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

void InstanceTable::copyIds()
{
    QApplication::clipboard()->setText(m_model->idsText(chosenRows()));
}

void InstanceTable::copyAddresses()
{
    QApplication::clipboard()->setText(m_model->addressesText(chosenRows()));
}

void InstanceTable::exportCsv()
{
    auto* dialog = new QFileDialog(this, tr("Export instances as CSV"));
    dialog->setObjectName(QStringLiteral("exportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->setNameFilter(tr("CSV files (*.csv)"));
    dialog->selectFile(QStringLiteral("instances.csv"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        QSaveFile file(path);
        const QByteArray bytes = m_model->csv(chosenRows());
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
            Q_EMIT exportFailed(path, file.errorString());
    });
    dialog->open();
}

void InstanceTable::addActionsTo(QMenu& menu)
{
    const bool some = m_model != nullptr && m_model->rowCount() > 0;
    QAction* ids = menu.addAction(themedIcon(QStringLiteral("action/copy")),
        m_selected.empty() ? tr("Copy all ids") : tr("Copy ids"), this, &InstanceTable::copyIds);
    ids->setObjectName(QStringLiteral("copyIdsAction"));
    QAction* addresses
        = menu.addAction(m_selected.empty() ? tr("Copy all addresses") : tr("Copy addresses"), this,
            &InstanceTable::copyAddresses);
    addresses->setObjectName(QStringLiteral("copyAddressesAction"));
    QAction* csv = menu.addAction(themedIcon(QStringLiteral("action/export")), tr("Export as CSV…"),
        this, &InstanceTable::exportCsv);
    csv->setObjectName(QStringLiteral("exportCsvAction"));
    for (QAction* action : {ids, addresses, csv})
        action->setEnabled(some);
}

void InstanceTable::selectionChanged(
    const QItemSelection& selected, const QItemSelection& deselected)
{
    QTableView::selectionChanged(selected, deselected);
    if (m_modelMoves || m_model == nullptr)
        return;
    m_selected.clear();
    const QModelIndexList rows = selectionModel()->selectedRows();
    m_selected.reserve(static_cast<size_t>(rows.size()));
    for (const QModelIndex& index : rows)
        m_selected.push_back(m_model->idAt(index.row()));
    Q_EMIT selectionByIdChanged();
}

void InstanceTable::restoreSelection()
{
    if (m_selected.empty())
        return;
    QItemSelection missing;
    for (const InstanceId& id : m_selected) {
        const int row = m_model->rowOf(id);
        if (row < 0 || selectionModel()->isRowSelected(row, {}))
            continue;
        missing.select(
            m_model->index(row, 0), m_model->index(row, InstanceTableModel::ColumnCount - 1));
    }
    if (missing.isEmpty())
        return;
    m_modelMoves = true;
    selectionModel()->select(missing, QItemSelectionModel::Select);
    m_modelMoves = false;
}

void InstanceTable::tellVisibleRows()
{
    if (m_model == nullptr)
        return;
    const int first = rowAt(0);
    const int last = rowAt(viewport()->height() - 1);
    const int rows = m_model->rowCount();
    if (first < 0)
        m_model->setVisibleRows(-1, -1);
    else
        m_model->setVisibleRows(first, last < 0 ? rows - 1 : last);
}

void InstanceTable::fadeTint()
{
    if (!m_fade.isActive()) {
        m_fade.start();
        return;
    }
    m_fadeAgain = true;
    // Some cells of a row are drawn anew now: the tint must not end in them before it ends in the
    // others.
    viewport()->update();
}

void InstanceTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    spread();
    tellVisibleRows();
}

void InstanceTable::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    tellVisibleRows();
}

void InstanceTable::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_model != nullptr)
        viewport()->update();
}

void InstanceTable::fitColumns()
{
    const QFontMetrics words(font());
    const QFontMetrics fixed(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    const QFontMetrics titles(horizontalHeader()->font());
    for (int column = 0; column < InstanceTableModel::ColumnCount; ++column) {
        const QString title = m_model->headerData(column, Qt::Horizontal).toString();
        int width = (isFixed(column) ? fixed : words).horizontalAdvance(sampleOf(column)) + 24;
        if (column == InstanceTableModel::StatusColumn)
            width = words.horizontalAdvance(QStringLiteral("Reclaiming")) + 48;
        setColumnWidth(column, std::max(width, titles.horizontalAdvance(title) + 36));
    }
}

/// What is left of the width goes to the names, until the person arranges the columns.
void InstanceTable::spread()
{
    if (!m_spread || m_model == nullptr)
        return;
    const int name = InstanceTableModel::NameColumn;
    const int others = horizontalHeader()->length() - columnWidth(name);
    const QScopedValueRollback<bool> arranging(m_arranging, true);
    setColumnWidth(name, std::clamp(viewport()->width() - others, m_nameWidth, m_nameWidth + 240));
}

void InstanceTable::showHeaderMenu(const QPoint& at)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = 1; column < InstanceTableModel::ColumnCount; ++column) {
        QAction* action = menu->addAction(m_model->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        connect(action, &QAction::toggled, this, [this, column](bool shown) {
            const QScopedValueRollback<bool> arranging(m_arranging, true);
            setColumnHidden(column, !shown);
        });
    }
    menu->addSeparator();
    menu->addAction(tr("Fit columns"), this, &InstanceTable::fitColumns);
    menu->popup(horizontalHeader()->mapToGlobal(at));
}

} // namespace muster

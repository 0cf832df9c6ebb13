// SPDX-License-Identifier: GPL-3.0-or-later
#include "batches_page.h"

#include "empty_state.h"
#include "icons.h"
#include "plain_label.h"
#include "ui_batches_page.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QScrollBar>
#include <QSortFilterProxyModel>

#include <algorithm>
#include <array>

namespace muster {
namespace {
constexpr int kTitleWidth = 300; // what the buttons beside it leave in the smallest window
constexpr int kFewRows = 2; // of batches that are always to be seen
constexpr int kShortPage = 600; // of this height: the window at 960 × 600 has about 500

QString splitterKey()
{
    return QStringLiteral("batchesSplitter");
}
QString columnsKey()
{
    return QStringLiteral("batchesColumns");
}
QString callsKey()
{
    return QStringLiteral("callsColumns");
}
} // namespace

BatchesPage::BatchesPage(const WindowParts& parts, QWidget* parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_ui(std::make_unique<Ui::BatchesPage>())
    , m_sorted(new QSortFilterProxyModel(this))
{
    m_ui->setupUi(this);
    build();
    connectParts();
    retranslate();
    showEmpty();
    if (m_sorted->rowCount() > 0)
        m_ui->batchesTable->selectRow(0);
    showDetails();
}

BatchesPage::~BatchesPage() = default;

void BatchesPage::build()
{
    m_ui->batchTitle->setScale(1.2);
    m_ui->batchTitle->setBold(true);
    m_ui->readLabel->setRole(ColorRole::Muted);
    m_ui->verdictLabel->setRole(ColorRole::Muted);
    for (PlainLabel* label : {m_ui->verdictLabel, m_ui->explanationLabel, m_ui->doubtLabel})
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_ui->relaunchButton->setIcon(themedIcon(QStringLiteral("action/relaunch")));
    m_ui->showButton->setIcon(themedIcon(QStringLiteral("nav/launch")));

    // A journal has thousands of batches, not a hundred thousand: a proxy sorts them well.
    m_sorted->setSourceModel(&m_parts.batches);
    m_sorted->setSortRole(BatchesModel::SortRole);
    QTableView* table = m_ui->batchesTable;
    table->setModel(m_sorted);
    table->setSortingEnabled(true);
    table->sortByColumn(BatchesModel::CreatedColumn, Qt::DescendingOrder);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setMinimumSectionSize(28); // first: it bounds the other
    table->verticalHeader()->setDefaultSectionSize(28);
    QHeaderView* header = table->horizontalHeader();
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    header->setSectionsMovable(true);
    header->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    const std::array widths{120, 120, 76, 96, 92, 72, 176, 112, 100, 120};
    for (int column = 0; column < BatchesModel::ColumnCount; ++column)
        table->setColumnWidth(column, widths.at(static_cast<size_t>(column)));
    header->restoreState(m_parts.store.layout(columnsKey()));
    // Room is short before it is none: then the whole part below scrolls, and nothing is cut.
    m_ui->detailScroll->setFocusPolicy(Qt::NoFocus);
    m_ui->batchesSplitter->setStretchFactor(0, 0);
    m_ui->batchesSplitter->setStretchFactor(1, 1);
    m_ui->callsTree->restoreColumns(m_parts.store.layout(callsKey()));
    m_isSplitByPerson = m_ui->batchesSplitter->restoreState(m_parts.store.layout(splitterKey()));
    connect(m_ui->batchesSplitter, &QSplitter::splitterMoved, this,
        [this] { m_isSplitByPerson = true; });
    m_ui->batchesSplitter->installEventFilter(this);
}

void BatchesPage::connectParts()
{
    const auto count = [this] {
        showEmpty();
        if (m_ui->batchesTable->selectionModel()->selectedRows().isEmpty())
            m_ui->batchesTable->selectRow(0);
        fitSplitter();
    };
    connect(m_sorted, &QAbstractItemModel::rowsInserted, this, count);
    connect(m_sorted, &QAbstractItemModel::rowsRemoved, this, count);
    connect(m_sorted, &QAbstractItemModel::modelReset, this, count);
    connect(m_ui->batchesTable->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &BatchesPage::choose);
    connect(m_ui->batchesTable, &QTableView::doubleClicked, m_ui->showButton, &QPushButton::click);
    connect(&m_parts.batchDetails, &BatchPresenter::changed, this, &BatchesPage::showDetails);
    connect(m_ui->showButton, &QPushButton::clicked, this, [this] {
        if (const auto batch = m_parts.batchDetails.batch())
            Q_EMIT showRequested(*batch);
    });
    connect(m_ui->relaunchButton, &QPushButton::clicked, this, [this] {
        if (const auto draft = m_parts.batchDetails.draft())
            Q_EMIT relaunchRequested(*draft);
    });
    connect(m_ui->offers, &OfferRow::requested, &m_parts.batchDetails, &BatchPresenter::carryOut);
    connect(m_ui->callsTree, &CallTree::copyRequested, this, [this](const std::vector<int>& calls) {
        QGuiApplication::clipboard()->setText(m_parts.batchDetails.callsText(calls));
    });
    connect(&m_parts.status, &StatusPresenter::changed, this, &BatchesPage::showAge);
    connect(m_ui->empty, &EmptyState::actionRequested, this, [this] {
        if (!m_parts.launch.hasAccount() && m_parts.openSimulator)
            m_parts.openSimulator();
        else
            Q_EMIT newLaunchRequested();
    });
}

void BatchesPage::choose()
{
    const QModelIndexList rows = m_ui->batchesTable->selectionModel()->selectedRows();
    if (rows.isEmpty())
        return;
    m_parts.batchDetails.showBatch(m_parts.batches.idAt(m_sorted->mapToSource(rows.first()).row()));
    showDetails();
}

void BatchesPage::showEmpty()
{
    const bool some = m_sorted->rowCount() > 0;
    m_ui->stack->setCurrentIndex(some ? 0 : 1);
    if (some)
        return;
    if (m_parts.launch.hasAccount())
        m_ui->empty->show(QStringLiteral("nav/batches"), tr("Nothing was launched yet"),
            tr("Each launch is written down here before it is sent, with its calls and request "
               "ids."),
            tr("Launch instances"));
    else
        m_ui->empty->show(QStringLiteral("nav/batches"), tr("There is no account yet"),
            tr("With the simulator you see everything without one, and nothing in it costs money."),
            m_parts.openSimulator ? tr("Open the simulator") : QString());
}

void BatchesPage::showDetails()
{
    const BatchPresenter& batch = m_parts.batchDetails;
    const bool has = batch.hasBatch();
    m_ui->detailBox->setEnabled(has);
    // A name of 128 characters must not push the buttons off the page.
    const QString label = has ? batch.label() : QString();
    m_ui->batchTitle->setText(
        m_ui->batchTitle->fontMetrics().elidedText(label, Qt::ElideRight, kTitleWidth));
    m_ui->batchTitle->setToolTip(label);
    m_ui->batchTitle->setAccessibleName(label);
    m_ui->verdictLabel->setText(has ? batch.verdictLine() : tr("Choose a batch to see its calls."));
    m_ui->figures->setFigures(batch.figures());
    m_ui->figures->setVisible(has);
    showOrHide(m_ui->explanationLabel, batch.explanation());
    showOrHide(m_ui->doubtLabel, batch.doubtText());
    m_ui->offers->setOffers(batch.offers());
    m_ui->callsTree->setCalls(batch.calls());
    showAge();
}

void BatchesPage::showOrHide(PlainLabel* label, const QString& text)
{
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

void BatchesPage::showAge()
{
    const BatchStatus* batch = m_parts.batchDetails.status();
    m_ui->readLabel->setText(
        batch != nullptr ? m_parts.status.readTextOf(batch->record.region) : QString());
}

void BatchesPage::chooseBatch(const BatchId& id)
{
    const int row = m_parts.batches.rowOf(id);
    if (row < 0)
        return;
    const QModelIndex index = m_sorted->mapFromSource(m_parts.batches.index(row, 0));
    m_ui->batchesTable->selectRow(index.row());
    m_ui->batchesTable->scrollTo(index);
}

void BatchesPage::saveLayout()
{
    // A layout that cannot be kept is made anew next time.
    static_cast<void>(m_parts.store.saveLayout(
        columnsKey(), m_ui->batchesTable->horizontalHeader()->saveState()));
    static_cast<void>(m_parts.store.saveLayout(callsKey(), m_ui->callsTree->saveColumns()));
    if (m_isSplitByPerson) {
        static_cast<void>(
            m_parts.store.saveLayout(splitterKey(), m_ui->batchesSplitter->saveState()));
    }
}

void BatchesPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_ui->figures->setCompact(height() < kShortPage);
}

bool BatchesPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_ui->batchesSplitter && event->type() == QEvent::Resize)
        fitSplitter();
    return QWidget::eventFilter(watched, event);
}

/// Until it is moved by the person: the details have what they need, the table what it can fill,
/// but always a few rows.
void BatchesPage::fitSplitter()
{
    if (m_isSplitByPerson)
        return;
    const QTableView* table = m_ui->batchesTable;
    const auto heightOf = [table](int rows) {
        return table->horizontalHeader()->sizeHint().height()
            + rows * table->verticalHeader()->defaultSectionSize()
            + table->horizontalScrollBar()->sizeHint().height();
    };
    const QSplitter* splitter = m_ui->batchesSplitter;
    const int room = splitter->height() - splitter->handleWidth();
    const int needed = m_ui->detailBox->layout()->totalHeightForWidth(splitter->width());
    const int least = heightOf(kFewRows);
    const int top
        = std::clamp(heightOf(m_sorted->rowCount()), least, std::max(least, room - needed));
    m_ui->batchesSplitter->setSizes({top, std::max(0, room - top)});
}

void BatchesPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        retranslate();
        showEmpty();
        showDetails();
    }
}

void BatchesPage::retranslate()
{
    m_ui->callsTree->retranslate();
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "call_tree.h"

#include "icons.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QFontDatabase>
#include <QHeaderView>
#include <QLocale>
#include <QMenu>
#include <QScrollBar>

#include <algorithm>
#include <array>

namespace muster {
namespace {

enum Column {
    kCall,
    kGeneration,
    kAmount,
    kState,
    kIds,
    kAttempts,
    kRemark,
    kRequestId,
    kToken,
    kColumns,
};
constexpr int kIndexRole = Qt::UserRole + 1;
constexpr std::array kNumbers{kGeneration, kAmount, kIds, kAttempts};
constexpr QSize kRow{0, 24};
constexpr std::array kWidths{64, 88, 76, 140, 84, 120, 360, 300, 200};
constexpr int kFewRows = 4; // that are always to be seen

} // namespace

CallTree::CallTree(QWidget* parent)
    : QTreeWidget(parent)
    , m_copy(new QAction(this))
    , m_copyAll(new QAction(this))
{
    setColumnCount(kColumns);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    header()->setHighlightSections(false);
    header()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    for (int column = kCall; column < kColumns; ++column)
        setColumnWidth(column, kWidths.at(static_cast<size_t>(column)));
    m_copy->setShortcut(QKeySequence::Copy);
    m_copy->setShortcutContext(Qt::WidgetShortcut);
    for (QAction* action : {m_copy, m_copyAll}) {
        action->setIcon(themedIcon(QStringLiteral("action/copy")));
        addAction(action);
    }
    connect(m_copy, &QAction::triggered, this, [this] { Q_EMIT copyRequested(selectedCalls()); });
    connect(m_copyAll, &QAction::triggered, this, [this] { Q_EMIT copyRequested({}); });
    retranslate();
}

QTreeWidgetItem* CallTree::makeItem()
{
    auto* item = new QTreeWidgetItem(this);
    item->setSizeHint(kCall, kRow);
    for (const int column : kNumbers)
        item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    const QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    item->setFont(kRequestId, fixed);
    item->setFont(kToken, fixed);
    return item;
}

void CallTree::setCalls(const std::vector<CallLine>& calls)
{
    const auto wanted = static_cast<int>(calls.size());
    while (topLevelItemCount() > wanted)
        delete takeTopLevelItem(topLevelItemCount() - 1);
    m_calls.resize(std::min(m_calls.size(), calls.size()));
    for (int i = 0; i < wanted; ++i) {
        const CallLine& call = calls[static_cast<size_t>(i)];
        const bool isNew = i >= topLevelItemCount();
        QTreeWidgetItem* item = isNew ? makeItem() : topLevelItem(i);
        if (isNew || i >= static_cast<int>(m_calls.size())
            || m_calls[static_cast<size_t>(i)] != call)
            showCall(item, call);
    }
    m_calls = calls;
}

void CallTree::showCall(QTreeWidgetItem* item, const CallLine& call)
{
    const QLocale locale;
    const std::array<QString, kColumns> texts{locale.toString(call.index),
        locale.toString(call.generation), locale.toString(call.amount), call.state,
        locale.toString(call.ids), locale.toString(static_cast<int>(call.attempts.size())),
        call.remark, call.requestId, call.token};
    for (int column = kCall; column < kColumns; ++column) {
        item->setText(column, texts.at(static_cast<size_t>(column)));
        item->setToolTip(column, texts.at(static_cast<size_t>(column)));
    }
    item->setData(kCall, kIndexRole, call.index);
    //: for a screen reader: the number of a call of a batch
    item->setData(kCall, Qt::AccessibleTextRole, tr("Call %1").arg(texts.at(kCall)));
    showAttempts(item, call);
}

void CallTree::showAttempts(QTreeWidgetItem* item, const CallLine& call)
{
    const auto wanted = static_cast<int>(call.attempts.size());
    while (item->childCount() > wanted)
        delete item->takeChild(item->childCount() - 1);
    const QLocale locale;
    for (int i = 0; i < wanted; ++i) {
        const AttemptLine& attempt = call.attempts[static_cast<size_t>(i)];
        QTreeWidgetItem* line = i < item->childCount() ? item->child(i) : new QTreeWidgetItem(item);
        line->setText(kState, attempt.outcome);
        //: one transmission of a call: its number and its time
        line->setText(kAttempts, tr("%1 at %2").arg(locale.toString(attempt.number), attempt.time));
        line->setTextAlignment(kAttempts, Qt::AlignRight | Qt::AlignVCenter);
        line->setData(kCall, kIndexRole, call.index);
        line->setData(kCall, Qt::AccessibleTextRole,
            tr("Attempt %1 at %2: %3")
                .arg(locale.toString(attempt.number), attempt.time, attempt.outcome));
    }
}

std::vector<int> CallTree::selectedCalls() const
{
    std::vector<int> indexes;
    for (const QTreeWidgetItem* item : selectedItems())
        indexes.push_back(item->data(kCall, kIndexRole).toInt());
    std::ranges::sort(indexes);
    indexes.erase(std::unique(indexes.begin(), indexes.end()), indexes.end());
    return indexes;
}

void CallTree::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_copy->setEnabled(!selectedItems().isEmpty());
    menu->addActions({m_copy, m_copyAll});
    menu->popup(event->globalPos());
}

QSize CallTree::sizeHint() const
{
    const int scrollBar = horizontalScrollBar()->sizeHint().height();
    return {QTreeWidget::sizeHint().width(),
        header()->sizeHint().height() + kFewRows * kRow.height() + scrollBar};
}

QByteArray CallTree::saveColumns() const
{
    return header()->saveState();
}

void CallTree::restoreColumns(const QByteArray& state)
{
    header()->restoreState(state);
}

void CallTree::retranslate()
{
    setHeaderLabels({tr("Call"),
        //: how often the call was ordered anew
        tr("Generation"), tr("Amount"), tr("State"), tr("Instances"), tr("Attempts"), tr("Remark"),
        tr("Request id"), tr("Client token")});
    for (const int column : kNumbers)
        headerItem()->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    m_copy->setText(tr("Copy calls"));
    m_copyAll->setText(tr("Copy all calls"));
    m_calls.clear(); // the words are set anew
}

} // namespace muster

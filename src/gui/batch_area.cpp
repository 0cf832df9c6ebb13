// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch_area.h"

#include "icons.h"
#include "instance_table.h"
#include "offer_row.h"
#include "plain_label.h"
#include "stacked_bar.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace muster {

BatchArea::BatchArea(QWidget* parent)
    : QWidget(parent)
    , m_label(new PlainLabel(this))
    , m_verdict(new QLineEdit(this))
    , m_elapsed(new PlainLabel(this))
    , m_finish(new QPushButton(this))
    , m_cancel(new QPushButton(this))
    , m_stop(new QPushButton(this))
    , m_more(new QPushButton(this))
    , m_menu(new QMenu(this))
    , m_bar(new StackedBar(this))
    , m_explanation(new PlainLabel(this))
    , m_table(new InstanceTable(this))
{
    setObjectName(QStringLiteral("batchArea"));
    build();
    connectWidgets();
    retranslate();
}

void BatchArea::build()
{
    m_label->setObjectName(QStringLiteral("batchLabel"));
    m_label->setBold(true);
    m_verdict->setObjectName(QStringLiteral("batchStatus"));
    m_verdict->setReadOnly(true);
    m_verdict->setFrame(false);
    QPalette clear;
    clear.setColor(QPalette::Base, Qt::transparent);
    m_verdict->setPalette(clear);
    m_elapsed->setObjectName(QStringLiteral("batchElapsed"));
    m_elapsed->setRole(ColorRole::Muted);
    m_finish->setObjectName(QStringLiteral("finishShownButton"));
    m_cancel->setObjectName(QStringLiteral("cancelShownButton"));
    m_stop->setObjectName(QStringLiteral("stopWaitingButton"));
    m_more->setObjectName(QStringLiteral("batchMenuButton"));
    m_more->setIcon(themedIcon(QStringLiteral("action/more")));
    m_more->setFixedWidth(36);
    m_bar->setObjectName(QStringLiteral("batchBar"));
    m_explanation->setObjectName(QStringLiteral("batchExplanation"));
    m_explanation->setWordWrap(true);
    m_explanation->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_table->setObjectName(QStringLiteral("batchTable"));
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);

    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_label);
    head->addWidget(m_verdict, 1);
    head->addWidget(m_elapsed);
    for (QPushButton* button : {m_finish, m_cancel, m_stop, m_more}) {
        button->setMinimumHeight(28);
        head->addWidget(button);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 8, 24, 0);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_bar);
    column->addWidget(m_explanation);
    column->addWidget(m_table, 1);
}

void BatchArea::connectWidgets()
{
    connect(m_table, &InstanceTable::exportFailed, this, &BatchArea::exportFailed);
    connect(m_more, &QPushButton::clicked, this, [this] {
        fillMenu();
        m_menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height())));
    });
    connect(m_table, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
        fillMenu();
        m_menu->popup(m_table->viewport()->mapToGlobal(at));
    });
}

void BatchArea::start(BatchPresenter& presenter, SettingsStore& store, const QString& layoutName)
{
    m_presenter = &presenter;
    using enum InstanceTableModel::Column;
    m_table->start(presenter.model(),
        {StatusColumn, NameColumn, IdColumn, ZoneColumn, PrivateIpColumn, PublicIpColumn, AgeColumn,
            ReleaseColumn},
        store, layoutName);
    connect(m_stop, &QPushButton::clicked, m_presenter, &BatchPresenter::stopWaiting);
    connect(m_cancel, &QPushButton::clicked, m_presenter,
        [this] { m_presenter->carryOut(BatchWish::Accept); });
    connect(m_finish, &QPushButton::clicked, m_presenter,
        [this] { m_presenter->carryOut(BatchWish::Finish); });
    connect(m_presenter, &BatchPresenter::changed, this, &BatchArea::refresh);
    refresh();
}

void BatchArea::refresh()
{
    if (!m_presenter->hasBatch())
        return;
    m_label->setText(m_presenter->label());
    const QString line = m_presenter->verdictLine();
    if (m_verdict->text() != line) {
        m_verdict->setText(line);
        m_verdict->setCursorPosition(0);
        m_verdict->setAccessibleDescription(line);
    }
    m_elapsed->setText(m_presenter->elapsedText());
    m_explanation->setText(m_presenter->explanation());
    m_explanation->setVisible(!m_presenter->explanation().isEmpty());
    m_stop->setVisible(m_presenter->canStopWaiting());
    showOffers();
    showBar();
}

/// What goes on with the launch stands beside its line, the rest in the menu.
void BatchArea::showOffers()
{
    const std::vector<BatchOffer> offers = m_presenter->offers();
    for (const auto& [button, wish] :
        {std::pair{m_finish, BatchWish::Finish}, std::pair{m_cancel, BatchWish::Accept}}) {
        const auto offer = std::ranges::find(offers, wish, &BatchOffer::wish);
        button->setVisible(offer != offers.end());
        if (offer == offers.end())
            continue;
        button->setText(offer->text);
        button->setAccessibleName(spokenText(offer->text));
        button->setToolTip(offer->toolTip);
    }
}

void BatchArea::showBar()
{
    std::vector<StackedBar::Part> parts;
    int total = 0;
    for (const BarSegment& segment : m_presenter->segments()) {
        total += segment.count;
        // What is not up yet is hatched: the bar reads without colour too.
        parts.push_back({segment.count, stateColor(segment.state, QApplication::palette()),
            segment.state == DisplayState::Pending || segment.state == DisplayState::Failed});
    }
    m_bar->setParts(std::move(parts), total);
    m_bar->setToolTip(m_presenter->verdictLine());
}

void BatchArea::fillMenu()
{
    m_menu->clear();
    m_table->addActionsTo(*m_menu);
    m_menu->addSeparator();
    const std::vector<InstanceId>& ids = m_table->selectedIds();
    QAction* release = m_menu->addAction(themedIcon(QStringLiteral("action/release")),
        ids.empty() ? tr("Release selected instances…")
                    : tr("Release %n instances…", nullptr, static_cast<int>(ids.size())),
        this, [this] { Q_EMIT releaseRequested(m_table->selectedIds()); });
    release->setObjectName(QStringLiteral("releaseSelectedAction"));
    release->setEnabled(!ids.empty());
    m_menu->addSeparator();
    for (const BatchOffer& offer : m_presenter->offers()) {
        QAction* action = m_menu->addAction(themedIcon(offerIcon(offer.wish)), offer.text, this,
            [this, wish = offer.wish] { m_presenter->carryOut(wish); });
        action->setObjectName(offerName(offer.wish) + QStringLiteral("Action"));
    }
}

void BatchArea::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::LanguageChange
        || event->type() == QEvent::ApplicationPaletteChange) {
        if (m_presenter != nullptr)
            refresh();
    }
}

void BatchArea::retranslate()
{
    m_verdict->setAccessibleName(tr("Batch status"));
    m_table->setAccessibleName(tr("Batch instances"));
    m_bar->setAccessibleName(tr("States of the batch"));
    m_finish->setAccessibleName(tr("Finish the batch")); // until an offer has its words
    m_cancel->setAccessibleName(tr("Cancel the rest"));
    m_stop->setText(tr("Stop waiting"));
    m_stop->setAccessibleName(tr("Stop waiting"));
    m_more->setToolTip(tr("Copy, export, release"));
    m_more->setAccessibleName(tr("Actions on the batch"));
}

} // namespace muster

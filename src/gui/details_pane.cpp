// SPDX-License-Identifier: GPL-3.0-or-later
#include "details_pane.h"

#include "icons.h"
#include "offer_row.h"
#include "plain_label.h"
#include "presenter/words.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace muster {

DetailsPane::DetailsPane(QWidget* parent)
    : Card(parent)
    , m_title(new PlainLabel(this))
    , m_icon(new QLabel(this))
    , m_state(new PlainLabel(this))
    , m_hint(new PlainLabel(this))
    , m_rows(new RowsView(this))
    , m_resultsTitle(new PlainLabel(this))
    , m_results(new QListWidget(this))
    , m_retry(new QPushButton(this))
    , m_clear(new QPushButton(this))
{
    setMinimumWidth(240);
    m_title->setObjectName(QStringLiteral("detailsTitle"));
    m_title->setScale(1.2);
    m_title->setBold(true);
    m_title->setWordWrap(true);
    m_hint->setRole(ColorRole::Muted);
    m_hint->setWordWrap(true);
    m_resultsTitle->setBold(true);
    m_results->setObjectName(QStringLiteral("orderResults"));
    m_results->setFrameShape(QFrame::NoFrame);
    m_results->setWordWrap(true);
    m_results->setMaximumHeight(180);
    m_clear->setObjectName(QStringLiteral("clearResultsButton"));
    connect(m_clear, &QPushButton::clicked, this, &DetailsPane::resultsCleared);
    m_retry->setObjectName(QStringLiteral("retryFailedButton"));
    connect(m_retry, &QPushButton::clicked, this, &DetailsPane::retryRequested);

    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* body = new QWidget(scroll);
    auto* bodyColumn = new QVBoxLayout(body);
    bodyColumn->setContentsMargins(0, 0, 0, 0);
    bodyColumn->addWidget(m_rows);
    bodyColumn->addStretch(1);
    scroll->setWidget(body);
    scroll->viewport()->setAutoFillBackground(false);
    body->setAutoFillBackground(false);

    auto* stateLine = new QHBoxLayout;
    stateLine->setSpacing(8);
    stateLine->addWidget(m_icon);
    stateLine->addWidget(m_state, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addLayout(stateLine);
    column->addWidget(m_hint);
    column->addSpacing(4);
    column->addWidget(scroll, 1);
    column->addWidget(m_resultsTitle);
    column->addWidget(m_results);
    column->addWidget(m_retry, 0, Qt::AlignLeading);
    column->addWidget(m_clear, 0, Qt::AlignLeading);
    setResults({}, {});
    retranslate();
}

void DetailsPane::setDetails(const InstanceDetails& details, int selected)
{
    m_title->setText(selected == 0 ? tr("Details") : details.title);
    m_hint->setVisible(selected == 0);
    m_icon->setVisible(selected == 1);
    m_state->setVisible(selected == 1);
    if (selected == 1) {
        const QPalette palette = QApplication::palette();
        m_icon->setPixmap(tintedPixmap(stateIconName(details.state), 16,
            stateColor(details.state, palette), devicePixelRatioF()));
        m_state->setText(Words::stateWord(details.state));
    }
    m_rows->setRows(selected == 0 ? std::vector<SummaryRow>() : details.rows);
}

void DetailsPane::setResults(const QStringList& lines, const QString& retry)
{
    m_retry->setText(retry);
    m_retry->setAccessibleName(spokenText(retry));
    m_retry->setVisible(!retry.isEmpty());
    if (m_results->count() > 0 && lines == m_shownResults)
        return;
    m_shownResults = lines;
    m_results->clear();
    m_results->addItems(lines);
    for (QWidget* part : {static_cast<QWidget*>(m_resultsTitle), static_cast<QWidget*>(m_results),
             static_cast<QWidget*>(m_clear)})
        part->setVisible(!lines.isEmpty());
}

void DetailsPane::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void DetailsPane::retranslate()
{
    setAccessibleName(tr("Details"));
    m_hint->setText(tr("Select an instance to see what is known of it."));
    m_resultsTitle->setText(tr("The last order"));
    m_results->setAccessibleName(tr("Results of the last order"));
    m_clear->setText(tr("Clear results"));
    m_clear->setAccessibleName(tr("Clear results"));
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "summary_card.h"

#include "check_list.h"
#include "icons.h"
#include "plain_label.h"
#include "primary_button.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QListWidget>
#include <QScrollArea>
#include <QVBoxLayout>

namespace muster {

SummaryCard::SummaryCard(QWidget* parent)
    : Card(parent)
    , m_sentence(new PlainLabel(this))
    , m_rows(new RowsView(this))
    , m_checks(new CheckList(this))
    , m_problems(new QListWidget(this))
    , m_check(new QPushButton(this))
    , m_launch(new PrimaryButton(this))
{
    setObjectName(QStringLiteral("summaryCard"));
    setMinimumWidth(232);
    setMaximumWidth(380);
    m_check->setObjectName(QStringLiteral("checkButton"));
    m_check->setMinimumHeight(32);
    m_launch->setObjectName(QStringLiteral("launchButton"));
    m_launch->setMinimumHeight(40);

    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("summaryScroll"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(buildBody());
    scroll->viewport()->setAutoFillBackground(false);
    scroll->widget()->setAutoFillBackground(false);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    column->addWidget(scroll, 1);
    column->addWidget(m_check);
    column->addWidget(m_launch);
    retranslate();
}

QWidget* SummaryCard::buildBody()
{
    m_sentence->setObjectName(QStringLiteral("summarySentence"));
    m_sentence->setWordWrap(true);
    m_sentence->setScale(1.3);
    m_sentence->setBold(true);
    m_problems->setObjectName(QStringLiteral("problemsList"));
    m_problems->setFrameShape(QFrame::NoFrame);
    m_problems->setWordWrap(true);
    m_problems->setTextElideMode(Qt::ElideNone);
    m_problems->setSpacing(2);
    m_problems->setIconSize({16, 16});
    m_problems->setUniformItemSizes(false);
    m_problems->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_problems->setResizeMode(QListView::Adjust);
    m_problems->viewport()->setAutoFillBackground(false);
    m_problems->setMinimumHeight(72);
    connect(m_problems, &QListWidget::itemActivated, this, [this](const QListWidgetItem* item) {
        Q_EMIT fieldRequested(static_cast<LaunchField>(item->data(Qt::UserRole).toInt()));
    });
    connect(m_problems, &QListWidget::itemClicked, this, [this](const QListWidgetItem* item) {
        Q_EMIT fieldRequested(static_cast<LaunchField>(item->data(Qt::UserRole).toInt()));
    });

    auto* body = new QWidget(this);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(m_sentence);
    column->addWidget(m_rows);
    column->addWidget(m_checks);
    column->addWidget(m_problems, 1);
    column->addStretch(0);
    return body;
}

void SummaryCard::start(LaunchPresenter& presenter)
{
    m_presenter = &presenter;
    connect(m_check, &QPushButton::clicked, m_presenter, &LaunchPresenter::requestCheck);
    connect(m_launch, &QPushButton::clicked, m_presenter, &LaunchPresenter::requestLaunch);
    connect(m_presenter, &LaunchPresenter::changed, this, &SummaryCard::refresh);
    refresh();
}

void SummaryCard::refresh()
{
    m_sentence->setText(m_presenter->summarySentence());
    m_rows->setRows(m_presenter->summaryRows());
    m_checks->setLines(m_presenter->checkLines());
    m_check->setEnabled(m_presenter->canCheck());
    m_launch->setText(m_presenter->launchText());
    m_launch->setEnabled(m_presenter->canLaunch());
    showProblems();
}

void SummaryCard::showProblems()
{
    const std::vector<FieldIssue>& issues = m_presenter->issues();
    const int count = static_cast<int>(issues.size());
    // Rewritten in place, so that a screen reader's place in the list and the scroll stay.
    while (m_problems->count() > count)
        delete m_problems->takeItem(m_problems->count() - 1);
    while (m_problems->count() < count)
        m_problems->addItem(new QListWidgetItem);
    const QColor color = themeColor(ColorRole::Problem, QApplication::palette());
    for (int i = 0; i < count; ++i) {
        const FieldIssue& issue = issues[static_cast<size_t>(i)];
        QListWidgetItem* item = m_problems->item(i);
        const QString text = tr("%1: %2", "field: problem").arg(issue.label, issue.text);
        if (item->text() == text)
            continue;
        item->setText(text);
        item->setToolTip(tr("Go to %1").arg(issue.label));
        item->setIcon(themedIcon(QStringLiteral("action/problem"), color));
        item->setData(Qt::UserRole, static_cast<int>(issue.field));
    }
    m_problems->setVisible(count > 0);
}

void SummaryCard::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        if (m_presenter != nullptr)
            refresh();
    }
}

void SummaryCard::retranslate()
{
    m_problems->setAccessibleName(tr("Problems"));
    m_check->setText(tr("Check"));
    m_check->setAccessibleName(tr("Check"));
    m_check->setToolTip(tr("Check the rules, then ask the service with a dry run of one instance"));
    m_launch->setAccessibleName(tr("Launch"));
    m_launch->setToolTip(tr("Ctrl+Return"));
}

} // namespace muster

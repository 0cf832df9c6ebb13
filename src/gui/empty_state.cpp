// SPDX-License-Identifier: GPL-3.0-or-later
#include "empty_state.h"

#include "icons.h"
#include "plain_label.h"

#include <QApplication>
#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace muster {

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_sentence(new PlainLabel(this))
    , m_help(new PlainLabel(this))
    , m_button(new QPushButton(this))
{
    setObjectName(QStringLiteral("emptyState"));
    m_icon->setAlignment(Qt::AlignCenter);
    m_sentence->setObjectName(QStringLiteral("emptySentence"));
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);
    m_sentence->setScale(1.25);
    m_sentence->setBold(true);
    m_help->setObjectName(QStringLiteral("emptyHelp"));
    m_help->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_help->setWordWrap(true);
    m_help->setRole(ColorRole::Muted);
    for (QLabel* label : {static_cast<QLabel*>(m_sentence), static_cast<QLabel*>(m_help)})
        label->setFixedWidth(440);
    m_button->setObjectName(QStringLiteral("emptyButton"));
    connect(m_button, &QPushButton::clicked, this, &EmptyState::actionRequested);

    auto* column = new QVBoxLayout(this);
    column->setSpacing(8);
    column->addStretch(2);
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    column->addSpacing(8);
    column->addWidget(m_sentence, 0, Qt::AlignHCenter);
    column->addWidget(m_help, 0, Qt::AlignHCenter);
    column->addSpacing(8);
    column->addWidget(m_button, 0, Qt::AlignHCenter);
    column->addStretch(3);
}

void EmptyState::show(
    const QString& icon, const QString& sentence, const QString& help, const QString& button)
{
    m_iconName = icon;
    m_sentence->setText(sentence);
    m_help->setText(help);
    m_help->setVisible(!help.isEmpty());
    m_button->setText(button);
    m_button->setAccessibleName(button);
    m_button->setVisible(!button.isEmpty());
    paintIcon();
}

void EmptyState::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange)
        paintIcon();
}

void EmptyState::paintIcon()
{
    if (!m_iconName.isEmpty())
        m_icon->setPixmap(tintedPixmap(m_iconName, 48,
            themeColor(ColorRole::Muted, QApplication::palette()), devicePixelRatioF()));
}

} // namespace muster

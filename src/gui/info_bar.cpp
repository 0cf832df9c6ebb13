// SPDX-License-Identifier: GPL-3.0-or-later
#include "info_bar.h"

#include "icons.h"
#include "plain_label.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace muster {

InfoBar::InfoBar(QWidget* parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(new PlainLabel(this))
    , m_button(new QPushButton(this))
{
    setObjectName(QStringLiteral("infoBar"));
    m_text->setObjectName(QStringLiteral("infoText"));
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_button->setObjectName(QStringLiteral("infoButton"));
    m_button->setMinimumHeight(28);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(12, 6, 8, 6);
    line->setSpacing(8);
    line->addWidget(m_icon, 0, Qt::AlignVCenter);
    line->addWidget(m_text, 1);
    line->addWidget(m_button, 0, Qt::AlignVCenter);
    connect(m_button, &QPushButton::clicked, this, &InfoBar::actionRequested);
    setVisible(false);
    paintIcon();
}

void InfoBar::show(const QString& text, const QString& button)
{
    m_text->setText(text);
    m_text->setAccessibleName(text);
    m_button->setText(button);
    m_button->setAccessibleName(button);
    m_button->setVisible(!button.isEmpty());
    setVisible(!text.isEmpty());
}

void InfoBar::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange)
        paintIcon();
}

void InfoBar::paintIcon()
{
    m_icon->setPixmap(tintedPixmap(QStringLiteral("action/info"), 16,
        themeColor(ColorRole::Accent, QApplication::palette()), devicePixelRatioF()));
}

void InfoBar::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(themeColor(ColorRole::Line, palette()), 1));
    painter.setBrush(themeColor(ColorRole::Card, palette()));
    painter.drawRoundedRect(QRectF(contentsRect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

} // namespace muster

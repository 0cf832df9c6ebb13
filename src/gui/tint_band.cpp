// SPDX-License-Identifier: GPL-3.0-or-later
#include "tint_band.h"

#include "gui/theme.h"
#include "icons.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>

namespace muster {

TintBand::TintBand(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("tintBand"));
    apply();
}

void TintBand::setKind(Kind kind)
{
    m_kind = kind;
    apply();
}

void TintBand::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        apply();
}

void TintBand::apply()
{
    setVisible(m_kind != Kind::None);
    setFixedHeight(m_kind == Kind::Simulator ? fontMetrics().height() + 8 : 4);
    setAccessibleName(m_kind == Kind::Simulator ? tr("Simulator — nothing here costs money")
            : m_kind == Kind::Production        ? tr("This account costs money")
                                                : QString());
    update();
}

void TintBand::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    if (m_kind == Kind::Production) {
        painter.fillRect(rect(), themeColor(ColorRole::Production, palette()));
        return;
    }
    const QColor words = themeColor(ColorRole::OnBand, palette());
    painter.fillRect(rect(), themeColor(ColorRole::Band, palette()));
    QRect line = rect().adjusted(12, 0, -12, 0);
    const QRect icon = QStyle::alignedRect(
        layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter, QSize(16, 16), line);
    painter.drawPixmap(
        icon, tintedPixmap(QStringLiteral("action/simulator"), 16, words, devicePixelRatioF()));
    if (layoutDirection() == Qt::RightToLeft)
        line.setRight(icon.left() - 8);
    else
        line.setLeft(icon.right() + 8);
    painter.setPen(words);
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeading, accessibleName());
}

} // namespace muster

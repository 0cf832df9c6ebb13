// SPDX-License-Identifier: GPL-3.0-or-later
#include "primary_button.h"

#include "gui/theme.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyle>
#include <QStyleOptionButton>

namespace muster {

PrimaryButton::PrimaryButton(QWidget* parent)
    : QPushButton(parent)
{
    setAttribute(Qt::WA_Hover);
    QFont bold = font();
    bold.setBold(true);
    setFont(bold);
}

void PrimaryButton::setDanger(bool danger)
{
    m_danger = danger;
    update();
}

QSize PrimaryButton::sizeHint() const
{
    return QPushButton::sizeHint() + QSize(16, 8);
}

QColor PrimaryButton::ground() const
{
    if (!isEnabled())
        return themeColor(ColorRole::Hover, palette());
    const QColor color = themeColor(m_danger ? ColorRole::Problem : ColorRole::Accent, palette());
    if (isDown())
        return color.darker(120);
    return underMouse() ? color.lighter(112) : color;
}

void PrimaryButton::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5);
    painter.setPen(
        isEnabled() ? QPen(Qt::NoPen) : QPen(themeColor(ColorRole::Line, palette()), 1.0));
    painter.setBrush(ground());
    painter.drawRoundedRect(frame, 6, 6);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(themeColor(ColorRole::OnAccent, palette()), 1.5));
        painter.drawRoundedRect(frame.adjusted(2.5, 2.5, -2.5, -2.5), 4, 4);
    }
    painter.setPen(isEnabled() ? themeColor(ColorRole::OnAccent, palette())
                               : palette().color(QPalette::Disabled, QPalette::ButtonText));
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextShowMnemonic, text());
}

} // namespace muster

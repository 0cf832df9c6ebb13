// SPDX-License-Identifier: GPL-3.0-or-later
#include "plain_label.h"

#include <QApplication>
#include <QEvent>

namespace muster {

PlainLabel::PlainLabel(QWidget* parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
}

PlainLabel::PlainLabel(const QString& text, QWidget* parent)
    : PlainLabel(parent)
{
    setText(text);
}

void PlainLabel::setRole(ColorRole role)
{
    if (m_hasRole && m_role == role)
        return;
    m_role = role;
    m_hasRole = true;
    applyColor();
}

void PlainLabel::setBold(bool bold)
{
    m_bold = bold;
    applyFont();
}

void PlainLabel::setScale(double scale)
{
    m_scale = scale;
    applyFont();
}

void PlainLabel::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange || event->type() == QEvent::StyleChange)
        applyColor();
    else if (event->type() == QEvent::ApplicationFontChange)
        applyFont();
}

void PlainLabel::applyColor()
{
    if (!m_hasRole)
        return;
    QPalette colors;
    colors.setColor(QPalette::WindowText, themeColor(m_role, QApplication::palette()));
    setPalette(colors);
}

void PlainLabel::applyFont()
{
    QFont scaled = QApplication::font();
    scaled.setBold(m_bold);
    if (scaled.pointSizeF() > 0)
        scaled.setPointSizeF(scaled.pointSizeF() * m_scale);
    setFont(scaled);
}

} // namespace muster

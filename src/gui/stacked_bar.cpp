// SPDX-License-Identifier: GPL-3.0-or-later
#include "stacked_bar.h"

#include "gui/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace muster {

StackedBar::StackedBar(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StackedBar::setParts(std::vector<Part> parts, int total)
{
    m_parts = std::move(parts);
    m_total = total;
    update();
}

void StackedBar::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame(rect());
    QPainterPath outline;
    outline.addRoundedRect(frame, frame.height() / 2, frame.height() / 2);
    painter.setClipPath(outline);
    painter.fillRect(frame, themeColor(ColorRole::Line, palette()));

    int counted = 0;
    for (const Part& part : m_parts)
        counted += part.count;
    const double unit = frame.width() / std::max({1, m_total, counted});
    double from = 0;
    for (const Part& part : m_parts) {
        if (part.count <= 0)
            continue;
        const double width = part.count * unit;
        const double gap = from > 0 ? 1.0 : 0.0;
        const double left
            = layoutDirection() == Qt::RightToLeft ? frame.width() - from - width : from + gap;
        const QRectF area(left, 0, width - gap, frame.height());
        painter.fillRect(area, part.color);
        if (part.hatched) {
            QColor lines = palette().color(QPalette::Window);
            lines.setAlpha(150);
            painter.fillRect(area, QBrush(lines, Qt::BDiagPattern));
        }
        from += width;
    }
}

} // namespace muster

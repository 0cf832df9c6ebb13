// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow_row.h"

#include <QPushButton>

#include <algorithm>

namespace muster {
namespace {
constexpr int kGap = 8;
constexpr int kHeight = 28;
} // namespace

FlowRow::FlowRow(QWidget* parent)
    : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void FlowRow::setCount(size_t count)
{
    while (m_buttons.size() > count) {
        delete m_buttons.back();
        m_buttons.pop_back();
    }
    while (m_buttons.size() < count) {
        auto* button = new QPushButton(this);
        button->setIconSize({16, 16});
        button->show();
        m_buttons.push_back(button);
        adopt(button, m_buttons.size() - 1);
    }
}

void FlowRow::arrange()
{
    place(width(), true);
    updateGeometry();
}

QSize FlowRow::sizeHint() const
{
    int width = 0;
    for (const QPushButton* button : m_buttons)
        width += button->sizeHint().width() + kGap;
    return {width, heightForWidth(std::max(width, this->width()))};
}

QSize FlowRow::minimumSizeHint() const
{
    return {120, kHeight};
}

int FlowRow::heightForWidth(int width) const
{
    return place(width, false);
}

int FlowRow::place(int width, bool move) const
{
    int x = 0;
    int y = 0;
    for (QPushButton* button : m_buttons) {
        const int wide = button->sizeHint().width() + 4;
        if (x > 0 && x + wide > width) {
            x = 0;
            y += kHeight + kGap;
        }
        if (move) {
            const int left = layoutDirection() == Qt::RightToLeft ? width - x - wide : x;
            button->setGeometry(left, y, wide, kHeight);
        }
        x += wide + kGap;
    }
    return y + kHeight;
}

void FlowRow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    place(width(), true);
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "chip_row.h"

#include "icons.h"

#include <QApplication>
#include <QEvent>
#include <QLocale>
#include <QPushButton>

#include <algorithm>

namespace muster {
namespace {
constexpr int kGap = 8;
constexpr int kHeight = 28;
} // namespace

ChipRow::ChipRow(QWidget* parent)
    : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ChipRow::setChips(const std::vector<StateChip>& chips)
{
    m_chips = chips;
    while (m_buttons.size() > chips.size()) {
        delete m_buttons.back();
        m_buttons.pop_back();
    }
    while (m_buttons.size() < chips.size()) {
        auto* button = new QPushButton(this);
        button->setCheckable(true);
        button->setIconSize({16, 16});
        const size_t at = m_buttons.size();
        connect(
            button, &QPushButton::clicked, this, [this, at] { Q_EMIT toggled(m_chips[at].state); });
        button->show();
        m_buttons.push_back(button);
    }
    for (size_t i = 0; i < chips.size(); ++i)
        showChip(m_buttons[i], chips[i]);
    place(width(), true);
    updateGeometry();
}

void ChipRow::showChip(QPushButton* button, const StateChip& chip)
{
    const QString count = QLocale().toString(chip.count);
    button->setObjectName(QStringLiteral("chip%1").arg(static_cast<int>(chip.state)));
    button->setIcon(stateIcon(chip.state, QApplication::palette()));
    button->setText(tr("%1 %2", "count state").arg(count, chip.word));
    button->setAccessibleName(tr("%1: %2", "state: count").arg(chip.word, count));
    button->setToolTip(chip.isOn ? tr("Show all states again") : tr("Show only %1").arg(chip.word));
    button->setChecked(chip.isOn);
}

QSize ChipRow::sizeHint() const
{
    int width = 0;
    for (const QPushButton* button : m_buttons)
        width += button->sizeHint().width() + kGap;
    return {width, heightForWidth(std::max(width, this->width()))};
}

QSize ChipRow::minimumSizeHint() const
{
    return {120, kHeight};
}

int ChipRow::heightForWidth(int width) const
{
    return place(width, false);
}

int ChipRow::place(int width, bool move) const
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

void ChipRow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    place(width(), true);
}

void ChipRow::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange)
        setChips(std::vector<StateChip>(m_chips));
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "chip_row.h"

#include "icons.h"

#include <QApplication>
#include <QEvent>
#include <QLocale>
#include <QPushButton>

namespace muster {

ChipRow::ChipRow(QWidget* parent)
    : FlowRow(parent)
{
}

void ChipRow::setChips(const std::vector<StateChip>& chips)
{
    m_chips = chips;
    setCount(chips.size());
    for (size_t i = 0; i < chips.size(); ++i)
        showChip(buttonAt(i), chips[i]);
    arrange();
}

void ChipRow::adopt(QPushButton* button, size_t at)
{
    button->setCheckable(true);
    connect(button, &QPushButton::clicked, this, [this, at] { Q_EMIT toggled(m_chips[at].state); });
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

void ChipRow::changeEvent(QEvent* event)
{
    FlowRow::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange)
        setChips(std::vector<StateChip>(m_chips));
}

} // namespace muster

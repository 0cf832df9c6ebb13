// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure_row.h"

#include "plain_label.h"

#include <QBoxLayout>

namespace muster {

FigureRow::FigureRow(QWidget* parent)
    : QWidget(parent)
    , m_line(new QHBoxLayout(this))
{
    m_line->setContentsMargins(0, 0, 0, 0);
    m_line->setSpacing(32);
    m_line->addStretch(1);
}

FigureRow::Cell FigureRow::makeCell()
{
    auto* box = new QWidget(this);
    auto* layout = new QBoxLayout(QBoxLayout::TopToBottom, box);
    layout->setContentsMargins(0, 0, 0, 0);
    const Cell cell{box, layout, new PlainLabel(box), new PlainLabel(box)};
    cell.number->setBold(true);
    cell.word->setRole(ColorRole::Muted);
    layout->addWidget(cell.number);
    layout->addWidget(cell.word);
    arrange(cell);
    m_line->insertWidget(static_cast<int>(m_cells.size()), box);
    return cell;
}

void FigureRow::arrange(const Cell& cell) const
{
    cell.layout->setDirection(m_isCompact ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    cell.layout->setSpacing(m_isCompact ? 4 : 0);
    cell.number->setScale(m_isCompact ? 1.0 : 1.5);
}

void FigureRow::setCompact(bool isCompact)
{
    if (isCompact == m_isCompact)
        return;
    m_isCompact = isCompact;
    m_line->setSpacing(isCompact ? 16 : 32);
    for (const Cell& cell : m_cells)
        arrange(cell);
}

void FigureRow::setFigures(const std::vector<FigureLine>& figures)
{
    while (m_cells.size() < figures.size())
        m_cells.push_back(makeCell());
    for (size_t i = 0; i < m_cells.size(); ++i) {
        const Cell& cell = m_cells[i];
        cell.box->setVisible(i < figures.size());
        if (i >= figures.size())
            continue;
        const FigureLine& figure = figures[i];
        cell.number->setText(figure.number);
        cell.word->setText(figure.word);
        cell.box->setToolTip(figure.toolTip);
        //: a number and what it counts: "20 asked"
        cell.number->setAccessibleName(tr("%1 %2").arg(figure.number, figure.word));
    }
}

} // namespace muster

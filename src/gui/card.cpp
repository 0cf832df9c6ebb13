// SPDX-License-Identifier: GPL-3.0-or-later
#include "card.h"

#include "plain_label.h"

#include <QGridLayout>
#include <QPainter>

namespace muster {

Card::Card(QWidget* parent)
    : QFrame(parent)
{
}

void Card::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(themeColor(ColorRole::Line, palette()), 1));
    painter.setBrush(themeColor(ColorRole::Card, palette()));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

RowsView::RowsView(QWidget* parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(1, 1);
}

void RowsView::setRows(const std::vector<SummaryRow>& rows)
{
    if (rows == m_rows)
        return;
    // As many rows as before: the words change in their places, and what is selected stays.
    if (rows.size() != m_rows.size()) {
        while (QLayoutItem* item = m_grid->takeAt(0)) {
            item->widget()->hide();
            item->widget()->deleteLater();
            delete item;
        }
        for (int row = 0; row < static_cast<int>(rows.size()); ++row) {
            auto* label = new PlainLabel(this);
            label->setRole(ColorRole::Muted);
            label->setAlignment(Qt::AlignTop | Qt::AlignLeading);
            auto* value = new PlainLabel(this);
            value->setWordWrap(true);
            value->setTextInteractionFlags(Qt::TextSelectableByMouse);
            m_grid->addWidget(label, row, 0, Qt::AlignTop);
            m_grid->addWidget(value, row, 1);
        }
    }
    m_rows = rows;
    for (int row = 0; row < static_cast<int>(rows.size()); ++row) {
        const SummaryRow& shown = rows[static_cast<size_t>(row)];
        auto* label = static_cast<QLabel*>(m_grid->itemAtPosition(row, 0)->widget());
        auto* value = static_cast<QLabel*>(m_grid->itemAtPosition(row, 1)->widget());
        label->setText(shown.label);
        value->setText(shown.value);
        value->setAccessibleName(QStringLiteral("%1: %2").arg(shown.label, shown.value));
    }
    setVisible(!rows.empty());
}

} // namespace muster

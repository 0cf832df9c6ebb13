// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presenter/prompt.h"

#include <QFrame>

#include <vector>

class QGridLayout;

namespace muster {

/// A raised ground with round corners and a hairline.
class Card : public QFrame
{
    Q_OBJECT

public:
    explicit Card(QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
};

/// Rows of label and value in two columns; the values can be selected and copied. Rebuilt only when
/// they change.
class RowsView : public QWidget
{
    Q_OBJECT

public:
    explicit RowsView(QWidget* parent = nullptr);
    void setRows(const std::vector<SummaryRow>& rows);

private:
    QGridLayout* m_grid;
    std::vector<SummaryRow> m_rows;
};

} // namespace muster

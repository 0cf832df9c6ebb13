// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presenter/batch_presenter.h"

#include <QWidget>

#include <vector>

class QHBoxLayout;

namespace muster {

class PlainLabel;

/// Numbers of a batch side by side, each with its word below it.
class FigureRow : public QWidget
{
    Q_OBJECT

public:
    explicit FigureRow(QWidget* parent = nullptr);

    void setFigures(const std::vector<FigureLine>& figures);

private:
    struct Cell
    {
        QWidget* box;
        PlainLabel* number;
        PlainLabel* word;
    };
    Cell makeCell();

    QHBoxLayout* m_line;
    std::vector<Cell> m_cells;
};

} // namespace muster

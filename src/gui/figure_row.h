// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presenter/batch_presenter.h"

#include <QWidget>

#include <vector>

class QBoxLayout;
class QHBoxLayout;

namespace muster {

class PlainLabel;

/// Numbers of a batch side by side, each with its word below it, or beside it where room is short.
class FigureRow : public QWidget
{
    Q_OBJECT

public:
    explicit FigureRow(QWidget* parent = nullptr);

    void setFigures(const std::vector<FigureLine>& figures);
    void setCompact(bool isCompact);

private:
    struct Cell
    {
        QWidget* box;
        QBoxLayout* layout;
        PlainLabel* number;
        PlainLabel* word;
    };
    Cell makeCell();
    void arrange(const Cell& cell) const;

    QHBoxLayout* m_line;
    std::vector<Cell> m_cells;
    bool m_isCompact = false;
};

} // namespace muster

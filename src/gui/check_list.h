// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presenter/launch_presenter.h"

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace muster {

/// The checks of the summary card: icon, words, and what to do about it.
class CheckList : public QWidget
{
    Q_OBJECT

public:
    explicit CheckList(QWidget* parent = nullptr);
    void setLines(const std::vector<CheckLine>& lines);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    [[nodiscard]] QWidget* lineOf(const CheckLine& line);

    QVBoxLayout* m_column;
    std::vector<CheckLine> m_lines;
};

} // namespace muster

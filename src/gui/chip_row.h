// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presenter/fleet_presenter.h"

#include <QWidget>

#include <vector>

class QPushButton;

namespace muster {

/// Chips that count the states and filter by them. They wrap where the window is narrow.
class ChipRow : public QWidget
{
    Q_OBJECT

public:
    explicit ChipRow(QWidget* parent = nullptr);

    void setChips(const std::vector<StateChip>& chips);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

Q_SIGNALS:
    void toggled(muster::DisplayState state);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    int place(int width, bool move) const;
    void showChip(QPushButton* button, const StateChip& chip);

    std::vector<StateChip> m_chips;
    std::vector<QPushButton*> m_buttons;
};

} // namespace muster

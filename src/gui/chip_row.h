// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow_row.h"
#include "presenter/fleet_presenter.h"

#include <vector>

namespace muster {

/// Chips that count the states and filter by them.
class ChipRow : public FlowRow
{
    Q_OBJECT

public:
    explicit ChipRow(QWidget* parent = nullptr);

    void setChips(const std::vector<StateChip>& chips);

Q_SIGNALS:
    void toggled(muster::DisplayState state);

protected:
    void adopt(QPushButton* button, size_t at) override;
    void changeEvent(QEvent* event) override;

private:
    void showChip(QPushButton* button, const StateChip& chip);

    std::vector<StateChip> m_chips;
};

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presenter/instance_table_model.h"

namespace muster {

/// What the table keeps of one row: the fleet has the rest, and tells what changed.
struct InstanceTableModel::Entry
{
    qint64 changedAtMs = 0;
    int slot = -1;
    DisplayState state = DisplayState::Unknown;
    bool textFits = true; ///< passes the text filter, `state:` apart
};

/// What one flush (or one change of the filter) does to the rows. All are entries.
struct InstanceTableModel::Delta
{
    std::vector<int> coming{}; ///< not shown before, shown now
    std::vector<int> leaving{}; ///< the other way round
    std::vector<int> moved{}; ///< shown, with a new sort key
    std::vector<int> touched{}; ///< shown before and after, with cells that differ
    quint32 columns = 0; ///< bits of the columns that differ in touched rows
    bool counts = false;
};

} // namespace muster

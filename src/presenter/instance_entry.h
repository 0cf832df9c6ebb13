// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presenter/instance_table_model.h"

namespace muster {

/// What the table last showed of one row, as far as it can change: enough to tell which cells
/// differ, and to sort by. Strings share their data with the fleet's row. Columns that hardly ever
/// change are kept as hashes.
struct InstanceTableModel::Entry
{
    QString name{};
    QString privateIp{};
    QString publicIp{};
    qint64 created = 0;
    qint64 releaseTime = 0;
    qint64 changedAtMs = 0;
    quint32 zoneHash = 0;
    quint32 placeHash = 0; ///< type, region, batch, account
    quint32 statusHash = 0; ///< of a status text that Muster does not know
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

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/console.h"
#include "core/fleet/instance.h"

#include <vector>

namespace muster::cli {

class TextTable;

/// What turns rows into states.
struct TableClock
{
    qint64 nowMs = 0;
    qint64 stalledAfterMs = 0;
};

/// The table of a batch that is drawn anew in its place on a terminal.
class LiveTable
{
public:
    explicit LiveTable(Console& console)
        : m_console(console)
    {
    }
    /// \a headline above, then as many \a rows as fit.
    void draw(const QString& headline, const std::vector<FleetRow>& rows, const TableClock& clock);
    /// Takes the drawing away.
    void clear();

private:
    [[nodiscard]] QString homeSequence() const;
    Console& m_console;
    QString m_last;
    int m_height = 0;
};

/// Status, name, id, zone, addresses and release time, for people.
TextTable instanceTable(const std::vector<FleetRow>& rows, size_t most, const TableClock& clock);

} // namespace muster::cli

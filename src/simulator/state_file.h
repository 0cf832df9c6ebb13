// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ledger.h"
#include "sim_clock.h"

namespace muster {

/// Keeps a ledger in a file, so that a later start finds the same instances and tokens.
class StateFile
{
public:
    explicit StateFile(const QString& path)
        : m_path(path)
    {
    }
    /// Fills \a ledger and moves \a clock; a file that is not there is no mistake. Gives a message
    /// on failure.
    [[nodiscard]] QString load(Ledger& ledger, SimClock& clock) const;
    /// Writes a new file and puts it in the place of the old one. Gives a message on failure.
    [[nodiscard]] QString save(const Ledger& ledger, const SimClock& clock) const;

private:
    QString m_path;
};

} // namespace muster

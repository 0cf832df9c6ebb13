// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/result.h"

#include <QString>

#include <optional>

namespace muster {

/// What a person must know of the journal. Nothing of it is true of a good one.
struct JournalCondition
{
    /// The start check is not over yet: launching is off for so long.
    bool checking = false;
    /// This journal stands in for a damaged or lost one: launching is off until confirm().
    bool needsConfirmation = false;
    QString movedAside{}; ///< where the damaged file lies now; empty when there was none to keep
    QString backupUsed{}; ///< the copy that this journal was made from; empty: it began empty
    QString damage{}; ///< English, what was found, for Details
    /// Name of the network file system that the journal lies on (launching is off), or empty.
    QString networkFileSystem{};
    /// Ids that could not be stored lie in this file until the journal has taken them in (launching
    /// is off for so long); empty: none.
    QString rescueFile{};

    friend bool operator==(const JournalCondition&, const JournalCondition&) = default;
};

/// Care for the journal's file, beside the batches in it. Main thread; each call takes less than
/// 20 ms unless it says otherwise, and the Scheduler calls it again for the next slice.
class JournalCare
{
public:
    virtual ~JournalCare() = default;
    [[nodiscard]] virtual JournalCondition condition() const = 0;
    /// One slice of the start check. True: it is over, and condition() is what it found; a damaged
    /// journal has been moved aside by then and replaced, so everything read from it before is
    /// void. Fails with Kind::Storage when nothing could take its place.
    virtual Result<bool> checkSlice() = 0;
    /// One slice of a backup; begins one when none is under way. True: it is stored. A failure ends
    /// it and changes nothing.
    virtual Result<bool> backupSlice() = 0;
    /// The person has seen what was lost: launching is possible again. Fails as Journal::record().
    virtual Result<Done> confirm() = 0;
};

} // namespace muster

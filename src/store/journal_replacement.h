// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal_places.h"
#include "sqlite_database.h"

#include <optional>

namespace muster {

/// What can be seen of a lost journal without opening it: the file is missing although there are
/// backups, or its log is missing although the last run did not end by itself. Empty: nothing.
QString lossOf(const JournalPlaces& places);

/// Moves a damaged journal with its log aside, as `journal-damaged-DATE.db`, and makes a new one
/// from the newest good copy, or an empty one. Nothing is deleted or overwritten. The new journal
/// waits for a person's confirmation. \a damage is what was found. The journal is not open.
Result<Done> replaceJournal(const JournalPlaces& places, const QString& damage);

} // namespace muster

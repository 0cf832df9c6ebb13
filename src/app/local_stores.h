// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command_line.h"
#include "platform/home_lock.h"
#include "store/home_folders.h"
#include "store/sqlite_journal.h"
#include "store/sqlite_library.h"

#include <memory>

namespace muster::app {

/// The databases of a home, as far as they are opened.
struct LocalStores
{
    std::unique_ptr<SqliteJournal> journal{};
    std::unique_ptr<SqliteLibrary> library{};
};

/// Opens the journal of a home. The owner's is replaced when it is damaged or lost, as
/// SqliteJournal::openOrReplace() says.
Result<std::unique_ptr<SqliteJournal>> openJournal(const HomeFolders& home, StoreAccess access);

/// The whole start check at once, for a program without a window.
Result<Done> checkWhole(JournalCare& journal);

/// The home that the command line names.
HomeFolders homeOf(const cli::CommandLine& line);

} // namespace muster::app

// SPDX-License-Identifier: GPL-3.0-or-later
#include "local_stores.h"

namespace muster::app {

using namespace Qt::StringLiterals;

Result<std::unique_ptr<SqliteJournal>> openJournal(const HomeFolders& home, StoreAccess access)
{
    return access == StoreAccess::Owner ? SqliteJournal::openOrReplace(home.journal())
                                        : SqliteJournal::open(home.journal(), access);
}

Result<Done> checkWhole(JournalCare& journal)
{
    for (;;) {
        const Result<bool> slice = journal.checkSlice();
        if (!slice)
            return slice.error();
        if (*slice)
            return Done{};
    }
}

HomeFolders homeOf(const cli::CommandLine& line)
{
    if (line.has(u"home"_s))
        return HomeFolders::below(line.value(u"home"_s));
    return line.has(u"simulator"_s) ? HomeFolders::standardSimulator() : HomeFolders::standard();
}

} // namespace muster::app

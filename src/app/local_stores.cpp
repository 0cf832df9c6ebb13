// SPDX-License-Identifier: GPL-3.0-or-later
#include "local_stores.h"

namespace muster::app {

using namespace Qt::StringLiterals;

HomeFolders homeOf(const cli::CommandLine& line)
{
    if (line.has(u"home"_s))
        return HomeFolders::below(line.value(u"home"_s));
    return line.has(u"simulator"_s) ? HomeFolders::standardSimulator() : HomeFolders::standard();
}

} // namespace muster::app

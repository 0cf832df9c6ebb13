// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/hardening.h"

#include <sys/prctl.h>
#include <sys/resource.h>

namespace muster {

bool hardenProcess()
{
    const rlimit none{0, 0};
    const bool noCore = setrlimit(RLIMIT_CORE, &none) == 0;
    const bool noDump = prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0;
    return noCore && noDump;
}

bool isReleaseBuild()
{
#ifdef NDEBUG
    return true;
#else
    return false;
#endif
}

} // namespace muster

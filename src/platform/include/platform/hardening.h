// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace muster {

/// Keeps the memory of this process from others: no core file (RLIMIT_CORE 0), no dump and no
/// reading through ptrace or /proc by other programs of the same user (PR_SET_DUMPABLE 0). False
/// when the system refused one of them.
bool hardenProcess();

/// True in builds that users run; only these are hardened, so that a debugger works in the others.
bool isReleaseBuild();

} // namespace muster

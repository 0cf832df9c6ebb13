// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace muster::cli {

/// How a command ended: a fixed interface, scripts rely on it.
enum class ExitCode {
    Done = 0, ///< with `--wait`: every instance asked for is Running
    Fault = 1, ///< of the program itself
    Usage = 2, ///< the command or a value is wrong; nothing was sent
    Refused = 3, ///< refused by the service, or proved not bought
    Shortfall = 4, ///< some instances, fewer than asked
    Unknown = 5, ///< the journal holds it, `muster recover` goes on
    TimedOut = 6, ///< the wait's time ran out
    NoCredentials = 7, ///< no usable key
    Unreachable = 8, ///< nothing was sent
    NotOwner = 9, ///< another Muster owns this home
};

} // namespace muster::cli

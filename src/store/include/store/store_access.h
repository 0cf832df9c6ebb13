// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace muster {

/// How a database of the home is opened.
enum class StoreAccess {
    Owner, ///< by the holder of the home's lock: made when missing
    ReadOnly, ///< beside a running Muster: changes nothing; a missing file reads as an empty one
};

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/batch_status.h"

namespace muster {

/// How many instances of a batch are where, as they are told to a person.
struct BatchFigures
{
    int asked = 0;
    int accepted = 0;
    int alive = 0; ///< exist now, in whatever state
    int ready = 0; ///< running
    int notSent = 0; ///< instances of calls of which no byte has left
    int onTheWay = 0; ///< of calls whose answer is awaited
    int inDoubt = 0; ///< of calls that may have bought them
    int notBought = 0; ///< of calls that were refused, proved not bought or cancelled
    int missing = 0; ///< asked, and neither there nor released, on the way, in doubt or waiting
};
BatchFigures figuresOf(const BatchStatus& batch);

} // namespace muster

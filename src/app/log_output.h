// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace muster::app {

/// Sends Qt's and our log lines to standard error from \a level on: `error`, `warning` (also when
/// empty), `info`, `debug`. One record a line, control characters escaped.
void installLogOutput(const QString& level);

} // namespace muster::app

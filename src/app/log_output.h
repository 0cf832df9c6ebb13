// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/credential_source.h"
#include "store/file_log.h"

#include <QString>

#include <memory>

namespace muster::app {

/// Sends Qt's and our log lines to standard error from \a level on: `error`, `warning` (also when
/// empty), `info`, `debug`. One record a line, control characters escaped.
void installLogOutput(const QString& level);

/// The log of the home's owner in \a folder, without the secrets of \a credentials. Null when it
/// cannot be opened: a log never stops the program.
std::unique_ptr<FileLog> openLog(const QString& folder, CredentialSource& credentials);

} // namespace muster::app

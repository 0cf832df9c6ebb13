// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/wire/parameters.h"

#include <QString>

namespace muster {

/// When the instances end, as the person said it.
struct ReleaseChoice
{
    enum class Kind { Never, InSpan, AtTime };
    Kind kind = Kind::Never;
    QString text{}; ///< InSpan: `8h`; AtTime: `yyyy-MM-ddTHH:mm:ssZ`. As typed, unchecked

    friend bool operator==(const ReleaseChoice&, const ReleaseChoice&) = default;
};

/// Launch parameters as typed: form, command line and profile files all make one, and checkDraft()
/// judges it.
struct LaunchDraft
{
    /// By the API's names, texts as typed. `Amount` and `MinAmount` are here; `AutoReleaseTime` is
    /// not (see release).
    Parameters parameters{};
    bool split = false; ///< "split above 100"
    ReleaseChoice release{};

    friend bool operator==(const LaunchDraft&, const LaunchDraft&) = default;
};

} // namespace muster

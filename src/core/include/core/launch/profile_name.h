// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace muster {

/// The rule for names of profiles: 1 to 128 characters, no path separator, no `..`, nothing hidden
/// (control, BiDi, zero-width). Outer spaces do not count. File names are never built from names.
struct ProfileNameCheck
{
    enum class Fault { None, Empty, TooLong, BadCharacter, DotDot };
    Fault fault = Fault::None;
    QString badCharacter{}; ///< as displayText shows it
};

inline constexpr int kLongestProfileName = 128;

ProfileNameCheck checkProfileName(const QString& name);

/// Equal for names that count as the same: without regard to case and to outer or doubled spaces.
QString profileNameKey(const QString& name);

} // namespace muster

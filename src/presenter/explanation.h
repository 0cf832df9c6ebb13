// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace muster {

/// What happened and what to do about it, in the user's words.
struct Explanation
{
    QString title{};
    QString advice{};
};

/// Of a code that Muster itself gives; without a title for any other.
Explanation ownExplanation(const QString& code);

} // namespace muster

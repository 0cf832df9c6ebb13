// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace muster {

/// Below, at or above 0. Runs of digits compare as numbers, so `web-2` comes before `web-10` and
/// `10.0.0.9` before `10.0.0.10`; letters without regard to case. Texts that are alike so far
/// compare by their characters: it is 0 for equal texts only.
int compareNaturally(QStringView a, QStringView b);

} // namespace muster

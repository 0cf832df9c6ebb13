// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace muster {

/// A JSON answer as the XML that a V1 call without `Format=JSON` gets; \a root names the outer
/// element.
[[nodiscard]] QByteArray xmlFromJson(const QByteArray& json, const QByteArray& root);

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/instance.h"

#include <QColor>
#include <QIcon>
#include <QPixmap>

namespace muster {

/// An icon of the program's own, in the palette's colour at the moment it is painted. \a name as in
/// resources/icons, for example `action/copy`.
QIcon themedIcon(const QString& name);
/// The same in a colour of its own.
QIcon themedIcon(const QString& name, const QColor& color);
/// The shape of a state in its colour.
QIcon stateIcon(DisplayState state, const QPalette& palette);
/// One picture of an icon in \a color; kept, so that a table can ask for it in each cell.
QPixmap tintedPixmap(const QString& name, int size, const QColor& color, qreal ratio);
/// The icon's name of a state.
QString stateIconName(DisplayState state);

} // namespace muster

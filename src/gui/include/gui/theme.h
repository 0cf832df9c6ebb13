// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/instance.h"
#include "core/ports/settings_store.h"

#include <QColor>
#include <QObject>
#include <QPalette>

class QApplication;

namespace muster {

/// What a colour is for. The figures stand in one place, theme.cpp.
enum class ColorRole {
    Accent, ///< the page's primary button, links, the current page
    OnAccent, ///< words on Accent
    Muted, ///< help lines, units, what is of less weight
    Problem, ///< words of a problem
    Warning,
    Good, ///< a check that holds
    Card, ///< ground of the summary and the details
    Line, ///< hairlines and borders of cards
    Band, ///< ground of the strip that says "Simulator"
    OnBand,
    Production, ///< band of an account that costs money
    Changed, ///< ground of a row that just changed
    Hover,
};

/// True when \a palette has light words on a dark ground.
bool isDark(const QPalette& palette);
/// True when the palette is black and white only: then shape and word alone tell states apart.
bool isHighContrast(const QPalette& palette);
/// The colour of \a role for widgets with \a palette.
QColor themeColor(ColorRole role, const QPalette& palette);
/// Icon and words of a state; at least 4.5:1 on the palette's Base.
QColor stateColor(DisplayState state, const QPalette& palette);
/// The program's own palette, used where the desktop brings none.
QPalette musterPalette(bool dark);

/// Light or dark, as the person or the desktop says. One for the program; made before the first
/// window.
class Theme : public QObject
{
    Q_OBJECT

public:
    explicit Theme(QApplication& application, QObject* parent = nullptr);
    /// Gives the application the palette for \a choice; widgets follow by themselves.
    void choose(ThemeChoice choice);

private:
    void apply();

    QApplication& m_application;
    QPalette m_desktop; ///< as the desktop gave it
    bool m_desktopHasOwn = false;
    ThemeChoice m_choice = ThemeChoice::System;
};

} // namespace muster

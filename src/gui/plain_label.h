// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme.h"

#include <QLabel>

namespace muster {

/// A label that shows text as it is, never as markup, in a colour of the theme.
class PlainLabel : public QLabel
{
    Q_OBJECT

public:
    explicit PlainLabel(QWidget* parent = nullptr);
    explicit PlainLabel(const QString& text, QWidget* parent = nullptr);

    /// The words take the colour of \a role and follow the theme.
    void setRole(ColorRole role);
    void setBold(bool bold);
    /// Scales the font, 1.0 is the window's.
    void setScale(double scale);

protected:
    void changeEvent(QEvent* event) override;

private:
    void applyColor();
    void applyFont();

    ColorRole m_role = ColorRole::Accent;
    bool m_hasRole = false;
    bool m_bold = false;
    double m_scale = 1.0;
};

} // namespace muster

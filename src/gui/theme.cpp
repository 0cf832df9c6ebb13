// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme.h"

#include "flat_style.h"

#include <QApplication>
#include <QGuiApplication>
#include <QStyle>
#include <QStyleHints>

#include <cmath>

namespace muster {
namespace {

struct Pair
{
    QRgb light;
    QRgb dark;
};

Pair rolePair(ColorRole role)
{
    switch (role) {
    case ColorRole::Accent:
        return {0xff0969da, 0xff58a6ff};
    case ColorRole::OnAccent:
        return {0xffffffff, 0xff0d1117};
    case ColorRole::Muted:
        return {0xff57606a, 0xff9198a1};
    case ColorRole::Problem:
        return {0xffcf222e, 0xfff85149};
    case ColorRole::Warning:
        return {0xff9a6700, 0xffd29922};
    case ColorRole::Good:
        return {0xff1a7f37, 0xff3fb950};
    case ColorRole::Card:
        return {0xffffffff, 0xff20252c};
    case ColorRole::Line:
        return {0xffd8dee4, 0xff363c45};
    case ColorRole::Band:
        return {0xfffff4cc, 0xff2d2814};
    case ColorRole::OnBand:
        return {0xff7a5200, 0xffe0ac3c};
    case ColorRole::Production:
        return {0xffcf222e, 0xfff85149};
    case ColorRole::Changed:
        return {0xffe3f2ff, 0xff1d3147};
    case ColorRole::Hover:
        return {0xffeaeef2, 0xff2a3038};
    }
    return {0xff000000, 0xffffffff};
}

Pair statePair(DisplayState state)
{
    switch (state) {
    case DisplayState::Running:
        return {0xff1a7f37, 0xff3fb950};
    case DisplayState::Starting:
        return {0xff0969da, 0xff58a6ff};
    case DisplayState::Pending:
    case DisplayState::Stopped:
        return {0xff57606a, 0xff8b949e};
    case DisplayState::Stopping:
    case DisplayState::Stalled:
        return {0xff9a6700, 0xffd29922};
    case DisplayState::Reclaiming:
        return {0xffbc4c00, 0xfff0883e};
    case DisplayState::Failed:
        return {0xffcf222e, 0xfff85149};
    case DisplayState::Released:
        return {0xff6e7781, 0xff8b949e};
    case DisplayState::Unknown:
        return {0xff8250df, 0xffa371f7};
    }
    return {0xff000000, 0xffffffff};
}

QColor pick(const Pair& pair, const QPalette& palette)
{
    return QColor::fromRgb(isDark(palette) ? pair.dark : pair.light);
}

/// Relative luminance, WCAG 2.1.
double luminance(const QColor& color)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
        + 0.0722 * linear(color.blueF());
}

/// Roles that a black and white palette answers with its own colours.
QColor highContrastColor(ColorRole role, const QPalette& palette)
{
    switch (role) {
    case ColorRole::Accent:
        return palette.color(QPalette::Highlight);
    case ColorRole::OnAccent:
        return palette.color(QPalette::HighlightedText);
    case ColorRole::Card:
    case ColorRole::Band:
    case ColorRole::Changed:
    case ColorRole::Hover:
        return palette.color(QPalette::Base);
    case ColorRole::Muted:
    case ColorRole::Problem:
    case ColorRole::Warning:
    case ColorRole::Good:
    case ColorRole::Line:
    case ColorRole::OnBand:
    case ColorRole::Production:
        break;
    }
    return palette.color(QPalette::WindowText);
}

void setAll(QPalette& palette, QPalette::ColorRole role, QRgb color)
{
    palette.setColor(role, QColor::fromRgb(color));
}

void setDisabled(QPalette& palette, QRgb words)
{
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor::fromRgb(words));
}

} // namespace

bool isDark(const QPalette& palette)
{
    return palette.color(QPalette::WindowText).lightness()
        > palette.color(QPalette::Window).lightness();
}

bool isHighContrast(const QPalette& palette)
{
    const double a = luminance(palette.color(QPalette::WindowText));
    const double b = luminance(palette.color(QPalette::Window));
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05) > 20.5;
}

QColor themeColor(ColorRole role, const QPalette& palette)
{
    return isHighContrast(palette) ? highContrastColor(role, palette)
                                   : pick(rolePair(role), palette);
}

QColor stateColor(DisplayState state, const QPalette& palette)
{
    return isHighContrast(palette) ? palette.color(QPalette::Text)
                                   : pick(statePair(state), palette);
}

QPalette musterPalette(bool dark)
{
    QPalette palette;
    setAll(palette, QPalette::Window, dark ? 0xff181b20 : 0xfff6f8fa);
    setAll(palette, QPalette::WindowText, dark ? 0xffe6edf3 : 0xff1f2328);
    setAll(palette, QPalette::Base, dark ? 0xff1b1f25 : 0xffffffff);
    setAll(palette, QPalette::AlternateBase, dark ? 0xff20242b : 0xfff6f8fa);
    setAll(palette, QPalette::Text, dark ? 0xffe6edf3 : 0xff1f2328);
    setAll(palette, QPalette::PlaceholderText, dark ? 0xff848d97 : 0xff6e7781);
    setAll(palette, QPalette::Button, dark ? 0xff2a2f37 : 0xfff6f8fa);
    setAll(palette, QPalette::ButtonText, dark ? 0xffe6edf3 : 0xff1f2328);
    setAll(palette, QPalette::BrightText, 0xffffffff);
    setAll(palette, QPalette::Light, dark ? 0xff3a414b : 0xffffffff);
    setAll(palette, QPalette::Midlight, dark ? 0xff30363e : 0xffeaeef2);
    setAll(palette, QPalette::Mid, dark ? 0xff3d444d : 0xffc4cbd2);
    setAll(palette, QPalette::Dark, dark ? 0xff0d1014 : 0xffafb8c1);
    setAll(palette, QPalette::Shadow, dark ? 0xff000000 : 0xff8c959f);
    setAll(palette, QPalette::Highlight, dark ? 0xff1f4f8f : 0xffcfe4fb);
    setAll(palette, QPalette::HighlightedText, dark ? 0xffffffff : 0xff1f2328);
    setAll(palette, QPalette::Link, dark ? 0xff58a6ff : 0xff0969da);
    setAll(palette, QPalette::LinkVisited, dark ? 0xff58a6ff : 0xff0969da);
    setAll(palette, QPalette::ToolTipBase, dark ? 0xff2a2f37 : 0xffffffff);
    setAll(palette, QPalette::ToolTipText, dark ? 0xffe6edf3 : 0xff1f2328);
    setDisabled(palette, dark ? 0xff6e7681 : 0xff8c959f);
    return palette;
}

Theme::Theme(QApplication& application, QObject* parent)
    : QObject(parent)
    , m_application(application)
    , m_desktop(QApplication::palette())
    , m_desktopHasOwn(m_desktop.color(QPalette::Window)
          != QApplication::style()->standardPalette().color(QPalette::Window))
{
    if (!m_desktopHasOwn && QApplication::style()->name() == QStringLiteral("fusion"))
        QApplication::setStyle(new FlatStyle(this)); // the application takes it over
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] {
        if (m_choice == ThemeChoice::System)
            apply();
    });
#endif
}

void Theme::choose(ThemeChoice choice)
{
    m_choice = choice;
    apply();
}

void Theme::apply()
{
    const bool byDesktop = m_choice == ThemeChoice::System;
    if (byDesktop && m_desktopHasOwn) {
        m_application.setPalette(m_desktop);
        return;
    }
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const bool desktopIsDark
        = QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#else
    const bool desktopIsDark = isDark(m_desktop);
#endif
    m_application.setPalette(
        musterPalette(byDesktop ? desktopIsDark : m_choice == ThemeChoice::Dark));
}

} // namespace muster

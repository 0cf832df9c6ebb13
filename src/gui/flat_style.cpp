// SPDX-License-Identifier: GPL-3.0-or-later
#include "flat_style.h"

#include "gui/theme.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyleFactory>
#include <QStyleOption>
#include <QWidget>

#include <array>

namespace muster {
namespace {

constexpr qreal kRadius = 5;

QRectF crisp(const QRect& rect)
{
    return QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5);
}

QColor lineColor(const QStyleOption* option)
{
    return option->palette.color(
        isHighContrast(option->palette) ? QPalette::WindowText : QPalette::Mid);
}

/// An open arrow, pointing down or up.
void drawChevron(QPainter* painter, const QRect& area, bool up, const QColor& color)
{
    const QPointF middle = QRectF(area).center();
    const qreal dy = up ? -1.75 : 1.75;
    QPainterPath path;
    path.moveTo(middle.x() - 3.5, middle.y() - dy);
    path.lineTo(middle.x(), middle.y() + dy);
    path.lineTo(middle.x() + 3.5, middle.y() - dy);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(color, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPath(path);
    painter->restore();
}

QColor markColor(const QStyleOption* option, bool enabled)
{
    return enabled ? themeColor(ColorRole::Muted, option->palette)
                   : option->palette.color(QPalette::Disabled, QPalette::ButtonText);
}

} // namespace

FlatStyle::FlatStyle(QObject* parent)
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
{
    setParent(parent);
}

void FlatStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option,
    QPainter* painter, const QWidget* widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
    case PE_PanelButtonTool:
        drawButton(option, painter);
        return;
    case PE_PanelLineEdit: {
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        if (frame == nullptr || frame->lineWidth <= 0)
            return; // the frame is that of the combo or spin box around it
        drawFieldFrame(option, painter, widget);
        return;
    }
    case PE_FrameLineEdit:
    case PE_PanelScrollAreaCorner:
        return;
    case PE_Frame:
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(lineColor(option), 1));
        painter->drawRoundedRect(crisp(option->rect), 3, 3);
        painter->restore();
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        drawCheckBox(option, painter);
        return;
    case PE_IndicatorArrowDown:
    case PE_IndicatorArrowUp:
        drawChevron(painter, option->rect, element == PE_IndicatorArrowUp,
            markColor(option, option->state.testFlag(State_Enabled)));
        return;
    case PE_IndicatorHeaderArrow: {
        const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
        if (header != nullptr && header->sortIndicator != QStyleOptionHeader::None)
            // The base style sets it for a narrower margin, too high for the words beside it.
            drawChevron(painter,
                option->rect.translated(0, pixelMetric(PM_HeaderMargin, option, widget) - 5),
                header->sortIndicator == QStyleOptionHeader::SortUp, markColor(option, true));
        return;
    }
    case PE_FrameFocusRect:
        if (!option->state.testFlag(State_KeyboardFocusChange))
            return;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(themeColor(ColorRole::Accent, option->palette), 1));
        painter->drawRoundedRect(crisp(option->rect), 3, 3);
        painter->restore();
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void FlatStyle::drawButton(const QStyleOption* option, QPainter* painter) const
{
    const QPalette& palette = option->palette;
    const bool enabled = option->state.testFlag(State_Enabled);
    const bool pressed = option->state.testFlag(State_Sunken);
    const bool checked = option->state.testFlag(State_On);
    const bool hovered = enabled && option->state.testFlag(State_MouseOver);
    if (option->state.testFlag(State_AutoRaise) && !pressed && !checked && !hovered
        && !option->state.testFlag(State_HasFocus))
        return;
    const bool focused = option->state.testFlag(State_HasFocus)
        && option->state.testFlag(State_KeyboardFocusChange);
    QColor ground = isDark(palette) ? palette.color(QPalette::Button) : QColor(Qt::white);
    if (isHighContrast(palette))
        ground = palette.color(QPalette::Button);
    if (!enabled)
        ground = palette.color(QPalette::Window);
    else if (checked)
        ground = palette.color(QPalette::Highlight);
    else if (pressed)
        ground = themeColor(ColorRole::Line, palette);
    else if (hovered)
        ground = themeColor(ColorRole::Hover, palette);
    const QColor accent = themeColor(ColorRole::Accent, palette);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(ground);
    painter->setPen(QPen(focused || checked ? accent
            : enabled                       ? lineColor(option)
                                            : themeColor(ColorRole::Line, palette),
        focused ? 1.6 : 1));
    painter->drawRoundedRect(crisp(option->rect), kRadius, kRadius);
    painter->restore();
}

void FlatStyle::drawFieldFrame(
    const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    const QPalette& palette = option->palette;
    const bool enabled = option->state.testFlag(State_Enabled);
    const bool focused = option->state.testFlag(State_HasFocus);
    const bool wrong = widget != nullptr && widget->property(kWrongProperty).toBool();
    QColor line = enabled ? lineColor(option) : themeColor(ColorRole::Line, palette);
    if (focused)
        line = themeColor(ColorRole::Accent, palette);
    if (wrong)
        line = themeColor(ColorRole::Problem, palette);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(palette.color(enabled ? QPalette::Base : QPalette::Window));
    painter->setPen(QPen(line, focused ? 1.6 : 1));
    painter->drawRoundedRect(crisp(option->rect), kRadius, kRadius);
    painter->restore();
}

void FlatStyle::drawCheckBox(const QStyleOption* option, QPainter* painter) const
{
    const QPalette& palette = option->palette;
    const bool enabled = option->state.testFlag(State_Enabled);
    const bool on = option->state.testFlag(State_On);
    const QColor accent
        = enabled ? themeColor(ColorRole::Accent, palette) : themeColor(ColorRole::Muted, palette);
    const bool focused = option->state.testFlag(State_HasFocus)
        && option->state.testFlag(State_KeyboardFocusChange);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(on ? accent : palette.color(QPalette::Base));
    painter->setPen(QPen(on || focused ? accent : lineColor(option), focused ? 1.6 : 1));
    const QRectF box = crisp(option->rect);
    painter->drawRoundedRect(box, 3, 3);
    if (on) {
        const QPointF middle = box.center();
        QPainterPath tick;
        tick.moveTo(middle + QPointF(-3.4, 0.3));
        tick.lineTo(middle + QPointF(-1.0, 2.8));
        tick.lineTo(middle + QPointF(3.6, -2.6));
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(themeColor(ColorRole::OnAccent, palette), 1.7, Qt::SolidLine,
            Qt::RoundCap, Qt::RoundJoin));
        painter->drawPath(tick);
    }
    painter->restore();
}

void FlatStyle::drawHeaderSection(const QStyleOption* option, QPainter* painter) const
{
    const QPalette& palette = option->palette;
    const bool hovered
        = option->state.testFlag(State_MouseOver) && option->state.testFlag(State_Enabled);
    painter->fillRect(option->rect,
        hovered ? themeColor(ColorRole::Hover, palette) : palette.color(QPalette::Window));
    painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
        themeColor(ColorRole::Line, palette));
}

void FlatStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
    const QWidget* widget) const
{
    switch (element) {
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        drawHeaderSection(option, painter);
        return;
    case CE_HeaderLabel:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
            QStyleOptionHeader quiet(*header);
            quiet.palette.setColor(
                QPalette::ButtonText, themeColor(ColorRole::Muted, option->palette));
            QProxyStyle::drawControl(element, &quiet, painter, widget);
            return;
        }
        break;
    case CE_Splitter: {
        const QColor line = themeColor(
            option->state.testFlag(State_MouseOver) ? ColorRole::Accent : ColorRole::Line,
            option->palette);
        const QPoint middle = option->rect.center();
        const bool upright = option->state.testFlag(State_Horizontal);
        // A short grip says that it can be moved.
        painter->fillRect(upright ? QRect(middle.x(), middle.y() - 16, 2, 32)
                                  : QRect(middle.x() - 16, middle.y(), 32, 2),
            line);
        return;
    }
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void FlatStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
    QPainter* painter, const QWidget* widget) const
{
    switch (control) {
    case CC_ComboBox:
        drawCombo(option, painter, widget);
        return;
    case CC_SpinBox:
        drawSpin(option, painter, widget);
        return;
    case CC_ScrollBar:
        drawScrollBar(option, painter, widget);
        return;
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

void FlatStyle::drawCombo(
    const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const
{
    drawFieldFrame(option, painter, widget);
    QRect arrow = subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget);
    drawChevron(painter, arrow, false, markColor(option, option->state.testFlag(State_Enabled)));
}

void FlatStyle::drawSpin(
    const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const
{
    const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
    drawFieldFrame(option, painter, widget);
    if (spin == nullptr || spin->buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const bool enabled = option->state.testFlag(State_Enabled);
    const std::array<std::pair<SubControl, QAbstractSpinBox::StepEnabledFlag>, 2> arrows{
        {{SC_SpinBoxUp, QAbstractSpinBox::StepUpEnabled},
            {SC_SpinBoxDown, QAbstractSpinBox::StepDownEnabled}}};
    for (const auto& [part, flag] : arrows) {
        const bool can = enabled && spin->stepEnabled.testFlag(flag);
        const bool active = can && option->activeSubControls.testFlag(part);
        drawChevron(painter, subControlRect(CC_SpinBox, option, part, widget), part == SC_SpinBoxUp,
            active ? themeColor(ColorRole::Accent, option->palette) : markColor(option, can));
    }
}

void FlatStyle::drawScrollBar(
    const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const
{
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (bar == nullptr || bar->maximum <= bar->minimum)
        return;
    const bool active = option->activeSubControls.testFlag(SC_ScrollBarSlider);
    QColor color = themeColor(ColorRole::Muted, option->palette);
    color.setAlpha(active ? 200 : 110);
    const QRectF area(subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget));
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(color);
    painter->drawRoundedRect(area.adjusted(3, 3, -3, -3), 3, 3);
    painter->restore();
}

} // namespace muster

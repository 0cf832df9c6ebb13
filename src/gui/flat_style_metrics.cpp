// SPDX-License-Identifier: GPL-3.0-or-later
#include "flat_style.h"

#include <QStyleOption>

#include <algorithm>

/// Where things lie and how large they are; what they look like is in flat_style.cpp.
namespace muster {
namespace {

constexpr int kScrollBar = 12;

} // namespace

QRect FlatStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option,
    SubControl part, const QWidget* widget) const
{
    if ((control == CC_ComboBox && part == SC_ComboBoxEditField)
        || (control == CC_SpinBox && part == SC_SpinBoxEditField)) {
        const QRect field = QProxyStyle::subControlRect(control, option, part, widget);
        return visualRect(option->direction, option->rect, field.adjusted(4, 0, 0, 0));
    }
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (control != CC_ScrollBar || bar == nullptr)
        return QProxyStyle::subControlRect(control, option, part, widget);
    // A bar without arrows: the groove is all of it.
    const bool upright = bar->orientation == Qt::Vertical;
    const int length = upright ? bar->rect.height() : bar->rect.width();
    const int range = bar->maximum - bar->minimum;
    int slider = length;
    if (range > 0)
        slider = static_cast<int>(qint64(length) * bar->pageStep / (range + bar->pageStep));
    slider = std::min(length, std::max(slider, 28));
    const int at = sliderPositionFromValue(
        bar->minimum, bar->maximum, bar->sliderPosition, length - slider, bar->upsideDown);
    const auto stretch = [&](int from, int size) {
        return upright ? QRect(bar->rect.left(), bar->rect.top() + from, bar->rect.width(), size)
                       : QRect(bar->rect.left() + from, bar->rect.top(), size, bar->rect.height());
    };
    switch (part) {
    case SC_ScrollBarSlider:
        return visualRect(bar->direction, bar->rect, stretch(at, slider));
    case SC_ScrollBarSubPage:
        return visualRect(bar->direction, bar->rect, stretch(0, at));
    case SC_ScrollBarAddPage:
        return visualRect(bar->direction, bar->rect, stretch(at + slider, length - at - slider));
    case SC_ScrollBarGroove:
        return bar->rect;
    default:
        return {};
    }
}

QRect FlatStyle::subElementRect(
    SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    const QRect area = QProxyStyle::subElementRect(element, option, widget);
    const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
    if (element == SE_LineEditContents && frame != nullptr && frame->lineWidth > 0)
        return area.adjusted(5, 0, -5, 0);
    return area;
}

int FlatStyle::pixelMetric(
    PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return kScrollBar;
    case PM_ScrollBarSliderMin:
        return 28;
    case PM_HeaderMargin:
        return 8;
    case PM_HeaderDefaultSectionSizeVertical:
        return 28;
    case PM_SplitterWidth:
        return 12;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
        return 16;
    case PM_FocusFrameHMargin: // the inset of texts in lists and tables
        return 7;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

QSize FlatStyle::sizeFromContents(
    ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const
{
    QSize wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_PushButton) {
        wanted += QSize(12, 2);
    } else if (type == CT_HeaderSection) {
        const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
        if (header != nullptr && header->orientation == Qt::Horizontal)
            wanted.setHeight(std::max(wanted.height(), 30));
    }
    return wanted;
}

} // namespace muster

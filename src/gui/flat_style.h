// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace muster {

/// A field with this property set to true gets its frame in the colour of a problem.
inline constexpr const char* kWrongProperty = "musterWrong";

/// Qt's own style, drawn flat: round corners, hairlines, one accent. Stands in where the desktop
/// brings no style; a desktop's own style is never replaced.
class FlatStyle : public QProxyStyle
{
    Q_OBJECT

public:
    explicit FlatStyle(QObject* parent = nullptr);

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
        const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
        const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
        QPainter* painter, const QWidget* widget) const override;
    [[nodiscard]] QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option,
        SubControl part, const QWidget* widget) const override;
    [[nodiscard]] QRect subElementRect(
        SubElement element, const QStyleOption* option, const QWidget* widget) const override;
    [[nodiscard]] int pixelMetric(
        PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    [[nodiscard]] QSize sizeFromContents(ContentsType type, const QStyleOption* option,
        const QSize& size, const QWidget* widget) const override;

private:
    void drawButton(const QStyleOption* option, QPainter* painter) const;
    void drawFieldFrame(const QStyleOption* option, QPainter* painter, const QWidget* widget) const;
    void drawCheckBox(const QStyleOption* option, QPainter* painter) const;
    void drawHeaderSection(const QStyleOption* option, QPainter* painter) const;
    void drawCombo(
        const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const;
    void drawSpin(
        const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const;
    void drawScrollBar(
        const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const;
};

} // namespace muster

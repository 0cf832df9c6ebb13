// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme.h"
#include "icons.h"

#include <QImage>
#include <QRegularExpression>
#include <QTest>

#include <cmath>

namespace muster {

namespace {

constexpr DisplayState kStates[] = {DisplayState::Pending, DisplayState::Starting,
    DisplayState::Running, DisplayState::Stopping, DisplayState::Stopped, DisplayState::Stalled,
    DisplayState::Reclaiming, DisplayState::Failed, DisplayState::Released, DisplayState::Unknown};

double luminance(const QColor& color)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
        + 0.0722 * linear(color.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

} // namespace

/// Colours and shapes.
class LooksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void statesCanBeRead_data();
    void statesCanBeRead();
    void wordsCanBeRead_data();
    void wordsCanBeRead();
    void shapesAreToldApartWithoutColour();
    void highContrastUsesThePalette();
};

void LooksTest::statesCanBeRead_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void LooksTest::statesCanBeRead()
{
    QFETCH(const bool, dark);
    const QPalette palette = musterPalette(dark);
    QCOMPARE(isDark(palette), dark);

    for (const DisplayState state : kStates) {
        const double found = contrast(stateColor(state, palette), palette.color(QPalette::Base));
        QVERIFY2(found >= 4.5,
            qPrintable(QStringLiteral("%1: %2").arg(stateIconName(state)).arg(found)));
    }
}

void LooksTest::wordsCanBeRead_data()
{
    statesCanBeRead_data();
}

void LooksTest::wordsCanBeRead()
{
    QFETCH(const bool, dark);
    const QPalette palette = musterPalette(dark);
    const QColor card = themeColor(ColorRole::Card, palette);

    for (const ColorRole role : {ColorRole::Muted, ColorRole::Problem, ColorRole::Warning,
             ColorRole::Good, ColorRole::Accent}) {
        QVERIFY(contrast(themeColor(role, palette), card) >= 4.5);
        QVERIFY(contrast(themeColor(role, palette), palette.color(QPalette::Window)) >= 4.5);
    }
    QVERIFY(contrast(themeColor(ColorRole::OnBand, palette), themeColor(ColorRole::Band, palette))
        >= 4.5);
    QVERIFY(
        contrast(themeColor(ColorRole::OnAccent, palette), themeColor(ColorRole::Accent, palette))
        >= 4.5);
    QVERIFY(contrast(palette.color(QPalette::HighlightedText), palette.color(QPalette::Highlight))
        >= 4.5);
}

void LooksTest::shapesAreToldApartWithoutColour()
{
    std::vector<QImage> shapes;
    for (const DisplayState state : kStates)
        shapes.push_back(tintedPixmap(stateIconName(state), 16, Qt::black, 1.0)
                             .toImage()
                             .convertToFormat(QImage::Format_Alpha8));

    for (size_t a = 0; a < shapes.size(); ++a) {
        QVERIFY2(!shapes[a].isNull(), qPrintable(stateIconName(kStates[a])));
        for (size_t b = a + 1; b < shapes.size(); ++b) {
            int different = 0;
            for (int y = 0; y < 16; ++y) {
                for (int x = 0; x < 16; ++x)
                    different
                        += std::abs(qAlpha(shapes[a].pixel(x, y)) - qAlpha(shapes[b].pixel(x, y)))
                            > 96
                        ? 1
                        : 0;
            }
            QVERIFY2(different >= 24,
                qPrintable(QStringLiteral("%1 and %2: %3 pixels")
                               .arg(stateIconName(kStates[a]), stateIconName(kStates[b]))
                               .arg(different)));
        }
    }
}

void LooksTest::highContrastUsesThePalette()
{
    QPalette palette(Qt::black);
    palette.setColor(QPalette::Window, Qt::black);
    palette.setColor(QPalette::WindowText, Qt::white);
    palette.setColor(QPalette::Text, Qt::white);

    QVERIFY(isHighContrast(palette));
    QVERIFY(!isHighContrast(musterPalette(true)));
    QVERIFY(!isHighContrast(musterPalette(false)));
    QCOMPARE(stateColor(DisplayState::Failed, palette), QColor(Qt::white));
}

} // namespace muster

QTEST_MAIN(muster::LooksTest)
#include "tst_looks.moc"

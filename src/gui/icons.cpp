// SPDX-License-Identifier: GPL-3.0-or-later
#include "icons.h"

#include "gui/theme.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <optional>

namespace muster {
namespace {

/// Draws one SVG of the resources in a colour that is looked up when it is painted.
class TintedEngine : public QIconEngine
{
public:
    TintedEngine(QString name, std::optional<QColor> color)
        : m_name(std::move(name))
        , m_color(color)
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatio();
        painter->drawPixmap(rect, scaledPixmap(rect.size() * ratio, mode, state, ratio));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    QPixmap scaledPixmap(
        const QSize& size, QIcon::Mode mode, QIcon::State /*state*/, qreal /*scale*/) override
    {
        return tintedPixmap(m_name, std::min(size.width(), size.height()), colorFor(mode), 1.0);
    }

    [[nodiscard]] QIconEngine* clone() const override { return new TintedEngine(m_name, m_color); }
    QString key() const override { return QStringLiteral("muster-tinted"); }

private:
    [[nodiscard]] QColor colorFor(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::ButtonText);
        if (m_color)
            return *m_color;
        if (mode == QIcon::Selected)
            return palette.color(QPalette::HighlightedText);
        return palette.color(QPalette::ButtonText);
    }

    QString m_name;
    std::optional<QColor> m_color;
};

QPixmap render(const QString& name, int pixels, const QColor& color)
{
    QPixmap pixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    QSvgRenderer svg(QStringLiteral(":/muster/icons/%1.svg").arg(name));
    QPainter painter(&pixmap);
    svg.render(&painter);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), color);
    return pixmap;
}

} // namespace

QIcon themedIcon(const QString& name)
{
    return QIcon(new TintedEngine(name, std::nullopt));
}

QIcon themedIcon(const QString& name, const QColor& color)
{
    return QIcon(new TintedEngine(name, color));
}

QIcon stateIcon(DisplayState state, const QPalette& palette)
{
    return themedIcon(stateIconName(state), stateColor(state, palette));
}

QPixmap tintedPixmap(const QString& name, int size, const QColor& color, qreal ratio)
{
    const int pixels = std::max(1, qRound(size * ratio));
    const QString key
        = QStringLiteral("muster/%1/%2/%3").arg(name).arg(pixels).arg(color.rgba(), 0, 16);
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = render(name, pixels, color);
        QPixmapCache::insert(key, pixmap);
    }
    pixmap.setDevicePixelRatio(ratio);
    return pixmap;
}

QString stateIconName(DisplayState state)
{
    switch (state) {
    case DisplayState::Pending:
        return QStringLiteral("state/pending");
    case DisplayState::Starting:
        return QStringLiteral("state/starting");
    case DisplayState::Running:
        return QStringLiteral("state/running");
    case DisplayState::Stopping:
        return QStringLiteral("state/stopping");
    case DisplayState::Stopped:
        return QStringLiteral("state/stopped");
    case DisplayState::Stalled:
        return QStringLiteral("state/stalled");
    case DisplayState::Reclaiming:
        return QStringLiteral("state/reclaiming");
    case DisplayState::Failed:
        return QStringLiteral("state/failed");
    case DisplayState::Released:
        return QStringLiteral("state/released");
    case DisplayState::Unknown:
        break;
    }
    return QStringLiteral("state/unknown");
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "instance_delegate.h"

#include "gui/theme.h"
#include "icons.h"
#include "instance_table.h"
#include "presenter/instance_table_model.h"

#include <QDateTime>
#include <QFontDatabase>
#include <QPainter>
#include <QStyle>
#include <QWidget>

namespace muster {
namespace {

constexpr int kPadding = 8;
constexpr int kIcon = 16;

bool isFixedFont(int column)
{
    return column == InstanceTableModel::IdColumn || column == InstanceTableModel::PrivateIpColumn
        || column == InstanceTableModel::PublicIpColumn;
}

bool isRightAligned(int column)
{
    return column == InstanceTableModel::AgeColumn || column == InstanceTableModel::ReleaseColumn;
}

/// Only while the table knows of a change is it worth asking each row.
bool isTinted(const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const auto* table = qobject_cast<const InstanceTable*>(option.widget);
    if (table != nullptr && !table->hasFreshRows())
        return false;
    const qint64 changedAt = index.data(InstanceTableModel::ChangedAtRole).toLongLong();
    return changedAt > 0
        && QDateTime::currentMSecsSinceEpoch() - changedAt < InstanceDelegate::kChangedTintMs
        && option.widget->style()->styleHint(QStyle::SH_Widget_Animation_Duration) > 0;
}

QColor groundOf(const QStyleOptionViewItem& option, const QModelIndex& index)
{
    if (option.state.testFlag(QStyle::State_Selected))
        return option.palette.color(QPalette::Highlight);
    if (isTinted(option, index))
        return themeColor(ColorRole::Changed, option.palette);
    return option.features.testFlag(QStyleOptionViewItem::Alternate)
        ? option.palette.color(QPalette::AlternateBase)
        : QColor();
}

/// Measures only where the text may be too wide: hardly a letter is wider than W.
QString fitted(const QString& text, const QFontMetrics& metrics, int width, int column)
{
    if (text.size() * metrics.horizontalAdvance(u'W') <= width)
        return text;
    const auto mode = isFixedFont(column) ? Qt::ElideMiddle : Qt::ElideRight;
    return metrics.elidedText(text, mode, width);
}

/// At the leading side a text is drawn without a layout of its own, which is most of the work.
void drawWords(QPainter* painter, const QRect& area, const QString& text,
    const QStyleOptionViewItem& option, int column)
{
    const QFontMetrics metrics = painter->fontMetrics();
    const QString shown = fitted(text, metrics, area.width(), column);
    if (option.direction == Qt::LeftToRight && !isRightAligned(column)) {
        const int baseline
            = area.top() + (area.height() + metrics.ascent() - metrics.descent()) / 2;
        painter->drawText(area.left(), baseline, shown);
        return;
    }
    const auto side = isRightAligned(column) ? Qt::AlignRight : Qt::AlignLeading;
    painter->drawText(area, int(Qt::AlignVCenter | side) | int(Qt::TextSingleLine), shown);
}

} // namespace

void InstanceDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const int column = index.column();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (const QColor ground = groundOf(option, index); ground.isValid())
        painter->fillRect(option.rect, ground);

    QColor words = option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    QRect area = option.rect.adjusted(kPadding, 0, -kPadding, 0);
    const bool isStale
        = index.data(InstanceTableModel::StaleRole).toInt() >= InstanceDelegate::kStaleSeconds;
    const qreal opacity = isStale ? 0.6 : 1.0;
    if (isStale)
        painter->setOpacity(opacity);

    if (column == InstanceTableModel::StatusColumn) {
        const auto state
            = static_cast<DisplayState>(index.data(InstanceTableModel::StateRole).toInt());
        const QColor color = stateColor(state, option.palette);
        const QRect icon = QStyle::alignedRect(
            option.direction, Qt::AlignLeft | Qt::AlignVCenter, QSize(kIcon, kIcon), area);
        painter->drawPixmap(icon.topLeft(),
            tintedPixmap(
                stateIconName(state), kIcon, color, painter->device()->devicePixelRatio()));
        if (option.direction == Qt::RightToLeft)
            area.setRight(icon.left() - kPadding);
        else
            area.setLeft(icon.right() + 1 + kPadding);
        if (!selected)
            words = color;
    }

    static const QFont kFixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    const QFont& font = isFixedFont(column) ? kFixed : option.font;
    if (painter->font() != font)
        painter->setFont(font);
    painter->setPen(words);
    drawWords(painter, area, index.data().toString(), option, column);

    if (isStale)
        painter->setOpacity(1.0);
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(themeColor(ColorRole::Accent, option.palette), 1));
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
}

QSize InstanceDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const int width = option.fontMetrics.horizontalAdvance(index.data().toString());
    return {width + 2 * kPadding, 28};
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "nav_list.h"

#include "gui/theme.h"
#include "icons.h"

#include <QEvent>
#include <QPainter>
#include <QPen>
#include <QStyledItemDelegate>

#include <array>

namespace muster {
namespace {

constexpr int kRow = 40;
constexpr int kIcon = 24;

/// Icon and word on a rounded ground, with the accent at the leading edge of the current page.
class NavDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(
        const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const QString word = index.data().toString();
        return {option.fontMetrics.horizontalAdvance(word) + kIcon + 48, kRow};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
        const QModelIndex& index) const override
    {
        const QPalette& palette = option.palette;
        const bool current = option.state.testFlag(QStyle::State_Selected);
        const bool focused = current && option.state.testFlag(QStyle::State_HasFocus);
        const bool mirrored = option.direction == Qt::RightToLeft;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRect ground = option.rect.adjusted(8, 2, -8, -2);
        if (current || option.state.testFlag(QStyle::State_MouseOver)) {
            painter->setPen(
                focused ? QPen(themeColor(ColorRole::Accent, palette), 1.5) : QPen(Qt::NoPen));
            painter->setBrush(themeColor(ColorRole::Hover, palette));
            painter->drawRoundedRect(ground, 6, 6);
        }
        const QColor words
            = current ? palette.color(QPalette::Text) : themeColor(ColorRole::Muted, palette);
        const QColor mark = current ? themeColor(ColorRole::Accent, palette) : words;
        if (current) {
            QRectF bar(ground.left(), ground.top() + 8, 3, ground.height() - 16);
            if (mirrored)
                bar.moveRight(ground.right() + 1);
            painter->setPen(Qt::NoPen);
            painter->setBrush(mark);
            painter->drawRoundedRect(bar, 1.5, 1.5);
        }
        const int top = ground.top() + (ground.height() - kIcon) / 2;
        const int left = mirrored ? ground.right() - 10 - kIcon : ground.left() + 10;
        painter->drawPixmap(left, top,
            tintedPixmap(index.data(Qt::UserRole).toString(), kIcon, mark,
                painter->device()->devicePixelRatioF()));
        QFont font = option.font;
        font.setBold(current);
        painter->setFont(font);
        painter->setPen(words);
        const QRect line = mirrored ? ground.adjusted(8, 0, -kIcon - 20, 0)
                                    : ground.adjusted(kIcon + 20, 0, -4, 0);
        painter->drawText(
            line, Qt::AlignVCenter | Qt::AlignLeading, index.data(Qt::DisplayRole).toString());
        painter->restore();
    }
};

constexpr std::array kIcons{
    "nav/launch", "nav/fleet", "nav/batches", "nav/profiles", "nav/settings"};

} // namespace

NavList::NavList(QWidget* parent)
    : QListWidget(parent)
{
    setObjectName(QStringLiteral("pagesList"));
    setItemDelegate(new NavDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setViewportMargins(0, 8, 0, 0);
    viewport()->setBackgroundRole(QPalette::Window);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(NoEditTriggers);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    for (const char* icon : kIcons) {
        auto* item = new QListWidgetItem(this);
        item->setData(Qt::UserRole, QString::fromLatin1(icon));
    }
    // Assistive tools choose a page by selecting its item, which does not make it the current one.
    connect(this, &QListWidget::itemSelectionChanged, this, [this] {
        const QList<QListWidgetItem*> chosen = selectedItems();
        if (chosen.size() == 1 && chosen.front() != currentItem())
            setCurrentItem(chosen.front());
    });
    retranslate();
}

QSize NavList::sizeHint() const
{
    return {std::max(132, sizeHintForColumn(0)), 5 * kRow};
}

void NavList::changeEvent(QEvent* event)
{
    QListWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void NavList::retranslate()
{
    setAccessibleName(tr("Pages"));
    const QStringList words{
        tr("Launch", "page"), tr("Fleet"), tr("Batches"), tr("Profiles"), tr("Settings")};
    for (int i = 0; i < words.size(); ++i) {
        item(i)->setText(words.at(i));
        item(i)->setToolTip(tr("%1 (Ctrl+%2)").arg(words.at(i)).arg(i + 1));
    }
    updateGeometry();
}

} // namespace muster

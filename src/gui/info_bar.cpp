// SPDX-License-Identifier: GPL-3.0-or-later
#include "info_bar.h"

#include "icons.h"
#include "offer_row.h"
#include "plain_label.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

namespace muster {

namespace {

constexpr int kEdge = 4; // width of the coloured edge of what is more than information

} // namespace

InfoBar::InfoBar(QWidget* parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(new PlainLabel(this))
    , m_button(new QPushButton(this))
    , m_second(new QPushButton(this))
    , m_more(new QPushButton(this))
    , m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("infoBar"));
    m_text->setObjectName(QStringLiteral("infoText"));
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_button->setObjectName(QStringLiteral("infoButton"));
    m_second->setObjectName(QStringLiteral("infoSecondButton"));
    m_more->setObjectName(QStringLiteral("moreNoticesButton"));
    m_more->setFlat(true);
    m_close->setObjectName(QStringLiteral("infoCloseButton"));
    m_close->setIcon(themedIcon(QStringLiteral("action/close")));
    m_close->setAutoRaise(true);
    m_close->setFocusPolicy(Qt::StrongFocus);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(12, 6, 8, 6);
    line->setSpacing(8);
    line->addWidget(m_icon, 0, Qt::AlignVCenter);
    line->addWidget(m_text, 1);
    for (QPushButton* button : {m_button, m_second, m_more}) {
        button->setMinimumHeight(28);
        button->setVisible(false);
        line->addWidget(button, 0, Qt::AlignVCenter);
    }
    m_close->setVisible(false);
    line->addWidget(m_close, 0, Qt::AlignVCenter);
    connect(m_button, &QPushButton::clicked, this, &InfoBar::actionRequested);
    connect(m_second, &QPushButton::clicked, this, &InfoBar::secondRequested);
    connect(m_more, &QPushButton::clicked, this, &InfoBar::moreRequested);
    connect(m_close, &QToolButton::clicked, this, &InfoBar::closeRequested);
    setVisible(false);
    retranslate();
    paintIcon();
}

void InfoBar::show(const QString& text, const QString& button)
{
    Notice notice;
    notice.text = text;
    notice.action = button;
    showNotice(notice);
}

void InfoBar::showNotice(const Notice& notice)
{
    m_text->setText(notice.text);
    m_text->setAccessibleName(notice.text);
    for (const auto& [button, words] :
        {std::pair{m_button, notice.action}, std::pair{m_second, notice.second}}) {
        button->setText(words);
        button->setAccessibleName(spokenText(words));
        button->setVisible(!words.isEmpty());
    }
    m_close->setVisible(notice.closable);
    setVisible(!notice.text.isEmpty());
    if (m_weight == notice.weight)
        return;
    m_weight = notice.weight;
    layout()->setContentsMargins(
        m_weight == Notice::Weight::Information ? 12 : 12 + kEdge, 6, 8, 6);
    paintIcon();
    update();
}

void InfoBar::setMore(int count, bool isOpen)
{
    m_more->setVisible(count > 0);
    if (count == 0)
        return;
    if (isOpen) {
        m_more->setText(tr("Show fewer"));
    } else {
        //: a button: so many more notices
        m_more->setText(tr("%n more", nullptr, count));
    }
    m_more->setAccessibleName(
        isOpen ? tr("Show fewer notices") : tr("Show %n more notices", nullptr, count));
    m_more->setToolTip(m_more->accessibleName());
}

void InfoBar::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange)
        paintIcon();
    else if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void InfoBar::retranslate()
{
    m_close->setToolTip(tr("Close this notice"));
    m_close->setAccessibleName(tr("Close this notice"));
}

QColor InfoBar::weightColor() const
{
    switch (m_weight) {
    case Notice::Weight::Alarm:
        return themeColor(ColorRole::Problem, QApplication::palette());
    case Notice::Weight::Warning:
        return themeColor(ColorRole::Warning, QApplication::palette());
    case Notice::Weight::Information:
        break;
    }
    return themeColor(ColorRole::Accent, QApplication::palette());
}

void InfoBar::paintIcon()
{
    const QString name = m_weight == Notice::Weight::Alarm ? QStringLiteral("action/problem")
        : m_weight == Notice::Weight::Warning              ? QStringLiteral("action/warning")
                                                           : QStringLiteral("action/info");
    m_icon->setPixmap(tintedPixmap(name, 16, weightColor(), devicePixelRatioF()));
}

void InfoBar::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath shape;
    shape.addRoundedRect(QRectF(contentsRect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    painter.fillPath(shape, themeColor(ColorRole::Card, palette()));
    if (m_weight != Notice::Weight::Information) {
        const QRect edge = QStyle::visualRect(
            layoutDirection(), rect(), QRect(rect().left(), rect().top(), kEdge, rect().height()));
        painter.save();
        painter.setClipPath(shape);
        painter.fillRect(edge, weightColor());
        painter.restore();
    }
    painter.setPen(QPen(themeColor(ColorRole::Line, palette()), 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(shape);
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "notice_bars.h"

#include "info_bar.h"

#include <QEvent>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace muster {

namespace {

/// What the bars below the first may take of the window's height: the page stays usable.
constexpr int kPartOfWindow = 3;
constexpr int kGap = 4;

} // namespace

NoticeBars::NoticeBars(Notices& notices, QWidget* parent)
    : QWidget(parent)
    , m_notices(notices)
    , m_column(new QVBoxLayout(this))
    , m_scroll(new QScrollArea(this))
{
    setObjectName(QStringLiteral("noticeBars"));
    m_column->setContentsMargins(24, 8, 24, 0);
    m_column->setSpacing(kGap);
    auto* box = new QWidget(m_scroll);
    m_rest = new QVBoxLayout(box);
    m_rest->setContentsMargins(0, 0, 0, 0);
    m_rest->setSpacing(kGap);
    m_scroll->setObjectName(QStringLiteral("moreNotices"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(box);
    m_column->addWidget(m_scroll);
    connect(&m_notices, &Notices::changed, this, &NoticeBars::refresh);
    refresh();
}

InfoBar* NoticeBars::barAt(int index)
{
    while (index >= static_cast<int>(m_bars.size())) {
        auto* bar = new InfoBar(this);
        const int at = static_cast<int>(m_bars.size());
        const auto key = [this, at] { return m_keys.value(at); };
        connect(bar, &InfoBar::actionRequested, this, [this, key] { m_notices.act(key()); });
        connect(bar, &InfoBar::secondRequested, this, [this, key] { m_notices.actSecond(key()); });
        connect(bar, &InfoBar::closeRequested, this, [this, key] { m_notices.close(key()); });
        connect(bar, &InfoBar::moreRequested, this, [this] {
            m_all = !m_all;
            refresh();
        });
        if (at == 0)
            m_column->insertWidget(0, bar);
        else
            m_rest->addWidget(bar);
        m_bars.push_back(bar);
    }
    return m_bars[static_cast<size_t>(index)];
}

void NoticeBars::refresh()
{
    const std::vector<Notice>& all = m_notices.notices();
    const int count = static_cast<int>(all.size());
    if (count < 2)
        m_all = false; // the next one that comes in opens nothing by itself
    const int shown = m_all ? count : std::min(count, 1);
    m_keys.clear();
    for (int i = 0; i < shown; ++i) {
        m_keys += all[static_cast<size_t>(i)].key;
        barAt(i)->showNotice(all[static_cast<size_t>(i)]);
    }
    for (int i = shown; i < static_cast<int>(m_bars.size()); ++i)
        m_bars[static_cast<size_t>(i)]->showNotice({}); // empty: hidden
    if (count > 0)
        m_bars.front()->setMore(count - 1, m_all);
    m_scroll->setVisible(m_all);
    setVisible(count > 0);
    fitRest();
}

void NoticeBars::fitRest()
{
    if (!m_all)
        return;
    const QWidget* box = m_scroll->widget();
    const int inside
        = width() - m_column->contentsMargins().left() - m_column->contentsMargins().right();
    m_scroll->setFixedHeight(
        std::min(box->layout()->totalHeightForWidth(inside), window()->height() / kPartOfWindow));
}

void NoticeBars::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

void NoticeBars::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitRest();
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "notice_bars.h"

#include "info_bar.h"

#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace muster {

namespace {

constexpr int kFew = 3;

} // namespace

NoticeBars::NoticeBars(Notices& notices, QWidget* parent)
    : QWidget(parent)
    , m_notices(notices)
    , m_column(new QVBoxLayout(this))
    , m_more(new QPushButton(this))
{
    setObjectName(QStringLiteral("noticeBars"));
    m_column->setContentsMargins(24, 8, 24, 0);
    m_column->setSpacing(4);
    m_more->setObjectName(QStringLiteral("moreNoticesButton"));
    m_more->setFlat(true);
    m_column->addWidget(m_more, 0, Qt::AlignLeading);
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_all = !m_all;
        refresh();
    });
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
        m_column->insertWidget(at, bar);
        m_bars.push_back(bar);
    }
    return m_bars[static_cast<size_t>(index)];
}

void NoticeBars::refresh()
{
    const std::vector<Notice>& all = m_notices.notices();
    const int count = static_cast<int>(all.size());
    // One more than a few is shown as well: a button instead of a single bar saves nothing.
    const int shown = m_all || count <= kFew + 1 ? count : kFew;
    m_keys.clear();
    for (int i = 0; i < shown; ++i) {
        m_keys += all[static_cast<size_t>(i)].key;
        barAt(i)->showNotice(all[static_cast<size_t>(i)]);
    }
    for (int i = shown; i < static_cast<int>(m_bars.size()); ++i)
        m_bars[static_cast<size_t>(i)]->showNotice({}); // empty: hidden
    m_more->setVisible(count > kFew + 1);
    if (count > kFew + 1) {
        m_more->setText(
            m_all ? tr("Show fewer notices") : tr("Show %n more notices", nullptr, count - shown));
        m_more->setAccessibleName(m_more->text());
    }
    setVisible(count > 0);
}

void NoticeBars::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

} // namespace muster

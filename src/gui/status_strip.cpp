// SPDX-License-Identifier: GPL-3.0-or-later
#include "status_strip.h"

#include "plain_label.h"

#include <QEvent>
#include <QHBoxLayout>

#include <array>

namespace muster {
namespace {
constexpr std::array kNames{"statusAccount", "statusRegion", "statusAge", "statusCalls",
    "statusClock", "statusThrottle", "statusTrouble"};
constexpr int kClock = 4;
} // namespace

StatusStrip::StatusStrip(StatusPresenter& presenter, QWidget* parent)
    : QWidget(parent)
    , m_presenter(presenter)
{
    setObjectName(QStringLiteral("statusStrip"));
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(12, 0, 12, 0);
    line->setSpacing(8);
    for (size_t i = 0; i < kParts; ++i) {
        m_dots[i] = new PlainLabel(QStringLiteral("·"), this);
        m_dots[i]->setRole(ColorRole::Muted);
        m_labels[i] = new PlainLabel(this);
        m_labels[i]->setObjectName(QString::fromLatin1(kNames[i]));
        m_labels[i]->setRole(i >= kClock ? ColorRole::Warning : ColorRole::Muted);
        line->addWidget(m_dots[i]);
        line->addWidget(m_labels[i]);
    }
    line->addStretch(1);
    connect(&m_presenter, &StatusPresenter::changed, this, &StatusStrip::refresh);
    refresh();
}

void StatusStrip::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

void StatusStrip::refresh()
{
    const std::array<QString, kParts> texts{m_presenter.accountText(), m_presenter.regionText(),
        m_presenter.dataAgeText(), m_presenter.callsText(), m_presenter.clockText(),
        m_presenter.throttleText(), m_presenter.troubleText()};
    bool first = true;
    for (size_t i = 0; i < kParts; ++i) {
        const bool shown = !texts[i].isEmpty();
        if (m_labels[i]->text() != texts[i])
            m_labels[i]->setText(texts[i]);
        m_labels[i]->setVisible(shown);
        m_dots[i]->setVisible(shown && !first);
        first = first && !shown;
    }
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "presenter/release_flow.h"

#include "core/async.h"
#include "core/text/display_text.h"
#include "presenter/words.h"

#include <algorithm>

namespace muster {

namespace {

using namespace std::chrono_literals;

QString lineOf(const FleetRow& row)
{
    const Instance& instance = row.instance;
    const QString address = instance.publicIp.isEmpty() ? instance.privateIp : instance.publicIp;
    QStringList parts{
        displayText(instance.name), displayText(instance.id.value()), displayText(address)};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

} // namespace

ReleaseFlow::ReleaseFlow(Session& session, Clock& clock, Scheduler& scheduler, TaskList& tasks,
    milliseconds hold, const std::vector<InstanceId>& ids, QObject* parent)
    : QObject(parent)
    , m_session(&session)
    , m_clock(clock)
    , m_scheduler(scheduler)
    , m_tasks(tasks)
    , m_hold(hold)
    , m_ids(ids)
{
    const Fleet& fleet = session.fleet();
    for (const InstanceId& id : m_ids) {
        const int slot = fleet.slotOf(id);
        const bool isKnown = slot >= 0;
        m_lines.push_back({id, isKnown ? displayText(fleet.row(slot).instance.name) : QString(),
            isKnown ? lineOf(fleet.row(slot)) : displayText(id.value()), false});
    }
}

QString ReleaseFlow::title() const
{
    return Words::orderTitle(OrderKind::Release, count());
}

QString ReleaseFlow::question() const
{
    return tr(
        "%n instances with their system disks are deleted for good. Type their number to go on.",
        nullptr, count());
}

void ReleaseFlow::setCountText(const QString& text)
{
    if (m_stage != Stage::Typing || text == m_countText)
        return;
    m_countText = text;
    Q_EMIT changed();
}

bool ReleaseFlow::canConfirm() const
{
    return m_stage == Stage::Typing && count() > 0
        && m_countText.trimmed() == QString::number(count());
}

void ReleaseFlow::confirm()
{
    if (!canConfirm())
        return;
    m_stage = Stage::Holding;
    m_holdEnds = m_clock.bootNow() + m_hold;
    m_task = m_tasks.begin(title(), 0, [this] { cancel(); });
    tickHold();
}

void ReleaseFlow::tickHold()
{
    if (m_stage != Stage::Holding)
        return;
    const milliseconds left = m_holdEnds - m_clock.bootNow();
    if (left <= 0ms) {
        sendOrder();
        return;
    }
    m_scheduler.after(std::min<milliseconds>(left, 1s), this, [this] { tickHold(); });
    Q_EMIT changed();
}

seconds ReleaseFlow::holdLeft() const
{
    if (m_stage != Stage::Holding)
        return 0s;
    return std::chrono::ceil<seconds>(std::max<milliseconds>(m_holdEnds - m_clock.bootNow(), 0ms));
}

QString ReleaseFlow::holdText() const
{
    switch (m_stage) {
    case Stage::Typing:
    case Stage::Done:
        return {};
    case Stage::Holding:
        return tr("Releasing in %1. It can still be cancelled.").arg(Words::span(holdLeft()));
    case Stage::Ordering:
        return tr("Releasing …");
    case Stage::Cancelled:
        return tr("Cancelled. Nothing was released.");
    }
    return {};
}

void ReleaseFlow::cancel()
{
    if (canCancel())
        finish(Stage::Cancelled);
}

void ReleaseFlow::sendOrder()
{
    if (!m_session) { // the account was changed in the meantime
        finish(Stage::Cancelled);
        return;
    }
    m_stage = Stage::Ordering;
    m_tasks.end(m_task);
    m_task = m_tasks.begin(title(), 0);
    whenDone(m_session->order(OrderKind::Release, m_ids), this,
        [this](const Result<std::vector<OrderOutcome>>& result) { ended(result); });
    Q_EMIT changed();
}

void ReleaseFlow::ended(const Result<std::vector<OrderOutcome>>& result)
{
    if (!result) {
        m_error = result.error();
    } else {
        m_outcomes = *result;
        for (Line& line : m_lines) {
            const auto outcome = std::ranges::find(m_outcomes, line.id, &OrderOutcome::id);
            if (outcome == m_outcomes.end())
                continue;
            line.failed = !outcome->ok;
            line.text = Words::orderOutcomeText(*outcome);
        }
    }
    finish(Stage::Done);
}

void ReleaseFlow::finish(Stage stage)
{
    m_stage = stage;
    m_tasks.end(m_task);
    Q_EMIT changed();
    Q_EMIT finished();
    deleteLater();
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/display_text.h"
#include "presenter/batch_orders.h"
#include "presenter/words.h"

#include <algorithm>

namespace muster {

bool BatchOrders::isSending() const
{
    if (!m_session)
        return false;
    return std::ranges::any_of(m_session->batches(), [this](const BatchId& id) {
        const BatchStatus& batch = *m_session->batch(id);
        if (!batch.thisRun)
            return false;
        const bool hasAnswerOpen = std::ranges::any_of(batch.record.calls,
            [](const CallRecord& call) { return call.state == CallState::Sent; });
        const bool goesOn = batch.callsNotSent > 0 && !batch.halted && !batch.cancelled
            && !batch.releaseTooNear && !batch.confirmationOld;
        return hasAnswerOpen || goesOn;
    });
}

void BatchOrders::confirmClose(std::function<void()> goOn)
{
    if (m_asking || !m_session)
        return;
    OrderSummary summary;
    summary.title = tr("Close during a launch");
    summary.question
        = tr("Calls that were not sent yet stay unsent; answers under way are waited for, at most "
             "3 seconds. The journal holds all of it, and the next start goes on from there.");
    summary.buttonText = tr("Stop the launch and close");
    for (const BatchId& id : m_session->batches()) {
        const BatchStatus& batch = *m_session->batch(id);
        if (batch.thisRun && !batch.settled) {
            //: a batch's label and its line: "web-0412: 0 of 20 running · 20 being ordered"
            summary.lines
                += tr("%1: %2").arg(displayText(batch.record.label), Words::verdictLine(batch));
        }
    }
    m_asking = true;
    const QPointer<BatchOrders> self(this);
    m_prompt.confirmOrder(summary, [self, goOn = std::move(goOn)](bool isConfirmed) {
        if (!self || !self->m_asking)
            return;
        self->m_asking = false;
        if (isConfirmed)
            goOn();
    });
}

} // namespace muster

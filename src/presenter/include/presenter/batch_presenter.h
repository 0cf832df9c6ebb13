// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/launch/launch_draft.h"
#include "core/ports/clock.h"
#include "core/ports/scheduler.h"
#include "engine/session.h"
#include "presenter/batch_orders.h"
#include "presenter/instance_table_model.h"

#include <QObject>
#include <QPointer>

#include <optional>
#include <vector>

namespace muster {

/// One part of the stacked bar: running, starting, pending, failed, in this order.
struct BarSegment
{
    DisplayState state = DisplayState::Running;
    int count = 0;
    friend bool operator==(const BarSegment&, const BarSegment&) = default;
};

/// One transmission of a call in words.
struct AttemptLine
{
    int number = 1;
    QString time{}; ///< local
    QString outcome{};
    friend bool operator==(const AttemptLine&, const AttemptLine&) = default;
};

/// One call of the batch in words.
struct CallLine
{
    int index = 1;
    int generation = 1;
    int amount = 0;
    int ids = 0;
    QString state{};
    QString requestId{};
    QString token{};
    QString remark{}; ///< why it was refused or is in doubt, or what proved it; may be empty
    std::vector<AttemptLine> attempts{};
    friend bool operator==(const CallLine&, const CallLine&) = default;
};

/// One number of a batch with its word: "1,000 asked".
struct FigureLine
{
    QString number{};
    QString word{};
    QString toolTip{}; ///< what is counted
    friend bool operator==(const FigureLine&, const FigureLine&) = default;
};

/// One batch as it is shown: verdict line, bar, elapsed time, its calls and its table.
class BatchPresenter : public QObject
{
    Q_OBJECT

public:
    BatchPresenter(Clock& clock, Scheduler& scheduler, BatchOrders& orders,
        milliseconds stalledAfter, QObject* parent = nullptr);
    ~BatchPresenter() override;

    /// Null: no account.
    void setSession(Session* session);
    void showBatch(const BatchId& id);
    void showNothing();
    [[nodiscard]] std::optional<BatchId> batch() const { return m_batch; }
    [[nodiscard]] bool hasBatch() const { return status() != nullptr; }
    [[nodiscard]] InstanceTableModel& model() { return m_model; }
    /// Null when none is shown.
    [[nodiscard]] const BatchStatus* status() const;

    [[nodiscard]] QString label() const;
    /// "web-0412 — cn-hangzhou — prod"
    [[nodiscard]] QString title() const;
    /// "17 of 20 running · 2 starting · 1 pending"
    [[nodiscard]] QString verdictLine() const;
    [[nodiscard]] QString explanation() const;
    /// Their counts add up to the number asked; it never runs backwards while the batch is coming
    /// up.
    [[nodiscard]] std::vector<BarSegment> segments() const;
    /// "41 s": until the verdict, then it stands still.
    [[nodiscard]] QString elapsedText() const;
    /// Asked, accepted, alive, ready.
    [[nodiscard]] std::vector<FigureLine> figures() const;
    /// What of it is being checked and how; of several calls in doubt the list of calls says more.
    [[nodiscard]] QString doubtText() const;
    [[nodiscard]] std::vector<CallLine> calls() const;
    /// The calls as lines of text, a tab between the columns, with a header; \a indexes: of these
    /// calls only.
    [[nodiscard]] QString callsText(const std::vector<int>& indexes = {}) const;
    [[nodiscard]] bool canStopWaiting() const;
    void stopWaiting();
    /// What can be done with the batch now, as buttons.
    [[nodiscard]] std::vector<BatchOffer> offers() const;
    void carryOut(BatchWish wish);
    /// The batch's parameters as a new, unsaved form.
    [[nodiscard]] std::optional<LaunchDraft> draft() const;
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    void scheduleTick();

    Clock& m_clock;
    Scheduler& m_scheduler;
    BatchOrders& m_orders;
    InstanceTableModel m_model;
    QPointer<Session> m_session;
    std::optional<BatchId> m_batch;
    bool m_tickScheduled = false;
};

} // namespace muster

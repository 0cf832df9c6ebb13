// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/launch/launch_draft.h"
#include "core/ports/clock.h"
#include "core/ports/scheduler.h"
#include "engine/session.h"
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

/// One call of the batch in words.
struct CallLine
{
    int index = 1;
    int amount = 0;
    QString state{};
    QString requestId{};
    QString token{};
    QString error{}; ///< whole text of the error, or empty
    int attempts = 0;
    int ids = 0;
};

/// One batch as it is shown: verdict line, bar, elapsed time, its calls and its table.
class BatchPresenter : public QObject
{
    Q_OBJECT

public:
    BatchPresenter(
        Clock& clock, Scheduler& scheduler, milliseconds stalledAfter, QObject* parent = nullptr);
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
    [[nodiscard]] std::vector<CallLine> calls() const;
    [[nodiscard]] bool canStopWaiting() const;
    void stopWaiting();
    /// Calls not sent yet can be given up, or sent after a click.
    [[nodiscard]] bool canCancel() const;
    void cancel();
    [[nodiscard]] bool canFinish() const;
    void finish();
    /// The batch's parameters as a new, unsaved form.
    [[nodiscard]] std::optional<LaunchDraft> draft() const;
    void retranslate();

Q_SIGNALS:
    void changed();
    void failed(const muster::Error& error);

private:
    void scheduleTick();

    Clock& m_clock;
    Scheduler& m_scheduler;
    InstanceTableModel m_model;
    QPointer<Session> m_session;
    std::optional<BatchId> m_batch;
    bool m_tickScheduled = false;
};

/// The draft that orders the same as \a record again; its release time only when it still lies
/// ahead.
LaunchDraft draftOf(const BatchRecord& record, UtcTime serverNow);

} // namespace muster

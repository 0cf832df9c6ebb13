// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/clock.h"
#include "core/ports/scheduler.h"
#include "engine/session.h"
#include "presenter/task_list.h"

#include <QObject>
#include <QPointer>

#include <vector>

namespace muster {

/// One release, from the open dialog to its outcome: the ids are fixed when it is made, the count
/// is typed, then a hold in which it can be cancelled, then the order. Deletes itself after
/// finished().
class ReleaseFlow : public QObject
{
    Q_OBJECT

public:
    enum class Stage { Typing, Holding, Ordering, Done, Cancelled };
    Q_ENUM(Stage)

    struct Line
    {
        InstanceId id{};
        QString name{};
        QString text{}; ///< name, id, address; or the outcome once there is one
        bool failed = false;
    };

    /// \a hold is constants::kReleaseHold, scaled.
    ReleaseFlow(Session& session, Clock& clock, Scheduler& scheduler, TaskList& tasks,
        milliseconds hold, const std::vector<InstanceId>& ids, QObject* parent);

    [[nodiscard]] Stage stage() const { return m_stage; }
    [[nodiscard]] int count() const { return static_cast<int>(m_ids.size()); }
    [[nodiscard]] const std::vector<InstanceId>& ids() const { return m_ids; }
    [[nodiscard]] const std::vector<Line>& lines() const { return m_lines; }
    [[nodiscard]] QString title() const; ///< "Release 12 instances"
    [[nodiscard]] QString question() const; ///< what will happen, and that the count is to be typed
    [[nodiscard]] QString countText() const { return m_countText; }
    void setCountText(const QString& text);
    [[nodiscard]] bool canConfirm() const; ///< the typed count is right
    /// Starts the hold; nothing without canConfirm().
    void confirm();
    /// Until the hold is over; afterwards it does nothing.
    void cancel();
    [[nodiscard]] bool canCancel() const
    {
        return m_stage == Stage::Typing || m_stage == Stage::Holding;
    }
    [[nodiscard]] seconds holdLeft() const;
    [[nodiscard]] QString holdText() const; ///< "Releasing in 7 s"
    [[nodiscard]] const std::vector<OrderOutcome>& outcomes() const { return m_outcomes; }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

Q_SIGNALS:
    void changed();
    void finished(); ///< Done or Cancelled

private:
    void tickHold();
    void sendOrder();
    void ended(const Result<std::vector<OrderOutcome>>& result);
    void finish(Stage stage);

    QPointer<Session> m_session;
    Clock& m_clock;
    Scheduler& m_scheduler;
    TaskList& m_tasks;
    milliseconds m_hold;
    BootTime m_holdEnds{};
    Stage m_stage = Stage::Typing;
    std::vector<InstanceId> m_ids;
    std::vector<Line> m_lines;
    QString m_countText;
    std::vector<OrderOutcome> m_outcomes;
    std::optional<Error> m_error;
    quint64 m_task = 0;
};

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/launch/launch_draft.h"
#include "engine/session.h"
#include "presenter/task_list.h"

#include <QObject>
#include <QPointer>

#include <optional>
#include <vector>

namespace muster {

/// The new release time as typed, in the forms of the Launch page. Local and UTC time follow each
/// other and the span.
struct ReleaseTimeEntry
{
    ReleaseChoice::Kind kind = ReleaseChoice::Kind::InSpan;
    QString span = QStringLiteral("8h");
    QString local{}; ///< `yyyy-MM-dd HH:mm`
    QString utc{}; ///< `yyyy-MM-ddTHH:mm:ssZ`
    friend bool operator==(const ReleaseTimeEntry&, const ReleaseTimeEntry&) = default;
};

/// One change of the release time, from the open dialog to its outcome; the ids are fixed when it
/// is made. Deletes itself after finished().
class ReleaseTimeFlow : public QObject
{
    Q_OBJECT

public:
    enum class Stage { Typing, Ordering, Done, Cancelled };
    Q_ENUM(Stage)

    ReleaseTimeFlow(Session& session, TaskList& tasks, const std::vector<InstanceId>& ids,
        const ReleaseTimeEntry& entry, QObject* parent);

    [[nodiscard]] Stage stage() const { return m_stage; }
    [[nodiscard]] int count() const { return static_cast<int>(m_ids.size()); }
    [[nodiscard]] QString title() const; ///< "Extend release time of 12 instances"
    [[nodiscard]] const QStringList& lines() const { return m_lines; } ///< each with its time now
    [[nodiscard]] const ReleaseTimeEntry& entry() const { return m_entry; }
    void setKind(ReleaseChoice::Kind kind);
    void setSpan(const QString& text);
    void setLocal(const QString& text);
    void setUtc(const QString& text);
    /// Why the time does not pass the rule (31 minutes to 3 years ahead); empty when it does.
    [[nodiscard]] QString problemText() const { return m_problem; }
    /// What the order will do: "They are released in 8 h · …".
    [[nodiscard]] QString effectText() const;
    /// What is worth a second look: no end, or an earlier end than now; may be empty.
    [[nodiscard]] QString warningText() const;
    [[nodiscard]] bool canConfirm() const;
    /// Judges the time once more, then sends; nothing without canConfirm().
    void confirm();
    /// While it is typed; afterwards it does nothing.
    void cancel();
    [[nodiscard]] bool canCancel() const { return m_stage == Stage::Typing; }
    [[nodiscard]] const std::vector<OrderOutcome>& outcomes() const { return m_outcomes; }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

Q_SIGNALS:
    void changed();
    void finished(); ///< Done or Cancelled

private:
    void judge();
    void follow();
    [[nodiscard]] Result<ReleaseTime> read() const;
    void ended(const Result<std::vector<OrderOutcome>>& result);
    void finish(Stage stage);

    QPointer<Session> m_session;
    TaskList& m_tasks;
    std::vector<InstanceId> m_ids;
    QStringList m_lines;
    std::vector<UtcTime> m_times; ///< the release times now, of those that have one
    ReleaseTimeEntry m_entry;
    std::optional<ReleaseTime> m_time; ///< none: never, or a problem
    QString m_problem;
    Stage m_stage = Stage::Typing;
    std::vector<OrderOutcome> m_outcomes;
    std::optional<Error> m_error;
    quint64 m_task = 0;
};

} // namespace muster

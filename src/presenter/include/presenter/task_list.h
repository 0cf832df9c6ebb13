// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/clock.h"

#include <QObject>

#include <functional>
#include <vector>

namespace muster {

/// One remote operation in the task strip.
struct Task
{
    quint64 id = 0;
    QString title{};
    int done = 0;
    int total = 0; ///< 0: no count is known
    BootTime startedAt{};
    bool canCancel = false;
};

/// The task strip: what goes on remotely right now, oldest first.
class TaskList : public QObject
{
    Q_OBJECT

public:
    explicit TaskList(Clock& clock, QObject* parent = nullptr);

    [[nodiscard]] const std::vector<Task>& tasks() const { return m_tasks; }
    /// "Launch web-0412 · 17 of 20 · 41 s"
    [[nodiscard]] QString text(const Task& task) const;
    [[nodiscard]] QString elapsedText(const Task& task) const;

    /// Returns the id, never 0. \a cancel may be empty: then it cannot be cancelled.
    quint64 begin(const QString& title, int total, std::function<void()> cancel = {});
    void progress(quint64 id, int done);
    void end(quint64 id);
    void cancel(quint64 id);

Q_SIGNALS:
    void changed();

private:
    Clock& m_clock;
    std::vector<Task> m_tasks;
    std::vector<std::pair<quint64, std::function<void()>>> m_cancels;
    quint64 m_lastId = 0;
};

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "presenter/task_list.h"

#include "presenter/words.h"

#include <algorithm>

namespace muster {

TaskList::TaskList(Clock& clock, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
{
}

QString TaskList::elapsedText(const Task& task) const
{
    return Words::span(std::chrono::duration_cast<seconds>(m_clock.bootNow() - task.startedAt));
}

QString TaskList::text(const Task& task) const
{
    if (task.total == 0) {
        //: a running operation and how long it has been going on, e.g. "Checking the launch · 3 s"
        return tr("%1 · %2").arg(task.title, elapsedText(task));
    }
    //: a running operation, how far it is, and for how long, e.g. "Release 12 instances · 3 of 12 ·
    //: 4 s"
    return tr("%1 · %2 of %3 · %4")
        .arg(task.title, Words::number(task.done), Words::number(task.total), elapsedText(task));
}

quint64 TaskList::begin(const QString& title, int total, std::function<void()> cancel)
{
    Task task;
    task.id = ++m_lastId;
    task.title = title;
    task.total = total;
    task.startedAt = m_clock.bootNow();
    task.canCancel = static_cast<bool>(cancel);
    m_tasks.push_back(task);
    if (cancel)
        m_cancels.emplace_back(task.id, std::move(cancel));
    Q_EMIT changed();
    return task.id;
}

void TaskList::progress(quint64 id, int done)
{
    const auto task = std::ranges::find(m_tasks, id, &Task::id);
    if (task == m_tasks.end() || task->done == done)
        return;
    task->done = done;
    Q_EMIT changed();
}

void TaskList::end(quint64 id)
{
    std::erase_if(m_cancels, [id](const auto& entry) { return entry.first == id; });
    if (std::erase_if(m_tasks, [id](const Task& task) { return task.id == id; }) > 0)
        Q_EMIT changed();
}

void TaskList::cancel(quint64 id)
{
    const auto found
        = std::ranges::find(m_cancels, id, &std::pair<quint64, std::function<void()>>::first);
    if (found == m_cancels.end())
        return;
    const std::function<void()> work = found->second; // it may end the task, and with it this entry
    work();
}

} // namespace muster

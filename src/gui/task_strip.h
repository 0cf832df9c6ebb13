// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presenter/task_list.h"

#include <QWidget>

#include <vector>

class QToolButton;

namespace muster {

class PlainLabel;
class StackedBar;

/// What goes on remotely, one line a task, at most three; the rest is counted.
class TaskStrip : public QWidget
{
    Q_OBJECT

public:
    explicit TaskStrip(TaskList& tasks, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    static constexpr size_t kLines = 3;
    struct Line
    {
        QWidget* box = nullptr;
        PlainLabel* text = nullptr;
        StackedBar* bar = nullptr;
        QToolButton* cancel = nullptr;
        quint64 task = 0;
    };

    [[nodiscard]] Line makeLine(int number);
    void refresh();
    void showTask(Line& line, const Task& task);

    TaskList& m_tasks;
    std::vector<Line> m_lines;
    QToolButton* m_more; ///< "2 more": shows them all
    bool m_all = false;
};

} // namespace muster

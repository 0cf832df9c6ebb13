// SPDX-License-Identifier: GPL-3.0-or-later
#include "task_strip.h"

#include "icons.h"
#include "plain_label.h"
#include "stacked_bar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace muster {

TaskStrip::TaskStrip(TaskList& tasks, QWidget* parent)
    : QWidget(parent)
    , m_tasks(tasks)
    , m_more(new QToolButton(this))
{
    setObjectName(QStringLiteral("taskStrip"));
    m_more->setObjectName(QStringLiteral("moreTasksButton"));
    m_more->setAutoRaise(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 4, 24, 4);
    column->setSpacing(2);
    column->addWidget(m_more, 0, Qt::AlignLeading);
    connect(m_more, &QToolButton::clicked, this, [this] {
        m_all = !m_all;
        refresh();
    });
    connect(&m_tasks, &TaskList::changed, this, &TaskStrip::refresh);
    refresh();
}

TaskStrip::Line TaskStrip::makeLine(int number)
{
    Line line;
    line.box = new QWidget(this);
    line.text = new PlainLabel(line.box);
    line.text->setObjectName(QStringLiteral("taskText%1").arg(number));
    line.bar = new StackedBar(line.box);
    line.bar->setObjectName(QStringLiteral("taskBar%1").arg(number));
    line.bar->setFixedSize(96, 6);
    line.cancel = new QToolButton(line.box);
    line.cancel->setObjectName(QStringLiteral("cancelTaskButton%1").arg(number));
    line.cancel->setAutoRaise(true);
    line.cancel->setIcon(themedIcon(QStringLiteral("action/close")));
    auto* row = new QHBoxLayout(line.box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(line.bar);
    row->addWidget(line.text);
    row->addWidget(line.cancel);
    row->addStretch(1);
    const size_t at = static_cast<size_t>(number) - 1;
    connect(
        line.cancel, &QToolButton::clicked, this, [this, at] { m_tasks.cancel(m_lines[at].task); });
    return line;
}

void TaskStrip::refresh()
{
    const std::vector<Task>& tasks = m_tasks.tasks();
    const size_t shown = m_all ? tasks.size() : std::min(kLines, tasks.size());
    auto* column = static_cast<QVBoxLayout*>(layout());
    while (m_lines.size() < shown) {
        m_lines.push_back(makeLine(static_cast<int>(m_lines.size()) + 1));
        column->insertWidget(column->count() - 1, m_lines.back().box);
    }
    for (size_t i = 0; i < m_lines.size(); ++i) {
        m_lines[i].box->setVisible(i < shown);
        if (i < shown)
            showTask(m_lines[i], tasks[i]);
    }
    const int hidden = static_cast<int>(tasks.size() - shown);
    m_more->setVisible(tasks.size() > kLines);
    m_more->setText(hidden > 0 ? tr("%n more", "tasks", hidden) : tr("Show fewer"));
    m_more->setAccessibleName(m_more->text());
    setVisible(!tasks.empty());
}

void TaskStrip::showTask(Line& line, const Task& task)
{
    line.task = task.id;
    line.text->setText(m_tasks.text(task));
    line.bar->setParts({{task.done, themeColor(ColorRole::Accent, palette()), false}}, task.total);
    line.bar->setVisible(task.total > 0); // without a count the time that passes is all there is
    line.bar->setAccessibleName(task.title);
    line.cancel->setVisible(task.canCancel);
    line.cancel->setToolTip(tr("Cancel %1").arg(task.title));
    line.cancel->setAccessibleName(tr("Cancel %1").arg(task.title));
}

void TaskStrip::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

void TaskStrip::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(0, 0, width(), 1, themeColor(ColorRole::Line, palette()));
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/qt_scheduler.h"

#include <QTimer>

#include <algorithm>
#include <limits>

namespace muster {
namespace {

// QTimer counts in int milliseconds.
constexpr std::chrono::milliseconds kLongestPart{std::numeric_limits<int>::max()};

} // namespace

QtScheduler::QtScheduler(QObject* parent)
    : QObject(parent)
{
}

qint64 QtScheduler::after(
    std::chrono::milliseconds delay, QObject* context, std::function<void()> work)
{
    const qint64 id = ++m_lastId;
    Wait wait;
    wait.timer = new QTimer(this);
    wait.timer->setSingleShot(true);
    wait.left = std::max(delay, std::chrono::milliseconds(0));
    wait.work = std::move(work);
    connect(wait.timer, &QTimer::timeout, this, [this, id] { onPartOver(id); });
    if (context != nullptr)
        connect(context, &QObject::destroyed, wait.timer, [this, id] { cancel(id); });
    startPart(wait);
    m_waits.insert(id, wait);
    return id;
}

void QtScheduler::cancel(qint64 id)
{
    const auto found = m_waits.find(id);
    if (found == m_waits.end())
        return;
    found->timer->stop();
    found->timer->deleteLater(); // it may be the sender of the signal that led here
    m_waits.erase(found);
}

void QtScheduler::startPart(Wait& wait)
{
    const std::chrono::milliseconds part = std::min(wait.left, kLongestPart);
    wait.left -= part;
    wait.timer->start(part);
}

void QtScheduler::onPartOver(qint64 id)
{
    const auto found = m_waits.find(id);
    if (found == m_waits.end())
        return;
    if (found->left.count() > 0) {
        startPart(*found);
        return;
    }
    const std::function<void()> work = std::move(found->work);
    found->timer->deleteLater();
    m_waits.erase(found);
    work();
}

} // namespace muster

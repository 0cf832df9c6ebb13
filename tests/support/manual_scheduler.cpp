// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/manual_scheduler.h"

#include <algorithm>

namespace muster {

qint64 ManualScheduler::after(
    std::chrono::milliseconds delay, QObject* context, std::function<void()> work)
{
    Wait wait;
    wait.hasContext = context != nullptr;
    wait.context = context;
    wait.work = std::move(work);
    ++m_lastId;
    m_waits.emplace(
        Key(m_now + std::max(delay, std::chrono::milliseconds(0)), m_lastId), std::move(wait));
    return m_lastId;
}

void ManualScheduler::cancel(qint64 id)
{
    const auto found = std::find_if(m_waits.begin(), m_waits.end(),
        [id](const auto& entry) { return entry.first.second == id; });
    if (found != m_waits.end())
        m_waits.erase(found);
}

void ManualScheduler::moveOn(std::chrono::milliseconds span)
{
    const std::chrono::milliseconds end = m_now + span;
    // What is asked for with delay 0 from inside a call would keep the loop at this instant for
    // ever: it has its own limit.
    int calls = 0;
    while (!m_waits.empty() && m_waits.begin()->first.first <= end) {
        const auto first = m_waits.begin();
        setNow(first->first.first);
        const Wait wait = std::move(first->second);
        m_waits.erase(first);
        if (!wait.isAlive())
            continue;
        wait.work();
        if (++calls > 1000000)
            qFatal("ManualScheduler: endless loop at one instant");
    }
    setNow(end);
}

bool ManualScheduler::moveToNext()
{
    const auto delay = nextDelay();
    if (!delay)
        return false;
    moveOn(*delay);
    return true;
}

std::size_t ManualScheduler::waitCount() const
{
    return static_cast<std::size_t>(std::count_if(
        m_waits.begin(), m_waits.end(), [](const auto& entry) { return entry.second.isAlive(); }));
}

std::optional<std::chrono::milliseconds> ManualScheduler::nextDelay() const
{
    for (const auto& [key, wait] : m_waits) {
        if (wait.isAlive())
            return key.first - m_now;
    }
    return std::nullopt;
}

void ManualScheduler::setNow(std::chrono::milliseconds now)
{
    if (m_clock != nullptr)
        m_clock->moveOn(now - m_now);
    m_now = now;
}

} // namespace muster

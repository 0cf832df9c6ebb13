// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <chrono>
#include <functional>

namespace muster {

/// Waiting, injected. Callbacks come from the event loop, never from inside after().
class Scheduler
{
public:
    virtual ~Scheduler() = default;
    /// Calls \a work once after \a delay unless \a context is destroyed first or cancel() is called
    /// with the returned id (> 0).
    virtual qint64 after(
        std::chrono::milliseconds delay, QObject* context, std::function<void()> work)
        = 0;
    virtual void cancel(qint64 id) = 0;
};

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/scheduler.h"
#include "support/fake_clock.h"

#include <QPointer>

#include <map>
#include <optional>
#include <utility>

namespace muster {

/// Waiting in virtual time: nothing is called before the test calls moveOn(). Moves \a clock along,
/// when it has one.
class ManualScheduler : public Scheduler
{
public:
    explicit ManualScheduler(FakeClock* clock = nullptr)
        : m_clock(clock)
    {
    }

    qint64 after(
        std::chrono::milliseconds delay, QObject* context, std::function<void()> work) override;
    void cancel(qint64 id) override;

    /// Lets \a span pass and calls what is due, in order of time, then of asking; also what these
    /// calls ask for anew.
    void moveOn(std::chrono::milliseconds span);
    /// Moves on to the next wait and calls what is due then. False when nothing waits.
    bool moveToNext();
    /// How many waits are open.
    [[nodiscard]] std::size_t waitCount() const;
    /// The time until the next wait ends.
    [[nodiscard]] std::optional<std::chrono::milliseconds> nextDelay() const;
    /// Virtual time since the beginning.
    [[nodiscard]] std::chrono::milliseconds now() const { return m_now; }

private:
    struct Wait
    {
        bool hasContext = false;
        QPointer<QObject> context;
        std::function<void()> work;
        [[nodiscard]] bool isAlive() const { return !hasContext || !context.isNull(); }
    };
    using Key = std::pair<std::chrono::milliseconds, qint64>;

    void setNow(std::chrono::milliseconds now);

    FakeClock* m_clock = nullptr;
    std::chrono::milliseconds m_now{0};
    qint64 m_lastId = 0;
    std::map<Key, Wait> m_waits;
};

} // namespace muster

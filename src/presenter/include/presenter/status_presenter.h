// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "core/ports/clock.h"
#include "core/ports/scheduler.h"
#include "engine/session.h"

#include <QObject>
#include <QPointer>

#include <optional>

namespace muster {

/// The texts of the status bar. An empty text is not shown.
class StatusPresenter : public QObject
{
    Q_OBJECT

public:
    StatusPresenter(Clock& clock, Scheduler& scheduler, QObject* parent = nullptr);

    /// Begins to count the seconds.
    void start();
    void setSession(Session* session);
    void setRegion(const RegionId& region);

    [[nodiscard]] QString accountText() const; ///< "prod", "Simulator", "No account"
    [[nodiscard]] QString regionText() const;
    [[nodiscard]] QString dataAgeText() const; ///< "Data 4 s old"
    /// For a page: "read 4 s ago"; empty before the first complete round.
    [[nodiscard]] QString readText() const;
    [[nodiscard]] QString readTextOf(const RegionId& region) const;
    [[nodiscard]] QString callsText() const; ///< "12 calls/min, 288 left"
    [[nodiscard]] QString clockText() const; ///< "Clock 2 min behind the server", from 5 s on
    [[nodiscard]] QString throttleText() const; ///< "Throttled until 14:07:00"
    [[nodiscard]] QString troubleText() const; ///< why the last read failed
    [[nodiscard]] bool isSimulator() const;

Q_SIGNALS:
    void changed();

private:
    void tick();
    [[nodiscard]] ApiLoad load() const;

    Clock& m_clock;
    Scheduler& m_scheduler;
    QPointer<Session> m_session;
    std::optional<RegionId> m_region;
    bool m_started = false;
};

} // namespace muster

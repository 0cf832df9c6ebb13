// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/clock.h"

namespace muster {

/// Clocks that only the test moves. Begins on 2026-04-12 at 10:00:00 UTC, one hour after boot.
class FakeClock : public Clock
{
public:
    [[nodiscard]] UtcTime wallNow() const override { return m_wall; }
    [[nodiscard]] BootTime bootNow() const override { return m_boot; }
    [[nodiscard]] QString bootId() const override { return m_bootId; }

    void setWall(UtcTime wall) { m_wall = wall; }
    void setBoot(BootTime boot) { m_boot = boot; }
    void setBootId(const QString& id) { m_bootId = id; }
    /// Moves both clocks on.
    void moveOn(milliseconds span)
    {
        m_wall += span;
        m_boot += span;
    }

private:
    UtcTime m_wall{milliseconds(1775988000000)};
    BootTime m_boot{3600000};
    QString m_bootId = QStringLiteral("11111111-2222-3333-4444-555555555555");
};

} // namespace muster

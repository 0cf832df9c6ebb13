// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/instance.h"
#include "core/time.h"

#include <optional>

namespace muster {

/// One watched instance between polls: what decides whether an absent id is not yet visible,
/// missing, or gone. Source: reliability rules, section 5.
class Watch
{
public:
    /// \a acceptedAt: when the id became known, by the boot clock.
    Watch(FleetRow row, BootTime acceptedAt);

    [[nodiscard]] const FleetRow& row() const { return m_row; }
    [[nodiscard]] bool isAbsent() const { return m_absentSince.has_value(); }
    /// Absent beyond the first minute after acceptance: worth asking the event history for.
    [[nodiscard]] bool isOverdue(BootTime now, double timeScale) const;
    /// Changing states, ids not seen yet and ids being released are asked for often.
    [[nodiscard]] bool isChanging() const;
    /// Nothing more can become of it.
    [[nodiscard]] bool isOver() const;
    /// Missing for so long that an own query decides.
    [[nodiscard]] bool needsOwnQuery(BootTime now, double timeScale) const;
    [[nodiscard]] BootTime askedAt() const { return m_askedAt; }
    void setAskedAt(BootTime now) { m_askedAt = now; }

    /// The reply number \a reply had this instance. False when the reply is older than the last one
    /// applied, or nothing changed.
    bool seen(const Instance& instance, quint64 reply, UtcTime wall);
    /// A complete reply asked for this id and had it not. \a own: the reply asked for this id
    /// alone. True when the row changed.
    bool absent(quint64 reply, BootTime now, UtcTime server, bool own, double timeScale);
    /// The event history names it as dropped by ECS. True when the row changed.
    bool dropped();
    /// An order to release it was accepted by the service.
    bool releaseAccepted();
    /// Something was ordered: counts as changing until the status changes, for at most 20 replies.
    void expectChange() { m_expectedReplies = 20; }
    /// Its batch became known.
    void setBatch(const BatchId& batch) { m_row.instance.batch = batch; }

private:
    [[nodiscard]] Presence endOf(UtcTime server) const;

    FleetRow m_row;
    BootTime m_acceptedAt;
    BootTime m_askedAt{};
    quint64 m_lastReply = 0;
    int m_absentReplies = 0;
    int m_expectedReplies = 0;
    std::optional<BootTime> m_absentSince;
    std::optional<BootTime> m_missingSince;
};

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "budgets.h"
#include "core/launch/machine.h"
#include "engine/session.h"
#include "page_reader.h"
#include "poller.h"

#include <QObject>

#include <deque>
#include <functional>

namespace muster {

/// Runs the batch machine of one batch against the ports: what a step adds is written down first,
/// then its commands are done. Recovery feeds the same machine; there is no second path.
class BatchRunner : public QObject
{
    Q_OBJECT

public:
    /// \a state as the plan or the journal has it. \a poller is that of the batch's region; it and
    /// \a budgets outlive the runner.
    BatchRunner(const SessionPorts& ports, machine::State state, Poller& poller, Budgets& budgets,
        double timeScale, QObject* parent = nullptr);

    /// A person confirmed: sends what is planned.
    void confirm() { apply(machine::Confirmed{}); }
    /// After start: looks for calls in doubt, subscribes what was accepted.
    void resume() { apply(machine::Loaded{}); }
    void cancel() { apply(machine::CancelWished{}); }
    void stop() { apply(machine::Stopping{}); }
    void lookAgain() { apply(machine::LookWished{}); }
    void closeAsIs() { apply(machine::ClosedAsIs{}); }
    /// The machine slept: answers of what was in flight no longer count.
    void woke() { apply(machine::Woke{}); }
    /// Writes the new generation down and sends it. Fails with Kind::Storage, or as the machine
    /// finds nothing to order.
    Result<Done> orderAgain();
    void slotFreed(int inFlightElsewhere);
    /// The retry budget of the region changed.
    void budgetChanged() { apply(machine::SlotFreed{m_state.inFlightElsewhere}); }
    void setServerOffset(std::optional<milliseconds> offset) { m_offset = offset; }
    void setWallTrusted(bool trusted) { m_wallTrusted = trusted; }

    [[nodiscard]] const machine::State& state() const { return m_state; }
    [[nodiscard]] int callsInFlight() const;
    /// The journal cannot be written: nothing is sent before it can.
    [[nodiscard]] bool isPaused() const { return m_paused; }
    [[nodiscard]] bool isSettled() const { return machine::isSettled(m_state); }
    [[nodiscard]] std::vector<CallInDoubt> callsInDoubt() const
    {
        return machine::callsInDoubt(m_state, now(), m_timeScale);
    }

Q_SIGNALS:
    void advanced();
    void surplusFound(int call, int asked, int found);
    /// The journal refuses; it is tried again every 100 ms. Ids that went to the rescue file are
    /// told of here too.
    void storageFailed(const muster::Error& error);
    void serverTimeSeen(qint64 ms);

private:
    void apply(const machine::Event& event);
    Result<Done> applyNow(const machine::Event& event);
    [[nodiscard]] machine::Step decide(const machine::Event& event, bool maySend) const;
    Result<Done> writeDown(const machine::Step& step);
    void pause(const Error& error);
    void tryAgain();
    void drainBacklog();
    [[nodiscard]] machine::Now now() const;
    void perform(const machine::Command& command);
    void send(const machine::Send& command);
    void look(const machine::Look& command);
    void lookedAt(machine::Looked event, const QString& tag, const Listing& listing);
    void logMismatch(const CallRecord& call, const Answer& answer) const;

    SessionPorts m_ports;
    machine::State m_state;
    Poller& m_poller;
    Budgets& m_budgets;
    double m_timeScale;
    std::optional<milliseconds> m_offset;
    bool m_wallTrusted = true;
    bool m_paused = false;
    std::deque<machine::Event> m_backlog; ///< events whose entries could not be written yet
    bool m_applying = false;
};

} // namespace muster

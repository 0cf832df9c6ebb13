// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
    /// \a state as the plan or the journal has it. \a poller is that of the batch's region and
    /// outlives the runner.
    BatchRunner(const SessionPorts& ports, machine::State state, Poller& poller, double timeScale,
        QObject* parent = nullptr);

    /// A person confirmed: sends what is planned.
    void confirm() { apply(machine::Confirmed{}); }
    /// After start: looks for calls in doubt, subscribes what was accepted.
    void resume() { apply(machine::Loaded{}); }
    void cancel() { apply(machine::CancelWished{}); }
    void stop() { apply(machine::Stopping{}); }
    void slotFreed(int inFlightElsewhere);
    void setServerOffset(milliseconds offset) { m_offset = offset; }

    [[nodiscard]] const machine::State& state() const { return m_state; }
    [[nodiscard]] int callsInFlight() const;
    [[nodiscard]] bool isSettled() const { return machine::isSettled(m_state); }

Q_SIGNALS:
    void advanced();
    void surplusFound(int call, int asked, int found);
    /// The journal refuses; the event is tried again every 100 ms.
    void storageFailed(const muster::Error& error);
    void serverTimeSeen(qint64 ms);

private:
    void apply(const machine::Event& event);
    bool applyNow(const machine::Event& event);
    void drainBacklog();
    [[nodiscard]] machine::Now now() const;
    void perform(const machine::Command& command);
    void send(const machine::Send& command);
    void look(const machine::Look& command);
    void lookedAt(int call, const Listing& listing);
    [[nodiscard]] const CallRecord* callAt(int index) const;

    SessionPorts m_ports;
    machine::State m_state;
    Poller& m_poller;
    double m_timeScale;
    milliseconds m_offset{0};
    std::deque<machine::Event> m_backlog; ///< events whose entries could not be written yet
    bool m_applying = false;
};

} // namespace muster

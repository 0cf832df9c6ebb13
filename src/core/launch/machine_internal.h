// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/launch/machine.h"

namespace muster::machine {

/// The nearest whole millisecond.
milliseconds rounded(double value);

/// One decision while it is being made: the step so far, and what the event brought.
class Decision
{
public:
    Decision(const State& state, const Now& now, const Chance& chance, double timeScale);

    void onConfirmed();
    void onLoaded();
    void onAnswered(const Answered& event);
    void onDue(int call);
    void onLooked(const Looked& event);
    void onCancelWished();

    State& state() { return m_step.next; }
    Step take() { return std::move(m_step); }

    /// Sends whatever may be sent now.
    void sendWhatMayGo();

private:
    using Doing = CallMind::Doing;

    // machine_sending.cpp: what goes out, and when
    void send(CallRecord& call);
    void sendOrWait(CallRecord& call);
    [[nodiscard]] std::optional<milliseconds> paceDelay(const CallRecord& call) const;
    [[nodiscard]] bool firstSendAllowed() const;
    [[nodiscard]] int callsInFlight() const;
    // machine_answers.cpp: what an answer means
    void accept(CallRecord& call, const CallAdvanced& advance);
    void reject(CallRecord& call, CallAdvanced advance);
    void repeatOrGiveUp(CallRecord& call, const Answer& answer, CallAdvanced advance);
    void doubt(CallRecord& call, const Answer& answer, CallAdvanced advance);
    void holdOthers(RefusalKind refusal);
    void slowDown(const Answer& answer);
    [[nodiscard]] bool givenUp(const CallRecord& call) const;

    // machine_looking.cpp: section 4
    void waitToLook(CallRecord& call, milliseconds atLeast);
    void look(CallRecord& call);
    void judgeFewer(CallRecord& call, const Looked& event, bool foundNew);
    [[nodiscard]] bool repeatClosedForGood(const CallRecord& call) const;
    void closeAbsent(CallRecord& call);

    // shared
    CallRecord* callAt(int index);
    CallMind& mindOf(const CallRecord& call) { return m_step.next.minds[call.index]; }
    [[nodiscard]] CallAdvanced advanceOf(const CallRecord& call) const;
    /// Writes the advance down and applies it to the record.
    void advance(CallRecord& call, const CallAdvanced& change);
    void wait(CallRecord& call, CallMind::Doing doing, milliseconds delay);
    [[nodiscard]] milliseconds scaled(milliseconds span) const;
    [[nodiscard]] std::optional<milliseconds> trustedAge(const Attempt& attempt) const;
    [[nodiscard]] bool releasePasses() const;

    Step m_step;
    const Now& m_now;
    const Chance& m_chance;
    double m_timeScale;
    int m_noncesUsed = 0;
};

} // namespace muster::machine

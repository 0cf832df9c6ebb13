// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/launch/machine.h"

namespace muster::machine {

/// The nearest whole millisecond.
milliseconds rounded(double value);
milliseconds scaledBy(milliseconds span, double timeScale);

/// How long ago \a attempt was, or nothing when no clock can be trusted to tell.
std::optional<milliseconds> trustedAge(const Attempt& attempt, const Now& now);
/// True when the token of \a call may not be sent again, and never will (section 4, step 2).
bool isRepeatClosed(const State& state, const CallRecord& call, const Now& now, double timeScale);

/// One decision while it is being made: the step so far, and what the event brought.
class Decision
{
public:
    Decision(const State& state, const Now& now, const Limits& limits, const Chance& chance,
        double timeScale);

    // machine_wishes.cpp: what a person, a start or a sleep brings
    void onConfirmed();
    void onLoaded();
    void onCancelWished();
    void onLookWished();
    void onOrderedAgain();
    void onClosedAsIs();
    void onWoke();
    // machine.cpp, machine_answers.cpp, machine_looking.cpp
    void onAnswered(const Answered& event);
    void onDue(const Due& event);
    void onLooked(const Looked& event);

    State& state() { return m_step.next; }
    Step take() { return std::move(m_step); }

    /// Sends whatever may be sent now.
    void sendWhatMayGo();

private:
    using Doing = CallMind::Doing;

    // machine_sending.cpp: what goes out, and when
    void send(CallRecord& call);
    void sendOrWait(CallRecord& call);
    [[nodiscard]] milliseconds paceDelay(const CallRecord& call) const;
    [[nodiscard]] bool firstSendAllowed() const;
    [[nodiscard]] bool isConfirmationYoung() const;
    [[nodiscard]] int callsInFlight() const;

    // machine_answers.cpp: what an answer means
    void accept(CallRecord& call, const CallAdvanced& change);
    void reject(CallRecord& call, CallAdvanced change);
    void repeatOrGiveUp(CallRecord& call, const Answer& answer, CallAdvanced change);
    void doubt(CallRecord& call, const Answer& answer, CallAdvanced change);
    void judge(CallRecord& call, const Answer& answer, const CallAdvanced& change);
    void hold(RefusalKind refusal);
    void spendPatience(const CallRecord& call, const Answer& answer);
    void takeLateIds(const Answered& event);
    void alarmOnSurplus(const CallRecord& call, const CallAdvanced& change);
    [[nodiscard]] bool isGivenUp(const CallRecord& call) const;

    // machine_looking.cpp: section 4
    void startDoubt(CallRecord& call);
    void waitToLook(CallRecord& call, milliseconds atLeast);
    void look(CallRecord& call);
    void judgeFewer(CallRecord& call, const Looked& event, bool foundNew);
    [[nodiscard]] bool repeatAllowedNow(const CallRecord& call) const;
    [[nodiscard]] bool noLateCopyCanRun(const CallRecord& call) const;
    void closeAbsent(CallRecord& call);

    // shared
    CallRecord* callAt(int index);
    CallMind& mindOf(const CallRecord& call) { return m_step.next.minds[call.index]; }
    [[nodiscard]] CallAdvanced advanceOf(const CallRecord& call) const;
    /// The ids of \a ids that \a call has not yet.
    [[nodiscard]] static std::vector<InstanceId> newIds(
        const CallRecord& call, const std::vector<InstanceId>& ids);
    /// Writes the advance down and applies it to the record.
    void advance(CallRecord& call, const CallAdvanced& change);
    void wait(CallRecord& call, CallMind::Doing doing, milliseconds delay);
    [[nodiscard]] milliseconds scaled(milliseconds span) const
    {
        return scaledBy(span, m_timeScale);
    }

    Step m_step;
    const Now& m_now;
    const Chance& m_chance;
    double m_timeScale;
    int m_noncesUsed = 0;
};

} // namespace muster::machine

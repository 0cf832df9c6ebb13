// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/launch/answer.h"
#include "core/launch/batch.h"
#include "core/launch/call_in_doubt.h"
#include "core/launch/limits.h"
#include "core/ports/journal_entries.h"

#include <map>
#include <variant>
#include <vector>

/// The batch machine: reliability rules, sections 3 and 4, as one pure function. It never reads a
/// clock, draws a number or sends a byte: events bring all of that in, commands ask for it.
namespace muster::machine {

/// The clocks at the moment of an event.
struct Now
{
    UtcTime wall{};
    UtcTime server{}; ///< wall plus the measured offset
    bool isServerKnown = false; ///< a Date of the service was read in this run
    bool isWallTrusted = true; ///< not behind the last time in the journal
    QString bootId{};
    BootTime boot{};
};

/// What this run of the program knows of a call beyond its record: gone after a restart, and safe
/// to lose.
struct CallMind
{
    enum class Doing {
        Nothing,
        InFlight, ///< an attempt has no answer yet
        WaitingToSend, ///< a Due comes, then the call may be sent
        WaitingToLook, ///< a Due comes, then a look
        Looking, ///< a look has no answer yet
    };
    Doing doing = Doing::Nothing;
    int wait = 0; ///< number of the wait that counts: an older one comes for nothing
    BootTime dueAt{}; ///< when it ends
    bool oneLook = false; ///< an unlisted refusal of a clean call: one look decides
    bool clockCorrected = false; ///< one correction of the clock for each call
    bool ranIntoDeadline = false; ///< the last attempt
    bool givenUp = false; ///< dirty, and its repeats go at the pace of the looks
    int looks = 0; ///< since the doubt began: sets the pace
    int looksDone = 0; ///< in this run
    BootTime doubtAt{};
    BootTime lookBegan{};
    bool lastLookComplete = true;
    bool lastLookProved = true;
    int quietLooks = 0; ///< complete, proved, nothing new, while the token may not be sent again
    std::optional<BootTime> firstQuietLook{};
};

struct State
{
    BatchRecord batch{};
    std::map<int, CallMind> minds{}; ///< by call index
    bool started = false; ///< a person confirmed in this run
    UtcTime confirmedAt{};
    bool goOnAfterShortage = false; ///< stock and quota refusals do not hold what is planned
    bool cancelled = false;
    bool halted = false; ///< a refusal halts or holds what is PLANNED
    bool keyRefused = false; ///< no second attempt with a key that was refused
    bool releaseTooNear = false; ///< the release time came too near: the person is asked
    bool confirmationOld = false; ///< a planned call waited too long for its turn: … is asked
    bool stopping = false; ///< the program ends: no new command
    int waits = 0; ///< number of the last wait
    int inFlightElsewhere = 0; ///< of other batches of the region
};

// Events
// -------------------------------------------------------------------------------------------------------------

struct Confirmed ///< the plan is in the journal; a person confirmed it in this run
{
};
struct Loaded ///< read from the journal at start
{
};
struct Answered
{
    int call = 1;
    int attempt = 1;
    Answer answer{};
    int generation = 1;
};
struct Due ///< a wait is over
{
    int call = 1;
    int wait = 0;
};
struct Looked ///< DescribeInstances by the call tag
{
    int call = 1;
    bool complete = false; ///< all pages were read
    bool permissionProved = false; ///< an empty list may be believed
    std::vector<InstanceId> ids{};
    int generation = 1;
};
struct SlotFreed ///< something that is shared changed: calls in flight, or the retry budget
{
    int inFlightElsewhere = 0;
};
struct CancelWished
{
};
struct LookWished ///< look for every call in doubt at once
{
};
struct OrderedAgain ///< a person confirmed: what was certainly not bought, as new calls
{
};
struct ClosedAsIs ///< a person takes what there is: what is PLANNED is never sent
{
};
struct Woke ///< the machine slept: what was in flight is lost, and no time-out counts
{
};
struct Stopping ///< the program ends
{
};
using Event = std::variant<Confirmed, Loaded, Answered, Due, Looked, SlotFreed, CancelWished,
    LookWished, OrderedAgain, ClosedAsIs, Woke, Stopping>;

// Commands
// -----------------------------------------------------------------------------------------------------------

struct Send ///< the attempt's row is in the same step's entries
{
    int call = 1;
    int attempt = 1;
};
struct Look
{
    int call = 1;
};
struct Wait ///< then Due with the same number
{
    int call = 1;
    milliseconds delay{};
    int wait = 0;
};
struct Subscribe ///< hand accepted ids to the poller
{
    std::vector<InstanceId> ids{};
};
struct Surplus ///< more instances than were asked for: an alarm, and nothing is released by itself
{
    int call = 1;
    int asked = 0;
    int found = 0;
};
using Command = std::variant<Send, Look, Wait, Subscribe, Surplus>;

/// Random numbers that one event may use: drawn before, so that the machine stays pure.
struct Chance
{
    double jitter = 0.5; ///< 0 to 1
    QStringList nonces{}; ///< fresh ones, one for each call that may be sent by one event
};

struct Step
{
    State next{};
    std::vector<JournalEntry>
        entries{}; ///< one transaction, committed before any command is performed
    std::vector<Command> commands{};
    Limits limits{}; ///< what is left after the commands
};

/// One step. Spans are scaled by \a timeScale (0.001 to 1).
Step decide(const State& state, const Event& event, const Now& now, const Limits& limits,
    const Chance& chance, double timeScale = 1.0);

/// True when no call can change by itself any more (all outcomes are known, or only planned ones
/// wait for a person).
bool isSettled(const State& state);

/// The calls of which nobody knows yet what they bought, by index.
std::vector<CallInDoubt> callsInDoubt(const State& state, const Now& now, double timeScale = 1.0);

/// Instances that OrderedAgain would send, held PLANNED calls with them: 0 when no call was
/// certainly not bought.
int canOrderAgain(const State& state);
/// False when the release time is nearer than 30 min 15 s.
bool releasePasses(const BatchRecord& batch, UtcTime server);

} // namespace muster::machine

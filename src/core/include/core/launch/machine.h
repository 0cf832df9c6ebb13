// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/launch/answer.h"
#include "core/launch/batch.h"
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
    bool oneLook = false; ///< an unlisted refusal of a clean call: one look decides
    bool clockCorrected = false; ///< one correction of the clock for each call
    int looks = 0; ///< since the last doubt: sets the pace
    int emptyLooks
        = 0; ///< complete, permission-proved, nothing new, while the token may not be sent again
    std::optional<BootTime> firstEmptyLook{};
};

/// How fast launch calls of this batch may go out after the service throttled one.
struct Pace
{
    std::optional<BootTime> silentUntil{};
    std::optional<BootTime>
        slowSince{}; ///< 1 call a second from then, one more for each clean minute, up to 5
    std::optional<BootTime> lastSend{};
    std::vector<std::pair<BootTime, int>> recent{}; ///< instances asked for in the last minute
};

struct State
{
    BatchRecord batch{};
    std::map<int, CallMind> minds{}; ///< by call index
    bool started = false; ///< a person confirmed in this run
    UtcTime confirmedAt{};
    bool cancelled = false;
    bool halted = false; ///< a refusal halts or holds what is PLANNED
    bool releaseTooNear = false; ///< the release time came too near: the person is asked
    bool stopping = false; ///< the program ends: no new command
    Pace pace{};
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
};
struct Due ///< a wait is over
{
    int call = 1;
};
struct Looked ///< DescribeInstances by the call tag
{
    int call = 1;
    bool complete = false; ///< all pages were read
    bool permissionProved = false; ///< an empty list may be believed
    std::vector<InstanceId> ids{};
};
struct SlotFreed ///< another batch of the region has one call in flight less
{
    int inFlightElsewhere = 0;
};
struct CancelWished
{
};
struct Stopping ///< the program ends
{
};
using Event
    = std::variant<Confirmed, Loaded, Answered, Due, Looked, SlotFreed, CancelWished, Stopping>;

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
struct Wait ///< then Due
{
    int call = 1;
    milliseconds delay{};
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
};

/// One step. Spans are scaled by \a timeScale (0.001 to 1).
Step decide(const State& state, const Event& event, const Now& now, const Chance& chance,
    double timeScale = 1.0);

/// True when no call can change by itself any more (all outcomes are known, or only planned ones
/// wait for a person).
bool isSettled(const State& state);

} // namespace muster::machine

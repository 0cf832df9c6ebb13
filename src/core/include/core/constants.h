// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <chrono>

/// The figures marked (C) in the reliability rules. MUSTER_TIME_SCALE shortens those of them that
/// are spans of time (TimeScale); limits of the API are not here and are never scaled.
namespace muster::constants {

using namespace std::chrono_literals;

inline constexpr int kCallsInFlightPerRegion = 3;
inline constexpr int kInstancesPerMinute = 5000;
inline constexpr int kMaxAttempts = 4;
inline constexpr std::chrono::milliseconds kGiveUpAfter
    = 10min; ///< since the first attempt of a call
inline constexpr std::chrono::milliseconds kRunDeadline = 90s; ///< of one RunInstances, not scaled
inline constexpr std::chrono::milliseconds kReadDeadline = 15s; ///< of one read, not scaled
inline constexpr std::chrono::milliseconds kTokenWindow = 30min;
inline constexpr std::chrono::milliseconds kLateArrival
    = 20min; ///< server time past the last signed timestamp
inline constexpr std::chrono::milliseconds kNotBoughtLooksSpan = 2min;
inline constexpr int kNotBoughtLooks = 3;
inline constexpr std::array<std::chrono::milliseconds, 5> kLookDelays{
    2s, 5s, 10s, 20s, 30s}; ///< after the doubt; then the last one is the pace
inline constexpr std::chrono::milliseconds kServerAgrees
    = 5min; ///< a wall clock whose offset is larger measures no age
inline constexpr std::chrono::milliseconds kOffsetThatCounts
    = 60s; ///< a larger offset of the clock is applied to signatures
inline constexpr std::chrono::milliseconds kRetryBase = 250ms;
inline constexpr std::chrono::milliseconds kRetryCap = 20s;
inline constexpr std::chrono::milliseconds kStillProcessingMin = 2s;
inline constexpr std::chrono::milliseconds kStillProcessingBase = 3s;
inline constexpr std::chrono::milliseconds kStillProcessingCap = 18s;
inline constexpr std::chrono::milliseconds kConfirmationAge
    = 30min; ///< a planned call is sent only while younger

inline constexpr std::chrono::milliseconds kPollFloor = 3s; ///< changing instances
inline constexpr double kPollStretch = 1.3; ///< after kQuietRounds rounds without news
inline constexpr int kQuietRounds = 3;
inline constexpr std::chrono::milliseconds kSteadyInterval = 30s;
inline constexpr std::chrono::milliseconds kHiddenInterval = 120s; ///< no window visible
inline constexpr std::chrono::milliseconds kRefreshFloor = 2s;
inline constexpr double kCallsPerSecond = 5.0; ///< for each account, region and action
inline constexpr double kCallBurst = 10.0;
inline constexpr double kPollShare = 0.5; ///< of the rate, for polling
inline constexpr std::chrono::milliseconds kNotYetVisible
    = 60s; ///< after acceptance an absent id is not missing
inline constexpr int kMissingReplies = 3;
inline constexpr std::chrono::milliseconds kMissingSpan = 60s;
inline constexpr std::chrono::milliseconds kMissingDecision = 10min;
inline constexpr std::chrono::milliseconds kStalledAfter
    = 10min; ///< a passing state older than this
inline constexpr int kMaxPages = 2000;

inline constexpr std::chrono::milliseconds kProbeInterval
    = 30s; ///< the only read of a region whose retry budget is empty
inline constexpr std::chrono::milliseconds kSleepGap
    = 5s; ///< between two ticks of a second: more of it counts as sleep

inline constexpr std::chrono::milliseconds kReleaseHold = 10s;
inline constexpr std::chrono::milliseconds kShutdownWait = 3s;
inline constexpr std::chrono::milliseconds kDefaultWait = 20min;

} // namespace muster::constants

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/call_budget.h"

#include "core/constants.h"

#include <algorithm>
#include <cmath>

namespace muster {

using namespace std::chrono_literals;

CallBudget::CallBudget(double timeScale)
    : m_timeScale(timeScale)
    , m_tokens(constants::kCallBurst)
{
}

double CallBudget::rate(BootTime now) const
{
    const double full = constants::kCallsPerSecond;
    if (m_silentUntil && now < *m_silentUntil)
        return 0.0;
    if (!m_slowSince)
        return full;
    const auto cleanMinutes = (now - *m_slowSince) / minutes(1);
    return std::min(full, 1.0 + static_cast<double>(cleanMinutes));
}

double CallBudget::scale(BootTime now) const
{
    // A shorter time scale lets the simulator be asked as often in scaled time; after it throttled
    // a call, its own minutes count.
    return rate(now) < constants::kCallsPerSecond ? 1.0 : m_timeScale;
}

double CallBudget::tokens(BootTime now) const
{
    const double elapsed = std::max(0.0, static_cast<double>((now - m_filledAt).count()) / 1000.0);
    const double refilled = m_tokens + elapsed * rate(now) / scale(now);
    const double cap = rate(now) < constants::kCallsPerSecond ? 1.0 : constants::kCallBurst;
    return std::min(cap, refilled);
}

milliseconds CallBudget::delay(BootTime now, bool poll) const
{
    if (m_silentUntil && now < *m_silentUntil)
        return *m_silentUntil - now;
    const double share = poll ? constants::kPollShare : 1.0;
    const double kept = poll ? constants::kCallBurst * (1.0 - constants::kPollShare) : 0.0;
    const double slow = rate(now) < constants::kCallsPerSecond ? 0.0 : kept;
    const double missing = 1.0 + slow - tokens(now);
    if (missing > 0.0)
        return milliseconds(
            static_cast<qint64>(std::ceil(1000.0 * missing * scale(now) / rate(now))));
    if (poll && !m_calls.empty()) {
        const double gap = 1000.0 * scale(now) / (rate(now) * share);
        const auto next = m_calls.back() + milliseconds(static_cast<qint64>(gap));
        if (now < next)
            return next - now;
    }
    return 0ms;
}

void CallBudget::spend(BootTime now)
{
    m_tokens = std::max(0.0, tokens(now) - 1.0);
    m_filledAt = now;
    m_calls.push_back(now);
    while (!m_calls.empty() && now - m_calls.front() >= minutes(1))
        m_calls.pop_front();
}

void CallBudget::throttled(
    BootTime now, UtcTime wall, double jitter, std::optional<qint64> retryAfterMs)
{
    const auto intoMinute = wall.time_since_epoch() % 60s;
    const auto jittered = milliseconds(static_cast<qint64>(5000.0 * jitter));
    auto silence = std::chrono::duration_cast<milliseconds>(60s - intoMinute) + jittered;
    if (retryAfterMs)
        silence = std::max(silence, milliseconds(std::clamp<qint64>(*retryAfterMs, 0, 60000)));
    m_silentUntil = std::max(m_silentUntil.value_or(BootTime(0)), BootTime(now + silence));
    m_slowSince = m_silentUntil;
    m_tokens = 1.0;
    m_filledAt = *m_silentUntil;
}

void CallBudget::pause(BootTime now, qint64 retryAfterMs)
{
    const auto span = milliseconds(std::clamp<qint64>(retryAfterMs, 0, 60000));
    m_silentUntil = std::max(m_silentUntil.value_or(BootTime(0)), BootTime(now + span));
}

int CallBudget::lastMinute(BootTime now) const
{
    return static_cast<int>(std::count_if(
        m_calls.begin(), m_calls.end(), [now](BootTime at) { return now - at < minutes(1); }));
}

int CallBudget::headroom(BootTime now) const
{
    if (m_silentUntil && now < *m_silentUntil)
        return 0;
    return std::max(0, static_cast<int>(rate(now) * 60.0) - lastMinute(now));
}

std::optional<BootTime> CallBudget::silentUntil(BootTime now) const
{
    return m_silentUntil && now < *m_silentUntil ? m_silentUntil : std::nullopt;
}

} // namespace muster

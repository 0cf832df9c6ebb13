// SPDX-License-Identifier: GPL-3.0-or-later
#include "budgets.h"

#include "core/launch/answer.h"

#include <algorithm>

namespace muster {

Budgets::Budgets(Clock& clock, Random& random, double timeScale, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
    , m_random(random)
    , m_timeScale(timeScale)
{
}

Budgets::Region& Budgets::of(const RegionId& region)
{
    const auto known = m_regions.find(region);
    if (known != m_regions.end())
        return known->second;
    return m_regions.emplace(region, Region{{}, RetryBudget(m_timeScale)}).first->second;
}

CallBudget& Budgets::calls(const RegionId& region, Action action)
{
    return of(region).calls.try_emplace(action, m_timeScale).first->second;
}

Limits Budgets::limits(const RegionId& region)
{
    return {calls(region, Action::Run), m_instances, of(region).retries};
}

void Budgets::take(const RegionId& region, const Limits& limits)
{
    calls(region, Action::Run) = limits.launches;
    m_instances = limits.instances;
    set(region, limits.retries);
}

void Budgets::set(const RegionId& region, const RetryBudget& retries)
{
    RetryBudget& known = of(region).retries;
    const bool changes = known.isEmpty() != retries.isEmpty();
    known = retries;
    if (changes)
        Q_EMIT troubleChanged(region);
}

milliseconds Budgets::delay(const RegionId& region, Action action, bool poll)
{
    constexpr milliseconds kAskAgain{1000};
    const BootTime now = m_clock.bootNow();
    const RetryBudget& retries = of(region).retries;
    const bool reads = action == Action::Describe || action == Action::Events;
    milliseconds trouble{0};
    if (retries.isEmpty())
        trouble = reads ? retries.probeDelay(now) : kAskAgain;
    return std::max(trouble, calls(region, action).delay(now, poll));
}

void Budgets::spend(const RegionId& region, Action action, bool repeat, bool afterDeadline)
{
    const BootTime now = m_clock.bootNow();
    calls(region, action).spend(now);
    RetryBudget retries = of(region).retries;
    retries.probed(now);
    if (repeat)
        retries.repeat(afterDeadline);
    set(region, retries);
}

void Budgets::succeeded(const RegionId& region)
{
    RetryBudget retries = of(region).retries;
    retries.success();
    set(region, retries);
}

void Budgets::failed(const RegionId& region, Action action, const Error& error)
{
    const BootTime now = m_clock.bootNow();
    if (isThrottling(error))
        calls(region, action)
            .throttled(now, m_clock.wallNow(), m_random.unit(), error.retryAfterMs);
    else if (error.retryAfterMs)
        calls(region, action).pause(now, *error.retryAfterMs);
}

} // namespace muster

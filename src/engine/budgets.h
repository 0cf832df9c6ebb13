// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/ids.h"
#include "core/launch/limits.h"
#include "core/ports/clock.h"
#include "core/ports/random.h"

#include <QObject>

#include <map>

namespace muster {

/// The actions that have a rate of their own in each region.
enum class Action { Run, Describe, Events, Start, Stop, Reboot, Release, ReleaseTime };

/// What one account may still send: one budget for each region and action, shared by everything
/// that asks (reliability rules, sections 5 and 6).
class Budgets : public QObject
{
    Q_OBJECT

public:
    Budgets(Clock& clock, Random& random, double timeScale, QObject* parent = nullptr);

    [[nodiscard]] CallBudget& calls(const RegionId& region, Action action);
    [[nodiscard]] const RetryBudget& retries(const RegionId& region) { return of(region).retries; }

    /// What a batch of \a region may send.
    [[nodiscard]] Limits limits(const RegionId& region);
    /// What is left after a batch sent.
    void take(const RegionId& region, const Limits& limits);

    /// How long a call must wait; zero: it may go now. While the region gives only trouble that is
    /// until the next probe, and for a changing call a second.
    [[nodiscard]] milliseconds delay(const RegionId& region, Action action, bool poll);
    /// A call goes out. \a repeat: the one before it failed; \a afterDeadline: without an answer in
    /// time.
    void spend(const RegionId& region, Action action, bool repeat, bool afterDeadline);
    void succeeded(const RegionId& region);
    /// Learns from a failure: throttling, a pause that the service asks for.
    void failed(const RegionId& region, Action action, const Error& error);

Q_SIGNALS:
    /// The region began or ended to give nothing but trouble.
    void troubleChanged(const muster::RegionId& region);

private:
    struct Region
    {
        std::map<Action, CallBudget> calls{};
        RetryBudget retries;
    };
    Region& of(const RegionId& region);
    void set(const RegionId& region, const RetryBudget& retries);

    Clock& m_clock;
    Random& m_random;
    double m_timeScale;
    std::map<RegionId, Region> m_regions;
    InstanceBudget m_instances;
};

} // namespace muster

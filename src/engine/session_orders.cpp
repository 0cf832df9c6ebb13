// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/async.h"
#include "engine/session.h"
#include "orders.h"
#include "outcome_gather.h"

namespace muster {

using namespace std::chrono_literals;

std::map<RegionId, std::vector<InstanceId>> Session::byRegion(
    const std::vector<InstanceId>& ids, std::vector<OrderOutcome>* refused) const
{
    std::map<RegionId, std::vector<InstanceId>> regions;
    std::set<InstanceId> taken;
    for (const InstanceId& id : ids) {
        const int slot = m_fleet.slotOf(id);
        if (slot < 0) {
            OrderOutcome outcome;
            outcome.id = id;
            outcome.code = QStringLiteral("NotListed");
            outcome.message = QStringLiteral("Muster did not list this instance itself");
            refused->push_back(outcome);
        } else if (taken.insert(id).second) {
            regions[RegionId::fromTrusted(m_fleet.row(slot).instance.region)].push_back(id);
        }
    }
    return regions;
}

QFuture<Result<std::vector<OrderOutcome>>> Session::order(
    OrderKind kind, const std::vector<InstanceId>& ids)
{
    std::vector<OrderOutcome> refused;
    const auto regions = byRegion(ids, &refused);
    auto gather = std::make_shared<OutcomeGather>(static_cast<int>(regions.size()), refused);
    if (regions.empty())
        m_ports.scheduler.after(0ms, this, [gather] { gather->finish(); });
    for (const auto& [region, ofRegion] : regions) {
        whenDone(m_orders->order(kind, region, ofRegion), this,
            [gather](const Result<std::vector<OrderOutcome>>& part) { gather->take(part); });
    }
    return gather->future();
}

QFuture<Result<std::vector<OrderOutcome>>> Session::changeReleaseTime(
    const std::vector<InstanceId>& ids, const std::optional<ReleaseTime>& time)
{
    std::vector<OrderOutcome> refused;
    const auto regions = byRegion(ids, &refused);
    auto gather = std::make_shared<OutcomeGather>(static_cast<int>(regions.size()), refused);
    if (regions.empty())
        m_ports.scheduler.after(0ms, this, [gather] { gather->finish(); });
    for (const auto& [region, ofRegion] : regions) {
        whenDone(m_orders->changeReleaseTime(region, ofRegion, time), this,
            [gather](const Result<std::vector<OrderOutcome>>& part) { gather->take(part); });
    }
    return gather->future();
}

const std::vector<OrderStatus>& Session::orders() const
{
    return m_orders->statuses();
}

Result<Done> Session::repeatOrder(const QString& id)
{
    return m_orders->repeat(id);
}

} // namespace muster

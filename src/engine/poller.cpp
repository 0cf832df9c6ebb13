// SPDX-License-Identifier: GPL-3.0-or-later
#include "poller.h"

#include "core/async.h"
#include "core/constants.h"

#include <algorithm>

namespace muster {

namespace {

constexpr size_t kIdsPerCall = 100; // DescribeInstances, parameter InstanceIds

size_t hashId(const InstanceId& id)
{
    return qHash(id);
}

std::deque<std::vector<InstanceId>> packed(const std::vector<InstanceId>& ids)
{
    std::deque<std::vector<InstanceId>> chunks;
    for (size_t at = 0; at < ids.size(); at += kIdsPerCall) {
        const auto first = ids.begin() + static_cast<std::ptrdiff_t>(at);
        const auto last
            = ids.begin() + static_cast<std::ptrdiff_t>(std::min(at + kIdsPerCall, ids.size()));
        chunks.emplace_back(first, last);
    }
    return chunks;
}

} // namespace

Poller::Poller(const RegionId& region, const SessionPorts& ports, Budgets& budgets, Fleet& fleet,
    const SessionConfig& config, QObject* parent)
    : QObject(parent)
    , m_region(region)
    , m_ports(ports)
    , m_budgets(budgets)
    , m_fleet(fleet)
    , m_config(config)
    , m_reader(
          ports.instances, ports.clock, ports.scheduler, ports.random, budgets, config.timeScale)
    , m_pace(config.pollInterval, config.timeScale)
    , m_watches(64, &hashId)
{
    connect(&m_reader, &PageReader::serverTimeSeen, this, &Poller::serverTimeSeen);
    connect(&m_reader, &PageReader::called, this, &Poller::loadChanged);
}

milliseconds Poller::scaled(milliseconds span) const
{
    return milliseconds(
        static_cast<milliseconds::rep>(static_cast<double>(span.count()) * m_config.timeScale));
}

milliseconds Poller::steadyInterval() const
{
    return scaled(m_visible ? constants::kSteadyInterval : constants::kHiddenInterval);
}

void Poller::subscribe(const BatchId& batch, const std::vector<InstanceId>& ids)
{
    const BootTime now = m_ports.clock.bootNow();
    for (const InstanceId& id : ids) {
        const auto known = m_watches.find(id);
        if (known != m_watches.end()) {
            known->second.setBatch(batch);
            m_fleet.put(known->second.row());
            continue;
        }
        if (m_fleet.slotOf(id) >= 0)
            continue; // over already
        FleetRow row;
        row.instance.id = id;
        row.instance.batch = batch;
        row.instance.region = m_region.value();
        row.instance.status = InstanceStatus::Pending;
        row.instance.created = std::chrono::floor<seconds>(m_ports.clock.wallNow() + m_offset)
                                   .time_since_epoch()
                                   .count();
        row.account = m_config.account.name;
        row.statusSinceMs = m_ports.clock.wallNow().time_since_epoch().count();
        m_watches.emplace(id, Watch(row, now));
        m_fleet.put(row);
    }
    expectNews();
}

void Poller::restore(const StoredInstance& stored)
{
    if (m_watches.contains(stored.row.instance.id))
        return;
    FleetRow row = stored.row;
    row.account = m_config.account.name;
    if (row.instance.region.isEmpty())
        row.instance.region = m_region.value();
    m_fleet.put(row);
    Watch watch(row, m_ports.clock.bootNow());
    if (watch.isOver())
        return;
    m_watches.emplace(row.instance.id, std::move(watch));
    expectNews();
}

void Poller::expectNews()
{
    m_pace.reset();
    if (!m_changing.running)
        scheduleChanging(m_pace.interval());
    if (!m_steady.running)
        scheduleSteady(steadyInterval());
}

void Poller::watchAll()
{
    if (m_all)
        return;
    m_all = true;
    scheduleSteady(milliseconds(0));
}

void Poller::refresh()
{
    const BootTime now = m_ports.clock.bootNow();
    if (m_refreshedAt && now - *m_refreshedAt < scaled(constants::kRefreshFloor))
        return;
    m_refreshedAt = now;
    if (!m_changing.running)
        scheduleChanging(milliseconds(0));
    if (!m_steady.running)
        scheduleSteady(milliseconds(0));
}

void Poller::setLongest(milliseconds longest)
{
    m_pace.setLongest(longest);
}

void Poller::setVisible(bool visible)
{
    const bool came = visible && !m_visible;
    m_visible = visible;
    if (came && !m_steady.running && (m_all || !m_watches.empty()))
        scheduleSteady(milliseconds(0));
}

void Poller::releaseAccepted(const InstanceId& id)
{
    const auto found = m_watches.find(id);
    if (found == m_watches.end())
        return;
    if (found->second.releaseAccepted())
        m_fleet.put(found->second.row());
    expectNews();
}

void Poller::askAgain(const std::vector<InstanceId>& ids)
{
    for (const InstanceId& id : ids) {
        const auto found = m_watches.find(id);
        if (found != m_watches.end())
            found->second.expectChange();
    }
    expectNews();
}

bool Poller::wasSeenLately() const
{
    return m_lastSeen && m_ports.clock.wallNow() - *m_lastSeen < minutes(1);
}

ApiLoad Poller::load() const
{
    const BootTime now = m_ports.clock.bootNow();
    const CallBudget& budget = m_budgets.calls(m_region, Action::Describe);
    ApiLoad load;
    load.callsLastMinute = budget.lastMinute(now);
    load.headroomPerMinute = budget.headroom(now);
    if (const auto silent = budget.silentUntil(now))
        load.throttledUntil = m_ports.clock.wallNow() + (*silent - now);
    load.lastRead = m_lastRead;
    load.serviceTrouble = m_budgets.retries(m_region).isEmpty();
    load.cannotSee = m_cannotSee;
    if (const auto error = m_reader.lastError())
        load.trouble = error->code.isEmpty() ? error->detail : error->code;
    return load;
}

void Poller::schedule(Lane& lane, milliseconds delay, void (Poller::*start)())
{
    const BootTime dueAt = m_ports.clock.bootNow() + delay;
    if (lane.timer != 0 && lane.dueAt <= dueAt)
        return;
    m_ports.scheduler.cancel(lane.timer);
    lane.dueAt = dueAt;
    lane.timer = m_ports.scheduler.after(delay, this, [this, &lane, start] {
        lane.timer = 0;
        (this->*start)();
    });
}

void Poller::startChangingRound()
{
    if (m_changing.running)
        return;
    std::vector<InstanceId> ids;
    for (const auto& [id, watch] : m_watches) {
        if (watch.isChanging())
            ids.push_back(id);
    }
    if (ids.empty())
        return;
    std::sort(ids.begin(), ids.end());
    m_changing.chunks = packed(ids);
    fillUp(m_changing.chunks.back());
    m_changing.running = true;
    m_changing.news = false;
    m_changing.sent = 0;
    m_changing.startedAt = m_ports.clock.bootNow();
    m_changing.spacing = m_pace.interval() / static_cast<int>(m_changing.chunks.size());
    nextChunk(m_changing);
}

std::vector<std::pair<BootTime, InstanceId>> Poller::steady() const
{
    std::vector<std::pair<BootTime, InstanceId>> found;
    for (const auto& [id, watch] : m_watches) {
        if (!watch.isChanging() && !watch.isOver())
            found.emplace_back(watch.askedAt(), id);
    }
    return found;
}

void Poller::fillUp(std::vector<InstanceId>& chunk) const
{
    // A call costs the same for 1 id as for 100: the room goes to the steady ones that were not
    // asked for longest.
    auto candidates = steady();
    const size_t room = std::min(kIdsPerCall - chunk.size(), candidates.size());
    const auto last = candidates.begin() + static_cast<std::ptrdiff_t>(room);
    if (last != candidates.end())
        std::nth_element(candidates.begin(), last, candidates.end());
    for (auto candidate = candidates.begin(); candidate != last; ++candidate)
        chunk.push_back(candidate->second);
}

void Poller::startSteadyRound()
{
    if (m_steady.running)
        return;
    const BootTime now = m_ports.clock.bootNow();
    m_steady.chunks.clear();
    std::vector<InstanceId> together;
    auto candidates = steady();
    std::sort(candidates.begin(), candidates.end());
    for (const auto& [askedAt, id] : candidates) {
        const Watch& watch = m_watches.at(id);
        if (watch.needsOwnQuery(now, m_config.timeScale))
            m_steady.chunks.push_back({id});
        else if (now - askedAt >= steadyInterval()
            && (!m_all || watch.row().presence == Presence::Missing))
            together.push_back(id);
    }
    for (auto& chunk : packed(together))
        m_steady.chunks.push_back(std::move(chunk));
    m_steady.running = true;
    m_steady.news = false;
    m_steady.sent = 0;
    m_steady.startedAt = now;
    m_steady.spacing = m_steady.chunks.empty()
        ? milliseconds(0)
        : steadyInterval() / static_cast<int>(m_steady.chunks.size()) / 2;
    if (m_all)
        listRegion();
    else
        nextChunk(m_steady);
}

void Poller::nextChunk(Lane& lane)
{
    if (lane.chunks.empty()) {
        endRound(lane);
        return;
    }
    const BootTime due = lane.startedAt + lane.spacing * lane.sent;
    const BootTime now = m_ports.clock.bootNow();
    const auto delay = std::max(milliseconds(0), milliseconds(due - now));
    m_ports.scheduler.after(delay, this, [this, &lane] {
        DescribeQuery query;
        query.region = m_region;
        query.ids = lane.chunks.front();
        lane.chunks.pop_front();
        ++lane.sent;
        whenDone(m_reader.readAll(query, true), this,
            [this, &lane, ids = query.ids](const Listing& listing) { apply(&lane, ids, listing); });
    });
}

void Poller::endRound(Lane& lane)
{
    lane.running = false;
    if (&lane == &m_steady) {
        if (m_all || !m_watches.empty())
            scheduleSteady(nextSteady());
        if (lane.news)
            expectNews();
        return;
    }
    m_pace.roundEnded(lane.news);
    askHistory();
    const auto passed = milliseconds(m_ports.clock.bootNow() - lane.startedAt);
    scheduleChanging(std::max(milliseconds(0), m_pace.interval() - passed));
}

milliseconds Poller::nextSteady() const
{
    const auto candidates = steady();
    if (m_all || candidates.empty())
        return steadyInterval();
    const BootTime oldest = std::min_element(candidates.begin(), candidates.end())->first;
    const auto age = milliseconds(m_ports.clock.bootNow() - oldest);
    // Not sooner than a third: what was asked for at different times is gathered into fewer calls.
    return std::max(steadyInterval() - age, steadyInterval() / 3);
}

void Poller::listRegion()
{
    DescribeQuery query;
    query.region = m_region;
    whenDone(m_reader.readAll(query, true), this, [this](const Listing& listing) {
        std::vector<InstanceId> all;
        for (const auto& [id, watch] : m_watches) {
            if (!watch.isChanging() && !watch.isOver())
                all.push_back(id);
        }
        apply(nullptr, all, listing);
        Q_EMIT listed(listing.error);
        nextChunk(m_steady);
    });
}

void Poller::askHistory()
{
    const BootTime now = m_ports.clock.bootNow();
    std::vector<InstanceId> ids;
    for (const auto& [id, watch] : m_watches) {
        if (!watch.isOver() && !watch.row().everRunning && watch.isOverdue(now, m_config.timeScale))
            ids.push_back(id);
    }
    // More than a call takes: every round goes on where the last one ended.
    std::sort(ids.begin(), ids.end());
    if (ids.size() > kIdsPerCall) {
        const auto first = std::upper_bound(ids.begin(), ids.end(), m_lastHistory);
        std::rotate(ids.begin(), first, ids.end());
        ids.resize(kIdsPerCall);
        m_lastHistory = ids.back();
    }
    // Once a round; a round without room for it leaves it to the next one.
    if (ids.empty() || m_budgets.delay(m_region, Action::Events, true) > milliseconds(0))
        return;
    m_budgets.spend(m_region, Action::Events, false, false);
    whenDone(m_ports.instances.droppedInstances(m_region, ids, QString()), this,
        [this](const Result<EventPage>& page) {
            if (!page) {
                m_budgets.failed(m_region, Action::Events, page.error());
                return;
            }
            m_budgets.succeeded(m_region);
            for (const DroppedInstance& event : page->events) {
                const auto found = m_watches.find(event.id);
                if (found != m_watches.end()
                    && event.eventType == QStringLiteral("SystemFailure.Delete"))
                    remember(found->second, found->second.dropped());
            }
            store();
        });
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fake_journal.h"

#include <algorithm>

namespace muster {
namespace {

Error internal(const QString& detail)
{
    return makeError(Error::Kind::Internal, detail);
}

Presence presenceOf(InstanceFate fate)
{
    switch (fate) {
    case InstanceFate::Coming:
    case InstanceFate::Up:
        return Presence::Present;
    case InstanceFate::Failed:
        return Presence::Failed;
    case InstanceFate::Gone:
        return Presence::Gone;
    case InstanceFate::Released:
        return Presence::Released;
    }
    return Presence::Present;
}

} // namespace

Result<Done> FakeJournal::record(const std::vector<JournalEntry>& entries)
{
    if (onRecord)
        onRecord(entries);
    if (m_failures > 0) {
        --m_failures;
        return *m_failure;
    }
    if (unwritable)
        return *unwritable;
    State next = m_state;
    for (const JournalEntry& entry : entries) {
        if (auto applied = apply(next, entry); !applied)
            return applied.error();
    }
    m_state = std::move(next);
    m_steps.push_back(entries);
    return Done();
}

Result<std::vector<BatchRecord>> FakeJournal::batches() const
{
    std::vector<BatchRecord> newestFirst(m_state.batches.rbegin(), m_state.batches.rend());
    std::stable_sort(newestFirst.begin(), newestFirst.end(),
        [](const BatchRecord& a, const BatchRecord& b) { return a.created > b.created; });
    return newestFirst;
}

Result<std::vector<StoredInstance>> FakeJournal::instances(
    const std::optional<BatchId>& batch) const
{
    std::vector<StoredInstance> rows;
    for (const auto& [id, row] : m_state.instances) {
        if (!batch || row.row.instance.batch == *batch)
            rows.push_back(row);
    }
    return rows;
}

Result<std::vector<OpenOrder>> FakeJournal::openOrders() const
{
    std::vector<OpenOrder> open;
    for (const OpenOrder& order : m_state.orders) {
        const auto outcome = m_state.outcomes.find(order.order.id);
        if (outcome == m_state.outcomes.end() || outcome->second.isEmpty())
            open.push_back(order);
    }
    return open;
}

Result<std::optional<UtcTime>> FakeJournal::lastTime() const
{
    return m_state.lastTime;
}

Result<Done> FakeJournal::checkWritable()
{
    if (unwritable)
        return *unwritable;
    return Done();
}

std::vector<JournalEntry> FakeJournal::entries() const
{
    std::vector<JournalEntry> all;
    for (const auto& step : m_steps)
        all.insert(all.end(), step.begin(), step.end());
    return all;
}

void FakeJournal::failNext(const Error& error, int times)
{
    m_failure = error;
    m_failures = times;
}

void FakeJournal::seed(const BatchRecord& batch)
{
    m_state.batches.push_back(batch);
    note(m_state, batch.created);
    for (const CallRecord& call : batch.calls) {
        for (const Attempt& attempt : call.attempts)
            note(m_state, attempt.wallTime);
    }
}

void FakeJournal::seed(const OpenOrder& order)
{
    m_state.orders.push_back(order);
    note(m_state, order.order.at);
}

void FakeJournal::seed(const StoredInstance& instance)
{
    m_state.instances.insert_or_assign(instance.row.instance.id, instance);
}

Result<Done> FakeJournal::apply(State& state, const JournalEntry& entry)
{
    return std::visit([&state](const auto& known) { return apply(state, known); }, entry);
}

Result<Done> FakeJournal::apply(State& state, const BatchPlanned& entry)
{
    BatchRecord* known = batchOf(state, entry.batch.id);
    if (known == nullptr) {
        state.batches.push_back(entry.batch);
        note(state, entry.batch.created);
        return Done();
    }
    // Calls ordered again: a new generation of a batch that is stored.
    for (const CallRecord& call : entry.batch.calls) {
        if (callOf(state, entry.batch.id, call.index, call.generation) != nullptr)
            return makeError(Error::Kind::Conflict, QStringLiteral("call is planned already"));
        known->calls.push_back(call);
    }
    return Done();
}

Result<Done> FakeJournal::apply(State& state, const AttemptStarted& entry)
{
    CallRecord* call = callOf(state, entry.batch, entry.call, entry.generation);
    if (call == nullptr || !call->isOpen())
        return internal(QStringLiteral("attempt of a call that may not be sent"));
    const auto& attempts = call->attempts;
    const bool taken = std::any_of(attempts.begin(), attempts.end(),
        [&entry](const Attempt& attempt) { return attempt.number == entry.attempt.number; });
    if (taken)
        return makeError(Error::Kind::Conflict, QStringLiteral("attempt number is taken"));
    call->state = CallState::Sent;
    call->attempts.push_back(entry.attempt);
    note(state, entry.attempt.wallTime);
    return Done();
}

Result<Done> FakeJournal::apply(State& state, const CallAdvanced& entry)
{
    CallRecord* call = callOf(state, entry.batch, entry.call, entry.generation);
    if (call == nullptr)
        return internal(QStringLiteral("no such call"));
    call->state = entry.state;
    call->dirty = entry.dirty;
    call->tokenSpent = entry.tokenSpent;
    call->error = entry.error;
    call->requestId = entry.requestId;
    call->acceptedAt = entry.acceptedAt;
    call->evidence = entry.evidence;
    call->notDelivered = entry.notDelivered;
    call->notDeliveredEvent = entry.notDeliveredEvent;
    for (const InstanceId& id : entry.newIds) {
        if (std::find(call->ids.begin(), call->ids.end(), id) == call->ids.end())
            call->ids.push_back(id);
    }
    if (entry.closesAttempt) {
        const auto attempt = std::find_if(call->attempts.begin(), call->attempts.end(),
            [&entry](const Attempt& known) { return known.number == *entry.closesAttempt; });
        if (attempt == call->attempts.end())
            return internal(QStringLiteral("no such attempt"));
        attempt->outcome = entry.outcome;
    }
    if (entry.acceptedAt)
        note(state, *entry.acceptedAt);
    addExpected(state, *batchOf(state, entry.batch), entry);
    return Done();
}

void FakeJournal::addExpected(State& state, const BatchRecord& batch, const CallAdvanced& entry)
{
    for (const InstanceId& id : entry.newIds) {
        StoredInstance expected;
        expected.row.instance.id = id;
        expected.row.instance.batch = batch.id;
        expected.row.instance.region = batch.region.value();
        expected.row.account = batch.account;
        expected.row.statusSinceMs = entry.acceptedAt
            ? static_cast<qint64>(entry.acceptedAt->time_since_epoch().count())
            : 0;
        state.instances.emplace(id, expected);
    }
}

Result<Done> FakeJournal::apply(State& state, const InstanceSeen& entry)
{
    const BatchRecord* batch = batchOf(state, entry.batch);
    if (batch == nullptr)
        return internal(QStringLiteral("instance of a batch that is not stored"));
    StoredInstance& stored = state.instances[entry.row.id];
    const qint64 at = entry.at.time_since_epoch().count();
    note(state, entry.at);
    const bool sameStatus
        = stored.row.seenAtMs != 0 && stored.row.instance.status == entry.row.status;
    stored.row.statusSinceMs = sameStatus ? stored.row.statusSinceMs : at;
    stored.row.instance = entry.row;
    stored.row.instance.batch = entry.batch;
    stored.row.presence = presenceOf(entry.fate);
    stored.row.everRunning = stored.row.everRunning || entry.fate == InstanceFate::Up
        || entry.row.status == InstanceStatus::Running;
    if (stored.row.presence
        == Presence::Present) // a verdict on a vanished instance is no sight of it
        stored.row.seenAtMs = at;
    stored.row.account = batch->account;
    stored.fate = entry.fate;
    return Done();
}

Result<Done> FakeJournal::apply(State& state, const OrderPlanned& entry)
{
    if (orderOf(state, entry.id) != nullptr)
        return makeError(Error::Kind::Conflict, QStringLiteral("order is planned already"));
    state.orders.push_back({entry, {}});
    note(state, entry.at);
    setReleaseOrdered(state, entry, entry.ids, true);
    return Done();
}

Result<Done> FakeJournal::apply(State& state, const OrderClosed& entry)
{
    OpenOrder* open = orderOf(state, entry.id);
    if (open == nullptr)
        return internal(QStringLiteral("no such order"));
    state.outcomes[entry.id] = entry.outcome;
    std::vector<InstanceId> refused;
    for (const OrderResult& result : entry.results) {
        const auto& ids = open->order.ids;
        if (std::find(ids.begin(), ids.end(), result.id) == ids.end())
            continue;
        open->results.push_back(result);
        if (!result.ok && result.code != kOutcomeUnknown)
            refused.push_back(result.id);
    }
    if (entry.outcome == QStringLiteral("refused"))
        refused = open->order.ids;
    setReleaseOrdered(state, open->order, refused, false);
    return Done();
}

void FakeJournal::setReleaseOrdered(
    State& state, const OrderPlanned& order, const std::vector<InstanceId>& ids, bool isOrdered)
{
    if (order.kind != QStringLiteral("release"))
        return;
    for (const InstanceId& id : ids) {
        const auto found = state.instances.find(id);
        if (found != state.instances.end())
            found->second.row.releaseOrdered = isOrdered;
    }
}

void FakeJournal::note(State& state, UtcTime time)
{
    state.lastTime = std::max(state.lastTime.value_or(time), time);
}

OpenOrder* FakeJournal::orderOf(State& state, const QString& id)
{
    const auto found = std::find_if(state.orders.begin(), state.orders.end(),
        [&id](const OpenOrder& open) { return open.order.id == id; });
    return found == state.orders.end() ? nullptr : &*found;
}

BatchRecord* FakeJournal::batchOf(State& state, const BatchId& id)
{
    const auto found = std::find_if(state.batches.begin(), state.batches.end(),
        [&id](const BatchRecord& batch) { return batch.id == id; });
    return found == state.batches.end() ? nullptr : &*found;
}

CallRecord* FakeJournal::callOf(State& state, const BatchId& id, int index, int generation)
{
    BatchRecord* batch = batchOf(state, id);
    if (batch == nullptr)
        return nullptr;
    const auto found
        = std::find_if(batch->calls.begin(), batch->calls.end(), [&](const CallRecord& call) {
              return call.index == index && call.generation == generation;
          });
    return found == batch->calls.end() ? nullptr : &*found;
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch_runner.h"
#include "core/async.h"
#include "engine/session.h"
#include "poller.h"

#include <QPromise>
#include <QRegularExpression>

#include <algorithm>

namespace muster {

namespace {

/// What the tags of one call say, with its instances.
struct TaggedCall
{
    int index = 0;
    int generation = 0;
    std::vector<Instance> rows{};
};
using TaggedBatch = std::map<QString, TaggedCall>; ///< by call tag

/// `<batch>-<index>-<generation>`; nothing when the tag is not one of Muster's.
std::optional<TaggedCall> readCallTag(const Instance& row)
{
    static const QRegularExpression form(QStringLiteral("^([0-9a-z]+)-(\\d{3})-(\\d{1,4})$"));
    const auto match = form.match(row.callTag);
    if (!match.hasMatch() || match.captured(1) != row.batch.value())
        return std::nullopt;
    return TaggedCall{match.captured(2).toInt(), match.captured(3).toInt(), {}};
}

std::vector<InstanceId> idsOf(const std::vector<Instance>& rows)
{
    std::vector<InstanceId> ids;
    for (const Instance& row : rows)
        ids.push_back(row.id);
    return ids;
}

/// A call that the journal does not have, made from its tag: complete as far as anybody can tell,
/// and never sent again.
std::optional<CallRecord> recoveredCall(
    const QString& tag, const TaggedCall& tagged, UtcTime acceptedAt)
{
    const auto amount
        = InstanceCount::from(std::min(static_cast<int>(tagged.rows.size()), InstanceCount::kMax));
    if (!amount)
        return std::nullopt;
    CallRecord call{.amount = *amount};
    call.index = tagged.index;
    call.generation = tagged.generation;
    call.token = ClientToken::fromTrusted(QStringLiteral("m1-") + tag);
    call.state = CallState::Accepted;
    call.tokenSpent = true;
    call.ids = idsOf(tagged.rows);
    call.acceptedAt = acceptedAt;
    return call;
}

QString labelFrom(const Instance& row)
{
    QString label = row.name;
    while (!label.isEmpty() && (label.back().isDigit() || label.back() == u'-'))
        label.chop(1);
    return label.isEmpty() ? QStringLiteral("batch") : label;
}

UtcTime createdAt(const Instance& row)
{
    return UtcTime(seconds(row.created));
}

const CallRecord* callOf(const BatchRecord* record, const TaggedCall& tagged)
{
    if (record == nullptr)
        return nullptr;
    const auto call
        = std::find_if(record->calls.begin(), record->calls.end(), [&](const CallRecord& known) {
              return known.index == tagged.index && known.generation == tagged.generation;
          });
    return call == record->calls.end() ? nullptr : &*call;
}

/// The instances that a known call lacks, and what becomes of it with them.
std::optional<CallAdvanced> lackingIds(
    const BatchId& batch, const CallRecord& call, const std::vector<Instance>& rows)
{
    CallAdvanced change;
    for (const Instance& row : rows) {
        if (std::find(call.ids.begin(), call.ids.end(), row.id) == call.ids.end())
            change.newIds.push_back(row.id);
    }
    if (change.newIds.empty())
        return std::nullopt;
    change.batch = batch;
    change.call = call.index;
    change.generation = call.generation;
    change.requestId = call.requestId;
    change.error = call.error;
    change.acceptedAt = createdAt(rows.front());
    // The copy of the journal may be older than the call's last attempt: its token is never sent
    // again.
    change.tokenSpent = true;
    const bool all
        = call.ids.size() + change.newIds.size() >= static_cast<size_t>(call.amount.value());
    change.state = all ? CallState::Accepted : CallState::Unknown;
    change.dirty = !all;
    return change;
}

} // namespace

QFuture<Result<Rebuilt>> Session::rebuildFromCloud(const std::vector<RegionId>& regions)
{
    struct Gathering
    {
        QPromise<Result<Rebuilt>> promise{};
        Rebuilt sum{};
        std::optional<Error> error{};
        size_t open = 0;
    };
    auto gathering = std::make_shared<Gathering>();
    gathering->promise.start();
    gathering->open = regions.size();
    auto future = gathering->promise.future();
    const auto finish = [gathering, count = regions.size()] {
        const bool nothing = gathering->sum.unread.size() == count;
        if (gathering->error && (nothing || gathering->error->kind == Error::Kind::Storage))
            gathering->promise.addResult(Result<Rebuilt>(*gathering->error));
        else
            gathering->promise.addResult(Result<Rebuilt>(gathering->sum));
        gathering->promise.finish();
    };
    if (regions.empty())
        m_ports.scheduler.after(milliseconds(0), this, finish);
    for (const RegionId& region : regions) {
        DescribeQuery query;
        query.region = region;
        whenDone(pollerFor(region).reader().readAll(query, false), this,
            [this, gathering, finish, region](const Listing& listing) {
                if (!listing.complete) {
                    gathering->sum.unread.push_back(region);
                    gathering->error = listing.error
                        ? *listing.error
                        : makeError(Error::Kind::Malformed, QStringLiteral("a list with holes"));
                }
                const auto taken = takeRebuilt(region, listing.rows, &gathering->sum);
                if (!taken)
                    gathering->error = taken.error();
                if (--gathering->open == 0)
                    finish();
            });
    }
    return future;
}

Result<Done> Session::takeRebuilt(
    const RegionId& region, const std::vector<Instance>& rows, Rebuilt* sum)
{
    std::map<BatchId, TaggedBatch> tagged;
    for (const Instance& row : rows) {
        const auto call = readCallTag(row);
        if (row.batch.isEmpty() || !call)
            continue;
        TaggedCall& known = tagged[row.batch].try_emplace(row.callTag, *call).first->second;
        known.rows.push_back(row);
    }
    std::set<BatchId> touched;
    for (const auto& [id, calls] : tagged) {
        const auto status = m_statuses.find(id);
        const BatchRecord* record = status == m_statuses.end() ? nullptr : &status->second.record;
        BatchPlanned planned;
        std::vector<JournalEntry> entries;
        for (const auto& [tag, call] : calls) {
            const UtcTime created = createdAt(call.rows.front());
            if (const CallRecord* known = callOf(record, call)) {
                if (const auto change = lackingIds(id, *known, call.rows)) {
                    sum->instances += static_cast<int>(change->newIds.size());
                    entries.emplace_back(*change);
                }
            } else if (const auto fresh = recoveredCall(tag, call, created)) {
                sum->instances += static_cast<int>(fresh->ids.size());
                ++sum->calls;
                planned.batch.calls.push_back(*fresh);
                planned.batch.asked += fresh->amount.value();
            }
        }
        if (!planned.batch.calls.empty()) {
            const Instance& first = calls.begin()->second.rows.front();
            planned.batch.id = id;
            planned.batch.label = labelFrom(first);
            planned.batch.account = m_config.account.name;
            planned.batch.accessKeyId = m_config.account.accessKeyId;
            planned.batch.endpoint = m_config.account.endpoint.toString();
            planned.batch.region = region;
            planned.batch.created = createdAt(first);
            planned.batch.recovered = true;
            sum->batches += record == nullptr ? 1 : 0;
            entries.insert(entries.begin(), planned);
        }
        if (entries.empty())
            continue;
        if (const auto saved = m_ports.journal.record(entries); !saved)
            return saved.error();
        touched.insert(id);
    }
    return touched.empty() ? Result<Done>(Done{}) : reload(touched);
}

Result<Done> Session::reload(const std::set<BatchId>& batches)
{
    const auto records = m_ports.journal.batches();
    if (!records)
        return records.error();
    for (const BatchRecord& record : *records) {
        if (!batches.contains(record.id))
            continue;
        const bool isNew = !m_statuses.contains(record.id);
        m_runners.erase(record.id);
        m_closedRecords.erase(record.id);
        restoreBatch(record);
        if (isNew) {
            const auto later = std::find_if(
                m_order.begin(), m_order.end(), [this, &record](const BatchId& other) {
                    return m_statuses.at(other).record.created < record.created;
                });
            m_order.insert(later, record.id);
        }
        if (const auto restored = restoreInstances(record.id); !restored)
            return restored.error();
        if (BatchRunner* runner = openRunner(record.id); runner && !m_blocks.contains(record.id))
            runner->resume();
        updateStatus(record.id);
        if (isNew)
            Q_EMIT batchAdded(record.id);
    }
    return Done{};
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal_reader.h"

#include "core/ports/journal_codes.h"
#include "journal_writer.h"

#include <QHash>

#include <algorithm>

namespace muster {
namespace {

UtcTime utc(const QVariant& ms)
{
    return UtcTime(milliseconds(ms.toLongLong()));
}

std::optional<UtcTime> utcOrNone(const QVariant& ms)
{
    return ms.isNull() ? std::nullopt : std::optional<UtcTime>(utc(ms));
}

/// The batches while they are put together from their tables.
class BatchAssembly
{
public:
    explicit BatchAssembly(SqliteDatabase& database)
        : m_database(database)
    {
    }
    Result<std::vector<BatchRecord>> read();

private:
    Result<Done> readBatchRows();
    Result<Done> readCalls();
    Result<Done> readAttempts();
    Result<Done> readIds();
    Result<Done> addCall(const QSqlQuery& row);
    Result<CallRecord> callFrom(const QSqlQuery& row) const;
    CallRecord* callOf(const QSqlQuery& row);
    [[nodiscard]] Error damaged(const QSqlQuery& row) const
    {
        return m_database.fault(QStringLiteral("damaged at batch %1, call %2")
                                    .arg(row.value(0).toString())
                                    .arg(row.value(1).toInt()),
            journalcode::kDamaged);
    }

    SqliteDatabase& m_database;
    std::vector<BatchRecord> m_batches;
    QHash<QString, std::size_t> m_places; ///< of a batch, by its id
};

Result<std::vector<BatchRecord>> BatchAssembly::read()
{
    for (const auto step : {&BatchAssembly::readBatchRows, &BatchAssembly::readCalls,
             &BatchAssembly::readAttempts, &BatchAssembly::readIds}) {
        if (auto done = (this->*step)(); !done)
            return done.error();
    }
    return std::move(m_batches);
}

Result<Done> BatchAssembly::readBatchRows()
{
    return m_database.read(
        QStringLiteral("SELECT id, label, account, access_key_id, endpoint, region, created_ms, "
                       "asked, release_ms,"
                       " parameters, recovered FROM batches ORDER BY created_ms DESC, rowid DESC"),
        {}, [this](const QSqlQuery& row) -> Result<Done> {
            const Result<Parameters> parameters
                = Parameters::fromEncoded(row.value(9).toByteArray());
            if (!parameters)
                return m_database.fault(
                    QStringLiteral("damaged at batch ") + row.value(0).toString(),
                    journalcode::kDamaged);
            BatchRecord batch;
            batch.id = BatchId::fromTrusted(row.value(0).toString());
            batch.label = row.value(1).toString();
            batch.account = row.value(2).toString();
            batch.accessKeyId = row.value(3).toString();
            batch.endpoint = row.value(4).toString();
            batch.region = RegionId::fromTrusted(row.value(5).toString());
            batch.created = utc(row.value(6));
            batch.asked = row.value(7).toInt();
            batch.releaseTime = utcOrNone(row.value(8));
            batch.parameters = *parameters;
            batch.recovered = row.value(10).toInt() != 0;
            m_places.insert(batch.id.value(), m_batches.size());
            m_batches.push_back(std::move(batch));
            return Done();
        });
}

Result<Done> BatchAssembly::readCalls()
{
    return m_database.read(
        QStringLiteral(
            "SELECT batch, idx, generation, amount, at_least, token, tag, request, digest, state, "
            "dirty,"
            " token_spent, request_id, accepted_ms, error_kind, error_code, error_message,"
            " error_request_id, checksum, evidence, not_delivered, not_delivered_event FROM calls "
            "ORDER BY batch, idx, generation"),
        {}, [this](const QSqlQuery& row) { return addCall(row); });
}

Result<Done> BatchAssembly::addCall(const QSqlQuery& row)
{
    const auto place = m_places.constFind(row.value(0).toString());
    Result<CallRecord> call = callFrom(row);
    if (!call || place == m_places.constEnd())
        return call ? damaged(row) : call.error();
    m_batches[*place].calls.push_back(std::move(call).value());
    return Done();
}

Result<CallRecord> BatchAssembly::callFrom(const QSqlQuery& row) const
{
    const auto amount = InstanceCount::from(row.value(3).toInt());
    const auto state = callStateFromName(row.value(9).toString());
    const QByteArray checksum = callChecksum(row.value(7).toByteArray(), row.value(5).toString(),
        row.value(6).toString(), row.value(9).toString());
    if (!amount || !state || checksum != row.value(18).toByteArray())
        return damaged(row);
    CallRecord call{.amount = *amount};
    call.index = row.value(1).toInt();
    call.generation = row.value(2).toInt();
    if (!row.value(4).isNull()) {
        const auto atLeast = InstanceCount::from(row.value(4).toInt());
        if (!atLeast)
            return damaged(row);
        call.atLeast = *atLeast;
    }
    call.token = ClientToken::fromTrusted(row.value(5).toString());
    call.request = row.value(7).toByteArray();
    call.digest = row.value(8).toByteArray();
    call.state = *state;
    call.dirty = row.value(10).toInt() != 0;
    call.tokenSpent = row.value(11).toInt() != 0;
    call.requestId = row.value(12).toString();
    call.acceptedAt = utcOrNone(row.value(13));
    call.evidence = row.value(19).toString();
    call.notDelivered = row.value(20).toInt();
    call.notDeliveredEvent = row.value(21).toString();
    if (!row.value(14).isNull()) {
        call.error = CallError{errorKindFromName(row.value(14).toString()),
            row.value(15).toString(), row.value(16).toString(), row.value(17).toString()};
    }
    return call;
}

CallRecord* BatchAssembly::callOf(const QSqlQuery& row)
{
    const auto place = m_places.constFind(row.value(0).toString());
    if (place == m_places.constEnd())
        return nullptr;
    auto& calls = m_batches[*place].calls;
    const int index = row.value(1).toInt();
    const int generation = row.value(2).toInt();
    const auto found
        = std::find_if(calls.begin(), calls.end(), [index, generation](const CallRecord& call) {
              return call.index == index && call.generation == generation;
          });
    return found == calls.end() ? nullptr : &*found;
}

Result<Done> BatchAssembly::readAttempts()
{
    return m_database.read(
        QStringLiteral(
            "SELECT batch, idx, generation, number, nonce, wall_ms, boot_id, boot_ms, outcome,"
            " signed_ms"
            " FROM attempts ORDER BY batch, idx, generation, number"),
        {}, [this](const QSqlQuery& row) -> Result<Done> {
            CallRecord* call = callOf(row);
            if (call == nullptr)
                return damaged(row);
            Attempt attempt;
            attempt.number = row.value(3).toInt();
            attempt.nonce = row.value(4).toString();
            attempt.wallTime = utc(row.value(5));
            attempt.bootId = row.value(6).toString();
            attempt.bootTime = BootTime(row.value(7).toLongLong());
            attempt.outcome = row.value(8).toString();
            attempt.signedAt = utc(row.value(9));
            call->attempts.push_back(std::move(attempt));
            return Done();
        });
}

Result<Done> BatchAssembly::readIds()
{
    return m_database.read(
        QStringLiteral("SELECT batch, idx, generation, instance_id FROM call_instances"
                       " ORDER BY batch, idx, generation, position"),
        {}, [this](const QSqlQuery& row) -> Result<Done> {
            CallRecord* call = callOf(row);
            if (call == nullptr)
                return damaged(row);
            call->ids.push_back(InstanceId::fromTrusted(row.value(3).toString()));
            return Done();
        });
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

StoredInstance seenInstance(const QSqlQuery& row, InstanceFate fate)
{
    StoredInstance stored;
    Instance& instance = stored.row.instance;
    instance.batch = BatchId::fromTrusted(row.value(0).toString());
    instance.id = InstanceId::fromTrusted(row.value(1).toString());
    instance.name = row.value(2).toString();
    instance.status = instanceStatusFrom(row.value(3).toString());
    instance.statusText = row.value(4).toString();
    instance.zone = row.value(5).toString();
    instance.region = row.value(6).toString();
    instance.type = row.value(7).toString();
    instance.privateIp = row.value(8).toString();
    instance.publicIp = row.value(9).toString();
    instance.chargeType = row.value(10).toString();
    instance.imageId = row.value(11).toString();
    instance.vSwitchId = row.value(12).toString();
    instance.created = row.value(13).toLongLong();
    instance.releaseTime = row.value(14).toLongLong();
    const int flags = row.value(15).toInt();
    instance.reclaiming = (flags & 1) != 0;
    instance.locked = (flags & 2) != 0;
    instance.isProtected = (flags & 4) != 0;
    instance.spot = (flags & 8) != 0;
    stored.fate = fate;
    stored.row.presence = presenceOf(fate);
    stored.row.everRunning = row.value(17).toInt() != 0;
    stored.row.seenAtMs = row.value(18).toLongLong();
    stored.row.statusSinceMs = row.value(19).toLongLong();
    stored.row.account = row.value(20).toString();
    stored.row.releaseOrdered = row.value(21).toInt() != 0;
    return stored;
}

// An order whose outcome is not known may have been carried out.
QString releaseOrdered()
{
    return QStringLiteral(
        "EXISTS (SELECT 1 FROM order_instances o JOIN orders ON orders.id = o.order_id WHERE"
        " o.instance_id = i.instance_id AND orders.kind = 'release' AND orders.outcome <> "
        "'refused' AND ifnull(o.ok = 0 AND o.code <> '%1', 0) = 0)")
        .arg(kOutcomeUnknown);
}

Result<Done> readSeen(SqliteDatabase& database, const QString& filter, const QVariantList& values,
    std::vector<StoredInstance>& rows)
{
    const QString sql
        = QStringLiteral(
              "SELECT i.batch, i.instance_id, i.name, i.status, i.status_text, i.zone, i.region, "
              "i.type,"
              " i.private_ip, i.public_ip, i.charge_type, i.image_id, i.vswitch_id, i.created_s,"
              " i.release_s, i.flags, i.fate, i.ever_running, i.seen_ms, i.status_since_ms, "
              "b.account, ")
        + releaseOrdered()
        + QStringLiteral(" FROM instances i JOIN batches b ON b.id = i.batch WHERE ") + filter;
    return database.read(sql, values, [&database, &rows](const QSqlQuery& row) -> Result<Done> {
        const auto fate = instanceFateFromName(row.value(16).toString());
        if (!fate)
            return database.fault(QStringLiteral("damaged at instance ") + row.value(1).toString(),
                journalcode::kDamaged);
        rows.push_back(seenInstance(row, *fate));
        return Done();
    });
}

Result<Done> readExpected(SqliteDatabase& database, const QString& filter,
    const QVariantList& values, std::vector<StoredInstance>& rows)
{
    const QString sql
        = QStringLiteral("SELECT i.batch, i.instance_id, b.region, c.accepted_ms, b.account, ")
        + releaseOrdered()
        + QStringLiteral(
            " FROM call_instances i JOIN batches b ON b.id = i.batch JOIN calls c ON c.batch = "
            "i.batch"
            " AND c.idx = i.idx AND c.generation = i.generation WHERE NOT EXISTS (SELECT 1 FROM"
            " instances s WHERE s.batch = i.batch AND s.instance_id = i.instance_id) AND ")
        + filter;
    return database.read(sql, values, [&rows](const QSqlQuery& row) -> Result<Done> {
        StoredInstance stored;
        stored.row.instance.batch = BatchId::fromTrusted(row.value(0).toString());
        stored.row.instance.id = InstanceId::fromTrusted(row.value(1).toString());
        stored.row.instance.region = row.value(2).toString();
        stored.row.statusSinceMs = row.value(3).toLongLong();
        stored.row.account = row.value(4).toString();
        stored.row.releaseOrdered = row.value(5).toInt() != 0;
        rows.push_back(std::move(stored));
        return Done();
    });
}

} // namespace

Result<std::vector<BatchRecord>> readBatches(SqliteDatabase& database)
{
    return BatchAssembly(database).read();
}

Result<std::vector<StoredInstance>> readInstances(
    SqliteDatabase& database, const std::optional<BatchId>& batch)
{
    const QString filter = batch ? QStringLiteral("i.batch = ?") : QStringLiteral("1");
    const QVariantList values = batch ? QVariantList{storedText(batch->value())} : QVariantList();
    std::vector<StoredInstance> rows;
    if (auto seen = readSeen(database, filter, values, rows); !seen)
        return seen.error();
    if (auto expected = readExpected(database, filter, values, rows); !expected)
        return expected.error();
    return rows;
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal_writer.h"

#include <QCryptographicHash>

#include <array>
#include <utility>

namespace muster {
namespace {

qint64 ms(UtcTime time)
{
    return time.time_since_epoch().count();
}

QVariant msOrNull(const std::optional<UtcTime>& time)
{
    return time ? QVariant(ms(*time)) : QVariant();
}

Error internal(const QString& what)
{
    return makeError(Error::Kind::Internal, what);
}

int flagsOf(const Instance& row)
{
    return (row.reclaiming ? 1 : 0) | (row.locked ? 2 : 0) | (row.isProtected ? 4 : 0)
        | (row.spot ? 8 : 0);
}

const QString kOwnClock
    = QStringLiteral("CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)");

using KindName = std::pair<Error::Kind, QLatin1String>;
constexpr std::array kKindNames{
    KindName{Error::Kind::Invalid, QLatin1String("invalid")},
    KindName{Error::Kind::NotSent, QLatin1String("not-sent")},
    KindName{Error::Kind::OutcomeUnknown, QLatin1String("outcome-unknown")},
    KindName{Error::Kind::Malformed, QLatin1String("malformed")},
    KindName{Error::Kind::Service, QLatin1String("service")},
    KindName{Error::Kind::NotTheApi, QLatin1String("not-the-api")},
    KindName{Error::Kind::NoCredentials, QLatin1String("no-credentials")},
    KindName{Error::Kind::NotFound, QLatin1String("not-found")},
    KindName{Error::Kind::Conflict, QLatin1String("conflict")},
    KindName{Error::Kind::Storage, QLatin1String("storage")},
    KindName{Error::Kind::Locked, QLatin1String("locked")},
    KindName{Error::Kind::Newer, QLatin1String("newer")},
    KindName{Error::Kind::Cancelled, QLatin1String("cancelled")},
    KindName{Error::Kind::Internal, QLatin1String("internal")},
};

} // namespace

QString errorKindName(Error::Kind kind)
{
    for (const auto& [known, name] : kKindNames) {
        if (known == kind)
            return name;
    }
    return QStringLiteral("internal");
}

Error::Kind errorKindFromName(QStringView name)
{
    for (const auto& [kind, known] : kKindNames) {
        if (known == name)
            return kind;
    }
    return Error::Kind::Internal;
}

QByteArray callChecksum(
    const QByteArray& request, const QString& token, const QString& tag, const QString& state)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray& part : {request, token.toUtf8(), tag.toUtf8(), state.toUtf8()}) {
        hash.addData(QByteArray::number(part.size()) + ':');
        hash.addData(part);
    }
    return hash.result();
}

Result<Done> JournalWriter::write(const JournalEntry& entry)
{
    return std::visit([this](const auto& known) { return write(known); }, entry);
}

Result<Done> JournalWriter::write(const BatchPlanned& entry)
{
    const BatchRecord& batch = entry.batch;
    // A batch that is there already gets calls of a new generation; its own row stays as it was.
    const auto inserted
        = m_database.run(QStringLiteral("INSERT INTO batches (id, label, account, access_key_id, "
                                        "endpoint, region, created_ms, asked,"
                                        " release_ms, parameters, recovered) VALUES (?, ?, ?, ?, "
                                        "?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING"),
            {storedText(batch.id.value()), storedText(batch.label), storedText(batch.account),
                storedText(batch.accessKeyId), storedText(batch.endpoint),
                storedText(batch.region.value()), ms(batch.created), batch.asked,
                msOrNull(batch.releaseTime), storedBytes(batch.parameters.encoded()),
                batch.recovered ? 1 : 0});
    if (!inserted)
        return inserted.error();
    for (const CallRecord& call : batch.calls) {
        if (auto written = writeCall(batch.id, call); !written)
            return written.error();
    }
    return Done();
}

Result<Done> JournalWriter::writeCall(const BatchId& batch, const CallRecord& call)
{
    const QString state = callStateName(call.state);
    const QString tag = callTagValue(call.token);
    const QVariant kind = call.error ? QVariant(errorKindName(call.error->kind)) : QVariant();
    const CallError error = call.error.value_or(CallError());
    const auto inserted = m_database.run(
        QStringLiteral(
            "INSERT INTO calls (batch, idx, generation, amount, at_least, token, tag, request, "
            "digest, state,"
            " dirty, token_spent, request_id, accepted_ms, error_kind, error_code, error_message,"
            " error_request_id, evidence, not_delivered, not_delivered_event, checksum)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {storedText(batch.value()), call.index, call.generation, call.amount.value(),
            call.atLeast ? QVariant(call.atLeast->value()) : QVariant(),
            storedText(call.token.value()), storedText(tag), storedBytes(call.request),
            storedBytes(call.digest), state, call.dirty ? 1 : 0, call.tokenSpent ? 1 : 0,
            storedText(call.requestId), msOrNull(call.acceptedAt), kind, storedText(error.code),
            storedText(error.message), storedText(error.requestId), storedText(call.evidence),
            call.notDelivered, storedText(call.notDeliveredEvent),
            callChecksum(call.request, call.token.value(), tag, state)});
    if (!inserted)
        return inserted.error();
    for (const Attempt& attempt : call.attempts) {
        if (auto written = writeAttempt(batch, call.index, call.generation, attempt); !written)
            return written.error();
    }
    return writeIds(batch, call.index, call.generation, call.ids);
}

Result<Done> JournalWriter::write(const AttemptStarted& entry)
{
    const Result<CallKey> call = readCall(entry.batch, entry.call, entry.generation);
    if (!call)
        return call.error();
    const auto state = callStateFromName(call->state);
    if (state != CallState::Planned && state != CallState::Sent && state != CallState::Unknown)
        return internal(QStringLiteral("an attempt of a call that is %1").arg(call->state));
    const QString sent = callStateName(CallState::Sent);
    auto moved = changeOne(QStringLiteral("UPDATE calls SET state = ?, checksum = ? WHERE batch = "
                                          "? AND idx = ? AND generation = ?"),
        {sent, callChecksum(call->request, call->token, call->tag, sent),
            storedText(entry.batch.value()), entry.call, entry.generation},
        QStringLiteral("no such call"));
    if (!moved)
        return moved.error();
    return writeAttempt(entry.batch, entry.call, entry.generation, entry.attempt);
}

Result<Done> JournalWriter::writeAttempt(
    const BatchId& batch, int call, int generation, const Attempt& attempt)
{
    return changeOne(
        QStringLiteral(
            "INSERT INTO attempts (batch, idx, generation, number, nonce, wall_ms, boot_id,"
            " boot_ms, fence, outcome, signed_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {storedText(batch.value()), call, generation, attempt.number, storedText(attempt.nonce),
            ms(attempt.wallTime), storedText(attempt.bootId),
            static_cast<qint64>(attempt.bootTime.count()), m_fence, storedText(attempt.outcome),
            ms(attempt.signedAt)},
        QStringLiteral("attempt was not written"));
}

Result<Done> JournalWriter::write(const CallAdvanced& entry)
{
    const Result<CallKey> call = readCall(entry.batch, entry.call, entry.generation);
    if (!call)
        return call.error();
    // The ids first: they are what must never be lost.
    if (auto written = writeIds(entry.batch, entry.call, entry.generation, entry.newIds); !written)
        return written.error();
    const QString state = callStateName(entry.state);
    const QVariant kind = entry.error ? QVariant(errorKindName(entry.error->kind)) : QVariant();
    const CallError error = entry.error.value_or(CallError());
    auto moved
        = changeOne(QStringLiteral("UPDATE calls SET state = ?, dirty = ?, token_spent = ?, "
                                   "request_id = ?, accepted_ms = ?,"
                                   " error_kind = ?, error_code = ?, error_message = ?, "
                                   "error_request_id = ?, evidence = ?, "
                                   "not_delivered = ?, not_delivered_event = ?,"
                                   " checksum = ? WHERE batch = ? AND idx = ? AND generation = ?"),
            {state, entry.dirty ? 1 : 0, entry.tokenSpent ? 1 : 0, storedText(entry.requestId),
                msOrNull(entry.acceptedAt), kind, storedText(error.code), storedText(error.message),
                storedText(error.requestId), storedText(entry.evidence), entry.notDelivered,
                storedText(entry.notDeliveredEvent),
                callChecksum(call->request, call->token, call->tag, state),
                storedText(entry.batch.value()), entry.call, entry.generation},
            QStringLiteral("no such call"));
    if (!moved)
        return moved.error();
    return closeAttempt(entry);
}

Result<Done> JournalWriter::closeAttempt(const CallAdvanced& entry)
{
    if (!entry.closesAttempt)
        return Done();
    return changeOne(QStringLiteral("UPDATE attempts SET outcome = ?, closed_ms = ") + kOwnClock
            + QStringLiteral(" WHERE batch = ? AND idx = ? AND generation = ? AND number = ?"),
        {storedText(entry.outcome), storedText(entry.batch.value()), entry.call, entry.generation,
            *entry.closesAttempt},
        QStringLiteral("no such attempt"));
}

Result<Done> JournalWriter::writeIds(
    const BatchId& batch, int call, int generation, const std::vector<InstanceId>& ids)
{
    // An id that is stored already is kept and flagged; it never undoes the others.
    const QVariant key = storedText(batch.value());
    for (const InstanceId& id : ids) {
        const QVariant instance = storedText(id.value());
        const auto inserted = m_database.run(
            QStringLiteral(
                "INSERT INTO call_instances (batch, idx, generation, instance_id, position, "
                "flagged)"
                " VALUES (?, ?, ?, ?, (SELECT count(*) FROM call_instances WHERE batch = ?"
                " AND idx = ? AND generation = ?),"
                " EXISTS (SELECT 1 FROM call_instances WHERE instance_id = ?))"
                " ON CONFLICT (batch, idx, generation, instance_id) DO UPDATE SET flagged = 1"),
            {key, call, generation, instance, key, call, generation, instance});
        if (!inserted)
            return inserted.error();
    }
    return Done();
}

Result<Done> JournalWriter::write(const InstanceSeen& entry)
{
    const Instance& row = entry.row;
    // A verdict on an instance that vanished is no sight of it.
    const bool seen = entry.fate == InstanceFate::Coming || entry.fate == InstanceFate::Up;
    const bool running = entry.fate == InstanceFate::Up || row.status == InstanceStatus::Running;
    const auto written = m_database.run(
        QStringLiteral(
            "INSERT INTO instances (batch, instance_id, name, status, status_text, zone, region, "
            "type, private_ip,"
            " public_ip, charge_type, image_id, vswitch_id, created_s, release_s, flags, fate, "
            "ever_running, seen_ms,"
            " status_since_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (batch, instance_id) DO UPDATE SET name = excluded.name, status = "
            "excluded.status,"
            " status_text = excluded.status_text, zone = excluded.zone, region = excluded.region,"
            " type = excluded.type, private_ip = excluded.private_ip, public_ip = "
            "excluded.public_ip,"
            " charge_type = excluded.charge_type, image_id = excluded.image_id, vswitch_id = "
            "excluded.vswitch_id,"
            " created_s = excluded.created_s, release_s = excluded.release_s, flags = "
            "excluded.flags,"
            " fate = excluded.fate, ever_running = max(ever_running, excluded.ever_running),"
            " seen_ms = max(seen_ms, excluded.seen_ms), status_since_ms = CASE WHEN status = "
            "excluded.status"
            " THEN status_since_ms ELSE excluded.status_since_ms END"),
        {storedText(entry.batch.value()), storedText(row.id.value()), storedText(row.name),
            instanceStatusName(row.status), storedText(row.statusText), storedText(row.zone),
            storedText(row.region), storedText(row.type), storedText(row.privateIp),
            storedText(row.publicIp), storedText(row.chargeType), storedText(row.imageId),
            storedText(row.vSwitchId), row.created, row.releaseTime, flagsOf(row),
            instanceFateName(entry.fate), running ? 1 : 0, seen ? ms(entry.at) : qint64(0),
            ms(entry.at)});
    if (!written)
        return written.error();
    return Done();
}

Result<Done> JournalWriter::write(const OrderPlanned& entry)
{
    auto planned = changeOne(
        QStringLiteral(
            "INSERT INTO orders (id, kind, account, region, token, at_ms, fence, outcome, detail)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, '', '')"),
        {storedText(entry.id), storedText(entry.kind), storedText(entry.account),
            storedText(entry.region.value()), storedText(entry.token), ms(entry.at), m_fence},
        QStringLiteral("order was not written"));
    if (!planned)
        return planned.error();
    int position = 0; // a repeat under the same token names the same ids in the same order
    for (const InstanceId& id : entry.ids) {
        const auto written
            = m_database.run(QStringLiteral("INSERT INTO order_instances (order_id, instance_id, "
                                            "position) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"),
                {storedText(entry.id), storedText(id.value()), position++});
        if (!written)
            return written.error();
    }
    return Done();
}

Result<Done> JournalWriter::write(const OrderClosed& entry)
{
    const QString closedAt = entry.outcome.isEmpty() ? QStringLiteral("NULL") : kOwnClock;
    auto closed
        = changeOne(QStringLiteral("UPDATE orders SET outcome = ?, detail = ?, closed_ms = %1 "
                                   "WHERE id = ?")
                        .arg(closedAt),
            {storedText(entry.outcome), storedText(entry.detail), storedText(entry.id)},
            QStringLiteral("no such order"));
    if (!closed)
        return closed.error();
    for (const OrderResult& result : entry.results) {
        const auto written = m_database.run(
            QStringLiteral("UPDATE order_instances SET ok = ?, code = ? WHERE order_id = ? AND "
                           "instance_id = ?"),
            {result.ok ? 1 : 0, storedText(result.code), storedText(entry.id),
                storedText(result.id.value())});
        if (!written)
            return written.error();
    }
    return Done();
}

Result<JournalWriter::CallKey> JournalWriter::readCall(
    const BatchId& batch, int call, int generation)
{
    std::optional<CallKey> key;
    auto found = m_database.read(QStringLiteral("SELECT request, token, tag, state FROM calls "
                                                "WHERE batch = ? AND idx = ? AND generation = ?"),
        {storedText(batch.value()), call, generation},
        [&key](const QSqlQuery& row) -> Result<Done> {
            key = CallKey{row.value(0).toByteArray(), row.value(1).toString(),
                row.value(2).toString(), row.value(3).toString()};
            return Done();
        });
    if (!found)
        return found.error();
    if (!key)
        return internal(QStringLiteral("no call %1 of batch %2").arg(call).arg(batch.value()));
    return *key;
}

Result<Done> JournalWriter::changeOne(
    const QString& sql, const QVariantList& values, const QString& what)
{
    const Result<int> changed = m_database.run(sql, values);
    if (!changed)
        return changed.error();
    if (*changed != 1)
        return internal(what);
    return Done();
}

} // namespace muster

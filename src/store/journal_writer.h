// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/journal_entries.h"
#include "sqlite_database.h"

namespace muster {

/// Turns journal entries into rows, inside a transaction that its caller opened.
class JournalWriter
{
public:
    JournalWriter(SqliteDatabase& database, qint64 fence)
        : m_database(database)
        , m_fence(fence)
    {
    }
    Result<Done> write(const JournalEntry& entry);

private:
    Result<Done> write(const BatchPlanned& entry);
    Result<Done> write(const AttemptStarted& entry);
    Result<Done> write(const CallAdvanced& entry);
    Result<Done> write(const InstanceSeen& entry);
    Result<Done> write(const OrderPlanned& entry);
    Result<Done> write(const OrderClosed& entry);

    Result<Done> writeCall(const BatchId& batch, const CallRecord& call);
    Result<Done> writeAttempt(
        const BatchId& batch, int call, int generation, const Attempt& attempt);
    Result<Done> writeIds(
        const BatchId& batch, int call, int generation, const std::vector<InstanceId>& ids);
    Result<Done> closeAttempt(const CallAdvanced& entry);
    /// What the checksum of a call needs; Kind::Internal when there is no such call.
    struct CallKey
    {
        QByteArray request{};
        QString token{};
        QString tag{};
        QString state{};
    };
    Result<CallKey> readCall(const BatchId& batch, int call, int generation);
    /// Changes exactly one row, or fails with Kind::Internal and \a what.
    Result<Done> changeOne(const QString& sql, const QVariantList& values, const QString& what);

    SqliteDatabase& m_database;
    qint64 m_fence;
};

/// SHA-256 over what must not change behind Muster's back; each part with its length before it.
QByteArray callChecksum(
    const QByteArray& request, const QString& token, const QString& tag, const QString& state);

/// The stable name of an error kind, and back (Internal for a name that is none).
QString errorKindName(Error::Kind kind);
Error::Kind errorKindFromName(QStringView name);

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ports/journal_codes.h"
#include "sqlite_copy.h"
#include "sqlite_database.h"

namespace muster {

Result<Done> SqliteDatabase::setRules()
{
    for (const QString& rule : {QStringLiteral("PRAGMA trusted_schema=OFF"),
             QStringLiteral("PRAGMA foreign_keys=ON"), QStringLiteral("PRAGMA synchronous=FULL")}) {
        if (auto done = exec(rule); !done)
            return done.error();
    }
    return Done();
}

Result<Done> SqliteDatabase::setUp(StoreAccess access, const SqliteSchema& schema)
{
    if (auto ruled = setRules(); !ruled)
        return ruled.error();
    const Result<int> version = checkSchema(schema); // before anything is written into the file
    if (!version)
        return version.error();
    if (access == StoreAccess::ReadOnly) {
        const bool isFile = m_file == m_path;
        if (isFile && *version == 0)
            return fault(QStringLiteral("an empty file, not a %1 of Muster").arg(schema.what),
                journalcode::kForeign);
        if (*version < schema.version()) {
            if (auto raised = isFile ? raiseInMemory(schema, *version) : raiseSchema(schema, 0);
                !raised)
                return raised.error();
        }
        return exec(QStringLiteral("PRAGMA query_only=ON"));
    }
    if (*version > 0 && *version < schema.version() && schema.beforeRaise) {
        if (auto ready = schema.beforeRaise(*this); !ready)
            return ready.error();
    }
    if (*version < schema.version()) {
        if (auto raised = raiseSchema(schema, *version); !raised)
            return raised.error();
    }
    const Result<QVariant> mode = pragma(QStringLiteral("journal_mode=WAL"));
    if (!mode)
        return mode.error();
    if (mode->toString() != QStringLiteral("wal"))
        return fault(QStringLiteral("no write-ahead log on this file system"));
    return Done();
}

Result<int> SqliteDatabase::checkSchema(const SqliteSchema& schema)
{
    const Result<QVariant> id = pragma(QStringLiteral("application_id"));
    const Result<QVariant> version = pragma(QStringLiteral("user_version"));
    if (!id || !version)
        return id ? version.error() : id.error();
    qint64 tables = 0;
    auto counted = read(QStringLiteral("SELECT count(*) FROM sqlite_master"), {},
        [&tables](const QSqlQuery& row) -> Result<Done> {
            tables = row.value(0).toLongLong();
            return Done();
        });
    if (!counted)
        return counted.error();
    if (id->toLongLong() == 0 && version->toInt() == 0 && tables == 0)
        return 0;
    if (id->toLongLong() != schema.applicationId || version->toInt() < 1)
        return fault(QStringLiteral("not a %1 of Muster").arg(schema.what), journalcode::kForeign);
    if (version->toInt() > schema.version()) {
        return makeError(Error::Kind::Newer,
            QStringLiteral("%1: written by a newer version of Muster (%2)")
                .arg(m_path)
                .arg(version->toInt()));
    }
    return version->toInt();
}

Result<Done> SqliteDatabase::raiseSchema(const SqliteSchema& schema, int from)
{
    return inTransaction([this, &schema, from]() -> Result<Done> {
        QStringList statements;
        for (auto step = schema.steps.begin() + from; step != schema.steps.end(); ++step)
            statements << *step;
        statements << QStringLiteral("PRAGMA application_id=%1").arg(schema.applicationId)
                   << QStringLiteral("PRAGMA user_version=%1").arg(schema.version());
        for (const QString& statement : statements) {
            if (auto done = exec(statement); !done)
                return done.error();
        }
        return Done();
    });
}

Result<Done> SqliteDatabase::raiseInMemory(const SqliteSchema& schema, int from)
{
    SqliteDatabase file;
    std::swap(file.m_connection, m_connection);
    std::swap(file.m_database, m_database);
    std::swap(file.m_statements, m_statements);
    file.m_path = m_path;
    m_file = QStringLiteral(":memory:");
    if (auto connected = connect(QString()); !connected)
        return connected.error();
    if (auto copied = copyWhole(file, handle()); !copied)
        return copied.error();
    return raiseSchema(schema, from);
}

} // namespace muster

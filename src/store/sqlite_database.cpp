// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlite_database.h"

#include <QFile>
#include <QSqlError>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>

namespace muster {
namespace {

// Primary result codes of SQLite (its extended codes have them in the low byte).
constexpr int kBusy = 5;
constexpr int kLocked = 6;
constexpr int kConstraint = 19;

QString nextConnectionName()
{
    static std::atomic<int> last{0};
    return QStringLiteral("muster-%1").arg(++last);
}

Error storageError(const QString& path, const QString& what)
{
    return makeError(Error::Kind::Storage, path + QStringLiteral(": ") + what);
}

bool doesExist(const QString& path)
{
    struct stat found = {};
    return lstat(QFile::encodeName(path).constData(), &found) == 0;
}

/// Makes the file with mode 0600 when it is missing (SQLite gives -wal and -shm the same mode). An
/// existing file is never opened here: closing it would drop the locks that SQLite may hold on it
/// in this process.
Result<Done> prepareFile(const QString& path)
{
    const QByteArray name = QFile::encodeName(path);
    struct stat found = {};
    if (stat(name.constData(), &found) == 0) {
        if (!S_ISREG(found.st_mode))
            return storageError(path, QStringLiteral("not a regular file"));
        if ((found.st_mode & 0077) != 0 && chmod(name.constData(), 0600) != 0)
            return storageError(path, qt_error_string(errno));
        return Done();
    }
    const int descriptor = open(name.constData(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return storageError(path, qt_error_string(errno));
    close(descriptor);
    return Done();
}

} // namespace

Result<std::unique_ptr<SqliteDatabase>> SqliteDatabase::open(
    const QString& path, StoreAccess access, const SqliteSchema& schema)
{
    std::unique_ptr<SqliteDatabase> database(new SqliteDatabase);
    database->m_path = path;
    database->m_file = path;
    if (access == StoreAccess::ReadOnly && !doesExist(path)) {
        database->m_file = QStringLiteral(":memory:");
    } else if (access == StoreAccess::Owner) {
        if (auto prepared = prepareFile(path); !prepared)
            return prepared.error();
    }
    if (auto connected = database->connect(access); !connected)
        return connected.error();
    if (auto ready = database->setUp(access, schema); !ready)
        return ready.error();
    struct stat found = {};
    if (stat(QFile::encodeName(path).constData(), &found) == 0) {
        database->m_device = static_cast<quint64>(found.st_dev);
        database->m_inode = static_cast<quint64>(found.st_ino);
    }
    return database;
}

SqliteDatabase::~SqliteDatabase()
{
    m_statements.clear();
    if (m_database.isOpen())
        m_database.close();
    m_database = QSqlDatabase(); // Qt warns about a connection that is removed while a handle lives
    if (!m_connection.isEmpty())
        QSqlDatabase::removeDatabase(m_connection);
}

Result<Done> SqliteDatabase::connect(StoreAccess access)
{
    m_connection = nextConnectionName();
    m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
    if (!m_database.isValid())
        return makeError(
            Error::Kind::Storage, QStringLiteral("Qt has no SQLite driver on this machine"));
    m_database.setDatabaseName(m_file);
    const bool readsFile = access == StoreAccess::ReadOnly && m_file == m_path;
    // The owner never waits inside a call: its caller tries again. A reader may wait for the
    // owner's start or end.
    m_database.setConnectOptions(readsFile
            ? QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=1000")
            : QStringLiteral("QSQLITE_BUSY_TIMEOUT=0"));
    if (!m_database.open())
        return errorOf(m_database.lastError());
    return Done();
}

Result<Done> SqliteDatabase::setUp(StoreAccess access, const SqliteSchema& schema)
{
    for (const QString& rule : {QStringLiteral("PRAGMA trusted_schema=OFF"),
             QStringLiteral("PRAGMA foreign_keys=ON"), QStringLiteral("PRAGMA synchronous=FULL")}) {
        if (auto done = exec(rule); !done)
            return done.error();
    }
    if (auto known = checkSchema(access, schema);
        !known) // before anything is written into the file
        return known.error();
    if (access == StoreAccess::ReadOnly)
        return exec(QStringLiteral("PRAGMA query_only=ON"));
    const Result<QVariant> mode = pragma(QStringLiteral("journal_mode=WAL"));
    if (!mode)
        return mode.error();
    if (mode->toString() != QStringLiteral("wal"))
        return fault(QStringLiteral("no write-ahead log on this file system"));
    return Done();
}

Result<Done> SqliteDatabase::checkSchema(StoreAccess access, const SqliteSchema& schema)
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
    if (id->toLongLong() == 0 && version->toInt() == 0 && tables == 0) {
        if (access == StoreAccess::ReadOnly && m_file == m_path)
            return fault(QStringLiteral("an empty file, not a %1 of Muster").arg(schema.what));
        return raiseSchema(schema, 0);
    }
    if (id->toLongLong() != schema.applicationId || version->toInt() < 1)
        return fault(QStringLiteral("not a %1 of Muster").arg(schema.what));
    if (version->toInt() > schema.version()) {
        return makeError(Error::Kind::Newer,
            QStringLiteral("%1: written by a newer version of Muster (%2)")
                .arg(m_path)
                .arg(version->toInt()));
    }
    if (version->toInt() == schema.version())
        return Done();
    if (access == StoreAccess::ReadOnly) {
        return fault(
            QStringLiteral("written by an older version of Muster (%1)").arg(version->toInt()));
    }
    return raiseSchema(schema, version->toInt());
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

Result<Done> SqliteDatabase::exec(const QString& sql)
{
    QSqlQuery query(m_database);
    if (!query.exec(sql))
        return errorOf(query.lastError());
    return Done();
}

Result<QVariant> SqliteDatabase::pragma(const QString& name)
{
    QSqlQuery query(m_database);
    if (!query.exec(QStringLiteral("PRAGMA ") + name) || !query.next())
        return errorOf(query.lastError());
    return query.value(0);
}

Result<QSqlQuery*> SqliteDatabase::prepared(const QString& sql, const QVariantList& values)
{
    auto found = m_statements.find(sql);
    if (found == m_statements.end()) {
        QSqlQuery query(m_database);
        query.setForwardOnly(true);
        if (!query.prepare(sql))
            return errorOf(query.lastError());
        found = m_statements.emplace(sql, std::move(query)).first;
    }
    for (qsizetype i = 0; i < values.size(); ++i)
        found->second.bindValue(static_cast<int>(i), values.at(i));
    return &found->second;
}

Result<int> SqliteDatabase::run(const QString& sql, const QVariantList& values)
{
    const Result<QSqlQuery*> statement = prepared(sql, values);
    if (!statement)
        return statement.error();
    QSqlQuery& query = **statement;
    if (!query.exec()) {
        const Error error = errorOf(query.lastError());
        query.finish();
        return error;
    }
    const int changed = query.numRowsAffected();
    query.finish();
    return changed;
}

Result<Done> SqliteDatabase::read(const QString& sql, const QVariantList& values,
    const std::function<Result<Done>(const QSqlQuery&)>& onRow)
{
    const Result<QSqlQuery*> statement = prepared(sql, values);
    if (!statement)
        return statement.error();
    QSqlQuery& query = **statement;
    Result<Done> outcome = Done();
    bool ok = query.exec();
    while (ok && outcome && query.next())
        outcome = onRow(query);
    if (outcome && query.lastError().isValid())
        outcome = errorOf(query.lastError());
    query.finish(); // or the read transaction stays open
    return outcome;
}

Result<Done> SqliteDatabase::inTransaction(const std::function<Result<Done>()>& work)
{
    if (auto begun = exec(QStringLiteral("BEGIN IMMEDIATE")); !begun)
        return begun.error();
    Result<Done> outcome = work();
    if (outcome)
        outcome = exec(QStringLiteral("COMMIT"));
    if (!outcome) {
        // SQLite has rolled back by itself after some errors (disk full, I/O); then this fails, and
        // that is well.
        const Result<Done> undone = exec(QStringLiteral("ROLLBACK"));
        Q_UNUSED(undone)
    }
    return outcome;
}

Result<Done> SqliteDatabase::checkIdentity() const
{
    if (m_file != m_path)
        return Done();
    struct stat named = {};
    if (stat(QFile::encodeName(m_path).constData(), &named) != 0)
        return fault(qt_error_string(errno));
    if (static_cast<quint64>(named.st_dev) != m_device
        || static_cast<quint64>(named.st_ino) != m_inode)
        return fault(QStringLiteral("was replaced by another file"));
    return Done();
}

Error SqliteDatabase::fault(const QString& what) const
{
    return storageError(m_path, what);
}

Error SqliteDatabase::errorOf(const QSqlError& error) const
{
    const int code = error.nativeErrorCode().toInt() & 0xff;
    const QString detail = m_path + QStringLiteral(": ") + error.text();
    if (code == kBusy || code == kLocked)
        return makeError(Error::Kind::Locked, detail);
    if (code == kConstraint)
        return makeError(Error::Kind::Conflict, detail);
    return makeError(Error::Kind::Storage, detail);
}

QVariant storedText(const QString& text)
{
    if (text.isNull())
        return QStringLiteral("");
    if (text.isValidUtf16())
        return text;
    QString valid = text;
    for (qsizetype i = 0; i < valid.size(); ++i) {
        const bool isPair = valid.at(i).isHighSurrogate() && i + 1 < valid.size()
            && valid.at(i + 1).isLowSurrogate();
        if (isPair)
            ++i;
        else if (valid.at(i).isSurrogate())
            valid[i] = QChar::ReplacementCharacter;
    }
    return valid;
}

QVariant storedBytes(const QByteArray& bytes)
{
    return bytes.isNull() ? QByteArray("", 0) : bytes;
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlite_database.h"

#include "core/ports/journal_codes.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlDriver>
#include <QSqlError>
#include <QUrl>

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>

namespace muster {
namespace {

QString nextConnectionName()
{
    static std::atomic<int> last{0};
    return QStringLiteral("muster-%1").arg(++last);
}

Error storageError(const QString& path, const QString& what)
{
    return makeError(Error::Kind::Storage, path + QStringLiteral(": ") + what);
}

bool isOnReadOnlyDisk(const QString& path)
{
    struct statvfs disk = {};
    return statvfs(QFile::encodeName(path).constData(), &disk) == 0
        && (disk.f_flag & ST_RDONLY) != 0;
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
    // SQLite needs a file beside a database with a log, also for reading. On a disk that is
    // read-only there is no writer, so without a log the file can be read as it is.
    if (access == StoreAccess::ReadOnly && QFile::exists(path) && isOnReadOnlyDisk(path)
        && QFileInfo(path + QStringLiteral("-wal")).size() == 0)
        return openUnchanging(path, schema);
    std::unique_ptr<SqliteDatabase> database(new SqliteDatabase);
    database->m_path = path;
    database->m_file = path;
    if (access == StoreAccess::ReadOnly && !doesExist(path)) {
        database->m_file = QStringLiteral(":memory:");
    } else if (access == StoreAccess::Owner) {
        if (auto prepared = prepareFile(path); !prepared)
            return prepared.error();
    }
    // The owner never waits inside a call: its caller tries again. A reader may wait for the
    // owner's start or end.
    const bool readsFile = access == StoreAccess::ReadOnly && database->m_file == path;
    auto connected = database->connect(readsFile
            ? QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=1000")
            : QStringLiteral("QSQLITE_BUSY_TIMEOUT=0"));
    if (!connected)
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

Result<std::unique_ptr<SqliteDatabase>> SqliteDatabase::openUnchanging(
    const QString& path, const SqliteSchema& schema)
{
    std::unique_ptr<SqliteDatabase> database(new SqliteDatabase);
    database->m_path = path;
    database->m_file = QStringLiteral("file:%1?immutable=1")
                           .arg(QString::fromLatin1(QUrl::toPercentEncoding(path, "/")));
    auto connected = database->connect(QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI"));
    if (!connected)
        return connected.error();
    if (auto ruled = database->setRules(); !ruled)
        return ruled.error();
    const Result<int> version = database->checkSchema(schema);
    if (!version)
        return version.error();
    if (*version == 0)
        return database->fault(QStringLiteral("an empty file"), journalcode::kDamaged);
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

Result<Done> SqliteDatabase::connect(const QString& options)
{
    m_connection = nextConnectionName();
    m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
    if (!m_database.isValid())
        return makeError(
            Error::Kind::Storage, QStringLiteral("Qt has no SQLite driver on this machine"));
    m_database.setDatabaseName(m_file);
    m_database.setConnectOptions(options);
    if (!m_database.open())
        return errorOf(m_database.lastError());
    return Done();
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
        return fault(qt_error_string(errno), journalcode::kReplaced);
    if (static_cast<quint64>(named.st_dev) != m_device
        || static_cast<quint64>(named.st_ino) != m_inode)
        return fault(QStringLiteral("was replaced by another file"), journalcode::kReplaced);
    return Done();
}

void SqliteDatabase::setKeepsLog(bool keeps)
{
    sqlite3_db_config(handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keeps ? 1 : 0, nullptr);
}

Result<bool> SqliteDatabase::emptyLog()
{
    bool isWhole = false;
    auto read = this->read(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"), {},
        [&isWhole](const QSqlQuery& row) -> Result<Done> {
            isWhole = row.value(0).toInt() == 0;
            return Done();
        });
    if (!read)
        return read.error();
    return isWhole;
}

sqlite3* SqliteDatabase::handle() const
{
    const QVariant handle = m_database.driver()->handle();
    return *static_cast<sqlite3* const*>(handle.constData());
}

Error SqliteDatabase::fault(const QString& what, const QString& code) const
{
    Error error = storageError(m_path, what);
    error.code = code;
    return error;
}

Error SqliteDatabase::errorOf(const QSqlError& error) const
{
    return sqliteError(
        error.nativeErrorCode().toInt(), m_path + QStringLiteral(": ") + error.text());
}

Error sqliteError(int code, const QString& detail)
{
    Error error = makeError(Error::Kind::Storage, detail);
    switch (code & 0xff) { // the extended codes have the primary one in the low byte
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        error.kind = Error::Kind::Locked;
        break;
    case SQLITE_CONSTRAINT:
        error.kind = Error::Kind::Conflict;
        break;
    case SQLITE_FULL:
        error.code = journalcode::kDiskFull;
        break;
    case SQLITE_IOERR:
        error.code = journalcode::kInputOutput;
        break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        error.code = journalcode::kDamaged;
        break;
    default:
        break;
    }
    return error;
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

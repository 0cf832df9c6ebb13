// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "store/store_access.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <functional>
#include <map>
#include <memory>
#include <vector>

struct sqlite3;

namespace muster {

class SqliteDatabase;

/// What a database file must be: who wrote it, and how it is made.
struct SqliteSchema
{
    QString what{}; ///< for messages, `journal`
    qint64 applicationId = 0;
    /// The statements at n make version n + 1 from version n, the first of them from nothing. A
    /// step that was once released never changes.
    std::vector<QStringList> steps{};
    /// Called before a file that has content is raised; a failure leaves the file as it is.
    std::function<Result<Done>(SqliteDatabase&)> beforeRaise{};

    [[nodiscard]] int version() const { return static_cast<int>(steps.size()); }
};

/// One connection to one SQLite file, with the rules of the journal: WAL, synchronous=FULL, foreign
/// keys, no waiting for locks, file mode 0600. Errors name the path. Locks held elsewhere are
/// Kind::Locked, constraints Kind::Conflict, the rest Kind::Storage.
class SqliteDatabase
{
public:
    /// Besides the above: Kind::Newer when a newer version wrote the file. A foreign or damaged
    /// file is left as it is. The owner raises a file of an older version; a reader reads it from a
    /// copy in memory.
    static Result<std::unique_ptr<SqliteDatabase>> open(
        const QString& path, StoreAccess access, const SqliteSchema& schema);
    /// A file that nobody writes (a backup), of this or an older version: it is read as it is,
    /// without its log, and nothing is made beside it.
    static Result<std::unique_ptr<SqliteDatabase>> openUnchanging(
        const QString& path, const SqliteSchema& schema);
    SqliteDatabase(const SqliteDatabase&) = delete;
    SqliteDatabase& operator=(const SqliteDatabase&) = delete;
    ~SqliteDatabase();

    /// Runs one statement that returns no rows; prepared once. Gives the number of changed rows.
    Result<int> run(const QString& sql, const QVariantList& values = {});
    /// Runs a query and calls \a onRow for each row, until it fails.
    Result<Done> read(const QString& sql, const QVariantList& values,
        const std::function<Result<Done>(const QSqlQuery&)>& onRow);
    /// BEGIN IMMEDIATE, \a work, COMMIT; all or nothing.
    Result<Done> inTransaction(const std::function<Result<Done>()>& work);

    /// Fails with Kind::Storage when the path no longer names the open file: what is committed then
    /// would be lost.
    [[nodiscard]] Result<Done> checkIdentity() const;
    /// Whether closing writes the log into the file and removes it, as it does unless told.
    void setKeepsLog(bool keeps);
    /// Writes the log into the file and empties it. False: something else reads, and it was not
    /// all.
    Result<bool> emptyLog();
    /// SQLite's own handle, for what Qt has no call for. Not owned.
    [[nodiscard]] sqlite3* handle() const;
    [[nodiscard]] const QString& path() const { return m_path; }
    /// A Kind::Storage error that names the path.
    [[nodiscard]] Error fault(const QString& what, const QString& code = {}) const;

private:
    SqliteDatabase() = default;

    Result<Done> connect(const QString& options);
    Result<Done> exec(const QString& sql);
    Result<QVariant> pragma(const QString& name);
    Result<Done> setRules();
    Result<Done> setUp(StoreAccess access, const SqliteSchema& schema);
    /// The version of the file: 0 for an empty one.
    Result<int> checkSchema(const SqliteSchema& schema);
    Result<Done> raiseSchema(const SqliteSchema& schema, int from);
    Result<Done> raiseInMemory(const SqliteSchema& schema, int from);
    [[nodiscard]] Error errorOf(const QSqlError& error) const;
    Result<QSqlQuery*> prepared(const QString& sql, const QVariantList& values);

    QString m_path;
    QString m_file; ///< what SQLite opens: the path, or `:memory:`
    QString m_connection;
    QSqlDatabase m_database;
    std::map<QString, QSqlQuery> m_statements;
    quint64 m_device = 0;
    quint64 m_inode = 0;
};

/// The error of a SQLite result code, with the code of journal_codes.h.
Error sqliteError(int code, const QString& detail);

/// A text as the database keeps it: never NULL, always valid Unicode.
QVariant storedText(const QString& text);
/// Bytes, never NULL.
QVariant storedBytes(const QByteArray& bytes);

} // namespace muster

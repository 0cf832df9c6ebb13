// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqlite_library.h"

#include "core/launch/profile_name.h"
#include "core/text/display_text.h"
#include "sqlite_database.h"

namespace muster {
namespace {

SqliteSchema librarySchema()
{
    constexpr qint64 kApplicationId = 0x4d73744c; // "MstL"
    SqliteSchema schema;
    schema.what = QStringLiteral("library");
    schema.applicationId = kApplicationId;
    schema.steps = {QStringList{QStringLiteral(R"(
CREATE TABLE profiles (
    name_key TEXT NOT NULL PRIMARY KEY, -- as names are compared
    name TEXT NOT NULL,
    account TEXT NOT NULL,
    parameters BLOB NOT NULL, -- encoded as in a canonical query
    split INTEGER NOT NULL,
    release_kind TEXT NOT NULL,
    release_text TEXT NOT NULL
) STRICT)")}};
    return schema;
}

QString releaseKindName(ReleaseChoice::Kind kind)
{
    switch (kind) {
    case ReleaseChoice::Kind::Never:
        return QStringLiteral("never");
    case ReleaseChoice::Kind::InSpan:
        return QStringLiteral("in");
    case ReleaseChoice::Kind::AtTime:
        return QStringLiteral("at");
    }
    return {};
}

std::optional<ReleaseChoice::Kind> releaseKindFrom(const QString& name)
{
    for (const auto kind :
        {ReleaseChoice::Kind::Never, ReleaseChoice::Kind::InSpan, ReleaseChoice::Kind::AtTime}) {
        if (releaseKindName(kind) == name)
            return kind;
    }
    return std::nullopt;
}

Result<Done> checkName(const QString& name)
{
    if (checkProfileName(name).fault == ProfileNameCheck::Fault::None)
        return Done();
    return makeError(
        Error::Kind::Invalid, QStringLiteral("not a profile name: ") + displayText(name));
}

Error notFound(const QString& name)
{
    return makeError(
        Error::Kind::NotFound, QStringLiteral("no profile named ") + displayText(name));
}

Result<Profile> profileFrom(const SqliteDatabase& database, const QSqlQuery& row)
{
    const Result<Parameters> parameters = Parameters::fromEncoded(row.value(2).toByteArray());
    const auto kind = releaseKindFrom(row.value(4).toString());
    Profile profile;
    profile.name = row.value(0).toString();
    if (!parameters || !kind)
        return database.fault(QStringLiteral("damaged at profile ") + displayText(profile.name));
    profile.account = row.value(1).toString();
    profile.draft.parameters = *parameters;
    profile.draft.split = row.value(3).toInt() != 0;
    profile.draft.release = {*kind, row.value(5).toString()};
    return profile;
}

const QString kColumns
    = QStringLiteral("name, account, parameters, split, release_kind, release_text");

QVariantList valuesOf(const Profile& profile)
{
    return {storedText(profileNameKey(profile.name)), storedText(profile.name),
        storedText(profile.account), storedBytes(profile.draft.parameters.encoded()),
        profile.draft.split ? 1 : 0, releaseKindName(profile.draft.release.kind),
        storedText(profile.draft.release.text)};
}

/// A constraint can only fail by the key.
Error nameTaken(const Error& error, const Profile& profile)
{
    if (error.kind != Error::Kind::Conflict)
        return error;
    return makeError(Error::Kind::Conflict,
        QStringLiteral("a profile named %1 exists").arg(displayText(profile.name)));
}

} // namespace

Result<std::unique_ptr<SqliteLibrary>> SqliteLibrary::open(const QString& path, StoreAccess access)
{
    auto database = SqliteDatabase::open(path, access, librarySchema());
    if (!database)
        return database.error();
    return std::unique_ptr<SqliteLibrary>(new SqliteLibrary(std::move(database).value()));
}

SqliteLibrary::SqliteLibrary(std::unique_ptr<SqliteDatabase> database)
    : m_database(std::move(database))
{
}

SqliteLibrary::~SqliteLibrary() = default;

Result<std::vector<Profile>> SqliteLibrary::all() const
{
    std::vector<Profile> profiles;
    auto read = m_database->read(
        QStringLiteral("SELECT %1 FROM profiles ORDER BY name_key").arg(kColumns), {},
        [this, &profiles](const QSqlQuery& row) -> Result<Done> {
            Result<Profile> profile = profileFrom(*m_database, row);
            if (!profile)
                return profile.error();
            profiles.push_back(std::move(profile).value());
            return Done();
        });
    if (!read)
        return read.error();
    return profiles;
}

Result<Profile> SqliteLibrary::byName(const QString& name) const
{
    Result<Profile> found = notFound(name);
    auto read = m_database->read(
        QStringLiteral("SELECT %1 FROM profiles WHERE name_key = ?").arg(kColumns),
        {storedText(profileNameKey(name))}, [this, &found](const QSqlQuery& row) -> Result<Done> {
            found = profileFrom(*m_database, row);
            return Done();
        });
    if (!read)
        return read.error();
    return found;
}

Result<Done> SqliteLibrary::add(const Profile& profile)
{
    if (auto usable = checkName(profile.name); !usable)
        return usable.error();
    return m_database->inTransaction([this, &profile]() -> Result<Done> {
        const auto added = m_database->run(
            QStringLiteral("INSERT INTO profiles (name_key, %1) VALUES (?, ?, ?, ?, ?, ?, ?)")
                .arg(kColumns),
            valuesOf(profile));
        if (!added)
            return nameTaken(added.error(), profile);
        return Done();
    });
}

Result<Done> SqliteLibrary::replace(const QString& name, const Profile& profile)
{
    if (auto usable = checkName(profile.name); !usable)
        return usable.error();
    return m_database->inTransaction([&]() -> Result<Done> {
        const auto replaced = m_database->run(
            QStringLiteral("UPDATE profiles SET name_key = ?, name = ?, account = ?, parameters = "
                           "?, split = ?,"
                           " release_kind = ?, release_text = ? WHERE name_key = ?"),
            valuesOf(profile) << storedText(profileNameKey(name)));
        if (!replaced)
            return nameTaken(replaced.error(), profile);
        if (*replaced == 0)
            return notFound(name);
        return Done();
    });
}

Result<Done> SqliteLibrary::remove(const QString& name)
{
    return m_database->inTransaction([this, &name]() -> Result<Done> {
        const auto removed
            = m_database->run(QStringLiteral("DELETE FROM profiles WHERE name_key = ?"),
                {storedText(profileNameKey(name))});
        if (!removed)
            return removed.error();
        if (*removed == 0)
            return notFound(name);
        return Done();
    });
}

} // namespace muster

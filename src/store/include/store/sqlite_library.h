// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/profile_store.h"
#include "store/store_access.h"

#include <QString>

#include <memory>

namespace muster {

class SqliteDatabase;

/// library.db: the profiles of a home. Same rules as the journal's file.
class SqliteLibrary : public ProfileStore
{
public:
    /// Opens or makes \a path. Errors as SqliteJournal::open(). On success the pointer is not null.
    static Result<std::unique_ptr<SqliteLibrary>> open(
        const QString& path, StoreAccess access = StoreAccess::Owner);
    ~SqliteLibrary() override;

    /// Besides the errors of the port, all of these: Kind::Storage, Kind::Locked; add() and
    /// replace(): Kind::Invalid for a name that is none.
    Result<std::vector<Profile>> all() const override;
    Result<Profile> byName(const QString& name) const override;
    Result<Done> add(const Profile& profile) override;
    Result<Done> replace(const QString& name, const Profile& profile) override;
    Result<Done> remove(const QString& name) override;

private:
    explicit SqliteLibrary(std::unique_ptr<SqliteDatabase> database);

    std::unique_ptr<SqliteDatabase> m_database;
};

} // namespace muster

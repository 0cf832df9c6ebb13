// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/launch/launch_draft.h"
#include "core/result.h"

#include <QString>

#include <vector>

namespace muster {

/// A saved, named set of launch parameters, without secrets.
struct Profile
{
    QString name{};
    QString account{}; ///< empty: any
    LaunchDraft draft{};
    friend bool operator==(const Profile&, const Profile&) = default;
};

/// Names are compared without regard to case and to outer or doubled spaces.
class ProfileStore
{
public:
    virtual ~ProfileStore() = default;
    virtual Result<std::vector<Profile>> all() const = 0; ///< by name
    virtual Result<Profile> byName(const QString& name) const = 0; ///< Kind::NotFound
    /// Kind::Conflict when another profile has the name.
    virtual Result<Done> add(const Profile& profile) = 0;
    /// Replaces the profile \a name, which may get a new name. Kind::NotFound, Kind::Conflict.
    virtual Result<Done> replace(const QString& name, const Profile& profile) = 0;
    virtual Result<Done> remove(const QString& name) = 0; ///< Kind::NotFound
};

} // namespace muster

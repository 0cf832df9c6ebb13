// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fake_stores.h"

#include "core/launch/profile_name.h"

namespace muster {
namespace {

Error notFound(const QString& name)
{
    return makeError(Error::Kind::NotFound, QStringLiteral("no profile named %1").arg(name));
}

Error conflict(const QString& name)
{
    return makeError(Error::Kind::Conflict, QStringLiteral("a profile named %1 exists").arg(name));
}

Error invalid(const QString& name)
{
    return makeError(Error::Kind::Invalid, QStringLiteral("not a profile name: %1").arg(name));
}

bool isUsable(const QString& name)
{
    return checkProfileName(name).fault == ProfileNameCheck::Fault::None;
}

} // namespace

Result<std::vector<Profile>> FakeProfileStore::all() const
{
    if (failure)
        return *failure;
    std::vector<Profile> profiles;
    for (const auto& [key, profile] : m_profiles)
        profiles.push_back(profile);
    return profiles;
}

Result<Profile> FakeProfileStore::byName(const QString& name) const
{
    if (failure)
        return *failure;
    const auto found = m_profiles.find(profileNameKey(name));
    if (found == m_profiles.end())
        return notFound(name);
    return found->second;
}

Result<Done> FakeProfileStore::add(const Profile& profile)
{
    if (failure)
        return *failure;
    if (!isUsable(profile.name))
        return invalid(profile.name);
    if (!m_profiles.emplace(profileNameKey(profile.name), profile).second)
        return conflict(profile.name);
    return Done();
}

Result<Done> FakeProfileStore::replace(const QString& name, const Profile& profile)
{
    if (failure)
        return *failure;
    if (!isUsable(profile.name))
        return invalid(profile.name);
    const QString oldKey = profileNameKey(name);
    const QString newKey = profileNameKey(profile.name);
    if (!m_profiles.contains(oldKey))
        return notFound(name);
    if (newKey != oldKey && m_profiles.contains(newKey))
        return conflict(profile.name);
    m_profiles.erase(oldKey);
    m_profiles.emplace(newKey, profile);
    return Done();
}

Result<Done> FakeProfileStore::remove(const QString& name)
{
    if (failure)
        return *failure;
    if (m_profiles.erase(profileNameKey(name)) == 0)
        return notFound(name);
    return Done();
}

} // namespace muster

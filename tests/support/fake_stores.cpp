// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fake_stores.h"

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
    const auto found = m_profiles.find(keyOf(name));
    if (found == m_profiles.end())
        return notFound(name);
    return found->second;
}

Result<Done> FakeProfileStore::add(const Profile& profile)
{
    if (failure)
        return *failure;
    if (!m_profiles.emplace(keyOf(profile.name), profile).second)
        return conflict(profile.name);
    return Done();
}

Result<Done> FakeProfileStore::replace(const QString& name, const Profile& profile)
{
    if (failure)
        return *failure;
    const QString oldKey = keyOf(name);
    const QString newKey = keyOf(profile.name);
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
    if (m_profiles.erase(keyOf(name)) == 0)
        return notFound(name);
    return Done();
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/profile_store.h"
#include "core/ports/settings_store.h"

#include <map>
#include <optional>

namespace muster {

/// Profiles in memory, with the rules of the real store.
class FakeProfileStore : public ProfileStore
{
public:
    Result<std::vector<Profile>> all() const override;
    Result<Profile> byName(const QString& name) const override;
    Result<Done> add(const Profile& profile) override;
    Result<Done> replace(const QString& name, const Profile& profile) override;
    Result<Done> remove(const QString& name) override;

    /// While set, every call fails with it.
    std::optional<Error> failure{};

private:
    std::map<QString, Profile> m_profiles;
};

/// Settings in memory.
class FakeSettingsStore : public SettingsStore
{
public:
    [[nodiscard]] Settings load() const override { return settings; }
    Result<Done> save(const Settings& wanted) override
    {
        if (failure)
            return *failure;
        settings = wanted;
        ++saves;
        return Done();
    }
    [[nodiscard]] QByteArray layout(const QString& name) const override
    {
        const auto found = layouts.find(name);
        return found == layouts.end() ? QByteArray() : found->second;
    }
    Result<Done> saveLayout(const QString& name, const QByteArray& state) override
    {
        if (failure)
            return *failure;
        layouts.insert_or_assign(name, state);
        return Done();
    }

    Settings settings{};
    std::map<QString, QByteArray> layouts{};
    int saves = 0;
    /// While set, saving fails with it.
    std::optional<Error> failure{};
};

} // namespace muster

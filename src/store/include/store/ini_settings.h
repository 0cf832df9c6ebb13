// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/settings_store.h"

#include <QString>

namespace muster {

/// settings.ini at an explicit path. Reads the file anew each time, so that two windows' worth of
/// settings never mix in memory.
class IniSettings : public SettingsStore
{
public:
    explicit IniSettings(QString path)
        : m_path(std::move(path))
    {
    }
    [[nodiscard]] Settings load() const override;
    /// Fails with Kind::Storage when the file cannot be written.
    Result<Done> save(const Settings& settings) override;
    [[nodiscard]] QByteArray layout(const QString& name) const override;
    /// As save().
    Result<Done> saveLayout(const QString& name, const QByteArray& state) override;

private:
    QString m_path;
};

} // namespace muster

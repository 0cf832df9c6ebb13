// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

namespace muster {

enum class ThemeChoice { System, Light, Dark };

struct Settings
{
    QString language{}; ///< `en`, `zh_CN`; empty: the system's
    int pollSeconds = 10; ///< 5 to 60
    ThemeChoice theme = ThemeChoice::System;
    QString lastProfile{};
    friend bool operator==(const Settings&, const Settings&) = default;
};

/// settings.ini. Damaged parts fall back to their defaults one by one.
class SettingsStore
{
public:
    virtual ~SettingsStore() = default;
    [[nodiscard]] virtual Settings load() const = 0;
    virtual Result<Done> save(const Settings& settings) = 0;
    /// Window geometry, splitters and columns, by a name of the window's own.
    [[nodiscard]] virtual QByteArray layout(const QString& name) const = 0;
    virtual Result<Done> saveLayout(const QString& name, const QByteArray& state) = 0;
};

} // namespace muster

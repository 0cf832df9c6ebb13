// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

namespace muster {

/// Where Muster keeps its state (interfaces, "The home").
class HomeFolders
{
public:
    /// Everything below \a directory (`--home`), which is made absolute.
    static HomeFolders below(const QString& directory);
    /// The XDG folders: data for the databases, config for the settings, cache, state for logs,
    /// runtime for the socket.
    static HomeFolders standard();
    /// The home of `--simulator` without `--home`: `simulator` in the data folder, never the real
    /// home.
    static HomeFolders standardSimulator();

    /// Makes the folders with mode 0700. A folder of `--home` that is there keeps its mode when it
    /// holds other things than a home. Fails with Kind::Storage.
    [[nodiscard]] Result<Done> create() const;

    [[nodiscard]] QString journal() const { return m_data + QStringLiteral("/journal.db"); }
    [[nodiscard]] QString journalReserve() const
    {
        return m_data + QStringLiteral("/journal.reserve");
    }
    [[nodiscard]] QString backups() const { return m_data + QStringLiteral("/backup"); }
    [[nodiscard]] QString rescue() const { return m_data + QStringLiteral("/rescue"); }
    [[nodiscard]] QString library() const { return m_data + QStringLiteral("/library.db"); }
    [[nodiscard]] QString lock() const { return m_data + QStringLiteral("/lock"); }
    [[nodiscard]] QString settings() const { return m_config + QStringLiteral("/settings.ini"); }
    [[nodiscard]] QString cache() const { return m_cache; }
    [[nodiscard]] QString log() const { return m_log; }
    [[nodiscard]] QString socket() const { return m_runtime + QStringLiteral("/socket"); }
    [[nodiscard]] QString simulator() const { return m_data + QStringLiteral("/simulator"); }
    /// The simulator's ledger.
    [[nodiscard]] QString simulatorState() const
    {
        return simulator() + QStringLiteral("/state.json");
    }
    /// The folder of the databases and the lock.
    [[nodiscard]] QString data() const { return m_data; }

private:
    QString m_data;
    QString m_config;
    QString m_cache;
    QString m_log;
    QString m_runtime;
};

} // namespace muster

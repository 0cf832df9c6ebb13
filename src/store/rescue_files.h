// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/journal_entries.h"
#include "core/result.h"

#include <QStringList>

#include <vector>

namespace muster {

/// Ids of bought instances that the journal could not take, one file for each reply, one JSON line
/// in it.
class RescueFiles
{
public:
    explicit RescueFiles(QString folder)
        : m_folder(std::move(folder))
    {
    }
    /// The path of the new file. Fails with Kind::Storage.
    [[nodiscard]] Result<QString> write(const CallAdvanced& entry) const;
    /// Those that wait for the journal, oldest first.
    [[nodiscard]] QStringList waiting() const;
    /// Fails with Kind::Storage, or Kind::Malformed for a file that is none of these.
    [[nodiscard]] static Result<CallAdvanced> read(const QString& path);
    /// Keeps the file under a name that does not wait: \a how is `stored`, `unknown` or
    /// `unreadable`.
    [[nodiscard]] static Result<Done> setAside(const QString& path, const QString& how);

private:
    QString m_folder;
};

/// What of \a rescued the journal has not stored: the new ids, and the end of the call unless it
/// has come further since. Nothing when the journal has no such call.
std::optional<CallAdvanced> missingOf(
    const CallAdvanced& rescued, const std::vector<BatchRecord>& stored);

/// One line for people: batch, call and ids.
QString idsText(const CallAdvanced& entry);

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace muster {

/// What belongs to a journal, all in its folder.
struct JournalPlaces
{
    QString journal{};
    QString folder{};
    QString reserve{};
    QString backups{}; ///< a folder
    QString rescue{}; ///< a folder
    QString openMark{}; ///< there while the log beside the journal has what the journal has not

    static JournalPlaces beside(const QString& journal);
    [[nodiscard]] QString log() const { return journal + QStringLiteral("-wal"); }
    [[nodiscard]] QString index() const { return journal + QStringLiteral("-shm"); }
};

} // namespace muster

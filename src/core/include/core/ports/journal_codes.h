// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// Error::code of a journal's Kind::Storage errors, where the cause is known.
namespace muster::journalcode {

inline const QString kDiskFull = QStringLiteral("disk-full");
/// The system could not read or write (EIO).
inline const QString kInputOutput = QStringLiteral("input-output");
inline const QString kDamaged = QStringLiteral("damaged");
/// A file of another program.
inline const QString kForeign = QStringLiteral("foreign");
/// The path names another file than the open one, or none.
inline const QString kReplaced = QStringLiteral("replaced");
/// Launching is off: the start check is not over.
inline const QString kChecking = QStringLiteral("checking");
/// Launching is off: JournalCondition::needsConfirmation.
inline const QString kUnconfirmed = QStringLiteral("unconfirmed");
/// Launching is off: JournalCondition::networkFileSystem.
inline const QString kNetworkFileSystem = QStringLiteral("network-file-system");
/// Ids could not be stored and lie in a rescue file, which \c detail names.
inline const QString kIdsRescued = QStringLiteral("ids-rescued");
/// Ids could not be stored anywhere: \c detail has them, and a person must write them down.
inline const QString kIdsNotStored = QStringLiteral("ids-not-stored");

} // namespace muster::journalcode

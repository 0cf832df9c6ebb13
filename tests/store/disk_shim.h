// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

/// A VFS of SQLite between it and the system's own one, as the default of the process, so that the
/// databases that Qt opens get it too. It can fail as a disk does, and it can keep a protocol of
/// what was written and synced.
namespace muster::diskshim {

/// One operation on a file of a database.
struct Operation
{
    enum class Kind { Create, Write, Truncate, Sync, Delete, Note };
    Kind kind = Kind::Note;
    QString file{}; ///< base name; of a Note its text
    qint64 offset = 0; ///< of a Write; of a Truncate the new size
    QByteArray bytes{};
};

/// Registers the VFS; once.
void install();

/// What the disk does from now on.
enum class Fault {
    None,
    FullUntilReserveIsGone, ///< while a file `journal.reserve` lies beside the written one
    Full,
    WriteError,
    SyncError,
    NoSync, ///< syncs do nothing: for speed
};
void setFault(Fault fault);

/// Starts a protocol, and ends it.
void startRecording();
std::vector<Operation> stopRecording();
/// A line of the test's own in the protocol.
void note(const QString& text);

} // namespace muster::diskshim

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>
#include <QStringList>

#include <map>

namespace muster::cli {

enum class Command {
    Window, ///< no command: opens the window
    Launch,
    List,
    Batches,
    Watch,
    Release,
    Start,
    Stop,
    Reboot,
    Recover,
    ProfileList,
    ProfileShow,
    ProfileImport,
    ProfileExport,
    ProfileDelete,
    AccountList,
    AccountTest,
    AccountAdd,
    AccountImport,
    AccountRemove,
    Help,
    Version,
};

/// A command with its options, known to it and complete, values unchecked unless they come from a
/// closed list.
struct CommandLine
{
    Command command = Command::Window;
    Command helpFor = Command::Window; ///< with Help: whose
    std::map<QString, QStringList>
        options{}; ///< by name without dashes; an empty list for a switch
    QStringList arguments{};

    [[nodiscard]] bool has(const QString& option) const { return options.contains(option); }
    /// The only value of an option; empty when it was not given.
    [[nodiscard]] QString value(const QString& option) const { return all(option).value(0); }
    [[nodiscard]] QStringList all(const QString& option) const;
};

/// Reads the words after the program's name. Fails with Kind::Invalid; \c message is in the user's
/// words.
Result<CommandLine> parseCommandLine(const QStringList& words);

/// The value of `--language` in \a words, or empty: needed before any message can be made.
QString languageIn(const QStringList& words);

/// What `muster COMMAND --help` prints; for Command::Window the list of all commands.
QString helpText(Command command);

} // namespace muster::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command_line.h"

#include <span>

namespace muster::cli {

enum class OptionValue { None, Required, Optional };

/// One option as the parser and the help text know it.
struct OptionSpec
{
    const char* name;
    OptionValue value = OptionValue::None;
    const char* placeholder = nullptr; ///< of the value, not translated
    const char* help = nullptr; ///< to be translated in the context `muster::cli`
    bool repeats = false;
    const char* choices = nullptr; ///< closed list, parted by `|`
};

/// One command: its words, the arguments it takes and its options.
struct CommandSpec
{
    Command command;
    const char* words; ///< `profile list`
    const char* synopsis; ///< what follows the words, not translated
    const char* help; ///< to be translated in the context `muster::cli`
    std::span<const OptionSpec> options{};
    int minArguments = 0;
    int maxArguments = 0;
};

std::span<const OptionSpec> commonOptions();
std::span<const CommandSpec> commandSpecs();
const CommandSpec& specOf(Command command);
/// Null when neither the command nor the common options know \a name.
const OptionSpec* findOption(const CommandSpec& command, const QString& name);

} // namespace muster::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_table.h"

#include <QtGlobal>

#include <algorithm>
#include <array>

namespace muster::cli {

namespace {

using enum OptionValue;

constexpr auto kCommon = std::to_array<OptionSpec>({
    {"account", Required, "NAME", QT_TRANSLATE_NOOP("muster::cli", "the account to use")},
    {"region", Required, "ID", QT_TRANSLATE_NOOP("muster::cli", "the region to work in")},
    {"endpoint", Required, "URL",
        QT_TRANSLATE_NOOP(
            "muster::cli", "where every request goes; plain http only to this machine")},
    {"home", Required, "DIR",
        QT_TRANSLATE_NOOP("muster::cli", "keep all state of Muster below DIR")},
    {"simulator", None, nullptr,
        QT_TRANSLATE_NOOP("muster::cli", "use a private simulator: no account, no cost")},
    {"language", Required, "en|zh_CN", QT_TRANSLATE_NOOP("muster::cli", "the language of messages"),
        false, "en|zh_CN"},
    {"log-level", Required, "LEVEL",
        QT_TRANSLATE_NOOP("muster::cli", "error, warning, info or debug, to standard error"), false,
        "error|warning|info|debug"},
    {"help", None, nullptr, QT_TRANSLATE_NOOP("muster::cli", "print this text")},
    {"version", None, nullptr, QT_TRANSLATE_NOOP("muster::cli", "print the version")},
});

constexpr const char* kJsonHelp = QT_TRANSLATE_NOOP("muster::cli", "print JSON");
constexpr OptionSpec kJson{"json", None, nullptr, kJsonHelp};
constexpr OptionSpec kBatch{
    "batch", Required, "ID", QT_TRANSLATE_NOOP("muster::cli", "one batch, by its id")};

constexpr auto kWindow = std::to_array<OptionSpec>({
    {"page", Required, "NAME",
        QT_TRANSLATE_NOOP(
            "muster::cli", "the page to open: launch, fleet, batches, profiles, settings"),
        false, "launch|fleet|batches|profiles|settings"},
});

constexpr auto kLaunch = std::to_array<OptionSpec>({
    {"profile", Required, "NAME|FILE",
        QT_TRANSLATE_NOOP("muster::cli", "parameters to begin with; with a slash or .json a file")},
    {"set", Required, "Key=Value",
        QT_TRANSLATE_NOOP("muster::cli", "one parameter by the service's own name"), true},
    {"amount", Required, "N",
        QT_TRANSLATE_NOOP("muster::cli", "how many instances, 1 to 100; more with --split")},
    {"at-least", Required, "M",
        QT_TRANSLATE_NOOP("muster::cli", "accept fewer, but at least M; for one call only")},
    {"split", None, nullptr,
        QT_TRANSLATE_NOOP("muster::cli", "divide an amount above 100 into calls")},
    {"public-bandwidth", Required, "MBIT",
        QT_TRANSLATE_NOOP("muster::cli", "give each instance a public address")},
    {"release-in", Required, "SPAN",
        QT_TRANSLATE_NOOP(
            "muster::cli", "release by itself after this span, such as 90m, 8h or 2d")},
    {"release-at", Required, "TIME",
        QT_TRANSLATE_NOOP("muster::cli", "release by itself at this time, yyyy-MM-ddTHH:mm:ssZ")},
    {"dry-run", None, nullptr,
        QT_TRANSLATE_NOOP("muster::cli", "let the service check the order; nothing is bought")},
    {"wait", Optional, "SPAN",
        QT_TRANSLATE_NOOP(
            "muster::cli", "wait until every instance is Running, 20 minutes unless said")},
    kJson,
});

constexpr auto kList = std::to_array<OptionSpec>({
    kBatch,
    {"all-regions", None, nullptr, QT_TRANSLATE_NOOP("muster::cli", "every region of the account")},
    kJson,
    {"csv", None, nullptr, QT_TRANSLATE_NOOP("muster::cli", "print CSV with a header row")},
});

constexpr auto kJsonOnly = std::to_array<OptionSpec>({kJson});

constexpr auto kWatch = std::to_array<OptionSpec>({
    kBatch,
    {"interval", Required, "SPAN", QT_TRANSLATE_NOOP("muster::cli", "how often to ask, 5s to 60s")},
    kJson,
});

constexpr auto kOrder = std::to_array<OptionSpec>({
    kBatch,
    {"instance", Required, "ID",
        QT_TRANSLATE_NOOP("muster::cli", "one instance; more ids may follow"), true},
    {"yes", Required, "N",
        QT_TRANSLATE_NOOP(
            "muster::cli", "the number of instances; it must be equal to their count")},
    kJson,
});

constexpr auto kRecover = std::to_array<OptionSpec>({
    {"finish", None, nullptr,
        QT_TRANSLATE_NOOP(
            "muster::cli", "go on: send what was not sent and settle what is unknown")},
    kJson,
});

constexpr auto kAccountAdd = std::to_array<OptionSpec>({
    {"key-id", Required, "ID", QT_TRANSLATE_NOOP("muster::cli", "the id of the AccessKey")},
    {"ca-file", Required, "FILE", QT_TRANSLATE_NOOP("muster::cli", "an own certificate authority")},
});

constexpr const char* kOrderSynopsis = "(--batch ID | --instance ID…) --yes N [--json]";
constexpr const char* kLater
    = QT_TRANSLATE_NOOP("muster::cli", "not in this version: accounts come from the environment");

constexpr auto kCommands = std::to_array<CommandSpec>({
    {Command::Window, "", "[--page NAME]", QT_TRANSLATE_NOOP("muster::cli", "opens the window"),
        kWindow},
    {Command::Launch, "launch", "[OPTIONS]",
        QT_TRANSLATE_NOOP("muster::cli", "order instances and follow them"), kLaunch},
    {Command::List, "list", "[--batch ID] [--all-regions] [--json|--csv]",
        QT_TRANSLATE_NOOP("muster::cli", "print the instances of the account"), kList},
    {Command::Batches, "batches", "[--json]",
        QT_TRANSLATE_NOOP("muster::cli", "print the batches of the journal"), kJsonOnly},
    {Command::Watch, "watch", "[--batch ID] [--interval SPAN]",
        QT_TRANSLATE_NOOP("muster::cli", "follow open batches until each has its verdict"), kWatch},
    {Command::Release, "release", kOrderSynopsis,
        QT_TRANSLATE_NOOP("muster::cli", "release instances for good"), kOrder, 0, 10000},
    {Command::Start, "start", kOrderSynopsis, QT_TRANSLATE_NOOP("muster::cli", "start instances"),
        kOrder, 0, 10000},
    {Command::Stop, "stop", kOrderSynopsis, QT_TRANSLATE_NOOP("muster::cli", "stop instances"),
        kOrder, 0, 10000},
    {Command::Reboot, "reboot", kOrderSynopsis,
        QT_TRANSLATE_NOOP("muster::cli", "restart instances"), kOrder, 0, 10000},
    {Command::Recover, "recover", "[--finish] [--json]",
        QT_TRANSLATE_NOOP("muster::cli", "show what was interrupted; --finish goes on"), kRecover},
    {Command::ProfileList, "profile list", "[--json]",
        QT_TRANSLATE_NOOP("muster::cli", "print the names of the profiles"), kJsonOnly},
    {Command::ProfileShow, "profile show", "NAME [--json]",
        QT_TRANSLATE_NOOP("muster::cli", "print a profile"), kJsonOnly, 1, 1},
    {Command::ProfileImport, "profile import", "FILE",
        QT_TRANSLATE_NOOP("muster::cli", "add the profiles of a file"), {}, 1, 1},
    {Command::ProfileExport, "profile export", "NAME",
        QT_TRANSLATE_NOOP("muster::cli", "print a profile as a file has it"), {}, 1, 1},
    {Command::ProfileDelete, "profile delete", "NAME",
        QT_TRANSLATE_NOOP("muster::cli", "delete a profile"), {}, 1, 1},
    {Command::AccountList, "account list", "[--json]",
        QT_TRANSLATE_NOOP("muster::cli", "print the accounts that can be used"), kJsonOnly},
    {Command::AccountTest, "account test", "[--json]",
        QT_TRANSLATE_NOOP("muster::cli", "ask the service who the key belongs to"), kJsonOnly, 0,
        1},
    {Command::AccountAdd, "account add", "NAME --key-id ID", kLater, kAccountAdd, 0, 1},
    {Command::AccountImport, "account import", "", kLater, {}, 0, 1},
    {Command::AccountRemove, "account remove", "NAME", kLater, {}, 0, 1},
});

bool hasName(const OptionSpec& spec, const QString& name)
{
    return QLatin1String(spec.name) == name;
}

} // namespace

std::span<const OptionSpec> commonOptions()
{
    return kCommon;
}

std::span<const CommandSpec> commandSpecs()
{
    return kCommands;
}

const CommandSpec& specOf(Command command)
{
    const auto* const found = std::ranges::find(kCommands, command, &CommandSpec::command);
    return found == std::end(kCommands) ? kCommands[0] : *found;
}

const OptionSpec* findOption(const CommandSpec& command, const QString& name)
{
    for (const OptionSpec& spec : command.options) {
        if (hasName(spec, name))
            return &spec;
    }
    for (const OptionSpec& spec : kCommon) {
        if (hasName(spec, name))
            return &spec;
    }
    return nullptr;
}

} // namespace muster::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch_order.h"

#include "core/text/display_text.h"
#include "core/wire/profile_file.h"
#include "core/wire/set_option.h"

#include <QCoreApplication>

#include <array>

namespace muster::cli {

using namespace Qt::StringLiterals;

namespace {

struct OrderWords
{
    Q_DECLARE_TR_FUNCTIONS(muster::cli::LaunchOrder)
};

Error wrongValue(const QString& message)
{
    Error error = makeError(Error::Kind::Invalid, u"usage"_s);
    error.message = message;
    return error;
}

bool isFile(const QString& profile)
{
    return profile.contains(u'/') || profile.endsWith(".json"_L1);
}

Result<Profile> profileFromFile(const QString& path, const LocalPorts& ports)
{
    const Result<QByteArray> bytes = ports.readFile(path);
    if (!bytes)
        return bytes.error();
    const Result<ProfileFile> file = parseProfileFile(*bytes);
    if (!file)
        return file.error();
    if (file->profiles.size() == 1 && file->refused.empty())
        return file->profiles.front();
    if (!file->refused.empty())
        return wrongValue(OrderWords::tr("The profile in %1 cannot be used: %2")
                              .arg(displayText(path), displayText(file->refused.front().path)));
    return wrongValue(OrderWords::tr("The file %1 holds %n profiles; launch needs exactly one.",
        nullptr, static_cast<int>(file->profiles.size()))
                          .arg(displayText(path)));
}

Result<Profile> startingPoint(const CommandLine& line, const LocalPorts& ports)
{
    const QString wanted = line.value(u"profile"_s);
    if (!line.has(u"profile"_s))
        return Profile{};
    if (isFile(wanted))
        return profileFromFile(wanted, ports);
    const Result<Profile> profile = ports.profiles->byName(wanted);
    if (!profile && profile.error().kind == Error::Kind::NotFound)
        return wrongValue(OrderWords::tr("There is no profile %1.").arg(displayText(wanted)));
    return profile;
}

void applyOptions(LaunchDraft& draft, const CommandLine& line)
{
    const auto parameters = std::to_array<std::pair<QString, QString>>({
        {u"region"_s, u"RegionId"_s},
        {u"amount"_s, u"Amount"_s},
        {u"at-least"_s, u"MinAmount"_s},
        {u"public-bandwidth"_s, u"InternetMaxBandwidthOut"_s},
    });
    for (const auto& [option, parameter] : parameters) {
        if (line.has(option))
            draft.parameters.set(parameter, line.value(option));
    }
    if (line.has(u"split"_s))
        draft.split = true;
    if (line.has(u"release-in"_s))
        draft.release = {ReleaseChoice::Kind::InSpan, line.value(u"release-in"_s)};
    if (line.has(u"release-at"_s))
        draft.release = {ReleaseChoice::Kind::AtTime, line.value(u"release-at"_s)};
}

void applyFallbacks(LaunchDraft& draft, const LocalPorts& ports)
{
    if (!draft.parameters.contains(u"RegionId"_s) && !ports.fallbackRegion.isEmpty())
        draft.parameters.set(u"RegionId"_s, ports.fallbackRegion);
    for (const auto& [name, value] : ports.defaults.values()) {
        if (!draft.parameters.contains(name))
            draft.parameters.set(name, value);
    }
}

} // namespace

Result<LaunchOrder> readLaunchOrder(const CommandLine& line, const LocalPorts& ports)
{
    const Result<Profile> start = startingPoint(line, ports);
    if (!start)
        return start.error();
    LaunchOrder order{start->draft, start->name, {}};
    for (const QString& text : line.all(u"set"_s)) {
        if (text.indexOf(u'=') < 1)
            return wrongValue(
                OrderWords::tr("--set needs Key=Value, not %1.").arg(displayText(text)));
        if (const std::optional<Problem> refused = applySetOption(order.draft, text))
            order.refusals.push_back(*refused);
    }
    applyOptions(order.draft, line);
    applyFallbacks(order.draft, ports);
    return order;
}

} // namespace muster::cli

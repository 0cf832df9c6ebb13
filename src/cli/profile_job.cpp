// SPDX-License-Identifier: GPL-3.0-or-later
#include "profile_job.h"

#include "core/text/display_text.h"
#include "core/wire/profile_file.h"
#include "job_parts.h"
#include "presenter/launch_json.h"
#include "text_table.h"

#include <QJsonArray>
#include <QJsonObject>

namespace muster::cli {

using namespace Qt::StringLiterals;

namespace {

QString releaseText(const ReleaseChoice& release)
{
    return release.kind == ReleaseChoice::Kind::Never ? QString() : release.text;
}

} // namespace

ProfileJob::ProfileJob(const CommandLine& line, const LocalPorts& ports)
    : Job(line, ports)
{
}

void ProfileJob::run(const CloudPorts* /*cloud*/)
{
    switch (line().command) {
    case Command::ProfileList:
        finish(list());
        return;
    case Command::ProfileShow:
        finish(show());
        return;
    case Command::ProfileExport:
        finish(exportFile());
        return;
    case Command::ProfileImport:
        finish(importFile());
        return;
    default:
        finish(remove());
        return;
    }
}

Result<Profile> ProfileJob::wanted() const
{
    const Result<Profile> profile = local().profiles->byName(name());
    if (!profile && profile.error().kind == Error::Kind::NotFound)
        return saidError(tr("There is no profile %1.").arg(displayText(name())));
    return profile;
}

ExitCode ProfileJob::list()
{
    const Result<std::vector<Profile>> profiles = local().profiles->all();
    if (!profiles)
        return complain(profiles.error());
    //: Column headers of the table of profiles in a terminal
    TextTable table(
        {tr("Profile"), tr("Amount"), tr("Instance type"), tr("Region"), tr("Release")});
    QJsonArray names;
    for (const Profile& profile : *profiles) {
        const Parameters& parameters = profile.draft.parameters;
        names.append(profile.name);
        table.addRow({displayText(profile.name), displayText(parameters.text(u"Amount"_s)),
            displayText(parameters.text(u"InstanceType"_s)),
            displayText(parameters.text(u"RegionId"_s)),
            displayText(releaseText(profile.draft.release))});
    }
    if (wantsJson())
        console().out(QString::fromUtf8(json::toLine({{u"profiles"_s, names}})));
    else
        console().out(table.text());
    return ExitCode::Done;
}

ExitCode ProfileJob::show()
{
    if (wantsJson())
        return exportFile();
    const Result<Profile> profile = wanted();
    if (!profile)
        return complain(profile.error());
    TextTable table({tr("Parameter"), tr("Value")});
    for (const auto& [key, value] : profile->draft.parameters.values())
        table.addRow({key, displayText(value)});
    if (profile->draft.release.kind != ReleaseChoice::Kind::Never)
        table.addRow({u"AutoReleaseTime"_s, displayText(profile->draft.release.text)});
    console().out(table.text());
    return ExitCode::Done;
}

ExitCode ProfileJob::exportFile()
{
    const Result<Profile> profile = wanted();
    if (!profile)
        return complain(profile.error());
    console().out(QString::fromUtf8(writeProfileFile({*profile})));
    return ExitCode::Done;
}

ExitCode ProfileJob::importFile()
{
    const Result<QByteArray> bytes = local().readFile(name());
    if (!bytes)
        return complain(bytes.error());
    const Result<ProfileFile> file = parseProfileFile(*bytes);
    if (!file)
        return complain(file.error());
    for (const QString& path : file->ignored)
        say(tr("Left out, not known to this version: %1").arg(displayText(path)));
    int refused = 0;
    for (const RefusedProfile& one : file->refused) {
        say(tr("Refused: %1 (%2)").arg(displayText(one.path), displayText(one.detail)));
        ++refused;
    }
    for (const Profile& profile : file->profiles) {
        const Result<Done> added = local().profiles->add(profile);
        if (added) {
            console().out(displayText(profile.name) + u'\n');
        } else if (added.error().kind == Error::Kind::Conflict) {
            say(tr("There is a profile %1 already: rename one of them.")
                    .arg(displayText(profile.name)));
            ++refused;
        } else {
            return complain(added.error());
        }
    }
    return refused == 0 ? ExitCode::Done : ExitCode::Usage;
}

ExitCode ProfileJob::remove()
{
    const Result<Profile> profile = wanted();
    if (!profile)
        return complain(profile.error());
    const Result<Done> removed = local().profiles->remove(profile->name);
    return removed ? ExitCode::Done : complain(removed.error());
}

std::unique_ptr<Job> makeProfileJob(const CommandLine& line, const LocalPorts& ports)
{
    return std::make_unique<ProfileJob>(line, ports);
}

} // namespace muster::cli

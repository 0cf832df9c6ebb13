// SPDX-License-Identifier: GPL-3.0-or-later
#include "job_parts.h"

namespace muster::cli {

Needs needsOf(const CommandLine& line)
{
    Needs needs;
    switch (line.command) {
    case Command::Launch:
        needs.library = needs.cloud = true;
        needs.ownership = needs.journal = needs.session = !line.has(QStringLiteral("dry-run"));
        break;
    case Command::List:
        needs.cloud = true;
        needs.journal = line.has(QStringLiteral("batch"));
        break;
    case Command::Batches:
        needs.journal = true;
        break;
    case Command::Watch:
    case Command::Release:
    case Command::Start:
    case Command::Stop:
    case Command::Reboot:
    case Command::Recover:
        needs.ownership = needs.journal = needs.cloud = needs.session = true;
        break;
    case Command::ProfileList:
    case Command::ProfileShow:
    case Command::ProfileExport:
        needs.library = true;
        break;
    case Command::ProfileImport:
    case Command::ProfileDelete:
        needs.library = needs.ownership = true;
        break;
    case Command::AccountTest:
        needs.ownership = needs.cloud = true;
        break;
    case Command::Window:
    case Command::AccountList:
    case Command::AccountAdd:
    case Command::AccountImport:
    case Command::AccountRemove:
    case Command::Help:
    case Command::Version:
        break;
    }
    return needs;
}

std::unique_ptr<Job> Job::make(const CommandLine& line, const LocalPorts& ports)
{
    switch (line.command) {
    case Command::Launch:
        return makeLaunchJob(line, ports);
    case Command::List:
        return makeListJob(line, ports);
    case Command::Batches:
        return makeBatchesJob(line, ports);
    case Command::Watch:
        return makeWatchJob(line, ports);
    case Command::Release:
    case Command::Start:
    case Command::Stop:
    case Command::Reboot:
        return makeOrderJob(line, ports);
    case Command::Recover:
        return makeRecoverJob(line, ports);
    case Command::ProfileList:
    case Command::ProfileShow:
    case Command::ProfileImport:
    case Command::ProfileExport:
    case Command::ProfileDelete:
        return makeProfileJob(line, ports);
    case Command::AccountList:
    case Command::AccountTest:
    case Command::AccountAdd:
    case Command::AccountImport:
    case Command::AccountRemove:
        return makeAccountJob(line, ports);
    case Command::Window:
    case Command::Help:
    case Command::Version:
        break;
    }
    return nullptr;
}

} // namespace muster::cli

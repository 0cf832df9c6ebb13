// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/job.h"
#include "live_table.h"

#include <algorithm>
#include <array>

/// What several commands share.
namespace muster::cli {

TableClock tableClock(const LocalPorts& ports);

/// An error whose words are made in this layer.
inline Error saidError(const QString& message)
{
    Error error = makeError(Error::Kind::Invalid, QStringLiteral("usage"));
    error.message = message;
    return error;
}

/// The worst of several outcomes, for a command that follows more than one batch.
inline ExitCode worseOf(ExitCode one, ExitCode other)
{
    // The order in which a script has to care: what is unknown comes first, a clean refusal last.
    static constexpr auto kOrder = std::to_array<ExitCode>(
        {ExitCode::Fault, ExitCode::Unknown, ExitCode::TimedOut, ExitCode::Shortfall,
            ExitCode::NoCredentials, ExitCode::Unreachable, ExitCode::Refused});
    for (const ExitCode code : kOrder) {
        if (one == code || other == code)
            return code;
    }
    return std::max(one, other);
}

std::unique_ptr<Job> makeLaunchJob(const CommandLine& line, const LocalPorts& ports);
std::unique_ptr<Job> makeListJob(const CommandLine& line, const LocalPorts& ports);
std::unique_ptr<Job> makeBatchesJob(const CommandLine& line, const LocalPorts& ports);
std::unique_ptr<Job> makeWatchJob(const CommandLine& line, const LocalPorts& ports);
std::unique_ptr<Job> makeRecoverJob(const CommandLine& line, const LocalPorts& ports);
std::unique_ptr<Job> makeOrderJob(const CommandLine& line, const LocalPorts& ports);
std::unique_ptr<Job> makeProfileJob(const CommandLine& line, const LocalPorts& ports);
std::unique_ptr<Job> makeAccountJob(const CommandLine& line, const LocalPorts& ports);

} // namespace muster::cli

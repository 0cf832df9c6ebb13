// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/exit_code.h"

#include "cli/job.h"

#include <algorithm>

namespace muster::cli {

namespace {

bool wasReached(const CallRecord& call)
{
    // a call without an error was held back and never sent
    return call.state == CallState::NotBought
        || (call.error && call.error->kind != Error::Kind::NotSent);
}

ExitCode exitCodeOfRejected(const BatchRecord& batch)
{
    const auto lacksKey = [](const CallRecord& call) {
        return call.error && call.error->kind == Error::Kind::NoCredentials;
    };
    if (std::ranges::any_of(batch.calls, lacksKey))
        return ExitCode::NoCredentials;
    return std::ranges::any_of(batch.calls, wasReached) ? ExitCode::Refused : ExitCode::Unreachable;
}

} // namespace

ExitCode exitCodeOf(const Error& error)
{
    switch (error.kind) {
    case Error::Kind::Invalid:
    case Error::Kind::NotFound:
    case Error::Kind::Conflict:
    case Error::Kind::Malformed:
    case Error::Kind::Newer:
        return error.httpStatus == 0 ? ExitCode::Usage : ExitCode::Refused;
    case Error::Kind::NotSent:
        return ExitCode::Unreachable;
    case Error::Kind::OutcomeUnknown:
        return ExitCode::Unknown;
    case Error::Kind::Service:
    case Error::Kind::NotTheApi:
        return ExitCode::Refused;
    case Error::Kind::NoCredentials:
        return ExitCode::NoCredentials;
    case Error::Kind::Locked:
        return ExitCode::NotOwner;
    case Error::Kind::Storage:
    case Error::Kind::Cancelled:
    case Error::Kind::Internal:
        return ExitCode::Fault;
    }
    return ExitCode::Fault;
}

ExitCode exitCodeOf(const BatchRecord& batch, Verdict verdict)
{
    switch (verdict) {
    case Verdict::Open:
    case Verdict::Complete:
    case Verdict::DryRun:
        return ExitCode::Done;
    case Verdict::Unknown:
        return ExitCode::Unknown;
    case Verdict::Rejected:
        return exitCodeOfRejected(batch);
    case Verdict::Timeout:
        return ExitCode::TimedOut;
    case Verdict::Shortfall:
        return ExitCode::Shortfall;
    case Verdict::Invalid:
        return ExitCode::Usage;
    }
    return ExitCode::Fault;
}

} // namespace muster::cli

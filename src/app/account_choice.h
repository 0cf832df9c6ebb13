// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command_line.h"
#include "core/account/account.h"
#include "core/ports/simulator_process.h"
#include "environment_credentials.h"

#include <memory>

namespace muster::app {

/// The account of this run with what opens it.
struct AccountChoice
{
    Account account{};
    std::unique_ptr<CredentialSource> credentials{}; ///< null: no usable key
};

/// The account of the environment's key pair, at `--endpoint` if given. \a environmentRegion is
/// ALIBABA_CLOUD_REGION_ID. Fails with Kind::Invalid for a bad endpoint or an account that does not
/// exist; \c message is in the user's words.
Result<AccountChoice> chooseEnvironment(const cli::CommandLine& line,
    EnvironmentCredentials environment, const QString& environmentRegion);
AccountChoice chooseSimulator(const SimulatorInfo& info);

/// MUSTER_TIME_SCALE, 0.001 to 1, but only while every endpoint in use is loopback; 1 otherwise.
double timeScaleFor(const Account& account);

} // namespace muster::app

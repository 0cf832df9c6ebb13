// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/job.h"

namespace muster::cli {

/// `muster profile list|show|import|export|delete`
class ProfileJob : public Job // clazy:exclude=ctor-missing-parent-argument
{
    Q_OBJECT

public:
    ProfileJob(const CommandLine& line, const LocalPorts& ports);
    void run(const CloudPorts* cloud) override;

private:
    ExitCode list();
    ExitCode show();
    ExitCode exportFile();
    ExitCode importFile();
    ExitCode remove();
    [[nodiscard]] Result<Profile> wanted() const;
    [[nodiscard]] QString name() const { return line().arguments.value(0); }
};

} // namespace muster::cli

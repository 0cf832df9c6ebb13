// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "batch_follower.h"
#include "cli/job.h"
#include "core/launch/launch_spec.h"
#include "launch_order.h"

namespace muster::cli {

/// `muster launch`
class LaunchJob : public Job // clazy:exclude=ctor-missing-parent-argument
{
    Q_OBJECT

public:
    LaunchJob(const CommandLine& line, const LocalPorts& ports);
    std::optional<ExitCode> prepare() override;
    void run(const CloudPorts* cloud) override;
    void interrupt() override;

private:
    Result<Done> readWait();
    std::optional<ExitCode> judge(UtcTime serverNow);
    ExitCode refuse(const Error& error);
    ExitCode refuse(const Problems& problems);
    void runDry(const CloudPorts& cloud);
    void report();
    [[nodiscard]] ExitCode exitCode(const BatchStatus& status) const;

    LaunchOrder m_order;
    std::optional<LaunchSpec> m_spec;
    bool m_waits = false;
    milliseconds m_wait{};
    Session* m_session = nullptr;
    BatchFollower* m_follower = nullptr; ///< a child
    BatchId m_batch;
};

/// After Ctrl-C: 5 where a call is unresolved or not sent.
ExitCode exitCodeOfInterrupted(const BatchStatus& status, bool waited);

} // namespace muster::cli

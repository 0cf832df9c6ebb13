// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "batch_follower.h"
#include "cli/job.h"

namespace muster::cli {

/// `muster watch`: follows batches until each has its verdict.
class WatchJob : public Job // clazy:exclude=ctor-missing-parent-argument
{
    Q_OBJECT

public:
    WatchJob(const CommandLine& line, const LocalPorts& ports);
    std::optional<ExitCode> prepare() override;
    void run(const CloudPorts* cloud) override;
    void interrupt() override;

private:
    [[nodiscard]] std::vector<BatchId> wantedBatches() const;
    [[nodiscard]] bool isLeftOpen(const BatchStatus& status) const;
    void follow(const std::vector<BatchId>& batches);
    void report(const std::vector<BatchId>& batches);
    [[nodiscard]] ExitCode exitCode(const std::vector<BatchId>& batches) const;

    Session* m_session = nullptr;
    BatchFollower* m_follower = nullptr; ///< a child
    bool m_interrupted = false;
    std::optional<milliseconds> m_interval;
};

} // namespace muster::cli

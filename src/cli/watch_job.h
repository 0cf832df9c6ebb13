// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "batch_follower.h"
#include "cli/job.h"

namespace muster::cli {

/// `muster watch` and `muster recover`: both follow batches that an earlier run left open.
class WatchJob : public Job
{
    Q_OBJECT

public:
    WatchJob(const CommandLine& line, const LocalPorts& ports);
    std::optional<ExitCode> prepare() override;
    void run(const CloudPorts* cloud) override;
    void interrupt() override;

private:
    [[nodiscard]] bool recovers() const { return line().command == Command::Recover; }
    [[nodiscard]] std::vector<BatchId> wantedBatches() const;
    [[nodiscard]] bool isLeftOpen(const BatchStatus& status) const;
    Result<Done> finishBatches(const std::vector<BatchId>& batches);
    void follow(const std::vector<BatchId>& batches);
    void lookOnly(const std::vector<BatchId>& batches);
    void endLooking();
    void report(const std::vector<BatchId>& batches);
    [[nodiscard]] ExitCode exitCode(const std::vector<BatchId>& batches) const;

    Session* m_session = nullptr;
    BatchFollower* m_follower = nullptr; ///< a child
    std::vector<BatchId> m_looking;
    bool m_interrupted = false;
    bool m_reported = false;
    std::optional<milliseconds> m_interval;
};

} // namespace muster::cli

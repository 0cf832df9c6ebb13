// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/job.h"

namespace muster::cli {

/// `muster release|start|stop|reboot`: by id only, and only with the right count.
class OrderJob : public Job // clazy:exclude=ctor-missing-parent-argument
{
    Q_OBJECT

public:
    OrderJob(const CommandLine& line, const LocalPorts& ports);
    std::optional<ExitCode> prepare() override;
    void run(const CloudPorts* cloud) override;
    void interrupt() override;

private:
    std::optional<ExitCode> takeInstances();
    std::optional<ExitCode> takeBatch();
    std::optional<ExitCode> checkCount();
    void orderNow();
    void report(const Result<std::vector<OrderOutcome>>& outcomes);
    [[nodiscard]] OrderKind kind() const;

    RegionId m_region;
    std::vector<InstanceId> m_ids;
    Session* m_session = nullptr;
    bool m_ordered = false;
};

/// 0 all, 4 some, 3 none.
ExitCode exitCodeOf(const std::vector<OrderOutcome>& outcomes);

} // namespace muster::cli

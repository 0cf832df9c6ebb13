// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/job.h"
#include "region_lister.h"

namespace muster::cli {

/// `muster list`: reads the service and writes nothing, so that it works beside a running window.
class ListJob : public Job // clazy:exclude=ctor-missing-parent-argument
{
    Q_OBJECT

public:
    ListJob(const CommandLine& line, const LocalPorts& ports);
    std::optional<ExitCode> prepare() override;
    void run(const CloudPorts* cloud) override;

private:
    std::optional<ExitCode> findBatch();
    void report(const std::optional<Error>& error);

    std::vector<RegionId> m_regions; ///< empty: ask for all
    std::optional<BatchId> m_batch;
    std::vector<InstanceId> m_ids; ///< of the batch
    RegionLister* m_lister = nullptr; ///< a child
};

} // namespace muster::cli

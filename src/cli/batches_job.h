// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/job.h"

namespace muster::cli {

/// `muster batches`: what the journal knows, as it stands there.
class BatchesJob : public Job // clazy:exclude=ctor-missing-parent-argument
{
    Q_OBJECT

public:
    BatchesJob(const CommandLine& line, const LocalPorts& ports);
    void run(const CloudPorts* cloud) override;

private:
    Result<std::vector<BatchStatus>> readJournal(Fleet& fleet) const;
};

/// A batch as the journal alone shows it; its rows are in \a fleet.
BatchStatus statusFromJournal(const BatchRecord& record, const Fleet& fleet);
/// The batches as a table for people.
QString batchesText(const std::vector<BatchStatus>& batches);

} // namespace muster::cli

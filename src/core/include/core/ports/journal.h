// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/instance.h"
#include "core/launch/batch.h"
#include "core/ports/journal_entries.h"
#include "core/result.h"

#include <vector>

namespace muster {

/// What the journal last knew of an instance of a batch.
struct StoredInstance
{
    FleetRow row{};
    InstanceFate fate = InstanceFate::Coming;
};

/// An order that has no outcome, as the last run of the program left it.
struct OpenOrder
{
    OrderPlanned order{};
    std::vector<OrderResult> results{}; ///< of those of its instances that were answered
};

/// The durable record of batches. Lives on the main thread.
class Journal
{
public:
    virtual ~Journal() = default;
    /// One transaction: all entries or none; returned Done means COMMIT returned. Fails with
    /// Kind::Storage or Kind::Locked.
    virtual Result<Done> record(const std::vector<JournalEntry>& entries) = 0;
    /// Newest first.
    virtual Result<std::vector<BatchRecord>> batches() const = 0;
    /// Instances of all batches, or of one.
    virtual Result<std::vector<StoredInstance>> instances(
        const std::optional<BatchId>& batch) const = 0;
    /// TX-OP rows without an outcome, oldest first.
    virtual Result<std::vector<OpenOrder>> openOrders() const = 0;
    /// The latest wall time of any entry: a wall clock that is behind it ran backwards. Nothing in
    /// an empty journal.
    virtual Result<std::optional<UtcTime>> lastTime() const = 0;
    /// What is wrong with the file and its disk, if anything: sending pauses while it fails (device
    /// and inode, free space).
    virtual Result<Done> checkWritable() = 0;
};

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "batch_follower.h"
#include "cli/job.h"

namespace muster::cli {

/// `muster recover`: what earlier runs left open. Without `--finish` it only reads: one look for
/// each call in doubt, the states of each order without an outcome, and after a damaged journal
/// what the cloud's tags tell of batches. With it, what was confirmed is sent, and it stays until
/// each call has an outcome; a replaced journal counts as confirmed by it.
class RecoverJob : public Job // clazy:exclude=ctor-missing-parent-argument
{
    Q_OBJECT

public:
    RecoverJob(const CommandLine& line, const LocalPorts& ports);
    void run(const CloudPorts* cloud) override;
    void interrupt() override;

private:
    [[nodiscard]] bool finishes() const { return line().has(QStringLiteral("finish")); }
    [[nodiscard]] bool isJournalReplaced() const;
    void rebuildJournal(CatalogueApi& catalogue);
    void rebuildFrom(const std::vector<RegionId>& regions);
    void recover();
    void findWhatIsOpen();
    Result<Done> finishBatches();
    void repeatOrders();
    void readOnce();
    [[nodiscard]] bool wasRead() const;
    void reportWhenOver();
    void report();
    void sayWhatIsOpen() const;
    [[nodiscard]] bool isOpen(const OrderStatus& order) const;
    [[nodiscard]] ExitCode exitCode() const;

    Session* m_session = nullptr;
    BatchFollower* m_follower = nullptr; ///< a child
    std::vector<BatchId> m_batches;
    bool m_callsOver = false;
    bool m_reported = false;
};

} // namespace muster::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/job.h"
#include "engine/session.h"

#include <QObject>

#include <map>
#include <optional>
#include <vector>

namespace muster::cli {

class LiveTable;

/// Follows batches of a session to their end and tells of their progress on standard error.
class BatchFollower : public QObject
{
    Q_OBJECT

public:
    enum class Until {
        CallsDecided, ///< each call has an outcome, be it "unknown"
        CallsResolved, ///< no call is unknown, or none can change by itself any more
        Verdict, ///< each batch has its verdict
    };

    /// \a wait: how long instances may take from the first acceptance; none: for ever.
    BatchFollower(Session& session, const LocalPorts& ports, std::vector<BatchId> batches,
        Until until, std::optional<milliseconds> wait, QObject* parent);
    ~BatchFollower() override;

    void start();
    /// Sends nothing new and ends as soon as what is in flight has its answer.
    void interrupt();
    [[nodiscard]] bool wasInterrupted() const { return m_interrupted; }
    [[nodiscard]] const std::vector<BatchId>& batches() const { return m_batches; }

Q_SIGNALS:
    void ended();

private:
    void onChanged(const BatchId& id);
    void armDeadline(const BatchId& id, const BatchStatus& status);
    [[nodiscard]] bool isOver(const BatchId& id) const;
    void endIfOver();
    void showProgress();
    void end();

    Session& m_session;
    const LocalPorts& m_ports;
    std::vector<BatchId> m_batches;
    Until m_until;
    std::optional<milliseconds> m_wait;
    std::map<BatchId, bool> m_waitEnded; ///< has an entry once the deadline is armed
    std::map<BatchId, QString> m_lastLine;
    std::unique_ptr<LiveTable> m_table; ///< only on a terminal, for one batch
    bool m_interrupted = false;
    bool m_over = false;
};

/// The rows of a batch, in the order of acceptance.
std::vector<FleetRow> rowsOf(const Fleet& fleet, const BatchId& id);

} // namespace muster::cli

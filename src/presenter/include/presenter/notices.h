// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "core/ports/clock.h"
#include "core/ports/journal_care.h"
#include "core/ports/scheduler.h"
#include "engine/session.h"
#include "presenter/batch_orders.h"

#include <QObject>
#include <QPointer>

#include <optional>
#include <set>
#include <vector>

namespace muster {

/// One notice above the pages: what is so, and what to do. Plain text.
struct Notice
{
    enum class Weight { Alarm, Warning, Information };
    QString key{}; ///< the same notice keeps its key: a bar is not made anew
    Weight weight = Weight::Information;
    QString text{};
    QString action{}; ///< the next step as a button; may be empty
    QString second{}; ///< another one
    bool closable = false; ///< stays until it is closed by the person
    friend bool operator==(const Notice&, const Notice&) = default;
};

/// What the person must know whatever page is shown, heaviest first.
class Notices : public QObject
{
    Q_OBJECT

public:
    Notices(Clock& clock, Scheduler& scheduler, BatchOrders& orders, QObject* parent = nullptr);

    /// Null: no account.
    void setSession(Session* session);
    /// The region whose trouble is told besides those of open batches.
    void setRegion(const RegionId& region);

    /// What is so of the journal's file.
    void setJournal(const JournalCondition& condition);

    [[nodiscard]] const std::vector<Notice>& notices() const { return m_notices; }
    void act(const QString& key);
    void actSecond(const QString& key);
    /// Only of a notice that can be closed.
    void close(const QString& key);
    void retranslate() { refresh(); }

Q_SIGNALS:
    void changed();
    /// Show this batch on the Batches page.
    void batchRequested(const muster::BatchId& id);
    /// The person has read what was lost and wants to launch again.
    void launchingConfirmed();

private:
    void refresh();
    void refreshSoon();
    void tick();
    void noteAlarm(const Error& error);
    void addJournalNotices(std::vector<Notice>& list) const;
    void addBatchNotices(std::vector<Notice>& list) const;
    void addInterrupted(const BatchStatus& batch, std::vector<Notice>& list) const;
    static QString orderKey(const QString& id);
    void addOrderNotices(std::vector<Notice>& list) const;
    void repeatOrder(const QString& key);
    void addRegionNotices(std::vector<Notice>& list) const;
    void addClockNotice(std::vector<Notice>& list) const;
    [[nodiscard]] std::set<RegionId> regionsInUse() const;

    Clock& m_clock;
    Scheduler& m_scheduler;
    BatchOrders& m_orders;
    QPointer<Session> m_session;
    RegionId m_region{};
    JournalCondition m_journal{};
    std::optional<BootTime> m_checkingSince{};
    std::vector<Error> m_alarms; ///< of this run, each once, until they are closed
    std::set<QString> m_closed;
    std::vector<Notice> m_notices;
    bool m_ticking = false;
    bool m_refreshScheduled = false;
};

} // namespace muster

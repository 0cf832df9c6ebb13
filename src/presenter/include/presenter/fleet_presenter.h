// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/clock.h"
#include "core/ports/scheduler.h"
#include "engine/session.h"
#include "presenter/instance_table_model.h"
#include "presenter/prompt.h"
#include "presenter/release_time_flow.h"
#include "presenter/task_list.h"

#include <QObject>
#include <QPointer>

#include <optional>
#include <vector>

namespace muster {

class ReleaseFlow;

/// One chip of the state filter.
struct StateChip
{
    DisplayState state = DisplayState::Running;
    QString word{};
    int count = 0;
    bool isOn = false; ///< the filter lets it through by name
};

/// What the details pane shows of one instance, or of several.
struct InstanceDetails
{
    QString title{};
    DisplayState state = DisplayState::Unknown;
    std::vector<SummaryRow> rows{};
};

/// Spans that the person meets, scaled.
struct FleetSpans
{
    milliseconds stalledAfter;
    milliseconds releaseHold;
};

/// The Fleet page without widgets: table, chips, filter, selection by id, details and orders.
class FleetPresenter : public QObject
{
    Q_OBJECT

public:
    FleetPresenter(Clock& clock, Scheduler& scheduler, Prompt& prompt, TaskList& tasks,
        const FleetSpans& spans, QObject* parent = nullptr);
    ~FleetPresenter() override;

    /// Null: no account.
    void setSession(Session* session);
    [[nodiscard]] bool hasAccount() const { return m_session != nullptr; }
    [[nodiscard]] InstanceTableModel& model() { return m_model; }
    /// Lists \a region from now on; its trouble is told in listingText().
    void watchRegion(const RegionId& region);
    void refresh();

    /// States that occur or are chosen, in the order of DisplayState.
    [[nodiscard]] std::vector<StateChip> chips() const;
    void toggleChip(DisplayState state);
    void clearFilters();
    void setFilterText(const QString& text);
    [[nodiscard]] bool isFiltered() const;
    /// "812 of 1,000 instances"
    [[nodiscard]] QString countText() const;
    /// Empty, or why the region could not be listed.
    [[nodiscard]] QString listingText() const { return m_listingText; }

    /// Selection survives refresh, sort and filter; hidden rows stay in it and are never acted on.
    void setSelection(const std::vector<InstanceId>& ids);
    [[nodiscard]] const std::vector<InstanceId>& selection() const { return m_selection; }
    /// Selected, shown now and not gone already: what orders act on.
    [[nodiscard]] std::vector<InstanceId> actedOn() const;
    [[nodiscard]] InstanceDetails details() const;

    [[nodiscard]] bool canOrder(OrderKind kind) const;
    /// "Release 12 instances"
    [[nodiscard]] QString orderText(OrderKind kind) const;
    /// Start at once; stop and reboot ask; release opens its flow.
    void requestOrder(OrderKind kind);
    /// For the batch table: the same, on these ids.
    void requestOrder(OrderKind kind, const std::vector<InstanceId>& ids);
    [[nodiscard]] bool canChangeReleaseTime() const;
    /// "Extend release time of 12 instances…"
    [[nodiscard]] QString releaseTimeText() const;
    /// Opens its flow on what orders act on.
    void requestReleaseTime();
    /// One line an instance of the last order, failures first.
    [[nodiscard]] const QStringList& resultLines() const { return m_resultLines; }
    void clearResults();
    /// The last order was refused for some instances, which can be ordered once more.
    [[nodiscard]] bool canRetry() const;
    /// "Stop 3 instances again"; empty when none was refused.
    [[nodiscard]] QString retryText() const;
    /// The same order on what was refused, asked as any other.
    void retryFailed();
    /// The release that is open or held; null when none.
    [[nodiscard]] ReleaseFlow* releaseFlow() const;
    void retranslate();

Q_SIGNALS:
    void changed(); ///< chips, counts, details, results

private:
    [[nodiscard]] std::vector<InstanceId> shownSelection() const;
    void onListed(const RegionId& region, const std::optional<Error>& error);
    void sendOrder(OrderKind kind, const std::vector<InstanceId>& ids);
    void showResults(const QString& title, const Result<std::vector<OrderOutcome>>& result);
    void openReleaseTime(const std::vector<InstanceId>& ids, const ReleaseTimeEntry& entry);
    void clearOutcome();
    void openRelease(const std::vector<InstanceId>& ids);
    [[nodiscard]] OrderSummary orderSummary(
        OrderKind kind, const std::vector<InstanceId>& ids) const;
    [[nodiscard]] InstanceDetails detailsOf(const FleetRow& row, DisplayState state) const;

    Clock& m_clock;
    Scheduler& m_scheduler;
    Prompt& m_prompt;
    TaskList& m_tasks;
    FleetSpans m_spans;
    InstanceTableModel m_model;
    QPointer<Session> m_session;
    QPointer<ReleaseFlow> m_release;
    QPointer<ReleaseTimeFlow> m_releaseTime;
    std::vector<InstanceId> m_selection;
    QStringList m_resultLines;
    OrderKind m_lastKind = OrderKind::Start;
    std::optional<ReleaseTimeEntry> m_lastTime; ///< the last order changed the release time to it
    std::vector<InstanceId> m_refused; ///< by the last order, and still there
    QString m_listingText;
    std::optional<RegionId> m_region;
    bool m_asking = false;
};

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "core/ports/clock.h"
#include "engine/fleet.h"
#include "presenter/state_set.h"

#include <QAbstractTableModel>

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace muster {

/// The instances of the fleet, or of one batch, as a table for 100,000 rows. It keeps its own
/// sorted and filtered order of the fleet's slots and merges what a flush brings: at most one
/// dataChanged a flush, contiguous inserts and removals, one layoutChanged where rows move. A reset
/// only shows another batch. Passive: it has no timer.
class InstanceTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        StatusColumn,
        NameColumn,
        IdColumn,
        ZoneColumn,
        PrivateIpColumn,
        PublicIpColumn,
        AgeColumn,
        ReleaseColumn,
        TypeColumn,
        RegionColumn,
        BatchColumn,
        AccountColumn,
        ColumnCount,
    };
    Q_ENUM(Column)

    enum Role {
        StateRole = Qt::UserRole + 1, ///< int of DisplayState
        IdRole, ///< QString: the instance's id
        ChangedAtRole, ///< qint64, UTC ms of the last change of the row that a person can see; 0:
                       ///< none since it is shown here. The same for all columns, announced for
                       ///< those that changed
        StaleRole, ///< int, seconds since the last reply that had it; -1: never seen. Announced by
                   ///< tick()
        RawRole, ///< the value itself: QString, or qint64 seconds since 1970 UTC for Age (created)
                 ///< and Release; invalid when absent
        MonospaceRole, ///< bool: ids and addresses
    };

    /// From this many seconds (StaleRole) on a row counts as stale and says its age: two rounds of
    /// constants::kSteadyInterval.
    static constexpr int kStaleAfterSeconds = 60;

    /// \a stalledAfter is constants::kStalledAfter, scaled.
    InstanceTableModel(Clock& clock, milliseconds stalledAfter, QObject* parent = nullptr);
    ~InstanceTableModel() override;

    /// Shows the rows of \a fleet (null: none) from now on; the scope is kept. A reset.
    void setFleet(Fleet* fleet);
    /// Only the instances of \a batch. A reset.
    void showBatch(const BatchId& batch);
    /// All instances of the fleet (the default). A reset.
    void showAll();
    /// None, whatever comes. A reset.
    void showNothing();
    [[nodiscard]] std::optional<BatchId> shownBatch() const;

    /// Rows in one of \a states; an empty set lets all through.
    void setStateFilter(StateSet states);
    [[nodiscard]] StateSet stateFilter() const;
    /// Words that must all fit: a part of name, id or address, or `state:`, `zone:`, `region:`,
    /// `type:`, `batch:` with a part of that value. Without regard to case.
    void setTextFilter(const QString& text);
    [[nodiscard]] QString textFilter() const;

    /// Rows of the scope in each state, filtered or not, by int of DisplayState.
    [[nodiscard]] const std::array<int, kDisplayStates>& stateCounts() const { return m_counts; }
    /// Rows of the scope, filtered or not.
    [[nodiscard]] int totalCount() const;

    /// -1 when the instance is not shown.
    [[nodiscard]] int rowOf(const InstanceId& id) const;
    [[nodiscard]] InstanceId idAt(int row) const;
    [[nodiscard]] std::vector<InstanceId> idsOf(const std::vector<int>& rows) const;
    /// The rows of \a indexes, ascending, each once.
    static std::vector<int> rowsOf(const QModelIndexList& indexes);
    /// Ids of all rows, or of the given ones, in the order shown.
    [[nodiscard]] std::vector<InstanceId> shownIds() const;
    /// The row's data; holds until the next change.
    [[nodiscard]] const FleetRow& fleetRow(int row) const;
    [[nodiscard]] DisplayState stateAt(int row) const;

    /// CSV with a header (`interfaces`, `list --csv`) of \a rows.
    [[nodiscard]] QByteArray csv(const std::vector<int>& rows) const;
    [[nodiscard]] QByteArray csvOfAll() const;
    /// One id a line.
    [[nodiscard]] QString idsText(const std::vector<int>& rows) const;
    /// One address a line: the public one, else the private one; rows without any are left out.
    [[nodiscard]] QString addressesText(const std::vector<int>& rows) const;

    /// How a batch is called for people (column Batch); without it, or when empty, its id is shown.
    void setBatchNames(std::function<QString(const BatchId&)> names);

    /// The rows that the view shows; tick() announces only these.
    void setVisibleRows(int first, int last);
    /// Time went by: ages and countdowns of the visible rows are announced, and passing states that
    /// became stalled.
    void tick();
    /// The language changed: headers and all words are announced.
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(
        const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    /// Stable: equal keys keep the order of acceptance. -1: order of acceptance. Empty cells come
    /// last either way.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    [[nodiscard]] int sortColumn() const { return m_sortColumn; }
    [[nodiscard]] Qt::SortOrder sortOrder() const { return m_sortOrder; }

Q_SIGNALS:
    /// stateCounts() or totalCount() changed.
    void countsChanged();

private:
    struct Entry;
    struct Delta;
    class Filter;
    enum class Scope { All, Batch, Nothing };

    // What comes and changes (instance_table_model.cpp)
    void onFlushed(int first, const std::vector<int>& changed);
    void rebuild();
    void fillEntries();
    void refilter();
    int addEntry(int slot, qint64 changedAtMs);
    void takeIn(int slot, qint64 nowMs, Delta& delta);
    void revise(int entry, quint16 fields, qint64 nowMs, Delta& delta);
    quint32 refresh(Entry& entry, const FleetRow& row, quint16 fields, qint64 nowMs);
    void noteStall(const FleetRow& row, DisplayState state);
    void reviseStalled(qint64 nowMs);
    [[nodiscard]] bool inScope(const FleetRow& row) const;
    [[nodiscard]] bool passes(const Entry& entry) const;

    // The order of rows (instance_order.cpp)
    void apply(Delta& delta);
    bool applyInPlace(Delta& delta);
    void applyScattered(const Delta& delta);
    void removeRanges(const std::vector<std::pair<int, int>>& ranges);
    void insertAt(const std::vector<int>& positions, const std::vector<int>& entries);
    void reorder(std::vector<int> order);
    void announce(const Delta& delta);
    void indexRows(int from);
    [[nodiscard]] bool comesBefore(int a, int b) const;
    [[nodiscard]] int compare(int a, int b) const;
    void sortEntries(std::vector<int>& entries) const;
    void sortByState(std::vector<int>& entries) const;
    void orderByAcceptance(std::vector<int>& entries) const;

    // What cells show (instance_cells.cpp)
    [[nodiscard]] const Entry& entryAt(int row) const;
    [[nodiscard]] const FleetRow& rowOfEntry(int entry) const;
    [[nodiscard]] int entryOf(int slot) const;
    [[nodiscard]] qint64 nowMs() const;
    [[nodiscard]] QString textValue(const FleetRow& row, int column) const;
    [[nodiscard]] QVariant rawValue(const FleetRow& row, int column) const;
    [[nodiscard]] QString cellText(int row, int column) const;
    [[nodiscard]] QString toolTip(int row, int column) const;
    [[nodiscard]] QString batchName(const BatchId& id) const;
    [[nodiscard]] int staleSeconds(const FleetRow& row) const;

    Clock& m_clock;
    qint64 m_stalledAfterMs;
    Fleet* m_fleet = nullptr;
    Scope m_scope = Scope::All;
    BatchId m_batch;
    std::unique_ptr<Filter> m_filter;
    std::function<QString(const BatchId&)> m_batchNames;
    std::vector<Entry> m_entries; ///< one for each row of the scope, in order of acceptance
    std::vector<int> m_entryOf; ///< by slot, -1: not in the scope
    std::vector<int> m_order; ///< entries, as shown
    std::vector<int> m_rowOf; ///< by entry, -1: filtered out
    std::array<int, kDisplayStates> m_counts{};
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    int m_firstVisible = -1;
    int m_lastVisible = -1;
    bool m_staleShown = false;
    qint64 m_nextStallMs = 0; ///< when the first passing state may become stalled; 0: none
};

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "presenter/instance_table_model.h"

#include "instance_entry.h"
#include "instance_filter.h"

#include <algorithm>

namespace muster {

namespace {

constexpr quint32 bit(int column)
{
    return 1U << static_cast<quint32>(column);
}

/// Columns that the text filter looks at.
constexpr quint32 kFilteredColumns = bit(InstanceTableModel::NameColumn)
    | bit(InstanceTableModel::PrivateIpColumn) | bit(InstanceTableModel::PublicIpColumn)
    | bit(InstanceTableModel::ZoneColumn) | bit(InstanceTableModel::TypeColumn)
    | bit(InstanceTableModel::RegionColumn) | bit(InstanceTableModel::BatchColumn);
/// The column of each field that has one; the status is judged apart.
constexpr std::array kColumns{std::pair{Fleet::NameField, InstanceTableModel::NameColumn},
    std::pair{Fleet::ZoneField, InstanceTableModel::ZoneColumn},
    std::pair{Fleet::RegionField, InstanceTableModel::RegionColumn},
    std::pair{Fleet::TypeField, InstanceTableModel::TypeColumn},
    std::pair{Fleet::PrivateIpField, InstanceTableModel::PrivateIpColumn},
    std::pair{Fleet::PublicIpField, InstanceTableModel::PublicIpColumn},
    std::pair{Fleet::CreatedField, InstanceTableModel::AgeColumn},
    std::pair{Fleet::ReleaseTimeField, InstanceTableModel::ReleaseColumn},
    std::pair{Fleet::BatchField, InstanceTableModel::BatchColumn},
    std::pair{Fleet::AccountField, InstanceTableModel::AccountColumn}};

quint32 columnsOf(quint16 fields)
{
    quint32 columns = 0;
    for (const auto& [field, column] : kColumns)
        columns |= (fields & field) != 0 ? bit(column) : 0U;
    return columns;
}

bool isPassing(DisplayState state)
{
    return state == DisplayState::Pending || state == DisplayState::Starting
        || state == DisplayState::Stopping;
}

} // namespace

InstanceTableModel::InstanceTableModel(Clock& clock, milliseconds stalledAfter, QObject* parent)
    : QAbstractTableModel(parent)
    , m_clock(clock)
    , m_stalledAfterMs(stalledAfter.count())
    , m_filter(std::make_unique<Filter>())
{
}

InstanceTableModel::~InstanceTableModel() = default;

// Scope and filter ------------------------------------------------------------------------------

void InstanceTableModel::setFleet(Fleet* fleet)
{
    if (m_fleet != nullptr)
        m_fleet->disconnect(this);
    m_fleet = fleet;
    if (m_fleet != nullptr) {
        connect(m_fleet, &Fleet::flushed, this, &InstanceTableModel::onFlushed);
        connect(m_fleet, &QObject::destroyed, this, [this] { setFleet(nullptr); });
    }
    rebuild();
}

void InstanceTableModel::showBatch(const BatchId& batch)
{
    m_scope = Scope::Batch;
    m_batch = batch;
    rebuild();
}

void InstanceTableModel::showAll()
{
    m_scope = Scope::All;
    rebuild();
}

void InstanceTableModel::showNothing()
{
    m_scope = Scope::Nothing;
    rebuild();
}

std::optional<BatchId> InstanceTableModel::shownBatch() const
{
    return m_scope == Scope::Batch ? std::optional(m_batch) : std::nullopt;
}

void InstanceTableModel::setStateFilter(StateSet states)
{
    if (states == m_filter->states())
        return;
    m_filter->setStates(states);
    refilter();
}

StateSet InstanceTableModel::stateFilter() const
{
    return m_filter->states();
}

void InstanceTableModel::setTextFilter(const QString& text)
{
    if (text == m_filter->text())
        return;
    m_filter->setText(text);
    for (Entry& entry : m_entries)
        entry.textFits = m_filter->textFits(m_fleet->row(entry.slot), m_batchNames);
    refilter();
}

QString InstanceTableModel::textFilter() const
{
    return m_filter->text();
}

void InstanceTableModel::setBatchNames(std::function<QString(const BatchId&)> names)
{
    m_batchNames = std::move(names);
}

int InstanceTableModel::totalCount() const
{
    return static_cast<int>(m_entries.size());
}

void InstanceTableModel::refilter()
{
    Delta delta;
    for (int entry = 0; entry < totalCount(); ++entry) {
        const auto at = static_cast<size_t>(entry);
        const bool shown = m_rowOf[at] >= 0;
        const bool shows = passes(m_entries[at]);
        if (shows && !shown)
            delta.coming.push_back(entry);
        else if (shown && !shows)
            delta.leaving.push_back(entry);
    }
    apply(delta);
}

void InstanceTableModel::rebuild()
{
    beginResetModel();
    m_entries.clear();
    m_entryOf.clear();
    m_order.clear();
    m_rowOf.clear();
    m_counts.fill(0);
    m_nextStallMs = 0;
    m_staleShown = false;
    m_firstVisible = m_lastVisible = -1;
    fillEntries();
    for (int entry = 0; entry < totalCount(); ++entry) {
        if (passes(m_entries[static_cast<size_t>(entry)]))
            m_order.push_back(entry);
    }
    sortEntries(m_order);
    indexRows(0);
    endResetModel();
    Q_EMIT countsChanged();
}

void InstanceTableModel::fillEntries()
{
    if (m_fleet == nullptr || m_scope == Scope::Nothing)
        return;
    m_entryOf.resize(static_cast<size_t>(m_fleet->size()), -1);
    if (m_scope == Scope::Batch) {
        for (const int slot : m_fleet->slotsOf(m_batch))
            addEntry(slot, 0);
        return;
    }
    m_entries.reserve(static_cast<size_t>(m_fleet->size()));
    for (int slot = 0; slot < m_fleet->size(); ++slot) {
        if (inScope(m_fleet->row(slot)))
            addEntry(slot, 0);
    }
}

// What a flush brings ---------------------------------------------------------------------------

void InstanceTableModel::onFlushed(int first, const std::vector<int>& changed)
{
    if (m_scope == Scope::Nothing)
        return;
    m_entryOf.resize(static_cast<size_t>(m_fleet->size()), -1);
    const qint64 now = nowMs();
    Delta delta;
    delta.touched.reserve(changed.size());
    for (const int slot : changed) {
        const int entry = entryOf(slot);
        if (entry >= 0)
            revise(entry, m_fleet->changedFields(slot), now, delta);
        else if (inScope(m_fleet->row(slot)))
            takeIn(slot, now, delta);
    }
    for (int slot = first; first >= 0 && slot < m_fleet->size(); ++slot) {
        if (entryOf(slot) < 0 && inScope(m_fleet->row(slot)))
            takeIn(slot, now, delta);
    }
    apply(delta);
}

bool InstanceTableModel::inScope(const FleetRow& row) const
{
    if (m_scope == Scope::Batch)
        return row.instance.batch == m_batch;
    return m_scope == Scope::All && !row.endedBefore;
}

bool InstanceTableModel::passes(const Entry& entry) const
{
    return entry.textFits && m_filter->stateFits(entry.state);
}

int InstanceTableModel::addEntry(int slot, qint64 changedAtMs)
{
    const FleetRow& row = m_fleet->row(slot);
    Entry entry;
    entry.slot = slot;
    entry.state = displayStateOf(row, nowMs(), m_stalledAfterMs);
    entry.textFits = !m_filter->hasText() || m_filter->textFits(row, m_batchNames);
    entry.changedAtMs = changedAtMs;
    noteStall(row, entry.state);
    ++m_counts[static_cast<size_t>(entry.state)];
    const int at = totalCount();
    m_entries.push_back(entry);
    m_rowOf.push_back(-1);
    m_entryOf[static_cast<size_t>(slot)] = at;
    return at;
}

void InstanceTableModel::takeIn(int slot, qint64 nowMs, Delta& delta)
{
    const int entry = addEntry(slot, nowMs);
    delta.counts = true;
    if (passes(m_entries[static_cast<size_t>(entry)]))
        delta.coming.push_back(entry);
}

/// Takes over the row's state; bits of the columns that differ.
quint32 InstanceTableModel::refresh(Entry& entry, const FleetRow& row, quint16 fields, qint64 nowMs)
{
    quint32 columns = columnsOf(fields);
    const DisplayState state = displayStateOf(row, nowMs, m_stalledAfterMs);
    noteStall(row, state);
    const bool showsText = state == DisplayState::Unknown; // the service's own word
    if (state != entry.state || (showsText && (fields & Fleet::StatusField) != 0))
        columns |= bit(StatusColumn);
    --m_counts[static_cast<size_t>(entry.state)];
    ++m_counts[static_cast<size_t>(state)];
    entry.state = state;
    return columns;
}

void InstanceTableModel::revise(int entry, quint16 fields, qint64 nowMs, Delta& delta)
{
    const auto at = static_cast<size_t>(entry);
    Entry& kept = m_entries[at];
    const FleetRow& row = m_fleet->row(kept.slot);
    const DisplayState stateBefore = kept.state;
    const quint32 columns = refresh(kept, row, fields, nowMs);
    if (columns == 0)
        return;
    delta.counts = delta.counts || kept.state != stateBefore;
    kept.changedAtMs = nowMs;
    if ((columns & kFilteredColumns) != 0 && m_filter->hasText())
        kept.textFits = m_filter->textFits(row, m_batchNames);
    const bool shown = m_rowOf[at] >= 0;
    const bool shows = passes(kept);
    if (shown && shows) {
        delta.touched.push_back(entry);
        delta.columns |= columns;
        if (m_sortColumn >= 0 && (columns & bit(m_sortColumn)) != 0)
            delta.moved.push_back(entry);
    } else if (shows) {
        delta.coming.push_back(entry);
    } else if (shown) {
        delta.leaving.push_back(entry);
    }
}

// Time ------------------------------------------------------------------------------------------

void InstanceTableModel::noteStall(const FleetRow& row, DisplayState state)
{
    if (!isPassing(state) || row.statusSinceMs == 0)
        return;
    const qint64 due = row.statusSinceMs + m_stalledAfterMs + 1;
    m_nextStallMs = m_nextStallMs == 0 ? due : std::min(m_nextStallMs, due);
}

void InstanceTableModel::reviseStalled(qint64 nowMs)
{
    m_nextStallMs = 0;
    Delta delta;
    for (int entry = 0; entry < totalCount(); ++entry) {
        if (isPassing(m_entries[static_cast<size_t>(entry)].state))
            revise(entry, 0, nowMs, delta);
    }
    apply(delta);
}

void InstanceTableModel::setVisibleRows(int first, int last)
{
    m_firstVisible = first;
    m_lastVisible = last;
}

void InstanceTableModel::tick()
{
    const qint64 now = nowMs();
    if (m_nextStallMs != 0 && now >= m_nextStallMs)
        reviseStalled(now);
    const int first = std::max(0, m_firstVisible);
    const int last = std::min(m_lastVisible, rowCount() - 1);
    if (m_firstVisible < 0 || last < first)
        return;
    const bool wasStale = m_staleShown;
    m_staleShown = false;
    for (int row = first; row <= last && !m_staleShown; ++row)
        m_staleShown = staleSeconds(fleetRow(row)) >= kStaleAfterSeconds;
    if (wasStale || m_staleShown) { // whole rows are dimmed, or no longer
        Q_EMIT dataChanged(
            index(first, 0), index(last, ColumnCount - 1), {Qt::DisplayRole, StaleRole});
        return;
    }
    Q_EMIT dataChanged(index(first, AgeColumn), index(last, ReleaseColumn), {Qt::DisplayRole});
}

void InstanceTableModel::retranslate()
{
    m_filter->setText(m_filter->text()); // the words of `state:` are the language's
    refilter();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "instance_entry.h"
#include "natural_order.h"

#include <algorithm>
#include <bit>

namespace muster {

namespace {

/// Up to so many ranges are inserted or removed where they stand; views pay for each range with the
/// length of the table, so more of them go by one change of the layout.
constexpr size_t kFewRanges = 8;

int threeWay(qint64 a, qint64 b)
{
    return a < b ? -1 : (a > b ? 1 : 0);
}

// Empty cells come last either way.
int compareTexts(const QString& a, const QString& b, int sign)
{
    if (a.isEmpty() != b.isEmpty())
        return a.isEmpty() ? 1 : -1;
    return sign * compareNaturally(a, b);
}

int compareInstants(qint64 a, qint64 b, int sign)
{
    if ((a == 0) != (b == 0))
        return a == 0 ? 1 : -1;
    return sign * threeWay(a, b);
}

/// Contiguous ranges (first, last) of ascending \a rows.
std::vector<std::pair<int, int>> rangesOf(const std::vector<int>& rows)
{
    std::vector<std::pair<int, int>> ranges;
    for (const int row : rows) {
        if (!ranges.empty() && ranges.back().second + 1 == row)
            ranges.back().second = row;
        else
            ranges.emplace_back(row, row);
    }
    return ranges;
}

size_t distinct(const std::vector<int>& ascending)
{
    size_t count = 0;
    for (size_t i = 0; i < ascending.size(); ++i)
        count += (i == 0 || ascending[i] != ascending[i - 1]) ? 1U : 0U;
    return count;
}

QList<int> rolesOf(quint32 columns)
{
    QList<int> roles{Qt::DisplayRole, Qt::ToolTipRole, InstanceTableModel::RawRole,
        InstanceTableModel::ChangedAtRole};
    if ((columns & (1U << InstanceTableModel::StatusColumn)) != 0)
        roles << Qt::AccessibleTextRole << InstanceTableModel::StateRole;
    return roles;
}

} // namespace

// Comparing -------------------------------------------------------------------------------------

int InstanceTableModel::compare(int a, int b) const
{
    const Entry& left = m_entries[static_cast<size_t>(a)];
    const Entry& right = m_entries[static_cast<size_t>(b)];
    const int sign = m_sortOrder == Qt::AscendingOrder ? 1 : -1;
    if (m_sortColumn == StatusColumn)
        return sign * threeWay(static_cast<int>(left.state), static_cast<int>(right.state));
    const FleetRow& one = m_fleet->row(left.slot);
    const FleetRow& other = m_fleet->row(right.slot);
    if (m_sortColumn == AgeColumn) // the youngest has the smallest age
        return compareInstants(one.instance.created, other.instance.created, -sign);
    if (m_sortColumn == ReleaseColumn)
        return compareInstants(one.instance.releaseTime, other.instance.releaseTime, sign);
    return compareTexts(textValue(one, m_sortColumn), textValue(other, m_sortColumn), sign);
}

bool InstanceTableModel::comesBefore(int a, int b) const
{
    if (m_sortColumn >= 0) {
        const int order = compare(a, b);
        if (order != 0)
            return order < 0;
    }
    return a < b;
}

void InstanceTableModel::sortEntries(std::vector<int>& entries) const
{
    if (m_sortColumn == StatusColumn)
        sortByState(entries);
    else if (m_sortColumn < 0)
        orderByAcceptance(entries);
    else
        std::ranges::sort(entries, [this](int a, int b) { return comesBefore(a, b); });
}

void InstanceTableModel::orderByAcceptance(std::vector<int>& entries) const
{
    if (std::ranges::is_sorted(entries))
        return;
    if (entries.size() < m_entries.size() / 16) {
        std::ranges::sort(entries);
        return;
    }
    std::vector<char> isMember(m_entries.size(), 0); // a look at all is quicker than sorting many
    for (const int entry : entries)
        isMember[static_cast<size_t>(entry)] = 1;
    auto out = entries.begin();
    for (size_t entry = 0; entry < isMember.size(); ++entry) {
        if (isMember[entry] != 0)
            *out++ = static_cast<int>(entry);
    }
}

/// Few values: one bucket each, filled in order of acceptance.
void InstanceTableModel::sortByState(std::vector<int>& entries) const
{
    orderByAcceptance(entries);
    const bool descends = m_sortOrder == Qt::DescendingOrder;
    const auto bucketOf = [&](int entry) {
        const auto state = static_cast<size_t>(m_entries[static_cast<size_t>(entry)].state);
        return descends ? static_cast<size_t>(kDisplayStates) - 1 - state : state;
    };
    std::array<size_t, kDisplayStates + 1> begins{};
    for (const int entry : entries)
        ++begins[bucketOf(entry) + 1];
    for (size_t bucket = 1; bucket < begins.size(); ++bucket)
        begins[bucket] += begins[bucket - 1];
    std::vector<int> sorted(entries.size());
    for (const int entry : entries)
        sorted[begins[bucketOf(entry)]++] = entry;
    entries = std::move(sorted);
}

void InstanceTableModel::sort(int column, Qt::SortOrder order)
{
    if (column == m_sortColumn && order == m_sortOrder)
        return;
    m_sortColumn = column;
    m_sortOrder = order;
    std::vector<int> sorted = m_order;
    sortEntries(sorted);
    reorder(std::move(sorted));
}

// Applying --------------------------------------------------------------------------------------

void InstanceTableModel::apply(Delta& delta)
{
    const bool moves = !delta.coming.empty() || !delta.leaving.empty() || !delta.moved.empty();
    if (moves && !applyInPlace(delta))
        applyScattered(delta);
    announce(delta);
    if (delta.counts)
        Q_EMIT countsChanged();
}

bool InstanceTableModel::applyInPlace(Delta& delta)
{
    if (!delta.moved.empty())
        return false;
    std::vector<int> rows;
    rows.reserve(delta.leaving.size());
    for (const int entry : delta.leaving)
        rows.push_back(m_rowOf[static_cast<size_t>(entry)]);
    std::ranges::sort(rows);
    const std::vector<std::pair<int, int>> ranges = rangesOf(rows);
    if (ranges.size() > kFewRanges)
        return false;
    // Where each new row belongs in the present order; rows that leave keep their (old or new)
    // place by comparing last.
    sortEntries(delta.coming);
    std::vector<int> rest;
    rest.reserve(m_order.size());
    std::ranges::copy_if(m_order, std::back_inserter(rest), [&](int entry) {
        return !std::ranges::binary_search(rows, m_rowOf[static_cast<size_t>(entry)]);
    });
    std::vector<int> positions;
    positions.reserve(delta.coming.size());
    auto from = rest.begin();
    for (const int entry : delta.coming) {
        from = std::lower_bound(
            from, rest.end(), entry, [this](int a, int b) { return comesBefore(a, b); });
        positions.push_back(static_cast<int>(from - rest.begin()));
    }
    if (distinct(positions) > kFewRanges)
        return false;
    removeRanges(ranges);
    insertAt(positions, delta.coming);
    return true;
}

void InstanceTableModel::removeRanges(const std::vector<std::pair<int, int>>& ranges)
{
    for (size_t i = ranges.size(); i-- > 0;) { // from the end: what is above keeps its row
        const auto [first, last] = ranges[i];
        beginRemoveRows({}, first, last);
        for (int row = first; row <= last; ++row)
            m_rowOf[static_cast<size_t>(m_order[static_cast<size_t>(row)])] = -1;
        m_order.erase(m_order.begin() + first, m_order.begin() + last + 1);
        indexRows(first);
        endRemoveRows();
    }
}

void InstanceTableModel::insertAt(
    const std::vector<int>& positions, const std::vector<int>& entries)
{
    size_t end = entries.size();
    while (end > 0) { // from the end: positions before it still hold
        size_t begin = end - 1;
        while (begin > 0 && positions[begin - 1] == positions[begin])
            --begin;
        const int first = positions[begin];
        beginInsertRows({}, first, first + static_cast<int>(end - begin) - 1);
        m_order.insert(m_order.begin() + first,
            entries.begin() + static_cast<std::ptrdiff_t>(begin),
            entries.begin() + static_cast<std::ptrdiff_t>(end));
        indexRows(first);
        endInsertRows();
        end = begin;
    }
}

void InstanceTableModel::applyScattered(const Delta& delta)
{
    if (!delta.coming.empty()) { // first at the end, as one range; the layout change below puts
                                 // them in place
        const int first = rowCount();
        beginInsertRows({}, first, first + static_cast<int>(delta.coming.size()) - 1);
        m_order.insert(m_order.end(), delta.coming.begin(), delta.coming.end());
        indexRows(first);
        endInsertRows();
    }
    std::vector<bool> placedAnew(m_entries.size(), false);
    std::vector<int> placed = delta.coming;
    placed.insert(placed.end(), delta.moved.begin(), delta.moved.end());
    for (const int entry : placed)
        placedAnew[static_cast<size_t>(entry)] = true;
    for (const int entry : delta.leaving)
        placedAnew[static_cast<size_t>(entry)] = true;
    sortEntries(placed);
    std::vector<int> rest;
    rest.reserve(m_order.size());
    std::ranges::copy_if(m_order, std::back_inserter(rest),
        [&placedAnew](int entry) { return !placedAnew[static_cast<size_t>(entry)]; });
    std::vector<int> order;
    order.reserve(m_order.size());
    std::ranges::merge(rest, placed, std::back_inserter(order),
        [this](int a, int b) { return comesBefore(a, b); });
    const int staying = static_cast<int>(order.size());
    order.insert(order.end(), delta.leaving.begin(),
        delta.leaving.end()); // to the end, then off as one range
    const int all = static_cast<int>(order.size());
    reorder(std::move(order));
    if (staying < all)
        removeRanges({{staying, all - 1}});
}

void InstanceTableModel::reorder(std::vector<int> order)
{
    if (order == m_order)
        return;
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<int> entries;
    entries.reserve(static_cast<size_t>(before.size()));
    for (const QModelIndex& persistent : before)
        entries.push_back(m_order[static_cast<size_t>(persistent.row())]);
    m_order = std::move(order);
    indexRows(0);
    QModelIndexList after;
    after.reserve(before.size());
    for (qsizetype i = 0; i < before.size(); ++i)
        after.push_back(index(
            m_rowOf[static_cast<size_t>(entries[static_cast<size_t>(i)])], before.at(i).column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void InstanceTableModel::announce(const Delta& delta)
{
    if (delta.touched.empty())
        return;
    int first = rowCount();
    int last = -1;
    for (const int entry : delta.touched) {
        const int row = m_rowOf[static_cast<size_t>(entry)];
        first = std::min(first, row);
        last = std::max(last, row);
    }
    const int firstColumn = std::countr_zero(delta.columns);
    const int lastColumn = 31 - std::countl_zero(delta.columns);
    Q_EMIT dataChanged(index(first, firstColumn), index(last, lastColumn), rolesOf(delta.columns));
}

void InstanceTableModel::indexRows(int from)
{
    for (auto row = static_cast<size_t>(from); row < m_order.size(); ++row)
        m_rowOf[static_cast<size_t>(m_order[row])] = static_cast<int>(row);
}

} // namespace muster

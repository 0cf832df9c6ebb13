// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/check_sheet.h"

#include "launch/parameter_table.h"

#include <algorithm>
#include <tuple>

namespace muster {

namespace {

constexpr int kAfterAllFields = 100000;

auto orderOf(const Problem& problem)
{
    const auto known = findParameter(problem.field);
    if (!known)
        return std::make_tuple(kAfterAllFields, 0, 0, 0);
    return std::make_tuple(known->groupRank, known->index, known->rank, known->subIndex);
}

/// These are data, not ids: every character of them counts.
bool isVerbatim(const QString& name)
{
    return name.startsWith(u"Tag.") && name.endsWith(u".Value");
}

} // namespace

CheckSheet::CheckSheet(const LaunchDraft& draft, const CheckContext& context)
    : m_draft(draft)
    , m_context(context)
{
    for (const auto& [name, value] : draft.parameters.values()) {
        if (isForbiddenParameter(name) || name == u"AutoReleaseTime") {
            report(name, ProblemCode::Forbidden);
            continue;
        }
        if (!findParameter(name)) {
            report(name, ProblemCode::UnknownParameter);
            continue;
        }
        const QString text = isVerbatim(name) ? value : value.trimmed();
        if (!text.isEmpty())
            m_values.set(name, text);
    }
}

void CheckSheet::report(const QString& field, ProblemCode code, const QStringList& args)
{
    m_problems.push_back({field, code, args});
}

bool CheckSheet::isFaulty(const QString& field) const
{
    return std::ranges::any_of(
        m_problems, [&field](const Problem& problem) { return problem.field == field; });
}

std::optional<int> CheckSheet::integer(const QString& field, int min, int max)
{
    // Far longer than any number that fits: what follows cannot change that it is refused.
    const QString value = text(field).left(32);
    const QStringList range{QString::number(min), QString::number(max)};
    const QStringView digits = value.startsWith(u'-') ? QStringView(value).sliced(1) : value;
    const bool isNumber = !digits.isEmpty()
        && std::ranges::all_of(digits, [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (!isNumber) {
        report(field, ProblemCode::NotANumber, range);
        return std::nullopt;
    }
    bool fits = false;
    const int number = value.toInt(&fits);
    const bool isWhole = text(field).size() == value.size();
    if (!fits || !isWhole || value.startsWith(u'-') || number < min || number > max) {
        report(field, ProblemCode::OutOfRange, range);
        return std::nullopt;
    }
    m_values.set(field, QString::number(number)); // 007 is sent as 7
    return number;
}

Problems CheckSheet::sortedProblems() const
{
    Problems sorted = m_problems;
    std::ranges::stable_sort(
        sorted, [](const Problem& a, const Problem& b) { return orderOf(a) < orderOf(b); });
    return sorted;
}

int checkList(CheckSheet& sheet, const QString& list, int most)
{
    int last = 0;
    int count = 0;
    int seen = 0;
    for (const auto& [name, value] : sheet.values().values()) {
        Q_UNUSED(value)
        if (!name.startsWith(list + u'.'))
            continue;
        const auto known = findParameter(name);
        const int index = known ? known->index : 0;
        last = std::max(last, index);
        // Names sort as text, so one index stands in one run.
        count += index != seen ? 1 : 0;
        seen = index;
    }
    if (last > most) {
        sheet.report(QStringLiteral("%1.%2").arg(list).arg(last), ProblemCode::OutOfRange,
            {QStringLiteral("1"), QString::number(most)});
    } else if (count != last) {
        sheet.report(QStringLiteral("%1.%2").arg(list).arg(last), ProblemCode::Required);
    }
    return count;
}

} // namespace muster

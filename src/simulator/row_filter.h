// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "action_table.h"

#include <QJsonArray>
#include <QJsonObject>

#include <vector>

namespace muster {

/// Filters and pages of the catalogue calls, whose rows are few and built anew for each call.
class RowFilter
{
public:
    /// How a parameter's value is compared with a field.
    enum class Match { Equal, Wildcard, CommaList, JsonList, Bool };

    /// One parameter that filters, and the field of a row that it speaks of.
    struct Rule
    {
        QByteArray parameter;
        QString field;
        Match match = Match::Equal;
    };

    RowFilter(const ActionContext& context, std::vector<Rule> rules);

    /// The rows that fit all rules; none for a caller without the right.
    [[nodiscard]] QJsonArray fitting(const QJsonArray& rows) const;
    /// The answer with the page that the call asks for, \a most rows at most, as `outer.inner[]`.
    [[nodiscard]] ApiReply page(const QJsonArray& rows, int most, const QString& outer,
        const QString& inner, QJsonObject more = {}) const;

private:
    [[nodiscard]] bool fits(const QJsonObject& row) const;

    const ActionContext& m_context;
    std::vector<Rule> m_rules;
};

/// True when \a text fits \a pattern, in which `*` stands for anything.
[[nodiscard]] bool fitsWildcard(const QString& pattern, const QString& text);

} // namespace muster

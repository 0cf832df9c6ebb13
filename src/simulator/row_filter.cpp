// SPDX-License-Identifier: GPL-3.0-or-later
#include "row_filter.h"

#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace muster {

using namespace Qt::StringLiterals;

namespace {

bool fitsRule(RowFilter::Match match, const QByteArray& wanted, const QJsonValue& value)
{
    const QString text = value.toString();
    switch (match) {
    case RowFilter::Match::Equal:
        return text == QString::fromUtf8(wanted);
    case RowFilter::Match::Wildcard:
        return fitsWildcard(QString::fromUtf8(wanted), text);
    case RowFilter::Match::CommaList:
        return QString::fromUtf8(wanted).split(u',').contains(text);
    case RowFilter::Match::JsonList:
        return QJsonDocument::fromJson(wanted).array().contains(text);
    case RowFilter::Match::Bool:
        return value.toBool() == (wanted.toLower() == "true");
    }
    return false;
}

} // namespace

bool fitsWildcard(const QString& pattern, const QString& text)
{
    QStringList parts;
    for (const QString& part : pattern.split(u'*'))
        parts.append(QRegularExpression::escape(part));
    const QRegularExpression form(QRegularExpression::anchoredPattern(parts.join(u".*"_s)));
    return form.match(text).hasMatch();
}

RowFilter::RowFilter(const ActionContext& context, std::vector<Rule> rules)
    : m_context(context)
    , m_rules(std::move(rules))
{
}

bool RowFilter::fits(const QJsonObject& row) const
{
    return std::all_of(m_rules.begin(), m_rules.end(), [&](const Rule& rule) {
        const QByteArray wanted = m_context.parameter(rule.parameter);
        return wanted.isEmpty() || fitsRule(rule.match, wanted, row.value(rule.field));
    });
}

QJsonArray RowFilter::fitting(const QJsonArray& rows) const
{
    QJsonArray kept;
    for (const QJsonValue row : rows) {
        if (!m_context.isBlind && fits(row.toObject()))
            kept.append(row);
    }
    return kept;
}

ApiReply RowFilter::page(const QJsonArray& rows, int most, const QString& outer,
    const QString& inner, QJsonObject more) const
{
    Page page;
    if (const auto bad = readPage(m_context, most, page))
        return failure(m_context, *bad);
    if (const auto dry = dryRunRefusal(m_context))
        return failure(m_context, *dry);
    const QJsonArray all = fitting(rows);
    QJsonArray shown;
    for (qsizetype i = page.first(); i < std::min<qsizetype>(all.size(), page.first() + page.size);
         ++i)
        shown.append(all.at(i));
    more.insert(u"TotalCount"_s, all.size());
    more.insert(u"PageNumber"_s, page.number);
    more.insert(u"PageSize"_s, page.size);
    more.insert(outer, QJsonObject{{inner, shown}});
    return success(m_context, more);
}

} // namespace muster

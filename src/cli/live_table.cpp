// SPDX-License-Identifier: GPL-3.0-or-later
#include "live_table.h"

#include "core/text/display_text.h"
#include "core/time.h"
#include "presenter/words.h"
#include "text_table.h"

#include <QCoreApplication>

#include <algorithm>

namespace muster::cli {

using namespace Qt::StringLiterals;

namespace {

struct TableWords
{
    Q_DECLARE_TR_FUNCTIONS(muster::cli::InstanceTable)
};

constexpr int kLinesAround = 4; ///< headline, header, "more", the cursor's line

QString releaseText(const Instance& instance)
{
    return instance.releaseTime == 0 ? QString()
                                     : toIsoText(UtcTime(seconds(instance.releaseTime)));
}

} // namespace

TextTable instanceTable(const std::vector<FleetRow>& rows, size_t most, const TableClock& clock)
{
    //: Column headers of a table of instances in a terminal
    TextTable table({TableWords::tr("Status"), TableWords::tr("Name"), TableWords::tr("ID"),
        TableWords::tr("Zone"), TableWords::tr("Private IP"), TableWords::tr("Public IP"),
        TableWords::tr("Release time")});
    for (size_t at = 0; at < std::min(rows.size(), most); ++at) {
        const Instance& instance = rows[at].instance;
        const DisplayState state = displayStateOf(rows[at], clock.nowMs, clock.stalledAfterMs);
        table.addRow({Words::stateText(rows[at], state), displayText(instance.name),
            displayText(instance.id.value()), displayText(instance.zone),
            displayText(instance.privateIp), displayText(instance.publicIp),
            releaseText(instance)});
    }
    return table;
}

void LiveTable::draw(
    const QString& headline, const std::vector<FleetRow>& rows, const TableClock& clock)
{
    const auto room = static_cast<size_t>(std::max(1, m_console.rows() - kLinesAround));
    QStringList lines{headline};
    lines += instanceTable(rows, room, clock).lines();
    if (rows.size() > room)
        lines.append(
            TableWords::tr("… and %n more", nullptr, static_cast<int>(rows.size() - room)));
    QString text;
    for (const QString& line : std::as_const(lines))
        text += cutToWidth(line, m_console.columns() - 1) + u'\n';
    if (text == m_last)
        return;
    m_console.err(homeSequence() + text);
    m_last = text;
    m_height = static_cast<int>(lines.size());
}

void LiveTable::clear()
{
    m_console.err(homeSequence());
    m_height = 0;
    m_last.clear();
}

QString LiveTable::homeSequence() const
{
    if (m_height == 0)
        return {};
    return u"\x1b[%1A\r\x1b[J"_s.arg(m_height);
}

} // namespace muster::cli

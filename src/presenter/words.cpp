// SPDX-License-Identifier: GPL-3.0-or-later
#include "presenter/words.h"

#include "core/text/display_text.h"
#include "core/text/masking.h"

#include <QLocale>

namespace muster {

QString Words::stateWord(DisplayState state)
{
    switch (state) {
    case DisplayState::Pending:
        return tr("Pending");
    case DisplayState::Starting:
        return tr("Starting");
    case DisplayState::Running:
        return tr("Running");
    case DisplayState::Stopping:
        return tr("Stopping");
    case DisplayState::Stopped:
        return tr("Stopped");
    case DisplayState::Stalled:
        //: a passing state that lasts longer than it should
        return tr("Stalled");
    case DisplayState::Reclaiming:
        //: a preemptible instance that the service is taking back
        return tr("Reclaiming");
    case DisplayState::Failed:
        return tr("Failed");
    case DisplayState::Released:
        return tr("Released");
    case DisplayState::Unknown:
        return tr("Unknown");
    }
    return {};
}

QString Words::stateText(const FleetRow& row, DisplayState state)
{
    if (state == DisplayState::Unknown && row.presence == Presence::Present
        && !row.instance.statusText.isEmpty()) {
        //: %1 is the service's own word for a state that Muster does not know
        return tr("Unknown (%1)").arg(displayText(row.instance.statusText, 40));
    }
    return stateWord(state);
}

QString Words::presenceText(const FleetRow& row)
{
    switch (row.presence) {
    case Presence::Expected:
        return tr("Accepted, not seen yet.");
    case Presence::Present:
        return {};
    case Presence::Missing:
        if (row.seenAtMs == 0)
            return tr("Not seen yet.");
        return tr("Not seen since %1.").arg(localTimeOfDay(UtcTime(milliseconds(row.seenAtMs))));
    case Presence::Failed:
        return tr("Dropped by the service before it ran.");
    case Presence::Released:
        return tr("Released.");
    case Presence::Gone:
        return tr("Removed elsewhere.");
    }
    return {};
}

QString Words::releaseTimeTitle(int count)
{
    return tr("Extend release time of %n instances", nullptr, count);
}

QString Words::orderTitle(OrderKind kind, int count)
{
    switch (kind) {
    case OrderKind::Start:
        return tr("Start %n instances", nullptr, count);
    case OrderKind::Stop:
        return tr("Stop %n instances", nullptr, count);
    case OrderKind::Reboot:
        return tr("Reboot %n instances", nullptr, count);
    case OrderKind::Release:
        return tr("Release %n instances", nullptr, count);
    }
    return {};
}

QString Words::orderOutcomeText(const OrderOutcome& outcome)
{
    const QString id = displayText(outcome.id.value());
    if (outcome.ok) {
        //: %1 is an instance's id
        return tr("%1: done").arg(id);
    }
    const QString explanation = codeText(outcome.code);
    if (!explanation.isEmpty()) {
        //: an instance's id, an explanation, the service's code
        return tr("%1: %2 (%3)").arg(id, explanation, displayText(outcome.code));
    }
    if (outcome.code.isEmpty())
        return tr("%1: refused. %2").arg(id, displayText(maskedByName(outcome.message)));
    return tr("%1: refused (%2). %3")
        .arg(id, displayText(outcome.code), displayText(maskedByName(outcome.message)));
}

QString Words::span(seconds value)
{
    const qint64 total = std::max<qint64>(0, value.count());
    const qint64 days = total / 86400;
    const qint64 hours = total / 3600 % 24;
    const qint64 mins = total / 60 % 60;
    const QLocale locale;
    if (days > 0) {
        if (hours == 0)
            return tr("%1 d").arg(locale.toString(days));
        //: days and hours
        return tr("%1 d %2 h").arg(locale.toString(days), locale.toString(hours));
    }
    if (hours > 0) {
        if (mins == 0)
            return tr("%1 h").arg(locale.toString(hours));
        //: hours and minutes
        return tr("%1 h %2 min").arg(locale.toString(hours), locale.toString(mins));
    }
    if (mins > 0) {
        if (total % 60 == 0)
            return tr("%1 min").arg(locale.toString(mins));
        //: minutes and seconds
        return tr("%1 min %2 s").arg(locale.toString(mins), locale.toString(total % 60));
    }
    return tr("%1 s").arg(locale.toString(total));
}

QString Words::spanUntil(UtcTime time, UtcTime now)
{
    const auto left = std::chrono::floor<seconds>(time - now);
    if (left >= seconds(0)) {
        //: a span of time from now on
        return tr("in %1").arg(span(left));
    }
    //: a span of time that is over
    return tr("%1 ago").arg(span(-left));
}

QString Words::localTime(UtcTime time)
{
    //: date and time of day, see QLocale::toString
    return QLocale().toString(toDateTime(time).toLocalTime(), tr("d MMM yyyy HH:mm"));
}

QString Words::localTimeOfDay(UtcTime time, bool withSeconds)
{
    return QLocale().toString(toDateTime(time).toLocalTime().time(),
        withSeconds ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm"));
}

QString Words::localAndUtc(UtcTime time)
{
    //: weekday, date and time of day, see QLocale::toString
    const QString local
        = QLocale().toString(toDateTime(time).toLocalTime(), tr("ddd d MMM yyyy HH:mm:ss"));
    //: local time, then the same in UTC
    return tr("%1 (%2)").arg(local, toIsoText(time));
}

QString Words::number(qint64 value)
{
    return QLocale().toString(value);
}

QString Words::instances(int count)
{
    return tr("%n instances", nullptr, count);
}

QString Words::size(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 0, QLocale::DataSizeIecFormat);
}

} // namespace muster

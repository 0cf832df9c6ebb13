// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim_clock.h"

#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>
#include <QTimeZone>

#include <cmath>

namespace muster {

using namespace Qt::StringLiterals;

SimClock::SimClock()
    : m_source(&QDateTime::currentMSecsSinceEpoch)
{
}

void SimClock::reset()
{
    m_advanceMs = 0;
    m_skewMs = 0;
}

void SimClock::freezeAt(qint64 ms)
{
    m_source = [ms] { return ms; };
}

std::optional<std::chrono::milliseconds> parseSpan(const QString& text)
{
    static const QRegularExpression form(u"^([+-]?)([0-9]{1,9}(?:\\.[0-9]{1,3})?)(ms|s|m|h|d)$"_s);
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const QString unit = match.captured(3);
    double ms = match.captured(2).toDouble();
    if (unit == u"s")
        ms *= 1000;
    else if (unit == u"m")
        ms *= 60'000;
    else if (unit == u"h")
        ms *= 3'600'000;
    else if (unit == u"d")
        ms *= 86'400'000;
    if (match.captured(1) == u"-")
        ms = -ms;
    return std::chrono::milliseconds(std::llround(ms));
}

namespace {

QDateTime utc(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::utc());
}

} // namespace

QString secondsText(qint64 ms)
{
    return utc(ms).toString(u"yyyy-MM-dd'T'HH:mm:ss'Z'"_s);
}

QString minutesText(qint64 ms)
{
    return utc(ms).toString(u"yyyy-MM-dd'T'HH:mm'Z'"_s);
}

QByteArray httpDate(qint64 ms)
{
    return QLocale::c().toString(utc(ms), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1();
}

std::optional<qint64> parseTime(const QByteArray& text, bool minutesToo)
{
    static const QRegularExpression seconds(u"^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z$"_s);
    static const QRegularExpression minutes(u"^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}Z$"_s);
    const QString wide = QString::fromUtf8(text);
    QString form;
    if (seconds.match(wide).hasMatch())
        form = u"yyyy-MM-dd'T'HH:mm:ss'Z'"_s;
    else if (minutesToo && minutes.match(wide).hasMatch())
        form = u"yyyy-MM-dd'T'HH:mm'Z'"_s;
    else
        return std::nullopt;
    QDateTime when = QDateTime::fromString(wide, form);
    if (!when.isValid())
        return std::nullopt;
    when.setTimeZone(QTimeZone::utc());
    return when.toMSecsSinceEpoch();
}

} // namespace muster

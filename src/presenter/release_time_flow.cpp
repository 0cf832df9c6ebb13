// SPDX-License-Identifier: GPL-3.0-or-later
#include "presenter/release_time_flow.h"

#include "core/async.h"
#include "core/text/display_text.h"
#include "local_time.h"
#include "presenter/words.h"

#include <algorithm>

namespace muster {

namespace {

using namespace Qt::StringLiterals;

ProblemCode problemOf(ReleaseTime::Fault fault)
{
    switch (fault) {
    case ReleaseTime::Fault::TooSoon:
        return ProblemCode::ReleaseTooSoon;
    case ReleaseTime::Fault::TooLate:
        return ProblemCode::ReleaseTooLate;
    case ReleaseTime::Fault::NotWholeMinute:
        return ProblemCode::ReleaseNotWholeMinute;
    case ReleaseTime::Fault::None:
    case ReleaseTime::Fault::Malformed:
        break;
    }
    return ProblemCode::ReleaseMalformed;
}

} // namespace

ReleaseTimeFlow::ReleaseTimeFlow(Session& session, TaskList& tasks,
    const std::vector<InstanceId>& ids, const ReleaseTimeEntry& entry, QObject* parent)
    : QObject(parent)
    , m_session(&session)
    , m_tasks(tasks)
    , m_ids(ids)
    , m_entry(entry)
{
    const Fleet& fleet = session.fleet();
    for (const InstanceId& id : m_ids) {
        const int slot = fleet.slotOf(id);
        QStringList parts{displayText(id.value())};
        if (slot >= 0) {
            const Instance& instance = fleet.row(slot).instance;
            if (instance.releaseTime != 0) {
                m_times.emplace_back(seconds(instance.releaseTime));
                //: the release time that an instance has now
                parts += tr("released %1").arg(Words::localAndUtc(m_times.back()));
            } else {
                //: an instance that has no release time
                parts += tr("never released");
            }
            if (!instance.name.isEmpty())
                parts += displayText(instance.name); // last: it may be long
        }
        m_lines += parts.join(u" · "_s);
    }
    judge();
}

QString ReleaseTimeFlow::title() const
{
    return Words::releaseTimeTitle(count());
}

// What is typed ---------------------------------------------------------------------------------

void ReleaseTimeFlow::setKind(ReleaseChoice::Kind kind)
{
    if (m_entry.kind == kind || m_stage != Stage::Typing)
        return;
    m_entry.kind = kind;
    if (kind == ReleaseChoice::Kind::Never) {
        m_entry.utc.clear();
        m_entry.local.clear();
    } else if (kind == ReleaseChoice::Kind::AtTime && m_entry.utc.isEmpty() && m_session) {
        // A time to begin with: what the span means now.
        const Result<seconds> span = parseSpan(m_entry.span.trimmed());
        if (const auto time
            = ReleaseTime::after(span ? *span : seconds(8 * 3600), m_session->serverNow())) {
            m_entry.utc = time->text();
            m_entry.local = localTimeText(time->time());
        }
    }
    judge();
}

void ReleaseTimeFlow::setSpan(const QString& text)
{
    if (m_entry.span == text || m_stage != Stage::Typing)
        return;
    m_entry.span = text;
    judge();
}

void ReleaseTimeFlow::setLocal(const QString& text)
{
    if (m_entry.local == text || m_stage != Stage::Typing)
        return;
    m_entry.local = text;
    const std::optional<UtcTime> time = fromLocalTimeText(text);
    m_entry.utc = time ? toIsoText(*time) : QString();
    m_entry.kind = ReleaseChoice::Kind::AtTime;
    judge();
}

void ReleaseTimeFlow::setUtc(const QString& text)
{
    if (m_entry.utc == text || m_stage != Stage::Typing)
        return;
    m_entry.utc = text;
    const auto time = fromIsoText(text.trimmed());
    m_entry.local = time ? localTimeText(*time) : QString();
    m_entry.kind
        = text.trimmed().isEmpty() ? ReleaseChoice::Kind::Never : ReleaseChoice::Kind::AtTime;
    judge();
}

Result<ReleaseTime> ReleaseTimeFlow::read() const
{
    const UtcTime now = m_session ? m_session->serverNow() : UtcTime();
    if (m_entry.kind == ReleaseChoice::Kind::AtTime) {
        const QString& text = m_entry.utc.isEmpty() ? m_entry.local : m_entry.utc;
        return ReleaseTime::fromText(text, now);
    }
    const Result<seconds> span = parseSpan(m_entry.span.trimmed());
    return span ? ReleaseTime::after(*span, now) : Result<ReleaseTime>(span.error());
}

void ReleaseTimeFlow::judge()
{
    m_time.reset();
    m_problem.clear();
    if (m_entry.kind != ReleaseChoice::Kind::Never) {
        const Result<ReleaseTime> time = read();
        if (time) {
            m_time = *time;
        } else {
            const bool isSpan = m_entry.kind == ReleaseChoice::Kind::InSpan;
            const UtcTime now = m_session ? m_session->serverNow() : UtcTime();
            ProblemCode code = problemOf(ReleaseTime::faultOf(m_entry.utc, now));
            if (isSpan && !parseSpan(m_entry.span.trimmed()))
                code = ProblemCode::SpanMalformed;
            else if (isSpan)
                code = time.error().code == "TooSoon"_L1 ? ProblemCode::ReleaseTooSoon
                                                         : ProblemCode::ReleaseTooLate;
            m_problem = Words::problemText({u"AutoReleaseTime"_s, code, {}});
        }
    }
    follow();
    Q_EMIT changed();
}

/// The time that a span means now stands in the fields of the other form.
void ReleaseTimeFlow::follow()
{
    if (m_entry.kind != ReleaseChoice::Kind::InSpan || !m_time)
        return;
    m_entry.utc = m_time->text();
    m_entry.local = localTimeText(m_time->time());
}

QString ReleaseTimeFlow::effectText() const
{
    if (m_entry.kind == ReleaseChoice::Kind::Never)
        return tr("They are not released by themselves.");
    if (!m_time || !m_session)
        return {};
    //: %1 a span ("in 8 h"), %2 a local time and the same in UTC
    return tr("They are released by themselves %1: %2.")
        .arg(Words::spanUntil(m_time->time(), m_session->serverNow()),
            Words::localAndUtc(m_time->time()));
}

QString ReleaseTimeFlow::warningText() const
{
    if (m_entry.kind == ReleaseChoice::Kind::Never)
        return tr("No release time: they run, and cost, until you release them.");
    if (!m_time)
        return {};
    const auto sooner = static_cast<int>(std::ranges::count_if(
        m_times, [this](const UtcTime& time) { return m_time->time() < time; }));
    return sooner == 0 ? QString()
                       : tr("For %n instances this is earlier than now.", nullptr, sooner);
}

// The order -------------------------------------------------------------------------------------

bool ReleaseTimeFlow::canConfirm() const
{
    return m_stage == Stage::Typing && m_session && m_problem.isEmpty() && !m_ids.empty();
}

void ReleaseTimeFlow::confirm()
{
    judge(); // a time that passed when it was typed may have come too near since
    if (!canConfirm())
        return;
    m_stage = Stage::Ordering;
    m_task = m_tasks.begin(title(), 0);
    whenDone(m_session->changeReleaseTime(m_ids, m_time), this,
        [this](const Result<std::vector<OrderOutcome>>& result) { ended(result); });
    Q_EMIT changed();
}

void ReleaseTimeFlow::cancel()
{
    if (canCancel())
        finish(Stage::Cancelled);
}

void ReleaseTimeFlow::ended(const Result<std::vector<OrderOutcome>>& result)
{
    if (result)
        m_outcomes = *result;
    else
        m_error = result.error();
    finish(Stage::Done);
}

void ReleaseTimeFlow::finish(Stage stage)
{
    m_stage = stage;
    m_tasks.end(m_task);
    Q_EMIT changed();
    Q_EMIT finished();
    deleteLater();
}

} // namespace muster

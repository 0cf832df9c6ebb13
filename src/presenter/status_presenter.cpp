// SPDX-License-Identifier: GPL-3.0-or-later
#include "presenter/status_presenter.h"

#include "core/text/display_text.h"
#include "presenter/words.h"

namespace muster {

namespace {

using namespace std::chrono_literals;

constexpr milliseconds kNotableSkew = 5s;

} // namespace

StatusPresenter::StatusPresenter(Clock& clock, Scheduler& scheduler, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
    , m_scheduler(scheduler)
{
}

void StatusPresenter::start()
{
    if (m_started)
        return;
    m_started = true;
    tick();
}

void StatusPresenter::tick()
{
    m_scheduler.after(1s, this, [this] { tick(); });
    Q_EMIT changed();
}

void StatusPresenter::setSession(Session* session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (session != nullptr) {
        connect(session, &Session::loadChanged, this, &StatusPresenter::changed);
        connect(session, &Session::clockOffsetChanged, this, &StatusPresenter::changed);
    }
    Q_EMIT changed();
}

void StatusPresenter::setRegion(const RegionId& region)
{
    m_region = region;
    Q_EMIT changed();
}

ApiLoad StatusPresenter::load() const
{
    return m_session && m_region && !m_region->isEmpty() ? m_session->load(*m_region) : ApiLoad{};
}

bool StatusPresenter::isSimulator() const
{
    return m_session && m_session->account().simulator;
}

QString StatusPresenter::accountText() const
{
    if (!m_session)
        return tr("No account");
    return isSimulator() ? tr("Simulator") : displayText(m_session->account().name);
}

QString StatusPresenter::regionText() const
{
    return m_region ? displayText(m_region->value()) : QString();
}

QString StatusPresenter::dataAgeText() const
{
    const ApiLoad now = load();
    if (!now.lastRead)
        return {};
    //: how old what is shown is
    return tr("Data %1 old")
        .arg(Words::span(std::chrono::floor<seconds>(m_clock.wallNow() - *now.lastRead)));
}

QString StatusPresenter::readText() const
{
    return m_region ? readTextOf(*m_region) : QString();
}

QString StatusPresenter::readTextOf(const RegionId& region) const
{
    const ApiLoad now = m_session && !region.isEmpty() ? m_session->load(region) : ApiLoad{};
    if (!now.lastRead)
        return {};
    //: when what a page shows was read from the service
    return tr("read %1 ago")
        .arg(Words::span(std::chrono::floor<seconds>(m_clock.wallNow() - *now.lastRead)));
}

QString StatusPresenter::callsText() const
{
    if (!m_session || !m_region)
        return {};
    const ApiLoad now = load();
    //: API calls in the last minute, and how many more the budget allows
    return tr("%1 calls/min, %2 left")
        .arg(Words::number(now.callsLastMinute), Words::number(now.headroomPerMinute));
}

QString StatusPresenter::clockText() const
{
    const std::optional<milliseconds> offset = m_session ? m_session->clockOffset() : std::nullopt;
    if (!offset || std::chrono::abs(*offset) < kNotableSkew)
        return {};
    const QString span = Words::span(std::chrono::floor<seconds>(std::chrono::abs(*offset)));
    return *offset > 0ms ? tr("Clock %1 behind the server").arg(span)
                         : tr("Clock %1 ahead of the server").arg(span);
}

QString StatusPresenter::throttleText() const
{
    const ApiLoad now = load();
    if (!now.throttledUntil || *now.throttledUntil <= m_clock.wallNow())
        return {};
    return tr("Throttled until %1").arg(Words::localTimeOfDay(*now.throttledUntil, true));
}

QString StatusPresenter::troubleText() const
{
    const QString trouble = load().trouble;
    if (trouble.isEmpty())
        return {};
    const QString explanation = Words::codeText(trouble);
    return explanation.isEmpty() ? tr("The last read failed (%1).").arg(displayText(trouble))
                                 : explanation;
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "presenter/launch_presenter.h"

#include "core/launch/bandwidth.h"
#include "local_time.h"
#include "presenter/words.h"

#include <algorithm>

namespace muster {

namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

constexpr milliseconds kJudgeAgainAfter = 15s; ///< release times get nearer without an edit

} // namespace

LaunchPresenter::LaunchPresenter(Clock& clock, Scheduler& scheduler, ProfileStore& profiles,
    SettingsStore& settings, Prompt& prompt, TaskList& tasks, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
    , m_scheduler(scheduler)
    , m_profiles(profiles)
    , m_settings(settings)
    , m_prompt(prompt)
    , m_tasks(tasks)
{
}

LaunchPresenter::~LaunchPresenter() = default;

void LaunchPresenter::start()
{
    if (m_started)
        return;
    m_started = true;
    const QStringList names = profileNames();
    const QString last = m_settings.load().lastProfile;
    if (names.contains(last))
        loadProfile(last);
    else if (names.size() == 1)
        loadProfile(names.first());
    judge();
    judgeSoon();
}

void LaunchPresenter::setSession(Session* session)
{
    if (m_session)
        m_session->disconnect(this);
    dropTasks();
    m_session = session;
    m_checkLines.clear();
    ++m_edition;
    if (session != nullptr) {
        connect(session, &Session::batchChanged, this, &LaunchPresenter::trackBatch);
        connect(session, &Session::clockOffsetChanged, this, &LaunchPresenter::judge);
        if (m_form.region.isEmpty() && m_profile.isEmpty()) {
            m_form.region = session->account().defaultRegion;
            Q_EMIT formFilled();
        }
    }
    judge();
}

QString LaunchPresenter::accountName() const
{
    return m_session ? m_session->account().name : QString();
}

bool LaunchPresenter::isSimulator() const
{
    return m_session && m_session->account().simulator;
}

UtcTime LaunchPresenter::serverNow() const
{
    return m_session ? m_session->serverNow() : m_clock.wallNow();
}

// What is typed ---------------------------------------------------------------------------------

void LaunchPresenter::setText(LaunchField field, const QString& text)
{
    if (m_form.text(field) == text || !m_form.setText(field, text))
        return;
    const bool othersChanged = followRelease(field);
    edited();
    if (othersChanged)
        Q_EMIT formFilled();
}

void LaunchPresenter::setSplit(bool on)
{
    if (m_form.split == on)
        return;
    m_form.split = on;
    edited();
}

void LaunchPresenter::setPublicIp(bool on)
{
    if (m_form.publicIp == on)
        return;
    m_form.publicIp = on;
    edited();
}

void LaunchPresenter::setCharge(ChargeChoice charge)
{
    m_form.other.remove(
        u"InstanceChargeType"_s); // the person's choice replaces what a profile brought
    if (m_form.charge == charge)
        return;
    m_form.charge = charge;
    edited();
}

void LaunchPresenter::setTags(const std::vector<TagField>& tags)
{
    if (m_form.tags == tags)
        return;
    m_form.tags = tags;
    edited();
}

void LaunchPresenter::setReleaseKind(ReleaseChoice::Kind kind)
{
    if (m_form.release == kind)
        return;
    m_form.release = kind;
    if (kind == ReleaseChoice::Kind::Never) {
        m_form.releaseUtc.clear();
        m_form.releaseLocal.clear();
    }
    edited();
    Q_EMIT formFilled();
}

bool LaunchPresenter::followRelease(LaunchField editedField)
{
    switch (editedField) {
    case LaunchField::ReleaseUtc: {
        m_form.release = m_form.releaseUtc.trimmed().isEmpty() ? ReleaseChoice::Kind::Never
                                                               : ReleaseChoice::Kind::AtTime;
        const auto time = fromIsoText(m_form.releaseUtc.trimmed());
        m_form.releaseLocal = time ? localTimeText(*time) : QString();
        return true;
    }
    case LaunchField::ReleaseLocal: {
        m_form.release = ReleaseChoice::Kind::AtTime;
        const std::optional<UtcTime> time = fromLocalTimeText(m_form.releaseLocal);
        m_form.releaseUtc = time ? toIsoText(*time) : QString();
        return true;
    }
    case LaunchField::ReleaseSpan:
        m_form.release = ReleaseChoice::Kind::InSpan;
        return true;
    default:
        return false;
    }
}

/// The time that a span means now, in the two fields that follow it. True when they changed.
bool LaunchPresenter::resolveSpan()
{
    const QString utcBefore = m_form.releaseUtc;
    const QString localBefore = m_form.releaseLocal;
    if (m_form.release == ReleaseChoice::Kind::InSpan) {
        m_form.releaseUtc.clear();
        m_form.releaseLocal.clear();
        if (const auto span = parseSpan(m_form.releaseSpan.trimmed())) {
            if (const auto time = ReleaseTime::after(*span, serverNow())) {
                m_form.releaseUtc = time->text();
                m_form.releaseLocal = localTimeText(time->time());
            }
        }
    } else if (m_form.release == ReleaseChoice::Kind::AtTime && m_form.releaseLocal.isEmpty()) {
        if (const auto time = fromIsoText(m_form.releaseUtc.trimmed()))
            m_form.releaseLocal = localTimeText(*time);
    }
    return m_form.releaseUtc != utcBefore || m_form.releaseLocal != localBefore;
}

void LaunchPresenter::edited()
{
    ++m_edition;
    m_checkLines.clear();
    judge();
}

void LaunchPresenter::fill(const LaunchForm& form)
{
    m_form = form;
    ++m_edition;
    m_checkLines.clear();
    resolveSpan();
    judge();
    Q_EMIT formFilled();
}

void LaunchPresenter::setDraft(const LaunchDraft& draft)
{
    m_profile.clear();
    m_saved.reset();
    fill(LaunchForm::fromDraft(draft));
    Q_EMIT profilesChanged();
}

// What is wrong with it -------------------------------------------------------------------------

void LaunchPresenter::judge()
{
    const bool followed = resolveSpan();
    CheckedDraft checked = checkDraft(m_form.toDraft(), CheckContext{serverNow()});
    addFormProblems(checked.problems);
    m_spec = checked.problems.empty() ? checked.spec : std::nullopt;
    m_issues.clear();
    for (const Problem& problem : checked.problems) {
        const LaunchField field = launchFieldOf(problem, m_form);
        m_issues.push_back(
            {field, Words::fieldName(problem.field), Words::problemText(problem), problem});
    }
    buildSummary();
    Q_EMIT changed();
    if (followed)
        Q_EMIT formFilled();
}

/// What the form asks beyond the rules of the request: a public address needs a bandwidth.
void LaunchPresenter::addFormProblems(Problems& problems) const
{
    if (!m_form.publicIp)
        return;
    const QString field = u"InternetMaxBandwidthOut"_s;
    const QString text = m_form.bandwidth.trimmed();
    if (text.isEmpty())
        problems.push_back({field, ProblemCode::Required, {}});
    else if (text.toInt() == 0 && std::ranges::none_of(problems, [&](const Problem& problem) {
                 return problem.field == field;
             }))
        problems.push_back(
            {field, ProblemCode::OutOfRange, {u"1"_s, QString::number(Bandwidth::kMax)}});
}

void LaunchPresenter::judgeSoon()
{
    m_scheduler.after(kJudgeAgainAfter, this, [this] {
        judge();
        judgeSoon();
    });
}

QString LaunchPresenter::issueText(LaunchField field) const
{
    const auto found = std::ranges::find(m_issues, field, &FieldIssue::field);
    return found != m_issues.end() ? found->text : QString();
}

bool LaunchPresenter::isTrimmed(LaunchField field) const
{
    const QString text = m_form.text(field);
    return text != text.trimmed();
}

bool LaunchPresenter::canLaunch() const
{
    return hasAccount() && m_spec.has_value() && !m_asking && !m_launchingOff;
}

void LaunchPresenter::setLaunchingOff(bool off)
{
    if (m_launchingOff == off)
        return;
    m_launchingOff = off;
    Q_EMIT changed();
}

void LaunchPresenter::showBatch(const BatchId& id)
{
    if (m_shownBatch == id)
        return;
    m_shownBatch = id;
    Q_EMIT shownBatchChanged();
}

void LaunchPresenter::retranslate()
{
    m_checkLines.clear();
    judge();
}

} // namespace muster

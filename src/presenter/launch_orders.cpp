// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/async.h"
#include "core/text/display_text.h"
#include "presenter/launch_presenter.h"
#include "presenter/words.h"

namespace muster {

// Checking --------------------------------------------------------------------------------------

void LaunchPresenter::requestCheck()
{
    if (!canCheck())
        return;
    edited();
    if (!m_spec) {
        m_checkLines.push_back({CheckLine::Kind::Failed,
            tr("%n fields need attention.", nullptr, static_cast<int>(m_issues.size())), {}, {}});
        Q_EMIT changed();
        return;
    }
    m_checkLines.push_back({CheckLine::Kind::Passed, tr("Every field is valid."), {}, {}});
    m_checkLines.push_back({CheckLine::Kind::Running, tr("Dry run of one instance …"), {}, {}});
    m_checking = true;
    m_checkTask = m_tasks.begin(tr("Check the launch"), 0);
    whenDone(m_session->dryRun(*m_spec), this,
        [this, edition = m_edition](const Result<Done>& outcome) { checkEnded(outcome, edition); });
    Q_EMIT changed();
}

void LaunchPresenter::checkEnded(const Result<Done>& outcome, quint64 edition)
{
    m_checking = false;
    m_tasks.end(m_checkTask);
    if (edition == m_edition && !m_checkLines.empty()) { // else it was about an older form
        m_checkLines.pop_back();
        if (outcome) {
            m_checkLines.push_back(
                {CheckLine::Kind::Passed, tr("The dry run of one instance passed."), {}, {}});
        } else {
            const ErrorText text = Words::errorText(outcome.error());
            m_checkLines.push_back(
                {CheckLine::Kind::Failed, text.title, text.advice, text.details});
        }
    }
    Q_EMIT changed();
}

// Launching -------------------------------------------------------------------------------------

void LaunchPresenter::requestLaunch()
{
    judge();
    if (!canLaunch()) // also while a question is open: a double click asks once
        return;
    m_asking = true;
    Q_EMIT changed();
    const Plan plan = m_session->plan(*m_spec, m_profile);
    const QPointer<LaunchPresenter> self(this);
    const QPointer<Session> session = m_session;
    m_prompt.confirmLaunch(confirmSummary(plan), [self, session, plan](bool isConfirmed) {
        if (!self || !self->m_asking)
            return;
        self->m_asking = false;
        if (isConfirmed && session && self->m_session == session)
            self->confirmed(plan);
        Q_EMIT self->changed();
    });
}

void LaunchPresenter::confirmed(const Plan& plan)
{
    if (plan.spec.releaseTime && !plan.spec.releaseTime->canStillBeSent(serverNow())) {
        Problem problem;
        problem.field = QStringLiteral("AutoReleaseTime");
        problem.code = ProblemCode::ReleaseTooSoon;
        m_prompt.message(
            {Message::Kind::Warning, tr("Nothing was launched"), Words::problemText(problem), {}});
        return;
    }
    if (const auto launchedNow = m_session->launch(plan); !launchedNow) {
        tell(tr("Nothing was launched"), launchedNow.error());
        return;
    }
    const quint64 task = m_tasks.begin(tr("Launch %1").arg(displayText(plan.label)),
        plan.spec.amount, [session = m_session, id = plan.batch] {
            if (session)
                session->cancel(id);
        });
    m_tasksOf.insert_or_assign(plan.batch, task);
    m_shownBatch = plan.batch;
    Q_EMIT launched(plan.batch);
    Q_EMIT shownBatchChanged();
    trackBatch(plan.batch);
}

void LaunchPresenter::trackBatch(const BatchId& id)
{
    const auto found = m_tasksOf.find(id);
    const BatchStatus* status = m_session ? m_session->batch(id) : nullptr;
    if (found == m_tasksOf.end() || status == nullptr)
        return;
    m_tasks.progress(found->second, status->counts.everRunning);
    if (status->verdict == Verdict::Open
        || (status->verdict == Verdict::Unknown && !status->settled))
        return;
    m_tasks.end(found->second);
    m_tasksOf.erase(found);
}

void LaunchPresenter::dropTasks()
{
    for (const auto& [batch, task] : m_tasksOf)
        m_tasks.end(task);
    m_tasksOf.clear();
}

void LaunchPresenter::tell(const QString& title, const Error& error)
{
    const ErrorText text = Words::errorText(error);
    m_prompt.message({Message::Kind::Failure, title, text.whole, text.details});
}

// Profiles --------------------------------------------------------------------------------------

QStringList LaunchPresenter::profileNames() const
{
    QStringList names;
    const auto all = m_profiles.all();
    if (!all)
        return names;
    for (const Profile& profile : *all)
        names += profile.name;
    return names;
}

bool LaunchPresenter::isChanged() const
{
    // Both by way of the form, so that a default which the form does not write makes no difference.
    return m_saved && LaunchForm::fromDraft(*m_saved).toDraft() != currentProfile().draft;
}

Profile LaunchPresenter::currentProfile() const
{
    return {m_profile, accountName(), m_form.toDraft()};
}

bool LaunchPresenter::loadProfile(const QString& name)
{
    const auto profile = m_profiles.byName(name);
    if (!profile) {
        tell(tr("The profile “%1” cannot be opened").arg(displayText(name)), profile.error());
        return false;
    }
    m_profile = profile->name;
    m_saved = profile->draft;
    Settings settings = m_settings.load();
    if (settings.lastProfile != m_profile) {
        settings.lastProfile = m_profile;
        if (const auto saved = m_settings.save(settings); !saved)
            tell(tr("The settings could not be saved"), saved.error());
    }
    fill(LaunchForm::fromDraft(profile->draft));
    Q_EMIT profilesChanged();
    return true;
}

bool LaunchPresenter::mayBeSaved()
{
    judge();
    if (m_issues.empty())
        return true;
    QStringList lines;
    for (const FieldIssue& issue : m_issues)
        lines += Words::problemLine(issue.problem);
    m_prompt.message({Message::Kind::Warning, tr("The profile was not saved"),
        tr("%n fields need attention.", nullptr, static_cast<int>(m_issues.size())),
        lines.join(u'\n')});
    return false;
}

bool LaunchPresenter::store(const QString& name, bool isNew)
{
    if (!mayBeSaved())
        return false;
    Profile profile = currentProfile();
    profile.name = name;
    const auto stored = isNew ? m_profiles.add(profile) : m_profiles.replace(name, profile);
    if (!stored) {
        tell(tr("The profile was not saved"), stored.error());
        return false;
    }
    m_profile = name;
    m_saved = profile.draft;
    Q_EMIT profilesChanged();
    Q_EMIT changed();
    return true;
}

bool LaunchPresenter::saveProfile()
{
    return !m_profile.isEmpty() && store(m_profile, false);
}

bool LaunchPresenter::saveProfileAs(const QString& name)
{
    return store(name.simplified(), true);
}

void LaunchPresenter::reloadProfiles()
{
    if (!m_profile.isEmpty()) {
        const auto profile = m_profiles.byName(m_profile);
        if (profile)
            m_saved = profile->draft;
        else
            m_saved.reset();
        if (!profile)
            m_profile.clear();
    }
    Q_EMIT profilesChanged();
    Q_EMIT changed();
}

} // namespace muster

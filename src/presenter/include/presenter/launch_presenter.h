// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/launch/launch_spec.h"
#include "core/ports/clock.h"
#include "core/ports/profile_store.h"
#include "core/ports/scheduler.h"
#include "core/ports/settings_store.h"
#include "engine/session.h"
#include "presenter/launch_form.h"
#include "presenter/prompt.h"
#include "presenter/task_list.h"

#include <QObject>
#include <QPointer>

#include <map>
#include <optional>
#include <vector>

namespace muster {

/// What is wrong at one field, in words.
struct FieldIssue
{
    LaunchField field = LaunchField::Other;
    QString label{}; ///< the field's name
    QString text{};
    Problem problem{};
};

/// One line of the checks in the summary card.
struct CheckLine
{
    enum class Kind { Running, Passed, Failed };
    Kind kind = Kind::Running;
    QString text{};
    QString advice{};
    QString details{};
};

/// The Launch page without widgets: what was typed, what is wrong with it, what Launch would do,
/// and the batch that is shown.
class LaunchPresenter : public QObject
{
    Q_OBJECT

public:
    LaunchPresenter(Clock& clock, Scheduler& scheduler, ProfileStore& profiles,
        SettingsStore& settings, Prompt& prompt, TaskList& tasks, QObject* parent = nullptr);
    ~LaunchPresenter() override;

    /// Loads the last profile and begins to judge the form as time goes by.
    void start();
    /// Null: no account. The session outlives this, or is replaced before it goes.
    void setSession(Session* session);

    [[nodiscard]] const LaunchForm& form() const { return m_form; }
    [[nodiscard]] bool hasAccount() const { return m_session != nullptr; }
    [[nodiscard]] QString accountName() const;
    [[nodiscard]] bool isSimulator() const;

    // Wishes: what is typed or chosen. Unchanged values change nothing.
    void setText(LaunchField field, const QString& text);
    void setSplit(bool on);
    void setPublicIp(bool on);
    void setCharge(ChargeChoice charge);
    void setReleaseKind(ReleaseChoice::Kind kind);
    void setTags(const std::vector<TagField>& tags);
    /// Fills the form with \a draft as an unsaved form (relaunch).
    void setDraft(const LaunchDraft& draft);

    [[nodiscard]] const std::vector<FieldIssue>& issues() const { return m_issues; }
    /// The first problem of \a field in words; empty when there is none.
    [[nodiscard]] QString issueText(LaunchField field) const;
    /// True when an outer space of the field's text is not counted (shown as a hint).
    [[nodiscard]] bool isTrimmed(LaunchField field) const;
    /// "web-001 … web-020", empty without a valid name.
    [[nodiscard]] QString namePreview() const;
    /// "in 7 h 58 min · 10:00 UTC", or "Never released."
    [[nodiscard]] QString releaseLine() const;
    /// "20 × ecs.g6.large in cn-hangzhou"; a hint where the form is not complete.
    [[nodiscard]] QString summarySentence() const;
    [[nodiscard]] const std::vector<SummaryRow>& summaryRows() const { return m_summaryRows; }
    /// "Launch 20 instances", "Launch" while the amount is no number.
    [[nodiscard]] QString launchText() const;
    [[nodiscard]] bool canLaunch() const;
    /// The journal takes no launch for now; a notice says why.
    void setLaunchingOff(bool off);
    [[nodiscard]] bool canCheck() const { return hasAccount() && !m_checking; }
    [[nodiscard]] const std::vector<CheckLine>& checkLines() const { return m_checkLines; }
    /// The rules, then a dry run of one instance. Lines come into checkLines().
    void requestCheck();
    /// Asks "Confirm launch", then launches exactly what was confirmed. A second wish while one is
    /// open does nothing.
    void requestLaunch();

    /// The batch under the form; none before the first launch.
    [[nodiscard]] std::optional<BatchId> shownBatch() const { return m_shownBatch; }
    void showBatch(const BatchId& id);

    // Profiles.
    [[nodiscard]] QStringList profileNames() const;
    [[nodiscard]] QString profileName() const { return m_profile; }
    [[nodiscard]] bool isChanged() const; ///< the form differs from the saved profile
    /// False, with a message, when there is none of this name.
    bool loadProfile(const QString& name);
    /// Saves over the loaded profile; a message and false when the form has problems.
    bool saveProfile();
    bool saveProfileAs(const QString& name);
    /// The profile list was changed elsewhere.
    void reloadProfiles();
    /// A copy of what the form has, under the loaded profile's name.
    [[nodiscard]] Profile currentProfile() const;
    void retranslate();

Q_SIGNALS:
    void changed(); ///< anything of the state
    /// Fields were filled by something else than the widgets: read form() again.
    void formFilled();
    void profilesChanged();
    void shownBatchChanged();
    void launched(const muster::BatchId& id);

private:
    // What is typed (launch_presenter.cpp)
    void judge();
    void judgeSoon();
    void edited();
    void fill(const LaunchForm& form);
    bool followRelease(LaunchField editedField);
    bool resolveSpan();
    void addFormProblems(Problems& problems) const;
    [[nodiscard]] UtcTime serverNow() const;

    // Checking and launching (launch_orders.cpp)
    void confirmed(const Plan& plan);
    void checkEnded(const Result<Done>& outcome, quint64 edition);
    void trackBatch(const BatchId& id);
    void dropTasks();
    [[nodiscard]] ConfirmSummary confirmSummary(const Plan& plan) const;
    void tell(const QString& title, const Error& error);
    bool store(const QString& name, bool isNew);
    bool mayBeSaved();

    // Words (launch_summary.cpp)
    void buildSummary();
    [[nodiscard]] std::optional<int> amountNumber() const;
    [[nodiscard]] QString chargeText(const Parameters& parameters) const;
    [[nodiscard]] QString releaseText(const std::optional<ReleaseTime>& time) const;

    Clock& m_clock;
    Scheduler& m_scheduler;
    ProfileStore& m_profiles;
    SettingsStore& m_settings;
    Prompt& m_prompt;
    TaskList& m_tasks;
    QPointer<Session> m_session;
    LaunchForm m_form;
    QString m_profile;
    std::optional<LaunchDraft> m_saved;
    std::vector<FieldIssue> m_issues;
    std::optional<LaunchSpec> m_spec;
    std::vector<SummaryRow> m_summaryRows;
    std::vector<CheckLine> m_checkLines;
    std::optional<BatchId> m_shownBatch;
    quint64 m_edition = 0; ///< rises with every edit: a late answer belongs to an older form
    quint64 m_checkTask = 0;
    std::map<BatchId, quint64> m_tasksOf; ///< task of each batch launched in this run
    bool m_checking = false;
    bool m_asking = false;
    bool m_started = false;
    bool m_launchingOff = false;
};

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/settings_store.h"
#include "presenter/prompt.h"

#include <QObject>

#include <vector>

namespace muster {

/// A language of the window.
struct LanguageChoice
{
    QString code{}; ///< empty: the system's
    QString name{}; ///< in its own language
};

/// The Settings page without widgets. Each change is saved at once.
class SettingsPresenter : public QObject
{
    Q_OBJECT

public:
    static constexpr int kMinPollSeconds = 5;
    static constexpr int kMaxPollSeconds = 60;

    SettingsPresenter(SettingsStore& store, Prompt& prompt, QObject* parent = nullptr);

    void start(); ///< reads the settings
    [[nodiscard]] const Settings& settings() const { return m_settings; }
    [[nodiscard]] std::vector<LanguageChoice> languages() const;
    void setLanguage(const QString& code);
    /// As typed; only 5 to 60 is taken, else pollIssue() says so and the old value stays in force.
    void setPollText(const QString& text);
    [[nodiscard]] QString pollText() const { return m_pollText; }
    [[nodiscard]] QString pollIssue() const { return m_pollIssue; }
    void setTheme(ThemeChoice theme);

Q_SIGNALS:
    void changed();
    void languageChanged(const QString& code);
    void pollSecondsChanged(int value);
    void themeChanged(muster::ThemeChoice theme);

private:
    void save();

    SettingsStore& m_store;
    Prompt& m_prompt;
    Settings m_settings;
    QString m_pollText;
    QString m_pollIssue;
};

} // namespace muster

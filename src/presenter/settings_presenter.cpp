// SPDX-License-Identifier: GPL-3.0-or-later
#include "presenter/settings_presenter.h"

#include "presenter/words.h"

#include <algorithm>

namespace muster {

SettingsPresenter::SettingsPresenter(SettingsStore& store, Prompt& prompt, QObject* parent)
    : QObject(parent)
    , m_store(store)
    , m_prompt(prompt)
{
}

void SettingsPresenter::start()
{
    m_settings = m_store.load();
    m_pollText = QString::number(m_settings.pollSeconds);
    m_pollIssue.clear();
    Q_EMIT changed();
}

std::vector<LanguageChoice> SettingsPresenter::languages() const
{
    return {{QString(), tr("The system's language")},
        {QStringLiteral("en"), QStringLiteral("English")},
        {QStringLiteral("zh_CN"), QStringLiteral("简体中文")}};
}

void SettingsPresenter::setLanguage(const QString& code)
{
    const auto known = languages();
    if (code == m_settings.language
        || std::ranges::find(known, code, &LanguageChoice::code) == known.end())
        return;
    m_settings.language = code;
    save();
    Q_EMIT languageChanged(code);
    Q_EMIT changed();
}

void SettingsPresenter::setPollText(const QString& text)
{
    if (text == m_pollText)
        return;
    m_pollText = text;
    const QString digits = text.trimmed();
    const bool isPlain = !digits.isEmpty()
        && std::ranges::all_of(digits, [](QChar c) { return c >= u'0' && c <= u'9'; });
    bool fits = false;
    const int value = digits.toInt(&fits);
    if (!isPlain || !fits || value < kMinPollSeconds || value > kMaxPollSeconds) {
        m_pollIssue = tr("Only %1 to %2 seconds are allowed.")
                          .arg(Words::number(kMinPollSeconds), Words::number(kMaxPollSeconds));
        Q_EMIT changed();
        return;
    }
    m_pollIssue.clear();
    if (value != m_settings.pollSeconds) {
        m_settings.pollSeconds = value;
        save();
        Q_EMIT pollSecondsChanged(value);
    }
    Q_EMIT changed();
}

void SettingsPresenter::setTheme(ThemeChoice theme)
{
    if (theme == m_settings.theme)
        return;
    m_settings.theme = theme;
    save();
    Q_EMIT themeChanged(theme);
    Q_EMIT changed();
}

void SettingsPresenter::save()
{
    m_settings.lastProfile = m_store.load().lastProfile; // kept by the Launch page
    if (const auto saved = m_store.save(m_settings); !saved) {
        const ErrorText text = Words::errorText(saved.error());
        m_prompt.message({Message::Kind::Failure, tr("The settings could not be saved"), text.whole,
            text.details});
    }
}

} // namespace muster

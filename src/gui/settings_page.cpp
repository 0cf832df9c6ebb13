// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings_page.h"

#include "icons.h"
#include "ui_settings_page.h"

#include <QDesktopServices>
#include <QEvent>
#include <QScopedValueRollback>
#include <QUrl>

#include <algorithm>

namespace muster {

SettingsPage::SettingsPage(const WindowParts& parts, QWidget* parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_ui(std::make_unique<Ui::SettingsPage>())
{
    m_ui->setupUi(this);
    for (PlainLabel* title : {m_ui->appearanceTitle, m_ui->pollingTitle, m_ui->dataTitle})
        title->setBold(true);
    for (PlainLabel* note : {m_ui->languageNote, m_ui->themeNote, m_ui->homeNote})
        note->setRole(ColorRole::Muted);
    m_ui->pollEdit->setSteps(
        SettingsPresenter::kMinPollSeconds, SettingsPresenter::kMaxPollSeconds);
    m_ui->openHomeButton->setIcon(themedIcon(QStringLiteral("action/folder")));
    m_ui->homeEdit->setText(parts.homeFolder);
    fillChoices();
    connectParts();
    refresh();
}

SettingsPage::~SettingsPage() = default;

void SettingsPage::connectParts()
{
    SettingsPresenter& settings = m_parts.settings;
    connect(&settings, &SettingsPresenter::changed, this, &SettingsPage::refresh);
    connect(m_ui->languageCombo, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_filling)
            m_parts.settings.setLanguage(m_ui->languageCombo->currentData().toString());
    });
    connect(m_ui->themeCombo, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (!m_filling && index >= 0)
            m_parts.settings.setTheme(static_cast<ThemeChoice>(index));
    });
    connect(m_ui->pollEdit, &NumberEdit::typed, this, [this](const QString& text) {
        if (!m_filling)
            m_parts.settings.setPollText(text);
    });
    connect(m_ui->openHomeButton, &QPushButton::clicked, this,
        [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_parts.homeFolder)); });
}

void SettingsPage::fillChoices()
{
    const QScopedValueRollback<bool> filling(m_filling, true);
    m_ui->languageCombo->clear();
    for (const LanguageChoice& choice : m_parts.settings.languages())
        m_ui->languageCombo->addItem(choice.name, choice.code);
    m_ui->themeCombo->clear();
    m_ui->themeCombo->addItems({tr("System"), tr("Light"), tr("Dark")});
}

void SettingsPage::refresh()
{
    const QScopedValueRollback<bool> filling(m_filling, true);
    const SettingsPresenter& settings = m_parts.settings;
    m_ui->languageCombo->setCurrentIndex(
        std::max(0, m_ui->languageCombo->findData(settings.settings().language)));
    m_ui->themeCombo->setCurrentIndex(static_cast<int>(settings.settings().theme));
    m_ui->pollEdit->setTypedText(settings.pollText());
    const QString issue = settings.pollIssue();
    m_ui->pollEdit->setAccessibleDescription(issue);
    m_ui->pollNote->setRole(issue.isEmpty() ? ColorRole::Muted : ColorRole::Problem);
    m_ui->pollNote->setText(issue.isEmpty()
            ? tr("How often running instances are read again. Changing ones are read more often.")
            : issue);
}

void SettingsPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        m_ui->homeEdit->setText(m_parts.homeFolder);
        fillChoices();
        refresh();
    }
}

} // namespace muster

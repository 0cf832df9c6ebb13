// SPDX-License-Identifier: GPL-3.0-or-later
#include "profiles_page.h"

#include "empty_state.h"
#include "icons.h"
#include "plain_label.h"
#include "presenter/words.h"
#include "ui_profiles_page.h"

#include <QEvent>
#include <QFile>
#include <QFileDialog>
#include <QInputDialog>
#include <QSaveFile>
#include <QScopedValueRollback>
#include <QSignalBlocker>

#include <algorithm>

namespace muster {
namespace {
QString splitterKey()
{
    return QStringLiteral("profilesSplitter");
}
constexpr qint64 kLargestFile = qint64{4} * 1024 * 1024;
} // namespace

ProfilesPage::ProfilesPage(const WindowParts& parts, QWidget* parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_ui(std::make_unique<Ui::ProfilesPage>())
{
    m_ui->setupUi(this);
    build();
    connectParts();
    m_parts.profiles.reload();
    refresh();
}

ProfilesPage::~ProfilesPage() = default;

void ProfilesPage::build()
{
    m_ui->nameLabel->setScale(1.3);
    m_ui->nameLabel->setBold(true);
    m_ui->problemsLabel->setRole(ColorRole::Problem);
    m_ui->newButton->setIcon(themedIcon(QStringLiteral("action/add")));
    m_ui->importButton->setIcon(themedIcon(QStringLiteral("action/import")));
    m_ui->exportAllButton->setIcon(themedIcon(QStringLiteral("action/export")));
    m_ui->renameButton->setIcon(themedIcon(QStringLiteral("action/edit")));
    m_ui->duplicateButton->setIcon(themedIcon(QStringLiteral("action/duplicate")));
    m_ui->exportButton->setIcon(themedIcon(QStringLiteral("action/export")));
    m_ui->deleteButton->setIcon(themedIcon(QStringLiteral("action/release")));
    m_ui->profilesSplitter->setStretchFactor(0, 1);
    m_ui->profilesSplitter->setStretchFactor(1, 2);
    m_ui->profilesSplitter->setSizes({280, 640});
    m_ui->profilesSplitter->restoreState(m_parts.store.layout(splitterKey()));
}

void ProfilesPage::connectParts()
{
    connect(&m_parts.profiles, &ProfilesPresenter::changed, this, [this] {
        refresh();
        if (m_syncing)
            return;
        const QScopedValueRollback<bool> syncing(m_syncing, true);
        m_parts.launch.reloadProfiles();
    });
    connect(&m_parts.launch, &LaunchPresenter::profilesChanged, this, [this] {
        if (m_syncing)
            return;
        const QScopedValueRollback<bool> syncing(m_syncing, true);
        m_parts.profiles.reload();
    });
    connect(m_ui->profilesList, &QListWidget::currentRowChanged, this, &ProfilesPage::showCard);
    connect(m_ui->profilesList, &QListWidget::itemActivated, m_ui->useButton, &QPushButton::click);
    connect(m_ui->newButton, &QPushButton::clicked, this, &ProfilesPage::create);
    connect(m_ui->importButton, &QPushButton::clicked, this, &ProfilesPage::importFile);
    connect(m_ui->exportAllButton, &QPushButton::clicked, this, [this] {
        QStringList names;
        for (const ProfileLine& line : m_parts.profiles.profiles())
            names.append(line.name);
        exportFile(names);
    });
    connect(m_ui->useButton, &QPushButton::clicked, this, [this] {
        if (m_parts.launch.loadProfile(chosen()))
            Q_EMIT launchPageRequested();
    });
    connect(m_ui->renameButton, &QPushButton::clicked, this, &ProfilesPage::rename);
    connect(m_ui->duplicateButton, &QPushButton::clicked, this, &ProfilesPage::duplicate);
    connect(m_ui->exportButton, &QPushButton::clicked, this, [this] { exportFile({chosen()}); });
    connect(m_ui->deleteButton, &QPushButton::clicked, this,
        [this] { m_parts.profiles.remove(chosen()); });
    connect(m_ui->notice, &InfoBar::actionRequested, this, [this] {
        const QString name = m_parts.profiles.removedName();
        if (m_parts.profiles.undoRemove())
            select(name);
    });
    connect(m_ui->empty, &EmptyState::actionRequested, this, &ProfilesPage::create);
}

QString ProfilesPage::chosen() const
{
    const QListWidgetItem* item = m_ui->profilesList->currentItem();
    return item == nullptr ? QString() : item->text();
}

void ProfilesPage::select(const QString& name)
{
    const auto found = m_ui->profilesList->findItems(name, Qt::MatchExactly);
    if (!found.isEmpty())
        m_ui->profilesList->setCurrentItem(found.first());
}

void ProfilesPage::refresh()
{
    const QString before = chosen();
    const int row = m_ui->profilesList->currentRow();
    const std::vector<ProfileLine>& lines = m_parts.profiles.profiles();
    {
        const QSignalBlocker blocker(m_ui->profilesList);
        m_ui->profilesList->clear();
        for (const ProfileLine& line : lines) {
            auto* item = new QListWidgetItem(line.name, m_ui->profilesList);
            item->setToolTip(line.sentence);
            item->setSizeHint({0, 36});
            if (!line.problems.isEmpty())
                item->setIcon(themedIcon(
                    QStringLiteral("action/warning"), themeColor(ColorRole::Warning, palette())));
        }
        m_ui->profilesList->setCurrentRow(
            std::min(std::max(0, row), static_cast<int>(lines.size()) - 1));
        select(before);
    }
    m_ui->stack->setCurrentIndex(lines.empty() ? 1 : 0);
    m_ui->exportAllButton->setEnabled(!lines.empty());
    m_ui->empty->show(QStringLiteral("nav/profiles"), tr("There are no profiles yet"),
        tr("A profile keeps the launch form under a name, without secrets. Save the form, or "
           "import "
           "a file."),
        tr("New from the form…"));
    const ProfilesPresenter& profiles = m_parts.profiles;
    if (profiles.canUndoRemove())
        m_ui->notice->show(
            tr("The profile “%1” was deleted.").arg(profiles.removedName()), tr("Undo"));
    else
        m_ui->notice->show({});
    showCard();
}

void ProfilesPage::showCard()
{
    const QString name = chosen();
    const std::vector<ProfileLine>& lines = m_parts.profiles.profiles();
    const auto line = std::find_if(
        lines.begin(), lines.end(), [&name](const ProfileLine& each) { return each.name == name; });
    m_ui->detailCard->setVisible(line != lines.end());
    if (line == lines.end())
        return;
    m_ui->nameLabel->setText(line->name);
    m_ui->sentenceLabel->setText(line->sentence);
    m_ui->problemsLabel->setText(line->problems.join(u'\n'));
    m_ui->problemsLabel->setVisible(!line->problems.isEmpty());
    std::vector<SummaryRow> rows;
    if (const auto profile = m_parts.profiles.profile(name)) {
        for (const auto& [key, value] : profile->draft.parameters.values())
            rows.push_back({Words::fieldName(key), value});
    }
    m_ui->rows->setRows(rows);
}

void ProfilesPage::askName(const QString& title, const QString& button, const QString& name,
    const std::function<void(const QString&)>& take)
{
    auto* dialog = new QInputDialog(this);
    dialog->setObjectName(QStringLiteral("profileNameDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->setLabelText(tr("Name of the profile"));
    dialog->setOkButtonText(button);
    dialog->setCancelButtonText(tr("Cancel"));
    dialog->setTextValue(name);
    connect(dialog, &QInputDialog::textValueSelected, this, take);
    dialog->open();
}

void ProfilesPage::create()
{
    askName(tr("New profile from the form"), tr("Save profile"), {}, [this](const QString& name) {
        Profile profile = m_parts.launch.currentProfile();
        profile.name = name;
        if (m_parts.profiles.create(profile))
            select(name);
    });
}

void ProfilesPage::rename()
{
    const QString from = chosen();
    askName(tr("Rename the profile"), tr("Rename profile"), from, [this, from](const QString& to) {
        if (m_parts.profiles.rename(from, to))
            select(to);
    });
}

void ProfilesPage::duplicate()
{
    const QString copy = m_parts.profiles.duplicate(chosen());
    if (!copy.isEmpty())
        select(copy);
}

void ProfilesPage::importFile()
{
    auto* dialog = new QFileDialog(this, tr("Import profiles"));
    dialog->setObjectName(QStringLiteral("importDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilter(tr("Profile files (*.json)"));
    connect(dialog, &QFileDialog::fileSelected, this, &ProfilesPage::readFile);
    dialog->open();
}

void ProfilesPage::readFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        Q_EMIT problem(tr("The file could not be read"),
            QStringLiteral("%1\n%2").arg(path, file.errorString()));
        return;
    }
    if (file.size() > kLargestFile) {
        Q_EMIT problem(tr("The file is too large for a profile file"), path);
        return;
    }
    const ImportReport report = m_parts.profiles.importFile(file.readAll());
    QStringList lines = report.refused + report.notes;
    if (!report.added.isEmpty())
        lines.prepend(tr("Added: %1").arg(report.added.join(QStringLiteral(", "))));
    if (!lines.isEmpty())
        Q_EMIT problem(
            report.added.isEmpty() ? tr("No profile was imported") : tr("Profiles were imported"),
            lines.join(u'\n'));
    if (!report.added.isEmpty())
        select(report.added.first());
}

void ProfilesPage::exportFile(const QStringList& names)
{
    const QByteArray bytes = m_parts.profiles.exportFile(names);
    if (bytes.isEmpty())
        return;
    auto* dialog = new QFileDialog(this, tr("Export profiles"));
    dialog->setObjectName(QStringLiteral("exportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->setNameFilter(tr("Profile files (*.json)"));
    dialog->selectFile(
        QStringLiteral("%1.json").arg(names.size() == 1 ? names.first() : tr("profiles")));
    connect(dialog, &QFileDialog::fileSelected, this, [this, bytes](const QString& path) {
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
            Q_EMIT problem(tr("The file could not be written"),
                QStringLiteral("%1\n%2").arg(path, file.errorString()));
    });
    dialog->open();
}

void ProfilesPage::saveLayout()
{
    // A layout that cannot be kept is made anew next time.
    static_cast<void>(m_parts.store.saveLayout(splitterKey(), m_ui->profilesSplitter->saveState()));
}

void ProfilesPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        m_parts.profiles.reload();
        refresh();
    }
}

} // namespace muster

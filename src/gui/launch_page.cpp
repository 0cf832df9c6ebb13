// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch_page.h"

#include "batch_area.h"
#include "icons.h"
#include "info_bar.h"
#include "instance_table.h"
#include "launch_fields.h"
#include "plain_label.h"
#include "summary_card.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QSplitter>
#include <QVBoxLayout>

namespace muster {
namespace {
QString splitterKey()
{
    return QStringLiteral("launchSplitter");
}
QString columnsKey()
{
    return QStringLiteral("batchColumns");
}
} // namespace

LaunchPage::LaunchPage(const WindowParts& parts, QWidget* parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_notice(new InfoBar(this))
    , m_profiles(new QComboBox(this))
    , m_profileLabel(new PlainLabel(this))
    , m_changed(new PlainLabel(this))
    , m_save(new QPushButton(this))
    , m_saveAs(new QPushButton(this))
    , m_scroll(new QScrollArea(this))
    , m_fields(new LaunchFields(this))
    , m_card(new SummaryCard(this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_batch(new BatchArea(this))
{
    setObjectName(QStringLiteral("launchPage"));
    build();
    connectParts();
    retranslate();
    showProfiles();
    showBatch();
    refresh();
}

QWidget* LaunchPage::buildProfileRow()
{
    auto* box = new QWidget(this);
    m_profiles->setObjectName(QStringLiteral("profileCombo"));
    m_profiles->setMinimumHeight(28);
    m_profiles->setMinimumContentsLength(16);
    m_profiles->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_profiles->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_profiles->setMaximumWidth(260);
    m_profileLabel->setBuddy(m_profiles);
    m_changed->setRole(ColorRole::Muted);
    m_changed->setObjectName(QStringLiteral("profileChanged"));
    m_save->setObjectName(QStringLiteral("saveProfileButton"));
    m_saveAs->setObjectName(QStringLiteral("saveProfileAsButton"));
    auto* line = new QHBoxLayout(box);
    line->setContentsMargins(24, 16, 16, 8);
    line->setSpacing(8);
    line->addWidget(m_profileLabel);
    line->addSpacing(8);
    line->addWidget(m_profiles, 2);
    line->addWidget(m_save);
    line->addWidget(m_saveAs);
    line->addWidget(m_changed);
    line->addStretch(1);
    m_save->setMinimumHeight(28);
    m_saveAs->setMinimumHeight(28);
    return box;
}

void LaunchPage::build()
{
    m_scroll->setObjectName(QStringLiteral("formScroll"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(m_fields);
    m_fields->installEventFilter(this);

    auto* form = new QWidget(this);
    auto* formColumn = new QVBoxLayout(form);
    formColumn->setContentsMargins(0, 0, 0, 0);
    formColumn->setSpacing(0);
    formColumn->addWidget(buildProfileRow());
    formColumn->addWidget(m_scroll, 1);

    auto* top = new QWidget(this);
    auto* topLine = new QHBoxLayout(top);
    topLine->setContentsMargins(0, 0, 24, 8);
    topLine->setSpacing(8);
    topLine->addWidget(form, 2);
    auto* cardColumn = new QVBoxLayout;
    cardColumn->setContentsMargins(0, 16, 0, 0);
    cardColumn->addWidget(m_card);
    topLine->addLayout(cardColumn, 1);

    m_splitter->setObjectName(QStringLiteral("launchSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(top);
    m_splitter->addWidget(m_batch);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);

    m_notice->setContentsMargins(24, 16, 24, 0);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_notice);
    column->addWidget(m_splitter, 1);
    m_splitter->restoreState(m_parts.store.layout(splitterKey()));
}

void LaunchPage::connectParts()
{
    LaunchPresenter& launch = m_parts.launch;
    m_fields->start(launch);
    m_card->start(launch);
    m_batch->start(m_parts.launchBatch, m_parts.store, columnsKey());
    connect(&launch, &LaunchPresenter::changed, this, &LaunchPage::refresh);
    connect(&launch, &LaunchPresenter::profilesChanged, this, &LaunchPage::showProfiles);
    connect(&launch, &LaunchPresenter::shownBatchChanged, this, &LaunchPage::showBatch);
    connect(&m_parts.launchBatch, &BatchPresenter::changed, this,
        [this] { m_batch->setVisible(m_parts.launchBatch.hasBatch()); });
    connect(m_card, &SummaryCard::fieldRequested, this, &LaunchPage::goTo);
    connect(m_notice, &InfoBar::actionRequested, this, [this] {
        if (m_parts.openSimulator)
            m_parts.openSimulator();
    });
    connect(m_profiles, &QComboBox::activated, this, [this](int index) {
        if (!m_parts.launch.loadProfile(m_profiles->itemText(index)))
            showProfiles();
    });
    connect(m_save, &QPushButton::clicked, this, &LaunchPage::saveProfile);
    connect(m_saveAs, &QPushButton::clicked, this, &LaunchPage::saveProfileAs);
    connect(
        m_batch, &BatchArea::releaseRequested, this, [this](const std::vector<InstanceId>& ids) {
            m_parts.fleet.requestOrder(OrderKind::Release, ids);
        });
    connect(
        m_batch, &BatchArea::exportFailed, this, [this](const QString& path, const QString& why) {
            Q_EMIT problem(
                tr("The file could not be written"), QStringLiteral("%1\n%2").arg(path, why));
        });
}

/// The form is never cut at its side: it scrolls up and down only.
void LaunchPage::fitForm()
{
    m_scroll->setMinimumWidth(
        m_fields->minimumSizeHint().width() + m_scroll->verticalScrollBar()->sizeHint().width());
}

bool LaunchPage::eventFilter(QObject* watched, QEvent* event)
{
    // What the fields need is known once their layout has heard of it, too.
    if (watched == m_fields && event->type() == QEvent::LayoutRequest)
        QMetaObject::invokeMethod(this, &LaunchPage::fitForm, Qt::QueuedConnection);
    return QWidget::eventFilter(watched, event);
}

void LaunchPage::refresh()
{
    const LaunchPresenter& launch = m_parts.launch;
    m_changed->setText(launch.isChanged() ? tr("changed", "profile") : QString());
    m_save->setEnabled(launch.isChanged());
    if (launch.hasAccount())
        m_notice->show({});
    else
        m_notice->show(tr("There is no account yet. The simulator shows everything without one, "
                          "and nothing in it costs money."),
            m_parts.openSimulator ? tr("Open the simulator") : QString());
}

void LaunchPage::showProfiles()
{
    const QSignalBlocker blocker(m_profiles);
    m_profiles->clear();
    m_profiles->addItems(m_parts.launch.profileNames());
    m_profiles->setCurrentIndex(m_profiles->findText(m_parts.launch.profileName()));
    refresh();
}

void LaunchPage::showBatch()
{
    if (const auto batch = m_parts.launch.shownBatch())
        m_parts.launchBatch.showBatch(*batch);
    m_batch->setVisible(m_parts.launchBatch.hasBatch());
}

void LaunchPage::saveProfile()
{
    if (m_parts.launch.profileName().isEmpty())
        saveProfileAs();
    else
        m_parts.launch.saveProfile();
}

void LaunchPage::saveProfileAs()
{
    auto* dialog = new QInputDialog(this);
    dialog->setObjectName(QStringLiteral("profileNameDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Save the profile"));
    dialog->setLabelText(tr("Name of the profile"));
    dialog->setOkButtonText(tr("Save profile"));
    dialog->setCancelButtonText(tr("Cancel"));
    dialog->setTextValue(m_parts.launch.profileName());
    connect(dialog, &QInputDialog::textValueSelected, this,
        [this](const QString& name) { m_parts.launch.saveProfileAs(name); });
    dialog->open();
}

void LaunchPage::goTo(LaunchField field)
{
    m_fields->focusField(field);
    m_scroll->ensureWidgetVisible(m_fields->widgetOf(field), 0, 64);
}

void LaunchPage::newLaunch()
{
    goTo(LaunchField::Amount);
}

void LaunchPage::accountChanged()
{
    refresh();
    showBatch();
}

InstanceTable* LaunchPage::batchTable() const
{
    return m_parts.launchBatch.hasBatch() ? &m_batch->table() : nullptr;
}

void LaunchPage::saveLayout()
{
    m_batch->table().saveColumns();
    // A layout that cannot be kept is made anew next time.
    static_cast<void>(m_parts.store.saveLayout(splitterKey(), m_splitter->saveState()));
}

void LaunchPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    }
}

void LaunchPage::retranslate()
{
    m_profileLabel->setText(tr("Profile"));
    m_profiles->setAccessibleName(tr("Profile"));
    m_profiles->setPlaceholderText(tr("No profile"));
    m_save->setText(tr("Save"));
    m_save->setAccessibleName(tr("Save the profile"));
    m_saveAs->setText(tr("Save as…"));
    m_saveAs->setAccessibleName(tr("Save the profile as"));
}

} // namespace muster

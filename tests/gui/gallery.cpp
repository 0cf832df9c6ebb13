// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the pages with made-up data into PNG files, to be looked at: gallery FOLDER [light|dark]
#include "desk.h"
#include "gui/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QLocale>
#include <QPushButton>
#include <QTableView>
#include <QTranslator>

using namespace muster;

namespace {

void settle()
{
    for (int i = 0; i < 5; ++i) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
}

class Gallery
{
public:
    Gallery(QString folder, QString suffix)
        : m_folder(std::move(folder))
        , m_suffix(std::move(suffix))
    {
        QDir().mkpath(m_folder);
    }

    void shoot(QWidget& widget, const QString& name) const
    {
        settle();
        widget.grab().save(QStringLiteral("%1/%2-%3.png").arg(m_folder, name, m_suffix));
    }
    /// Twice: as it opens, and at the smallest size that must be usable.
    void shootSizes(QWidget& window, const QString& name) const
    {
        shoot(window, name);
        window.resize(960, 600);
        shoot(window, name + QStringLiteral("-small"));
        window.resize(1280, 800);
    }
    void shootDialog(QWidget& window, const QString& name) const
    {
        settle();
        for (auto* dialog : window.findChildren<QDialog*>()) {
            if (dialog->isVisible())
                shoot(*dialog, name);
        }
    }

private:
    QString m_folder;
    QString m_suffix;
};

void confirm(QWidget& window)
{
    settle();
    if (auto* button = window.findChild<QPushButton*>(QStringLiteral("confirmButton")))
        button->click();
    settle();
}

void drawLaunch(const Gallery& gallery)
{
    Desk desk;
    desk.open();
    gallery.shoot(*desk.window, QStringLiteral("launch-empty"));
    desk.fillForm();
    gallery.shoot(*desk.window, QStringLiteral("launch-filled"));
    desk.launchPage.requestLaunch();
    gallery.shootDialog(*desk.window, QStringLiteral("confirm"));
    confirm(*desk.window);
    const auto ids = desk.launch(20);
    settle();
    desk.bring(ids, 0, 17, InstanceStatus::Running);
    desk.bring(ids, 17, 2, InstanceStatus::Starting);
    desk.moveOn(std::chrono::seconds(1));
    gallery.shoot(*desk.window, QStringLiteral("launch-batch"));
    desk.window->resize(960, 600);
    gallery.shoot(*desk.window, QStringLiteral("launch-batch-small"));
    desk.window->resize(1280, 800);
    desk.launchPage.setText(LaunchField::Amount, QStringLiteral("101"));
    desk.launchPage.setText(LaunchField::ReleaseUtc, QStringLiteral("2020-01-01T00:00:00Z"));
    desk.launchPage.setText(LaunchField::InstanceName, QStringLiteral("1web"));
    desk.launchPage.setText(LaunchField::VSwitch, QString());
    gallery.shoot(*desk.window, QStringLiteral("launch-problems"));
    desk.window->showPage(Page::Batches);
    gallery.shoot(*desk.window, QStringLiteral("batches"));
}

void drawFleet(const Gallery& gallery)
{
    Desk desk;
    desk.fillForm();
    desk.open();
    desk.window->showPage(Page::Fleet);
    gallery.shoot(*desk.window, QStringLiteral("fleet-empty"));
    desk.fillFleet(100);
    desk.fleet.setSelection({});
    gallery.shoot(*desk.window, QStringLiteral("fleet"));
    auto* table = desk.window->findChild<QTableView*>(QStringLiteral("fleetTable"));
    table->setFocus();
    table->selectRow(3);
    gallery.shoot(*desk.window, QStringLiteral("fleet-selected"));
    desk.window->resize(960, 600);
    gallery.shoot(*desk.window, QStringLiteral("fleet-small"));
    desk.fleet.requestOrder(OrderKind::Release);
    gallery.shootDialog(*desk.window, QStringLiteral("release"));
}

JournalCondition damagedJournal()
{
    JournalCondition condition;
    condition.needsConfirmation = true;
    condition.movedAside
        = QStringLiteral("/home/ada/.local/share/muster/journal-damaged-2026-04-12.db");
    condition.backupUsed = QStringLiteral("journal-2026-04-11.db");
    return condition;
}

void openMoreNotices(QWidget& window)
{
    settle();
    for (auto* button : window.findChildren<QPushButton*>(QStringLiteral("moreNoticesButton"))) {
        if (button->isVisible())
            button->click();
    }
}

/// The next start after a launch of 1,000 that was cut off: notices, doubts and offers.
void drawInterrupted(const Gallery& gallery)
{
    Desk desk(Desk::Account::Production);
    desk.fillForm();
    desk.order(1000, 4);
    desk.startAgain();
    desk.open();
    settle();
    desk.moveOn(std::chrono::seconds(8));
    gallery.shootSizes(*desk.window, QStringLiteral("launch-notice"));
    desk.window->showPage(Page::Fleet);
    gallery.shootSizes(*desk.window, QStringLiteral("fleet-notice"));
    desk.window->showPage(Page::Batches);
    gallery.shootSizes(*desk.window, QStringLiteral("batches-interrupted"));
    desk.notices.setJournal(damagedJournal());
    Error surplus = makeError(Error::Kind::Conflict, QStringLiteral("call 1"));
    surplus.code = QStringLiteral("SurplusInstances");
    Q_EMIT desk.session->alarm(surplus);
    gallery.shootSizes(*desk.window, QStringLiteral("notices"));
    openMoreNotices(*desk.window);
    gallery.shootSizes(*desk.window, QStringLiteral("notices-open"));
    desk.orders.carryOut(BatchWish::Finish, desk.session->batches().front());
    gallery.shootDialog(*desk.window, QStringLiteral("finish"));
}

/// Batches of all kinds below each other: complete, in doubt, refused with a long message.
void drawBatches(const Gallery& gallery)
{
    Desk desk(Desk::Account::Production);
    desk.fillForm();
    desk.order(100, 1);
    desk.bringAll(InstanceStatus::Running);
    desk.moveOn(std::chrono::minutes(3));
    desk.order(300, 0);
    for (int call = 0; call < 3; ++call)
        desk.launches.runs.answerNext(
            makeError(Error::Kind::OutcomeUnknown, QStringLiteral("no answer")));
    settle();
    desk.moveOn(std::chrono::seconds(3));
    desk.order(20, 0);
    Error refused = makeError(Error::Kind::Service, QStringLiteral("refused"));
    refused.code = QStringLiteral("InvalidParameter.Mismatch.OfTheSecurityGroupAndTheVSwitch");
    refused.httpStatus = 400;
    refused.requestId = QStringLiteral("473469C7-AA6F-4DC5-B3DB-A3DC0DE3C83E");
    refused.message = QStringLiteral("The specified security group and vSwitch ")
        + QStringLiteral("are not in the same VPC, ").repeated(9);
    desk.launches.runs.answerNext(refused);
    settle();
    desk.open();
    desk.window->showPage(Page::Batches);
    auto* table = desk.window->findChild<QTableView*>(QStringLiteral("batchesTable"));
    for (const char* name : {"batches-refused", "batches-doubt", "batches-complete"}) {
        gallery.shootSizes(*desk.window, QString::fromLatin1(name));
        table->selectRow(table->currentIndex().row() + 1);
    }
}

/// Names of 128 characters, and what the release time dialog makes of them.
void drawLong(const Gallery& gallery)
{
    Desk desk;
    desk.fillForm();
    desk.fillFleet(100, QStringLiteral("a-name-that-is-as-long-as-may-be-").repeated(4).left(124));
    desk.open();
    desk.window->showPage(Page::Fleet);
    auto* table = desk.window->findChild<QTableView*>(QStringLiteral("fleetTable"));
    settle();
    table->selectRow(2);
    gallery.shootSizes(*desk.window, QStringLiteral("fleet-long"));
    table->selectAll();
    desk.fleet.requestReleaseTime();
    gallery.shootDialog(*desk.window, QStringLiteral("release-time"));
    if (auto* kind = desk.window->findChild<QComboBox*>(QStringLiteral("newReleaseCombo")))
        kind->setCurrentIndex(2);
    gallery.shootDialog(*desk.window, QStringLiteral("release-time-at"));
}

void drawOthers(const Gallery& gallery)
{
    Desk desk(Desk::Account::Production);
    desk.fillForm();
    desk.open();
    desk.window->showPage(Page::Profiles);
    gallery.shoot(*desk.window, QStringLiteral("profiles-empty"));
    for (const char* name : {"web-tier", "batch-workers", "gpu-training"}) {
        Profile profile = desk.launchPage.currentProfile();
        profile.name = QString::fromLatin1(name);
        desk.profiles.create(profile);
    }
    gallery.shoot(*desk.window, QStringLiteral("profiles"));
    desk.window->showPage(Page::Batches);
    gallery.shoot(*desk.window, QStringLiteral("batches-empty"));
    desk.window->showPage(Page::Settings);
    gallery.shoot(*desk.window, QStringLiteral("settings"));
    Desk none(Desk::Account::None);
    none.open();
    gallery.shoot(*none.window, QStringLiteral("launch-noaccount"));
    none.window->showPage(Page::Fleet);
    gallery.shoot(*none.window, QStringLiteral("fleet-noaccount"));
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    const QString theme = arguments.value(2, QStringLiteral("light"));
    QTranslator words;
    if (arguments.size() > 3 && words.load(arguments.at(3))) {
        QCoreApplication::installTranslator(&words);
        QLocale::setDefault(QLocale(QLocale::Chinese, QLocale::China));
    }
    Theme choice(application);
    choice.choose(theme == u"dark" ? ThemeChoice::Dark : ThemeChoice::Light);
    const Gallery gallery(arguments.value(1, QStringLiteral("gallery")), theme);
    drawLaunch(gallery);
    drawFleet(gallery);
    drawInterrupted(gallery);
    drawBatches(gallery);
    drawLong(gallery);
    drawOthers(gallery);
    return 0;
}

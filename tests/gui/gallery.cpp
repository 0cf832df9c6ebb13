// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the pages with made-up data into PNG files, to be looked at: gallery FOLDER [light|dark]
#include "desk.h"
#include "gui/theme.h"

#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QLocale>
#include <QPushButton>
#include <QTableView>
#include <QTranslator>
#include <QTreeView>

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
    desk.window->showPage(Page::Batches);
    gallery.shoot(*desk.window, QStringLiteral("batches-interrupted"));
    if (auto* tree = desk.window->findChild<QTreeView*>(QStringLiteral("callsTree")))
        tree->expand(tree->model()->index(4, 0));
    JournalCondition condition;
    condition.needsConfirmation = true;
    condition.movedAside
        = QStringLiteral("/home/ada/.local/share/muster/journal-damaged-2026-04-12.db");
    condition.backupUsed = QStringLiteral("journal-2026-04-11.db");
    desk.notices.setJournal(condition);
    Error surplus = makeError(Error::Kind::Conflict, QStringLiteral("call 1"));
    surplus.code = QStringLiteral("SurplusInstances");
    Q_EMIT desk.session->alarm(surplus);
    gallery.shoot(*desk.window, QStringLiteral("notices"));
    desk.window->resize(960, 600);
    gallery.shoot(*desk.window, QStringLiteral("notices-small"));
    desk.orders.carryOut(BatchWish::Finish, desk.session->batches().front());
    gallery.shootDialog(*desk.window, QStringLiteral("finish"));
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
    drawOthers(gallery);
    return 0;
}

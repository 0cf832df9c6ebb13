// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk.h"

#include <QAccessible>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QTest>

namespace muster {

/// The Fleet page, driven by keys and mouse.
class FleetPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_desk.reset(); }

    void ctrlFFiltersFromAnyPage();
    void aChipShowsOneState();
    void theSelectionComesBackWithItsRow();
    void aClickSelectsOneRowOnly();
    void deleteOpensTheRelease();
    void theReleaseWantsTheCountAndHolds();
    void theHoldCanBeCancelled();
    void stopIsAskedBack();
    void ordersNeedASelection();
    void addressesAreCopied();
    void anEmptyFleetOffersALaunch();
    void withoutAnAccountTheSimulatorIsOffered();
    void theFirstColumnSaysTheState();

private:
    template <typename Widget>
    Widget* find(const char* name)
    {
        auto* widget = m_desk->window->findChild<Widget*>(QString::fromLatin1(name));
        if (widget == nullptr)
            qFatal("no widget %s", name);
        return widget;
    }
    QTableView* table() { return find<QTableView>("fleetTable"); }
    void clickRow(int row);

    std::unique_ptr<Desk> m_desk;
};

void FleetPageTest::init()
{
    failOnWarnings();
    m_desk = std::make_unique<Desk>();
    m_desk->fillForm();
    m_desk->open();
    m_desk->window->showPage(Page::Fleet);
    m_desk->fillFleet(40);
    QVERIFY(QTest::qWaitForWindowExposed(m_desk->window.get()));
}

void FleetPageTest::clickRow(int row)
{
    const QRect cell = table()->visualRect(table()->model()->index(row, 1));
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, Qt::NoModifier, cell.center());
}

void FleetPageTest::ctrlFFiltersFromAnyPage()
{
    m_desk->window->showPage(Page::Launch);

    QTest::keyClick(m_desk->window.get(), Qt::Key_F, Qt::ControlModifier);
    auto* filter = find<QLineEdit>("filterEdit");
    QCOMPARE(m_desk->window->focusWidget(), filter);
    QTest::keyClicks(filter, QStringLiteral("web-00"));

    QCOMPARE(m_desk->window->page(), Page::Fleet);
    QCOMPARE(table()->model()->rowCount(), 9);
}

void FleetPageTest::aChipShowsOneState()
{
    auto* chip = find<QPushButton>(
        qPrintable(QStringLiteral("chip%1").arg(static_cast<int>(DisplayState::Stopped))));

    QTest::mouseClick(chip, Qt::LeftButton);
    const int stopped = table()->model()->rowCount();
    QVERIFY(stopped > 0);
    QVERIFY(stopped < 40);
    QTest::mouseClick(chip, Qt::LeftButton);

    QCOMPARE(table()->model()->rowCount(), 40);
}

void FleetPageTest::theSelectionComesBackWithItsRow()
{
    clickRow(2);
    const std::vector<InstanceId> chosen = m_desk->fleet.selection();
    QCOMPARE(chosen.size(), size_t(1));

    find<QLineEdit>("filterEdit")->setText(QStringLiteral("web-02"));
    QCoreApplication::sendPostedEvents();
    QVERIFY(m_desk->fleet.actedOn().empty());
    QCOMPARE(m_desk->fleet.selection(), chosen);
    find<QLineEdit>("filterEdit")->clear();
    QCoreApplication::sendPostedEvents();

    QCOMPARE(table()->selectionModel()->selectedRows().size(), 1);
    QCOMPARE(m_desk->fleet.actedOn(), chosen);
}

void FleetPageTest::aClickSelectsOneRowOnly()
{
    clickRow(2);
    clickRow(5);

    QCOMPARE(m_desk->fleet.selection().size(), size_t(1));
    QCOMPARE(m_desk->fleet.selection().front(), m_desk->fleet.model().idAt(5));
}

void FleetPageTest::deleteOpensTheRelease()
{
    clickRow(0);

    QTest::keyClick(table(), Qt::Key_Delete);

    auto* dialog = find<QWidget>("releaseDialog");
    QCOMPARE(dialog->windowTitle(), QStringLiteral("Release instances"));
    QCOMPARE(find<QListWidget>("releaseList")->count(), 1);
}

void FleetPageTest::theReleaseWantsTheCountAndHolds()
{
    clickRow(0);
    QTest::keyClick(table(), Qt::Key_A, Qt::ControlModifier);
    QTest::mouseClick(find<QPushButton>("releaseButton"), Qt::LeftButton);
    auto* dialog = find<QWidget>("releaseDialog");
    auto* go = dialog->findChild<QPushButton*>(QStringLiteral("releaseButton"));
    auto* count = find<QSpinBox>("releaseCountEdit");
    QCOMPARE(count->accessibleName(), QStringLiteral("Count"));
    QCOMPARE(go->accessibleName(), QStringLiteral("Release"));
    QVERIFY(!go->isEnabled());

    QTest::keyClicks(count, QStringLiteral("4"));
    QVERIFY(!go->isEnabled());
    const int ids = find<QListWidget>("releaseList")->count();
    QTest::keyClick(count, Qt::Key_Backspace);
    QTest::keyClicks(count, QString::number(ids));
    QVERIFY(go->isEnabled());
    QTest::mouseClick(go, Qt::LeftButton);
    QCOMPARE(m_desk->instances.orders.count(), size_t(0));
    m_desk->moveOn(std::chrono::seconds(11));

    QTRY_COMPARE(m_desk->instances.orders.count(), size_t(1));
    QCOMPARE(m_desk->instances.orders.requests().front().ids.size(), size_t(ids));
}

void FleetPageTest::theHoldCanBeCancelled()
{
    clickRow(0);
    QTest::mouseClick(find<QPushButton>("releaseButton"), Qt::LeftButton);
    auto* dialog = find<QWidget>("releaseDialog");
    QTest::keyClicks(find<QSpinBox>("releaseCountEdit"), QStringLiteral("1"));
    QTest::mouseClick(
        dialog->findChild<QPushButton*>(QStringLiteral("releaseButton")), Qt::LeftButton);
    m_desk->moveOn(std::chrono::seconds(3));
    QVERIFY(!find<QLabel>("releaseHold")->text().isEmpty());

    QTest::mouseClick(
        dialog->findChild<QPushButton*>(QStringLiteral("cancelButton")), Qt::LeftButton);
    m_desk->moveOn(std::chrono::seconds(30));

    QTRY_VERIFY(m_desk->window->findChild<QWidget*>(QStringLiteral("releaseDialog")) == nullptr);
    QCOMPARE(m_desk->instances.orders.count(), size_t(0));
}

void FleetPageTest::stopIsAskedBack()
{
    clickRow(0);
    QTest::mouseClick(find<QPushButton>("stopButton"), Qt::LeftButton);
    QCOMPARE(m_desk->instances.orders.count(), size_t(0));

    QTest::mouseClick(find<QPushButton>("orderButton"), Qt::LeftButton);
    m_desk->moveOn(std::chrono::seconds(1));

    QTRY_COMPARE(m_desk->instances.orders.count(), size_t(1));
    QVERIFY(m_desk->instances.orders.requests().front().kind == OrderKind::Stop);
}

void FleetPageTest::ordersNeedASelection()
{
    for (const char* name : {"startButton", "stopButton", "rebootButton", "releaseButton"})
        QVERIFY2(!find<QPushButton>(name)->isEnabled(), name);
}

void FleetPageTest::addressesAreCopied()
{
    clickRow(0);

    QTest::keyClick(m_desk->window.get(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);

    const QString copied = QGuiApplication::clipboard()->text().trimmed();
    QCOMPARE(copied, m_desk->fleet.model().fleetRow(0).instance.publicIp);
}

void FleetPageTest::anEmptyFleetOffersALaunch()
{
    m_desk = std::make_unique<Desk>();
    m_desk->fillForm();
    m_desk->open();
    m_desk->window->showPage(Page::Fleet);
    QVERIFY(!table()->isVisible());

    QTest::mouseClick(find<QPushButton>("emptyButton"), Qt::LeftButton);

    QCOMPARE(m_desk->window->page(), Page::Launch);
}

void FleetPageTest::withoutAnAccountTheSimulatorIsOffered()
{
    m_desk = std::make_unique<Desk>(Desk::Account::None);
    m_desk->open();
    m_desk->window->showPage(Page::Fleet);
    QCOMPARE(find<QPushButton>("emptyButton")->text(), QStringLiteral("Open the simulator"));

    QTest::mouseClick(find<QPushButton>("emptyButton"), Qt::LeftButton);

    QCOMPARE(m_desk->simulatorsOpened, 1);
}

void FleetPageTest::theFirstColumnSaysTheState()
{
    QCOMPARE(table()->accessibleName(), QStringLiteral("Fleet instances"));
    const QAccessibleInterface* cell
        = QAccessible::queryAccessibleInterface(table())->tableInterface()->cellAt(6, 0);

    QCOMPARE(cell->text(QAccessible::Name), QStringLiteral("Stopped"));
}

} // namespace muster

QTEST_MAIN(muster::FleetPageTest)
#include "tst_fleet_page.moc"

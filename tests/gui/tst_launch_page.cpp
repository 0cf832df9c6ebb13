// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk.h"

#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QTest>

namespace muster {

/// The Launch page, driven by keys and mouse.
class LaunchPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_desk.reset(); }

    void everyFieldReachesTheForm_data();
    void everyFieldReachesTheForm();
    void choicesReachTheForm();
    void aNumberOutOfRangeStaysAndIsNamed();
    void aProblemLeadsToItsField();
    void theReleaseTimeSelectsAtATime();
    void anEmptyReleaseTimeSelectsNever();
    void aSpanWithItsUnitIsTakenAsTyped();
    void tagsAreAddedAndRemoved();
    void launchAsksAndThenOrders();
    void cancelOrdersNothing();
    void theBatchIsShownLive();
    void theSelectionSurvivesARefresh();
    void stopWaitingEndsTheWait();
    void namesOfTheContract_data();
    void namesOfTheContract();
    void withoutAnAccountTheSimulatorIsOffered();
    void aProfileIsSavedAndLoaded();

private:
    template <typename Widget>
    Widget* find(const char* name)
    {
        auto* widget = m_desk->window->findChild<Widget*>(QString::fromLatin1(name));
        if (widget == nullptr)
            qFatal("no widget %s", name);
        return widget;
    }
    void retype(QWidget* field, const QString& text);
    void click(const char* name) { QTest::mouseClick(find<QWidget>(name), Qt::LeftButton); }
    void choose(const char* combo, int row);
    std::vector<InstanceId> launch();

    std::unique_ptr<Desk> m_desk;
};

void LaunchPageTest::init()
{
    failOnWarnings();
    m_desk = std::make_unique<Desk>();
    m_desk->open();
    QVERIFY(QTest::qWaitForWindowExposed(m_desk->window.get()));
}

void LaunchPageTest::retype(QWidget* field, const QString& text)
{
    field->setFocus();
    QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(field, Qt::Key_Delete);
    QTest::keyClicks(field, text);
}

void LaunchPageTest::choose(const char* combo, int row)
{
    auto* box = find<QComboBox>(combo);
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Home);
    for (int i = 0; i < row; ++i)
        QTest::keyClick(box, Qt::Key_Down);
    QCOMPARE(box->currentIndex(), row);
}

std::vector<InstanceId> LaunchPageTest::launch()
{
    m_desk->fillForm();
    click("launchButton");
    QTest::mouseClick(find<QPushButton>("confirmButton"), Qt::LeftButton);
    [this] { QTRY_COMPARE(m_desk->launches.runs.openCount(), size_t(1)); }();
    const auto ids = m_desk->launch(20);
    [this] { QTRY_VERIFY(m_desk->launchBatch.hasBatch()); }();
    [this] { QTRY_COMPARE(m_desk->session->fleet().size(), 20); }();
    m_desk->moveOn(std::chrono::seconds(1));
    return ids;
}

void LaunchPageTest::everyFieldReachesTheForm_data()
{
    QTest::addColumn<QString>("widget");
    QTest::addColumn<LaunchField>("field");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* widget, LaunchField field, const char* text) {
        QTest::newRow(widget) << QString::fromLatin1(widget) << field << QString::fromLatin1(text);
    };
    row("regionEdit", LaunchField::Region, "cn-beijing");
    row("vSwitchEdit", LaunchField::VSwitch, "vsw-1");
    row("imageEdit", LaunchField::Image, "m-1");
    row("instanceTypeEdit", LaunchField::InstanceType, "ecs.g6.large");
    row("diskCategoryEdit", LaunchField::DiskCategory, "cloud_essd");
    row("diskSizeEdit", LaunchField::DiskSize, "40");
    row("amountEdit", LaunchField::Amount, "7");
    row("minAmountEdit", LaunchField::MinAmount, "3");
    row("instanceNameEdit", LaunchField::InstanceName, "web-[1,3]");
    row("securityGroupEdit", LaunchField::SecurityGroup, "sg-1");
    row("bandwidthEdit", LaunchField::Bandwidth, "5");
    row("keyPairEdit", LaunchField::KeyPair, "ops");
    row("releaseTimeEdit", LaunchField::ReleaseUtc, "2026-04-12T18:00:00Z");
}

void LaunchPageTest::everyFieldReachesTheForm()
{
    QFETCH(const QString, widget);
    QFETCH(const LaunchField, field);
    QFETCH(const QString, text);

    retype(find<QWidget>(widget.toLatin1().constData()), text);

    QCOMPARE(m_desk->launchPage.form().text(field), text);
}

void LaunchPageTest::choicesReachTheForm()
{
    const LaunchForm& form = m_desk->launchPage.form();

    click("splitCheck");
    QTest::keyClick(find<QCheckBox>("publicIpCheck"), Qt::Key_Space);
    choose("chargeTypeCombo", 2);
    retype(find<QLineEdit>("priceLimitEdit"), QStringLiteral("0.25"));
    choose("releaseCombo", 1);

    QVERIFY(form.publicIp);
    QVERIFY(form.charge == ChargeChoice::SpotPriceLimit);
    QCOMPARE(form.priceLimit, QStringLiteral("0.25"));
    QVERIFY(form.release == ReleaseChoice::Kind::InSpan);
}

void LaunchPageTest::aNumberOutOfRangeStaysAndIsNamed()
{
    auto* amount = find<QSpinBox>("amountEdit");

    retype(amount, QStringLiteral("101"));
    find<QLineEdit>("vSwitchEdit")->setFocus();

    QCOMPARE(amount->text(), QStringLiteral("101"));
    QVERIFY(!amount->accessibleDescription().isEmpty());
    QVERIFY(find<QLabel>("amountNote")->isVisible());
    QCOMPARE(find<QLabel>("amountNote")->text(), amount->accessibleDescription());
    QVERIFY(!find<QPushButton>("launchButton")->isEnabled());
    retype(amount, QStringLiteral("100"));
    QVERIFY(amount->accessibleDescription().isEmpty());
}

void LaunchPageTest::aProblemLeadsToItsField()
{
    m_desk->fillForm();
    retype(find<QLineEdit>("imageEdit"), QString());
    auto* problems = find<QListWidget>("problemsList");
    QCOMPARE(problems->count(), 1);
    m_desk->window->activateWindow();

    QTest::mouseClick(problems->viewport(), Qt::LeftButton, Qt::NoModifier,
        problems->visualItemRect(problems->item(0)).center());

    QCOMPARE(m_desk->window->focusWidget(), find<QLineEdit>("imageEdit"));
}

void LaunchPageTest::theReleaseTimeSelectsAtATime()
{
    retype(find<QLineEdit>("releaseTimeEdit"), QStringLiteral("2026-04-12T18:00:00Z"));

    QCOMPARE(find<QComboBox>("releaseCombo")->currentIndex(), 2);
    QVERIFY(find<QLineEdit>("releaseTimeEdit")->isEnabled());
}

void LaunchPageTest::anEmptyReleaseTimeSelectsNever()
{
    retype(find<QLineEdit>("releaseTimeEdit"), QStringLiteral("2026-04-12T18:00:00Z"));
    retype(find<QLineEdit>("releaseTimeEdit"), QString());

    QCOMPARE(find<QComboBox>("releaseCombo")->currentIndex(), 0);
}

void LaunchPageTest::aSpanWithItsUnitIsTakenAsTyped()
{
    choose("releaseCombo", 1);

    retype(find<QWidget>("spanEdit"), QStringLiteral("2"));
    choose("spanUnitCombo", 2);
    QCOMPARE(m_desk->launchPage.form().releaseSpan, QStringLiteral("2d"));
    retype(find<QWidget>("spanEdit"), QStringLiteral("90m"));

    QCOMPARE(m_desk->launchPage.form().releaseSpan, QStringLiteral("90m"));
}

void LaunchPageTest::tagsAreAddedAndRemoved()
{
    QTest::keyClick(find<QPushButton>("addTagButton"), Qt::Key_Space);
    QTest::keyClicks(find<QLineEdit>("tagKeyEdit1"), QStringLiteral("team"));
    QTest::keyClicks(find<QLineEdit>("tagValueEdit1"), QStringLiteral("web"));
    QCOMPARE(m_desk->launchPage.form().tags.size(), size_t(1));
    QCOMPARE(m_desk->launchPage.form().tags.front().value, QStringLiteral("web"));

    find<QAbstractButton>("removeTagButton1")->click();

    QVERIFY(m_desk->launchPage.form().tags.empty());
}

void LaunchPageTest::launchAsksAndThenOrders()
{
    m_desk->fillForm();
    QCOMPARE(find<QPushButton>("launchButton")->text(), QStringLiteral("Launch 20 instances"));
    QCOMPARE(find<QPushButton>("launchButton")->accessibleName(), QStringLiteral("Launch"));

    QTest::keyClick(m_desk->window.get(), Qt::Key_Return, Qt::ControlModifier);

    QCOMPARE(find<QWidget>("confirmDialog")->windowTitle(), QStringLiteral("Confirm launch"));
    QCOMPARE(m_desk->launches.runs.count(), size_t(0));
    QCOMPARE(find<QPushButton>("confirmButton")->accessibleName(), QStringLiteral("Confirm"));
    QTest::mouseClick(find<QPushButton>("confirmButton"), Qt::LeftButton);
    QTRY_COMPARE(m_desk->launches.runs.count(), size_t(1));
}

void LaunchPageTest::cancelOrdersNothing()
{
    m_desk->fillForm();
    click("launchButton");

    QTest::mouseClick(find<QPushButton>("cancelButton"), Qt::LeftButton);
    QTRY_VERIFY(m_desk->window->findChild<QWidget*>(QStringLiteral("confirmDialog")) == nullptr);
    m_desk->moveOn(std::chrono::seconds(5));

    QCOMPARE(m_desk->launches.runs.count(), size_t(0));
}

void LaunchPageTest::theBatchIsShownLive()
{
    const auto ids = launch();
    auto* table = find<QTableView>("batchTable");
    auto* line = find<QLineEdit>("batchStatus");
    QCOMPARE(table->model()->rowCount(), 20);
    QVERIFY(table->isVisible());

    m_desk->bring(ids, 0, 17, InstanceStatus::Running);
    m_desk->moveOn(std::chrono::seconds(1));

    QVERIFY2(line->text().startsWith(u"17 of 20 running"), qPrintable(line->text()));
    QCOMPARE(line->accessibleName(), QStringLiteral("Batch status"));
    const QAccessibleInterface* cell
        = QAccessible::queryAccessibleInterface(table)->tableInterface()->cellAt(0, 0);
    QCOMPARE(cell->text(QAccessible::Name), QStringLiteral("Running"));
}

void LaunchPageTest::theSelectionSurvivesARefresh()
{
    const auto ids = launch();
    auto* table = find<QTableView>("batchTable");
    table->selectRow(4);
    table->sortByColumn(0, Qt::AscendingOrder);

    m_desk->bring(ids, 0, 20, InstanceStatus::Starting);
    m_desk->bring(ids, 4, 10, InstanceStatus::Running);
    QCoreApplication::sendPostedEvents();

    const QModelIndexList rows = table->selectionModel()->selectedRows();
    QCOMPARE(rows.size(), 1);
    QCOMPARE(m_desk->launchBatch.model().idAt(rows.first().row()), ids[4]);
}

void LaunchPageTest::stopWaitingEndsTheWait()
{
    launch();
    auto* stop = find<QPushButton>("stopWaitingButton");
    QVERIFY(stop->isVisible());

    QTest::mouseClick(stop, Qt::LeftButton);
    m_desk->moveOn(std::chrono::seconds(1));

    QVERIFY(!stop->isVisible());
}

void LaunchPageTest::namesOfTheContract_data()
{
    QTest::addColumn<QString>("name");
    const char* const names[]
        = {"Pages", "Profile", "Account", "Region", "VSwitch", "Image", "Instance type",
            "Security group", "Amount", "Minimum amount", "Split above 100", "Instance name",
            "Public IP", "Public bandwidth", "Release", "Release time (UTC)", "Key pair",
            "Charge type", "Check", "Launch", "Problems", "Batch instances", "Batch status"};
    for (const char* name : names)
        QTest::newRow(name) << QString::fromLatin1(name);
}

void LaunchPageTest::namesOfTheContract()
{
    QFETCH(const QString, name);

    int found = 0;
    for (const QWidget* widget : m_desk->window->findChildren<QWidget*>())
        found += widget->accessibleName() == name && !widget->objectName().isEmpty()
                && widget->objectName() != u"regionEdit"
            ? 1
            : 0;

    QCOMPARE(found, 1);
}

void LaunchPageTest::withoutAnAccountTheSimulatorIsOffered()
{
    m_desk = std::make_unique<Desk>(Desk::Account::None);
    m_desk->open();
    auto* offer = find<QPushButton>("infoButton");
    QVERIFY(offer->isVisible());
    QCOMPARE(offer->text(), QStringLiteral("Open the simulator"));

    QTest::mouseClick(offer, Qt::LeftButton);

    QCOMPARE(m_desk->simulatorsOpened, 1);
    QVERIFY(!find<QPushButton>("launchButton")->isEnabled());
}

void LaunchPageTest::aProfileIsSavedAndLoaded()
{
    m_desk->fillForm();
    click("saveProfileAsButton");
    auto* dialog = find<QWidget>("profileNameDialog");
    auto* name = dialog->findChild<QLineEdit*>();
    QTest::keyClicks(name, QStringLiteral("web-tier"));
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_COMPARE(find<QComboBox>("profileCombo")->currentText(), QStringLiteral("web-tier"));
    QVERIFY(!find<QPushButton>("saveProfileButton")->isEnabled());

    retype(find<QWidget>("amountEdit"), QStringLiteral("3"));

    QVERIFY(find<QPushButton>("saveProfileButton")->isEnabled());
    QVERIFY(find<QLabel>("profileChanged")->isVisible());
    click("saveProfileButton");
    QVERIFY(!find<QPushButton>("saveProfileButton")->isEnabled());
    QCOMPARE(m_desk->profileStore.byName(QStringLiteral("web-tier"))
                 ->draft.parameters.text(QStringLiteral("Amount")),
        QStringLiteral("3"));
}

} // namespace muster

QTEST_MAIN(muster::LaunchPageTest)
#include "tst_launch_page.moc"

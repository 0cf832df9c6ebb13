// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QTranslator>
#include <QTreeView>

namespace muster {

namespace {

/// A language of its own: each text is put in brackets, so that what is left out stands out.
class BracketTranslator : public QTranslator
{
public:
    using QTranslator::QTranslator;
    [[nodiscard]] bool isEmpty() const override { return false; }
    QString translate(
        const char* context, const char* source, const char* /*note*/, int count) const override
    {
        if (!QByteArray(context).startsWith("muster::"))
            return {};
        QString text = QString::fromUtf8(source);
        text.replace(QStringLiteral("%n"), QString::number(count));
        return QStringLiteral("[%1]").arg(text);
    }
};

} // namespace

/// The frame of the window, and the pages that are lists and forms.
class MainWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_desk.reset(); }

    void keysShowThePages();
    void pagesAreMadeWhenFirstShown();
    void f1ShowsTheKeys();
    void theTitleSaysWhatWhereForWhom();
    void theLayoutIsKept();
    void theLanguageSwitchesAtRunTime();
    void theThemeIsChosen();
    void thePollIntervalIsJudged();
    void profilesAreDuplicatedRenamedAndDeleted();
    void aProfileFillsTheForm();
    void batchesShowTheirCalls();
    void anInterruptedBatchIsContinuedFromItsNotice();
    void noticesOfManyAreFoldedAway();
    void aBatchOffersOnlyWhatApplies();
    void callsAreCopiedByKey();
    void closingDuringALaunchAsks();
    void everyInteractiveWidgetHasNames();

private:
    template <typename Widget>
    Widget* find(const char* name)
    {
        auto* widget = m_desk->window->findChild<Widget*>(QString::fromLatin1(name));
        if (widget == nullptr)
            qFatal("no widget %s", name);
        return widget;
    }
    void addProfile(const char* name)
    {
        Profile profile = m_desk->launchPage.currentProfile();
        profile.name = QString::fromLatin1(name);
        QVERIFY(m_desk->profiles.create(profile));
    }

    std::unique_ptr<Desk> m_desk;
};

void MainWindowTest::init()
{
    failOnWarnings();
    m_desk = std::make_unique<Desk>();
    m_desk->fillForm();
    m_desk->open();
    QVERIFY(QTest::qWaitForWindowExposed(m_desk->window.get()));
}

void MainWindowTest::keysShowThePages()
{
    for (int i = kPages - 1; i >= 0; --i) {
        QTest::keyClick(
            m_desk->window.get(), static_cast<Qt::Key>(Qt::Key_1 + i), Qt::ControlModifier);
        QCOMPARE(static_cast<int>(m_desk->window->page()), i);
    }
}

void MainWindowTest::pagesAreMadeWhenFirstShown()
{
    QVERIFY(m_desk->window->findChild<QWidget*>(QStringLiteral("FleetPage")) == nullptr);

    auto* pages = find<QListWidget>("pagesList");
    QTest::mouseClick(pages->viewport(), Qt::LeftButton, Qt::NoModifier,
        pages->visualItemRect(pages->item(1)).center());

    QVERIFY(m_desk->window->findChild<QWidget*>(QStringLiteral("FleetPage")) != nullptr);
    QCOMPARE(pages->accessibleName(), QStringLiteral("Pages"));
}

void MainWindowTest::f1ShowsTheKeys()
{
    QTest::keyClick(m_desk->window.get(), Qt::Key_F1);
    QVERIFY(find<QWidget>("keysDialog")->isVisible());
}

void MainWindowTest::theTitleSaysWhatWhereForWhom()
{
    QCOMPARE(m_desk->window->accessibleName(), QStringLiteral("Muster"));
    QVERIFY2(m_desk->window->windowTitle().endsWith(u"· Muster"),
        qPrintable(m_desk->window->windowTitle()));
    QVERIFY(m_desk->window->windowTitle().contains(u"cn-hangzhou"));
    QVERIFY(m_desk->window->windowTitle().contains(u"Simulator"));
    QVERIFY(find<QWidget>("tintBand")->isVisible());
}

void MainWindowTest::theLayoutIsKept()
{
    m_desk->window->showPage(Page::Fleet);
    find<QTableView>("fleetTable")->setColumnWidth(1, 333);

    m_desk->window->close();
    m_desk->open();
    m_desk->window->showPage(Page::Fleet);

    QCOMPARE(find<QTableView>("fleetTable")->columnWidth(1), 333);
}

void MainWindowTest::theLanguageSwitchesAtRunTime()
{
    for (int i = kPages - 1; i >= 0; --i)
        m_desk->window->showPage(static_cast<Page>(i));
    BracketTranslator brackets;

    QCoreApplication::installTranslator(&brackets);
    QCoreApplication::sendPostedEvents();

    for (int i = 0; i < kPages; ++i)
        QVERIFY(find<QListWidget>("pagesList")->item(i)->text().startsWith(u'['));
    for (const char* name : {"checkButton", "saveProfileAsButton", "startButton", "newButton",
             "openHomeButton", "relaunchButton"})
        QVERIFY2(find<QPushButton>(name)->text().startsWith(u'['), name);
    QCOMPARE(find<QComboBox>("releaseCombo")->itemText(0), QStringLiteral("[Never]"));
    QCOMPARE(find<QComboBox>("releaseCombo")->currentIndex(), 1);
    QCOMPARE(find<QSpinBox>("amountEdit")->text(), QStringLiteral("20"));
    QCOMPARE(find<QPushButton>("launchButton")->text(), QStringLiteral("[Launch 20 instances]"));
    QCOMPARE(find<QTableView>("fleetTable")->model()->headerData(0, Qt::Horizontal).toString(),
        QStringLiteral("[Status]"));
    for (const QAction* action : m_desk->window->findChildren<QAction*>()) {
        if (action->objectName().endsWith(u"Action") && action->parent() == m_desk->window.get())
            QVERIFY2(action->text().startsWith(u'['), qPrintable(action->objectName()));
    }
    QCoreApplication::removeTranslator(&brackets);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(find<QPushButton>("checkButton")->text(), QStringLiteral("Check"));
}

void MainWindowTest::theThemeIsChosen()
{
    m_desk->window->showPage(Page::Settings);
    auto* theme = find<QComboBox>("themeCombo");
    theme->setFocus();

    QTest::keyClick(theme, Qt::Key_End);
    QVERIFY(isDark(QApplication::palette()));
    QTest::keyClick(theme, Qt::Key_Up);

    QVERIFY(!isDark(QApplication::palette()));
    QVERIFY(m_desk->settingsStore.settings.theme == ThemeChoice::Light);
}

void MainWindowTest::thePollIntervalIsJudged()
{
    m_desk->window->showPage(Page::Settings);
    auto* poll = find<QSpinBox>("pollEdit");
    poll->setFocus();
    QTest::keyClick(poll, Qt::Key_A, Qt::ControlModifier);

    QTest::keyClicks(poll, QStringLiteral("3"));
    QCOMPARE(poll->text(), QStringLiteral("3"));
    QVERIFY(!poll->accessibleDescription().isEmpty());
    QCOMPARE(m_desk->settingsStore.settings.pollSeconds, 10);
    QTest::keyClick(poll, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(poll, QStringLiteral("15"));

    QCOMPARE(m_desk->settingsStore.settings.pollSeconds, 15);
    QVERIFY(poll->accessibleDescription().isEmpty());
}

void MainWindowTest::profilesAreDuplicatedRenamedAndDeleted()
{
    addProfile("web-tier");
    m_desk->window->showPage(Page::Profiles);
    auto* list = find<QListWidget>("profilesList");
    QCOMPARE(list->count(), 1);

    QTest::mouseClick(find<QPushButton>("duplicateButton"), Qt::LeftButton);
    QCOMPARE(list->count(), 2);
    QTest::mouseClick(find<QPushButton>("renameButton"), Qt::LeftButton);
    auto* name = find<QWidget>("profileNameDialog")->findChild<QLineEdit*>();
    name->selectAll();
    QTest::keyClicks(name, QStringLiteral("batch-tier"));
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(list->findItems(QStringLiteral("batch-tier"), Qt::MatchExactly).size(), 1);
    QTest::mouseClick(find<QPushButton>("deleteButton"), Qt::LeftButton);
    QCOMPARE(list->count(), 1);
    auto* undo = list->parentWidget()
                     ->window()
                     ->findChild<QWidget*>(QStringLiteral("ProfilesPage"))
                     ->findChild<QPushButton*>(QStringLiteral("infoButton"));
    QTest::mouseClick(undo, Qt::LeftButton);

    QCOMPARE(list->count(), 2);
}

void MainWindowTest::aProfileFillsTheForm()
{
    addProfile("web-tier");
    m_desk->launchPage.setText(LaunchField::Amount, QStringLiteral("3"));
    m_desk->window->showPage(Page::Profiles);

    QTest::mouseClick(find<QPushButton>("useButton"), Qt::LeftButton);

    QCOMPARE(m_desk->window->page(), Page::Launch);
    QCOMPARE(find<QSpinBox>("amountEdit")->text(), QStringLiteral("20"));
}

void MainWindowTest::batchesShowTheirCalls()
{
    m_desk->launchPage.requestLaunch();
    QTest::mouseClick(find<QPushButton>("confirmButton"), Qt::LeftButton);
    QTRY_COMPARE(m_desk->launches.runs.openCount(), size_t(1));
    m_desk->launch(20);
    QTRY_COMPARE(m_desk->session->fleet().size(), 20);

    m_desk->window->showPage(Page::Batches);

    QCOMPARE(find<QTableView>("batchesTable")->model()->rowCount(), 1);
    auto* calls = find<QAbstractItemView>("callsTree");
    QCOMPARE(calls->model()->rowCount(), 1);
    QCOMPARE(calls->model()->index(0, 7).data().toString(),
        QStringLiteral("473469C7-AA6F-4DC5-B3DB-A3DC0DE3C83E"));
}

void MainWindowTest::anInterruptedBatchIsContinuedFromItsNotice()
{
    m_desk->order(1000, 4);
    m_desk->startAgain();
    const std::size_t before = m_desk->launches.runs.count();
    auto* go = find<QWidget>("noticeBars")->findChild<QPushButton*>(QStringLiteral("infoButton"));
    QVERIFY(go->isVisible());
    QCOMPARE(go->accessibleName(), QStringLiteral("Continue"));

    QTest::mouseClick(go, Qt::LeftButton);
    QTest::mouseClick(find<QPushButton>("confirmButton"), Qt::LeftButton);

    QTRY_COMPARE(m_desk->launches.runs.count(), before + 3);
    m_desk->moveOn(std::chrono::milliseconds(0));
    QVERIFY(!go->isVisible());
}

void MainWindowTest::noticesOfManyAreFoldedAway()
{
    const auto shown = [this] {
        int count = 0;
        for (const QWidget* bar :
            find<QWidget>("noticeBars")->findChildren<QWidget*>(QStringLiteral("infoBar")))
            count += bar->isVisible() ? 1 : 0;
        return count;
    };
    QVERIFY(!find<QWidget>("noticeBars")->isVisible());
    for (int i = 0; i < 6; ++i) {
        Error error = makeError(Error::Kind::Storage, QString::number(i));
        Q_EMIT m_desk->session->alarm(error);
    }

    QCOMPARE(shown(), 1);
    QTest::mouseClick(
        find<QWidget>("noticeBars")->findChild<QPushButton*>(QStringLiteral("moreNoticesButton")),
        Qt::LeftButton);
    QCOMPARE(shown(), 6);
    for (QToolButton* close : find<QWidget>("noticeBars")->findChildren<QToolButton*>())
        QTest::mouseClick(close, Qt::LeftButton);
    QVERIFY(shown() < 6);
}

void MainWindowTest::aBatchOffersOnlyWhatApplies()
{
    m_desk->order(1000, 4);
    m_desk->startAgain();
    m_desk->window->showPage(Page::Batches);

    QVERIFY(find<QPushButton>("finishBatchButton")->isVisible());
    QVERIFY(find<QPushButton>("acceptBatchButton")->isVisible());
    QVERIFY(find<QPushButton>("lookAgainButton")->isVisible());
    QVERIFY(m_desk->window->findChild<QPushButton*>(QStringLiteral("orderAgainButton")) == nullptr);
    QCOMPARE(find<QPushButton>("finishBatchButton")->accessibleName(),
        QStringLiteral("Finish: order 300 instances"));

    QTest::mouseClick(find<QPushButton>("acceptBatchButton"), Qt::LeftButton);

    QTRY_VERIFY(
        m_desk->window->findChild<QPushButton*>(QStringLiteral("acceptBatchButton")) == nullptr);
}

void MainWindowTest::callsAreCopiedByKey()
{
    m_desk->order(250, 2);
    m_desk->window->showPage(Page::Batches);
    auto* calls = find<QTreeView>("callsTree");
    calls->setFocus();
    calls->selectionModel()->select(calls->model()->index(1, 0),
        QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);

    QTest::keyClick(calls, Qt::Key_C, Qt::ControlModifier);

    const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2); // the header and one call
    QVERIFY(lines.last().startsWith(QStringLiteral("2\t1\t100\tAccepted\t100\t1: ")));
    QVERIFY(lines.last().contains(QStringLiteral("473469C7-AA6F-4DC5-B3DB")));
}

void MainWindowTest::closingDuringALaunchAsks()
{
    m_desk->order(250, 1);
    const QSignalSpy closing(m_desk->window.get(), &MainWindow::closing);

    QVERIFY(!m_desk->window->close());
    QVERIFY(m_desk->window->isVisible());
    QTest::mouseClick(find<QPushButton>("orderButton"), Qt::LeftButton);

    QTRY_COMPARE(closing.count(), 1);
    QVERIFY(!m_desk->window->isVisible());
}

void MainWindowTest::everyInteractiveWidgetHasNames()
{
    for (int i = 0; i < kPages; ++i)
        m_desk->window->showPage(static_cast<Page>(i));
    QStringList nameless;
    for (const QWidget* widget : m_desk->window->findChildren<QWidget*>()) {
        const bool interactive = qobject_cast<const QAbstractButton*>(widget) != nullptr
            || qobject_cast<const QComboBox*>(widget) != nullptr
            || qobject_cast<const QAbstractSpinBox*>(widget) != nullptr
            || qobject_cast<const QAbstractItemView*>(widget) != nullptr;
        // What a widget of Qt is made of has no names of ours.
        const bool isPart = widget->objectName().startsWith(u"qt_")
            || widget->inherits("QTableCornerButton") || widget->inherits("QHeaderView")
            || widget->inherits("QComboBoxListView") || widget->inherits("QCalendarView")
            || widget->parentWidget()->inherits("QCalendarWidget")
            || widget->inherits("QLineEditIconButton");
        // A bar that offers nothing now has a button without words.
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        const bool isIdle = button != nullptr && button->isHidden() && button->text().isEmpty();
        if (!interactive || isPart || isIdle)
            continue;
        if (widget->objectName().isEmpty() || widget->accessibleName().isEmpty())
            nameless.append(QStringLiteral("%1 “%2”").arg(
                QString::fromLatin1(widget->metaObject()->className()), widget->objectName()));
    }

    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
}

} // namespace muster

QTEST_MAIN(muster::MainWindowTest)
#include "tst_main_window.moc"

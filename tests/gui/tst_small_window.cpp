// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTreeView>

namespace muster {

/// What must be to be seen and used at 960 × 600, whatever there is to tell.
class SmallWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_desk.reset(); }

    void oneNoticeIsShownAndTheRestIsOneKeyAway();
    void openNoticesLeaveThePageItsRoom();
    void theFormIsNotCutAtItsSide();
    void nothingOfABatchIsCut_data();
    void nothingOfABatchIsCut();

private:
    template <typename T>
    T* find(const char* name) const
    {
        auto* found = m_desk->window->findChild<T*>(QString::fromLatin1(name));
        if (found == nullptr)
            qFatal("no %s", name);
        return found;
    }
    [[nodiscard]] QPushButton* moreButton() const
    {
        return find<QWidget>("noticeBars")
            ->findChild<QPushButton*>(QStringLiteral("moreNoticesButton"));
    }
    void alarm(int number) const
    {
        Error error = makeError(Error::Kind::Storage,
            QStringLiteral("/home/ada/.local/share/muster/journal-%1.db").arg(number));
        Q_EMIT m_desk->session->alarm(error);
    }
    [[nodiscard]] int shownBars() const
    {
        int count = 0;
        for (const QWidget* bar :
            find<QWidget>("noticeBars")->findChildren<QWidget*>(QStringLiteral("infoBar")))
            count += bar->isVisible() ? 1 : 0;
        return count;
    }

    std::unique_ptr<Desk> m_desk;
};

void SmallWindowTest::init()
{
    failOnWarnings();
    m_desk = std::make_unique<Desk>(Desk::Account::Production);
    m_desk->fillForm();
    m_desk->order(1000, 4);
    m_desk->startAgain();
    m_desk->open({960, 600});
    m_desk->window->showPage(Page::Batches);
    m_desk->moveOn(std::chrono::seconds(8));
    QCoreApplication::processEvents();
}

void SmallWindowTest::oneNoticeIsShownAndTheRestIsOneKeyAway()
{
    QPushButton* more = moreButton();
    QCOMPARE(shownBars(), 1);
    QVERIFY(!more->isVisible()); // the interrupted batch is all there is to tell
    alarm(1);
    alarm(2);
    QCOMPARE(shownBars(), 1);
    QVERIFY(more->isVisible());
    QVERIFY((more->focusPolicy() & Qt::TabFocus) != 0);

    QTest::keyClick(more, Qt::Key_Space);
    QCOMPARE(shownBars(), 3);
    QTest::keyClick(more, Qt::Key_Space);
    QCOMPARE(shownBars(), 1);
}

void SmallWindowTest::openNoticesLeaveThePageItsRoom()
{
    for (int number = 0; number < 8; ++number)
        alarm(number);
    moreButton()->click();
    QCoreApplication::processEvents();

    QCOMPARE(shownBars(), 9);
    QVERIFY(find<QScrollArea>("moreNotices")->height() <= 200);
    QCOMPARE(m_desk->window->size(), QSize(960, 600));
    QVERIFY(find<QWidget>("pages")->height() >= 180);
}

void SmallWindowTest::theFormIsNotCutAtItsSide()
{
    m_desk->window->showPage(Page::Launch);
    QCoreApplication::processEvents();
    QCoreApplication::processEvents();

    const auto* scroll = find<QScrollArea>("formScroll");
    QCOMPARE(scroll->widget()->width(), scroll->viewport()->width());
    const QWidget* page = scroll->window();
    const QWidget* check = find<QPushButton>("checkButton");
    QVERIFY(check->isVisible());
    const int cardLeft = check->parentWidget()->mapTo(page, QPoint()).x();
    const int formRight = scroll->mapTo(page, QPoint(scroll->width(), 0)).x();
    QVERIFY2(
        formRight <= cardLeft, qPrintable(QStringLiteral("%1 > %2").arg(formRight).arg(cardLeft)));
}

void SmallWindowTest::nothingOfABatchIsCut_data()
{
    QTest::addColumn<int>("notices");
    QTest::newRow("with the notice of the batch") << 0;
    QTest::newRow("with three notices") << 2;
}

void SmallWindowTest::nothingOfABatchIsCut()
{
    QFETCH(const int, notices);
    for (int number = 0; number < notices; ++number)
        alarm(number);
    QCoreApplication::processEvents();

    for (const char* name : {"verdictLabel", "explanationLabel", "doubtLabel"}) {
        const auto* label = find<QLabel>(name);
        QVERIFY2(label->isVisible(), name);
        QVERIFY2(label->height() >= label->heightForWidth(label->width()), name);
    }
    const auto* calls = find<QTreeView>("callsTree");
    QVERIFY2(calls->viewport()->height() >= 3 * 24,
        qPrintable(QString::number(calls->viewport()->height())));
    const QWidget* box = find<QScrollArea>("detailScroll")->widget();
    QVERIFY(calls->geometry().bottom() <= box->height());
}

} // namespace muster

QTEST_MAIN(muster::SmallWindowTest)
#include "tst_small_window.moc"

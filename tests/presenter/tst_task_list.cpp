// SPDX-License-Identifier: GPL-3.0-or-later
#include "presenter/task_list.h"
#include "support/fake_clock.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace muster;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestTaskList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void tasksComeGoAndTellHowFarTheyAre();
    void cancelCallsItsWork();
};

void TestTaskList::tasksComeGoAndTellHowFarTheyAre()
{
    FakeClock clock;
    TaskList tasks(clock);
    const QSignalSpy changed(&tasks, &TaskList::changed);

    const quint64 first = tasks.begin(u"Launch web-0412"_s, 20);
    const quint64 second = tasks.begin(u"Check the launch"_s, 0);
    tasks.progress(first, 17);
    tasks.progress(first, 17); // no news
    clock.moveOn(41s);

    QCOMPARE(changed.count(), 3);
    QCOMPARE(tasks.text(tasks.tasks().front()), u"Launch web-0412 · 17 of 20 · 41 s"_s);
    QCOMPARE(tasks.text(tasks.tasks().back()), u"Check the launch · 41 s"_s);
    tasks.end(first);
    tasks.end(first);
    QCOMPARE(changed.count(), 4);
    QCOMPARE(tasks.tasks().front().id, second);
}

void TestTaskList::cancelCallsItsWork()
{
    FakeClock clock;
    TaskList tasks(clock);
    int cancelled = 0;
    quint64 id = 0;
    id = tasks.begin(u"Release"_s, 0, [&] {
        ++cancelled;
        tasks.end(id);
    });
    const quint64 fixed = tasks.begin(u"Check"_s, 0);
    QVERIFY(tasks.tasks().front().canCancel);
    QVERIFY(!tasks.tasks().back().canCancel);

    tasks.cancel(id);
    tasks.cancel(id);
    tasks.cancel(fixed);

    QCOMPARE(cancelled, 1);
    QCOMPARE(tasks.tasks().size(), size_t(1));
}

QTEST_GUILESS_MAIN(TestTaskList)
#include "tst_task_list.moc"

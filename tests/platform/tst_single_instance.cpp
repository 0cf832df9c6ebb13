// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/single_instance.h"

#include <QDir>
#include <QFile>
#include <QLocalSocket>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace muster;
using namespace std::chrono_literals;

namespace {

/// Asks as another program would: outside the thread of the owner.
std::unique_ptr<QThread> askElsewhere(
    const QString& path, std::optional<Error::Kind>& kind, bool& done)
{
    std::unique_ptr<QThread> thread(QThread::create([path, &kind, &done] {
        const auto asked = SingleInstance::askToRaise(path, 5s);
        if (!asked)
            kind = asked.error().kind;
        done = asked.has_value();
    }));
    thread->start();
    return thread;
}

} // namespace

class TestSingleInstance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void raisesTheOwnersWindow_data();
    void raisesTheOwnersWindow();
    void waitsForAnOwnerThatHasJustBegun();
    void takesOverAStaleSocket();
    void saysWhenNobodyListens();
    void saysWhenTheOwnerIsSilent();
    void ignoresStrangers();
    void reportsAFolderThatIsMissing();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSingleInstance::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestSingleInstance::raisesTheOwnersWindow_data()
{
    QTest::addColumn<QString>("folder");
    QTest::newRow("in a short path") << QStringLiteral("home");
    QTest::newRow("in a path longer than a socket address") << QString(150, u'h');
}

void TestSingleInstance::raisesTheOwnersWindow()
{
    QFETCH(const QString, folder);
    QVERIFY(QDir(m_folder->path()).mkdir(folder));
    const QString path = m_folder->filePath(folder + QStringLiteral("/socket"));
    SingleInstance owner;
    const QSignalSpy raised(&owner, &SingleInstance::raiseRequested);
    QVERIFY(owner.listen(path));
    QVERIFY(QFile::exists(path));

    std::optional<Error::Kind> kind;
    bool done = false;
    const auto thread = askElsewhere(path, kind, done);
    QTRY_VERIFY(thread->isFinished());

    QVERIFY(done);
    QCOMPARE(raised.size(), 1);
}

void TestSingleInstance::waitsForAnOwnerThatHasJustBegun()
{
    const QString path = m_folder->filePath(QStringLiteral("socket"));
    std::optional<Error::Kind> kind;
    bool done = false;
    const auto thread = askElsewhere(path, kind, done);
    QTRY_VERIFY(thread->isRunning());
    QTest::qWait(100); // it has been refused by now
    SingleInstance owner;
    QVERIFY(owner.listen(path));

    QTRY_VERIFY(thread->isFinished());

    QVERIFY(done);
}

void TestSingleInstance::takesOverAStaleSocket()
{
    const QString path = m_folder->filePath(QStringLiteral("socket"));
    QFile stale(path);
    QVERIFY(stale.open(QIODevice::WriteOnly));
    SingleInstance owner;

    QVERIFY(owner.listen(path));
}

void TestSingleInstance::saysWhenNobodyListens()
{
    const auto asked = SingleInstance::askToRaise(m_folder->filePath(QStringLiteral("socket")));

    QVERIFY(!asked);
    QCOMPARE(asked.error().kind, Error::Kind::Locked);
}

void TestSingleInstance::saysWhenTheOwnerIsSilent()
{
    const QString path = m_folder->filePath(QStringLiteral("socket"));
    SingleInstance owner; // its event loop does not run while this thread waits
    QVERIFY(owner.listen(path));

    const auto asked = SingleInstance::askToRaise(path, 50ms);

    QVERIFY(!asked);
    QCOMPARE(asked.error().kind, Error::Kind::Locked);
}

void TestSingleInstance::ignoresStrangers()
{
    const QString path = m_folder->filePath(QStringLiteral("socket"));
    SingleInstance owner;
    const QSignalSpy raised(&owner, &SingleInstance::raiseRequested);
    QVERIFY(owner.listen(path));
    QLocalSocket line;
    QLocalSocket flood;
    line.connectToServer(path);
    flood.connectToServer(path);

    line.write("run something\n");
    flood.write(QByteArray(100000, 'x'));

    QTRY_COMPARE(line.state(), QLocalSocket::UnconnectedState);
    QTRY_COMPARE(flood.state(), QLocalSocket::UnconnectedState);
    QCOMPARE(raised.size(), 0);
}

void TestSingleInstance::reportsAFolderThatIsMissing()
{
    SingleInstance owner;

    const auto listening = owner.listen(m_folder->filePath(QStringLiteral("nothing/socket")));

    QVERIFY(!listening);
    QCOMPARE(listening.error().kind, Error::Kind::Storage);
}

QTEST_GUILESS_MAIN(TestSingleInstance)
#include "tst_single_instance.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/home_lock.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <functional>

using namespace muster;

namespace {

/// A second process that runs \a work, tells its result in one byte, and waits to be ended.
class Process
{
public:
    explicit Process(const std::function<char()>& work)
    {
        std::array<int, 2> ends{-1, -1};
        if (pipe(ends.data()) != 0)
            return;
        m_id = fork();
        if (m_id == 0) {
            const char result = work();
            const ssize_t written = write(ends[1], &result, 1);
            if (written == 1)
                pause();
            _exit(0);
        }
        close(ends[1]);
        if (read(ends[0], &m_result, 1) != 1)
            m_result = '!';
        close(ends[0]);
    }
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;
    ~Process() { killNow(); }
    [[nodiscard]] char result() const { return m_result; }
    [[nodiscard]] pid_t id() const { return m_id; }
    void killNow()
    {
        if (m_id <= 0)
            return;
        kill(m_id, SIGKILL);
        waitpid(m_id, nullptr, 0);
        m_id = -1;
    }

private:
    pid_t m_id = -1;
    char m_result = '?';
};

} // namespace

class TestHomeLock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void hasOneOwner();
    void isFreedWithItsOwner();
    void isFreedWhenItsOwnerIsKilled();
    void namesTheOwner();
    void isPrivateToTheUser();
    void reportsAFolderThatIsMissing();
    void followsNoLink();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void TestHomeLock::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(QStringLiteral("lock"));
}

void TestHomeLock::hasOneOwner()
{
    const auto mine = HomeLock::take(m_path);
    QVERIFY(mine);

    const Process other([this] {
        const auto lock = HomeLock::take(m_path);
        return lock ? 'y' : lock.error().kind == Error::Kind::Locked ? 'n' : 'e';
    });

    QCOMPARE(other.result(), 'n');
}

void TestHomeLock::isFreedWithItsOwner()
{
    {
        const auto lock = HomeLock::take(m_path);
        QVERIFY(lock);
        QVERIFY(!HomeLock::take(m_path));
    }

    QVERIFY(HomeLock::take(m_path));
}

void TestHomeLock::isFreedWhenItsOwnerIsKilled()
{
    std::shared_ptr<HomeLock> kept;
    Process other([&] {
        auto lock = HomeLock::take(m_path);
        if (!lock)
            return 'n';
        kept = *lock;
        return 'y';
    });
    QCOMPARE(other.result(), 'y');
    QVERIFY(!HomeLock::take(m_path));

    other.killNow();

    QVERIFY(HomeLock::take(m_path));
}

void TestHomeLock::namesTheOwner()
{
    const auto mine = HomeLock::take(m_path);

    const auto again = HomeLock::take(m_path);

    QVERIFY(!again);
    QVERIFY(again.error().detail.contains(QString::number(getpid())));
}

void TestHomeLock::isPrivateToTheUser()
{
    const auto lock = HomeLock::take(m_path);

    struct stat found = {};
    QCOMPARE(stat(QFile::encodeName(m_path).constData(), &found), 0);
    QCOMPARE(found.st_mode & 0777U, 0600U);
}

void TestHomeLock::reportsAFolderThatIsMissing()
{
    const auto lock = HomeLock::take(m_folder->filePath(QStringLiteral("nothing/lock")));

    QVERIFY(!lock);
    QCOMPARE(lock.error().kind, Error::Kind::Storage);
}

void TestHomeLock::followsNoLink()
{
    QVERIFY(QFile::link(m_folder->filePath(QStringLiteral("elsewhere")), m_path));

    QVERIFY(!HomeLock::take(m_path));
    QVERIFY(!QFile::exists(m_folder->filePath(QStringLiteral("elsewhere"))));
}

QTEST_GUILESS_MAIN(TestHomeLock)
#include "tst_home_lock.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/home_folders.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace muster;

class TestHomeFolders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void keepsEverythingBelowAGivenHome();
    void usesTheXdgFolders();
    void ignoresRelativeXdgFolders();
    void keepsTheSimulatorAwayFromTheRealHome();
    void makesPrivateFolders();
    void leavesASharedFolderOpen();
    void reportsAHomeThatIsAFile();

private:
    static unsigned modeOf(const QString& path)
    {
        struct stat found = {};
        return stat(QFile::encodeName(path).constData(), &found) == 0 ? found.st_mode & 07777U : 0U;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QHash<QByteArray, QByteArray> m_environment;
};

constexpr const char* kVariables[]
    = {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"};

void TestHomeFolders::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
    for (const char* variable : kVariables) {
        m_environment.insert(variable, qgetenv(variable));
        qputenv(variable, QFile::encodeName(m_folder->filePath(QString::fromLatin1(variable))));
    }
    QVERIFY(QDir().mkpath(m_folder->filePath(QStringLiteral("XDG_RUNTIME_DIR"))));
}

void TestHomeFolders::cleanup()
{
    for (const char* variable : kVariables)
        qputenv(variable, m_environment.value(variable));
}

void TestHomeFolders::keepsEverythingBelowAGivenHome()
{
    const HomeFolders home = HomeFolders::below(m_folder->path() + QStringLiteral("/a/../home/"));
    const QString base = m_folder->path() + QStringLiteral("/home");

    QCOMPARE(home.journal(), base + QStringLiteral("/journal.db"));
    QCOMPARE(home.library(), base + QStringLiteral("/library.db"));
    QCOMPARE(home.settings(), base + QStringLiteral("/settings.ini"));
    QCOMPARE(home.cache(), base + QStringLiteral("/cache"));
    QCOMPARE(home.log(), base + QStringLiteral("/log"));
    QCOMPARE(home.lock(), base + QStringLiteral("/lock"));
    QCOMPARE(home.socket(), base + QStringLiteral("/socket"));
    QCOMPARE(home.simulator(), base + QStringLiteral("/simulator"));
}

void TestHomeFolders::usesTheXdgFolders()
{
    const HomeFolders home = HomeFolders::standard();
    const auto in = [this](const char* variable, const char* rest) {
        return m_folder->filePath(QString::fromLatin1(variable)) + QStringLiteral("/muster")
            + QString::fromLatin1(rest);
    };

    QCOMPARE(home.journal(), in("XDG_DATA_HOME", "/journal.db"));
    QCOMPARE(home.settings(), in("XDG_CONFIG_HOME", "/settings.ini"));
    QCOMPARE(home.cache(), in("XDG_CACHE_HOME", ""));
    QCOMPARE(home.log(), in("XDG_STATE_HOME", "/log"));
    QCOMPARE(home.socket(), in("XDG_RUNTIME_DIR", "/socket"));
}

void TestHomeFolders::ignoresRelativeXdgFolders()
{
    qputenv("XDG_DATA_HOME", "relative");
    qputenv("XDG_RUNTIME_DIR", "");

    const HomeFolders home = HomeFolders::standard();

    QCOMPARE(home.journal(), QDir::homePath() + QStringLiteral("/.local/share/muster/journal.db"));
    QCOMPARE(home.socket(), QDir::homePath() + QStringLiteral("/.local/share/muster/socket"));
}

void TestHomeFolders::keepsTheSimulatorAwayFromTheRealHome()
{
    const HomeFolders home = HomeFolders::standardSimulator();

    QCOMPARE(home.data(), HomeFolders::standard().simulator());
    QVERIFY(home.journal() != HomeFolders::standard().journal());
    QVERIFY(home.settings() != HomeFolders::standard().settings());
    QVERIFY(home.socket() != HomeFolders::standard().socket());
}

void TestHomeFolders::makesPrivateFolders()
{
    const HomeFolders home = HomeFolders::below(m_folder->filePath(QStringLiteral("deep/er/home")));
    const HomeFolders standard = HomeFolders::standard();

    QVERIFY(home.create());
    QVERIFY(home.create());
    QVERIFY(standard.create());

    for (const QString& folder : {home.data(), home.cache(), home.log(), home.simulator(),
             standard.data(), standard.cache(), standard.log(),
             QFileInfo(standard.settings()).path(), QFileInfo(standard.socket()).path()})
        QCOMPARE(modeOf(folder), 0700U);
}

void TestHomeFolders::leavesASharedFolderOpen()
{
    const QString shared = m_folder->filePath(QStringLiteral("shared"));
    QVERIFY(QDir().mkpath(shared + QStringLiteral("/of others")));
    QCOMPARE(chmod(QFile::encodeName(shared).constData(), 01777), 0);

    QVERIFY(HomeFolders::below(shared).create());

    QCOMPARE(modeOf(shared), 01777U);
    QCOMPARE(modeOf(shared + QStringLiteral("/log")), 0700U);
}

void TestHomeFolders::reportsAHomeThatIsAFile()
{
    QFile file(m_folder->filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));

    const auto made = HomeFolders::below(file.fileName()).create();

    QVERIFY(!made);
    QCOMPARE(made.error().kind, Error::Kind::Storage);
}

QTEST_GUILESS_MAIN(TestHomeFolders)
#include "tst_home_folders.moc"

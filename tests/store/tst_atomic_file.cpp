// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/atomic_file.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

#include <atomic>
#include <limits>
#include <thread>

using namespace muster;

class TestAtomicFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void writesAWholeFile();
    void replacesAFileAndLeavesNothingBeside();
    void keepsTheOldFileWhenItFails();
    void followsALink();
    void givesSharedFilesTheUsersMode();
    void readsAFileOfExactlyTheLimit();
    void refusesWhatIsNoRegularFile_data();
    void refusesWhatIsNoRegularFile();
    void refusesAFileThatIsTooLarge();
    void namesABrokenLink();
    void refusesAFileThatIsLongerThanItSaid();
    void refusesAFileThatChangesWhileItIsRead();
    void tellsWhoMayRead();

private:
    [[nodiscard]] QString at(const char* name) const
    {
        return m_folder->filePath(QString::fromLatin1(name));
    }
    static unsigned modeOf(const QString& path)
    {
        struct stat found = {};
        return stat(QFile::encodeName(path).constData(), &found) == 0 ? found.st_mode & 0777U : 0U;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestAtomicFile::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestAtomicFile::writesAWholeFile()
{
    const QByteArray bytes(300000, 'b');

    QVERIFY(writeFileAtomically(at("new"), bytes));

    QCOMPARE(*readRegularFile(at("new"), 1 << 20), bytes);
    QCOMPARE(modeOf(at("new")), 0600U);
}

void TestAtomicFile::replacesAFileAndLeavesNothingBeside()
{
    QVERIFY(writeFileAtomically(at("f"), QByteArrayLiteral("old")));

    QVERIFY(writeFileAtomically(at("f"), QByteArray()));

    QCOMPARE(*readRegularFile(at("f"), 10), QByteArray());
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{QStringLiteral("f")});
}

void TestAtomicFile::keepsTheOldFileWhenItFails()
{
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("folder")));
    QVERIFY(writeFileAtomically(at("folder/inside"), QByteArrayLiteral("old")));

    const auto overFolder = writeFileAtomically(at("folder"), QByteArrayLiteral("new"));
    const auto inNothing = writeFileAtomically(at("nothing/f"), QByteArrayLiteral("new"));

    QVERIFY(!overFolder && !inNothing);
    QCOMPARE(overFolder.error().kind, Error::Kind::Storage);
    QCOMPARE(inNothing.error().kind, Error::Kind::Storage);
    QCOMPARE(*readRegularFile(at("folder/inside"), 10), QByteArrayLiteral("old"));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).size(), 1);
}

void TestAtomicFile::followsALink()
{
    QVERIFY(writeFileAtomically(at("target"), QByteArrayLiteral("old")));
    QVERIFY(QFile::link(at("target"), at("link")));

    QVERIFY(writeFileAtomically(at("link"), QByteArrayLiteral("new")));

    QCOMPARE(*readRegularFile(at("target"), 10), QByteArrayLiteral("new"));
    QVERIFY(QFileInfo(at("link")).isSymLink());
}

void TestAtomicFile::givesSharedFilesTheUsersMode()
{
    const mode_t before = umask(0027);

    const auto written
        = writeFileAtomically(at("export.csv"), QByteArrayLiteral("x"), FileAccess::Shared);
    umask(before);

    QVERIFY(written);
    QCOMPARE(modeOf(at("export.csv")), 0640U);
}

void TestAtomicFile::readsAFileOfExactlyTheLimit()
{
    QVERIFY(writeFileAtomically(at("f"), QByteArray(1000, 'x')));

    QVERIFY(readRegularFile(at("f"), 1000));
    QVERIFY(!readRegularFile(at("f"), 999));
}

void TestAtomicFile::refusesWhatIsNoRegularFile_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("I38 a folder") << QStringLiteral("folder");
    QTest::newRow("I38 a FIFO that nobody writes to") << QStringLiteral("fifo");
    QTest::newRow("I38 an endless device") << QStringLiteral("/dev/zero");
    QTest::newRow("I38 a link to a device") << QStringLiteral("link");
}

void TestAtomicFile::refusesWhatIsNoRegularFile()
{
    QFETCH(const QString, path);
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("folder")));
    QCOMPARE(mkfifo(QFile::encodeName(at("fifo")).constData(), 0600), 0);
    QVERIFY(QFile::link(QStringLiteral("/dev/zero"), at("link")));

    const auto read = readRegularFile(QDir(m_folder->path()).absoluteFilePath(path), 1 << 20);

    QVERIFY(!read);
    QCOMPARE(read.error().kind, Error::Kind::Invalid);
    QCOMPARE(read.error().code, QStringLiteral("not-regular"));
    if (path == QStringLiteral("link"))
        QVERIFY(read.error().detail.contains(QStringLiteral("/dev/zero")));
}

void TestAtomicFile::refusesAFileThatIsTooLarge()
{
    QFile file(at("huge"));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(100LL * 1024 * 1024));

    const auto read = readRegularFile(at("huge"), 1 << 20);

    QVERIFY(!read);
    QCOMPARE(read.error().code, QStringLiteral("too-large"));
}

/// I38.
void TestAtomicFile::namesABrokenLink()
{
    QVERIFY(QFile::link(at("nothing"), at("link")));

    const auto read = readRegularFile(at("link"), 10);

    QVERIFY(!read);
    QCOMPARE(read.error().kind, Error::Kind::NotFound);
    QVERIFY(read.error().detail.contains(at("nothing")));
}

/// I39: more came than the size said, as with a file that grows while it is read.
void TestAtomicFile::refusesAFileThatIsLongerThanItSaid()
{
    const auto read = readRegularFile(QStringLiteral("/proc/self/status"), 1 << 20);

    QVERIFY(!read);
    QCOMPARE(read.error().kind, Error::Kind::Invalid);
    QCOMPARE(read.error().code, QStringLiteral("changed"));
}

/// I39: another program adds to the file, page by page, and cuts it, again and again.
void TestAtomicFile::refusesAFileThatChangesWhileItIsRead()
{
    const QByteArray page(4096, 'a');
    QFile file(at("f"));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    file.write(page.repeated(200));
    std::atomic<bool> stop = false;
    std::thread other([&] {
        while (!stop) {
            file.write(page);
            if (file.pos() > 400 * page.size()) {
                file.resize(200 * page.size());
                file.seek(200 * page.size());
            }
        }
    });
    int changed = 0;
    QStringList wrong;
    for (int i = 0; i < 100'000 && (i < 1000 || changed == 0); ++i) {
        const auto read = readRegularFile(at("f"), 1000 * page.size());
        if (read && read->size() % page.size() != 0)
            wrong.append(QString::number(read->size()));
        else if (!read && read.error().code != QStringLiteral("changed"))
            wrong.append(read.error().code + read.error().detail);
        changed += read ? 0 : 1;
    }
    stop = true;
    other.join();

    QCOMPARE(wrong, QStringList());
    QVERIFY(changed > 0);
}

void TestAtomicFile::tellsWhoMayRead()
{
    QVERIFY(writeFileAtomically(at("f"), QByteArrayLiteral("x")));
    QVERIFY(!isReadableByOthers(at("f")));

    QCOMPARE(chmod(QFile::encodeName(at("f")).constData(), 0604), 0);

    QVERIFY(isReadableByOthers(at("f")));
}

QTEST_GUILESS_MAIN(TestAtomicFile)
#include "tst_atomic_file.moc"

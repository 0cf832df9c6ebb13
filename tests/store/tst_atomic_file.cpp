// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/atomic_file.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

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
    void readsOneFileWholeWhileItIsReplaced();
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

/// I39: another program cuts the file and puts a new one in its place, again and again.
void TestAtomicFile::readsOneFileWholeWhileItIsReplaced()
{
    constexpr qsizetype kSize = 2'000'000;
    const QString path = at("f");
    QVERIFY(writeFileAtomically(path, QByteArray(kSize, 'a')));
    std::atomic<bool> stop = false;
    std::thread other([&] {
        for (char letter = 'b'; !stop;
             letter = letter == 'z' ? 'a' : static_cast<char>(letter + 1)) {
            (void)::truncate(QFile::encodeName(path).constData(), kSize / 2);
            (void)writeFileAtomically(path, QByteArray(kSize, letter));
        }
    });
    QByteArrayList mixed;
    QStringList otherCodes;
    for (int i = 0; i < 100; ++i) {
        const auto read = readRegularFile(path, 4'000'000);
        const bool whole = read && (read->size() == kSize || read->size() == kSize / 2)
            && read->count(read->front()) == read->size();
        if (read && !whole)
            mixed.append(read->left(20));
        if (!read && read.error().code != QStringLiteral("changed"))
            otherCodes.append(read.error().code + read.error().detail);
    }
    stop = true;
    other.join();

    QCOMPARE(mixed, QByteArrayList());
    QCOMPARE(otherCodes, QStringList());
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/file_log.h"

#include <QDir>
#include <QLoggingCategory>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace muster;

class TestFileLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void writesOneRecordALine();
    void cutsLongRecordsBetweenCharacters();
    void masksSecrets();
    void rotates();
    void receivesQtsMessages();
    void isPrivateToTheUser();

private:
    QByteArrayList lines() const
    {
        QFile file(m_folder->filePath(QStringLiteral("muster.log")));
        return file.open(QIODevice::ReadOnly) ? file.readAll().split('\n') : QByteArrayList();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestFileLog::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestFileLog::writesOneRecordALine()
{
    const auto log = FileLog::open(m_folder->path()).value();

    log->write(LogLevel::Warning, QStringLiteral("muster.cloud"),
        QStringLiteral("refused\n2026-01-01 error fake: forged\u202e\u001b[2J"));
    log->write(LogLevel::Info, QStringLiteral("muster.cloud"), QStringLiteral("second"));

    const QByteArrayList written = lines();
    QCOMPARE(written.size(), 3); // and the empty one after the last line end
    QVERIFY(written.at(0).contains(" warning muster.cloud: refused<U+000A>2026-01-01"));
    QVERIFY(written.at(0).contains("<U+202E><U+001B>[2J"));
    QVERIFY(written.at(1).endsWith(" info muster.cloud: second"));
}

void TestFileLog::cutsLongRecordsBetweenCharacters()
{
    const auto log = FileLog::open(m_folder->path()).value();

    for (const int shift : {0, 1, 2}) {
        log->write(LogLevel::Info, QString(shift + 1, u'c'), QString(100000, QChar(0x4e2d)));
        const QByteArray line = lines().at(shift);
        QVERIFY(line.size() < FileLog::kMaxLineBytes);
        QVERIFY(line.size() > FileLog::kMaxLineBytes - 5);
        QVERIFY(!QString::fromUtf8(line).contains(QChar(0xfffd)));
    }
}

void TestFileLog::masksSecrets()
{
    const auto log = FileLog::open(m_folder->path()).value();

    log->write(LogLevel::Info, QStringLiteral("x"), QStringLiteral("Password=canary123&Amount=1"));
    log->setFilter([](const QString& text) {
        return QString(text).replace(QStringLiteral("one"), QStringLiteral("*"));
    });
    log->write(LogLevel::Info, QStringLiteral("x"), QStringLiteral("one two"));

    QVERIFY(!lines().at(0).contains("canary123"));
    QVERIFY(lines().at(1).endsWith("* two"));
}

void TestFileLog::rotates()
{
    constexpr qint64 kSmall = 1000;
    const auto log = FileLog::open(m_folder->path(), kSmall).value();

    for (int i = 0; i < 200; ++i)
        log->write(LogLevel::Info, QStringLiteral("x"), QStringLiteral("line %1").arg(i));

    const QFileInfoList files = QDir(m_folder->path()).entryInfoList(QDir::Files, QDir::Name);
    QCOMPARE(files.size(), FileLog::kFiles);
    for (const QFileInfo& file : files)
        QVERIFY(file.size() <= kSmall);
    const QByteArrayList last = lines();
    QVERIFY(last.at(last.size() - 2).endsWith("line 199"));
}

void TestFileLog::receivesQtsMessages()
{
    {
        const auto log = FileLog::open(m_folder->path()).value();
        log->install();
        const QLoggingCategory category("muster.sample");
        qCInfo(category, "hello %d", 7);
    }
    qInfo("after the log is gone");

    QCOMPARE(lines().size(), 2);
    QVERIFY(lines().at(0).endsWith(" info muster.sample: hello 7"));
}

void TestFileLog::isPrivateToTheUser()
{
    const auto log = FileLog::open(m_folder->path()).value();

    const auto others = QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(log->path()) & others));
}

QTEST_GUILESS_MAIN(TestFileLog)
#include "tst_file_log.moc"

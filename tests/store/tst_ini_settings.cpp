// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/ini_settings.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace muster;

class TestIniSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void hasDefaultsWithoutAFile();
    void readsBackWhatWasSaved();
    void keepsLayoutsApart();
    void fallsBackPartByPart_data();
    void fallsBackPartByPart();
    void aDamagedLayoutIsNotTheOthersDamage();
    void mendsADamagedFile();
    void isPrivateToTheUser();
    void reportsAFolderThatCannotBeWritten();

private:
    void writeFile(const QByteArray& bytes)
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void TestIniSettings::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(QStringLiteral("settings.ini"));
}

void TestIniSettings::hasDefaultsWithoutAFile()
{
    QVERIFY(IniSettings(m_path).load() == Settings());
    QVERIFY(!QFile::exists(m_path));
}

void TestIniSettings::readsBackWhatWasSaved()
{
    Settings wanted;
    wanted.language = QStringLiteral("zh_CN");
    wanted.pollSeconds = 60;
    wanted.theme = ThemeChoice::Dark;
    wanted.lastProfile = QStringLiteral("Web, \"\u4e2d\" ; x=1\\");

    QVERIFY(IniSettings(m_path).save(wanted));

    QVERIFY(IniSettings(m_path).load() == wanted);
}

void TestIniSettings::keepsLayoutsApart()
{
    const QByteArray state("\x00\xff\x01 state", 9);
    IniSettings settings(m_path);

    QVERIFY(settings.saveLayout(QStringLiteral("main/window"), state));
    QVERIFY(settings.saveLayout(QStringLiteral("fleet"), QByteArrayLiteral("x")));

    QCOMPARE(IniSettings(m_path).layout(QStringLiteral("main/window")), state);
    QCOMPARE(IniSettings(m_path).layout(QStringLiteral("fleet")), QByteArrayLiteral("x"));
    QVERIFY(IniSettings(m_path).layout(QStringLiteral("other")).isEmpty());
    QVERIFY(settings.load() == Settings());
}

void TestIniSettings::fallsBackPartByPart_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("pollSeconds");
    QTest::addColumn<ThemeChoice>("theme");
    QTest::newRow("I41 an unknown language")
        << QByteArray("[General]\nlanguage=tlh\npollSeconds=30\ntheme=dark\n") << QString() << 30
        << ThemeChoice::Dark;
    QTest::newRow("I41 an interval that is no number")
        << QByteArray("[General]\nlanguage=en\npollSeconds=often\ntheme=light\n")
        << QStringLiteral("en") << 10 << ThemeChoice::Light;
    QTest::newRow("an interval out of range")
        << QByteArray("[General]\nlanguage=en\npollSeconds=4\ntheme=light\n")
        << QStringLiteral("en") << 10 << ThemeChoice::Light;
    QTest::newRow("I41 an unknown theme")
        << QByteArray("[General]\nlanguage=zh_CN\npollSeconds=60\ntheme=pink\n")
        << QStringLiteral("zh_CN") << 60 << ThemeChoice::System;
    QTest::newRow("I41 a broken line")
        << QByteArray("[General]\nlanguage=en\n=\x01\xff garbage ]][\npollSeconds=20\n")
        << QStringLiteral("en") << 20 << ThemeChoice::System;
    QTest::newRow("I41 nothing but garbage")
        << QByteArray(5000, '\xfe') << QString() << 10 << ThemeChoice::System;
}

void TestIniSettings::fallsBackPartByPart()
{
    QFETCH(const QByteArray, file);
    QFETCH(const QString, language);
    QFETCH(const int, pollSeconds);
    QFETCH(const ThemeChoice, theme);
    writeFile(file);

    const Settings settings = IniSettings(m_path).load();

    QCOMPARE(settings.language, language);
    QCOMPARE(settings.pollSeconds, pollSeconds);
    QCOMPARE(settings.theme, theme);
}

/// I41: a damaged layout of one table leaves that of the other, the settings and the neighbours.
void TestIniSettings::aDamagedLayoutIsNotTheOthersDamage()
{
    QFile journal(m_folder->filePath(QStringLiteral("journal.db")));
    QVERIFY(journal.open(QIODevice::WriteOnly) && journal.write("calls") == 5);
    journal.close();
    Settings wanted;
    wanted.pollSeconds = 42;
    {
        IniSettings settings(m_path);
        QVERIFY(settings.save(wanted));
        QVERIFY(settings.saveLayout(QStringLiteral("fleet"), QByteArrayLiteral("columns")));
        QVERIFY(settings.saveLayout(QStringLiteral("calls"), QByteArrayLiteral("others")));
    }
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray bytes = file.readAll();
    const QByteArray name = QByteArrayLiteral("fleet").toHex() + '=';
    const qsizetype at = bytes.indexOf(name);
    QVERIFY(at > 0);
    // Of another length: QSettings takes a file of the same size and time of change for unchanged.
    bytes.replace(at, bytes.indexOf('\n', at) - at, name + "\x01\xff@Variant(]][, and more");
    QVERIFY(file.resize(0) && file.seek(0) && file.write(bytes) == bytes.size());
    file.close();

    IniSettings settings(m_path);

    QVERIFY(settings.layout(QStringLiteral("fleet")).isEmpty());
    QCOMPARE(settings.layout(QStringLiteral("calls")), QByteArrayLiteral("others"));
    QVERIFY(settings.load() == wanted);
    QVERIFY(journal.open(QIODevice::ReadOnly));
    QCOMPARE(journal.readAll(), QByteArrayLiteral("calls"));
}

/// I41.
void TestIniSettings::mendsADamagedFile()
{
    writeFile(QByteArray("]]\x01garbage\nlayout/main=@@@\n"));
    Settings wanted;
    wanted.pollSeconds = 42;

    QVERIFY(IniSettings(m_path).save(wanted));

    QVERIFY(IniSettings(m_path).load() == wanted);
}

void TestIniSettings::isPrivateToTheUser()
{
    QVERIFY(IniSettings(m_path).save({}));

    const auto others = QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(m_path) & others));
}

void TestIniSettings::reportsAFolderThatCannotBeWritten()
{
    const QString blocked = m_folder->filePath(QStringLiteral("file/settings.ini"));
    QFile file(m_folder->filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));

    const auto saved = IniSettings(blocked).save({});

    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, Error::Kind::Storage);
}

QTEST_GUILESS_MAIN(TestIniSettings)
#include "tst_ini_settings.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command_line.h"

#include <QRegularExpression>
#include <QTest>

using namespace muster;
using namespace muster::cli;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(muster::cli::Command)

class TestCommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void readsCommands_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<Command>("command");
        QTest::newRow("no word opens the window") << u""_s << Command::Window;
        QTest::newRow("options alone open the window")
            << u"--simulator --page fleet"_s << Command::Window;
        QTest::newRow("launch") << u"launch --amount 3"_s << Command::Launch;
        QTest::newRow("common options may come first")
            << u"--home /tmp/x launch"_s << Command::Launch;
        QTest::newRow("a value before the command is no command")
            << u"--account launch list"_s << Command::List;
        QTest::newRow("two words") << u"profile show web"_s << Command::ProfileShow;
        QTest::newRow("recover") << u"recover --finish"_s << Command::Recover;
        QTest::newRow("many instances")
            << u"release --instance i-1 i-2 i-3 --yes 3"_s << Command::Release;
        QTest::newRow("version wins") << u"launch --version"_s << Command::Version;
        QTest::newRow("help of a command") << u"launch --help"_s << Command::Help;
        QTest::newRow("short help") << u"-h"_s << Command::Help;
        QTest::newRow("help as a word") << u"help"_s << Command::Help;
    }
    void readsCommands()
    {
        QFETCH(const QString, words);
        QFETCH(const Command, command);

        const Result<CommandLine> line = parseCommandLine(words.split(u' ', Qt::SkipEmptyParts));

        QVERIFY2(line, qPrintable(line ? QString() : line.error().message));
        QCOMPARE(line->command, command);
    }

    void refusesWhatIsWrong_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("named");
        QTest::newRow("unknown option") << u"launch --nope"_s << u"--nope"_s;
        QTest::newRow("option of another command") << u"list --amount 3"_s << u"--amount"_s;
        QTest::newRow("unknown command") << u"fly"_s << u"fly"_s;
        QTest::newRow("half a command") << u"profile"_s << u"profile"_s;
        QTest::newRow("missing value at the end") << u"launch --amount"_s << u"--amount"_s;
        QTest::newRow("missing value before an option")
            << u"launch --amount --json"_s << u"--amount"_s;
        QTest::newRow("value for a switch") << u"launch --json=1"_s << u"--json"_s;
        QTest::newRow("given twice") << u"launch --amount 1 --amount 2"_s << u"--amount"_s;
        QTest::newRow("not of the list") << u"--language de"_s << u"--language"_s;
        QTest::newRow("no such page") << u"--page home"_s << u"--page"_s;
        QTest::newRow("extra argument") << u"batches all"_s << u"all"_s;
        QTest::newRow("missing argument") << u"profile show"_s << u"profile show"_s;
        QTest::newRow("two formats") << u"list --json --csv"_s << u"--csv"_s;
        QTest::newRow("two release times")
            << u"launch --release-in 8h --release-at x"_s << u"--release-at"_s;
        QTest::newRow("single dash") << u"launch -a"_s << u"-a"_s;
    }
    void refusesWhatIsWrong()
    {
        QFETCH(const QString, words);
        QFETCH(const QString, named);

        const Result<CommandLine> line = parseCommandLine(words.split(u' ', Qt::SkipEmptyParts));

        QVERIFY(!line);
        QCOMPARE(line.error().kind, Error::Kind::Invalid);
        QVERIFY2(line.error().message.contains(named), qPrintable(line.error().message));
    }

    void readsValues()
    {
        const auto line = parseCommandLine({u"launch"_s, u"--set"_s, u"A=1"_s, u"--set=B=--2"_s,
            u"--wait=90s"_s, u"--amount=-1"_s, u"--profile"_s, u"a b"_s});

        QVERIFY(line);
        QCOMPARE(line->all(u"set"_s), QStringList({u"A=1"_s, u"B=--2"_s}));
        QCOMPARE(line->value(u"wait"_s), u"90s"_s);
        QCOMPARE(line->value(u"amount"_s), u"-1"_s);
        QCOMPARE(line->value(u"profile"_s), u"a b"_s);
        QVERIFY(!line->has(u"json"_s));
    }

    void waitTakesNoFollowingWord()
    {
        const auto line = parseCommandLine({u"launch"_s, u"--wait"_s, u"--json"_s});

        QVERIFY(line);
        QVERIFY(line->has(u"wait"_s));
        QVERIFY(line->all(u"wait"_s).isEmpty());
        QVERIFY(!parseCommandLine({u"launch"_s, u"--wait"_s, u"90s"_s}));
    }

    void findsTheLanguageInABrokenLine()
    {
        QCOMPARE(languageIn({u"launch"_s, u"--nope"_s, u"--language"_s, u"zh_CN"_s}), u"zh_CN"_s);
        QCOMPARE(languageIn({u"--language=en"_s}), u"en"_s);
        QCOMPARE(languageIn({u"launch"_s}), QString());
    }

    void helpNamesEveryOption()
    {
        const QString text = helpText(Command::Launch);

        for (const char* option : {"--profile", "--set", "--amount", "--at-least", "--split",
                 "--public-bandwidth", "--release-in", "--release-at", "--dry-run", "--wait[=SPAN]",
                 "--json", "--account", "--home"})
            QVERIFY2(text.contains(QLatin1String(option)), option);
        QVERIFY(helpText(Command::Window).contains(u"launch"_s));
        QVERIFY(helpText(Command::Window).contains(u"recover"_s));
    }
};

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_command_line.moc"

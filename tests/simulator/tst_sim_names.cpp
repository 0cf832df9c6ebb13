// SPDX-License-Identifier: GPL-3.0-or-later
#include "name_pattern.h"
#include "sim_clock.h"

#include <QRegularExpression>
#include <QTest>

using namespace muster;
using namespace Qt::StringLiterals;

class TestSimNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void names_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<bool>("unique");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char* name, const QString& pattern, bool unique,
                             const QStringList& expected) {
            QTest::newRow(name) << pattern << unique << expected;
        };
        row("ordinary", u"web"_s, false, {u"web"_s, u"web"_s});
        row("ordinary, unique", u"web"_s, true, {u"web001"_s, u"web002"_s});
        row("ordinary, unique, one only", u"web"_s, true, {u"web"_s});
        row("empty brackets", u"w[]"_s, false, {u"w000000"_s, u"w000001"_s});
        row("comma only", u"w[,]"_s, false, {u"w000000"_s, u"w000001"_s});
        row("begin only", u"w[99]"_s, false, {u"w000099"_s, u"w000100"_s});
        row("begin and comma", u"w[99,]"_s, false, {u"w000099"_s});
        row("begin and bits", u"w[0,4]"_s, false, {u"w0000"_s, u"w0001"_s});
        row("bits only", u"w[,4]"_s, false, {u"w0000"_s});
        row("begin longer than bits", u"w[99,1]"_s, false, {u"w000099"_s});
        row("beyond the end", u"w[999998]"_s, false, {u"w999998"_s, u"w999999"_s, u"w999999"_s});
        row("outgrows its bits", u"w[8,1]"_s, false, {u"w8"_s, u"w9"_s, u"w10"_s});
        row("suffix", u"w[1,4]-x"_s, false, {u"w0001-x"_s, u"w0002-x"_s});
        row("suffix and unique", u"k8s-node-[1,4]-ecshost"_s, true,
            {u"k8s-node-0001-ecshost001"_s, u"k8s-node-0002-ecshost002"_s});
        row("no suffix and unique", u"w[1,4]"_s, true, {u"w0001"_s, u"w0002"_s});
        row("no prefix: an ordinary name", u"[1,4]w"_s, false, {u"[1,4]w"_s});
    }
    void names()
    {
        QFETCH(const QString, pattern);
        QFETCH(const bool, unique);
        QFETCH(const QStringList, expected);
        const auto parsed = NamePattern::parse(pattern);
        QVERIFY(parsed);
        QStringList made;
        for (int i = 0; i < expected.size(); ++i)
            made.append(parsed->name(i, static_cast<int>(expected.size()), unique));
        QCOMPARE(made, expected);
    }

    void badPatterns_data()
    {
        QTest::addColumn<QString>("pattern");
        for (const char* text : {"w[1, 4]", "w[1,7]", "w[1,0]", "w[1000000]", "w[a]", "w[1,4",
                 "w[1,4]x[2,2]", "w[-1,4]", "w[1,4,]", "w[[1]]"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void badPatterns()
    {
        QFETCH(const QString, pattern);
        QVERIFY(!NamePattern::parse(pattern));
    }

    void spans_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("ms");
        QTest::newRow("seconds") << u"90s"_s << qint64(90'000);
        QTest::newRow("minutes") << u"45m"_s << qint64(2'700'000);
        QTest::newRow("hours") << u"8h"_s << qint64(28'800'000);
        QTest::newRow("days") << u"2d"_s << qint64(172'800'000);
        QTest::newRow("negative") << u"-20m"_s << qint64(-1'200'000);
        QTest::newRow("milliseconds") << u"500ms"_s << qint64(500);
        QTest::newRow("no unit") << u"5"_s << qint64(-1);
        QTest::newRow("empty") << QString() << qint64(-1);
    }
    void spans()
    {
        QFETCH(const QString, text);
        QFETCH(const qint64, ms);
        const auto span = parseSpan(text);
        QCOMPARE(span ? span->count() : -1, ms);
    }

    void times_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("ms");
        QTest::newRow("good") << QByteArray("2026-11-24T08:00:00Z") << qint64(1'795'507'200'000);
        QTest::newRow("minutes") << QByteArray("2026-11-24T08:00Z") << qint64(-1);
        QTest::newRow("no zone") << QByteArray("2026-11-24T08:00:00") << qint64(-1);
        QTest::newRow("fraction") << QByteArray("2026-11-24T08:00:00.5Z") << qint64(-1);
        QTest::newRow("no such day") << QByteArray("2026-02-30T08:00:00Z") << qint64(-1);
        QTest::newRow("offset") << QByteArray("2026-11-24T08:00:00+08:00") << qint64(-1);
    }
    void times()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const qint64, ms);
        QCOMPARE(parseTime(text).value_or(-1), ms);
    }

    void timeTexts()
    {
        QCOMPARE(secondsText(1'795'507'201'500), u"2026-11-24T08:00:01Z"_s);
        QCOMPARE(minutesText(1'795'507'259'000), u"2026-11-24T08:00Z"_s);
        QCOMPARE(httpDate(1'795'507'201'500), "Tue, 24 Nov 2026 08:00:01 GMT");
    }
};

QTEST_GUILESS_MAIN(TestSimNames)
#include "tst_sim_names.moc"

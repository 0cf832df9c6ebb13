// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/time.h"

#include <QRegularExpression>
#include <QTest>

using namespace muster;
using namespace Qt::StringLiterals;

class TestTime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void readsUtcTexts_data();
    void readsUtcTexts();
    void refusesOtherTexts_data();
    void refusesOtherTexts();
    void convertsToDateTimeAndBack();
    void readsSpans_data();
    void readsSpans();
    void refusesOtherSpans_data();
    void refusesOtherSpans();
    void writesTheLargestUnit_data();
    void writesTheLargestUnit();
};

void TestTime::readsUtcTexts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("whole");

    QTest::newRow("seconds are read") << u"2026-11-25T10:00:07Z"_s << u"2026-11-25T10:00:07Z"_s;
    QTest::newRow("minutes are completed") << u"2026-11-25T10:00Z"_s << u"2026-11-25T10:00:00Z"_s;
    QTest::newRow("a leap day exists") << u"2028-02-29T23:59:59Z"_s << u"2028-02-29T23:59:59Z"_s;
    QTest::newRow("the first year") << u"1970-01-01T00:00:00Z"_s << u"1970-01-01T00:00:00Z"_s;
    QTest::newRow("the last year") << u"9998-12-31T23:59:59Z"_s << u"9998-12-31T23:59:59Z"_s;
}

void TestTime::readsUtcTexts()
{
    QFETCH(QString, text);
    QFETCH(QString, whole);

    const auto time = fromIsoText(text);

    QVERIFY(time);
    QCOMPARE(toIsoText(*time), whole);
}

void TestTime::refusesOtherTexts_data()
{
    QTest::addColumn<QString>("text");

    QTest::newRow("empty") << QString();
    QTest::newRow("no zone") << u"2026-11-25T10:00:00"_s;
    QTest::newRow("another zone") << u"2026-11-25T10:00:00+08:00"_s;
    QTest::newRow("30 February") << u"2026-02-30T10:00:00Z"_s;
    QTest::newRow("29 February of no leap year") << u"2027-02-29T10:00:00Z"_s;
    QTest::newRow("month 13") << u"2026-13-01T10:00:00Z"_s;
    QTest::newRow("hour 24") << u"2026-11-25T24:00:00Z"_s;
    QTest::newRow("minute 60") << u"2026-11-25T10:60:00Z"_s;
    QTest::newRow("second 60") << u"2026-11-25T10:00:60Z"_s;
    QTest::newRow("a fraction") << u"2026-11-25T10:00:00.000Z"_s;
    QTest::newRow("small letters") << u"2026-11-25t10:00:00z"_s;
    QTest::newRow("year 1") << u"0001-01-01T00:00:00Z"_s;
    QTest::newRow("year 9999") << u"9999-01-01T00:00:00Z"_s;
    QTest::newRow("a blank in front") << u" 2026-11-25T10:00:00Z"_s;
    QTest::newRow("digits of another script") << u"٢٠٢٦-11-25T10:00:00Z"_s;
}

void TestTime::refusesOtherTexts()
{
    QFETCH(QString, text);

    const auto time = fromIsoText(text);

    QVERIFY(!time);
    QCOMPARE(time.error().kind, Error::Kind::Invalid);
}

void TestTime::convertsToDateTimeAndBack()
{
    const UtcTime time = *fromIsoText(u"2026-11-25T10:00:07Z") + milliseconds(123);

    const QDateTime converted = toDateTime(time);

    QCOMPARE(converted.toString(Qt::ISODateWithMs), u"2026-11-25T10:00:07.123Z"_s);
    QVERIFY(fromDateTime(converted) == time);
    QCOMPARE(toIsoText(time), u"2026-11-25T10:00:07Z"_s);
}

void TestTime::readsSpans_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("length");

    QTest::newRow("seconds") << u"90s"_s << qint64{90};
    QTest::newRow("minutes") << u"45m"_s << qint64{2700};
    QTest::newRow("hours") << u"8h"_s << qint64{28800};
    QTest::newRow("days") << u"2d"_s << qint64{172800};
    QTest::newRow("the longest") << u"36525d"_s << qint64{36525} * 86400;
}

void TestTime::readsSpans()
{
    QFETCH(QString, text);
    QFETCH(qint64, length);

    const auto span = parseSpan(text);

    QVERIFY(span);
    QCOMPARE(static_cast<qint64>(span->count()), length);
}

void TestTime::refusesOtherSpans_data()
{
    QTest::addColumn<QString>("text");

    for (const auto& text :
        {u""_s, u"8"_s, u"h"_s, u"0s"_s, u"-1h"_s, u"+1h"_s, u"1.5h"_s, u"8 h"_s, u"8H"_s, u"8w"_s,
            u"1h30m"_s, u"36526d"_s, u"99999999999999999999s"_s, u"999999999d"_s})
        QTest::newRow(qPrintable(u"'%1' is no span"_s.arg(text))) << text;
}

void TestTime::refusesOtherSpans()
{
    QFETCH(QString, text);

    QVERIFY(!parseSpan(text));
}

void TestTime::writesTheLargestUnit_data()
{
    QTest::addColumn<qint64>("length");
    QTest::addColumn<QString>("text");

    QTest::newRow("two days") << qint64{172800} << u"2d"_s;
    QTest::newRow("one hour and a half") << qint64{5400} << u"90m"_s;
    QTest::newRow("ninety seconds") << qint64{90} << u"90s"_s;
    QTest::newRow("nothing") << qint64{0} << u"0s"_s;
}

void TestTime::writesTheLargestUnit()
{
    QFETCH(qint64, length);
    QFETCH(QString, text);

    QCOMPARE(spanText(seconds(length)), text);
}

QTEST_APPLESS_MAIN(TestTime)
#include "tst_time.moc"

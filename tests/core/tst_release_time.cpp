// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/launch/release_time.h"

#include <QRegularExpression>
#include <QTest>

using namespace muster;
using namespace Qt::StringLiterals;

class TestReleaseTime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void judgesTexts_data();
    void judgesTexts();
    void latestOfALeapDayIsThe28th();
    void resolvesSpans_data();
    void resolvesSpans();
    void refusesSpans_data();
    void refusesSpans();
    void canBeSentUntil30MinutesAnd15Seconds();
    void storedTimesAreWholeMinutes();
};

namespace {

const UtcTime kNow = *fromIsoText(u"2026-11-24T10:00:20Z");

}

void TestReleaseTime::judgesTexts_data()
{
    using Fault = ReleaseTime::Fault;
    QTest::addColumn<QString>("text");
    QTest::addColumn<Fault>("fault");

    QTest::newRow("31 minutes ahead") << u"2026-11-24T10:32:00Z"_s << Fault::None;
    QTest::newRow("the minute form") << u"2026-11-24T10:32Z"_s << Fault::None;
    QTest::newRow("blanks around it") << u"  2026-11-24T10:32:00Z\n"_s << Fault::None;
    QTest::newRow("30 min 40 s ahead") << u"2026-11-24T10:31:00Z"_s << Fault::TooSoon;
    QTest::newRow("in 29 minutes") << u"2026-11-24T10:29:00Z"_s << Fault::TooSoon;
    QTest::newRow("past") << u"2025-11-24T10:00:00Z"_s << Fault::TooSoon;
    QTest::newRow("the same date three years on") << u"2029-11-24T10:00:00Z"_s << Fault::None;
    QTest::newRow("a minute after that") << u"2029-11-24T10:01:00Z"_s << Fault::TooLate;
    QTest::newRow("three years and a day") << u"2029-11-25T10:00:00Z"_s << Fault::TooLate;
    QTest::newRow("seconds") << u"2026-11-24T18:00:30Z"_s << Fault::NotWholeMinute;
    QTest::newRow("no zone") << u"2026-11-24T18:00:00"_s << Fault::Malformed;
    QTest::newRow("30 February") << u"2027-02-30T18:00:00Z"_s << Fault::Malformed;
    QTest::newRow("empty") << QString() << Fault::Malformed;
}

void TestReleaseTime::judgesTexts()
{
    QFETCH(QString, text);
    QFETCH(ReleaseTime::Fault, fault);

    QVERIFY(ReleaseTime::faultOf(text, kNow) == fault);

    const auto time = ReleaseTime::fromText(text, kNow);
    QCOMPARE(time.has_value(), fault == ReleaseTime::Fault::None);
    if (!time)
        QCOMPARE(time.error().kind, Error::Kind::Invalid);
}

void TestReleaseTime::latestOfALeapDayIsThe28th()
{
    const UtcTime leapDay = *fromIsoText(u"2028-02-29T12:00:00Z");

    QVERIFY(ReleaseTime::faultOf(u"2031-02-28T12:00:00Z", leapDay) == ReleaseTime::Fault::None);
    QVERIFY(ReleaseTime::faultOf(u"2031-02-28T12:01:00Z", leapDay) == ReleaseTime::Fault::TooLate);
}

void TestReleaseTime::resolvesSpans_data()
{
    QTest::addColumn<qint64>("span");
    QTest::addColumn<QString>("text");

    QTest::newRow("30 minutes is the first whole minute 31 ahead")
        << qint64{1800} << u"2026-11-24T10:32:00Z"_s;
    QTest::newRow("30 min 1 s is rounded up to 31 min")
        << qint64{1801} << u"2026-11-24T10:32:00Z"_s;
    QTest::newRow("32 minutes") << qint64{1920} << u"2026-11-24T10:33:00Z"_s;
    QTest::newRow("8 hours") << qint64{28800} << u"2026-11-24T18:01:00Z"_s;
    QTest::newRow("1095 days") << qint64{1095} * 86400 << u"2029-11-23T10:01:00Z"_s;
}

void TestReleaseTime::resolvesSpans()
{
    QFETCH(qint64, span);
    QFETCH(QString, text);

    const auto time = ReleaseTime::after(seconds(span), kNow);

    QVERIFY(time);
    QCOMPARE(time->text(), text);
}

void TestReleaseTime::refusesSpans_data()
{
    QTest::addColumn<qint64>("span");
    QTest::addColumn<QString>("code");

    QTest::newRow("29 min 59 s") << qint64{1799} << u"TooSoon"_s;
    QTest::newRow("nothing") << qint64{0} << u"TooSoon"_s;
    QTest::newRow("three years and a day") << qint64{1097} * 86400 << u"TooLate"_s;
    QTest::newRow("a hundred years") << qint64{36525} * 86400 << u"TooLate"_s;
}

void TestReleaseTime::refusesSpans()
{
    QFETCH(qint64, span);
    QFETCH(QString, code);

    const auto time = ReleaseTime::after(seconds(span), kNow);

    QVERIFY(!time);
    QCOMPARE(time.error().code, code);
}

void TestReleaseTime::canBeSentUntil30MinutesAnd15Seconds()
{
    const auto time = ReleaseTime::fromText(u"2026-11-24T18:00:00Z", kNow);
    QVERIFY(time);

    QVERIFY(time->canStillBeSent(*fromIsoText(u"2026-11-24T17:29:45Z")));
    QVERIFY(!time->canStillBeSent(*fromIsoText(u"2026-11-24T17:29:46Z")));
}

void TestReleaseTime::storedTimesAreWholeMinutes()
{
    QVERIFY(ReleaseTime::fromStored(*fromIsoText(u"2020-01-01T00:00:00Z")));
    QVERIFY(!ReleaseTime::fromStored(*fromIsoText(u"2020-01-01T00:00:01Z")));
}

QTEST_APPLESS_MAIN(TestReleaseTime)
#include "tst_release_time.moc"

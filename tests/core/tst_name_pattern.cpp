// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/launch/name_pattern.h"

#include <QRegularExpression>
#include <QTest>

using namespace muster;
using namespace Qt::StringLiterals;

class TestNamePattern : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void judgesNames_data();
    void judgesNames();
    void makesNames_data();
    void makesNames();
    void numbersRunOnOverCalls();
    void previewsFirstAndLast_data();
    void previewsFirstAndLast();
    void everyNameIsOther();
};

void TestNamePattern::judgesNames_data()
{
    using Fault = NamePattern::Fault;
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("amount");
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<QString>("bad");

    QTest::newRow("I03 one character") << u"w"_s << 1 << Fault::TooShort << QString();
    QTest::newRow("I03 two characters") << u"we"_s << 1 << Fault::None << QString();
    QTest::newRow("I03 128 characters") << QString(128, u'w') << 1 << Fault::None << QString();
    QTest::newRow("I03 129 characters") << QString(129, u'w') << 1 << Fault::TooLong << QString();
    QTest::newRow("I03 begins with a digit") << u"1web"_s << 1 << Fault::BadStart << QString();
    QTest::newRow("begins with a hyphen") << u"-web"_s << 1 << Fault::BadStart << QString();
    QTest::newRow("I03 http://") << u"http://web"_s << 1 << Fault::HttpPrefix << QString();
    QTest::newRow("I03 HTTPS://") << u"HTTPS://web"_s << 1 << Fault::HttpPrefix << QString();
    QTest::newRow("http alone is a name") << u"http-web"_s << 1 << Fault::None << QString();
    QTest::newRow("every sign that is allowed") << u"Web:_.-9"_s << 1 << Fault::None << QString();
    QTest::newRow("I04 emoji") << u"web-\U0001F600"_s << 1 << Fault::BadCharacter
                               << u"\U0001F600"_s;
    QTest::newRow("I04 an emoji in front")
        << u"\U0001F600web"_s << 1 << Fault::BadCharacter << u"\U0001F600"_s;
    QTest::newRow("I04 CJK") << u"主机-1"_s << 1 << Fault::BadCharacter << u"主"_s;
    QTest::newRow("I04 right-to-left letters") << u"web-אב"_s << 1 << Fault::BadCharacter << u"א"_s;
    QTest::newRow("I05 newline") << u"we\nb"_s << 1 << Fault::BadCharacter << u"<U+000A>"_s;
    QTest::newRow("I05 tab") << u"we\tb"_s << 1 << Fault::BadCharacter << u"<U+0009>"_s;
    QTest::newRow("I05 NUL") << u"we\0b"_s << 1 << Fault::BadCharacter << u"<U+0000>"_s;
    QTest::newRow("I05 escape") << u"we\u001Bb"_s << 1 << Fault::BadCharacter << u"<U+001B>"_s;
    QTest::newRow("I06 BiDi override")
        << u"web\u202Egnp"_s << 1 << Fault::BadCharacter << u"<U+202E>"_s;
    QTest::newRow("I06 BiDi isolate")
        << u"web\u2066"_s << 1 << Fault::BadCharacter << u"<U+2066>"_s;
    QTest::newRow("I06 zero-width space")
        << u"we\u200Bb"_s << 1 << Fault::BadCharacter << u"<U+200B>"_s;
    QTest::newRow("I07 bold") << u"<b>x</b>"_s << 1 << Fault::BadCharacter << u"<"_s;
    QTest::newRow("I07 a link") << u"a<a href=x>"_s << 1 << Fault::BadCharacter << u"<"_s;
    QTest::newRow("a blank inside") << u"my web"_s << 1 << Fault::BadCharacter << u" "_s;
    QTest::newRow("a lone surrogate")
        << u"web"_s + QChar(0xD800) << 1 << Fault::BadCharacter << u"\uFFFD"_s;
    QTest::newRow("I24 ten million characters")
        << QString(10'000'000, u'w') << 1 << Fault::TooLong << QString();

    QTest::newRow("a pattern") << u"web-[1,4]-x"_s << 250 << Fault::None << QString();
    QTest::newRow("leading zeros") << u"web-[001,3]"_s << 20 << Fault::None << QString();
    QTest::newRow("I10 one digit, nine names") << u"web[1,1]"_s << 9 << Fault::None << QString();
    QTest::newRow("I10 one digit, ten names")
        << u"web[1,1]"_s << 10 << Fault::Overflow << QString();
    QTest::newRow("I10 a number outgrows its digits")
        << u"web-[998,3]"_s << 3 << Fault::Overflow << QString();
    QTest::newRow("I10 up to 999999") << u"web[999998]"_s << 2 << Fault::None << QString();
    QTest::newRow("I10 beyond 999999") << u"web[999998]"_s << 3 << Fault::Overflow << QString();
    QTest::newRow("no closing bracket") << u"web[1,4"_s << 1 << Fault::BadPattern << QString();
    QTest::newRow("no opening bracket") << u"web1,4]"_s << 1 << Fault::BadPattern << QString();
    QTest::newRow("two patterns") << u"web[1,4][1,4]"_s << 1 << Fault::BadPattern << QString();
    QTest::newRow("a blank in the brackets")
        << u"web[1, 4]"_s << 1 << Fault::BadPattern << QString();
    QTest::newRow("bits 0") << u"web[1,0]"_s << 1 << Fault::BadPattern << QString();
    QTest::newRow("bits 7") << u"web[1,7]"_s << 1 << Fault::BadPattern << QString();
    QTest::newRow("begin 1000000") << u"web[1000000]"_s << 1 << Fault::BadPattern << QString();
    QTest::newRow("a negative begin") << u"web[-1,4]"_s << 1 << Fault::BadPattern << QString();
    QTest::newRow("letters in the brackets") << u"web[a]"_s << 1 << Fault::BadPattern << QString();
    QTest::newRow("three parts") << u"web[1,2,3]"_s << 1 << Fault::BadPattern << QString();
    QTest::newRow("no prefix: an ordinary name")
        << u"[1,4]web"_s << 1 << Fault::BadCharacter << u"["_s;
    QTest::newRow("a bad suffix") << u"web[1,4] x"_s << 1 << Fault::BadCharacter << u" "_s;
    QTest::newRow("a made name of 128")
        << QString(122, u'w') + u"[]"_s << 1 << Fault::None << QString();
    QTest::newRow("a made name of 129")
        << QString(123, u'w') + u"[]"_s << 1 << Fault::TooLong << QString();
}

void TestNamePattern::judgesNames()
{
    QFETCH(QString, text);
    QFETCH(int, amount);
    QFETCH(NamePattern::Fault, fault);
    QFETCH(QString, bad);

    const NamePattern::Check check = NamePattern::check(text, amount);

    QCOMPARE(static_cast<int>(check.fault), static_cast<int>(fault));
    QCOMPARE(check.badCharacter, bad);
    QCOMPARE(NamePattern::from(text, amount).has_value(), fault == NamePattern::Fault::None);
}

void TestNamePattern::makesNames_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("third");

    QTest::newRow("a plain name is the same for all") << u"web"_s << u"web"_s << u"web"_s;
    QTest::newRow("[]") << u"a-[]"_s << u"a-000000"_s << u"a-000002"_s;
    QTest::newRow("[,]") << u"a-[,]"_s << u"a-000000"_s << u"a-000002"_s;
    QTest::newRow("[99]") << u"a-[99]"_s << u"a-000099"_s << u"a-000101"_s;
    QTest::newRow("[99,]") << u"a-[99,]"_s << u"a-000099"_s << u"a-000101"_s;
    QTest::newRow("[0,4]") << u"a-[0,4]"_s << u"a-0000"_s << u"a-0002"_s;
    QTest::newRow("[,4]") << u"a-[,4]"_s << u"a-0000"_s << u"a-0002"_s;
    QTest::newRow("[99,1] counts as six digits") << u"a-[99,1]"_s << u"a-000099"_s << u"a-000101"_s;
    QTest::newRow("a suffix") << u"a-[1,4]-host"_s << u"a-0001-host"_s << u"a-0003-host"_s;
    QTest::newRow("leading zeros in begin") << u"web-[001,3]"_s << u"web-001"_s << u"web-003"_s;
}

void TestNamePattern::makesNames()
{
    QFETCH(QString, text);
    QFETCH(QString, first);
    QFETCH(QString, third);

    const auto pattern = NamePattern::from(text, 3);

    QVERIFY(pattern);
    QCOMPARE(pattern->nameAt(0), first);
    QCOMPARE(pattern->nameAt(2), third);
    QCOMPARE(pattern->text(), text);
}

void TestNamePattern::numbersRunOnOverCalls()
{
    const auto pattern = NamePattern::from(u"web-[1,4]-x"_s, 250);

    QVERIFY(pattern);
    QCOMPARE(pattern->textFor(0), u"web-[1,4]-x"_s);
    QCOMPARE(pattern->textFor(100), u"web-[101,4]-x"_s);
    QCOMPARE(pattern->textFor(200), u"web-[201,4]-x"_s);
    QCOMPARE(NamePattern::from(u"w-[99,1]"_s, 5)->textFor(0), u"w-[99,6]"_s);
    QCOMPARE(NamePattern::from(u"plain"_s, 250)->textFor(100), u"plain"_s);
}

void TestNamePattern::previewsFirstAndLast_data()
{
    QTest::addColumn<int>("amount");
    QTest::addColumn<int>("most");
    QTest::addColumn<QStringList>("names");

    QTest::newRow("all of them fit") << 3 << 5 << QStringList{u"w1"_s, u"w2"_s, u"w3"_s};
    QTest::newRow("first and last") << 9 << 3 << QStringList{u"w1"_s, u"…"_s, u"w9"_s};
    QTest::newRow("two and two") << 9 << 5
                                 << QStringList{u"w1"_s, u"w2"_s, u"…"_s, u"w8"_s, u"w9"_s};
    QTest::newRow("one") << 1 << 3 << QStringList{u"w1"_s};
}

void TestNamePattern::previewsFirstAndLast()
{
    QFETCH(int, amount);
    QFETCH(int, most);
    QFETCH(QStringList, names);

    QCOMPARE(NamePattern::from(u"w[1,1]"_s, amount)->preview(amount, most), names);
}

void TestNamePattern::everyNameIsOther()
{
    const auto pattern = NamePattern::from(u"n[7]-s"_s, 10000);
    QVERIFY(pattern);

    QSet<QString> names;
    for (int i = 0; i < 10000; ++i)
        names.insert(pattern->nameAt(i));

    QCOMPARE(names.size(), 10000);
}

QTEST_APPLESS_MAIN(TestNamePattern)
#include "tst_name_pattern.moc"

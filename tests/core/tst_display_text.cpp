// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/display_text.h"

#include <QRegularExpression>
#include <QTest>

using namespace muster;
using namespace Qt::StringLiterals;

class TestDisplayText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void shows_data();
    void shows();
    void cutsWithAnEllipsis();
    void findsTheFirstBadCharacter_data();
    void findsTheFirstBadCharacter();
    void findsTheFirstHiddenCharacter();
};

void TestDisplayText::shows_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");

    QTest::newRow("plain text") << u"web-001 主机 אב"_s << u"web-001 主机 אב"_s;
    QTest::newRow("I58 markup stays as it is") << u"<b>x</b>&amp;"_s << u"<b>x</b>&amp;"_s;
    QTest::newRow("I57 control characters")
        << u"a\nb\tc\0d\u001B\u007F\u0085"_s
        << u"a<U+000A>b<U+0009>c<U+0000>d<U+001B><U+007F><U+0085>"_s;
    QTest::newRow("I57 BiDi") << u"a\u202Eb\u2066c\u200Fd\u061C"_s
                              << u"a<U+202E>b<U+2066>c<U+200F>d<U+061C>"_s;
    QTest::newRow("zero width") << u"a\u200Bb\u200Dc\uFEFFd\u2060\u00AD"_s
                                << u"a<U+200B>b<U+200D>c<U+FEFF>d<U+2060><U+00AD>"_s;
    QTest::newRow("separators") << u"a\u2028b\u2029"_s << u"a<U+2028>b<U+2029>"_s;
    QTest::newRow("fillers") << u"a\u3164\u115F\uFE0F\u034F"_s
                             << u"a<U+3164><U+115F><U+FE0F><U+034F>"_s;
    QTest::newRow("a tag character") << u"a\U000E0041"_s << u"a<U+E0041>"_s;
    QTest::newRow("an emoji") << u"\U0001F600"_s << u"\U0001F600"_s;
    QTest::newRow("I56 a lone high surrogate") << u"a"_s + QChar(0xD83D) + u"b"_s << u"a\uFFFDb"_s;
    QTest::newRow("I56 a lone low surrogate") << QString(QChar(0xDE00)) << u"\uFFFD"_s;
    QTest::newRow("empty") << QString() << QString();
}

void TestDisplayText::shows()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);

    QCOMPARE(displayText(text), shown);
}

void TestDisplayText::cutsWithAnEllipsis()
{
    QCOMPARE(displayText(QString(256, u'x')), QString(256, u'x'));
    QCOMPARE(displayText(QString(257, u'x')), QString(256, u'x') + u"…"_s);
    QCOMPARE(displayText(u"\U0001F600\U0001F600\U0001F600"_s, 2), u"\U0001F600\U0001F600…"_s);
    QCOMPARE(displayText(QString(10'000'000, u'\n'), 1), u"<U+000A>…"_s);
}

void TestDisplayText::findsTheFirstBadCharacter_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("bad");

    QTest::newRow("none") << u"Web-1:_."_s << QString();
    QTest::newRow("a blank") << u"a b<"_s << u" "_s;
    QTest::newRow("an emoji is named whole") << u"a\U0001F600"_s << u"\U0001F600"_s;
    QTest::newRow("a hidden one") << u"a\u202E"_s << u"<U+202E>"_s;
    QTest::newRow("a look-alike") << u"\u0430"_s << u"\u0430"_s;
}

void TestDisplayText::findsTheFirstBadCharacter()
{
    QFETCH(QString, text);
    QFETCH(QString, bad);

    QCOMPARE(firstBadCharacter(text, CharacterSet::Name), bad);
}

void TestDisplayText::findsTheFirstHiddenCharacter()
{
    QCOMPARE(firstHiddenCharacter(u"plain 主机"), -1);
    QCOMPARE(firstHiddenCharacter(u"\U0001F600\u202E"), 2);
    QCOMPARE(shownCharacterAt(u"\U0001F600\u202E", 2), u"<U+202E>"_s);
}

QTEST_APPLESS_MAIN(TestDisplayText)
#include "tst_display_text.moc"

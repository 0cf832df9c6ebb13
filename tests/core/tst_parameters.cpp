// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/parameters.h"

#include <QRegularExpression>
#include <QTest>

using namespace muster;
using namespace Qt::StringLiterals;

class TestParameters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void encodes_data();
    void encodes();
    void sortsByBytesOfTheName();
    void readsBackWhatItWrote();
    void refusesWhatIsNotCanonical_data();
    void refusesWhatIsNotCanonical();
};

void TestParameters::encodes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("encoded");

    QTest::newRow("unreserved characters stay") << u"AZaz09-_.~"_s << QByteArray("AZaz09-_.~");
    QTest::newRow("a blank is %20") << u"a b"_s << QByteArray("a%20b");
    QTest::newRow("star, plus and brackets") << u"*+!'()"_s << QByteArray("%2A%2B%21%27%28%29");
    QTest::newRow("slash, colon, equals, and") << u"/:=&"_s << QByteArray("%2F%3A%3D%26");
    QTest::newRow("capital hex of UTF-8") << u"é主"_s << QByteArray("%C3%A9%E4%B8%BB");
    QTest::newRow("a character of four bytes") << u"\U0001F600"_s << QByteArray("%F0%9F%98%80");
    QTest::newRow("empty") << QString() << QByteArray();
}

void TestParameters::encodes()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, encoded);

    QCOMPARE(percentEncode(text), encoded);
}

void TestParameters::sortsByBytesOfTheName()
{
    Parameters parameters;
    parameters.set(u"Tag.2.Key"_s, u"b"_s);
    parameters.set(u"Tag.10.Key"_s, u"c"_s);
    parameters.set(u"a"_s, QString());
    parameters.set(u"Z"_s, u"1 2"_s);

    QCOMPARE(parameters.encoded(), QByteArray("Tag.10.Key=c&Tag.2.Key=b&Z=1%202&a="));
}

void TestParameters::readsBackWhatItWrote()
{
    Parameters parameters;
    parameters.set(u"UserData"_s, u"IyEvYmlu+/="_s);
    parameters.set(u"Tag.1.Value"_s, u"主机 & \U0001F600"_s);
    parameters.set(u"Empty"_s, QString(u""_s));

    const auto read = Parameters::fromEncoded(parameters.encoded());

    QVERIFY(read);
    QVERIFY(*read == parameters);
    QVERIFY(Parameters::fromEncoded({})->isEmpty());
}

void TestParameters::refusesWhatIsNotCanonical_data()
{
    QTest::addColumn<QByteArray>("bytes");

    QTest::newRow("another order") << QByteArray("b=1&a=1");
    QTest::newRow("a doubled name") << QByteArray("a=1&a=1");
    QTest::newRow("small hex") << QByteArray("a=%c3%a9");
    QTest::newRow("encoded without need") << QByteArray("a=%41");
    QTest::newRow("a plus for a blank") << QByteArray("a=1+2");
    QTest::newRow("no equals sign") << QByteArray("a");
    QTest::newRow("no name") << QByteArray("=1");
    QTest::newRow("an empty pair") << QByteArray("a=1&");
    QTest::newRow("cut in an escape") << QByteArray("a=%E4%B8");
}

void TestParameters::refusesWhatIsNotCanonical()
{
    QFETCH(QByteArray, bytes);

    const auto read = Parameters::fromEncoded(bytes);

    QVERIFY(!read);
    QCOMPARE(read.error().kind, Error::Kind::Malformed);
}

QTEST_APPLESS_MAIN(TestParameters)
#include "tst_parameters.moc"

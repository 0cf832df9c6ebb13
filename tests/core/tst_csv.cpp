// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/csv.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace muster;
using namespace Qt::StringLiterals;

class TestCsv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void writesFields_data();
    void writesFields();
    void writesRows();
    void readsBack_data();
    void readsBack();
    void readsBackRandomRows();
    void takesOtherLineEnds();
    void refuses_data();
    void refuses();
};

void TestCsv::writesFields_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("field");

    QTest::newRow("plain") << u"web-1"_s << u"web-1"_s;
    QTest::newRow("a comma") << u"a,b"_s << u"\"a,b\""_s;
    QTest::newRow("a quote") << u"a\"b"_s << u"\"a\"\"b\""_s;
    QTest::newRow("a newline") << u"a\nb"_s << u"\"a\nb\""_s;
    QTest::newRow("I68 =") << u"=1+1"_s << u"'=1+1"_s;
    QTest::newRow("I68 +") << u"+3"_s << u"'+3"_s;
    QTest::newRow("I68 -") << u"-2"_s << u"'-2"_s;
    QTest::newRow("I68 @") << u"@SUM(A1,A2)"_s << u"\"'@SUM(A1,A2)\""_s;
    QTest::newRow("I68 TAB") << u"\t=1"_s << u"'\t=1"_s;
    QTest::newRow("I68 CR") << u"\r=1"_s << u"\"'\r=1\""_s;
    QTest::newRow("I68 NUL") << u"\0=1"_s << u"\"'\0=1\""_s;
    QTest::newRow("an apostrophe of its own") << u"'tis"_s << u"'tis"_s;
    QTest::newRow("an apostrophe that looks like ours") << u"'=1"_s << u"''=1"_s;
    QTest::newRow("outer blanks") << u" a "_s << u"\" a \""_s;
}

void TestCsv::writesFields()
{
    QFETCH(QString, text);
    QFETCH(QString, field);

    QCOMPARE(csvField(text), field);
}

void TestCsv::writesRows()
{
    QCOMPARE(writeCsv({{u"id"_s, u"name"_s}, {u"i-1"_s, u"主"_s}, {QString()}}),
        QByteArray("id,name\r\ni-1,\xE4\xB8\xBB\r\n\"\"\r\n"));
    QCOMPARE(writeCsv({}), QByteArray());
}

void TestCsv::readsBack_data()
{
    QTest::addColumn<QStringList>("row");

    QTest::newRow("plain") << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("one empty field") << QStringList{QString(u""_s)};
    QTest::newRow("empty fields") << QStringList{u""_s, u""_s, u""_s};
    QTest::newRow("I68 dangerous")
        << QStringList{u"=1"_s, u"+1"_s, u"-1"_s, u"@x"_s, u"\tx"_s, u"\rx"_s, u"\nx"_s, u"\0x"_s};
    QTest::newRow("I68 quotes, commas, newlines")
        << QStringList{u"\""_s, u","_s, u"\r\n"_s, u"\"\"\",\""_s};
    QTest::newRow("apostrophes") << QStringList{
        u"'"_s, u"''"_s, u"'=1"_s, u"''=1"_s, u"'a"_s, u"'\""_s, u"'''"_s};
    QTest::newRow("a byte order mark") << QStringList{u"\uFEFFx"_s, u"\uFEFF"_s};
    QTest::newRow("another script") << QStringList{u"主机 \U0001F600"_s};
}

void TestCsv::readsBack()
{
    QFETCH(QStringList, row);

    const auto read = readCsv(writeCsv({row, row}));

    QVERIFY(read);
    QCOMPARE(read->size(), std::size_t{2});
    QCOMPARE(read->front(), row);
    QCOMPARE(read->back(), row);
}

void TestCsv::readsBackRandomRows()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    QRandomGenerator random(seed);
    const QString alphabet = u"\"',=+-@\t\r\n a1\uFEFF主"_s + QChar(0);

    for (int i = 0; i < 2000; ++i) {
        CsvRows rows;
        for (int r = random.bounded(1, 4); r > 0; --r) {
            QStringList row;
            for (int f = random.bounded(1, 4); f > 0; --f) {
                QString field(u""_s);
                for (int c = random.bounded(0, 6); c > 0; --c)
                    field += alphabet[random.bounded(static_cast<int>(alphabet.size()))];
                row += field;
            }
            rows.push_back(row);
        }
        const QByteArray bytes = writeCsv(rows);
        const auto read = readCsv(bytes);
        QVERIFY2(read && *read == rows,
            qPrintable(u"seed %1, bytes %2"_s.arg(seed).arg(QString::fromLatin1(bytes.toHex()))));
    }
}

void TestCsv::takesOtherLineEnds()
{
    const CsvRows rows{{u"a"_s, u"b"_s}, {u"c"_s, u"d"_s}};

    QVERIFY(*readCsv("a,b\nc,d\n") == rows);
    QVERIFY(*readCsv("a,b\nc,d") == rows);
    QVERIFY(*readCsv("\xEF\xBB\xBF"
                     "a,b\r\nc,d")
        == rows);
    QVERIFY(readCsv({})->empty());
}

void TestCsv::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("detail");

    QTest::newRow("an open quote") << QByteArray("a\n\"b") << u"bad quote in line 2"_s;
    QTest::newRow("a quote inside") << QByteArray("a\"b\n") << u"bad quote in line 1"_s;
    QTest::newRow("text after a quote") << QByteArray("\"a\"b\n") << u"bad quote in line 1"_s;
    QTest::newRow("CR alone") << QByteArray("a\rb") << u"carriage return alone in line 1"_s;
    QTest::newRow("no UTF-8") << QByteArray("a\xFF") << u"not UTF-8"_s;
}

void TestCsv::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, detail);

    const auto read = readCsv(bytes);

    QVERIFY(!read);
    QCOMPARE(read.error().kind, Error::Kind::Malformed);
    QCOMPARE(read.error().detail, detail);
}

QTEST_APPLESS_MAIN(TestCsv)
#include "tst_csv.moc"

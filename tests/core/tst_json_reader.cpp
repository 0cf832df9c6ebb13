// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/json_reader.h"

#include <QRegularExpression>
#include <QTest>

using namespace muster;

class TestJsonReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void keepsTypesAndOrder();
    void refusesWithCodeAndPlace_data();
    void refusesWithCodeAndPlace();
    void takesWhatIsAllowed_data();
    void takesWhatIsAllowed();
    void lastOfEqualNamesWins();
    void countsBytesAndValues();
    void stopsAtTheDepth_data();
    void stopsAtTheDepth();
    void repairsTextOfReplies_data();
    void repairsTextOfReplies();
    void namesThePathOfAWrongType_data();
    void namesThePathOfAWrongType();
};

namespace {

Result<JsonValue> fileText(const QByteArray& bytes)
{
    return readJson(bytes, JsonLimits::forFile());
}

} // namespace

void TestJsonReader::keepsTypesAndOrder()
{
    const auto read
        = fileText(R"({"z": 9007199254740993, "a": [1.0, true, null], "t": "\u00e9\ud83d\ude00"})");

    QVERIFY(read);
    const JsonValue::Object* object = read->asObject();
    QVERIFY(object);
    QCOMPARE(object->members.size(), std::size_t{3});
    QCOMPARE(object->members[0].name, QStringLiteral("z"));
    QCOMPARE(*object->members[0].value.asInteger(), 9007199254740993LL);
    const JsonValue::Array* list = read->find(u"a")->asArray();
    QCOMPARE((*list)[0].type(), JsonValue::Type::Double);
    QCOMPARE((*list)[1].type(), JsonValue::Type::Bool);
    QCOMPARE((*list)[2].type(), JsonValue::Type::Null);
    QCOMPARE(*read->find(u"t")->asText(), QString::fromUtf8("\xC3\xA9\xF0\x9F\x98\x80"));
    QVERIFY(!read->find(u"missing"));
}

void TestJsonReader::refusesWithCodeAndPlace_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("place");
    const auto row = [](const char* name, const QByteArray& bytes, const char* code,
                         const char* place) {
        QTest::newRow(name) << bytes << QString::fromLatin1(code) << QString::fromLatin1(place);
    };
    row("an empty file", QByteArray(), "Empty", "");
    row("only spaces", " \n", "Empty", "");
    row("only a BOM", "\xEF\xBB\xBF", "Empty", "");
    row("two BOMs", "\xEF\xBB\xBF\xEF\xBB\xBF{}", "NotJson", "offset 0");
    row("UTF-16 with a mark", QByteArray("\xFF\xFE{\0}\0", 6), "Utf16", "");
    row("UTF-16 without a mark", QByteArray("{\0}\0", 4), "Utf16", "");
    row("Latin-1", "{\"a\": \"\xE9\"}", "NotUtf8", "offset 7");
    row("an encoded surrogate", "{\"a\": \"\xED\xA0\x80\"}", "NotUtf8", "offset 7");
    row("an overlong sequence", "\"\xC0\x80\"", "NotUtf8", "offset 1");
    row("HTML", "<!doctype html><p>no", "Html", "offset 0");
    row("not JSON", "hello", "NotJson", "line 1, column 1");
    row("a fault in line 3", "{\n \"a\": 1,\n \"b\": ?\n}", "NotJson", "line 3, column 7");
    row("a fault after CJK text", "{\"\xE4\xB8\xAD\": ?}", "NotJson",
        "offset 8 (line 1, column 7)");
    row("I43 cut in an object", "{\"a\": 1", "NotJson", "offset 7");
    row("I43 cut in a text", "{\"a", "NotJson", "offset 3");
    row("I43 text after the end", "{} x", "NotJson", "offset 3");
    row("two documents", "{}{}", "NotJson", "offset 2");
    row("a comma too many", "[1,]", "NotJson", "offset 3");
    row("a bracket that does not fit", "[1}", "NotJson", "offset 2");
    row("single quotes", "{'a': 1}", "NotJson", "offset 1");
    row("no colon", "{\"a\" 1}", "NotJson", "offset 5");
    row("a bad escape", R"(["\x"])", "NotJson", "offset 2");
    row("a lone high surrogate", R"(["\ud800"])", "BadText", "offset 2");
    row("a lone low surrogate", R"(["\udc00"])", "BadText", "offset 2");
    row("NUL as an escape", R"({"a": "x\u0000"})", "BadText", "offset 8");
    row("NUL as a byte", QByteArray("[\"a\0\"]", 6), "BadText", "offset 3");
    row("a newline in a text", "[\"a\nb\"]", "BadText", "offset 3");
    row("I53 1e400", "[1e400]", "BadNumber", "offset 1");
    row("I53 beyond 64 bits", "[9223372036854775808]", "BadNumber", "offset 1");
    row("far beyond 64 bits", "[123456789012345678901234567890]", "BadNumber", "offset 1");
    row("a leading zero", "[01]", "BadNumber", "offset 1");
    row("a plus", "[+5]", "NotJson", "offset 1");
    row("NaN", "[NaN]", "NotJson", "offset 1");
}

void TestJsonReader::refusesWithCodeAndPlace()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, code);
    QFETCH(QString, place);

    const auto read = fileText(bytes);

    QVERIFY(!read);
    QCOMPARE(read.error().kind, Error::Kind::Malformed);
    QCOMPARE(read.error().code, code);
    QVERIFY2(read.error().detail.contains(place), qPrintable(read.error().detail));
}

void TestJsonReader::takesWhatIsAllowed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("a BOM") << QByteArray("\xEF\xBB\xBF{}");
    QTest::newRow("a scalar") << QByteArray("true");
    QTest::newRow("spaces around") << QByteArray(" \r\n{}\n\t");
    QTest::newRow("an empty list") << QByteArray("[]");
    QTest::newRow("the least and the largest integer")
        << QByteArray("[-9223372036854775808, 9223372036854775807]");
    QTest::newRow("a pair of surrogates") << QByteArray(R"(["\ud83d\ude00"])");
    QTest::newRow("numbers of all forms") << QByteArray("[0, -0, 1.5, 1e3, 1E+3, 1e-3]");
}

void TestJsonReader::takesWhatIsAllowed()
{
    QFETCH(QByteArray, bytes);

    const auto read = fileText(bytes);

    QVERIFY2(read, qPrintable(read ? QString() : read.error().detail));
}

/// I62.
void TestJsonReader::lastOfEqualNamesWins()
{
    const auto read = fileText(R"({"a": 1, "b": 2, "a": {"c": 3}, "a": 4})");

    QVERIFY(read);
    QCOMPARE(*read->find(u"a")->asInteger(), 4LL);
    QVERIFY(read->isDoubled(u"a"));
    QVERIFY(!read->isDoubled(u"b"));
    QCOMPARE(read->asObject()->members.size(), std::size_t{2});
    QCOMPARE(read->asObject()->doubled.size(), std::size_t{1});
}

void TestJsonReader::countsBytesAndValues()
{
    JsonLimits limits = JsonLimits::forFile();
    limits.maxBytes = 10;
    const auto tooLarge = readJson("[1,2,3,4,5]", limits);
    QVERIFY(!tooLarge);
    QCOMPARE(tooLarge.error().code, QStringLiteral("TooLarge"));
    QVERIFY(readJson("[1,2,3,45]", limits));

    limits.maxValues = 4;
    QVERIFY(readJson("[1,2,3]", limits));
    const auto tooMany = readJson("[1,2,3,4]", limits);
    QVERIFY(!tooMany);
    QCOMPARE(tooMany.error().code, QStringLiteral("TooMany"));
}

void TestJsonReader::stopsAtTheDepth_data()
{
    QTest::addColumn<int>("depth");
    QTest::addColumn<bool>("file");
    QTest::addColumn<bool>("good");
    QTest::newRow("a file of 32 levels") << 32 << true << true;
    QTest::newRow("a file of 33 levels") << 33 << true << false;
    QTest::newRow("a file of 100,000 levels") << 100'000 << true << false;
    QTest::newRow("a reply of 64 levels") << 64 << false << true;
    QTest::newRow("a reply of 65 levels") << 65 << false << false;
    QTest::newRow("I45 a reply of 100,000 levels") << 100'000 << false << false;
    QTest::newRow("I45 a reply of 1,025 levels") << 1025 << false << false;
}

void TestJsonReader::stopsAtTheDepth()
{
    QFETCH(int, depth);
    QFETCH(bool, file);
    QFETCH(bool, good);
    const QByteArray lists = QByteArray(depth, '[') + QByteArray(depth, ']');
    const QByteArray objects = QByteArray("{\"a\":").repeated(depth) + "1" + QByteArray(depth, '}');
    const JsonLimits limits = file ? JsonLimits::forFile() : JsonLimits::forReply(1 << 20);

    for (const QByteArray& text : {lists, objects}) {
        const auto read = readJson(text, limits);

        QCOMPARE(read.has_value(), good);
        if (!good)
            QCOMPARE(read.error().code, QStringLiteral("TooDeep"));
    }
}

void TestJsonReader::repairsTextOfReplies_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("expected");
    const QString mark(QChar(QChar::ReplacementCharacter));
    QTest::newRow("I56 invalid UTF-8") << QByteArray("[\"a\xFFz\"]") << u'a' + mark + u'z';
    QTest::newRow("I56 a lone high surrogate")
        << QByteArray(R"(["a\uD800z"])") << u'a' + mark + u'z';
    QTest::newRow("two high surrogates")
        << QByteArray(R"(["\uD83D\uD83D\uDE00"])") << mark + QString::fromUtf8("\xF0\x9F\x98\x80");
    QTest::newRow("a lone low surrogate at the end") << QByteArray(R"(["\udc00"])") << mark;
    QTest::newRow("I56 NUL") << QByteArray(R"(["a\u0000z"])") << u'a' + mark + u'z';
    QTest::newRow("an escaped backslash before u")
        << QByteArray(R"(["\\ud800"])") << QStringLiteral("\\ud800");
    QTest::newRow("a good pair") << QByteArray(R"(["\ud83d\ude00"])")
                                 << QString::fromUtf8("\xF0\x9F\x98\x80");
}

void TestJsonReader::repairsTextOfReplies()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, expected);

    const auto read = readJson(bytes, JsonLimits::forReply(1 << 20));

    QVERIFY2(read, qPrintable(read ? QString() : read.error().detail));
    QCOMPARE(*read->asArray()->front().asText(), expected);
}

void TestJsonReader::namesThePathOfAWrongType_data()
{
    QTest::addColumn<QByteArray>("profile");
    QTest::addColumn<QString>("detail");
    QTest::newRow("a number for a text")
        << QByteArray(R"({"parameters": {"RegionId": 5}})")
        << QStringLiteral("profiles[2].parameters.RegionId: a text is needed, not a number");
    QTest::newRow("null for a text")
        << QByteArray(R"({"parameters": {"RegionId": null}})")
        << QStringLiteral("profiles[2].parameters.RegionId: a text is needed, not null");
    QTest::newRow("a missing member") << QByteArray(
        R"({"parameters": {}})") << QStringLiteral("profiles[2].parameters.RegionId: is missing");
    QTest::newRow("a list for an object")
        << QByteArray(R"({"parameters": []})")
        << QStringLiteral("profiles[2].parameters: an object is needed, not a list");
}

void TestJsonReader::namesThePathOfAWrongType()
{
    QFETCH(QByteArray, profile);
    QFETCH(QString, detail);
    const auto read = fileText("{\"profiles\": [{}, {}, " + profile + "]}");
    QVERIFY(read);

    const auto items = JsonNode(*read).member(u"profiles")->items();
    QVERIFY(items);
    const auto parameters = (*items)[2].member(u"parameters");
    const auto region = parameters ? parameters->member(u"RegionId") : parameters;
    const auto text = region ? region->text() : Result<QString>(region.error());

    QVERIFY(!text);
    QCOMPARE(text.error().kind, Error::Kind::Malformed);
    QCOMPARE(text.error().detail, detail);
}

QTEST_GUILESS_MAIN(TestJsonReader)
#include "tst_json_reader.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "page_samples.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

using namespace muster;

class TestPageReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void readsTheSamplePage();
    void readsTheSampleWithAToken();
    void readsTheEmptySample();
    void refusesPagesThatAreNotWhole_data();
    void refusesPagesThatAreNotWhole();
    void takesTheLastOfTwo();
    void dropsRowsWithoutAUsableId_data();
    void dropsRowsWithoutAUsableId();
    void leavesOutWhatWasNotAskedFor();
    void believesTheListAndNotItsCount_data();
    void believesTheListAndNotItsCount();
    void readsALargePageFast();
};

void TestPageReader::readsTheSamplePage()
{
    const auto page = read(sample("DescribeInstances.json"));

    QVERIFY(page);
    QCOMPARE(page->requestId, QStringLiteral("1A2B3C00-4D00-5600-A000-112233445566"));
    QCOMPARE(page->nextToken, QString());
    QCOMPARE(page->droppedRows, 0);
    QCOMPARE(page->rows.size(), std::size_t{5});
    const Instance& first = page->rows[0];
    QCOMPARE(first.id.value(), QStringLiteral("i-bp1muster0000000001"));
    QCOMPARE(first.name, QStringLiteral("web-001"));
    QCOMPARE(first.status, InstanceStatus::Running);
    QCOMPARE(first.statusText, QString());
    QCOMPARE(first.zone, QStringLiteral("cn-hangzhou-g"));
    QCOMPARE(first.region, QStringLiteral("cn-hangzhou"));
    QCOMPARE(first.type, QStringLiteral("ecs.g7.large"));
    QCOMPARE(first.imageId, QStringLiteral("aliyun_3_x64_20G_alibase_20240819.vhd"));
    QCOMPARE(first.privateIp, QStringLiteral("172.16.10.21"));
    QCOMPARE(first.publicIp, QStringLiteral("203.0.113.21"));
    QCOMPARE(first.vSwitchId, QStringLiteral("vsw-bp1muster000000000g"));
    QCOMPARE(first.chargeType, QStringLiteral("PostPaid"));
    QCOMPARE(first.created, fromIsoText(u"2026-11-20T02:14Z")->time_since_epoch().count() / 1000);
    QCOMPARE(
        first.releaseTime, fromIsoText(u"2026-11-27T18:00Z")->time_since_epoch().count() / 1000);
    QVERIFY(!first.spot && !first.locked && !first.reclaiming && !first.isProtected);
    QCOMPARE(page->rows[1].status, InstanceStatus::Pending);
    QVERIFY(page->rows[1].spot);
    QCOMPARE(page->rows[1].publicIp, QString());
    QCOMPARE(page->rows[1].releaseTime, qint64{0});
}

void TestPageReader::readsTheSampleWithAToken()
{
    const auto page = read(sample("DescribeInstances.page1.json"));

    QVERIFY(page);
    QVERIFY(!page->nextToken.isEmpty());
    QVERIFY(!page->rows.empty());
}

void TestPageReader::readsTheEmptySample()
{
    const auto page = read(sample("DescribeInstances.empty.json"));

    QVERIFY(page);
    QVERIFY(page->rows.empty());
    QCOMPARE(page->nextToken, QString());
}

void TestPageReader::refusesPagesThatAreNotWhole_data()
{
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char* name, const QByteArray& body) { QTest::newRow(name) << body; };
    const QByteArray good = pageWith(R"("InstanceId": "i-1")");
    row("I42 an empty body", "");
    row("I42 a list", "[]");
    row("I42 a text", "\"x\"");
    row("null", "null");
    row("I65 only a request id", R"({"RequestId": "R"})");
    row("no list", R"({"Instances": {}})");
    row("a list that is null", R"({"Instances": {"Instance": null}})");
    row("a list that is an object", R"({"Instances": {"Instance": {}}})");
    row("instances as a list", R"({"Instances": []})");
    row("instances as null", R"({"Instances": null})");
    row("a good list before a bad one", R"({"Instances": {"Instance": []}, "Instances": null})");
    row("I43 cut in the middle", good.left(good.size() / 2));
    row("I43 cut before the last bracket", good.chopped(1));
    row("I43 text after the end", good + "x");
    row("I43 an object after the end", good + "{}");
    row("a bracket after the end", good + "}");
    row("a comma missing", R"({"Instances": {"Instance": []} "NextToken": ""})");
    row("I55 a token of 4,097 bytes",
        R"({"Instances": {"Instance": []}, "NextToken": ")" + QByteArray(4097, 't') + "\"}");
    row("I55 a token of 1 MB",
        R"({"Instances": {"Instance": []}, "NextToken": ")" + QByteArray(1'000'000, 't') + "\"}");
    row("a token that is a number", R"({"Instances": {"Instance": []}, "NextToken": 5})");
    row("a token that is a list", R"({"Instances": {"Instance": []}, "NextToken": []})");
    row("65 levels in an unknown part",
        pageWith("\"X\": " + QByteArray(61, '[') + QByteArray(61, ']')));
    row("I45 1,025 levels in a known part",
        pageWith("\"Tags\": " + QByteArray(1025, '[') + QByteArray(1025, ']')));
    row("I45 1,025 levels at the top",
        R"({"Instances": {"Instance": []}, "X": )" + QByteArray("{\"a\":").repeated(1025) + "1"
            + QByteArray(1025, '}') + "}");
    row("I45 100,000 levels", QByteArray(100'000, '['));
    row("I45 100,000 levels in a part",
        pageWith("\"X\": " + QByteArray(100'000, '[') + QByteArray(100'000, ']')));
    row("I44 1,001 rows",
        R"({"Instances": {"Instance": [)" + QByteArray(R"({"InstanceId": "i-1"},)").repeated(1000)
            + R"({"InstanceId": "i-1"}]}})");
}

void TestPageReader::refusesPagesThatAreNotWhole()
{
    QFETCH(QByteArray, body);

    const auto page = read(body);

    QVERIFY(!page);
    QCOMPARE(page.error().kind, Error::Kind::Malformed);
    QCOMPARE(page.error().httpStatus, 200);
}

/// I62, in a page.
void TestPageReader::takesTheLastOfTwo()
{
    const auto page = read(
        R"({"NextToken": "a", "Instances": {"Instance": [{"InstanceId": "i-1"}, {"InstanceId": "i-2"}]},
        "Instances": {"Instance": [{"InstanceId": "i-8", "Status": "Running", "InstanceId": "i-9", "Status": "Stopped",
        "PublicIpAddress": {"IpAddress": ["1.1.1.1"]}, "PublicIpAddress": {"IpAddress": []}}]}, "NextToken": "b"})");

    QVERIFY(page);
    QCOMPARE(page->nextToken, QStringLiteral("b"));
    QCOMPARE(page->rows.size(), std::size_t{1});
    QCOMPARE(page->rows[0].id.value(), QStringLiteral("i-9"));
    QCOMPARE(page->rows[0].status, InstanceStatus::Stopped);
    QCOMPARE(page->rows[0].publicIp, QString());
}

void TestPageReader::dropsRowsWithoutAUsableId_data()
{
    QTest::addColumn<QByteArray>("entry");
    QTest::newRow("I49 an empty id") << QByteArray(R"({"InstanceId": ""})");
    QTest::newRow("no id") << QByteArray(R"({"InstanceName": "a"})");
    QTest::newRow("I49 null") << QByteArray(R"({"InstanceId": null})");
    QTest::newRow("I49 a number") << QByteArray(R"({"InstanceId": 5})");
    QTest::newRow("I49 a path") << QByteArray(R"({"InstanceId": "../i-1"})");
    QTest::newRow("I49 a space") << QByteArray(R"({"InstanceId": "i 1"})");
    QTest::newRow("I49 a newline") << QByteArray(R"({"InstanceId": "i-1\n"})");
    QTest::newRow("I49 quotes") << QByteArray(R"({"InstanceId": "i-\"1"})");
    QTest::newRow("I49 10,000 characters")
        << QByteArray(R"({"InstanceId": ")") + QByteArray(10'000, 'i') + "\"}";
    QTest::newRow("no object") << QByteArray("17");
    QTest::newRow("a list") << QByteArray(R"(["i-1"])");
}

void TestPageReader::dropsRowsWithoutAUsableId()
{
    QFETCH(QByteArray, entry);

    const auto page = read(R"({"Instances": {"Instance": [{"InstanceId": "i-1"}, )" + entry
        + R"(, {"InstanceId": "i-2"}]}})");

    QVERIFY(page);
    QCOMPARE(page->rows.size(), std::size_t{2});
    QCOMPARE(page->droppedRows, 1);
}

/// I51.
void TestPageReader::leavesOutWhatWasNotAskedFor()
{
    DescribeQuery asked = query();
    PageParser parser;
    asked.ids = {InstanceId::fromTrusted(QStringLiteral("i-2"))};
    QTest::ignoreMessage(
        QtInfoMsg, QRegularExpression(QStringLiteral("had 1 rows that were not asked for")));

    const auto page = readInstancePage(
        replyOf(R"({"Instances": {"Instance": [{"InstanceId": "i-1"}, {"InstanceId": "i-2"}]}})"),
        asked, parser);

    QVERIFY(page);
    QCOMPARE(page->rows.size(), std::size_t{1});
    QCOMPARE(page->rows[0].id.value(), QStringLiteral("i-2"));
    QCOMPARE(page->droppedRows, 0);
}

/// I54.
void TestPageReader::believesTheListAndNotItsCount_data()
{
    QTest::addColumn<QByteArray>("total");
    for (const char* total : {"0", "5", "-1", "1.5", "1e400", "9007199254740993",
             "123456789012345678901234567890", "\"100\"", "null", "[]"})
        QTest::newRow(qPrintable(QStringLiteral("I54 %1").arg(QLatin1StringView(total))))
            << QByteArray(total);
}

void TestPageReader::believesTheListAndNotItsCount()
{
    QFETCH(QByteArray, total);

    const auto page = read(R"({"TotalCount": )" + total + R"(, "PageSize": )" + total
        + R"(, "Instances": {"Instance": [{"InstanceId": "i-1"}]}})");

    QVERIFY(page);
    QCOMPARE(page->rows.size(), std::size_t{1});
    QCOMPARE(page->rows[0].id.value(), QStringLiteral("i-1"));
    QCOMPARE(page->droppedRows, 0);
    QCOMPARE(page->nextToken, QString());
}

/// I52.
void TestPageReader::readsALargePageFast()
{
    const QByteArray one = R"({"InstanceId": "i-1", "InstanceName": "x"},)";
    const QByteArray body
        = R"({"Instances": {"Instance": [)" + one.repeated(350'000) + R"({"InstanceId": "i-2"}]}})";
    QElapsedTimer clock;
    clock.start();

    const auto page = read(body);

    QVERIFY(!page); // 15 MB and a third of a million rows for a question about a hundred
    QVERIFY2(clock.elapsed() < 1000, qPrintable(QString::number(clock.elapsed())));
}

QTEST_GUILESS_MAIN(TestPageReader)
#include "tst_page_reader.moc"

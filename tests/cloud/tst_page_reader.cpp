// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/time.h"
#include "instance_reader.h"
#include "page_reader.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace muster;

namespace {

ApiReply replyOf(const QByteArray& body, int status = 200)
{
    ApiReply reply;
    reply.httpStatus = status;
    reply.body = body;
    return reply;
}

QByteArray sample(const char* name)
{
    QFile file(QStringLiteral(MUSTER_TEST_DATA "/replies/") + QString::fromLatin1(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

DescribeQuery query()
{
    DescribeQuery query;
    query.region = RegionId::fromTrusted(QStringLiteral("cn-hangzhou"));
    return query;
}

/// A page with one instance that has these members.
QByteArray pageWith(const QByteArray& members)
{
    return R"({"RequestId": "R", "NextToken": "", "Instances": {"Instance": [{)" + members + "}]}}";
}

Result<InstancePage> read(const QByteArray& body)
{
    PageParser parser;
    return readInstancePage(replyOf(body), query(), parser);
}

/// The one row of a page with these members.
Instance rowWith(const QByteArray& members)
{
    const auto page = read(pageWith(R"("InstanceId": "i-1", )" + members));
    return page && page->rows.size() == 1 ? page->rows.front() : Instance{};
}

QString replaced(const QString& before, const QString& after)
{
    return before + QChar(QChar::ReplacementCharacter) + after;
}

} // namespace

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
    void leavesMissingPartsEmpty();
    void takesPartsOfAWrongTypeAsMissing_data();
    void takesPartsOfAWrongTypeAsMissing();
    void readsTheStatus_data();
    void readsTheStatus();
    void readsTimes_data();
    void readsTimes();
    void prefersThePublicAddress_data();
    void prefersThePublicAddress();
    void readsLocks_data();
    void readsLocks();
    void readsTheBatchTag_data();
    void readsTheBatchTag();
    void repairsNames_data();
    void repairsNames();
    void readsNamesThatAreEscaped();
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
void TestPageReader::leavesMissingPartsEmpty()
{
    const auto page = read(R"({"Instances": {"Instance": [{"InstanceId": "i-1"}]}})");

    QVERIFY(page);
    Instance expected;
    expected.id = InstanceId::fromTrusted(QStringLiteral("i-1"));
    expected.region = QStringLiteral("cn-hangzhou");
    QCOMPARE(page->rows[0], expected);
    QCOMPARE(page->requestId, QString());
}

void TestPageReader::takesPartsOfAWrongTypeAsMissing_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::newRow("I53 a number for a name") << QByteArray(R"("InstanceName": 5)");
    QTest::newRow("null for a zone") << QByteArray(R"("ZoneId": null)");
    QTest::newRow("I53 text for a flag") << QByteArray(R"("DeletionProtection": "true")");
    QTest::newRow("a list for addresses") << QByteArray(R"("PublicIpAddress": ["1.1.1.1"])");
    QTest::newRow("a number for an address")
        << QByteArray(R"("PublicIpAddress": {"IpAddress": [5]})");
    QTest::newRow("text for tags") << QByteArray(R"("Tags": "x")");
    QTest::newRow("text in tags") << QByteArray(R"("Tags": {"Tag": ["x", 5, null, []]})");
    QTest::newRow("a number for a tag")
        << QByteArray(R"("Tags": {"Tag": [{"TagKey": "muster:batch", "TagValue": 5}]})");
    QTest::newRow("text for locks")
        << QByteArray(R"("OperationLocks": {"LockReason": "Recycling"})");
    QTest::newRow("a number for a strategy") << QByteArray(R"("SpotStrategy": 1)");
    QTest::newRow("I53 numbers out of range")
        << QByteArray(R"("Cpu": 1e400, "Memory": 123456789012345678901234567890)");
}

void TestPageReader::takesPartsOfAWrongTypeAsMissing()
{
    QFETCH(QByteArray, members);

    const Instance row = rowWith(members);

    Instance expected;
    expected.id = InstanceId::fromTrusted(QStringLiteral("i-1"));
    expected.region = QStringLiteral("cn-hangzhou");
    QCOMPARE(row, expected);
}

void TestPageReader::readsTheStatus_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<InstanceStatus>("status");
    QTest::addColumn<QString>("statusText");
    QTest::newRow("Pending") << QByteArray("Pending") << InstanceStatus::Pending << QString();
    QTest::newRow("Starting") << QByteArray("Starting") << InstanceStatus::Starting << QString();
    QTest::newRow("Running") << QByteArray("Running") << InstanceStatus::Running << QString();
    QTest::newRow("Stopping") << QByteArray("Stopping") << InstanceStatus::Stopping << QString();
    QTest::newRow("Stopped") << QByteArray("Stopped") << InstanceStatus::Stopped << QString();
    QTest::newRow("I50 small letters")
        << QByteArray("running") << InstanceStatus::Unknown << QStringLiteral("running");
    QTest::newRow("I50 a new word")
        << QByteArray("Hibernated") << InstanceStatus::Unknown << QStringLiteral("Hibernated");
    QTest::newRow("I50 nothing") << QByteArray("") << InstanceStatus::Unknown << QString();
    QTest::newRow("I50 a long text")
        << QByteArray(1000, 'x') << InstanceStatus::Unknown << QString(256, u'x');
}

void TestPageReader::readsTheStatus()
{
    QFETCH(QByteArray, text);
    QFETCH(InstanceStatus, status);
    QFETCH(QString, statusText);

    const Instance row = rowWith("\"Status\": \"" + text + "\"");

    QCOMPARE(row.status, status);
    QCOMPARE(row.statusText, statusText);
}

void TestPageReader::readsTimes_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text :
        {"2026-11-20T02:14Z", "2026-11-20T02:14:59Z", "1970-01-01T00:00Z", "2028-02-29T00:00Z",
            "9998-12-31T23:59:59Z", "2026-02-30T00:00Z", "2027-02-29T00:00Z", "0001-01-01T00:00Z",
            "9999-12-31T23:59Z", "1969-12-31T23:59Z", "2026-11-20T02:14", "2026-11-20T02:14+08:00",
            "2026-11-20 02:14Z", "2026-11-20T24:00Z", "2026-11-20T02:60Z", "2026-11-20T02:14:60Z",
            "2026-13-01T00:00Z", "2026-00-01T00:00Z", "2026-1-1T00:00Z", "+026-11-20T02:14Z", "",
            "Z", "2026-11-20T02:14z", "2026-11-20T02:14:59.000Z"})
        QTest::newRow(
            qPrintable(QStringLiteral("I59 %1").arg(QLatin1StringView(*text ? text : "nothing"))))
            << QByteArray(text);
}

void TestPageReader::readsTimes()
{
    QFETCH(QByteArray, text);
    const auto known
        = fromIsoText(QString::fromLatin1(text)); // the rule; the page reader's own is only faster
    const qint64 expected = known ? known->time_since_epoch().count() / 1000 : 0;

    const Instance row
        = rowWith("\"CreationTime\": \"" + text + "\", \"AutoReleaseTime\": \"" + text + '"');

    QCOMPARE(row.created, expected);
    QCOMPARE(row.releaseTime, expected);
    QCOMPARE(secondsFromIso(text.toStdString()), expected);
}

void TestPageReader::prefersThePublicAddress_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QString>("address");
    QTest::newRow("public") << QByteArray(
        R"("PublicIpAddress": {"IpAddress": ["1.1.1.1", "2.2.2.2"]})")
                            << QStringLiteral("1.1.1.1");
    QTest::newRow("elastic") << QByteArray(
        R"("EipAddress": {"IpAddress": "3.3.3.3"}, "PublicIpAddress": {"IpAddress": []})")
                             << QStringLiteral("3.3.3.3");
    QTest::newRow("both") << QByteArray(
        R"("EipAddress": {"IpAddress": "3.3.3.3"}, "PublicIpAddress": {"IpAddress": ["1.1.1.1"]})")
                          << QStringLiteral("1.1.1.1");
    QTest::newRow("none") << QByteArray(
        R"("EipAddress": {"IpAddress": ""}, "PublicIpAddress": {"IpAddress": []})")
                          << QString();
}

void TestPageReader::prefersThePublicAddress()
{
    QFETCH(QByteArray, members);
    QFETCH(QString, address);

    QCOMPARE(rowWith(members).publicIp, address);
}

void TestPageReader::readsLocks_data()
{
    QTest::addColumn<QByteArray>("reasons");
    QTest::addColumn<bool>("reclaiming");
    QTest::addColumn<bool>("locked");
    QTest::newRow("none") << QByteArray("") << false << false;
    QTest::newRow("reclaimed") << QByteArray(R"({"LockReason": "Recycling"})") << true << false;
    QTest::newRow("reclaimed, small letters")
        << QByteArray(R"({"LockReason": "recycling", "LockMsg": ""})") << true << false;
    QTest::newRow("in arrears") << QByteArray(R"({"LockReason": "financial"})") << false << true;
    QTest::newRow("both") << QByteArray(
        R"({"LockReason": "security"}, {"LockReason": "Recycling"})")
                          << true << true;
}

void TestPageReader::readsLocks()
{
    QFETCH(QByteArray, reasons);
    QFETCH(bool, reclaiming);
    QFETCH(bool, locked);

    const Instance row = rowWith("\"OperationLocks\": {\"LockReason\": [" + reasons + "]}");

    QCOMPARE(row.reclaiming, reclaiming);
    QCOMPARE(row.locked, locked);
}

void TestPageReader::readsTheBatchTag_data()
{
    QTest::addColumn<QByteArray>("tags");
    QTest::addColumn<QString>("batch");
    QTest::newRow("a batch") << QByteArray(
        R"({"TagKey": "env", "TagValue": "x"}, {"TagKey": "muster:batch", "TagValue": "b1"})")
                             << QStringLiteral("b1");
    QTest::newRow("value before key")
        << QByteArray(R"({"TagValue": "b2", "TagKey": "muster:batch"})") << QStringLiteral("b2");
    QTest::newRow("another key") << QByteArray(R"({"TagKey": "muster:call", "TagValue": "b1"})")
                                 << QString();
    QTest::newRow("no identifier")
        << QByteArray(R"({"TagKey": "muster:batch", "TagValue": "a b"})") << QString();
    QTest::newRow("no tag") << QByteArray("") << QString();
}

void TestPageReader::readsTheBatchTag()
{
    QFETCH(QByteArray, tags);
    QFETCH(QString, batch);

    QCOMPARE(rowWith("\"Tags\": {\"Tag\": [" + tags + "]}").batch.value(), batch);
}

void TestPageReader::repairsNames_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("expected");
    QTest::newRow("CJK") << QByteArray("\xE6\x9D\xAD") << QString::fromUtf8("\xE6\x9D\xAD");
    QTest::newRow("an escape") << QByteArray(R"(a\u0041\n)") << QStringLiteral("aA\n");
    QTest::newRow("I56 invalid UTF-8")
        << QByteArray("a\xFFz") << replaced(QStringLiteral("a"), QStringLiteral("z"));
    QTest::newRow("I56 a lone surrogate")
        << QByteArray(R"(a\ud800z)") << replaced(QStringLiteral("a"), QStringLiteral("z"));
    QTest::newRow("I56 NUL") << QByteArray(R"(a\u0000z)")
                             << replaced(QStringLiteral("a"), QStringLiteral("z"));
    QTest::newRow("I58 markup stays as it is")
        << QByteArray(R"(<b>\u202e)") << QStringLiteral(u"<b>\u202e");
}

void TestPageReader::repairsNames()
{
    QFETCH(QByteArray, name);
    QFETCH(QString, expected);

    QCOMPARE(rowWith("\"InstanceName\": \"" + name + '"').name, expected);
}

void TestPageReader::readsNamesThatAreEscaped()
{
    QCOMPARE(rowWith(R"("Instance\u004eame": "a")").name, QStringLiteral("a"));
}

/// I44.
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/time.h"
#include "page_samples.h"

#include <QRegularExpression>
#include <QTest>

using namespace muster;

namespace {

QString replaced(const QString& before, const QString& after)
{
    return before + QChar(QChar::ReplacementCharacter) + after;
}

} // namespace

/// What is read of one row of a page.
class TestInstanceReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
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
};

void TestInstanceReader::leavesMissingPartsEmpty()
{
    const auto page = read(R"({"Instances": {"Instance": [{"InstanceId": "i-1"}]}})");

    QVERIFY(page);
    Instance expected;
    expected.id = InstanceId::fromTrusted(QStringLiteral("i-1"));
    expected.region = QStringLiteral("cn-hangzhou");
    QCOMPARE(page->rows[0], expected);
    QCOMPARE(page->requestId, QString());
}

void TestInstanceReader::takesPartsOfAWrongTypeAsMissing_data()
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

void TestInstanceReader::takesPartsOfAWrongTypeAsMissing()
{
    QFETCH(QByteArray, members);

    const Instance row = rowWith(members);

    Instance expected;
    expected.id = InstanceId::fromTrusted(QStringLiteral("i-1"));
    expected.region = QStringLiteral("cn-hangzhou");
    QCOMPARE(row, expected);
}

void TestInstanceReader::readsTheStatus_data()
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

void TestInstanceReader::readsTheStatus()
{
    QFETCH(QByteArray, text);
    QFETCH(InstanceStatus, status);
    QFETCH(QString, statusText);

    const Instance row = rowWith("\"Status\": \"" + text + "\"");

    QCOMPARE(row.status, status);
    QCOMPARE(row.statusText, statusText);
}

void TestInstanceReader::readsTimes_data()
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

void TestInstanceReader::readsTimes()
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

void TestInstanceReader::prefersThePublicAddress_data()
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

void TestInstanceReader::prefersThePublicAddress()
{
    QFETCH(QByteArray, members);
    QFETCH(QString, address);

    QCOMPARE(rowWith(members).publicIp, address);
}

void TestInstanceReader::readsLocks_data()
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

void TestInstanceReader::readsLocks()
{
    QFETCH(QByteArray, reasons);
    QFETCH(bool, reclaiming);
    QFETCH(bool, locked);

    const Instance row = rowWith("\"OperationLocks\": {\"LockReason\": [" + reasons + "]}");

    QCOMPARE(row.reclaiming, reclaiming);
    QCOMPARE(row.locked, locked);
}

void TestInstanceReader::readsTheBatchTag_data()
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

void TestInstanceReader::readsTheBatchTag()
{
    QFETCH(QByteArray, tags);
    QFETCH(QString, batch);

    QCOMPARE(rowWith("\"Tags\": {\"Tag\": [" + tags + "]}").batch.value(), batch);
}

void TestInstanceReader::repairsNames_data()
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

void TestInstanceReader::repairsNames()
{
    QFETCH(QByteArray, name);
    QFETCH(QString, expected);

    QCOMPARE(rowWith("\"InstanceName\": \"" + name + '"').name, expected);
}

void TestInstanceReader::readsNamesThatAreEscaped()
{
    QCOMPARE(rowWith(R"("Instance\u004eame": "a")").name, QStringLiteral("a"));
}

/// I44.

QTEST_GUILESS_MAIN(TestInstanceReader)
#include "tst_instance_reader.moc"

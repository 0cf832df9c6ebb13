// SPDX-License-Identifier: GPL-3.0-or-later
#include "draft_samples.h"

#include <QRegularExpression>

using namespace muster;
using namespace Qt::StringLiterals;

/// Tags, disks, host names and user data: values that are judged together.
class TestCheckGroups : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void judgesTags_data();
    void judgesTags();
    void eighteenOwnTags();
    void keepsTagValuesAsTheyAre();
    void judgesDisks_data();
    void judgesDisks();
    void judgesHostNames_data();
    void judgesHostNames();
    void judgesUserData_data();
    void judgesUserData();
    void keepsUserDataAsItIs();

private:
    static void check();
};

void TestCheckGroups::check()
{
    QFETCH(QString, pairs);
    QFETCH(QString, problems);

    QCOMPARE(problemText(checkDraft(draftWith(pairs), kContext).problems), problems);
}

void TestCheckGroups::judgesTags_data()
{
    QTest::addColumn<QString>("pairs");
    QTest::addColumn<QString>("problems");

    QTest::newRow("I08 a formula")
        << u"Tag.1.Key=env;Tag.1.Value==1+1;Tag.2.Key=b;Tag.2.Value=@SUM(A1)"_s << QString();
    QTest::newRow("I08 signs") << u"Tag.1.Key=env;Tag.1.Value=-2;Tag.2.Key=b;Tag.2.Value=+3"_s
                               << QString();
    QTest::newRow("a key without a value") << u"Tag.1.Key=env"_s << QString();
    QTest::newRow("another script") << u"Tag.1.Key=环境;Tag.1.Value=生产 環"_s << QString();
    QTest::newRow("I11 aliyun") << u"Tag.1.Key=aliyun-x"_s
                                << u"Tag.1.Key tag-key-reserved(aliyun)"_s;
    QTest::newRow("I11 Aliyun") << u"Tag.1.Key=Aliyun"_s << u"Tag.1.Key tag-key-reserved(aliyun)"_s;
    QTest::newRow("I11 acs:") << u"Tag.1.Key=acs:x"_s << u"Tag.1.Key tag-key-reserved(acs:)"_s;
    QTest::newRow("acs alone is free") << u"Tag.1.Key=acsx"_s << QString();
    QTest::newRow("I11 muster:") << u"Tag.1.Key=muster:batch"_s
                                 << u"Tag.1.Key tag-key-reserved(muster:)"_s;
    QTest::newRow("I11 http:// inside")
        << u"Tag.1.Key=see http://x"_s << u"Tag.1.Key tag-key-http"_s;
    QTest::newRow("https:// in a value")
        << u"Tag.1.Key=k;Tag.1.Value=see HTTPS://x"_s << u"Tag.1.Value tag-value-http"_s;
    QTest::newRow("I12 a doubled key")
        << u"Tag.1.Key=env;Tag.2.Key=env"_s << u"Tag.2.Key tag-duplicate(env)"_s;
    QTest::newRow("keys that differ in case") << u"Tag.1.Key=env;Tag.2.Key=Env"_s << QString();
    QTest::newRow("I12 a key of 128") << u"Tag.1.Key=%1"_s.arg(QString(128, u'k')) << QString();
    QTest::newRow("I12 a key of 129")
        << u"Tag.1.Key=%1"_s.arg(QString(129, u'k')) << u"Tag.1.Key tag-too-long(128)"_s;
    QTest::newRow("I12 a value of 129") << u"Tag.1.Key=k;Tag.1.Value=%1"_s.arg(QString(129, u'v'))
                                        << u"Tag.1.Value tag-too-long(128)"_s;
    QTest::newRow("a value without a key") << u"Tag.1.Value=v"_s << u"Tag.1.Key tag-incomplete"_s;
    QTest::newRow("a gap") << u"Tag.1.Key=a;Tag.3.Key=b"_s << u"Tag.2.Key tag-incomplete"_s;
    QTest::newRow("a BiDi override")
        << u"Tag.1.Key=a\u202Eb"_s << u"Tag.1.Key name-bad-character(<U+202E>)"_s;
    QTest::newRow("a newline in a value")
        << u"Tag.1.Key=a;Tag.1.Value=b\nc"_s << u"Tag.1.Value name-bad-character(<U+000A>)"_s;
}

void TestCheckGroups::judgesTags()
{
    check();
}

void TestCheckGroups::eighteenOwnTags()
{
    LaunchDraft draft = plainDraft();
    for (int i = 1; i <= 18; ++i)
        draft.parameters.set(u"Tag.%1.Key"_s.arg(i), u"k%1"_s.arg(i));

    QCOMPARE(problemText(checkDraft(draft, kContext).problems), QString());

    draft.parameters.set(u"Tag.19.Key"_s, u"k19"_s);
    QCOMPARE(problemText(checkDraft(draft, kContext).problems), u"Tag.19.Key too-many-tags(18)"_s);
}

void TestCheckGroups::keepsTagValuesAsTheyAre()
{
    const LaunchSpec spec = specOf(draftWith(u"Tag.1.Key= env ;Tag.1.Value= =1+1 "_s));

    QCOMPARE(spec.parameters.text(u"Tag.1.Key"_s), u"env"_s);
    QCOMPARE(spec.parameters.text(u"Tag.1.Value"_s), u" =1+1 "_s);
}

void TestCheckGroups::judgesDisks_data()
{
    QTest::addColumn<QString>("pairs");
    QTest::addColumn<QString>("problems");
    const auto size = [](const QString& disk, const QString& category, const QString& level,
                          int gib) {
        return u"%1.Category=%2;%1.PerformanceLevel=%3;%1.Size=%4"_s.arg(disk, category, level)
            .arg(gib);
    };
    struct Range
    {
        QString category;
        QString level;
        int systemMin;
        int systemMax;
        int dataMin;
        int dataMax;
    };
    const std::vector<Range> ranges{
        {u"cloud"_s, {}, 20, 500, 5, 2000},
        {u"cloud_efficiency"_s, {}, 20, 2048, 20, 32768},
        {u"cloud_ssd"_s, {}, 20, 2048, 20, 32768},
        {u"cloud_essd"_s, {}, 20, 2048, 20, 65536},
        {u"cloud_essd"_s, u"PL0"_s, 1, 2048, 1, 65536},
        {u"cloud_essd"_s, u"PL1"_s, 20, 2048, 20, 65536},
        {u"cloud_essd"_s, u"PL2"_s, 461, 2048, 461, 65536},
        {u"cloud_essd"_s, u"PL3"_s, 1261, 2048, 1261, 65536},
        {u"cloud_auto"_s, {}, 1, 2048, 1, 65536},
        {u"cloud_essd_entry"_s, {}, 20, 2048, 10, 32768},
    };
    for (const Range& range : ranges) {
        for (const auto& disk : {u"SystemDisk"_s, u"DataDisk.1"_s}) {
            const int min = disk == u"SystemDisk" ? range.systemMin : range.dataMin;
            const int max = disk == u"SystemDisk" ? range.systemMax : range.dataMax;
            const QString refused = u"%1.Size out-of-range(%2|%3)"_s.arg(disk).arg(min).arg(max);
            for (const int gib : {min - 1, min, max, max + 1}) {
                QTest::newRow(qPrintable(
                    u"I18 %1 %2 %3 of %4 GiB"_s.arg(disk, range.category, range.level).arg(gib)))
                    << size(disk, range.category, range.level, gib)
                    << (gib < min || gib > max ? refused : QString());
            }
        }
    }
    QTest::newRow("I18 a size with its unit")
        << u"SystemDisk.Size=40G"_s << u"SystemDisk.Size not-a-number(1|2048)"_s;
    QTest::newRow("I18 a negative size")
        << u"SystemDisk.Size=-40"_s << u"SystemDisk.Size out-of-range(1|2048)"_s;
    QTest::newRow("an unknown category")
        << u"SystemDisk.Category=ssd"_s
        << u"SystemDisk.Category not-allowed(cloud, cloud_efficiency, cloud_ssd, cloud_essd, cloud_auto, cloud_essd_entry)"_s;
    QTest::newRow("a level that is none")
        << u"SystemDisk.Category=cloud_essd;SystemDisk.PerformanceLevel=PL4"_s
        << u"SystemDisk.PerformanceLevel not-allowed(PL0, PL1, PL2, PL3)"_s;
    QTest::newRow("a level of another category")
        << u"SystemDisk.Category=cloud_ssd;SystemDisk.PerformanceLevel=PL1"_s
        << u"SystemDisk.PerformanceLevel both-given(SystemDisk.Category)"_s;
    QTest::newRow("bursting of another category")
        << u"SystemDisk.BurstingEnabled=true"_s
        << u"SystemDisk.BurstingEnabled both-given(SystemDisk.Category)"_s;
    QTest::newRow("provisioned IOPS by the size")
        << u"SystemDisk.Category=cloud_auto;SystemDisk.Size=20;SystemDisk.ProvisionedIops=17201"_s
        << u"SystemDisk.ProvisionedIops out-of-range(0|17200)"_s;
    QTest::newRow("provisioned IOPS at most 50,000")
        << u"SystemDisk.Category=cloud_auto;SystemDisk.Size=2048;SystemDisk.ProvisionedIops=50000"_s
        << QString();
    QTest::newRow("a data disk needs category and size")
        << u"DataDisk.1.DiskName=data"_s
        << u"DataDisk.1.Category required; DataDisk.1.Size required"_s;
    QTest::newRow("a snapshot has its size")
        << u"DataDisk.1.Category=cloud_ssd;DataDisk.1.SnapshotId=s-1"_s << QString();
    QTest::newRow("a gap between data disks")
        << u"DataDisk.2.Category=cloud_ssd;DataDisk.2.Size=40"_s
        << u"DataDisk.1.Category required; DataDisk.1.Size required"_s;
    QTest::newRow("a seventeenth data disk")
        << u"DataDisk.17.Category=cloud_ssd"_s << u"DataDisk.17.Category out-of-range(1|16)"_s;
    QTest::newRow("a disk without a range")
        << u"DataDisk.1.Category=elastic_ephemeral_disk_standard;DataDisk.1.Size=64"_s << QString();
    QTest::newRow("a device")
        << u"DataDisk.1.Category=cloud;DataDisk.1.Size=5;DataDisk.1.Device=/dev/xvdb"_s
        << QString();
    QTest::newRow("a device elsewhere")
        << u"DataDisk.1.Category=cloud;DataDisk.1.Size=5;DataDisk.1.Device=/etc/x"_s
        << u"DataDisk.1.Device not-allowed(/dev/xvdb)"_s;
    QTest::newRow("a disk's name")
        << u"SystemDisk.DiskName=x[1,2]"_s << u"SystemDisk.DiskName name-bad-character([)"_s;
    QTest::newRow("a disk's description")
        << u"SystemDisk.Description=http://x"_s << u"SystemDisk.Description name-http"_s;
}

void TestCheckGroups::judgesDisks()
{
    check();
}

void TestCheckGroups::judgesHostNames_data()
{
    QTest::addColumn<QString>("pairs");
    QTest::addColumn<QString>("problems");

    QTest::newRow("segments") << u"HostName=web-1.example"_s << QString();
    QTest::newRow("a pattern") << u"HostName=web-[1,4]"_s << QString();
    QTest::newRow("the instance id in it") << u"HostName=web-${instance_id}"_s << QString();
    QTest::newRow("one character") << u"HostName=w"_s << u"HostName name-too-short(2)"_s;
    QTest::newRow("64 characters") << u"HostName=%1"_s.arg(QString(64, u'h')) << QString();
    QTest::newRow("65 characters")
        << u"HostName=%1"_s.arg(QString(65, u'h')) << u"HostName name-too-long(64)"_s;
    QTest::newRow("a hyphen in front") << u"HostName=-web"_s << u"HostName name-bad-start"_s;
    QTest::newRow("a point at the end") << u"HostName=web."_s << u"HostName name-bad-start"_s;
    QTest::newRow("two points") << u"HostName=web..x"_s << u"HostName name-bad-start"_s;
    QTest::newRow("an underscore") << u"HostName=web_1"_s << u"HostName name-bad-character(_)"_s;
    QTest::newRow("a pattern that overflows")
        << u"HostName=web[1,1]"_s << u"HostName name-pattern-overflow"_s;
    QTest::newRow("a pattern that is none")
        << u"HostName=web[x]"_s << u"HostName name-pattern-malformed"_s;
    QTest::newRow("a name for each") << u"Amount=2;HostNames.1=ab;HostNames.2=cd"_s << QString();
    QTest::newRow("a name too few")
        << u"Amount=3;HostNames.1=ab;HostNames.2=cd"_s << u"HostNames.1 out-of-range(3|3)"_s;
    QTest::newRow("one and a list")
        << u"Amount=1;HostName=ab;HostNames.1=ab"_s << u"HostNames.1 both-given(HostName)"_s;
}

void TestCheckGroups::judgesHostNames()
{
    check();
}

void TestCheckGroups::judgesUserData_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QString>("problems");

    QTest::newRow("one byte") << QByteArray("x") << QString();
    QTest::newRow("I13 32 KiB") << QByteArray(32768, 'x') << QString();
    QTest::newRow("I13 32 KiB + 1")
        << QByteArray(32769, 'x') << u"UserData user-data-too-long(32768)"_s;
    QTest::newRow("I13 binary") << QByteArray("\0\xFF\x80\r\n", 5) << QString();
}

void TestCheckGroups::judgesUserData()
{
    QFETCH(QByteArray, raw);
    QFETCH(QString, problems);
    LaunchDraft draft = plainDraft();
    draft.parameters.set(u"UserData"_s, QString::fromLatin1(raw.toBase64()));

    QCOMPARE(problemText(checkDraft(draft, kContext).problems), problems);
}

void TestCheckGroups::keepsUserDataAsItIs()
{
    const QByteArray script("#!/bin/sh\r\necho \xE4\xB8\xBB\n");
    LaunchDraft draft = plainDraft();
    draft.parameters.set(u"UserData"_s, QString::fromLatin1(script.toBase64()));

    const LaunchSpec spec = specOf(draft);

    QCOMPARE(QByteArray::fromBase64(spec.parameters.text(u"UserData"_s).toLatin1()), script);
    for (const auto& text : {u"no base64!"_s, u"QUI"_s, u"QU=I"_s, u"QUI=\nQUI="_s, u"===="_s})
        QCOMPARE(problemText(checkDraft(draftWith(u"UserData="_s + text), kContext).problems),
            u"UserData user-data-not-base-64"_s);
}

QTEST_APPLESS_MAIN(TestCheckGroups)
#include "tst_check_groups.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "draft_samples.h"

#include <QElapsedTimer>
#include <QRegularExpression>

using namespace muster;
using namespace Qt::StringLiterals;

/// The form's rules. Where the acceptance list has a row, its name begins with the row's id.
class TestCheckDraft : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void takesThePlainDraft();
    void finds_data();
    void finds();
    void splitsAmounts_data();
    void splitsAmounts();
    void releases_data();
    void releases();
    void findsAllProblemsInTheOrderOfTheForm();
    void unknownRegionsNeedAConfirmation();
    void dropsLeadingZeros();
    void trimsOuterSpaces_data();
    void trimsOuterSpaces();
    void hugeTextsAreJudgedAtOnce_data();
    void hugeTextsAreJudgedAtOnce();
    void knowsWhatMayBeSet_data();
    void knowsWhatMayBeSet();
};

void TestCheckDraft::takesThePlainDraft()
{
    const CheckedDraft checked = checkDraft(plainDraft(), kContext);

    QCOMPARE(problemText(checked.problems), QString());
    QVERIFY(checked.spec);
    QCOMPARE(checked.spec->region.value(), u"cn-hangzhou"_s);
    QCOMPARE(checked.spec->amount, 20);
    QCOMPARE(checked.spec->instanceType(), u"ecs.g6.large"_s);
    QCOMPARE(checked.spec->publicBandwidth(), 0);
    QVERIFY(!checked.spec->name && !checked.spec->atLeast && !checked.spec->releaseTime);
    QCOMPARE(checked.spec->parameters.encoded(),
        QByteArray("ImageId=aliyun_3_x64_20G.vhd&InstanceType=ecs.g6.large&SecurityGroupId=sg-1&"
                   "VSwitchId=vsw-1"));
}

void TestCheckDraft::finds_data()
{
    QTest::addColumn<QString>("pairs");
    QTest::addColumn<QString>("problems");
    const auto good
        = [](const char* row, const QString& pairs) { QTest::newRow(row) << pairs << QString(); };
    const auto bad = [](const char* row, const QString& pairs, const QString& problems) {
        QTest::newRow(row) << pairs << problems;
    };

    bad("I01 no amount", u"Amount="_s, u"Amount required"_s);
    bad("I01 amount 0", u"Amount=0"_s, u"Amount out-of-range(1|100)"_s);
    bad("I01 amount -1", u"Amount=-1"_s, u"Amount out-of-range(1|100)"_s);
    bad("I01 amount 1.5", u"Amount=1.5"_s, u"Amount not-a-number(1|100)"_s);
    bad("I01 amount 1e3", u"Amount=1e3"_s, u"Amount not-a-number(1|100)"_s);
    bad("I01 amount 101", u"Amount=101"_s, u"Amount amount-above-100"_s);
    bad("I01 amount 10,000", u"Amount=10000"_s, u"Amount amount-above-100"_s);
    bad("I01 amount 1000001", u"Amount=1000001"_s, u"Amount out-of-range(1|100)"_s);
    bad("I01 amount 1,000,001", u"Amount=1,000,001"_s, u"Amount not-a-number(1|100)"_s);
    bad("I01 amount +5", u"Amount=+5"_s, u"Amount not-a-number(1|100)"_s);
    good("I01 amount 7 with blanks", u"Amount= 7 "_s);
    bad("I01 a number beyond 64 bits", u"Amount=99999999999999999999"_s,
        u"Amount out-of-range(1|100)"_s);
    bad("digits of another script", u"Amount=٢"_s, u"Amount not-a-number(1|100)"_s);
    good("at least as many as asked", u"MinAmount=20"_s);
    bad("at least 0", u"MinAmount=0"_s, u"MinAmount out-of-range(1|100)"_s);
    bad("at least more than asked", u"MinAmount=21"_s, u"MinAmount min-above-amount"_s);

    bad("I23 no region", u"RegionId="_s, u"RegionId required"_s);
    bad("I23 a way upwards", u"RegionId=../x"_s, u"RegionId bad-identifier(.)"_s);
    bad("I23 an unknown region", u"RegionId=cn-nowhere"_s, u"RegionId unknown-region"_s);
    bad("a region in capitals", u"RegionId=CN-hangzhou"_s, u"RegionId bad-identifier(C)"_s);
    bad("a region that ends a host name", u"RegionId=cn-hangzhou."_s,
        u"RegionId bad-identifier(.)"_s);

    bad("no image", u"ImageId="_s, u"ImageId required"_s);
    good("an image family instead", u"ImageId=;ImageFamily=my-family"_s);
    bad("image and family", u"ImageFamily=my-family"_s, u"ImageFamily both-given(ImageId)"_s);
    bad("a family that begins with a digit", u"ImageId=;ImageFamily=1x"_s,
        u"ImageFamily name-bad-start"_s);
    bad("no vSwitch", u"VSwitchId="_s, u"VSwitchId required"_s);
    bad("no type", u"InstanceType="_s, u"InstanceType required"_s);
    bad("no group", u"SecurityGroupId="_s, u"SecurityGroupId required"_s);
    bad("blanks only", u"SecurityGroupId=   "_s, u"SecurityGroupId required"_s);
    good("a list of groups", u"SecurityGroupId=;SecurityGroupIds.1=sg-1;SecurityGroupIds.2=sg-2"_s);
    bad("group and list", u"SecurityGroupIds.1=sg-2"_s,
        u"SecurityGroupIds.1 both-given(SecurityGroupId)"_s);
    bad("a gap in the list", u"SecurityGroupId=;SecurityGroupIds.1=sg-1;SecurityGroupIds.3=sg-2"_s,
        u"SecurityGroupIds.3 required"_s);
    bad("seventeen groups", u"SecurityGroupId=;SecurityGroupIds.17=sg-1"_s,
        u"SecurityGroupIds.17 out-of-range(1|16)"_s);

    bad("I09 a blank in an id", u"ImageId=my image"_s, u"ImageId bad-identifier( )"_s);
    bad("I09 a no-break space in an id", u"VSwitchId=vsw\u00A01"_s,
        u"VSwitchId bad-identifier(\u00A0)"_s);
    bad("I05 a newline in an id", u"VSwitchId=vsw\n1"_s, u"VSwitchId bad-identifier(<U+000A>)"_s);
    bad("I06 a BiDi override in an id", u"VSwitchId=vsw\u202E1"_s,
        u"VSwitchId bad-identifier(<U+202E>)"_s);
    bad("two points in an id", u"ImageId=a..b"_s, u"ImageId bad-identifier(..)"_s);
    bad("a slash at the end of an id", u"ImageId=a/"_s, u"ImageId bad-identifier(/)"_s);
    bad("an id of 129 characters", u"ImageId=%1"_s.arg(QString(129, u'x')),
        u"ImageId name-too-long(128)"_s);

    bad("I03 a name of one character", u"InstanceName=w"_s, u"InstanceName name-too-short(2)"_s);
    bad("I03 a name of 129 characters", u"InstanceName=%1"_s.arg(QString(129, u'x')),
        u"InstanceName name-too-long(128)"_s);
    bad("I03 a name that begins with a digit", u"InstanceName=1web"_s,
        u"InstanceName name-bad-start"_s);
    bad("I03 a name with http://", u"InstanceName=http://web"_s, u"InstanceName name-http"_s);
    bad("I04 a name with an emoji", u"InstanceName=web\U0001F600"_s,
        u"InstanceName name-bad-character(\U0001F600)"_s);
    good("I05 a newline at the end of a name", u"InstanceName=web\n"_s);
    bad("I05 a tab in a name", u"InstanceName=we\tb"_s,
        u"InstanceName name-bad-character(<U+0009>)"_s);
    bad("I06 a name with a BiDi override", u"InstanceName=web\u202E"_s,
        u"InstanceName name-bad-character(<U+202E>)"_s);
    bad("I07 a name in markup", u"InstanceName=<b>x</b>"_s,
        u"InstanceName name-bad-character(<)"_s);
    bad("a malformed pattern", u"InstanceName=web[1,9]"_s,
        u"InstanceName name-pattern-malformed"_s);
    bad("I10 an overflowing pattern", u"InstanceName=web[1,1]"_s,
        u"InstanceName name-pattern-overflow"_s);
    good("a pattern with a suffix", u"InstanceName=web-[1,4]-x;UniqueSuffix=true"_s);
    bad("no room for the unique suffix",
        u"InstanceName=%1;UniqueSuffix=true"_s.arg(QString(126, u'x')),
        u"InstanceName name-too-long(125)"_s);

    good("no public address", u"InternetMaxBandwidthOut=0"_s);
    good("100 Mbit/s", u"InternetMaxBandwidthOut=100;InternetChargeType=PayByBandwidth"_s);
    bad("I18 101 Mbit/s", u"InternetMaxBandwidthOut=101"_s,
        u"InternetMaxBandwidthOut out-of-range(0|100)"_s);
    bad("I18 -1 Mbit/s", u"InternetMaxBandwidthOut=-1"_s,
        u"InternetMaxBandwidthOut out-of-range(0|100)"_s);
    bad("I18 a number with its unit", u"InternetMaxBandwidthOut=5M"_s,
        u"InternetMaxBandwidthOut not-a-number(0|100)"_s);
    bad("incoming beyond 10 with a small outgoing",
        u"InternetMaxBandwidthOut=5;InternetMaxBandwidthIn=11"_s,
        u"InternetMaxBandwidthIn out-of-range(1|10)"_s);
    good("incoming up to the outgoing", u"InternetMaxBandwidthOut=50;InternetMaxBandwidthIn=50"_s);
    bad("an unknown way to charge traffic", u"InternetChargeType=Free"_s,
        u"InternetChargeType not-allowed(PayByTraffic, PayByBandwidth)"_s);
    good("a private address", u"PrivateIpAddress=192.168.0.10"_s);
    bad("no private address", u"PrivateIpAddress=192.168.0.256"_s,
        u"PrivateIpAddress not-allowed(192.168.0.1)"_s);
    bad("IPv6 addresses for several", u"Ipv6Address.1=2001:db8::1"_s,
        u"Ipv6Address.1 both-given(Amount)"_s);

    good("a key pair in Chinese", u"KeyPairName=密钥-1"_s);
    bad("a key pair with a blank", u"KeyPairName=my key"_s, u"KeyPairName bad-identifier( )"_s);

    good("as the market goes",
        u"SpotStrategy=SpotAsPriceGo;SpotDuration=0;SpotInterruptionBehavior=Stop"_s);
    good("with a cap", u"SpotStrategy=SpotWithPriceLimit;SpotPriceLimit=0.125"_s);
    bad("a cap is missing", u"SpotStrategy=SpotWithPriceLimit"_s,
        u"SpotPriceLimit price-limit-needed"_s);
    bad("a cap without use", u"SpotPriceLimit=0.5"_s, u"SpotPriceLimit price-limit-unused"_s);
    bad("four decimals", u"SpotStrategy=SpotWithPriceLimit;SpotPriceLimit=0.1255"_s,
        u"SpotPriceLimit not-a-number"_s);
    bad("a price of nothing", u"SpotStrategy=SpotWithPriceLimit;SpotPriceLimit=0.000"_s,
        u"SpotPriceLimit out-of-range(0.001|999999999)"_s);
    bad("a price in words", u"SpotStrategy=SpotWithPriceLimit;SpotPriceLimit=1e2"_s,
        u"SpotPriceLimit not-a-number"_s);
    bad("preemptible with a subscription",
        u"SpotStrategy=SpotAsPriceGo;InstanceChargeType=PrePaid;Period=1"_s,
        u"SpotStrategy spot-needs-post-paid"_s);
    bad("a strategy that is none", u"SpotStrategy=Cheap"_s,
        u"SpotStrategy not-allowed(NoSpot, SpotWithPriceLimit, SpotAsPriceGo)"_s);
    bad("protected hours", u"SpotDuration=2"_s, u"SpotDuration out-of-range(0|1)"_s);
    bad("an unknown charge type", u"InstanceChargeType=Free"_s,
        u"InstanceChargeType not-allowed(PostPaid, PrePaid)"_s);
    bad("a subscription without its period", u"InstanceChargeType=PrePaid"_s, u"Period required"_s);
    bad("a period of ten months", u"InstanceChargeType=PrePaid;Period=10"_s,
        u"Period not-allowed(1–9, 12, 24, 36, 48, 60)"_s);
    bad("five weeks", u"InstanceChargeType=PrePaid;PeriodUnit=Week;Period=5"_s,
        u"Period not-allowed(1, 2, 3, 4)"_s);
    bad("protection of a preemptible one", u"SpotStrategy=SpotAsPriceGo;DeletionProtection=true"_s,
        u"DeletionProtection both-given(SpotStrategy)"_s);
    bad("a bool in words", u"DeletionProtection=yes"_s,
        u"DeletionProtection not-allowed(true, false)"_s);

    bad("Forbidden names", u"ClientToken=x;DryRun=true;Password=Secret-1"_s,
        u"ClientToken forbidden; DryRun forbidden; Password forbidden"_s);
    bad("the release time is a choice of its own", u"AutoReleaseTime=2026-11-25T10:00:00Z"_s,
        u"AutoReleaseTime forbidden"_s);
    bad("unknown names",
        u"Acount=1;Action=RunInstances;Tag.0.Key=x;Tag.N.Key=x;DataDisk.01.Size=20"_s,
        u"Acount unknown-parameter; Action unknown-parameter; DataDisk.01.Size unknown-parameter; "
        u"Tag.0.Key "
        "unknown-parameter; Tag.N.Key unknown-parameter"_s);
}

void TestCheckDraft::finds()
{
    QFETCH(QString, pairs);
    QFETCH(QString, problems);

    const CheckedDraft checked = checkDraft(draftWith(pairs), kContext);

    QCOMPARE(problemText(checked.problems), problems);
    QCOMPARE(checked.spec.has_value(), problems.isEmpty());
}

void TestCheckDraft::splitsAmounts_data()
{
    QTest::addColumn<QString>("pairs");
    QTest::addColumn<QString>("problems");

    QTest::newRow("I02 100") << u"Amount=100"_s << QString();
    QTest::newRow("I02 101") << u"Amount=101"_s << QString();
    QTest::newRow("I02 1000") << u"Amount=1000"_s << QString();
    QTest::newRow("I01 10,000") << u"Amount=10000"_s << QString();
    QTest::newRow("I01 10,001") << u"Amount=10001"_s << u"Amount out-of-range(1|10000)"_s;
    QTest::newRow("at least with one call") << u"Amount=100;MinAmount=50"_s << QString();
    QTest::newRow("at least with two calls")
        << u"Amount=101;MinAmount=50"_s << u"MinAmount min-with-split"_s;
    QTest::newRow("I10 a pattern over three calls")
        << u"Amount=250;InstanceName=web-[1,4]-x"_s << QString();
    QTest::newRow("I10 a pattern too narrow for all calls")
        << u"Amount=250;InstanceName=web[1,2]"_s << u"InstanceName name-pattern-overflow"_s;
    QTest::newRow("a unique suffix would begin again")
        << u"Amount=250;InstanceName=web;UniqueSuffix=true"_s
        << u"UniqueSuffix both-given(Amount)"_s;
    QTest::newRow("one address for two calls")
        << u"Amount=101;PrivateIpAddress=10.0.0.9"_s << u"PrivateIpAddress both-given(Amount)"_s;
}

void TestCheckDraft::splitsAmounts()
{
    QFETCH(QString, pairs);
    QFETCH(QString, problems);
    LaunchDraft draft = draftWith(pairs);
    draft.split = true;

    QCOMPARE(problemText(checkDraft(draft, kContext).problems), problems);
}

void TestCheckDraft::releases_data()
{
    using Kind = ReleaseChoice::Kind;
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("pairs");
    QTest::addColumn<QString>("outcome");

    QTest::newRow("never") << Kind::Never << u"rubbish"_s << QString() << QString();
    QTest::newRow("in a span") << Kind::InSpan << u" 8h "_s << QString()
                               << u"2026-11-24T18:01:00Z"_s;
    QTest::newRow("in 30 minutes")
        << Kind::InSpan << u"30m"_s << QString() << u"2026-11-24T10:32:00Z"_s;
    QTest::newRow("I14 in 29 minutes")
        << Kind::InSpan << u"29m"_s << QString() << u"AutoReleaseTime release-too-soon"_s;
    QTest::newRow("no span") << Kind::InSpan << u"8"_s << QString()
                             << u"AutoReleaseTime span-malformed"_s;
    QTest::newRow("a span that was not filled in")
        << Kind::InSpan << QString() << QString() << u"AutoReleaseTime required"_s;
    QTest::newRow("at a time") << Kind::AtTime << u"2026-11-24T18:00Z"_s << QString()
                               << u"2026-11-24T18:00:00Z"_s;
    QTest::newRow("I14 past") << Kind::AtTime << u"2026-11-24T09:00:00Z"_s << QString()
                              << u"AutoReleaseTime release-too-soon"_s;
    QTest::newRow("I14 three years and a day")
        << Kind::AtTime << u"2029-11-25T10:00:00Z"_s << QString()
        << u"AutoReleaseTime release-too-late"_s;
    QTest::newRow("with seconds") << Kind::AtTime << u"2026-11-24T18:00:01Z"_s << QString()
                                  << u"AutoReleaseTime release-not-whole-minute"_s;
    QTest::newRow("no time") << Kind::AtTime << u"tomorrow"_s << QString()
                             << u"AutoReleaseTime release-malformed"_s;
    QTest::newRow("with a subscription")
        << Kind::InSpan << u"8h"_s << u"InstanceChargeType=PrePaid;Period=1"_s
        << u"AutoReleaseTime release-needs-post-paid"_s;
}

void TestCheckDraft::releases()
{
    QFETCH(ReleaseChoice::Kind, kind);
    QFETCH(QString, text);
    QFETCH(QString, pairs);
    QFETCH(QString, outcome);
    LaunchDraft draft = draftWith(pairs);
    draft.release = {kind, text};

    const CheckedDraft checked = checkDraft(draft, kContext);

    const bool hasTime = checked.spec && checked.spec->releaseTime;
    QCOMPARE(hasTime ? checked.spec->releaseTime->text() : problemText(checked.problems), outcome);
}

void TestCheckDraft::findsAllProblemsInTheOrderOfTheForm()
{
    LaunchDraft draft = draftWith(
        u"RegionId=;InstanceType=a "
        u"b;Amount=0;InstanceName=x;SecurityGroupId=;InternetMaxBandwidthOut=x;SpotPriceLimit=1;"
        "Tag.2.Key=aliyun;Tag.10.Key=b;HostName=x;Zebra=1"_s);
    draft.release = {ReleaseChoice::Kind::AtTime, u"x"_s};

    const CheckedDraft checked = checkDraft(draft, kContext);

    QStringList fields;
    for (const Problem& problem : checked.problems)
        fields += problem.field;
    QCOMPARE(fields.join(u' '),
        u"RegionId InstanceType Amount InstanceName SecurityGroupId InternetMaxBandwidthOut "
        u"SpotPriceLimit "
        "AutoReleaseTime Tag.1.Key Tag.2.Key Tag.3.Key Tag.4.Key Tag.5.Key Tag.6.Key Tag.7.Key "
        "Tag.8.Key Tag.9.Key "
        "HostName Zebra"_s);
}

void TestCheckDraft::unknownRegionsNeedAConfirmation()
{
    CheckContext confirmed = kContext;
    confirmed.isCustomRegionConfirmed = true;

    QVERIFY(checkDraft(draftWith(u"RegionId=my-region-7"_s), confirmed).spec);
    QVERIFY(!checkDraft(draftWith(u"RegionId=my.region/7"_s), confirmed).spec);
}

void TestCheckDraft::dropsLeadingZeros()
{
    const LaunchSpec spec = specOf(draftWith(u"Amount=007;InternetMaxBandwidthOut=010"_s));

    QCOMPARE(spec.amount, 7);
    QCOMPARE(spec.parameters.text(u"InternetMaxBandwidthOut"_s), u"10"_s);
    const QString zeros(40, u'0');
    QVERIFY(
        !checkDraft(draftWith(u"InternetMaxBandwidthOut=%1"_s.arg(zeros + u'5')), kContext).spec);
}

void TestCheckDraft::trimsOuterSpaces_data()
{
    QTest::addColumn<QString>("value");

    QTest::newRow("I09 blanks") << u"  vsw-9 "_s;
    QTest::newRow("I09 a no-break space") << u"\u00A0vsw-9\u00A0"_s;
    QTest::newRow("I09 an ideographic space") << u"\u3000vsw-9"_s;
    QTest::newRow("a newline") << u"vsw-9\r\n"_s;
}

void TestCheckDraft::trimsOuterSpaces()
{
    QFETCH(QString, value);

    const CheckedDraft checked = checkDraft(draftWith(u"VSwitchId="_s + value), kContext);

    QVERIFY(checked.spec);
    QCOMPARE(checked.spec->parameters.text(u"VSwitchId"_s), u"vsw-9"_s);
}

void TestCheckDraft::hugeTextsAreJudgedAtOnce_data()
{
    QTest::addColumn<QString>("field");

    for (const auto& field : {u"RegionId"_s, u"Amount"_s, u"InstanceName"_s, u"ImageId"_s,
             u"KeyPairName"_s, u"UserData"_s, u"Tag.1.Key"_s, u"Tag.1.Value"_s, u"HostName"_s,
             u"Description"_s, u"SystemDisk.Size"_s, u"SpotPriceLimit"_s, u"PrivateIpAddress"_s,
             u"DataDisk.1.Device"_s})
        QTest::newRow(qPrintable(u"I24 ten million characters in "_s + field)) << field;
}

void TestCheckDraft::hugeTextsAreJudgedAtOnce()
{
    QFETCH(QString, field);
    LaunchDraft draft = plainDraft();
    draft.parameters.set(field, QString(10'000'000, u'7'));

    QElapsedTimer timer;
    timer.start();
    const CheckedDraft checked = checkDraft(draft, kContext);

    QVERIFY(!checked.spec);
    QVERIFY2(timer.elapsed() < 200, qPrintable(QString::number(timer.elapsed())));
}

void TestCheckDraft::knowsWhatMayBeSet_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("may");

    for (const auto& name :
        {u"ImageId"_s, u"Amount"_s, u"MinAmount"_s, u"AutoReleaseTime"_s, u"SystemDisk.Category"_s,
            u"Tag.1.Key"_s, u"DataDisk.16.Size"_s, u"NetworkInterface.1.SecurityGroupIds.2"_s})
        QTest::newRow(qPrintable(name)) << name << true;
    for (const auto& name :
        {u"ClientToken"_s, u"DryRun"_s, u"Password"_s, u"imageid"_s, u"Tag.Key"_s, u"Tag.1"_s,
            u"Tag.01.Key"_s, u"SystemDisk.1.Size"_s, u"Signature"_s, u"AccessKeyId"_s, u""_s})
        QTest::newRow(qPrintable(u"not '%1'"_s.arg(name))) << name << false;
}

void TestCheckDraft::knowsWhatMayBeSet()
{
    QFETCH(QString, name);
    QFETCH(bool, may);

    QCOMPARE(isSettableParameter(name), may);
}

QTEST_APPLESS_MAIN(TestCheckDraft)
#include "tst_check_draft.moc"

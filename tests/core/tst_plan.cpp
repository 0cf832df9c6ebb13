// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/launch/plan.h"
#include "draft_samples.h"

#include <QCryptographicHash>
#include <QDate>
#include <QRegularExpression>
#include <QSet>

using namespace muster;
using namespace Qt::StringLiterals;

class TestPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void freezesOneCall();
    void splits_data();
    void splits();
    void namesRunOn();
    void hostNamesRunOn();
    void ownTagsComeFirst();
    void atLeastGoesWithOneCall();
    void labels_data();
    void labels();
    void ordersAgainUnderANewToken();
    void refusesToOrderAgainWhatItCannotRead();
    void asksForADryRunOfOne();
};

namespace {

const BatchId kBatch = BatchId::fromTrusted(u"0123456789abcdef0123456789abcdef"_s);
const QDate kDate(2026, 4, 12);

Plan planOf(const QString& pairs, bool split = false)
{
    LaunchDraft draft = draftWith(pairs);
    draft.split = split;
    return makePlan(specOf(draft), kBatch, QString(), kDate);
}

Parameters requestOf(const PlannedCall& call)
{
    return *Parameters::fromEncoded(call.request);
}

} // namespace

void TestPlan::freezesOneCall()
{
    LaunchDraft draft = draftWith(u"InstanceName=web-[001,3];InternetMaxBandwidthOut=1"_s);
    draft.release = {ReleaseChoice::Kind::InSpan, u"8h"_s};

    const Plan plan = makePlan(specOf(draft), kBatch, u"web-tier"_s, kDate);

    QCOMPARE(plan.calls.size(), std::size_t{1});
    const PlannedCall& call = plan.calls.front();
    QCOMPARE(call.index, 1);
    QCOMPARE(call.generation, 1);
    QCOMPARE(call.amount.value(), 20);
    QCOMPARE(call.token.value(), u"m1-0123456789abcdef0123456789abcdef-001-1"_s);
    QCOMPARE(call.request,
        QByteArray(
            "Amount=20&AutoReleaseTime=2026-11-24T18%3A01%3A00Z&"
            "ClientToken=m1-0123456789abcdef0123456789abcdef-001-1&ImageId=aliyun_3_x64_20G.vhd&"
            "InstanceName=web-%5B1%2C3%5D&InstanceType=ecs.g6.large&InternetMaxBandwidthOut=1&"
            "RegionId=cn-hangzhou&SecurityGroupId=sg-1&Tag.1.Key=muster%3Abatch&"
            "Tag.1.Value=0123456789abcdef0123456789abcdef&Tag.2.Key=muster%3Acall&"
            "Tag.2.Value=0123456789abcdef0123456789abcdef-001-1&VSwitchId=vsw-1"));
    QCOMPARE(call.digest, QCryptographicHash::hash(call.request, QCryptographicHash::Sha256));
    QCOMPARE(plan.label, u"web-0412"_s);
}

void TestPlan::splits_data()
{
    QTest::addColumn<int>("amount");
    QTest::addColumn<int>("calls");
    QTest::addColumn<int>("last");

    QTest::newRow("I02 100 in one call") << 100 << 1 << 100;
    QTest::newRow("I02 101 in two calls") << 101 << 2 << 1;
    QTest::newRow("250 in three calls") << 250 << 3 << 50;
    QTest::newRow("I02 1000 in ten calls") << 1000 << 10 << 100;
    QTest::newRow("10,000 in a hundred calls") << 10000 << 100 << 100;
}

void TestPlan::splits()
{
    QFETCH(int, amount);
    QFETCH(int, calls);
    QFETCH(int, last);

    const Plan plan = planOf(u"Amount=%1"_s.arg(amount), true);

    QCOMPARE(static_cast<int>(plan.calls.size()), calls);
    QCOMPARE(plan.calls.back().amount.value(), last);
    int sum = 0;
    QSet<QString> tokens;
    for (const PlannedCall& call : plan.calls) {
        sum += call.amount.value();
        tokens.insert(call.token.value());
        QVERIFY(call.token.value().size() <= 64);
        QCOMPARE(requestOf(call).text(u"Amount"_s), QString::number(call.amount.value()));
    }
    QCOMPARE(sum, amount);
    QCOMPARE(static_cast<int>(tokens.size()), calls);
}

void TestPlan::namesRunOn()
{
    const Plan plan = planOf(u"Amount=250;InstanceName=web-[1,4]-x"_s, true);

    QCOMPARE(requestOf(plan.calls[0]).text(u"InstanceName"_s), u"web-[1,4]-x"_s);
    QCOMPARE(requestOf(plan.calls[1]).text(u"InstanceName"_s), u"web-[101,4]-x"_s);
    QCOMPARE(requestOf(plan.calls[2]).text(u"InstanceName"_s), u"web-[201,4]-x"_s);
}

void TestPlan::hostNamesRunOn()
{
    const Plan plan = planOf(u"Amount=101;HostName=web-[1,4]"_s, true);

    QCOMPARE(requestOf(plan.calls[0]).text(u"HostName"_s), u"web-[1,4]"_s);
    QCOMPARE(requestOf(plan.calls[1]).text(u"HostName"_s), u"web-[101,4]"_s);
}

void TestPlan::ownTagsComeFirst()
{
    const Plan plan = planOf(u"Tag.1.Key=env;Tag.1.Value=prod;Tag.2.Key=bare"_s);

    const Parameters request = requestOf(plan.calls.front());
    QCOMPARE(request.text(u"Tag.1.Key"_s), u"env"_s);
    QCOMPARE(request.text(u"Tag.2.Key"_s), u"bare"_s);
    QVERIFY(!request.contains(u"Tag.2.Value"_s));
    QCOMPARE(request.text(u"Tag.3.Key"_s), kBatchTag);
    QCOMPARE(request.text(u"Tag.3.Value"_s), kBatch.value());
    QCOMPARE(request.text(u"Tag.4.Key"_s), kCallTag);
    QCOMPARE(request.text(u"Tag.4.Value"_s), callTagValue(plan.calls.front().token));
    QVERIFY(!request.contains(u"Tag.5.Key"_s));
}

void TestPlan::atLeastGoesWithOneCall()
{
    const Plan plan = planOf(u"MinAmount=15"_s);

    QVERIFY(plan.calls.front().atLeast);
    QCOMPARE(plan.calls.front().atLeast->value(), 15);
    QCOMPARE(requestOf(plan.calls.front()).text(u"MinAmount"_s), u"15"_s);
    QVERIFY(!planOf(QString()).calls.front().atLeast);
    QVERIFY(!requestOf(planOf(QString()).calls.front()).contains(u"MinAmount"_s));
}

void TestPlan::labels_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("profile");
    QTest::addColumn<QString>("label");

    QTest::newRow("the prefix of a pattern") << u"web-[001,3]"_s << u"p"_s << u"web-0412"_s;
    QTest::newRow("a prefix of two parts") << u"web_db.[1,3]-x"_s << u"p"_s << u"web_db-0412"_s;
    QTest::newRow("a plain name") << u"web"_s << u"p"_s << u"web-0412"_s;
    QTest::newRow("no name: the profile") << QString() << u" web  tier "_s << u"web tier-0412"_s;
    QTest::newRow("neither") << QString() << QString() << u"batch-0412"_s;
}

void TestPlan::labels()
{
    QFETCH(QString, name);
    QFETCH(QString, profile);
    QFETCH(QString, label);

    const LaunchSpec spec
        = specOf(draftWith(name.isEmpty() ? QString() : u"InstanceName="_s + name));

    QCOMPARE(makePlan(spec, kBatch, profile, kDate).label, label);
}

void TestPlan::ordersAgainUnderANewToken()
{
    const Plan plan = planOf(u"Amount=101;Tag.1.Key=env;MinAmount="_s, true);
    const PlannedCall& first = plan.calls[1];

    const auto again = nextGeneration(first, kBatch);

    QVERIFY(again);
    QCOMPARE(again->generation, 2);
    QCOMPARE(again->index, 2);
    QCOMPARE(again->token.value(), u"m1-0123456789abcdef0123456789abcdef-002-2"_s);
    QByteArray expected = first.request;
    expected.replace("-002-1", "-002-2");
    QCOMPARE(again->request, expected);
    QVERIFY(again->digest != first.digest);
    QCOMPARE(requestOf(*again).text(u"Tag.3.Value"_s), u"0123456789abcdef0123456789abcdef-002-2"_s);
}

void TestPlan::refusesToOrderAgainWhatItCannotRead()
{
    PlannedCall call = planOf(QString()).calls.front();
    call.request += "&broken";
    QCOMPARE(nextGeneration(call, kBatch).error().kind, Error::Kind::Malformed);

    call.request = "Amount=1";
    QCOMPARE(nextGeneration(call, kBatch).error().kind, Error::Kind::Malformed);
}

void TestPlan::asksForADryRunOfOne()
{
    const LaunchSpec spec
        = specOf(draftWith(u"InstanceName=web-[001,3];MinAmount=5;Tag.1.Key=env"_s));

    const Parameters request = dryRunRequest(spec);

    QCOMPARE(request.text(u"Amount"_s), u"1"_s);
    QCOMPARE(request.text(u"DryRun"_s), u"true"_s);
    QCOMPARE(request.text(u"InstanceName"_s), u"web-001"_s);
    QCOMPARE(request.text(u"RegionId"_s), u"cn-hangzhou"_s);
    QVERIFY(!request.contains(u"ClientToken"_s));
    QVERIFY(!request.contains(u"MinAmount"_s));
}

QTEST_APPLESS_MAIN(TestPlan)
#include "tst_plan.moc"

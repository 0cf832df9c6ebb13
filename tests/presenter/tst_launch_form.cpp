// SPDX-License-Identifier: GPL-3.0-or-later
#include "presenter/launch_form.h"
#include "session_world.h"

#include <QRegularExpression>
#include <QTest>

using namespace muster;
using namespace Qt::StringLiterals;

class TestLaunchForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aDraftSurvivesTheForm_data();
    void aDraftSurvivesTheForm();
    void emptyFieldsAreLeftOut();
    void bandwidthCountsOnlyWithAPublicIp();
    void thePriceLimitCountsOnlyWithItsChoice();
    void emptyTagRowsAreLeftOut();
    void problemsStandAtTheirField_data();
    void problemsStandAtTheirField();
    void everyTextFieldCanBeSet();
};

void TestLaunchForm::aDraftSurvivesTheForm_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");

    QTest::newRow("a field of the form") << u"KeyPairName"_s << u"ops"_s;
    QTest::newRow("a parameter without a field") << u"HostName"_s << u"web"_s;
    QTest::newRow("public bandwidth") << u"InternetMaxBandwidthOut"_s << u"5"_s;
    QTest::newRow("subscription") << u"InstanceChargeType"_s << u"PrePaid"_s;
    QTest::newRow("several groups") << u"SecurityGroupIds.1"_s << u"sg-2"_s;
    QTest::newRow("disk") << u"SystemDisk.Category"_s << u"cloud_essd"_s;
    QTest::newRow("a data disk") << u"DataDisk.1.Size"_s << u"40"_s;
}

void TestLaunchForm::aDraftSurvivesTheForm()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    LaunchDraft draft = SessionWorld::draft();
    draft.split = true;
    draft.release = {ReleaseChoice::Kind::AtTime, u"2026-04-12T18:00:00Z"_s};
    draft.parameters.set(name, value);
    draft.parameters.set(u"Tag.1.Key"_s, u"env"_s);
    draft.parameters.set(u"Tag.1.Value"_s, u"test"_s);
    draft.parameters.set(u"Tag.2.Key"_s, u"team"_s);
    draft.parameters.set(u"Tag.2.Value"_s, QString());

    const LaunchForm form = LaunchForm::fromDraft(draft);

    QCOMPARE(form.tags, (std::vector<TagField>{{u"env"_s, u"test"_s}, {u"team"_s, QString()}}));
    QCOMPARE(form.toDraft(), draft);
}

void TestLaunchForm::emptyFieldsAreLeftOut()
{
    const LaunchForm form;

    const LaunchDraft draft = form.toDraft();

    QCOMPARE(draft.parameters.values().size(), size_t(1));
    QCOMPARE(draft.parameters.text(u"Amount"_s), u"1"_s);
}

void TestLaunchForm::bandwidthCountsOnlyWithAPublicIp()
{
    LaunchForm form;
    form.bandwidth = u"5"_s;
    QVERIFY(!form.toDraft().parameters.contains(u"InternetMaxBandwidthOut"_s));
    form.publicIp = true;
    QCOMPARE(form.toDraft().parameters.text(u"InternetMaxBandwidthOut"_s), u"5"_s);
    LaunchDraft none;
    none.parameters.set(u"InternetMaxBandwidthOut"_s, u"0"_s);
    QVERIFY(!LaunchForm::fromDraft(none).publicIp);
}

void TestLaunchForm::thePriceLimitCountsOnlyWithItsChoice()
{
    LaunchForm form;
    form.priceLimit = u"0.5"_s;
    form.charge = ChargeChoice::SpotMarketPrice;
    QVERIFY(!form.toDraft().parameters.contains(u"SpotPriceLimit"_s));
    QCOMPARE(form.toDraft().parameters.text(u"SpotStrategy"_s), u"SpotAsPriceGo"_s);
    form.charge = ChargeChoice::SpotPriceLimit;
    QCOMPARE(form.toDraft().parameters.text(u"SpotPriceLimit"_s), u"0.5"_s);
    QCOMPARE(LaunchForm::fromDraft(form.toDraft()).priceLimit, u"0.5"_s);
    QCOMPARE(LaunchForm::fromDraft(form.toDraft()).charge, ChargeChoice::SpotPriceLimit);
}

void TestLaunchForm::emptyTagRowsAreLeftOut()
{
    LaunchForm form;
    form.tags = {{u"a"_s, u"1"_s}, {QString(), QString()}, {u"b"_s, u"2"_s}};

    const Parameters parameters = form.toDraft().parameters;

    QCOMPARE(parameters.text(u"Tag.2.Key"_s), u"b"_s);
    QVERIFY(!parameters.contains(u"Tag.3.Key"_s));
}

void TestLaunchForm::problemsStandAtTheirField_data()
{
    QTest::addColumn<QString>("parameter");
    QTest::addColumn<int>("kind");
    QTest::addColumn<LaunchField>("field");
    const int never = int(ReleaseChoice::Kind::Never);

    QTest::newRow("amount") << u"Amount"_s << never << LaunchField::Amount;
    QTest::newRow("bandwidth") << u"InternetMaxBandwidthOut"_s << never << LaunchField::Bandwidth;
    QTest::newRow("a tag") << u"Tag.2.Key"_s << never << LaunchField::Tags;
    QTest::newRow("charge") << u"SpotStrategy"_s << never << LaunchField::ChargeType;
    QTest::newRow("another parameter") << u"HostName"_s << never << LaunchField::Other;
    QTest::newRow("a span") << u"AutoReleaseTime"_s << int(ReleaseChoice::Kind::InSpan)
                            << LaunchField::ReleaseSpan;
    QTest::newRow("a time") << u"AutoReleaseTime"_s << int(ReleaseChoice::Kind::AtTime)
                            << LaunchField::ReleaseUtc;
}

void TestLaunchForm::problemsStandAtTheirField()
{
    QFETCH(QString, parameter);
    QFETCH(int, kind);
    LaunchForm form;
    form.release = static_cast<ReleaseChoice::Kind>(kind);

    QTEST(launchFieldOf({parameter, ProblemCode::Required, {}}, form), "field");
}

void TestLaunchForm::everyTextFieldCanBeSet()
{
    for (int i = 0; i <= int(LaunchField::Other); ++i) {
        const auto field = static_cast<LaunchField>(i);
        LaunchForm form;
        if (form.setText(field, u"text"_s))
            QCOMPARE(form.text(field), u"text"_s);
        else
            QCOMPARE(form.text(field), QString());
    }
}

QTEST_GUILESS_MAIN(TestLaunchForm)
#include "tst_launch_form.moc"

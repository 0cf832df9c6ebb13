// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/launch/launch_spec.h"
#include "sample_profile.h"
#include "support/fake_stores.h"

#include <QRegularExpression>
#include <QTest>

using namespace muster;
using namespace muster::app;
using namespace Qt::StringLiterals;

namespace {

Parameters defaults()
{
    Parameters parameters;
    parameters.set(u"RegionId"_s, u"cn-hangzhou"_s);
    parameters.set(u"ZoneId"_s, u"cn-hangzhou-g"_s);
    parameters.set(u"VSwitchId"_s, u"vsw-1"_s);
    parameters.set(u"SecurityGroupId"_s, u"sg-1"_s);
    parameters.set(u"ImageId"_s, u"img-1"_s);
    parameters.set(u"InstanceType"_s, u"ecs.g6.large"_s);
    parameters.set(u"KeyPairName"_s, u"ops"_s);
    return parameters;
}

} // namespace

class TestSampleProfile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void isReadyToLaunch()
    {
        const CheckContext context{UtcTime(seconds(1780000000))};

        const CheckedDraft checked = checkDraft(sampleProfile(defaults()).draft, context);

        QVERIFY(checked.problems.empty());
        QCOMPARE(checked.spec->amount, 20);
        QCOMPARE(checked.spec->publicBandwidth(), 1);
        QVERIFY(checked.spec->releaseTime);
    }

    void isAddedToAnEmptyLibraryOnly()
    {
        FakeProfileStore store;
        QVERIFY(addSampleProfile(store, defaults()));
        QCOMPARE(store.all()->size(), size_t{1});

        QVERIFY(store.remove(u"web-tier"_s));
        Profile own;
        own.name = u"mine"_s;
        QVERIFY(store.add(own));
        QVERIFY(addSampleProfile(store, defaults()));

        QCOMPARE(store.all()->size(), size_t{1});
    }
};

QTEST_GUILESS_MAIN(TestSampleProfile)
#include "tst_sample_profile.moc"

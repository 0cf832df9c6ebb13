// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/region.h"
#include "core/ids.h"
#include "core/launch/bandwidth.h"
#include "core/launch/instance_count.h"
#include "core/launch/profile_name.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace muster;
using namespace Qt::StringLiterals;

/// The small values: counts, ids, regions, names of profiles.
class TestValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void countsAreFromOneToHundred();
    void bandwidthIsFromZeroToHundred();
    void judgesIdentifiers_data();
    void judgesIdentifiers();
    void knowsTheRegions();
    void judgesProfileNames_data();
    void judgesProfileNames();
    void namesThatCountAsTheSame_data();
    void namesThatCountAsTheSame();
};

void TestValues::countsAreFromOneToHundred()
{
    QVERIFY(!InstanceCount::from(0));
    QVERIFY(!InstanceCount::from(-1));
    QVERIFY(!InstanceCount::from(101));
    QCOMPARE(InstanceCount::from(1)->value(), 1);
    QCOMPARE(InstanceCount::from(100)->value(), 100);
    QCOMPARE(InstanceCount::from(0).error().kind, Error::Kind::Invalid);
}

void TestValues::bandwidthIsFromZeroToHundred()
{
    QVERIFY(!Bandwidth::from(-1));
    QVERIFY(!Bandwidth::from(101));
    QCOMPARE(Bandwidth::from(0)->value(), 0);
    QCOMPARE(Bandwidth::from(100)->value(), 100);
}

void TestValues::judgesIdentifiers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isPlain");

    QTest::newRow("an instance id") << u"i-bp1a2b3c"_s << true;
    QTest::newRow("a type") << u"ecs.g6.large"_s << true;
    QTest::newRow("a slash inside") << u"acs:ram/role"_s << true;
    QTest::newRow("128 characters") << QString(128, u'a') << true;
    QTest::newRow("129 characters") << QString(129, u'a') << false;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("a way upwards") << u"../x"_s << false;
    QTest::newRow("two points inside") << u"a..b"_s << false;
    QTest::newRow("a slash in front") << u"/etc"_s << false;
    QTest::newRow("a slash at the end") << u"etc/"_s << false;
    QTest::newRow("a blank") << u"i-1 2"_s << false;
    QTest::newRow("a newline") << u"i-1\n"_s << false;
    QTest::newRow("a quote") << u"i-1\""_s << false;
    QTest::newRow("a letter of another script") << u"i-й"_s << false;
    QTest::newRow("ten million characters") << QString(10'000'000, u'a') << false;
}

void TestValues::judgesIdentifiers()
{
    QFETCH(QString, text);
    QFETCH(bool, isPlain);

    QCOMPARE(isPlainIdentifier(text), isPlain);
    QCOMPARE(InstanceId::from(text).has_value(), isPlain);
}

void TestValues::knowsTheRegions()
{
    QCOMPARE(builtInRegions().size(), std::size_t{39});
    QSet<QString> ids;
    for (const RegionInfo& region : builtInRegions()) {
        QVERIFY(isPlainIdentifier(region.id));
        QVERIFY(isPlainIdentifier(region.ecsHost));
        QVERIFY(region.ecsHost.endsWith(u".aliyuncs.com"));
        QVERIFY(!region.englishName.isEmpty() && !region.chineseName.isEmpty());
        ids.insert(region.id);
    }
    QCOMPARE(ids.size(), 39);
    QCOMPARE(builtInRegion(u"cn-hangzhou")->ecsHost, u"ecs.cn-hangzhou.aliyuncs.com"_s);
    QCOMPARE(builtInRegion(u"cn-hangzhou-finance")->ecsHost, u"ecs.aliyuncs.com"_s);
    QVERIFY(!builtInRegion(u"cn-nowhere"));
}

void TestValues::judgesProfileNames_data()
{
    using Fault = ProfileNameCheck::Fault;
    QTest::addColumn<QString>("name");
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<QString>("bad");

    QTest::newRow("a plain name") << u"web-tier"_s << Fault::None << QString();
    QTest::newRow("blanks and other scripts") << u"前端 Ж 1"_s << Fault::None << QString();
    QTest::newRow("one point") << u"v1.2"_s << Fault::None << QString();
    QTest::newRow("128 characters") << QString(128, u'x') << Fault::None << QString();
    QTest::newRow("129 characters") << QString(129, u'x') << Fault::TooLong << QString();
    QTest::newRow("empty") << QString() << Fault::Empty << QString();
    QTest::newRow("blanks only") << u"   "_s << Fault::Empty << QString();
    QTest::newRow("a slash") << u"a/b"_s << Fault::BadCharacter << u"/"_s;
    QTest::newRow("a backslash") << u"a\\b"_s << Fault::BadCharacter << u"\\"_s;
    QTest::newRow("a way upwards") << u"..secret"_s << Fault::DotDot << QString();
    QTest::newRow("NUL") << u"a\0b"_s << Fault::BadCharacter << u"<U+0000>"_s;
    QTest::newRow("a newline at the end") << u"web\n"_s << Fault::BadCharacter << u"<U+000A>"_s;
    QTest::newRow("a BiDi override") << u"web\u202Etxt"_s << Fault::BadCharacter << u"<U+202E>"_s;
    QTest::newRow("a zero-width space") << u"we\u200Bb"_s << Fault::BadCharacter << u"<U+200B>"_s;
}

void TestValues::judgesProfileNames()
{
    QFETCH(QString, name);
    QFETCH(ProfileNameCheck::Fault, fault);
    QFETCH(QString, bad);

    const ProfileNameCheck check = checkProfileName(name);

    QVERIFY(check.fault == fault);
    QCOMPARE(check.badCharacter, bad);
}

void TestValues::namesThatCountAsTheSame_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<bool>("same");

    QTest::newRow("case") << u"Web"_s << u"wEB"_s << true;
    QTest::newRow("outer blanks") << u" web "_s << u"web"_s << true;
    QTest::newRow("doubled blanks") << u"web  tier"_s << u"web tier"_s << true;
    QTest::newRow("sharp s folds") << u"STRASSE"_s << u"strasse"_s << true;
    QTest::newRow("a blank counts") << u"web tier"_s << u"webtier"_s << false;
}

void TestValues::namesThatCountAsTheSame()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    QFETCH(bool, same);

    QCOMPARE(profileNameKey(a) == profileNameKey(b), same);
}

QTEST_APPLESS_MAIN(TestValues)
#include "tst_values.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/profile_file.h"
#include "draft_samples.h"

#include <QRegularExpression>

using namespace muster;
using namespace Qt::StringLiterals;

class TestProfileFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void readsTheSample();
    void refusesTheFile_data();
    void refusesTheFile();
    void takesAByteOrderMark();
    void tooLargeIsRefused();
    void deepNestingIsRefused_data();
    void deepNestingIsRefused();
    void newerFilesAreRefused();
    void refusesOneProfile_data();
    void refusesOneProfile();
    void othersAreStillOffered();
    void unknownFieldsAreListed();
    void namesThatCountAsTheSameAreTold();
    void refusesBadNames_data();
    void refusesBadNames();
    void readsReleases_data();
    void readsReleases();
    void typesAreThoseOfTheApi();
    void readsBackWhatItWrote();
    void writesNoSecrets();
    void whatIsNoNumberIsNotLost();
};

namespace {

QByteArray fileOf(const QByteArray& profiles)
{
    return R"({"format": "muster-profiles", "version": 1, "profiles": [)" + profiles + "]}";
}

QByteArray profileWith(const QByteArray& parameters, const QByteArray& more = {})
{
    return R"({"name": "p", "parameters": {"RegionId": "cn-hangzhou")"
        + (parameters.isEmpty() ? QByteArray() : ", " + parameters) + "}"
        + (more.isEmpty() ? QByteArray() : ", " + more) + "}";
}

QString reasonName(RefusedProfile::Reason reason)
{
    switch (reason) {
    case RefusedProfile::Reason::MissingField:
        return u"missing"_s;
    case RefusedProfile::Reason::WrongType:
        return u"type"_s;
    case RefusedProfile::Reason::BadName:
        return u"name"_s;
    case RefusedProfile::Reason::BadValue:
        return u"value"_s;
    case RefusedProfile::Reason::Forbidden:
        return u"forbidden"_s;
    }
    return {};
}

} // namespace

void TestProfileFile::readsTheSample()
{
    const auto file = parseProfileFile(
        R"({"format": "muster-profiles", "version": 1, "profiles": [{"name": "web-tier", "account": null, "parameters": {
            "RegionId": "cn-hangzhou", "Amount": 20, "InternetMaxBandwidthOut": 1, "Tag.1.Key": "env"},
            "split": true, "release": {"in": "8h"}}]})");

    QVERIFY(file);
    QCOMPARE(file->profiles.size(), std::size_t{1});
    QVERIFY(file->refused.empty() && file->ignored.isEmpty() && file->doubledNames.isEmpty());
    const Profile& profile = file->profiles.front();
    QCOMPARE(profile.name, u"web-tier"_s);
    QCOMPARE(profile.account, QString());
    QVERIFY(profile.draft.split);
    QVERIFY((profile.draft.release == ReleaseChoice{ReleaseChoice::Kind::InSpan, u"8h"_s}));
    QCOMPARE(profile.draft.parameters.encoded(),
        QByteArray("Amount=20&InternetMaxBandwidthOut=1&RegionId=cn-hangzhou&Tag.1.Key=env"));
}

void TestProfileFile::refusesTheFile_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("where");

    QTest::newRow("I25 empty") << QByteArray() << u"Empty"_s << QString();
    QTest::newRow("I25 no JSON") << QByteArray("{\n  oops") << u"NotJson"_s << u"line"_s;
    QTest::newRow("I25 HTML") << QByteArray("<!DOCTYPE html><html></html>") << u"Html"_s
                              << QString();
    QTest::newRow("I25 another JSON")
        << QByteArray("{\"a\": 1}") << u"NotAProfileFile"_s << QString();
    QTest::newRow("I25 a list") << QByteArray("[]") << u"NotAProfileFile"_s << QString();
    QTest::newRow("I25 another format")
        << QByteArray(R"({"format": "x", "version": 1, "profiles": []})") << u"NotAProfileFile"_s
        << QString();
    QTest::newRow("no version") << QByteArray(R"({"format": "muster-profiles", "profiles": []})")
                                << u"NotAProfileFile"_s << u"version"_s;
    QTest::newRow("a version in words")
        << QByteArray(R"({"format": "muster-profiles", "version": "1", "profiles": []})")
        << u"NotAProfileFile"_s << u"version"_s;
    QTest::newRow("I26 UTF-16") << QByteArray("\xFF\xFE{\0}\0", 6) << u"Utf16"_s << QString();
    QTest::newRow("I26 Latin-1") << fileOf(profileWith("\"ImageId\": \"caf\xE9\"")) << u"NotUtf8"_s
                                 << u"offset"_s;
    QTest::newRow("I27 a lone surrogate")
        << fileOf(profileWith(R"("ImageId": "a\ud800")")) << u"BadText"_s << u"offset"_s;
    QTest::newRow("I27 NUL") << fileOf(profileWith(R"("ImageId": "a\u0000b")")) << u"BadText"_s
                             << u"offset"_s;
    QTest::newRow("I30 profiles as an object")
        << QByteArray(R"({"format": "muster-profiles", "version": 1, "profiles": {}})")
        << u"WrongType"_s << u"profiles"_s;
    QTest::newRow("I31 no profiles") << QByteArray(R"({"format": "muster-profiles", "version": 1})")
                                     << u"WrongType"_s << u"profiles"_s;
}

void TestProfileFile::refusesTheFile()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, code);
    QFETCH(QString, where);

    const auto file = parseProfileFile(bytes);

    QVERIFY(!file);
    QCOMPARE(file.error().kind, Error::Kind::Malformed);
    QCOMPARE(file.error().code, code);
    QVERIFY2(file.error().detail.contains(where), qPrintable(file.error().detail));
}

void TestProfileFile::takesAByteOrderMark()
{
    QVERIFY(parseProfileFile("\xEF\xBB\xBF" + fileOf(profileWith({}))));
}

void TestProfileFile::tooLargeIsRefused()
{
    const auto file = parseProfileFile(fileOf(profileWith({})) + QByteArray(2 << 20, ' '));

    QVERIFY(!file);
    QCOMPARE(file.error().code, u"TooLarge"_s);
}

void TestProfileFile::deepNestingIsRefused_data()
{
    QTest::addColumn<int>("levels");

    QTest::newRow("I29 33 levels") << 33;
    QTest::newRow("I29 100,000 levels") << 100000;
}

void TestProfileFile::deepNestingIsRefused()
{
    QFETCH(int, levels);

    const auto file = parseProfileFile(QByteArray(levels, '[') + QByteArray(levels, ']'));

    QVERIFY(!file);
    QCOMPARE(file.error().code, u"TooDeep"_s);
}

void TestProfileFile::newerFilesAreRefused()
{
    const auto file
        = parseProfileFile(R"({"format": "muster-profiles", "version": 2, "profiles": "other"})");

    QVERIFY(!file);
    QCOMPARE(file.error().kind, Error::Kind::Newer);
    QVERIFY(file.error().detail.contains(u"written by a newer version"));
}

void TestProfileFile::refusesOneProfile_data()
{
    QTest::addColumn<QByteArray>("profile");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("path");
    const auto row = [](const char* name, const QByteArray& profile, const QString& reason,
                         const QString& path) { QTest::newRow(name) << profile << reason << path; };

    row("I30 not an object", "7", u"type"_s, u"profiles[0]"_s);
    row("I31 no name", R"({"parameters": {"RegionId": "x"}})", u"missing"_s, u"profiles[0].name"_s);
    row("I30 null for a name", R"({"name": null, "parameters": {"RegionId": "x"}})", u"type"_s,
        u"profiles[0].name"_s);
    row("I31 no parameters", R"({"name": "p"})", u"missing"_s, u"profiles[0].parameters"_s);
    row("I30 parameters as a list", R"({"name": "p", "parameters": []})", u"type"_s,
        u"profiles[0].parameters"_s);
    row("I31 an empty region", R"({"name": "p", "parameters": {"RegionId": ""}})", u"missing"_s,
        u"profiles[0].parameters.RegionId"_s);
    row("I31 no region", R"({"name": "p", "parameters": {"Amount": 1}})", u"missing"_s,
        u"profiles[0].parameters.RegionId"_s);
    row("I30 null for a region", R"({"name": "p", "parameters": {"RegionId": null}})", u"type"_s,
        u"profiles[0].parameters.RegionId"_s);
    row("I30 a number in quotes", profileWith(R"("Amount": "20")"), u"type"_s,
        u"profiles[0].parameters.Amount"_s);
    row("I30 a fraction", profileWith(R"("Amount": 20.0)"), u"type"_s,
        u"profiles[0].parameters.Amount"_s);
    row("I30 a number for a text", profileWith(R"("ImageId": 5)"), u"type"_s,
        u"profiles[0].parameters.ImageId"_s);
    row("I30 a truth in quotes", profileWith(R"("DeletionProtection": "true")"), u"type"_s,
        u"profiles[0].parameters.DeletionProtection"_s);
    row("I30 a list for a text", profileWith(R"("ImageId": ["x"])"), u"type"_s,
        u"profiles[0].parameters.ImageId"_s);
    row("I30 a size in quotes", profileWith(R"("DataDisk.1.Size": "40")"), u"type"_s,
        u"profiles[0].parameters.DataDisk.1.Size"_s);
    row("I30 split as a number", profileWith({}, R"("split": 1)"), u"type"_s,
        u"profiles[0].split"_s);
    row("I30 account as a number", profileWith({}, R"("account": 1)"), u"type"_s,
        u"profiles[0].account"_s);
    row("a hidden character in the account", profileWith({}, "\"account\": \"a\xE2\x80\xAE\""),
        u"value"_s, u"profiles[0].account"_s);
    row("a password", profileWith(R"("Password": "Secret-12")"), u"forbidden"_s,
        u"profiles[0].parameters.Password"_s);
    row("a token", profileWith(R"("ClientToken": "x")"), u"forbidden"_s,
        u"profiles[0].parameters.ClientToken"_s);
    row("a tag of Muster's", profileWith(R"("Tag.1.Key": "muster:batch")"), u"forbidden"_s,
        u"profiles[0].parameters.Tag.1.Key"_s);
    row("release as a text", profileWith({}, R"("release": "8h")"), u"type"_s,
        u"profiles[0].release"_s);
    row("release without a word", profileWith({}, R"("release": {})"), u"missing"_s,
        u"profiles[0].release.in"_s);
    row("release twice",
        profileWith({}, R"("release": {"in": "8h", "at": "2026-11-25T10:00:00Z"})"), u"value"_s,
        u"profiles[0].release.at"_s);
    row("no span", profileWith({}, R"("release": {"in": "8"})"), u"value"_s,
        u"profiles[0].release.in"_s);
    row("no time", profileWith({}, R"("release": {"at": "2026-02-30T10:00:00Z"})"), u"value"_s,
        u"profiles[0].release.at"_s);
    row("a release time in two places",
        profileWith(R"("AutoReleaseTime": "2026-11-25T10:00:00Z")", R"("release": {"in": "8h"})"),
        u"value"_s, u"profiles[0].parameters.AutoReleaseTime"_s);
}

void TestProfileFile::refusesOneProfile()
{
    QFETCH(QByteArray, profile);
    QFETCH(QString, reason);
    QFETCH(QString, path);

    const auto file = parseProfileFile(fileOf(profile));

    QVERIFY(file);
    QVERIFY(file->profiles.empty());
    QCOMPARE(file->refused.size(), std::size_t{1});
    QCOMPARE(file->refused.front().path, path);
    QCOMPARE(reasonName(file->refused.front().reason), reason);
    QVERIFY(!file->refused.front().detail.isEmpty());
    QVERIFY(!file->refused.front().detail.contains(u"Secret-12"));
}

void TestProfileFile::othersAreStillOffered()
{
    const auto file
        = parseProfileFile(fileOf(profileWith({}) + R"(, {"name": "broken", "parameters": {}},)"
            + QByteArray(R"({"name": "q", "parameters": {"RegionId": "cn-beijing"}})")));

    QVERIFY(file);
    QCOMPARE(file->profiles.size(), std::size_t{2});
    QCOMPARE(file->profiles[1].name, u"q"_s);
    QCOMPARE(file->profiles[1].draft.parameters.text(u"RegionId"_s), u"cn-beijing"_s);
    QCOMPARE(file->refused.size(), std::size_t{1});
    QCOMPARE(file->refused.front().name, u"broken"_s);
    QCOMPARE(file->refused.front().path, u"profiles[1].parameters.RegionId"_s);
}

void TestProfileFile::unknownFieldsAreListed()
{
    const auto file = parseProfileFile(
        R"({"format": "muster-profiles", "version": 1, "made": "x", "profiles": [
            {"name": "p", "colour": "red", "parameters": {"RegionId": "cn-hangzhou", "Future": {"a": 1}},
             "release": {"in": "8h", "zone": 1}}]})");

    QVERIFY(file);
    QCOMPARE(file->profiles.size(), std::size_t{1});
    QCOMPARE(file->profiles.front().draft.parameters.encoded(), QByteArray("RegionId=cn-hangzhou"));
    QStringList ignored = file->ignored;
    ignored.sort();
    QCOMPARE(ignored,
        (QStringList{u"made"_s, u"profiles[0].colour"_s, u"profiles[0].parameters.Future"_s,
            u"profiles[0].release.zone"_s}));
}

void TestProfileFile::namesThatCountAsTheSameAreTold()
{
    const auto file
        = parseProfileFile(fileOf(R"({"name": "web tier", "parameters": {"RegionId": "x"}},
        {"name": " Web  Tier ", "parameters": {"RegionId": "y"}}, {"name": "other", "parameters": {"RegionId": "z"}})"));

    QVERIFY(file);
    QCOMPARE(file->profiles.size(), std::size_t{3});
    QCOMPARE(file->doubledNames, QStringList{u"Web  Tier"_s});
}

void TestProfileFile::refusesBadNames_data()
{
    QTest::addColumn<QByteArray>("name");

    QTest::newRow("I35 a path") << QByteArray("../../etc/passwd");
    QTest::newRow("I35 a backslash") << QByteArray(R"(a\\b)");
    QTest::newRow("I35 two points") << QByteArray("..");
    QTest::newRow("I35 a newline") << QByteArray(R"(a\nb)");
    QTest::newRow("I35 BiDi") << QByteArray(R"(a\u202eb)");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("129 characters") << QByteArray(129, 'n');
}

void TestProfileFile::refusesBadNames()
{
    QFETCH(QByteArray, name);

    const auto file = parseProfileFile(
        fileOf("{\"name\": \"" + name + R"(", "parameters": {"RegionId": "x"}})"));

    QVERIFY(file);
    QCOMPARE(file->refused.size(), std::size_t{1});
    QCOMPARE(reasonName(file->refused.front().reason), u"name"_s);
    QCOMPARE(file->refused.front().path, u"profiles[0].name"_s);
}

void TestProfileFile::readsReleases_data()
{
    using Kind = ReleaseChoice::Kind;
    QTest::addColumn<QByteArray>("parameters");
    QTest::addColumn<QByteArray>("release");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("text");

    QTest::newRow("none") << QByteArray() << QByteArray() << Kind::Never << QString();
    QTest::newRow("null") << QByteArray() << QByteArray("null") << Kind::Never << QString();
    QTest::newRow("in") << QByteArray() << QByteArray(R"({"in": "2d"})") << Kind::InSpan << u"2d"_s;
    QTest::newRow("at a time that is past")
        << QByteArray() << QByteArray(R"({"at": "2020-01-01T00:00:00Z"})") << Kind::AtTime
        << u"2020-01-01T00:00:00Z"_s;
    QTest::newRow("by the API's name") << QByteArray(R"("AutoReleaseTime": "2026-11-25T10:00Z")")
                                       << QByteArray() << Kind::AtTime << u"2026-11-25T10:00Z"_s;
}

void TestProfileFile::readsReleases()
{
    QFETCH(QByteArray, parameters);
    QFETCH(QByteArray, release);
    QFETCH(ReleaseChoice::Kind, kind);
    QFETCH(QString, text);

    const auto file = parseProfileFile(fileOf(
        profileWith(parameters, release.isEmpty() ? QByteArray() : "\"release\": " + release)));

    QVERIFY(file);
    QCOMPARE(file->profiles.size(), std::size_t{1});
    QVERIFY((file->profiles.front().draft.release == ReleaseChoice{kind, text}));
    QVERIFY(!file->profiles.front().draft.parameters.contains(u"AutoReleaseTime"_s));
}

void TestProfileFile::typesAreThoseOfTheApi()
{
    Profile profile{.name = u"p"_s,
        .draft
        = draftWith(u"Amount=20;SpotStrategy=SpotWithPriceLimit;SpotPriceLimit=0.125;SystemDisk."
                    u"Size=40;SystemDisk.Encrypted=true;"
                    "DeletionProtection=true;DataDisk.1.Category=cloud_ssd;DataDisk.1.Size=100"_s)};

    const QByteArray bytes = writeProfileFile({profile});

    QVERIFY(bytes.contains("\"Amount\": 20,"));
    QVERIFY(bytes.contains("\"SpotPriceLimit\": 0.125,"));
    QVERIFY(bytes.contains("\"SystemDisk.Size\": \"40\""));
    QVERIFY(bytes.contains("\"SystemDisk.Encrypted\": \"true\""));
    QVERIFY(bytes.contains("\"DeletionProtection\": true,"));
    QVERIFY(bytes.contains("\"DataDisk.1.Size\": 100,"));
}

void TestProfileFile::readsBackWhatItWrote()
{
    Profile first{.name = u"web \"tier\" 主"_s,
        .account = u"prod"_s,
        .draft = draftWith(
            u"Tag.1.Key=env;Tag.1.Value= =1+1\t;SpotPriceLimit=0.5;InternetMaxBandwidthOut=0;AutoPay=false"_s)};
    first.draft.split = true;
    first.draft.release = {ReleaseChoice::Kind::AtTime, u"2026-11-25T10:00:00Z"_s};
    Profile second{.name = u"b"_s, .draft = plainDraft()};

    const auto file = parseProfileFile(writeProfileFile({first, second}));

    QVERIFY2(file, file ? "" : qPrintable(file.error().detail));
    QVERIFY2(file->refused.empty(),
        file->refused.empty() ? "" : qPrintable(file->refused.front().detail));
    QVERIFY(file->profiles == std::vector<Profile>({first, second}));
    QVERIFY(file->ignored.isEmpty());
    QVERIFY(parseProfileFile(writeProfileFile({}))->profiles.empty());
}

void TestProfileFile::writesNoSecrets()
{
    Profile profile{
        .name = u"p"_s, .draft = draftWith(u"Password=canary-1;ClientToken=canary-2"_s)};

    QVERIFY(!writeProfileFile({profile}).contains("canary"));
}

void TestProfileFile::whatIsNoNumberIsNotLost()
{
    Profile profile{.name = u"p"_s, .draft = draftWith(u"Amount=1e3"_s)};

    QVERIFY(writeProfileFile({profile}).contains("\"Amount\": \"1e3\""));
}

QTEST_APPLESS_MAIN(TestProfileFile)
#include "tst_profile_file.moc"

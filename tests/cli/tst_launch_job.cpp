// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/profile_file.h"
#include "job_bench.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace muster;
using namespace muster::cli;
using namespace Qt::StringLiterals;

namespace {

Error serviceError(const QString& code, int status)
{
    Error error = makeError(Error::Kind::Service, u"refused"_s);
    error.code = code;
    error.httpStatus = status;
    error.requestId = u"R-9"_s;
    return error;
}

Profile profileNamed(const QString& name, const QString& amount)
{
    Profile profile;
    profile.name = name;
    profile.draft.parameters.set(u"Amount"_s, amount);
    profile.draft.parameters.set(u"RegionId"_s, u"cn-beijing"_s);
    return profile;
}

} // namespace

class TestLaunchJob : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void waitsUntilAllAreRunning()
    {
        JobBench bench;
        bench.answerWith(InstanceStatus::Running);

        QCOMPARE(bench.run(launchWords({u"--amount"_s, u"3"_s, u"--wait"_s, u"--json"_s})), 0);

        const QJsonObject shown = bench.console.json();
        QCOMPARE(shown.value(u"verdict"_s), u"complete"_s);
        QCOMPARE(shown.value(u"running"_s), 3);
        QCOMPARE(shown.value(u"instances"_s).toArray().size(), 3);
        QVERIFY(bench.console.errors.contains(u"3 of 3"_s));
    }

    void withoutWaitItEndsWithTheOutcomeOfTheCall()
    {
        JobBench bench;
        bench.answerWith(InstanceStatus::Pending);

        QCOMPARE(bench.run(launchWords({u"--amount"_s, u"3"_s, u"--json"_s})), 0);

        QCOMPARE(bench.console.json().value(u"verdict"_s), u"open"_s);
        QCOMPARE(bench.console.json().value(u"accepted"_s), 3);
    }

    void theWaitRunsOut()
    {
        JobBench bench;
        bench.answerWith(InstanceStatus::Pending);

        QCOMPARE(bench.run(launchWords({u"--amount"_s, u"2"_s, u"--wait=90s"_s, u"--json"_s})), 6);

        QCOMPARE(bench.console.json().value(u"verdict"_s), u"timeout"_s);
    }

    void aRefusalIsExplained()
    {
        JobBench bench;
        bench.launch.runs.answerAllBy([](const LaunchRequest&) -> Result<LaunchReply> {
            return serviceError(u"SignatureDoesNotMatch"_s, 400);
        });

        QCOMPARE(bench.run(launchWords({u"--amount"_s, u"2"_s, u"--wait"_s, u"--json"_s})), 3);

        const QJsonObject shown = bench.console.json();
        QCOMPARE(shown.value(u"verdict"_s), u"rejected"_s);
        const QJsonObject call = shown.value(u"calls"_s).toArray().at(0).toObject();
        QCOMPARE(call.value(u"error"_s).toObject().value(u"code"_s), u"SignatureDoesNotMatch"_s);
        QVERIFY2(bench.console.errors.contains(u"SignatureDoesNotMatch"_s),
            qPrintable(bench.console.errors));
    }

    void refusesValues_data()
    {
        QTest::addColumn<QStringList>("more");
        QTest::addColumn<QString>("field");
        QTest::newRow("amount 0") << QStringList{u"--amount"_s, u"0"_s} << u"Amount"_s;
        QTest::newRow("amount 101") << QStringList{u"--amount"_s, u"101"_s} << u"Amount"_s;
        QTest::newRow("no amount") << QStringList{} << u"Amount"_s;
        QTest::newRow("a password")
            << QStringList{u"--amount"_s, u"1"_s, u"--set"_s, u"Password=x"_s} << u"Password"_s;
        QTest::newRow("a token") << QStringList{u"--amount"_s, u"1"_s, u"--set"_s,
            u"ClientToken=x"_s} << u"ClientToken"_s;
        QTest::newRow("no parameter of the API")
            << QStringList{u"--amount"_s, u"1"_s, u"--set"_s, u"Colour=x"_s} << u"Colour"_s;
        QTest::newRow("a release time in the past")
            << QStringList{u"--amount"_s, u"1"_s, u"--release-at"_s, u"2020-01-01T00:00:00Z"_s}
            << u"AutoReleaseTime"_s;
        QTest::newRow("at least, over several calls") << QStringList{u"--amount"_s, u"150"_s,
            u"--split"_s, u"--at-least"_s, u"3"_s} << u"MinAmount"_s;
    }
    void refusesValues()
    {
        QFETCH(const QStringList, more);
        QFETCH(const QString, field);
        JobBench bench;

        QCOMPARE(bench.run(launchWords(more + QStringList{u"--json"_s})), 2);

        const QJsonObject shown = bench.console.json();
        QCOMPARE(shown.value(u"verdict"_s), u"invalid"_s);
        QCOMPARE(shown.value(u"problems"_s).toArray().at(0).toObject().value(u"field"_s), field);
        QCOMPARE(bench.launch.runs.count(), size_t{0});
        QVERIFY(bench.journal.steps().empty());
    }

    void optionsBeatSetAndSetBeatsTheProfile()
    {
        JobBench bench;
        bench.answerWith(InstanceStatus::Running);
        QVERIFY(bench.profiles.add(profileNamed(u"web"_s, u"5"_s)));

        QCOMPARE(bench.run(launchWords(
                     {u"--profile"_s, u"WEB"_s, u"--set"_s, u"Amount=4"_s, u"--amount"_s, u"2"_s})),
            0);

        const auto sent = Parameters::fromEncoded(bench.launch.runs.requests().front().frozen);
        QCOMPARE(sent->text(u"Amount"_s), u"2"_s);
        QCOMPARE(sent->text(u"RegionId"_s), u"cn-beijing"_s);
    }

    void takesAProfileFromAFile()
    {
        JobBench bench;
        bench.answerWith(InstanceStatus::Running);
        bench.file = writeProfileFile({profileNamed(u"web"_s, u"5"_s)});

        QCOMPARE(bench.run(launchWords({u"--profile"_s, u"./web.json"_s, u"--json"_s})), 0);

        QCOMPARE(bench.console.json().value(u"asked"_s), 5);
    }

    void namesAProfileThatIsNotThere()
    {
        JobBench bench;

        QCOMPARE(bench.run(launchWords({u"--profile"_s, u"nobody"_s})), 2);

        QVERIFY(bench.console.errors.contains(u"nobody"_s));
    }

    void aDryRunBuysNothing()
    {
        JobBench bench;
        bench.launch.dryRuns.answerAllBy([](const DryRunAsked&) -> Result<Done> { return Done{}; });

        QCOMPARE(bench.run(launchWords({u"--amount"_s, u"2"_s, u"--dry-run"_s, u"--json"_s})), 0);

        QCOMPARE(bench.console.json().value(u"verdict"_s), u"dry-run"_s);
        QCOMPARE(bench.launch.runs.count(), size_t{0});
    }

    void interruptedInFlightItEndsUnknown()
    {
        JobBench bench;
        bench.begin(launchWords({u"--amount"_s, u"2"_s, u"--wait"_s, u"--json"_s}));
        QTRY_COMPARE(bench.launch.runs.count(), size_t{1});

        bench.job->interrupt();

        QCOMPARE(bench.waitForEnd(), 5);
        QCOMPARE(bench.launch.runs.count(), size_t{1});
    }
};

QTEST_GUILESS_MAIN(TestLaunchJob)
#include "tst_launch_job.moc"

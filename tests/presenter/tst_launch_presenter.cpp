// SPDX-License-Identifier: GPL-3.0-or-later
#include "presenter/launch_presenter.h"
#include "session_world.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace muster;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct World : SessionWorld
{
    World()
    {
        QVERIFY(session->start());
        presenter.setSession(session.get());
        presenter.start();
    }
    void fillIn(int amount = 3) { presenter.setDraft(draft(amount)); }
    /// "field: text" of each problem.
    [[nodiscard]] QStringList problems() const
    {
        QStringList lines;
        for (const FieldIssue& issue : presenter.issues())
            lines += issue.label + u": "_s + issue.text;
        return lines;
    }

    LaunchPresenter presenter{clock, scheduler, profiles, settings, prompt, tasks};
};

} // namespace

class TestLaunchPresenter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void anEmptyFormSaysWhatIsNeeded();
    void aCompleteFormCanBeLaunched();
    void badFieldsAreNamedAndStopTheLaunch_data();
    void badFieldsAreNamedAndStopTheLaunch();
    void nothingTypedIsClamped();
    void aPublicIpNeedsABandwidth();
    void theUtcTextLeadsTheChoice();
    void theSpanIsFollowedByTheTimes();
    void theLocalTimeIsFollowedByTheUtcText();
    void aReleaseTimeGetsTooNearAsTimeGoesBy();
    void namesArePreviewed();
    void wordsOfTheSummary();
    void checkRunsTheRulesAndADryRun();
    void checkWithProblemsSendsNothing();
    void aRefusedDryRunIsExplained();
    void anEditDuringTheCheckDropsItsAnswer();
    void launchAsksAndThenSendsWhatWasConfirmed();
    void cancelSendsNothing();
    void aDoubleClickLaunchesOnce();
    void aStorageFailureIsTold();
    void aReleaseTimeThatCameTooNearIsNotLaunched();
    void withoutAnAccountNothingCanBeLaunched();
    void aReplacedSessionDropsTheQuestion();
    void theTaskFollowsTheBatch();
    void profilesAreSavedAndLoaded();
    void aFormWithProblemsIsNotSaved();
    void theLastProfileIsLoadedAtStart();
    void aDeletedProfileIsForgotten();
};

void TestLaunchPresenter::anEmptyFormSaysWhatIsNeeded()
{
    World world;

    QCOMPARE(world.presenter.form().region, u"cn-hangzhou"_s); // the account's default
    QVERIFY(!world.presenter.canLaunch());
    QCOMPARE(world.presenter.issueText(LaunchField::Image), u"This is needed."_s);
    QCOMPARE(world.presenter.issueText(LaunchField::InstanceType), u"This is needed."_s);
    QVERIFY(world.presenter.summarySentence().contains(u"fields need attention"_s));
}

void TestLaunchPresenter::aCompleteFormCanBeLaunched()
{
    World world;
    const QSignalSpy changed(&world.presenter, &LaunchPresenter::changed);

    world.fillIn(20);

    QCOMPARE(world.problems(), QStringList());
    QVERIFY(world.presenter.canLaunch());
    QCOMPARE(world.presenter.launchText(), u"Launch 20 instances"_s);
    QVERIFY(changed.count() > 0);
}

void TestLaunchPresenter::badFieldsAreNamedAndStopTheLaunch_data()
{
    QTest::addColumn<LaunchField>("field");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("problem");
    const QString range = u"Only 1 to 100 is allowed."_s;

    QTest::newRow("amount empty") << LaunchField::Amount << QString() << u"This is needed."_s;
    QTest::newRow("amount 0") << LaunchField::Amount << u"0"_s << range;
    QTest::newRow("amount 101")
        << LaunchField::Amount << u"101"_s
        << u"One call takes at most 100 instances. Tick “Split above 100” to order more."_s;
    QTest::newRow("amount no number")
        << LaunchField::Amount << u"1e3"_s << u"Only plain digits count here."_s;
    QTest::newRow("minimum above the amount")
        << LaunchField::MinAmount << u"9"_s << u"The minimum is above the amount."_s;
    QTest::newRow("release in the past")
        << LaunchField::ReleaseUtc << u"2026-04-12T09:00:00Z"_s
        << u"The release time must lie at least 30 minutes ahead."_s;
    QTest::newRow("release in 10 minutes")
        << LaunchField::ReleaseUtc << u"2026-04-12T10:10:00Z"_s
        << u"The release time must lie at least 30 minutes ahead."_s;
    QTest::newRow("release no time")
        << LaunchField::ReleaseUtc << u"tomorrow"_s
        << u"A release time is written like 2026-11-25T10:00:00Z, in UTC."_s;
    QTest::newRow("span no span") << LaunchField::ReleaseSpan << u"8 hours"_s
                                  << u"A span is written like 45m, 8h or 2d."_s;
    QTest::newRow("local time no time")
        << LaunchField::ReleaseLocal << u"at six"_s
        << u"A release time is written like 2026-11-25T10:00:00Z, in UTC."_s;
    QTest::newRow("name") << LaunchField::InstanceName << u"1web"_s
                          << u"A name begins with a letter."_s;
}

void TestLaunchPresenter::badFieldsAreNamedAndStopTheLaunch()
{
    QFETCH(LaunchField, field);
    QFETCH(QString, text);
    QFETCH(QString, problem);
    World world;
    world.fillIn();

    world.presenter.setText(field, text);
    world.presenter.requestLaunch();

    QCOMPARE(world.presenter.issueText(field), problem);
    QVERIFY(!world.presenter.canLaunch());
    QCOMPARE(world.prompt.launches.size(), size_t(0));
    QVERIFY(world.journal.steps().empty());
}

void TestLaunchPresenter::nothingTypedIsClamped()
{
    World world;
    world.fillIn();

    world.presenter.setText(LaunchField::Amount, u"101"_s);
    QCOMPARE(world.presenter.form().amount, u"101"_s);
    world.presenter.setSplit(true);

    QCOMPARE(world.problems(), QStringList());
    QCOMPARE(world.presenter.form().amount, u"101"_s);
    QCOMPARE(world.presenter.launchText(), u"Launch 101 instances"_s);
    world.presenter.setText(LaunchField::Amount, u" 7 "_s);
    QVERIFY(world.presenter.isTrimmed(LaunchField::Amount));
    QVERIFY(world.presenter.canLaunch());
}

void TestLaunchPresenter::aPublicIpNeedsABandwidth()
{
    World world;
    world.fillIn();

    world.presenter.setPublicIp(true);
    QCOMPARE(world.presenter.issueText(LaunchField::Bandwidth), u"This is needed."_s);
    world.presenter.setText(LaunchField::Bandwidth, u"0"_s);
    QCOMPARE(world.presenter.issueText(LaunchField::Bandwidth), u"Only 1 to 100 is allowed."_s);
    world.presenter.setText(LaunchField::Bandwidth, u"101"_s);
    QCOMPARE(world.problems().size(), 1);
    world.presenter.setText(LaunchField::Bandwidth, u"5"_s);
    QCOMPARE(world.problems(), QStringList());
    world.presenter.setText(LaunchField::Bandwidth, u"x"_s);
    world.presenter.setPublicIp(false); // it no longer counts
    QCOMPARE(world.problems(), QStringList());
}

void TestLaunchPresenter::theUtcTextLeadsTheChoice()
{
    World world;
    world.fillIn();
    const QSignalSpy filled(&world.presenter, &LaunchPresenter::formFilled);

    world.presenter.setText(LaunchField::ReleaseUtc, u"2026-04-12T18:00:00Z"_s);
    QCOMPARE(world.presenter.form().release, ReleaseChoice::Kind::AtTime);
    QCOMPARE(world.presenter.form().releaseLocal, u"2026-04-12 18:00"_s);
    QVERIFY(filled.count() > 0);
    QVERIFY2(world.presenter.releaseLine().startsWith(u"in 8 h"_s),
        qPrintable(world.presenter.releaseLine()));
    QVERIFY(world.presenter.releaseLine().contains(u"2026-04-12T18:00:00Z"_s));

    world.presenter.setText(LaunchField::ReleaseUtc, QString());
    QCOMPARE(world.presenter.form().release, ReleaseChoice::Kind::Never);
    QCOMPARE(world.presenter.releaseLine(), u"Never released."_s);
    QVERIFY(world.presenter.canLaunch());
}

void TestLaunchPresenter::theSpanIsFollowedByTheTimes()
{
    World world;
    world.fillIn();

    world.presenter.setReleaseKind(ReleaseChoice::Kind::InSpan);
    QCOMPARE(world.presenter.form().releaseUtc, u"2026-04-12T18:00:00Z"_s);
    world.presenter.setText(LaunchField::ReleaseSpan, u"2h"_s);
    QCOMPARE(world.presenter.form().releaseUtc, u"2026-04-12T12:00:00Z"_s);
    QCOMPARE(world.presenter.form().releaseLocal, u"2026-04-12 12:00"_s);
    world.scheduler.moveOn(75s); // as time goes by
    QCOMPARE(world.presenter.form().releaseUtc, u"2026-04-12T12:02:00Z"_s);
    world.presenter.setText(LaunchField::ReleaseSpan, u"2 hours"_s);
    QCOMPARE(world.presenter.form().releaseUtc, QString());
    world.presenter.setReleaseKind(ReleaseChoice::Kind::Never);
    QCOMPARE(world.presenter.form().releaseLocal, QString());
}

void TestLaunchPresenter::theLocalTimeIsFollowedByTheUtcText()
{
    World world;
    world.fillIn();

    world.presenter.setText(LaunchField::ReleaseLocal, u"2026-04-12 18:30"_s);

    QCOMPARE(world.presenter.form().release, ReleaseChoice::Kind::AtTime);
    QCOMPARE(world.presenter.form().releaseUtc, u"2026-04-12T18:30:00Z"_s);
    QVERIFY(world.presenter.canLaunch());
}

void TestLaunchPresenter::aReleaseTimeGetsTooNearAsTimeGoesBy()
{
    World world;
    world.fillIn();
    world.presenter.setText(LaunchField::ReleaseUtc, u"2026-04-12T10:32:00Z"_s);
    QVERIFY(world.presenter.canLaunch());

    world.scheduler.moveOn(90s);

    QVERIFY(!world.presenter.canLaunch());
    QCOMPARE(world.presenter.issueText(LaunchField::ReleaseUtc),
        u"The release time must lie at least 30 minutes ahead."_s);
}

void TestLaunchPresenter::namesArePreviewed()
{
    World world;
    world.fillIn(20);

    QCOMPARE(world.presenter.namePreview(), u"web-001 … web-020"_s);
    world.presenter.setText(LaunchField::InstanceName, u"web"_s);
    QCOMPARE(world.presenter.namePreview(), u"web"_s);
    world.presenter.setText(LaunchField::InstanceName, u"1"_s);
    QCOMPARE(world.presenter.namePreview(), QString());
}

void TestLaunchPresenter::wordsOfTheSummary()
{
    World world;
    world.fillIn(20);
    world.presenter.setPublicIp(true);
    world.presenter.setText(LaunchField::Bandwidth, u"5"_s);

    QCOMPARE(world.presenter.summarySentence(), u"20 × ecs.g6.large in cn-hangzhou"_s);
    QVERIFY(world.presenter.summaryRows().front() == (SummaryRow{u"Public IP"_s, u"5 Mbit/s"_s}));
    world.presenter.setText(LaunchField::Amount, QString());
    QCOMPARE(world.presenter.launchText(), u"Launch"_s);
    QVERIFY(world.presenter.summaryRows().empty());
}

void TestLaunchPresenter::checkRunsTheRulesAndADryRun()
{
    World world;
    world.fillIn();

    world.presenter.requestCheck();
    QCOMPARE(world.launch.dryRuns.count(), size_t(1));
    QVERIFY(!world.presenter.canCheck());
    QCOMPARE(world.presenter.checkLines().back().kind, CheckLine::Kind::Running);
    QCOMPARE(world.tasks.tasks().size(), size_t(1));
    world.launch.dryRuns.answerNext(Done{});

    QTRY_VERIFY(world.presenter.canCheck());
    QCOMPARE(world.presenter.checkLines().size(), size_t(2));
    QCOMPARE(world.presenter.checkLines().back().kind, CheckLine::Kind::Passed);
    QVERIFY(world.tasks.tasks().empty());
    QVERIFY(world.launch.runs.requests().empty());
}

void TestLaunchPresenter::checkWithProblemsSendsNothing()
{
    World world;

    world.presenter.requestCheck();

    QCOMPARE(world.launch.dryRuns.count(), size_t(0));
    QCOMPARE(world.presenter.checkLines().size(), size_t(1));
    QCOMPARE(world.presenter.checkLines().front().kind, CheckLine::Kind::Failed);
}

void TestLaunchPresenter::aRefusedDryRunIsExplained()
{
    World world;
    world.fillIn();
    Error error;
    error.kind = Error::Kind::Service;
    error.code = u"InvalidAccessKeyId.NotFound"_s;

    world.presenter.requestCheck();
    world.launch.dryRuns.answerNext(error);

    QTRY_VERIFY(world.presenter.canCheck());
    QCOMPARE(world.presenter.checkLines().back().kind, CheckLine::Kind::Failed);
    QCOMPARE(
        world.presenter.checkLines().back().text, u"The service does not know this AccessKey."_s);
    QVERIFY(world.presenter.checkLines().back().details.contains(error.code));
}

void TestLaunchPresenter::anEditDuringTheCheckDropsItsAnswer()
{
    World world;
    world.fillIn();

    world.presenter.requestCheck();
    world.presenter.setText(LaunchField::Amount, u"9"_s);
    world.launch.dryRuns.answerNext(Done{});

    QTRY_VERIFY(world.presenter.canCheck());
    QVERIFY(world.presenter.checkLines().empty());
}

void TestLaunchPresenter::launchAsksAndThenSendsWhatWasConfirmed()
{
    World world;
    world.fillIn(3);
    const QSignalSpy launched(&world.presenter, &LaunchPresenter::launched);

    world.presenter.requestLaunch();
    QCOMPARE(world.prompt.launches.size(), size_t(1));
    QCOMPARE(world.prompt.launches.front().sentence, u"3 × ecs.g6.large in cn-hangzhou"_s);
    QVERIFY(world.journal.steps().empty());
    world.presenter.setText(LaunchField::Amount, u"50"_s); // too late: the dialog names 3
    world.prompt.answer(true);

    QCOMPARE(launched.count(), 1);
    const BatchId id = world.presenter.shownBatch().value();
    QCOMPARE(world.session->batch(id)->record.asked, 3);
    QTRY_COMPARE(world.launch.runs.count(), size_t(1));
    QCOMPARE(world.tasks.tasks().size(), size_t(1));
}

void TestLaunchPresenter::cancelSendsNothing()
{
    World world;
    world.fillIn();

    world.presenter.requestLaunch();
    QVERIFY(!world.presenter.canLaunch());
    world.prompt.answer(false);

    QVERIFY(world.journal.steps().empty());
    QVERIFY(!world.presenter.shownBatch());
    QVERIFY(world.presenter.canLaunch());
}

void TestLaunchPresenter::aDoubleClickLaunchesOnce()
{
    World world;
    world.fillIn();

    world.presenter.requestLaunch();
    world.presenter.requestLaunch();
    QCOMPARE(world.prompt.launches.size(), size_t(1));
    world.prompt.answer(true);
    world.prompt.answer(true);

    QCOMPARE(world.session->batches().size(), size_t(1));
}

void TestLaunchPresenter::aStorageFailureIsTold()
{
    World world;
    world.fillIn();
    world.journal.failNext(makeError(Error::Kind::Storage, u"disk full"_s));

    world.presenter.requestLaunch();
    world.prompt.answer(true);

    QCOMPARE(world.prompt.messages.size(), size_t(1));
    QCOMPARE(world.prompt.messages.front().title, u"Nothing was launched"_s);
    QVERIFY(world.session->batches().empty());
    QVERIFY(world.tasks.tasks().empty());
}

void TestLaunchPresenter::aReleaseTimeThatCameTooNearIsNotLaunched()
{
    World world;
    world.fillIn();
    world.presenter.setText(LaunchField::ReleaseUtc, u"2026-04-12T10:32:00Z"_s);
    world.presenter.requestLaunch();

    world.clock.moveOn(5min); // the dialog stood open
    world.prompt.answer(true);

    QVERIFY(world.session->batches().empty());
    QCOMPARE(world.prompt.messages.size(), size_t(1));
}

void TestLaunchPresenter::withoutAnAccountNothingCanBeLaunched()
{
    World world;
    world.fillIn();

    world.presenter.setSession(nullptr);
    world.presenter.requestLaunch();
    world.presenter.requestCheck();

    QVERIFY(!world.presenter.hasAccount());
    QVERIFY(!world.presenter.canLaunch());
    QVERIFY(world.prompt.launches.empty());
}

void TestLaunchPresenter::aReplacedSessionDropsTheQuestion()
{
    World world;
    world.fillIn();
    world.presenter.requestLaunch();
    const auto other = world.makeSession();

    world.presenter.setSession(other.get());
    world.prompt.answer(true);

    QVERIFY(world.session->batches().empty());
    QVERIFY(other->batches().empty());
    QVERIFY(world.presenter.canLaunch());
    world.presenter.setSession(nullptr);
}

void TestLaunchPresenter::theTaskFollowsTheBatch()
{
    World world;
    world.fillIn(2);
    world.presenter.requestLaunch();
    world.prompt.answer(true);
    QTRY_COMPARE(world.launch.runs.count(), size_t(1));
    world.launch.runs.answerNext(SessionWorld::reply(2));
    QTRY_COMPARE(world.session->batch(*world.presenter.shownBatch())->counts.accepted, 2);
    QCOMPARE(world.tasks.tasks().size(), size_t(1));

    for (int number = 1; number <= 2; ++number) {
        FleetRow row = SessionWorld::row(number);
        row.instance.batch = *world.presenter.shownBatch();
        world.session->fleet().put(row);
        world.session->fleet().flush();
        if (number == 1)
            QCOMPARE(world.tasks.tasks().front().done, 1);
    }

    QVERIFY(world.tasks.tasks().empty());
}

void TestLaunchPresenter::profilesAreSavedAndLoaded()
{
    World world;
    world.fillIn(5);

    QVERIFY(world.presenter.saveProfileAs(u" web-tier "_s));
    QCOMPARE(world.presenter.profileNames(), QStringList{u"web-tier"_s});
    QVERIFY(!world.presenter.isChanged());
    world.presenter.setText(LaunchField::Amount, u"6"_s);
    QVERIFY(world.presenter.isChanged());
    QVERIFY(world.presenter.loadProfile(u"web-tier"_s));
    QCOMPARE(world.presenter.form().amount, u"5"_s);
    world.presenter.setText(LaunchField::Amount, u"7"_s);
    QVERIFY(world.presenter.saveProfile());
    QCOMPARE(world.profiles.byName(u"web-tier"_s)->draft.parameters.text(u"Amount"_s), u"7"_s);
    QVERIFY(!world.presenter.saveProfileAs(u"Web-Tier"_s)); // taken
    QCOMPARE(world.prompt.messages.size(), size_t(1));
    QVERIFY(!world.presenter.loadProfile(u"none"_s));
    QCOMPARE(world.prompt.messages.size(), size_t(2));
}

void TestLaunchPresenter::aFormWithProblemsIsNotSaved()
{
    World world;

    QVERIFY(!world.presenter.saveProfileAs(u"web"_s));

    QVERIFY(world.presenter.profileNames().isEmpty());
    QCOMPARE(world.prompt.messages.front().title, u"The profile was not saved"_s);
    QVERIFY(world.prompt.messages.front().details.contains(u"Image: This is needed."_s));
}

void TestLaunchPresenter::theLastProfileIsLoadedAtStart()
{
    SessionWorld world;
    QVERIFY(world.profiles.add({u"a"_s, QString(), SessionWorld::draft(4)}));
    QVERIFY(world.profiles.add({u"b"_s, QString(), SessionWorld::draft(5)}));
    world.settings.settings.lastProfile = u"b"_s;
    LaunchPresenter presenter(
        world.clock, world.scheduler, world.profiles, world.settings, world.prompt, world.tasks);

    presenter.start();

    QCOMPARE(presenter.profileName(), u"b"_s);
    QCOMPARE(presenter.form().amount, u"5"_s);
    QVERIFY(presenter.loadProfile(u"a"_s));
    QCOMPARE(world.settings.settings.lastProfile, u"a"_s);
}

void TestLaunchPresenter::aDeletedProfileIsForgotten()
{
    World world;
    world.fillIn();
    QVERIFY(world.presenter.saveProfileAs(u"web"_s));

    QVERIFY(world.profiles.remove(u"web"_s));
    world.presenter.reloadProfiles();

    QCOMPARE(world.presenter.profileName(), QString());
    QVERIFY(!world.presenter.saveProfile());
    QCOMPARE(world.presenter.form().amount, u"3"_s); // what was typed stays
}

QTEST_GUILESS_MAIN(TestLaunchPresenter)
#include "tst_launch_presenter.moc"

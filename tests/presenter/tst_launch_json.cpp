// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet_world.h"
#include "presenter/launch_json.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace muster;
using namespace Qt::StringLiterals;

namespace {

const BatchId kBatch = BatchId::fromTrusted(u"00000000000000000000000000000001"_s);

BatchStatus acceptedBatch()
{
    BatchStatus status;
    status.record.id = kBatch;
    status.record.label = u"web-0412"_s;
    status.record.account = u"prod"_s;
    status.record.accessKeyId = u"LTAIexample"_s;
    status.record.region = RegionId::fromTrusted(u"cn-hangzhou"_s);
    status.record.created = UtcTime(milliseconds(1775988000000));
    status.record.asked = 2;
    status.verdict = Verdict::Open;
    CallRecord call{.amount = InstanceCount::from(2).value()};
    call.state = CallState::Accepted;
    call.token = ClientToken::fromTrusted(u"m1-x-001-1"_s);
    call.requestId = u"REQ-1"_s;
    call.attempts.resize(2);
    call.ids = {InstanceId::fromTrusted(u"i-0001"_s), InstanceId::fromTrusted(u"i-0002"_s)};
    status.record.calls.push_back(call);
    status.counts.asked = 2;
    status.counts.accepted = 2;
    status.counts.running = 1;
    return status;
}

QByteArray compact(const QJsonValue& value)
{
    return QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
}

} // namespace

class TestLaunchJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void theLaunchObject();
    void aRefusedCallHasItsError();
    void aDraftWithProblems();
    void aDryRun();
    void theBatchObject();
    void statusesOfInstances_data();
    void statusesOfInstances();
    void theList();
    void csvHasTheSameNames();
    void results();
    void aLineEndsWithANewline();
};

void TestLaunchJson::theLaunchObject()
{
    FleetWorld world;
    FleetRow seen = world.row(1);
    seen.instance.batch = kBatch;
    FleetRow expected;
    expected.instance.id = InstanceId::fromTrusted(u"i-0002"_s);
    expected.instance.batch = kBatch;
    world.fleet.put(seen);
    world.fleet.put(expected);

    const QJsonObject object = json::launchObject(acceptedBatch(), world.fleet);

    QStringList keys = object.keys();
    QCOMPARE(keys,
        (QStringList{u"accepted"_s, u"alive"_s, u"asked"_s, u"batch"_s, u"calls"_s, u"inDoubt"_s,
            u"instances"_s, u"missing"_s, u"notSent"_s, u"problems"_s, u"ready"_s, u"releaseTime"_s,
            u"running"_s, u"surplus"_s, u"verdict"_s}));
    QCOMPARE(object.value(u"verdict"_s).toString(), u"open"_s);
    QVERIFY(object.value(u"releaseTime"_s).isNull());
    QCOMPARE(object.value(u"running"_s).toInt(), 1);
    QCOMPARE(compact(object.value(u"calls"_s).toArray().at(0)),
        QByteArray(R"({"amount":2,"attempts":2,"checking":null,"clientToken":"m1-x-001-1",)"
                   R"("error":null,"evidence":null,"generation":1,"index":1,)"
                   R"("instanceIds":["i-0001","i-0002"],"notDelivered":0,"requestId":"REQ-1",)"
                   R"("state":"ACCEPTED"})"));
    QCOMPARE(compact(object.value(u"instances"_s).toArray().at(0)),
        QByteArray(
            R"({"created":"2026-04-12T09:59:00Z","instanceId":"i-0001","name":"web-001","privateIp":"10.0.0.1",)"
            R"("publicIp":null,"releaseTime":null,"status":"Running","zone":"cn-hangzhou-h"})"));
    QCOMPARE(compact(object.value(u"instances"_s).toArray().at(1)),
        QByteArray(R"({"created":null,"instanceId":"i-0002","name":null,"privateIp":null,)"
                   R"("publicIp":null,"releaseTime":null,"status":null,"zone":null})"));
}

void TestLaunchJson::aRefusedCallHasItsError()
{
    const FleetWorld world;
    BatchStatus status = acceptedBatch();
    CallRecord& call = status.record.calls.front();
    call.state = CallState::Rejected;
    call.ids.clear();
    CallError error;
    error.code = u"OperationDenied.NoStock"_s;
    error.message = u"no stock, Password=hunter2"_s;
    error.requestId = u"REQ-2"_s;
    call.error = error;

    const QJsonObject first
        = json::launchObject(status, world.fleet).value(u"calls"_s).toArray().at(0).toObject();

    QCOMPARE(first.value(u"state"_s).toString(), u"REJECTED"_s);
    QCOMPARE(first.value(u"error"_s).toObject().value(u"code"_s).toString(),
        u"OperationDenied.NoStock"_s);
    QVERIFY(
        !first.value(u"error"_s).toObject().value(u"message"_s).toString().contains(u"hunter2"_s));
    call.error->kind = Error::Kind::NotSent;
    call.error->code.clear();
    call.error->message.clear();
    const QJsonObject unreached
        = json::launchObject(status, world.fleet).value(u"calls"_s).toArray().at(0).toObject();
    QVERIFY(unreached.value(u"error"_s).toObject().value(u"code"_s).isNull());
    QVERIFY(unreached.value(u"error"_s).toObject().value(u"message"_s).isString());
}

void TestLaunchJson::aDraftWithProblems()
{
    LaunchDraft draft;
    draft.parameters.set(u"Amount"_s, u"101"_s);

    const QJsonObject object
        = json::invalidObject(draft, {{u"Amount"_s, ProblemCode::AmountAbove100, {}}});

    QCOMPARE(object.value(u"verdict"_s).toString(), u"invalid"_s);
    QVERIFY(object.value(u"batch"_s).isNull());
    QCOMPARE(object.value(u"asked"_s).toInt(), 101);
    const QJsonObject problem = object.value(u"problems"_s).toArray().at(0).toObject();
    QCOMPARE(problem.value(u"field"_s).toString(), u"Amount"_s);
    QCOMPARE(problem.value(u"code"_s).toString(), u"amount-above-100"_s);
    QVERIFY(problem.value(u"message"_s).toString().contains(u"at most 100"_s));
}

void TestLaunchJson::aDryRun()
{
    LaunchSpec spec;
    spec.amount = 5;
    Error error;
    error.kind = Error::Kind::Service;
    error.code = u"InvalidImageId.NotFound"_s;

    const QJsonObject passed = json::dryRunObject(spec, std::nullopt);
    const QJsonObject refused = json::dryRunObject(spec, error);

    QCOMPARE(passed.value(u"verdict"_s).toString(), u"dry-run"_s);
    QCOMPARE(passed.value(u"asked"_s).toInt(), 5);
    QVERIFY(passed.value(u"error"_s).isNull());
    QCOMPARE(refused.value(u"error"_s).toObject().value(u"code"_s).toString(), error.code);
}

void TestLaunchJson::theBatchObject()
{
    const FleetWorld world;

    const QJsonObject object = json::batchObject(acceptedBatch(), world.fleet);

    QCOMPARE(object.value(u"label"_s).toString(), u"web-0412"_s);
    QCOMPARE(object.value(u"created"_s).toString(), u"2026-04-12T10:00:00Z"_s);
    QVERIFY(object.value(u"endpoint"_s).isNull());
    QVERIFY(object.contains(u"calls"_s));
    QCOMPARE(
        json::batchesObject({acceptedBatch()}, world.fleet).value(u"batches"_s).toArray().size(),
        1);
}

void TestLaunchJson::statusesOfInstances_data()
{
    QTest::addColumn<Presence>("presence");
    QTest::addColumn<QString>("statusText");
    QTest::addColumn<QString>("status");

    QTest::newRow("seen") << Presence::Present << QString() << u"Stopped"_s;
    QTest::newRow("a status that Muster does not know")
        << Presence::Present << u"Rescuing"_s << u"Rescuing"_s;
    QTest::newRow("missing") << Presence::Missing << QString() << u"Unknown"_s;
    QTest::newRow("dropped") << Presence::Failed << QString() << u"Failed"_s;
    QTest::newRow("released") << Presence::Released << QString() << u"Released"_s;
    QTest::newRow("removed elsewhere") << Presence::Gone << QString() << u"Released"_s;
}

void TestLaunchJson::statusesOfInstances()
{
    QFETCH(Presence, presence);
    QFETCH(QString, statusText);
    const FleetWorld world;
    FleetRow row
        = world.row(1, statusText.isEmpty() ? InstanceStatus::Stopped : InstanceStatus::Unknown);
    row.presence = presence;
    row.instance.statusText = statusText;

    QTEST(json::instanceObject(row).value(u"status"_s).toString(), "status");
}

void TestLaunchJson::theList()
{
    const FleetWorld world;

    const QJsonObject object = json::listObject({world.row(1)}, world.clock.wallNow());

    QCOMPARE(object.value(u"readAt"_s).toString(), u"2026-04-12T10:00:00Z"_s);
    const QJsonObject instance = object.value(u"instances"_s).toArray().at(0).toObject();
    QCOMPARE(instance.value(u"ageSeconds"_s).toInt(), 60);
    QVERIFY(instance.value(u"batch"_s).isNull());
    QCOMPARE(instance.value(u"instanceType"_s).toString(), u"ecs.g6.large"_s);
}

void TestLaunchJson::csvHasTheSameNames()
{
    const FleetWorld world;
    const QJsonObject listed = json::listObject({world.row(1)}, world.clock.wallNow());
    QStringList keys = listed.value(u"instances"_s).toArray().at(0).toObject().keys();

    QStringList header
        = QString::fromUtf8(json::listCsv({}, world.clock.wallNow()).trimmed()).split(u',');

    header.sort();
    QCOMPARE(header, keys);
}

void TestLaunchJson::results()
{
    OrderOutcome refused;
    refused.id = InstanceId::fromTrusted(u"i-1"_s);
    refused.code = u"IncorrectInstanceStatus"_s;
    OrderOutcome done;
    done.id = InstanceId::fromTrusted(u"i-2"_s);
    done.ok = true;

    QCOMPARE(json::toLine(json::resultsObject({refused, done})),
        QByteArray(
            R"({"results":[{"code":"IncorrectInstanceStatus","instanceId":"i-1","ok":false},)"
            R"({"code":null,"instanceId":"i-2","ok":true}]})"
            "\n"));
}

void TestLaunchJson::aLineEndsWithANewline()
{
    QCOMPARE(json::toLine({}), QByteArray("{}\n"));
}

QTEST_GUILESS_MAIN(TestLaunchJson)
#include "tst_launch_json.moc"

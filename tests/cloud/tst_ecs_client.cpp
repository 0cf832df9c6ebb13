// SPDX-License-Identifier: GPL-3.0-or-later
#include "client_fixture.h"
#include "core/launch/release_time.h"
#include "support/simulator_fixture.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

using namespace muster;

namespace {

const RegionId kRegion = RegionId::fromTrusted(QStringLiteral("cn-hangzhou"));

} // namespace

/// Every call against the simulator, which has its own idea of signatures and rules. It decides
/// what happened.
class TestEcsClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void launchesWhatTheFrozenRequestSays();
    void answersARepeatWithTheSameIds();
    void passesADryRunOfOne();
    void reportsARefusedDryRun();
    void readsPageAfterPage();
    void findsByTheCallTag();
    void asksWhetherItMayLook();
    void setsAndCancelsTheReleaseTime();
    void ordersWithAnOutcomeForEach();
    void releasesWithAToken();
    void findsDroppedInstances();
    void readsRegions();
    void knowsTheCaller();
    void reportsAWrongSecret();
    void leavesTheOutcomeOpenWhenTheConnectionBreaks_data();
    void leavesTheOutcomeOpenWhenTheConnectionBreaks();

private:
    [[nodiscard]] Parameters launchParameters(int amount) const;
    [[nodiscard]] Result<LaunchReply> launch(const Parameters& parameters, const QString& nonce);
    [[nodiscard]] std::vector<InstanceId> launched(int amount);
    [[nodiscard]] QJsonArray calls(const QString& action) const;
    [[nodiscard]] QJsonObject instance(const InstanceId& id) const;
    void allRunning();

    std::unique_ptr<SimulatorFixture> m_simulator;
    std::unique_ptr<FixedCredentials> m_credentials;
    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<FakeRandom> m_random;
    std::unique_ptr<EcsClient> m_client;
    int m_nonce = 0;
};

void TestEcsClient::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    QVERIFY2(SimulatorFixture::isBuilt(), "muster-simulator is not in MUSTER_BIN_DIR");
    m_simulator = std::make_unique<SimulatorFixture>();
    const auto started = m_simulator->start({QStringLiteral("--boot"), QStringLiteral("1s-2s")});
    QVERIFY2(started, qPrintable(started ? QString() : started.error().detail));
    m_credentials = std::make_unique<FixedCredentials>(
        m_simulator->accessKeyId(), m_simulator->accessKeySecret().toUtf8());
    m_clock = std::make_unique<FakeClock>();
    m_clock->setWall(fromDateTime(QDateTime::currentDateTimeUtc()));
    m_random = std::make_unique<FakeRandom>();
    m_client = std::make_unique<EcsClient>(
        ClientFixture::accountFor(m_simulator->endpoint()), *m_credentials, *m_clock, *m_random);
}

void TestEcsClient::cleanup()
{
    m_client.reset();
    m_simulator.reset();
}

Parameters TestEcsClient::launchParameters(int amount) const
{
    Parameters parameters;
    for (const auto& name :
        {QStringLiteral("RegionId"), QStringLiteral("VSwitchId"), QStringLiteral("SecurityGroupId"),
            QStringLiteral("ImageId"), QStringLiteral("InstanceType")})
        parameters.set(name, m_simulator->defaults().text(name));
    parameters.set(QStringLiteral("Amount"), QString::number(amount));
    parameters.set(QStringLiteral("ClientToken"), QStringLiteral("m1-test-001-1"));
    parameters.set(QStringLiteral("InstanceName"), QStringLiteral("web-[1,3]"));
    parameters.set(QStringLiteral("InternetMaxBandwidthOut"), QStringLiteral("1"));
    parameters.set(QStringLiteral("Tag.1.Key"), QStringLiteral("muster:batch"));
    parameters.set(QStringLiteral("Tag.1.Value"), QStringLiteral("b1"));
    parameters.set(QStringLiteral("Tag.2.Key"), QStringLiteral("muster:call"));
    parameters.set(QStringLiteral("Tag.2.Value"), QStringLiteral("b1-001-1"));
    return parameters;
}

Result<LaunchReply> TestEcsClient::launch(const Parameters& parameters, const QString& nonce)
{
    return waited(
        m_client->run(LaunchRequest{kRegion, parameters.encoded(), nonce, m_clock->wallNow()}));
}

std::vector<InstanceId> TestEcsClient::launched(int amount)
{
    const auto reply = launch(launchParameters(amount), QStringLiteral("nonce-%1").arg(++m_nonce));
    return reply ? reply->ids : std::vector<InstanceId>{};
}

QJsonArray TestEcsClient::calls(const QString& action) const
{
    const auto answer = m_simulator->get(QStringLiteral("/calls?action=") + action);
    return answer ? answer->object().value(QStringLiteral("calls")).toArray() : QJsonArray();
}

QJsonObject TestEcsClient::instance(const InstanceId& id) const
{
    const auto state = m_simulator->get(QStringLiteral("/state"));
    if (!state)
        return {};
    const QJsonArray all = state->object().value(QStringLiteral("instances")).toArray();
    for (const QJsonValue& each : all) {
        if (each.toObject().value(QStringLiteral("InstanceId")).toString() == id.value())
            return each.toObject();
    }
    return {};
}

void TestEcsClient::allRunning()
{
    QVERIFY(m_simulator->post(QStringLiteral("/clock"), R"({"advance": "60s"})"));
    m_clock->moveOn(seconds(60));
}

void TestEcsClient::launchesWhatTheFrozenRequestSays()
{
    const auto reply = launch(launchParameters(3), QStringLiteral("nonce-a"));

    QVERIFY2(reply, qPrintable(reply ? QString() : reply.error().detail + reply.error().message));
    QCOMPARE(reply->ids.size(), std::size_t{3});
    QVERIFY(!reply->flawed);
    QVERIFY(!reply->requestId.isEmpty());
    QVERIFY(reply->serverTimeMs.has_value());
    const QJsonArray seen = calls(QStringLiteral("RunInstances"));
    QCOMPARE(seen.size(), 1);
    QCOMPARE(
        seen[0].toObject().value(QStringLiteral("nonce")).toString(), QStringLiteral("nonce-a"));
    QCOMPARE(seen[0].toObject().value(QStringLiteral("clientToken")).toString(),
        QStringLiteral("m1-test-001-1"));
    QCOMPARE(instance(reply->ids[1]).value(QStringLiteral("InstanceName")).toString(),
        QStringLiteral("web-002"));
}

void TestEcsClient::answersARepeatWithTheSameIds()
{
    const auto first = launch(launchParameters(2), QStringLiteral("nonce-a"));
    const auto again = launch(launchParameters(2), QStringLiteral("nonce-b"));

    QVERIFY(first && again);
    QCOMPARE(again->ids, first->ids);
    const auto state = m_simulator->get(QStringLiteral("/state"));
    QCOMPARE(state->object().value(QStringLiteral("bought")).toInt(), 2);
}

void TestEcsClient::passesADryRunOfOne()
{
    const auto passed = waited(m_client->dryRun(kRegion, launchParameters(20)));

    QVERIFY2(passed, qPrintable(passed ? QString() : passed.error().code));
    const auto state = m_simulator->get(QStringLiteral("/state"));
    QCOMPARE(state->object().value(QStringLiteral("bought")).toInt(), 0);
}

void TestEcsClient::reportsARefusedDryRun()
{
    Parameters parameters = launchParameters(1);
    parameters.set(QStringLiteral("ImageId"), QStringLiteral("m-nothing"));

    const auto refused = waited(m_client->dryRun(kRegion, parameters));

    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Service);
    QVERIFY(refused.error().code.startsWith(QStringLiteral("InvalidImageId")));
}

void TestEcsClient::readsPageAfterPage()
{
    Parameters parameters = launchParameters(100);
    QVERIFY(launch(parameters, QStringLiteral("nonce-a")));
    parameters.set(QStringLiteral("ClientToken"), QStringLiteral("m1-test-002-1"));
    QVERIFY(launch(parameters, QStringLiteral("nonce-b")));
    allRunning();
    DescribeQuery query;
    query.region = kRegion;

    const auto first = waited(m_client->describe(query));
    QVERIFY(first);
    query.nextToken = first->nextToken;
    const auto second = waited(m_client->describe(query));

    QVERIFY(second);
    QCOMPARE(first->rows.size(), std::size_t{100});
    QCOMPARE(second->rows.size(), std::size_t{100});
    QVERIFY(!first->nextToken.isEmpty());
    QCOMPARE(second->nextToken, QString());
    const Instance& row = first->rows.front();
    QCOMPARE(row.status, InstanceStatus::Running);
    QCOMPARE(row.batch.value(), QStringLiteral("b1"));
    QCOMPARE(row.type, m_simulator->defaults().text(QStringLiteral("InstanceType")));
    QCOMPARE(row.zone, m_simulator->defaults().text(QStringLiteral("ZoneId")));
    QVERIFY(!row.privateIp.isEmpty());
    QVERIFY(row.publicIp.startsWith(QStringLiteral("198.1")));
    QVERIFY(row.created > 0);
    QVERIFY(first->serverTimeMs.has_value());
}

void TestEcsClient::findsByTheCallTag()
{
    const std::vector<InstanceId> ids = launched(3);
    DescribeQuery query;
    query.region = kRegion;

    query.callTag = QStringLiteral("b1-001-1");
    const auto found = waited(m_client->describe(query));
    query.callTag = QStringLiteral("b1-002-1");
    const auto none = waited(m_client->describe(query));

    QVERIFY(found && none);
    QCOMPARE(found->rows.size(), ids.size());
    QVERIFY(none->rows.empty());
}

void TestEcsClient::asksWhetherItMayLook()
{
    DescribeQuery query;
    query.region = kRegion;
    query.dryRun = true;

    const auto allowed = waited(m_client->describe(query));
    const QByteArray deny = R"({"accessKeyId": ")" + m_simulator->accessKeyId().toUtf8()
        + R"(", "deny": ["ecs:DescribeInstances"]})";
    QVERIFY(m_simulator->post(QStringLiteral("/rights"), deny));
    const auto denied = waited(m_client->describe(query));

    QCOMPARE(allowed.error().kind, Error::Kind::Service);
    QCOMPARE(allowed.error().code, QStringLiteral("DryRunOperation"));
    QCOMPARE(denied.error().code, QStringLiteral("Forbidden.RAM"));
}

void TestEcsClient::setsAndCancelsTheReleaseTime()
{
    const InstanceId id = launched(1).at(0);
    allRunning();
    const auto time = ReleaseTime::after(std::chrono::hours(8), m_clock->wallNow());

    const auto set = waited(m_client->setReleaseTime(kRegion, id, *time));
    QVERIFY2(set, qPrintable(set ? QString() : set.error().code));
    const QString stored = instance(id).value(QStringLiteral("AutoReleaseTime")).toString();
    const auto cancelled = waited(m_client->cancelReleaseTime(kRegion, id));

    QVERIFY(cancelled);
    QCOMPARE(fromIsoText(stored).value_or(UtcTime()), time->time());
    QVERIFY(instance(id).value(QStringLiteral("AutoReleaseTime")).toString().isEmpty());
    QCOMPARE(calls(QStringLiteral("ModifyInstanceAutoReleaseTime")).size(), 2);
}

void TestEcsClient::ordersWithAnOutcomeForEach()
{
    std::vector<InstanceId> ids = launched(2);
    allRunning();
    ids.push_back(InstanceId::fromTrusted(QStringLiteral("i-unknown")));

    const auto stopped = waited(m_client->order(OrderKind::Stop, kRegion, ids, QString()));
    QVERIFY2(stopped, qPrintable(stopped ? QString() : stopped.error().code));
    allRunning();
    const auto started = waited(m_client->order(OrderKind::Start, kRegion, ids, QString()));
    allRunning();
    const auto rebooted = waited(m_client->order(OrderKind::Reboot, kRegion, ids, QString()));

    for (const auto& outcomes : {stopped, started, rebooted}) {
        QVERIFY(outcomes);
        QCOMPARE(outcomes->size(), std::size_t{3});
        QVERIFY2((*outcomes)[0].ok, qPrintable((*outcomes)[0].code));
        QVERIFY((*outcomes)[1].ok);
        QVERIFY(!(*outcomes)[2].ok);
        QVERIFY((*outcomes)[2].code.startsWith(QStringLiteral("InvalidInstanceId")));
    }
}

void TestEcsClient::releasesWithAToken()
{
    const std::vector<InstanceId> ids = launched(2);
    allRunning();

    const auto released
        = waited(m_client->order(OrderKind::Release, kRegion, ids, QStringLiteral("r-1")));

    QVERIFY2(released, qPrintable(released ? QString() : released.error().code));
    QCOMPARE(released->size(), std::size_t{2});
    QVERIFY((*released)[0].ok && (*released)[1].ok);
    allRunning();
    DescribeQuery query;
    query.region = kRegion;
    query.ids = ids;
    const auto after = waited(m_client->describe(query));
    QVERIFY(after && after->rows.empty());
    QCOMPARE(calls(QStringLiteral("DeleteInstances"))[0]
                 .toObject()
                 .value(QStringLiteral("clientToken"))
                 .toString(),
        QStringLiteral("r-1"));
}

void TestEcsClient::findsDroppedInstances()
{
    const std::vector<InstanceId> ids = launched(2);
    QVERIFY(m_simulator->post(
        QStringLiteral("/instances/") + ids[0].value(), R"({"fail": "SystemFailure.Delete"})"));

    const auto page = waited(m_client->droppedInstances(kRegion, ids, QString()));

    QVERIFY2(page, qPrintable(page ? QString() : page.error().detail));
    QCOMPARE(page->events.size(), std::size_t{1});
    QCOMPARE(page->events[0].id, ids[0]);
    QCOMPARE(page->events[0].eventType, QStringLiteral("SystemFailure.Delete"));
}

void TestEcsClient::readsRegions()
{
    const auto regions = waited(m_client->regions());

    QVERIFY2(regions, qPrintable(regions ? QString() : regions.error().code));
    QVERIFY(regions->size() >= 3);
    QCOMPARE(regions->front().id.isEmpty(), false);
}

void TestEcsClient::knowsTheCaller()
{
    const auto caller = waited(m_client->caller());

    QVERIFY2(caller, qPrintable(caller ? QString() : caller.error().code));
    QVERIFY(!caller->accountId.isEmpty());
    QVERIFY(!caller->arn.isEmpty());
    QVERIFY(caller->serverTimeMs.has_value());
}

void TestEcsClient::reportsAWrongSecret()
{
    *m_credentials = FixedCredentials(m_simulator->accessKeyId(), QByteArray("wrong"));

    const auto reply = launch(launchParameters(1), QStringLiteral("nonce-a"));

    QVERIFY(!reply);
    QCOMPARE(reply.error().kind, Error::Kind::Service);
    QCOMPARE(reply.error().code, QStringLiteral("SignatureDoesNotMatch"));
    QVERIFY(!reply.error().requestId.isEmpty());
}

void TestEcsClient::leavesTheOutcomeOpenWhenTheConnectionBreaks_data()
{
    QTest::addColumn<QByteArray>("execute");
    QTest::addColumn<QByteArray>("then");
    QTest::addColumn<int>("bought");
    QTest::newRow("before it is executed") << QByteArray("never") << QByteArray(R"("close")") << 0;
    QTest::newRow("after it is executed") << QByteArray("before") << QByteArray(R"("close")") << 2;
    QTest::newRow("reset after it is executed")
        << QByteArray("before") << QByteArray(R"("reset")") << 2;
}

void TestEcsClient::leavesTheOutcomeOpenWhenTheConnectionBreaks()
{
    QFETCH(QByteArray, execute);
    QFETCH(QByteArray, then);
    QFETCH(int, bought);
    const auto set = m_simulator->post(QStringLiteral("/faults"),
        R"([{"action": "RunInstances", "nth": 1, "execute": ")" + execute + R"(", "then": )" + then
            + "}]");
    QVERIFY2(set, qPrintable(set ? QString() : set.error().detail));

    const auto reply = launch(launchParameters(2), QStringLiteral("nonce-a"));

    QVERIFY(!reply);
    QCOMPARE(reply.error().kind, Error::Kind::OutcomeUnknown);
    QCOMPARE(calls(QStringLiteral("RunInstances")).size(), 1);
    const auto state = m_simulator->get(QStringLiteral("/state"));
    QCOMPARE(state->object().value(QStringLiteral("bought")).toInt(), bought);
}

QTEST_GUILESS_MAIN(TestEcsClient)
#include "tst_ecs_client.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/local_simulator.h"
#include "support/simulator_fixture.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace muster;

/// Starting the simulator: as the program does it, and as the tests do.
class TestLocalSimulator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void startsTheBuiltSimulator();
    void endsWithItsOwner();
    void saysWhenThereIsNoProgram();
    void saysWhatAProgramThatFailsSaid();
    void refusesAnUnusableReadyLine();
    void answersWhenItsOwnerGoesAway();
    void passesNoKeysOn();
    void readsReadyLines_data();
    void readsReadyLines();
    void offersTheControlPortToTests();

private:
    /// A program that is not the simulator.
    QString script(const QByteArray& body)
    {
        const QString path = m_folder->filePath(QStringLiteral("program"));
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write("#!/bin/sh\n" + body);
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return path;
    }
    static QString builtProgram()
    {
        return qEnvironmentVariable("MUSTER_BIN_DIR") + QStringLiteral("/muster-simulator");
    }
    QString state() const { return m_folder->filePath(QStringLiteral("state.json")); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

constexpr char kReadyText[]
    = R"({"endpoint":"http://127.0.0.1:1","admin":"http://127.0.0.1:2","accessKeyId":"id","accessKeySecret":"canary","defaults":{"RegionId":"cn-hangzhou"}})";
const QByteArray kReady = kReadyText;

void TestLocalSimulator::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestLocalSimulator::startsTheBuiltSimulator()
{
    QVERIFY2(SimulatorFixture::isBuilt(), "MUSTER_BIN_DIR has no muster-simulator: build it first");
    LocalSimulator simulator(builtProgram());

    const auto started = simulator.start(state());
    QVERIFY(!started.isFinished());
    QTRY_VERIFY_WITH_TIMEOUT(started.isFinished(), 15000);

    const auto info = started.result();
    QVERIFY2(info, info ? "" : qPrintable(info.error().detail));
    QCOMPARE(info->endpoint.scheme(), QStringLiteral("http"));
    QVERIFY(!info->accessKeyId.isEmpty() && info->secret && !info->secret->isEmpty());
    for (const auto& name :
        {"RegionId", "ZoneId", "VSwitchId", "SecurityGroupId", "ImageId", "InstanceType"})
        QVERIFY2(!info->defaults.text(QString::fromLatin1(name)).isEmpty(), name);
}

void TestLocalSimulator::endsWithItsOwner()
{
    const QString pidFile = m_folder->filePath(QStringLiteral("pid"));
    const QString program
        = script("echo $$ > '" + pidFile.toUtf8() + "'; echo '" + kReady + "'; exec cat\n");
    auto simulator = std::make_unique<LocalSimulator>(program);
    const auto started = simulator->start(state());
    QTRY_VERIFY(started.isFinished());
    QVERIFY(started.result());
    QFile file(pidFile);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const pid_t id = file.readAll().trimmed().toInt();
    QCOMPARE(kill(id, 0), 0);

    simulator.reset();

    QVERIFY(kill(id, 0) != 0);
}

void TestLocalSimulator::saysWhenThereIsNoProgram()
{
    LocalSimulator simulator(m_folder->filePath(QStringLiteral("nothing")));

    const auto started = simulator.start(state());
    QVERIFY(!started.isFinished());
    QTRY_VERIFY(started.isFinished());

    QCOMPARE(started.result().error().kind, Error::Kind::NotFound);
}

void TestLocalSimulator::saysWhatAProgramThatFailsSaid()
{
    LocalSimulator simulator(script("echo 'port is taken' >&2\nexit 3\n"));

    const auto started = simulator.start(state());
    QTRY_VERIFY(started.isFinished());

    QCOMPARE(started.result().error().kind, Error::Kind::Internal);
    QVERIFY(started.result().error().detail.contains(QStringLiteral("port is taken")));
}

void TestLocalSimulator::refusesAnUnusableReadyLine()
{
    LocalSimulator simulator(script("echo 'hello'\nexec cat\n"));

    const auto started = simulator.start(state());
    QTRY_VERIFY(started.isFinished());

    QCOMPARE(started.result().error().kind, Error::Kind::Malformed);
}

void TestLocalSimulator::answersWhenItsOwnerGoesAway()
{
    auto simulator = std::make_unique<LocalSimulator>(script("exec cat\n"));
    const auto started = simulator->start(state());
    QCoreApplication::processEvents();

    simulator.reset();

    QVERIFY(started.isFinished());
    QCOMPARE(started.result().error().kind, Error::Kind::Cancelled);
}

void TestLocalSimulator::passesNoKeysOn()
{
    qputenv("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "canary");
    LocalSimulator simulator(script("env >&2\necho \"arguments: $*\" >&2\nexit 1\n"));

    const auto started = simulator.start(state());
    QTRY_VERIFY(started.isFinished());
    qunsetenv("ALIBABA_CLOUD_ACCESS_KEY_SECRET");

    const QString detail = started.result().error().detail;
    QVERIFY(!detail.contains(QStringLiteral("canary")));
    QVERIFY(detail.contains(QStringLiteral("arguments: --with-parent --state ") + state()));
}

void TestLocalSimulator::readsReadyLines_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("usable");
    const auto changed
        = [](const char* from, const char* to) { return QByteArray(kReady).replace(from, to); };
    QTest::newRow("as it should be") << kReady + '\n' << true;
    QTest::newRow("another machine's endpoint")
        << changed("http://127.0.0.1:1", "http://192.0.2.1:1") << false;
    QTest::newRow("another machine's control port")
        << changed("http://127.0.0.1:2", "http://192.0.2.1:2") << false;
    QTest::newRow("no secret") << changed("accessKeySecret", "other") << false;
    QTest::newRow("a default that is no text") << changed("\"cn-hangzhou\"", "7") << false;
    QTest::newRow("no JSON") << QByteArray("ready") << false;
    QTest::newRow("nothing") << QByteArray() << false;
}

void TestLocalSimulator::readsReadyLines()
{
    QFETCH(const QByteArray, line);
    QFETCH(const bool, usable);

    const auto info = LocalSimulator::parseReadyLine(line);

    QCOMPARE(info.has_value(), usable);
    if (usable)
        QVERIFY(info->secret->view() == "canary");
    else
        QCOMPARE(info.error().kind, Error::Kind::Malformed);
}

void TestLocalSimulator::offersTheControlPortToTests()
{
    QVERIFY2(SimulatorFixture::isBuilt(), "MUSTER_BIN_DIR has no muster-simulator: build it first");
    SimulatorFixture simulator;
    const auto started = simulator.start({QStringLiteral("--populate"), QStringLiteral("3")});
    QVERIFY2(started, started ? "" : qPrintable(started.error().detail));

    const auto before = simulator.get(QStringLiteral("/state"));
    const auto moved = simulator.post(QStringLiteral("/clock"), R"({"advance": "40m"})");
    const auto bad = simulator.post(QStringLiteral("/clock"), R"({"advance": "soon"})");
    const auto calls = simulator.get(QStringLiteral("/calls?action=RunInstances"));
    const auto cleared = simulator.clearFaults();

    QVERIFY2(before, before ? "" : qPrintable(before.error().detail));
    QCOMPARE(before->object().value(QStringLiteral("instances")).toArray().size(), 3);
    QVERIFY2(moved, moved ? "" : qPrintable(moved.error().detail));
    QVERIFY(!bad);
    QVERIFY2(calls, calls ? "" : qPrintable(calls.error().detail));
    QVERIFY(calls->object().value(QStringLiteral("calls")).isArray());
    QVERIFY2(cleared, cleared ? "" : qPrintable(cleared.error().detail));
    QVERIFY(!simulator.defaults().text(QStringLiteral("VSwitchId")).isEmpty());
    simulator.stop();
    QVERIFY(!simulator.isRunning());
}

QTEST_GUILESS_MAIN(TestLocalSimulator)
#include "tst_local_simulator.moc"

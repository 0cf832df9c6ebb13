// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim_client.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTest>

using namespace muster;
using namespace Qt::StringLiterals;

class TestSimOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void nothingGiven();
    void everythingGiven();
    void mistakes_data();
    void mistakes();
    void readyLine();
    void programEndsWithItsParent();
    void programEndsOnTerm();
    void programRefusesNonsense();

private:
    static QString program()
    {
        return qEnvironmentVariable("MUSTER_BIN_DIR") + u"/muster-simulator"_s;
    }
};

void TestSimOptions::nothingGiven()
{
    const Options options = optionsOf({});
    QCOMPARE(options.port, 0);
    QCOMPARE(options.keys.size(), 1U);
    QCOMPARE(options.keys.front().id, demoKey().id);
    QCOMPARE(
        options.regions, QStringList({u"cn-hangzhou"_s, u"cn-beijing"_s, u"ap-southeast-1"_s}));
    QCOMPARE(options.boot.minMs, 2000.0);
    QCOMPARE(options.boot.maxMs, 8000.0);
}

void TestSimOptions::everythingGiven()
{
    const Options options = optionsOf({u"--port"_s, u"8080"_s, u"--admin-port=8081"_s,
        u"--access-key"_s, u"a:b:c"_s, u"--access-key"_s, u"d:e"_s, u"--root-access-key"_s,
        u"f:g"_s, u"--seed"_s, u"5"_s, u"--boot"_s, u"10s-78s"_s, u"--regions"_s,
        u"cn-shanghai,eu-central-1"_s, u"--limit"_s, u"RunInstances=3"_s,
        u"--limit=DescribeZones=4"_s, u"--faults"_s, u"f.json"_s, u"--state"_s, u"s.json"_s,
        u"--tls"_s, u"c.pem,k.pem"_s, u"--populate"_s, u"9"_s, u"--with-parent"_s});
    QCOMPARE(options.port, 8080);
    QCOMPARE(options.adminPort, 8081);
    QCOMPARE(options.keys.size(), 3U);
    QCOMPARE(options.keys.at(0).secret, "b:c");
    QVERIFY(options.keys.at(2).isRoot);
    QCOMPARE(options.seed.value_or(0), 5U);
    QCOMPARE(options.boot.maxMs, 78'000.0);
    QCOMPARE(options.regions.size(), 2);
    QCOMPARE(options.perMinute.at("RunInstances"), 3);
    QCOMPARE(options.perMinute.at("DescribeZones"), 4);
    QCOMPARE(options.certificateFile, u"c.pem"_s);
    QCOMPARE(options.privateKeyFile, u"k.pem"_s);
    QCOMPARE(options.populate, 9);
    QVERIFY(options.withParent);
}

void TestSimOptions::mistakes_data()
{
    QTest::addColumn<QStringList>("arguments");
    for (const char* line : {"--nope", "file", "--port", "--port x", "--port 70000",
             "--access-key a", "--access-key :b", "--seed x", "--boot 5s", "--boot 8s-2s",
             "--boot 2-8", "--regions ../x", "--regions ,", "--limit RunInstances", "--limit =3",
             "--tls c.pem", "--populate -1", "--state="})
        QTest::newRow(line) << QString::fromLatin1(line).split(u' ');
}

void TestSimOptions::mistakes()
{
    QFETCH(const QStringList, arguments);
    Options options;
    QVERIFY(!readOptions(arguments, options).isEmpty());
}

void TestSimOptions::readyLine()
{
    Simulator simulator(optionsOf({}));
    QCOMPARE(simulator.start(), QString());
    const QJsonObject line = QJsonDocument::fromJson(simulator.readyLine()).object();
    QCOMPARE(line[u"endpoint"].toString(), u"http://127.0.0.1:%1"_s.arg(simulator.port()));
    QCOMPARE(line[u"admin"].toString(), u"http://127.0.0.1:%1"_s.arg(simulator.adminPort()));
    QCOMPARE(line[u"accessKeyId"].toString().toUtf8(), demoKey().id);
    QCOMPARE(line[u"accessKeySecret"].toString().toUtf8(), demoKey().secret);
    for (const QString& name : {u"RegionId"_s, u"ZoneId"_s, u"VSwitchId"_s, u"SecurityGroupId"_s,
             u"ImageId"_s, u"InstanceType"_s, u"KeyPairName"_s})
        QVERIFY(!line[u"defaults"][name].toString().isEmpty());
}

void TestSimOptions::programEndsWithItsParent()
{
    QProcess process;
    process.start(program(), {u"--with-parent"_s});
    QVERIFY(process.waitForReadyRead(10'000));
    QVERIFY(QJsonDocument::fromJson(process.readAllStandardOutput()).isObject());
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished(10'000));
    QCOMPARE(process.exitCode(), 0);
}

void TestSimOptions::programEndsOnTerm()
{
    QProcess process;
    process.start(program(), {});
    QVERIFY(process.waitForReadyRead(10'000));
    process.terminate();
    QVERIFY(process.waitForFinished(10'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
}

void TestSimOptions::programRefusesNonsense()
{
    QProcess process;
    process.start(program(), {u"--nope"_s});
    QVERIFY(process.waitForFinished(10'000));
    QCOMPARE(process.exitCode(), 2);
    QVERIFY(process.readAllStandardError().contains("--nope"));
}

QTEST_GUILESS_MAIN(TestSimOptions)
#include "tst_sim_options.moc"

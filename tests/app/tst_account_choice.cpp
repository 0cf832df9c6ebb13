// SPDX-License-Identifier: GPL-3.0-or-later
#include "account_choice.h"

#include <QRegularExpression>
#include <QTest>

using namespace muster;
using namespace muster::app;
using namespace Qt::StringLiterals;

namespace {

EnvironmentCredentials someKey()
{
    qputenv("ALIBABA_CLOUD_ACCESS_KEY_ID", "LTAI1");
    qputenv("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "s3cret");
    return EnvironmentCredentials::take();
}

cli::CommandLine lineOf(const QStringList& words)
{
    return *cli::parseCommandLine(words);
}

Account accountAt(const char* endpoint)
{
    Account account;
    account.endpoint = QUrl(QString::fromLatin1(endpoint));
    return account;
}

} // namespace

class TestAccountChoice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        qunsetenv("MUSTER_TIME_SCALE");
    }

    void takesTheEnvironmentsKey()
    {
        const auto choice
            = chooseEnvironment(lineOf({u"batches"_s, u"--endpoint"_s, u"http://127.0.0.1:8080"_s}),
                someKey(), u"cn-x"_s);

        QVERIFY(choice);
        QVERIFY(choice->credentials);
        QCOMPARE(choice->account.accessKeyId, u"LTAI1"_s);
        QCOMPARE(choice->account.defaultRegion, u"cn-x"_s);
        QCOMPARE(choice->account.endpoint.port(), 8080);
    }

    void refuses_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("plain http elsewhere")
            << QStringList{u"list"_s, u"--endpoint"_s, u"http://ecs.example.com"_s};
        QTest::newRow("a path") << QStringList{
            u"list"_s, u"--endpoint"_s, u"https://ecs.example.com/x"_s};
        QTest::newRow("an account that is not there")
            << QStringList{u"list"_s, u"--account"_s, u"prod"_s};
    }
    void refuses()
    {
        QFETCH(const QStringList, words);

        const auto choice = chooseEnvironment(lineOf(words), someKey(), {});

        QVERIFY(!choice);
        QCOMPARE(choice.error().kind, Error::Kind::Invalid);
        QVERIFY(!choice.error().message.isEmpty());
    }

    void scalesOnlyOnLoopback_data()
    {
        QTest::addColumn<QByteArray>("scale");
        QTest::addColumn<QByteArray>("endpoint");
        QTest::addColumn<double>("expected");
        QTest::addColumn<bool>("warns");
        QTest::newRow("loopback") << QByteArray("0.01") << QByteArray("http://127.0.0.1:1") << 0.01
                                  << false;
        QTest::newRow("not set") << QByteArray() << QByteArray("http://127.0.0.1:1") << 1.0
                                 << false;
        QTest::newRow("elsewhere")
            << QByteArray("0.01") << QByteArray("https://ecs.example.com") << 1.0 << true;
        QTest::newRow("by region") << QByteArray("0.01") << QByteArray() << 1.0 << true;
        QTest::newRow("too small")
            << QByteArray("0.0001") << QByteArray("http://127.0.0.1:1") << 1.0 << true;
        QTest::newRow("too large")
            << QByteArray("2") << QByteArray("http://127.0.0.1:1") << 1.0 << true;
        QTest::newRow("no number")
            << QByteArray("fast") << QByteArray("http://127.0.0.1:1") << 1.0 << true;
    }
    void scalesOnlyOnLoopback()
    {
        QFETCH(const QByteArray, scale);
        QFETCH(const QByteArray, endpoint);
        QFETCH(const double, expected);
        QFETCH(const bool, warns);
        qputenv("MUSTER_TIME_SCALE", scale);
        if (warns)
            QTest::ignoreMessage(
                QtWarningMsg, QRegularExpression(u"MUSTER_TIME_SCALE is ignored"_s));

        QCOMPARE(timeScaleFor(accountAt(endpoint.constData())), expected);
    }
};

QTEST_GUILESS_MAIN(TestAccountChoice)
#include "tst_account_choice.moc"

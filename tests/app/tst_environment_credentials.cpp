// SPDX-License-Identifier: GPL-3.0-or-later
#include "environment_credentials.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <cstdlib>

using namespace muster;
using namespace muster::app;
using namespace Qt::StringLiterals;

namespace {

constexpr const char* kVariables[] = {"ALIBABA_CLOUD_ACCESS_KEY_ID",
    "ALIBABA_CLOUD_ACCESS_KEY_SECRET", "ALIBABA_CLOUD_SECURITY_TOKEN"};

QByteArray textOf(const Secret& secret)
{
    return {secret.view().data(), static_cast<qsizetype>(secret.view().size())};
}

} // namespace

class TestEnvironmentCredentials : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        for (const char* name : kVariables)
            qunsetenv(name);
    }

    void readsAndTakesAway()
    {
        qputenv("ALIBABA_CLOUD_ACCESS_KEY_ID", "LTAI1");
        qputenv("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "s3cret");
        qputenv("ALIBABA_CLOUD_SECURITY_TOKEN", "t0ken");

        EnvironmentCredentials source = EnvironmentCredentials::take();

        const Result<Credentials> credentials = source.credentials();
        QVERIFY(credentials);
        QCOMPARE(credentials->accessKeyId, u"LTAI1"_s);
        QCOMPARE(textOf(credentials->secret), QByteArray("s3cret"));
        QCOMPARE(textOf(credentials->securityToken), QByteArray("t0ken"));
        for (const char* name : kVariables)
            QVERIFY2(!qEnvironmentVariableIsSet(name), name);
    }

    void overwritesTheTextInPlace()
    {
        qputenv("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "s3cret");
        const char* const text = std::getenv("ALIBABA_CLOUD_ACCESS_KEY_SECRET");

        const EnvironmentCredentials source = EnvironmentCredentials::take();

        QCOMPARE(text[0], '\0');
        QVERIFY(!source.isComplete());
    }

    void needsBothParts_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<QByteArray>("secret");
        QTest::addColumn<bool>("complete");
        QTest::newRow("both") << QByteArray("LTAI1") << QByteArray("s3cret") << true;
        QTest::newRow("outer spaces do not count")
            << QByteArray(" LTAI1 ") << QByteArray(" s3cret\n") << true;
        QTest::newRow("no secret") << QByteArray("LTAI1") << QByteArray("") << false;
        QTest::newRow("no id") << QByteArray("") << QByteArray("s3cret") << false;
        QTest::newRow("inner space") << QByteArray("LTAI1") << QByteArray("s3 cret") << false;
        QTest::newRow("not ASCII") << QByteArray("LTAI1") << QByteArray("s3\xc3\xa9") << false;
    }
    void needsBothParts()
    {
        QFETCH(const QByteArray, id);
        QFETCH(const QByteArray, secret);
        QFETCH(const bool, complete);
        qputenv("ALIBABA_CLOUD_ACCESS_KEY_ID", id);
        qputenv("ALIBABA_CLOUD_ACCESS_KEY_SECRET", secret);

        EnvironmentCredentials source = EnvironmentCredentials::take();

        QCOMPARE(source.isComplete(), complete);
        const Result<Credentials> credentials = source.credentials();
        QCOMPARE(credentials.has_value(), complete);
        if (!credentials)
            QCOMPARE(credentials.error().kind, Error::Kind::NoCredentials);
    }
};

QTEST_GUILESS_MAIN(TestEnvironmentCredentials)
#include "tst_environment_credentials.moc"

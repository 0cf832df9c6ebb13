// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/account/account.h"

#include <QRegularExpression>
#include <QTest>

#include <type_traits>

using namespace muster;
using namespace Qt::StringLiterals;

class TestAccount : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void takesEndpoints_data();
    void takesEndpoints();
    void refusesEndpoints_data();
    void refusesEndpoints();
    void secretsAreWipedWhereTheyCameFrom();
    void secretsLeaveReadOnlyDataAlone();
    void secretsMoveAndClone();
};

void TestAccount::takesEndpoints_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("loopback");

    QTest::newRow("a host") << u"ecs.cn-hangzhou.aliyuncs.com"_s
                            << u"https://ecs.cn-hangzhou.aliyuncs.com"_s << false;
    QTest::newRow("with blanks") << u" ecs.aliyuncs.com\n"_s << u"https://ecs.aliyuncs.com"_s
                                 << false;
    QTest::newRow("with its scheme")
        << u"HTTPS://ECS.aliyuncs.com"_s << u"https://ecs.aliyuncs.com"_s << false;
    QTest::newRow("with a port") << u"ecs.example.com:8443"_s << u"https://ecs.example.com:8443"_s
                                 << false;
    QTest::newRow("http to 127.0.0.1")
        << u"http://127.0.0.1:4000"_s << u"http://127.0.0.1:4000"_s << true;
    QTest::newRow("http to 127.8.9.10") << u"http://127.8.9.10"_s << u"http://127.8.9.10"_s << true;
    QTest::newRow("http to localhost")
        << u"http://localhost:1"_s << u"http://localhost:1"_s << true;
    QTest::newRow("http to ::1") << u"http://[::1]:65535"_s << u"http://[::1]:65535"_s << true;
    QTest::newRow("I21 another script is shown in punycode")
        << u"аliyun.example"_s << u"https://xn--liyun-3ve.example"_s << false;
}

void TestAccount::takesEndpoints()
{
    QFETCH(QString, text);
    QFETCH(QString, url);
    QFETCH(bool, loopback);

    const auto endpoint = parseEndpoint(text);

    QVERIFY2(endpoint, endpoint ? "" : qPrintable(endpoint.error().detail));
    QCOMPARE(QString::fromLatin1(endpoint->toEncoded()), url);
    QCOMPARE(isLoopback(*endpoint), loopback);
}

void TestAccount::refusesEndpoints_data()
{
    QTest::addColumn<QString>("text");

    for (const auto& text : {u""_s, u"https://"_s, u"I19 user@host.example"_s,
             u"user:pw@host.example"_s, u"https://user@host.example"_s, u"host.example/"_s,
             u"https://host.example/path"_s, u"host.example?x=1"_s, u"host.example#x"_s,
             u"host.example:0"_s, u"host.example:65536"_s, u"host.example:"_s, u"host.example:8o"_s,
             u"host.example:-1"_s, u"http://host.example"_s, u"http://192.168.0.1"_s,
             u"ftp://host.example"_s, u"169.254.169.254"_s, u"100.100.100.200"_s, u"0x7f.1"_s,
             u"127.1"_s, u"2130706433"_s, u"127.0.0.01"_s, u"http://127.0.0.256"_s,
             u"http://127.0.0.1.nip.io"_s, u"http://localhost.example"_s, u"[::2]"_s, u"[::1"_s,
             u"http://[::ffff:10.0.0.1]"_s, u"host name.example"_s, u"host\u202E.example"_s,
             u"-host.example"_s, u"host..example"_s, u"host.example."_s, u"host_1.example"_s,
             u"%6cocalhost"_s, u"host\\.example"_s, u"https://https://host.example"_s})
        QTest::newRow(qPrintable(u"'%1'"_s.arg(text))) << text;
    QTest::newRow("I24 ten million characters") << QString(10'000'000, u'a');
    QTest::newRow("a label of 64") << QString(64, u'a') + u".example"_s;
}

void TestAccount::refusesEndpoints()
{
    QFETCH(QString, text);

    const auto endpoint = parseEndpoint(text);

    QVERIFY2(!endpoint, endpoint ? endpoint->toEncoded().constData() : "");
    QCOMPARE(endpoint.error().kind, Error::Kind::Invalid);
    QVERIFY(!endpoint.error().detail.isEmpty());
}

void TestAccount::secretsAreWipedWhereTheyCameFrom()
{
    QByteArray bytes("canary-");
    bytes += "secret";
    const QByteArray shared = bytes;

    const Secret secret = Secret::takeFrom(bytes);

    QCOMPARE(QByteArray(secret.view().data(), static_cast<qsizetype>(secret.view().size())),
        QByteArray("canary-secret"));
    QVERIFY(bytes.isEmpty());
    QCOMPARE(shared, QByteArray(13, '\0'));
}

void TestAccount::secretsLeaveReadOnlyDataAlone()
{
    static const char text[] = "constant";
    QByteArray bytes = QByteArray::fromRawData(text, 8);

    const Secret secret = Secret::takeFrom(bytes);

    QVERIFY(secret.view() == "constant");
    QVERIFY(bytes.isEmpty());
    QCOMPARE(QByteArray(text), QByteArray("constant"));
}

void TestAccount::secretsMoveAndClone()
{
    static_assert(!std::is_copy_constructible_v<Secret> && !std::is_copy_assignable_v<Secret>);
    static_assert(
        !std::is_convertible_v<Secret, QString> && !std::is_convertible_v<Secret, QByteArray>);
    Secret first = Secret::copyOf("one");
    Secret second = Secret::copyOf("two");

    second = std::move(first);
    const Secret clone = second.clone();

    QVERIFY(second.view() == "one");
    QVERIFY(clone.view() == "one" && clone.view().data() != second.view().data());
    QVERIFY(Secret().isEmpty() && Secret::copyOf({}).isEmpty() && Secret().view().empty());
}

QTEST_APPLESS_MAIN(TestAccount)
#include "tst_account.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/set_option.h"

#include <QRegularExpression>
#include <QTest>

using namespace muster;
using namespace Qt::StringLiterals;

class TestSetOption : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void takes_data();
    void takes();
    void refuses_data();
    void refuses();
    void theReleaseTimeBecomesTheChoice();
};

void TestSetOption::takes_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QByteArray>("parameters");

    QTest::newRow("a new value") << u"InstanceType=ecs.g7.large"_s
                                 << QByteArray("ImageId=old&InstanceType=ecs.g7.large");
    QTest::newRow("another value") << u"ImageId=new"_s << QByteArray("ImageId=new");
    QTest::newRow("no value takes it out") << u"ImageId="_s << QByteArray();
    QTest::newRow("only the first equals sign splits")
        << u"Tag.1.Value==1+1"_s << QByteArray("ImageId=old&Tag.1.Value=%3D1%2B1");
    QTest::newRow("the value is judged elsewhere")
        << u"Amount=x y"_s << QByteArray("Amount=x%20y&ImageId=old");
    QTest::newRow("blanks around the key")
        << u" ZoneId =cn-x"_s << QByteArray("ImageId=old&ZoneId=cn-x");
}

void TestSetOption::takes()
{
    QFETCH(QString, option);
    QFETCH(QByteArray, parameters);
    LaunchDraft draft;
    draft.parameters.set(u"ImageId"_s, u"old"_s);

    QVERIFY(!applySetOption(draft, option));

    QCOMPARE(draft.parameters.encoded(), parameters);
}

void TestSetOption::refuses_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("code");

    QTest::newRow("ClientToken") << u"ClientToken=x"_s << u"ClientToken"_s << u"forbidden"_s;
    QTest::newRow("DryRun") << u"DryRun=true"_s << u"DryRun"_s << u"forbidden"_s;
    QTest::newRow("Password") << u"Password=Secret-12"_s << u"Password"_s << u"forbidden"_s;
    QTest::newRow("Password without a value") << u"Password"_s << u"Password"_s << u"forbidden"_s;
    QTest::newRow("a tag of Muster's")
        << u"Tag.1.Key=muster:batch"_s << u"Tag.1.Key"_s << u"forbidden"_s;
    QTest::newRow("a tag of Muster's in capitals")
        << u"Tag.1.Key= Muster:x"_s << u"Tag.1.Key"_s << u"forbidden"_s;
    QTest::newRow("an unknown name") << u"Acount=3"_s << u"Acount"_s << u"unknown-parameter"_s;
    QTest::newRow("authentication")
        << u"AccessKeyId=x"_s << u"AccessKeyId"_s << u"unknown-parameter"_s;
    QTest::newRow("no equals sign") << u"Amount"_s << u"Amount"_s << u"unknown-parameter"_s;
    QTest::newRow("no key") << u"=3"_s << QString() << u"unknown-parameter"_s;
    QTest::newRow("nothing") << QString() << QString() << u"unknown-parameter"_s;
}

void TestSetOption::refuses()
{
    QFETCH(QString, option);
    QFETCH(QString, field);
    QFETCH(QString, code);
    LaunchDraft draft;

    const auto problem = applySetOption(draft, option);

    QVERIFY(problem);
    QCOMPARE(problem->field, field);
    QCOMPARE(problemCodeName(problem->code), code);
    QVERIFY(draft == LaunchDraft());
}

void TestSetOption::theReleaseTimeBecomesTheChoice()
{
    LaunchDraft draft;

    QVERIFY(!applySetOption(draft, u"AutoReleaseTime=2026-11-25T10:00:00Z"_s));
    QVERIFY(
        (draft.release == ReleaseChoice{ReleaseChoice::Kind::AtTime, u"2026-11-25T10:00:00Z"_s}));
    QVERIFY(draft.parameters.isEmpty());

    QVERIFY(!applySetOption(draft, u"AutoReleaseTime="_s));
    QVERIFY(draft == LaunchDraft());
}

QTEST_APPLESS_MAIN(TestSetOption)
#include "tst_set_option.moc"

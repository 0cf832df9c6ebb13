// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/masking.h"
#include "core/wire/parameters.h"

#include <QRegularExpression>
#include <QTest>

using namespace muster;
using namespace Qt::StringLiterals;

class TestMasking : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void shortensKeyIds_data();
    void shortensKeyIds();
    void masksByName_data();
    void masksByName();
    void leavesOtherTextAlone_data();
    void leavesOtherTextAlone();
    void masksByValue_data();
    void masksByValue();
    void shortSecretsAreNotMasked();
};

void TestMasking::shortensKeyIds_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("shown");

    QTest::newRow("a key id") << u"LTAI5tAbCdEfGhIjKlMnc8F2"_s << u"LTAI…c8F2"_s;
    QTest::newRow("twelve characters") << u"abcdefghijkl"_s << u"abcd…ijkl"_s;
    QTest::newRow("too short to be shortened") << u"abcdefghijk"_s << u"***"_s;
    QTest::newRow("empty") << QString() << u"***"_s;
}

void TestMasking::shortensKeyIds()
{
    QFETCH(QString, id);
    QFETCH(QString, shown);

    QCOMPARE(maskedKeyId(id), shown);
}

void TestMasking::masksByName_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("masked");

    QTest::newRow("I61 a query") << u"Amount=1&Password=Pa-55,w:rd&RegionId=x"_s
                                 << u"Amount=1&Password=***&RegionId=x"_s;
    QTest::newRow("an encoded query") << u"POST&%2F&Amount%3D1%26UserData%3DIyEv%252B%26Zone%3Dx"_s
                                      << u"POST&%2F&Amount%3D1%26UserData%3D***%26Zone%3Dx"_s;
    QTest::newRow("encoded twice") << u"x%253D1%2526Password%253Dcan%252Bary%2526y%253D2"_s
                                   << u"x%253D1%2526Password%253D***%2526y%253D2"_s;
    QTest::newRow("JSON") << u"{\"AccessKeySecret\": \"canary\", \"x\": 1}"_s
                          << u"{\"AccessKeySecret\": \"***\", \"x\": 1}"_s;
    QTest::newRow("words") << u"the SecurityToken is canary here"_s
                           << u"the SecurityToken is *** here"_s;
    QTest::newRow("a signature") << u"Signature=abc%2Bd%3D&SignatureNonce=1"_s
                                 << u"Signature=***&SignatureNonce=1"_s;
    QTest::newRow("I61 a header")
        << u"Authorization: ACS3-HMAC-SHA256 Credential=LTAI5tAbCdEfGh,Signature=aa\nnext"_s
        << u"Authorization: ***\nnext"_s;
    QTest::newRow("I61 what the server signed")
        << u"server StringToSign is [POST&%2F&x]"_s << u"server StringToSign is ***"_s;
    QTest::newRow("what the server signed, V1")
        << u"string to sign is:POST&%2F&x"_s << u"string to sign is:***"_s;
    QTest::newRow("a token header")
        << u"x-acs-security-token: canary"_s << u"x-acs-security-token: ***"_s;
    QTest::newRow("I61 a key id by name")
        << u"AccessKeyId=TMP.0123456789&x=1"_s << u"AccessKeyId=TMP.…6789&x=1"_s;
    QTest::newRow("a key id by its look")
        << u"key LTAI5tAbCdEfGhIjKlMnc8F2 is off"_s << u"key LTAI…c8F2 is off"_s;
}

void TestMasking::masksByName()
{
    QFETCH(QString, text);
    QFETCH(QString, masked);

    QCOMPARE(maskedByName(text), masked);
}

void TestMasking::leavesOtherTextAlone_data()
{
    QTest::addColumn<QString>("text");

    QTest::newRow("a code") << u"SignatureDoesNotMatch: Specified signature does not match"_s;
    QTest::newRow("a nonce") << u"SignatureNonce=0123456789abcdef&SignatureMethod=HMAC-SHA1"_s;
    QTest::newRow("a rule") << u"InvalidPassword.Malformed"_s;
    QTest::newRow("a switch") << u"PasswordInherit=true"_s;
    QTest::newRow("ids") << u"i-bp1a2b3c4d5e6f7g8h9i sg-1 vsw-2"_s;
}

void TestMasking::leavesOtherTextAlone()
{
    QFETCH(QString, text);

    QCOMPARE(maskedByName(text), text);
}

void TestMasking::masksByValue_data()
{
    QTest::addColumn<QString>("pattern");

    QTest::newRow("as it is") << u"message: %1 and %1."_s;
    QTest::newRow("I61 without a name") << u"%1"_s;
}

void TestMasking::masksByValue()
{
    QFETCH(QString, pattern);
    const QString secret = u"can/ary+s=cret é"_s;
    Masker masker;
    masker.add(Secret::copyOf(secret.toUtf8().toStdString()));
    const QString once = QString::fromLatin1(percentEncode(secret));
    const QString twice = QString::fromLatin1(percentEncode(once));

    for (const QString& form : {secret, once, twice}) {
        const QString masked = masker.masked(pattern.arg(form));
        QVERIFY2(!masked.contains(form), qPrintable(masked));
        QVERIFY(masked.contains(u"***"));
    }
    masker.clear();
    QCOMPARE(masker.masked(secret), secret);
}

void TestMasking::shortSecretsAreNotMasked()
{
    Masker masker;
    masker.add(Secret::copyOf("abc"));
    masker.add(Secret());

    QCOMPARE(masker.masked(u"abcabc"_s), u"abcabc"_s);
}

QTEST_APPLESS_MAIN(TestMasking)
#include "tst_masking.moc"

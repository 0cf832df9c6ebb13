// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway.h"
#include "signature.h"
#include "sim_world.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace muster;
using namespace Qt::StringLiterals;

namespace {

QJsonObject vectorFile()
{
    QString path = qEnvironmentVariable("MUSTER_VECTORS");
    if (path.isEmpty())
        path = QStringLiteral(MUSTER_TEST_DATA "/signature-vectors.json");
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                          : QJsonObject();
}

QByteArray bytes(const QJsonValue& value)
{
    return value.toString().toUtf8();
}

/// The request that carries a V1 vector: in the query, or (POST) in a form body.
HttpRequest requestV1(const QJsonObject& vector, bool inForm)
{
    HttpRequest request;
    request.method = bytes(vector[u"input"][u"method"]);
    const QByteArray pairs = bytes(vector[u"expected"][u"signedParameters"]);
    request.target = inForm ? QByteArray("/") : "/?" + pairs;
    request.headers = {{"host", bytes(vector[u"input"][u"host"])}};
    if (inForm) {
        request.headers.emplace_back("content-type", "application/x-www-form-urlencoded");
        request.body = pairs;
    }
    return request;
}

HttpRequest requestV3(const QJsonObject& vector)
{
    HttpRequest request;
    request.method = bytes(vector[u"input"][u"method"]);
    request.target = "/?" + bytes(vector[u"expected"][u"canonicalQueryString"]);
    const QJsonObject headers = vector[u"expected"][u"headers"].toObject();
    for (auto it = headers.begin(); it != headers.end(); ++it)
        request.headers.emplace_back(it.key().toUtf8(), bytes(it.value()));
    request.headers.emplace_back("authorization", bytes(vector[u"expected"][u"authorization"]));
    request.body = bytes(vector[u"input"][u"body"]);
    return request;
}

HttpRequest requestFromWire(const QJsonObject& wire)
{
    const QJsonObject given = wire[u"request"].toObject();
    HttpRequest request;
    request.method = bytes(given[u"method"]);
    request.target = bytes(given[u"target"]);
    request.body = bytes(given[u"body"]);
    const QJsonObject headers = given[u"headers"].toObject();
    for (auto it = headers.begin(); it != headers.end(); ++it)
        request.headers.emplace_back(it.key().toUtf8(), bytes(it.value()));
    return request;
}

void setHeader(HttpRequest& request, const QByteArray& name, const QByteArray& value)
{
    for (auto& header : request.headers) {
        if (header.first == name)
            header.second = value;
    }
}

} // namespace

class TestSimSignature : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void vectors_data()
    {
        QTest::addColumn<QJsonObject>("vector");
        for (const QJsonValue& value : vectorFile()[u"vectors"].toArray())
            QTest::newRow(qPrintable(value[u"id"].toString())) << value.toObject();
    }

    /// Every vector is accepted with its secret, and refused with another.
    void vectors()
    {
        QFETCH(const QJsonObject, vector);
        const bool isV1 = vector[u"scheme"].toString() == u"V1";
        const QByteArray secret = bytes(vector[u"input"][u"accessKeySecret"]);
        std::vector<HttpRequest> requests;
        if (isV1)
            requests.push_back(requestV1(vector, false));
        else
            requests.push_back(requestV3(vector));
        if (isV1 && requests.front().method == "POST")
            requests.push_back(requestV1(vector, true));
        for (const HttpRequest& request : requests) {
            const ApiCall call = readCall(request);
            QCOMPARE(call.scheme, isV1 ? Scheme::V1 : Scheme::V3);
            QCOMPARE(call.action, bytes(vector[u"input"][u"action"]));
            QCOMPARE(call.accessKeyId, bytes(vector[u"input"][u"accessKeyId"]));
            QCOMPARE(call.nonce, bytes(vector[u"input"][u"nonce"]));
            QCOMPARE(call.timestamp, bytes(vector[u"input"][u"timestamp"]));
            const Refusal refusal = checkSignature(request, call, secret);
            QVERIFY2(!refusal, refusal ? qUtf8Printable(refusal->message) : "");
            const Refusal wrong = checkSignature(request, call, secret + 'x');
            QVERIFY(wrong);
            QCOMPARE(wrong->status, 400);
            QCOMPARE(wrong->code, isV1 ? "IncompleteSignature" : "SignatureDoesNotMatch");
        }
    }

    /// The intermediate texts too, so that a failure shows where it lies.
    void texts_data() { vectors_data(); }
    void texts()
    {
        QFETCH(const QJsonObject, vector);
        const QJsonObject expected = vector[u"expected"].toObject();
        if (vector[u"scheme"].toString() == u"V1") {
            const HttpRequest request = requestV1(vector, false);
            QCOMPARE(stringToSignV1(request.method, readCall(request).parameters),
                bytes(expected[u"stringToSign"]));
            return;
        }
        const HttpRequest request = requestV3(vector);
        QCOMPARE(
            canonicalRequestV3(request, readCall(request)), bytes(expected[u"canonicalRequest"]));
    }

    void wire_data()
    {
        QTest::addColumn<QJsonObject>("wire");
        for (const QJsonValue& value : vectorFile()[u"wire"].toArray())
            QTest::newRow(qPrintable(value[u"id"].toString())) << value.toObject();
    }

    /// Requests that the vendor's client really sent; some characters of theirs are raw in the URL.
    void wire()
    {
        QFETCH(const QJsonObject, wire);
        const HttpRequest request = requestFromWire(wire);
        const ApiCall call = readCall(request);
        QCOMPARE(call.action, bytes(wire[u"input"][u"action"]));
        const Refusal refusal
            = checkSignature(request, call, bytes(wire[u"input"][u"accessKeySecret"]));
        QVERIFY2(!refusal, refusal ? qUtf8Printable(refusal->message) : "");
        if (!wire[u"canonicalRequest"].isUndefined())
            QCOMPARE(canonicalRequestV3(request, call), bytes(wire[u"canonicalRequest"]));
    }

    void numberOfVectors()
    {
        QCOMPARE(vectorFile()[u"vectors"].toArray().size(), 33);
        QCOMPARE(vectorFile()[u"wire"].toArray().size(), 4);
    }

    void tamperedBodyIsRefused()
    {
        for (const QJsonValue& value : vectorFile()[u"wire"].toArray()) {
            if (value[u"id"].toString() != u"wire-v3-form")
                continue;
            HttpRequest request = requestFromWire(value.toObject());
            request.body.append("&Amount=100");
            const QByteArray secret = bytes(value[u"input"][u"accessKeySecret"]);
            QVERIFY(checkSignature(request, readCall(request), secret));
        }
    }

    void requiredHeadersMustBeSigned_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char* name : {"host", "x-acs-action", "x-acs-version", "x-acs-date",
                 "x-acs-signature-nonce", "x-acs-content-sha256"})
            QTest::newRow(name) << QByteArray(name);
    }
    void requiredHeadersMustBeSigned()
    {
        QFETCH(const QByteArray, name);
        const QJsonObject vector = vectorFile()[u"vectors"].toArray().at(2).toObject();
        HttpRequest request = requestV3(vector);
        QByteArray names = bytes(vector[u"expected"][u"signedHeaders"]);
        names = QByteArray(';' + names + ';')
                    .replace(QByteArray(';' + name + ';'), ";")
                    .mid(1)
                    .chopped(1);
        setHeader(request, "authorization",
            "ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=" + names + ",Signature=00");
        const Refusal refusal = checkSignature(request, readCall(request), "YourAccessKeySecret");
        QVERIFY(refusal);
        QVERIFY(refusal->message.contains(QString::fromLatin1(name)));
    }

    /// One content in any form of sending has one digest.
    void digestIsOneForAllForms()
    {
        HttpRequest query;
        query.method = "POST";
        query.target = "/?B=2&A=1%20x";
        query.headers
            = {{"authorization", "ACS3-HMAC-SHA256 Credential=k,SignedHeaders=host,Signature=0"}};
        HttpRequest form;
        form.method = "POST";
        form.target = "/?Action=Run&Version=1&Signature=x&SignatureNonce=n&Timestamp=t&AccessKeyId="
                      "k&Format=json";
        form.headers = {{"content-type", "application/x-www-form-urlencoded"}};
        form.body = "A=1+x&B=2&SignatureType=&SecurityToken=t";
        QCOMPARE(readCall(query).parametersSha, readCall(form).parametersSha);
        QCOMPARE(readCall(query).parametersSha, sha256Hex("A=1%20x&B=2"));
    }

    void gatewayRefusals_data();
    void gatewayRefusals();
    void nonceWorksOnce();
};

namespace {

/// The first V1 vector's request, and a gateway whose clock stands at its time.
struct SignedScene
{
    SignedScene()
    {
        vector = vectorFile()[u"vectors"].toArray().at(3).toObject();
        request = requestV1(vector, false);
        const auto at = parseTime(bytes(vector[u"input"][u"timestamp"]));
        clock.freezeAt(at.value_or(0));
    }
    Gateway gateway(const QByteArray& secret)
    {
        return {{{bytes(vector[u"input"][u"accessKeyId"]), secret, false}}, scene.world,
            scene.ledger, scene.limits, clock};
    }
    QJsonObject vector;
    HttpRequest request;
    SimClock clock;
    SimWorld scene;
};

} // namespace

void TestSimSignature::gatewayRefusals_data()
{
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<QByteArray>("keyId");
    QTest::addColumn<int>("minutesLate");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code");
    const QByteArray good;
    QTest::newRow("good") << good << good << 0 << 0 << good;
    QTest::newRow("14 minutes late") << good << good << 14 << 0 << good;
    QTest::newRow("16 minutes late")
        << good << good << 16 << 400 << QByteArray("InvalidTimeStamp.Expired");
    QTest::newRow("16 minutes early")
        << good << good << -16 << 400 << QByteArray("InvalidTimeStamp.Expired");
    QTest::newRow("wrong secret") << QByteArray("x") << good << 0 << 400
                                  << QByteArray("IncompleteSignature");
    QTest::newRow("unknown key") << good << QByteArray("nobody") << 0 << 404
                                 << QByteArray("InvalidAccessKeyId.NotFound");
}

void TestSimSignature::gatewayRefusals()
{
    QFETCH(const QByteArray, secret);
    QFETCH(const QByteArray, keyId);
    QFETCH(const int, minutesLate);
    QFETCH(const int, status);
    QFETCH(const QByteArray, code);
    SignedScene scene;
    const QByteArray right = bytes(scene.vector[u"input"][u"accessKeySecret"]);
    Gateway gateway = scene.gateway(secret.isEmpty() ? right : secret);
    scene.clock.setSkew(std::chrono::minutes(minutesLate));
    ApiCall call = readCall(scene.request);
    if (!keyId.isEmpty())
        call.accessKeyId = keyId;
    const Refusal refusal = gateway.admit(scene.request, call);
    QCOMPARE(refusal ? refusal->status : 0, status);
    QCOMPARE(refusal ? refusal->code : QByteArray(), code);
}

void TestSimSignature::nonceWorksOnce()
{
    SignedScene scene;
    Gateway gateway = scene.gateway(bytes(scene.vector[u"input"][u"accessKeySecret"]));
    const ApiCall call = readCall(scene.request);
    QVERIFY(!gateway.admit(scene.request, call));
    const Refusal again = gateway.admit(scene.request, call);
    QVERIFY(again);
    QCOMPARE(again->code, "SignatureNonceUsed");
    QCOMPARE(again->status, 400);
}

QTEST_GUILESS_MAIN(TestSimSignature)
#include "tst_sim_signature.moc"

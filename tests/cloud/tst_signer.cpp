// SPDX-License-Identifier: GPL-3.0-or-later
#include "cloud/request_signer.h"
#include "core/wire/json_reader.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace muster;

namespace {

/// The vectors of the project, or the file that MUSTER_VECTORS names.
Result<JsonValue> vectorFile()
{
    const QString named = qEnvironmentVariable("MUSTER_VECTORS");
    QFile file(
        named.isEmpty() ? QStringLiteral(MUSTER_TEST_DATA "/signature-vectors.json") : named);
    if (!file.open(QIODevice::ReadOnly))
        return makeError(Error::Kind::NotFound, file.fileName());
    return readJson(file.readAll(), JsonLimits::forFile());
}

QString textOf(const JsonValue& object, QStringView name)
{
    const JsonValue* value = object.find(name);
    const QString* text = value ? value->asText() : nullptr;
    return text ? *text : QString();
}

QByteArray bytesOf(const JsonValue& object, QStringView name)
{
    return textOf(object, name).toUtf8();
}

Secret secretOf(const JsonValue& input, QStringView name)
{
    return Secret::copyOf(bytesOf(input, name).toStdString());
}

Credentials credentialsOf(const JsonValue& input)
{
    return Credentials{textOf(input, u"accessKeyId"), secretOf(input, u"accessKeySecret"),
        secretOf(input, u"securityToken")};
}

Parameters parametersOf(const JsonValue& input)
{
    Parameters parameters;
    for (const JsonMember& member : input.find(u"params")->asObject()->members)
        parameters.set(member.name, *member.value.asText());
    return parameters;
}

} // namespace

class TestSigner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void readsVectorsOfBothVersions();
    void signsV1AsTheVectors_data() { vectorRows(u"V1"); }
    void signsV1AsTheVectors();
    void signsV3AsTheVectors_data() { vectorRows(u"V3"); }
    void signsV3AsTheVectors();
    void signsWithAnotherKeyAfterAnother();
    void signsWithAnEmptySecret();

private:
    void vectorRows(QStringView scheme);
    [[nodiscard]] const JsonValue& vectorAt(int index) const;
    std::optional<JsonValue> m_file;
};

void TestSigner::vectorRows(QStringView scheme)
{
    QTest::addColumn<int>("index");
    const Result<JsonValue> file = vectorFile();
    QVERIFY2(file, qPrintable(file ? QString() : file.error().detail));
    m_file = *file;
    const JsonValue::Array& vectors = *m_file->find(u"vectors")->asArray();
    for (std::size_t index = 0; index < vectors.size(); ++index) {
        if (textOf(vectors[index], u"scheme") == scheme)
            QTest::newRow(qPrintable(textOf(vectors[index], u"id"))) << static_cast<int>(index);
    }
}

const JsonValue& TestSigner::vectorAt(int index) const
{
    return m_file->find(u"vectors")->asArray()->at(static_cast<std::size_t>(index));
}

void TestSigner::readsVectorsOfBothVersions()
{
    const Result<JsonValue> file = vectorFile();
    QVERIFY2(file, qPrintable(file ? QString() : file.error().detail));

    int v1 = 0;
    int v3 = 0;
    for (const JsonValue& vector : *file->find(u"vectors")->asArray()) {
        v1 += textOf(vector, u"scheme") == QStringLiteral("V1");
        v3 += textOf(vector, u"scheme") == QStringLiteral("V3");
    }

    QVERIFY(v1 > 0);
    QVERIFY(v3 > 0);
}

void TestSigner::signsV1AsTheVectors()
{
    QFETCH(int, index);
    const JsonValue& input = *vectorAt(index).find(u"input");
    const JsonValue& expected = *vectorAt(index).find(u"expected");
    V1Request request;
    request.method = bytesOf(input, u"method");
    request.action = textOf(input, u"action");
    request.version = textOf(input, u"apiVersion");
    if (input.find(u"format"))
        request.format = textOf(input, u"format");
    request.nonce = textOf(input, u"nonce");
    request.timestamp = textOf(input, u"timestamp");

    RequestSigner signer;
    const auto made = signer.signV1(request, parametersOf(input), credentialsOf(input));

    QVERIFY(made);
    QCOMPARE(made->canonicalQuery, bytesOf(expected, u"canonicalizedQuery"));
    QCOMPARE(made->stringToSign, bytesOf(expected, u"stringToSign"));
    QCOMPARE(made->signature, bytesOf(expected, u"signature"));
    QCOMPARE(made->signedParameters, bytesOf(expected, u"signedParameters"));
}

void TestSigner::signsV3AsTheVectors()
{
    QFETCH(int, index);
    const JsonValue& input = *vectorAt(index).find(u"input");
    const JsonValue& expected = *vectorAt(index).find(u"expected");
    V3Request request;
    request.method = bytesOf(input, u"method");
    request.host = bytesOf(input, u"host");
    request.action = bytesOf(input, u"action");
    request.version = bytesOf(input, u"apiVersion");
    request.query = parametersOf(input).encoded();
    request.nonce = bytesOf(input, u"nonce");
    request.timestamp = bytesOf(input, u"timestamp");
    request.contentType = bytesOf(input, u"contentType");
    request.body = bytesOf(input, u"body");
    if (const JsonValue* extra = input.find(u"extraHeaders")) {
        for (const JsonMember& member : extra->asObject()->members)
            request.extraHeaders.emplace_back(
                member.name.toUtf8(), member.value.asText()->toUtf8());
    }
    if (const JsonValue* flag = input.find(u"withAccessKeyIdHeader"); flag && *flag->asBool())
        request.extraHeaders.emplace_back(
            QByteArrayLiteral("x-acs-accesskey-id"), bytesOf(input, u"accessKeyId"));

    RequestSigner signer;
    const auto made = signer.signV3(request, credentialsOf(input));

    QVERIFY(made);
    QCOMPARE(request.query, bytesOf(expected, u"canonicalQueryString"));
    QCOMPARE(made->signedHeaders, bytesOf(expected, u"signedHeaders"));
    QCOMPARE(made->canonicalRequest, bytesOf(expected, u"canonicalRequest"));
    QCOMPARE(made->canonicalHash, bytesOf(expected, u"hashedCanonicalRequest"));
    QCOMPARE(made->signature, bytesOf(expected, u"signature"));
    QCOMPARE(made->authorization, bytesOf(expected, u"authorization"));
    const JsonValue::Object& headers = *expected.find(u"headers")->asObject();
    QCOMPARE(made->headers.size(), headers.members.size());
    for (const auto& [name, value] : made->headers)
        QCOMPARE(value, bytesOf(*expected.find(u"headers"), QString::fromLatin1(name)));
}

void TestSigner::signsWithAnotherKeyAfterAnother()
{
    const auto sign = [](RequestSigner& signer, std::string_view secret) {
        V3Request request;
        request.host = QByteArrayLiteral("127.0.0.1:1");
        request.action = QByteArrayLiteral("RunInstances");
        const auto made = signer.signV3(
            request, Credentials{QStringLiteral("id"), Secret::copyOf(secret), Secret()});
        return made ? made->signature : QByteArray();
    };
    RequestSigner fresh;
    RequestSigner used;
    QVERIFY(
        !sign(used, "the first secret, which is a long one, longer than the block of the digest")
             .isEmpty());

    QCOMPARE(sign(used, "second"), sign(fresh, "second"));
    QVERIFY(sign(used, "second") != sign(used, "third"));
}

void TestSigner::signsWithAnEmptySecret()
{
    RequestSigner used;
    V3Request request;
    const auto first = used.signV3(
        request, Credentials{QStringLiteral("id"), Secret::copyOf("not empty"), Secret()});
    QVERIFY(first);

    const auto empty = used.signV3(request, Credentials{QStringLiteral("id"), Secret(), Secret()});

    QVERIFY(empty);
    QVERIFY(empty->signature != first->signature);
}

QTEST_GUILESS_MAIN(TestSigner)
#include "tst_signer.moc"

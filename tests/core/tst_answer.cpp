// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/launch/answer.h"

#include <QRegularExpression>
#include <QTest>

using namespace muster;
using namespace Qt::StringLiterals;

/// Reliability rules, section 3: the class table, row by row.
class TestAnswer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void classifiesCodes_data();
    void classifiesCodes();
    void classifiesStatuses_data();
    void classifiesStatuses();
    void classifiesErrorKinds_data();
    void classifiesErrorKinds();
    void classifiesIds_data();
    void classifiesIds();
    void marksSpentTokens_data();
    void marksSpentTokens();
    void marksStillProcessing_data();
    void marksStillProcessing();
    void marksThrottling_data();
    void marksThrottling();
    void keepsWhatTheServiceSaid();
    void knowsAPassedDryRun_data();
    void knowsAPassedDryRun();
};

namespace {

InstanceCount count(int number)
{
    return *InstanceCount::from(number);
}

Error serviceError(const QString& code, int status)
{
    Error error = makeError(Error::Kind::Service, {});
    error.code = code;
    error.httpStatus = status;
    error.requestId = u"REQ-1"_s;
    return error;
}

Answer answerTo(const Error& error)
{
    return classifyLaunch(error, count(20), std::nullopt);
}

void addCodes(AnswerClass cls, RefusalKind refusal, int status, const QStringList& codes)
{
    for (const QString& code : codes)
        QTest::newRow(qPrintable(u"%1 with %2"_s.arg(code).arg(status)))
            << code << status << cls << refusal;
}

} // namespace

/// I60 (no code at all, or one that nobody knows): the status decides.
void TestAnswer::classifiesCodes_data()
{
    using enum AnswerClass;
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("status");
    QTest::addColumn<AnswerClass>("cls");
    QTest::addColumn<RefusalKind>("refusal");

    addCodes(NotExecuted, RefusalKind::None, 400,
        {u"Throttling"_s, u"Throttling.User"_s, u"Throttling.Api"_s, u"Rejected.Throttling"_s,
            u"Throttling.Resource"_s, u"InvalidSomething.Throttling"_s,
            u"InvalidTimeStamp.Expired"_s});
    addCodes(NotExecuted, RefusalKind::None, 429,
        {u"Throttling.Resource"_s, u"SomethingElse"_s, u"InvalidOther"_s, u""_s});
    addCodes(NotExecuted, RefusalKind::None, 503, {u"Throttling.User"_s});

    addCodes(Refused, RefusalKind::Authentication, 403,
        {u"InvalidAccessKeyId.NotFound"_s, u"InvalidAccessKeyId.Inactive"_s,
            u"InvalidAccessKeyId"_s, u"SignatureDoesNotMatch"_s, u"IncompleteSignature"_s,
            u"InvalidSecurityToken.Expired"_s, u"InvalidSecurityToken.MismatchWithAccessKey"_s,
            u"MissingSecurityToken"_s, u"Forbidden.RAM"_s, u"Forbidden"_s, u"Forbbiden"_s,
            u"UnauthorizedOperation"_s, u"InvalidUser.PassRoleForbidden"_s});
    addCodes(Refused, RefusalKind::Money, 403,
        {u"InvalidPayMethod"_s, u"PaymentMethodNotFound"_s, u"Account.Arrearage"_s,
            u"InsufficientBalance"_s, u"InsufficientBalance.AgentCredit"_s,
            u"InvalidAccountStatus"_s, u"InvalidAccountStatus.NotEnoughBalance"_s,
            u"AccountForbidden.Some"_s, u"RealNameAuthenticationError"_s,
            u"InvalidInstance.UnPaidOrder"_s});
    addCodes(Refused, RefusalKind::Stock, 403,
        {u"OperationDenied.NoStock"_s, u"OperationDenied.ZoneNotAllowed"_s, u"Zone.NotOnSale"_s,
            u"Zone.NotOpen"_s, u"ResourceNotAvailable"_s, u"InstanceType.Offline"_s,
            u"InvalidInstanceType.ZoneNotSupported"_s, u"InvalidVpcZone.NotSupported"_s});
    addCodes(Refused, RefusalKind::Quota, 400,
        {u"QuotaExceed.ElasticQuota"_s, u"QuotaExceeded"_s, u"QuotaExceeded.PrivateIpAddress"_s});
    addCodes(Refused, RefusalKind::Parameter, 400,
        {u"InvalidParameter"_s, u"InvalidImageId.NotFound"_s, u"InvalidTimeStamp.Format"_s,
            u"MissingParameter"_s, u"MissingParamter"_s, u"DryRun.InvalidAmount"_s,
            u"InvalidInstanceType.ValueNotSupported"_s, u"InvalidUser.Other"_s});

    addCodes(RefusedUnlisted, RefusalKind::None, 403,
        {u"IdempotentFailed"_s, u"OperationDenied"_s, u"OperationDenied.ImageNotValid"_s,
            u"RegionUnauthorized"_s, u"NoPermission.Price"_s, u"Duplicate.TagKey"_s,
            u"NeverHeardOf"_s, u""_s, u"forbidden.ram"_s});

    addCodes(Doubtful, RefusalKind::None, 400,
        {u"InternalError"_s, u"UnknownError"_s, u"ServiceUnavailable"_s, u"IdempotentProcessing"_s,
            u"Idempotence.Processing"_s, u"LastTokenProcessing"_s, u"SignatureNonceUsed"_s,
            u"OperationConflict"_s, u"InvalidOperation.Conflict"_s,
            u"IdempotentParameterMismatch"_s, u"InvalidIdempotenceParameter.Mismatch"_s,
            u"IdempotenceParamNotMatch"_s, u"Idempotence.SignatureMismatch"_s});
    addCodes(Doubtful, RefusalKind::None, 500,
        {u"InternalError"_s, u"InvalidParameter"_s, u"Forbidden.RAM"_s, u"Other"_s, u""_s});
    addCodes(Doubtful, RefusalKind::None, 503, {u"ServiceUnavailable.RegionMaintaining"_s});
}

void TestAnswer::classifiesCodes()
{
    QFETCH(QString, code);
    QFETCH(int, status);
    QFETCH(AnswerClass, cls);
    QFETCH(RefusalKind, refusal);

    const CodeClass judged = classifyCode(code, status);

    QCOMPARE(static_cast<int>(judged.cls), static_cast<int>(cls));
    QCOMPARE(static_cast<int>(judged.refusal), static_cast<int>(refusal));
    QVERIFY(answerTo(serviceError(code, status)).cls == cls);
}

void TestAnswer::classifiesStatuses_data()
{
    QTest::addColumn<int>("status");

    for (const int status :
        {0, 200, 204, 301, 302, 307, 308, 401, 407, 500, 502, 503, 504, 599, 600})
        QTest::newRow(qPrintable(u"%1 says nothing for certain"_s.arg(status))) << status;
}

void TestAnswer::classifiesStatuses()
{
    QFETCH(int, status);

    QVERIFY(classifyCode(u"InvalidParameter"_s, status).cls == AnswerClass::Doubtful);
    QVERIFY(classifyCode({}, status).cls == AnswerClass::Doubtful);
}

void TestAnswer::classifiesErrorKinds_data()
{
    using Kind = Error::Kind;
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<AnswerClass>("cls");

    QTest::newRow("no byte left") << Kind::NotSent << AnswerClass::NotExecuted;
    QTest::newRow("refused by ourselves") << Kind::Invalid << AnswerClass::NotExecuted;
    QTest::newRow("could not be signed") << Kind::NoCredentials << AnswerClass::NotExecuted;
    QTest::newRow("may have arrived") << Kind::OutcomeUnknown << AnswerClass::Doubtful;
    QTest::newRow("I42 an unreadable reply") << Kind::Malformed << AnswerClass::Doubtful;
    QTest::newRow("a captive portal") << Kind::NotTheApi << AnswerClass::Doubtful;
    QTest::newRow("given up by its owner") << Kind::Cancelled << AnswerClass::Doubtful;
    QTest::newRow("a fault of our own") << Kind::Internal << AnswerClass::Doubtful;
    QTest::newRow("a disk that failed") << Kind::Storage << AnswerClass::Doubtful;
}

void TestAnswer::classifiesErrorKinds()
{
    QFETCH(Error::Kind, kind);
    QFETCH(AnswerClass, cls);

    const Answer answer = answerTo(makeError(kind, u"why"_s));

    QVERIFY(answer.cls == cls);
    QVERIFY(!answer.reached);
    QCOMPARE(answer.error.detail, u"why"_s);
}

void TestAnswer::classifiesIds_data()
{
    QTest::addColumn<int>("amount");
    QTest::addColumn<int>("atLeast");
    QTest::addColumn<int>("ids");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("flawed");
    QTest::addColumn<AnswerClass>("cls");

    QTest::newRow("as many as asked") << 20 << 0 << 20 << 200 << false << AnswerClass::Accepted;
    QTest::newRow("I47 fewer") << 20 << 0 << 19 << 200 << false << AnswerClass::SomeIds;
    QTest::newRow("I47 more") << 20 << 0 << 21 << 200 << false << AnswerClass::SomeIds;
    QTest::newRow("I47 none") << 20 << 0 << 0 << 200 << false << AnswerClass::Doubtful;
    QTest::newRow("at least as many as promised")
        << 20 << 15 << 15 << 200 << false << AnswerClass::Accepted;
    QTest::newRow("I47 fewer than at least")
        << 20 << 15 << 14 << 200 << false << AnswerClass::SomeIds;
    QTest::newRow("at least, and more than asked")
        << 20 << 15 << 21 << 200 << false << AnswerClass::SomeIds;
    QTest::newRow("I46 an unusable entry") << 20 << 0 << 20 << 200 << true << AnswerClass::SomeIds;
    QTest::newRow("ids with another status")
        << 20 << 0 << 20 << 500 << false << AnswerClass::SomeIds;
    QTest::newRow("ids with status 202") << 20 << 0 << 20 << 202 << false << AnswerClass::SomeIds;
    QTest::newRow("only unusable entries") << 20 << 0 << 0 << 200 << true << AnswerClass::Doubtful;
}

void TestAnswer::classifiesIds()
{
    QFETCH(int, amount);
    QFETCH(int, atLeast);
    QFETCH(int, ids);
    QFETCH(int, status);
    QFETCH(bool, flawed);
    QFETCH(AnswerClass, cls);
    LaunchReply reply;
    reply.httpStatus = status;
    reply.requestId = u"REQ-2"_s;
    reply.flawed = flawed;
    for (int i = 0; i < ids; ++i)
        reply.ids.push_back(InstanceId::fromTrusted(u"i-%1"_s.arg(i)));

    const auto least = atLeast == 0 ? std::nullopt : std::optional(count(atLeast));
    const Answer answer = classifyLaunch(reply, count(amount), least);

    QVERIFY(answer.cls == cls);
    QVERIFY(answer.ids == reply.ids);
    QVERIFY(answer.reached);
    QCOMPARE(answer.requestId, u"REQ-2"_s);
}

void TestAnswer::marksSpentTokens_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("spent");

    for (const auto& code : {u"IdempotentParameterMismatch"_s,
             u"InvalidIdempotenceParameter.Mismatch"_s, u"IdempotenceParamNotMatch"_s,
             u"Idempotence.SignatureMismatch"_s, u"IdempotentFailed"_s})
        QTest::newRow(qPrintable(code)) << code << true;
    for (const auto& code :
        {u"IdempotentProcessing"_s, u"InternalError"_s, u"OperationDenied.NoStock"_s})
        QTest::newRow(qPrintable(code)) << code << false;
}

void TestAnswer::marksSpentTokens()
{
    QFETCH(QString, code);
    QFETCH(bool, spent);

    QCOMPARE(answerTo(serviceError(code, 403)).tokenSpent, spent);
}

void TestAnswer::marksStillProcessing_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("processing");

    for (const auto& code : {u"IdempotentProcessing"_s, u"Idempotence.Processing"_s,
             u"LastTokenProcessing"_s, u"SignatureNonceUsed"_s})
        QTest::newRow(qPrintable(code)) << code << true;
    for (const auto& code : {u"InternalError"_s, u"IdempotentFailed"_s, u"OperationConflict"_s})
        QTest::newRow(qPrintable(code)) << code << false;
}

void TestAnswer::marksStillProcessing()
{
    QFETCH(QString, code);
    QFETCH(bool, processing);

    QCOMPARE(answerTo(serviceError(code, 403)).stillProcessing, processing);
}

void TestAnswer::marksThrottling_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("throttled");

    QTest::newRow("Throttling.User") << u"Throttling.User"_s << 400 << true;
    QTest::newRow("Rejected.Throttling") << u"Rejected.Throttling"_s << 403 << true;
    QTest::newRow("status 429 alone") << QString() << 429 << true;
    QTest::newRow("anything else") << u"InvalidParameter"_s << 400 << false;
}

void TestAnswer::marksThrottling()
{
    QFETCH(QString, code);
    QFETCH(int, status);
    QFETCH(bool, throttled);

    QCOMPARE(isThrottling(serviceError(code, status)), throttled);
    QCOMPARE(answerTo(serviceError(code, status)).throttled, throttled);
}

void TestAnswer::keepsWhatTheServiceSaid()
{
    Error error = serviceError(u"InvalidTimeStamp.Expired"_s, 400);
    error.serverTimeMs = 1234;

    const Answer answer = answerTo(error);

    QVERIFY(answer.clockWrong);
    QVERIFY(answer.reached);
    QVERIFY(answer.error == error);
    QCOMPARE(answer.requestId, u"REQ-1"_s);
    QVERIFY(answer.serverTimeMs == 1234);
    QVERIFY(!answerTo(serviceError(u"InvalidTimeStamp.Format"_s, 400)).clockWrong);
}

void TestAnswer::knowsAPassedDryRun_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("passed");

    QTest::newRow("DryRunOperation") << u"DryRunOperation"_s << true;
    QTest::newRow("DRYRUN.SUCCESS") << u"DRYRUN.SUCCESS"_s << true;
    QTest::newRow("in small letters") << u"dryrunoperation"_s << true;
    QTest::newRow("DryRun.InvalidAmount") << u"DryRun.InvalidAmount"_s << false;
    QTest::newRow("a longer word") << u"DryRunOperation.Other"_s << false;
    QTest::newRow("nothing") << QString() << false;
}

void TestAnswer::knowsAPassedDryRun()
{
    QFETCH(QString, code);
    QFETCH(bool, passed);

    QCOMPARE(isDryRunSuccess(serviceError(code, 400)), passed);
}

QTEST_APPLESS_MAIN(TestAnswer)
#include "tst_answer.moc"

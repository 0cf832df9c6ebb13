// SPDX-License-Identifier: GPL-3.0-or-later
#include "presenter/words.h"

#include <QRegularExpression>
#include <QTest>

using namespace muster;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kProblemCodes = static_cast<int>(ProblemCode::UnknownRegion) + 1;
constexpr int kErrorKinds = static_cast<int>(Error::Kind::Internal) + 1;

Error serviceError(const QString& code)
{
    Error error;
    error.kind = Error::Kind::Service;
    error.code = code;
    error.requestId = u"473469C7-AA6F"_s;
    error.message = u"the service's own words"_s;
    return error;
}

BatchStatus statusOf(int asked, CallState state, int ids)
{
    BatchStatus status;
    status.record.asked = asked;
    CallRecord call{.amount = InstanceCount::from(asked).value()};
    call.state = state;
    for (int i = 0; i < ids; ++i)
        call.ids.push_back(InstanceId::fromTrusted(u"i-%1"_s.arg(i)));
    status.record.calls.push_back(call);
    status.counts.asked = asked;
    status.counts.accepted = ids;
    return status;
}

} // namespace

class TestWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everyProblemHasItsSentence();
    void problems_data();
    void problems();
    void fieldNames_data();
    void fieldNames();
    void everyKindOfErrorHasItsSentence();
    void theReasonIsShownWhereNoServiceSpoke();
    void codes_data();
    void codes();
    void codeAndRequestIdAreShown();
    void textFromOutsideIsMadeFit();
    void secretsInMessagesAreMasked();
    void verdictLines_data();
    void verdictLines();
    void aShortfallIsExplained();
    void aRefusalIsExplained();
    void spans_data();
    void spans();
    void times();
    void everyStateHasItsWord();
    void orderOutcomes();
};

void TestWords::everyProblemHasItsSentence()
{
    for (int i = 0; i < kProblemCodes; ++i) {
        const QString text
            = Words::problemText({u"Amount"_s, static_cast<ProblemCode>(i), {u"1"_s, u"100"_s}});
        QVERIFY2(text.endsWith(u'.'), qPrintable(u"%1: %2"_s.arg(i).arg(text)));
        QVERIFY2(!text.contains(u'%'), qPrintable(text));
    }
}

void TestWords::problems_data()
{
    QTest::addColumn<ProblemCode>("code");
    QTest::addColumn<QStringList>("args");
    QTest::addColumn<QString>("text");

    QTest::newRow("out of range") << ProblemCode::OutOfRange << QStringList{u"1"_s, u"100"_s}
                                  << u"Only 1 to 100 is allowed."_s;
    QTest::newRow("above 100")
        << ProblemCode::AmountAbove100 << QStringList()
        << u"One call takes at most 100 instances. Tick “Split above 100” to order more."_s;
    QTest::newRow("too soon") << ProblemCode::ReleaseTooSoon << QStringList()
                              << u"The release time must lie at least 30 minutes ahead."_s;
    QTest::newRow("a hidden character") << ProblemCode::BadIdentifier << QStringList{u"<U+202E>"_s}
                                        << u"The character “<U+202E>” cannot stand here."_s;
    QTest::newRow("an argument that looks like a place holder")
        << ProblemCode::TagDuplicate << QStringList{u"%1"_s}
        << u"The key “%1” stands here twice."_s;
}

void TestWords::problems()
{
    QFETCH(ProblemCode, code);
    QFETCH(QStringList, args);

    QTEST(Words::problemText({u"Amount"_s, code, args}), "text");
}

void TestWords::fieldNames_data()
{
    QTest::addColumn<QString>("parameter");
    QTest::addColumn<QString>("name");

    QTest::newRow("a field") << u"VSwitchId"_s << u"VSwitch"_s;
    QTest::newRow("a tag") << u"Tag.3.Key"_s << u"Tag 3"_s;
    QTest::newRow("the tags") << u"Tag"_s << u"Tags"_s;
    QTest::newRow("no field of the form") << u"HostName"_s << u"HostName"_s;
    QTest::newRow("release") << u"AutoReleaseTime"_s << u"Release time"_s;
}

void TestWords::fieldNames()
{
    QFETCH(QString, parameter);

    QTEST(Words::fieldName(parameter), "name");
}

void TestWords::everyKindOfErrorHasItsSentence()
{
    for (int i = 0; i < kErrorKinds; ++i) {
        const ErrorText text = Words::errorText(makeError(static_cast<Error::Kind>(i), u"why"_s));
        QVERIFY(text.title.endsWith(u'.'));
        QVERIFY(text.whole.startsWith(text.title));
        QVERIFY(text.details.contains(u"why"_s));
    }
}

void TestWords::theReasonIsShownWhereNoServiceSpoke()
{
    const Error unreached = makeError(Error::Kind::NotSent, u"Host ecs.example not found"_s);
    QVERIFY(Words::errorText(unreached).whole.endsWith(u"(Host ecs.example not found)"_s));

    CallError stored;
    stored.kind = Error::Kind::NotTheApi;
    stored.message = u"127.0.0.1 sent us on to other.invalid"_s;
    const ErrorText text = Words::errorText(stored);
    QVERIFY(text.whole.contains(u"in place of Alibaba Cloud"_s));
    QVERIFY(text.whole.contains(u"other.invalid"_s));
    QVERIFY(!text.details.contains(u"service's words"_s));
}

void TestWords::codes_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("word");

    QTest::newRow("key unknown") << u"InvalidAccessKeyId.NotFound"_s
                                 << u"does not know this AccessKey"_s;
    QTest::newRow("key disabled") << u"InvalidAccessKeyId.Inactive"_s << u"disabled"_s;
    QTest::newRow("wrong secret, V3") << u"SignatureDoesNotMatch"_s << u"secret"_s;
    QTest::newRow("wrong secret, V1") << u"IncompleteSignature"_s << u"secret"_s;
    QTest::newRow("old token") << u"InvalidSecurityToken.Expired"_s << u"temporary credentials"_s;
    QTest::newRow("no right") << u"Forbidden.RAM"_s << u"not allowed"_s;
    QTest::newRow("clock") << u"InvalidTimeStamp.Expired"_s << u"clock"_s;
    QTest::newRow("throttling") << u"Rejected.Throttling"_s << u"no more calls"_s;
    QTest::newRow("balance") << u"InvalidAccountStatus.NotEnoughBalance"_s << u"balance"_s;
    QTest::newRow("arrears") << u"Account.Arrearage"_s << u"balance"_s;
    QTest::newRow("quota") << u"QuotaExceed.ElasticQuota"_s << u"quota"_s;
    QTest::newRow("addresses") << u"QuotaExceeded.PrivateIpAddress"_s << u"free addresses"_s;
    QTest::newRow("stock") << u"OperationDenied.NoStock"_s << u"out of stock"_s;
    QTest::newRow("zone") << u"Zone.NotOnSale"_s << u"not sold in this zone"_s;
    QTest::newRow("image") << u"InvalidImageId.NotFound"_s << u"does not exist"_s;
    QTest::newRow("a gone instance") << u"Forbidden.InstanceNotFound"_s << u"no such instance"_s;
    QTest::newRow("protection") << u"InvalidOperation.DeletionProtection"_s << u"protected"_s;
    QTest::newRow("unlisted") << u"Something.New"_s << u"Something.New"_s;
    QTest::newRow("not listed by Muster") << u"NotListed"_s << u"did not list"_s;
    QTest::newRow("surplus") << u"SurplusInstances"_s << u"More instances"_s;
}

void TestWords::codes()
{
    QFETCH(QString, code);
    QFETCH(QString, word);

    const ErrorText text = Words::errorText(serviceError(code));

    QVERIFY2(text.title.contains(word), qPrintable(text.title));
    QVERIFY(!text.advice.isEmpty());
}

void TestWords::codeAndRequestIdAreShown()
{
    const ErrorText text = Words::errorText(serviceError(u"OperationDenied.NoStock"_s));

    QCOMPARE(text.whole,
        u"This instance type is out of stock in this zone. Choose another zone or instance type, "
        u"or give a "
        "minimum amount. (OperationDenied.NoStock, request 473469C7-AA6F)"_s);
    QVERIFY(text.details.contains(u"the service's own words"_s));
    QVERIFY(!text.title.contains(u"own words"_s));
}

/// I57 and I58.
void TestWords::textFromOutsideIsMadeFit()
{
    Error error = serviceError(u"Odd\u202eCode"_s);
    error.message = u"a\u202eb\n<b>c</b>"_s;

    const ErrorText text = Words::errorText(error);

    QVERIFY(text.whole.contains(u"Odd<U+202E>Code"_s));
    QVERIFY(text.details.contains(u"a<U+202E>b"_s));
    QVERIFY(text.details.contains(u"<b>c</b>"_s));
}

/// I61.
void TestWords::secretsInMessagesAreMasked()
{
    Error error = serviceError(u"SignatureDoesNotMatch"_s);
    error.message = u"StringToSign=GET%26canary&Password=hunter2"_s;

    QVERIFY(!Words::errorText(error).details.contains(u"canary"_s));
    QVERIFY(!Words::errorText(error).details.contains(u"hunter2"_s));
}

void TestWords::verdictLines_data()
{
    QTest::addColumn<BatchStatus>("status");
    QTest::addColumn<QString>("line");

    BatchStatus coming = statusOf(20, CallState::Accepted, 20);
    coming.counts.running = 17;
    coming.counts.starting = 2;
    coming.counts.pending = 1;
    QTest::newRow("coming up") << coming << u"17 of 20 running · 2 starting · 1 pending"_s;
    BatchStatus complete = statusOf(20, CallState::Accepted, 20);
    complete.counts.running = 20;
    QTest::newRow("complete") << complete << u"20 of 20 running"_s;
    QTest::newRow("sent") << statusOf(20, CallState::Sent, 0)
                          << u"0 of 20 running · 20 being ordered"_s;
    QTest::newRow("planned") << statusOf(20, CallState::Planned, 0)
                             << u"0 of 20 running · 20 not sent"_s;
    QTest::newRow("in doubt") << statusOf(20, CallState::Unknown, 5)
                              << u"0 of 20 running · 15 in doubt"_s;
    QTest::newRow("refused") << statusOf(20, CallState::Rejected, 0)
                             << u"0 of 20 running · 20 not bought"_s;
    BatchStatus few = statusOf(20, CallState::Accepted, 18);
    few.counts.running = 15;
    few.counts.failed = 3;
    QTest::newRow("fewer") << few << u"15 of 20 running · 3 failed · 2 not bought"_s;
}

void TestWords::verdictLines()
{
    QFETCH(BatchStatus, status);

    QTEST(Words::verdictLine(status), "line");
}

void TestWords::aShortfallIsExplained()
{
    BatchStatus status = statusOf(20, CallState::Accepted, 18);
    status.verdict = Verdict::Shortfall;
    status.counts.running = 15;
    status.counts.failed = 3;

    const QString text = Words::verdictExplanation(status);

    QVERIFY2(text.startsWith(u"Asked for 20, accepted 18, running 15."_s), qPrintable(text));
    QVERIFY(text.contains(u"dropped by the service"_s));
}

void TestWords::aRefusalIsExplained()
{
    BatchStatus status = statusOf(20, CallState::Rejected, 0);
    status.verdict = Verdict::Rejected;
    CallError error;
    error.code = u"OperationDenied.NoStock"_s;
    error.requestId = u"R1"_s;
    status.record.calls.front().error = error;

    const QString text = Words::verdictExplanation(status);

    QVERIFY2(text.startsWith(u"Nothing was bought. This instance type is out of stock"_s),
        qPrintable(text));
    QVERIFY(text.contains(u"request R1"_s));
    QCOMPARE(Words::verdictExplanation(statusOf(3, CallState::Accepted, 3)), QString());
}

void TestWords::spans_data()
{
    QTest::addColumn<qint64>("value");
    QTest::addColumn<QString>("text");

    QTest::newRow("none") << qint64(0) << u"0 s"_s;
    QTest::newRow("negative") << qint64(-5) << u"0 s"_s;
    QTest::newRow("seconds") << qint64(41) << u"41 s"_s;
    QTest::newRow("a minute") << qint64(60) << u"1 min"_s;
    QTest::newRow("minutes") << qint64(125) << u"2 min 5 s"_s;
    QTest::newRow("hours") << qint64(7 * 3600 + 58 * 60 + 12) << u"7 h 58 min"_s;
    QTest::newRow("whole hours") << qint64(8 * 3600) << u"8 h"_s;
    QTest::newRow("days") << qint64(2 * 86400 + 3 * 3600 + 60) << u"2 d 3 h"_s;
    QTest::newRow("whole days") << qint64(3 * 86400) << u"3 d"_s;
}

void TestWords::spans()
{
    QFETCH(qint64, value);

    QTEST(Words::span(seconds(value)), "text");
}

void TestWords::times()
{
    const UtcTime time{milliseconds(1775988000000)}; // 2026-04-12T10:00:00Z; the tests run in UTC

    QCOMPARE(Words::spanUntil(time, time - 8h), u"in 8 h"_s);
    QCOMPARE(Words::spanUntil(time, time + 12min), u"12 min ago"_s);
    QCOMPARE(Words::localTime(time), u"12 Apr 2026 10:00"_s);
    QCOMPARE(Words::localTimeOfDay(time), u"10:00"_s);
    QCOMPARE(Words::localTimeOfDay(time, true), u"10:00:00"_s);
    QCOMPARE(Words::localAndUtc(time), u"Sun 12 Apr 2026 10:00:00 (2026-04-12T10:00:00Z)"_s);
}

void TestWords::everyStateHasItsWord()
{
    QSet<QString> words;
    for (int i = 0; i <= static_cast<int>(DisplayState::Unknown); ++i)
        words.insert(Words::stateWord(static_cast<DisplayState>(i)));
    QCOMPARE(words.size(), 10);
    for (int i = 0; i <= static_cast<int>(CallState::Cancelled); ++i)
        QVERIFY(!Words::callStateWord(static_cast<CallState>(i)).isEmpty());
    for (int i = 0; i <= static_cast<int>(Verdict::Invalid); ++i)
        QVERIFY(!Words::verdictWord(static_cast<Verdict>(i)).isEmpty());
    FleetRow row;
    row.presence = Presence::Present;
    row.instance.statusText = u"Rescuing"_s;
    QCOMPARE(Words::stateText(row, DisplayState::Unknown), u"Unknown (Rescuing)"_s);
    row.presence = Presence::Missing;
    row.seenAtMs = 1775988000000;
    QCOMPARE(Words::stateText(row, DisplayState::Unknown), u"Unknown"_s);
    QCOMPARE(Words::presenceText(row), u"Not seen since 10:00."_s);
}

void TestWords::orderOutcomes()
{
    OrderOutcome outcome;
    outcome.id = InstanceId::fromTrusted(u"i-1"_s);
    outcome.ok = true;
    QCOMPARE(Words::orderOutcomeText(outcome), u"i-1: done"_s);
    outcome.ok = false;
    outcome.code = u"InvalidOperation.DeletionProtection"_s;
    QCOMPARE(Words::orderOutcomeText(outcome),
        u"i-1: The instance is protected against release. (InvalidOperation.DeletionProtection)"_s);
    outcome.code = u"Odd"_s;
    outcome.message = u"no"_s;
    QCOMPARE(Words::orderOutcomeText(outcome), u"i-1: refused (Odd). no"_s);
    QCOMPARE(Words::orderTitle(OrderKind::Release, 12), u"Release 12 instances"_s);
}

QTEST_GUILESS_MAIN(TestWords)
#include "tst_words.moc"

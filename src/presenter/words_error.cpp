// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/launch/answer.h"
#include "core/text/display_text.h"
#include "core/text/masking.h"
#include "explanation.h"
#include "presenter/words.h"

#include <algorithm>
#include <array>

namespace muster {

namespace {

using namespace Qt::StringLiterals;

/// What a service code is about, as a person sees it.
enum class Subject {
    None,
    KeyUnknown,
    KeyDisabled,
    SecretWrong,
    TokenExpired,
    NoRight,
    Clock,
    Throttled,
    Balance,
    Payment,
    Verification,
    Quota,
    Addresses,
    Stock,
    Zone,
    NotFound,
    Mismatch,
    ReleaseTime,
    Gone,
    Protected,
    WrongState,
    ServiceTrouble,
    Processing,
    Parameter,
};

struct SubjectRow
{
    QLatin1StringView prefix;
    Subject subject;
};

/// The longest prefix that fits wins.
constexpr auto kSubjects = std::to_array<SubjectRow>({
    {"InvalidAccessKeyId"_L1, Subject::KeyUnknown},
    {"InvalidAccessKeyId.Inactive"_L1, Subject::KeyDisabled},
    {"Forbidden.AccessKeyDisabled"_L1, Subject::KeyDisabled},
    {"SignatureDoesNotMatch"_L1, Subject::SecretWrong},
    {"IncompleteSignature"_L1, Subject::SecretWrong},
    {"InvalidSecurityToken"_L1, Subject::TokenExpired},
    {"MissingSecurityToken"_L1, Subject::TokenExpired},
    {"Forbidden"_L1, Subject::NoRight},
    {"Forbbiden"_L1, Subject::NoRight},
    {"UnauthorizedOperation"_L1, Subject::NoRight},
    {"NoPermission"_L1, Subject::NoRight},
    {"InvalidUser.PassRoleForbidden"_L1, Subject::NoRight},
    {"InvalidTimeStamp"_L1, Subject::Clock},
    {"IllegalTimestamp"_L1, Subject::Clock},
    {"InvalidAccountStatus.NotEnoughBalance"_L1, Subject::Balance},
    {"InsufficientBalance"_L1, Subject::Balance},
    {"Account.Arrearage"_L1, Subject::Balance},
    {"InvalidPayMethod"_L1, Subject::Payment},
    {"PaymentMethodNotFound"_L1, Subject::Payment},
    {"InvalidInstance.UnPaidOrder"_L1, Subject::Payment},
    {"RealNameAuthenticationError"_L1, Subject::Verification},
    {"InvalidAccountStatus"_L1, Subject::Verification},
    {"AccountForbidden"_L1, Subject::Verification},
    {"QuotaExceed"_L1, Subject::Quota},
    {"QuotaExceeded.PrivateIpAddress"_L1, Subject::Addresses},
    {"SecurityGroupInstanceLimitExceed"_L1, Subject::Quota},
    {"OperationDenied.QuotaExceed"_L1, Subject::Quota},
    {"OperationDenied.NoStock"_L1, Subject::Stock},
    {"ResourceNotAvailable"_L1, Subject::Stock},
    {"OperationDenied.ResourceControl"_L1, Subject::Stock},
    {"NodeControllerUnavailable"_L1, Subject::Stock},
    {"Zone.NotOnSale"_L1, Subject::Zone},
    {"Zone.NotOpen"_L1, Subject::Zone},
    {"OperationDenied.ZoneNotAllowed"_L1, Subject::Zone},
    {"InvalidInstanceType.ZoneNotSupported"_L1, Subject::Zone},
    {"InvalidVpcZone.NotSupported"_L1, Subject::Zone},
    {"InstanceType.Offline"_L1, Subject::Zone},
    {"InvalidParameter.Mismatch"_L1, Subject::Mismatch},
    {"OperationDenied.InconsistentNetwork"_L1, Subject::Mismatch},
    {"InvalidAutoReleaseTime"_L1, Subject::ReleaseTime},
    {"InvalidInstanceId.NotFound"_L1, Subject::Gone},
    {"InvalidInstanceIds.NotFound"_L1, Subject::Gone},
    {"Forbidden.InstanceNotFound"_L1, Subject::Gone},
    {"NoSuchResource"_L1, Subject::Gone},
    {"InvalidOperation.DeletionProtection"_L1, Subject::Protected},
    {"IncorrectInstanceStatus"_L1, Subject::WrongState},
    {"InternalError"_L1, Subject::ServiceTrouble},
    {"UnknownError"_L1, Subject::ServiceTrouble},
    {"ServiceUnavailable"_L1, Subject::ServiceTrouble},
    {"IdempotentProcessing"_L1, Subject::Processing},
    {"Idempotence.Processing"_L1, Subject::Processing},
    {"LastTokenProcessing"_L1, Subject::Processing},
    {"OperationConflict"_L1, Subject::Processing},
    {"InvalidParameter"_L1, Subject::Parameter},
    {"MissingParameter"_L1, Subject::Parameter},
});

Subject subjectOf(const QString& code)
{
    if (code.contains("Throttling"_L1))
        return Subject::Throttled;
    const SubjectRow* best = nullptr;
    for (const SubjectRow& row : kSubjects) {
        if (code.startsWith(row.prefix)
            && (best == nullptr || row.prefix.size() > best->prefix.size()))
            best = &row;
    }
    if (best != nullptr && best->subject != Subject::NoRight)
        return best->subject;
    if (code.endsWith(".NotFound"_L1))
        return Subject::NotFound;
    return best != nullptr ? best->subject : Subject::None;
}

struct SubjectWords
{
    Subject subject;
    const char* title;
    const char* advice;
};

constexpr auto kSubjectWords = std::to_array<SubjectWords>({
    {Subject::KeyUnknown,
        QT_TRANSLATE_NOOP("muster::Words", "The service does not know this AccessKey."),
        QT_TRANSLATE_NOOP(
            "muster::Words", "Check the key id of the account, and that it belongs to this site.")},
    {Subject::KeyDisabled, QT_TRANSLATE_NOOP("muster::Words", "This AccessKey is disabled."),
        QT_TRANSLATE_NOOP("muster::Words", "Enable it in the RAM console, or use another key.")},
    {Subject::SecretWrong,
        QT_TRANSLATE_NOOP("muster::Words", "The AccessKey secret does not fit the key id."),
        QT_TRANSLATE_NOOP("muster::Words", "Enter the secret of this account again.")},
    {Subject::TokenExpired,
        QT_TRANSLATE_NOOP(
            "muster::Words", "The temporary credentials are missing or no longer valid."),
        QT_TRANSLATE_NOOP("muster::Words", "Get new temporary credentials.")},
    {Subject::NoRight, QT_TRANSLATE_NOOP("muster::Words", "This key is not allowed to do that."),
        QT_TRANSLATE_NOOP("muster::Words",
            "Grant the missing right (for a launch: ecs:RunInstances) in the RAM console.")},
    {Subject::Clock,
        QT_TRANSLATE_NOOP("muster::Words", "This computer's clock is more than 15 minutes off."),
        QT_TRANSLATE_NOOP("muster::Words",
            "Set the clock; Muster signs by the server's time as soon as it knows it.")},
    {Subject::Throttled,
        QT_TRANSLATE_NOOP("muster::Words", "The service takes no more calls for the moment."),
        QT_TRANSLATE_NOOP(
            "muster::Words", "Muster waits for the next minute and goes on by itself.")},
    {Subject::Balance,
        QT_TRANSLATE_NOOP("muster::Words", "The account's balance is too low or overdue."),
        QT_TRANSLATE_NOOP("muster::Words", "Top up the account, then launch again.")},
    {Subject::Payment, QT_TRANSLATE_NOOP("muster::Words", "The account cannot pay for this order."),
        QT_TRANSLATE_NOOP(
            "muster::Words", "Settle open orders or add a payment method in the billing console.")},
    {Subject::Verification,
        QT_TRANSLATE_NOOP("muster::Words", "The account must be verified or is barred."),
        QT_TRANSLATE_NOOP(
            "muster::Words", "Look into the account's messages, or ask the provider's support.")},
    {Subject::Quota, QT_TRANSLATE_NOOP("muster::Words", "A quota of the account is used up."),
        QT_TRANSLATE_NOOP("muster::Words",
            "Order fewer, choose another instance type, or have the quota raised.")},
    {Subject::Addresses,
        QT_TRANSLATE_NOOP("muster::Words", "The vSwitch has too few free addresses."),
        QT_TRANSLATE_NOOP("muster::Words", "Choose another vSwitch, or order fewer.")},
    {Subject::Stock,
        QT_TRANSLATE_NOOP("muster::Words", "This instance type is out of stock in this zone."),
        QT_TRANSLATE_NOOP(
            "muster::Words", "Choose another zone or instance type, or give a minimum amount.")},
    {Subject::Zone,
        QT_TRANSLATE_NOOP("muster::Words", "This instance type is not sold in this zone."),
        QT_TRANSLATE_NOOP("muster::Words", "Choose another zone or instance type.")},
    {Subject::NotFound,
        QT_TRANSLATE_NOOP(
            "muster::Words", "Something that the request names does not exist in this region."),
        QT_TRANSLATE_NOOP(
            "muster::Words", "Check the ids of image, vSwitch, security group and key pair.")},
    {Subject::Mismatch,
        QT_TRANSLATE_NOOP("muster::Words", "Two parts of the request do not belong together."),
        QT_TRANSLATE_NOOP("muster::Words", "Security group and vSwitch must lie in the same VPC.")},
    {Subject::ReleaseTime,
        QT_TRANSLATE_NOOP("muster::Words", "The service refused the release time."),
        QT_TRANSLATE_NOOP("muster::Words", "Choose a time 30 minutes to 3 years ahead.")},
    {Subject::Gone, QT_TRANSLATE_NOOP("muster::Words", "There is no such instance any more."),
        QT_TRANSLATE_NOOP("muster::Words", "Nothing needs to be done.")},
    {Subject::Protected,
        QT_TRANSLATE_NOOP("muster::Words", "The instance is protected against release."),
        QT_TRANSLATE_NOOP("muster::Words", "Take the protection off in the console first.")},
    {Subject::WrongState,
        QT_TRANSLATE_NOOP("muster::Words", "The instance's state does not allow this."),
        QT_TRANSLATE_NOOP(
            "muster::Words", "Wait until it has started or stopped, then try again.")},
    {Subject::ServiceTrouble,
        QT_TRANSLATE_NOOP("muster::Words", "The service has trouble of its own."),
        QT_TRANSLATE_NOOP(
            "muster::Words", "Try again later; give the request id to the support if it stays.")},
    {Subject::Processing,
        QT_TRANSLATE_NOOP("muster::Words", "An earlier request is still being processed."),
        QT_TRANSLATE_NOOP("muster::Words", "Muster asks again by itself.")},
    {Subject::Parameter,
        QT_TRANSLATE_NOOP("muster::Words", "The service refused a value of the request."),
        QT_TRANSLATE_NOOP("muster::Words", "Details say which one.")},
});

Explanation explanationOf(Subject subject)
{
    const auto* words = std::ranges::find(kSubjectWords, subject, &SubjectWords::subject);
    if (words == kSubjectWords.end())
        return {};
    return {QCoreApplication::translate("muster::Words", words->title),
        QCoreApplication::translate("muster::Words", words->advice)};
}

Explanation unknownCode(const QString& code)
{
    return {Words::tr("The service refused the request (%1).")
                .arg(code.isEmpty() ? Words::tr("without a code") : displayText(code)),
        Words::tr("Details have the service's own words.")};
}

Explanation explanationOf(const Error& error)
{
    if (const Explanation own = ownExplanation(error.code); !own.title.isEmpty())
        return own;
    switch (error.kind) {
    case Error::Kind::Invalid:
        return {Words::tr("A value is not valid."), {}};
    case Error::Kind::NotSent:
        return {Words::tr("The service could not be reached. Nothing was sent."),
            Words::tr("Check the network and the proxy.")};
    case Error::Kind::OutcomeUnknown:
        return {Words::tr("No answer came. The order may have arrived."),
            Words::tr("Muster looks for it and orders nothing twice.")};
    case Error::Kind::Malformed:
        return {Words::tr("A reply or file could not be read."), {}};
    case Error::Kind::Service: {
        const Explanation found = explanationOf(subjectOf(error.code));
        return found.title.isEmpty() ? unknownCode(error.code) : found;
    }
    case Error::Kind::NotTheApi:
        return {
            Words::tr("This network answers in place of Alibaba Cloud: a proxy or a login page."),
            Words::tr("Sign in to the network, or check the proxy.")};
    case Error::Kind::NoCredentials:
        return {Words::tr("No AccessKey could be read."),
            Words::tr("Unlock the keyring or enter the key again.")};
    case Error::Kind::NotFound:
        return {Words::tr("There is nothing of this name."), {}};
    case Error::Kind::Conflict:
        return {Words::tr("The name is taken."), Words::tr("Choose another name.")};
    case Error::Kind::Storage:
        return {Words::tr("A file could not be written or read. Nothing was sent after it."),
            Words::tr("Check the disk's free space and rights.")};
    case Error::Kind::Locked:
        return {Words::tr("Another Muster works with this home folder."),
            Words::tr("Close it, or use another folder with --home.")};
    case Error::Kind::Newer:
        return {Words::tr("This was written by a newer version of Muster."),
            Words::tr("Update Muster.")};
    case Error::Kind::Cancelled:
        return {Words::tr("It was cancelled."), {}};
    case Error::Kind::Internal:
        return {Words::tr("Muster itself made a mistake."),
            Words::tr("The log has the details; a report helps.")};
    }
    return {};
}

/// The reason where no service spoke: a path, a host, a place in a file.
QString ownReason(const Error& error)
{
    if (error.kind == Error::Kind::Service)
        return {};
    return displayText(error.message.isEmpty() ? error.detail : maskedByName(error.message));
}

QString detailsOf(const Error& error)
{
    QStringList lines;
    if (!error.code.isEmpty())
        lines += Words::tr("Code: %1").arg(displayText(error.code));
    if (!error.requestId.isEmpty())
        lines += Words::tr("Request id: %1").arg(displayText(error.requestId));
    if (!error.message.isEmpty() && error.kind == Error::Kind::Service)
        lines += Words::tr("The service's words: %1")
                     .arg(displayText(maskedByName(error.message), 2000));
    else if (!error.message.isEmpty())
        lines += displayText(maskedByName(error.message));
    if (!error.detail.isEmpty())
        lines += displayText(error.detail);
    return lines.join(u'\n');
}

} // namespace

ErrorText Words::errorText(const Error& error)
{
    const Explanation explanation = explanationOf(error);
    ErrorText text;
    text.title = explanation.title;
    text.advice = explanation.advice;
    text.details = detailsOf(error);
    QStringList sentences{text.title, text.advice};
    sentences.removeAll(QString());
    const QString code = displayText(error.code);
    const QString requestId = displayText(error.requestId);
    const QString reason = ownReason(error);
    if (!reason.isEmpty())
        sentences += tr("(%1)").arg(reason);
    else if (!code.isEmpty() && !requestId.isEmpty())
        sentences += tr("(%1, request %2)").arg(code, requestId);
    else if (!code.isEmpty())
        sentences += tr("(%1)").arg(code);
    else if (!requestId.isEmpty())
        sentences += tr("(request %1)").arg(requestId);
    text.whole = sentences.join(u' ');
    return text;
}

ErrorText Words::errorText(const CallError& error)
{
    Error whole;
    whole.kind = error.kind;
    whole.code = error.code;
    whole.message = error.message;
    whole.requestId = error.requestId;
    return errorText(whole);
}

QString Words::codeText(const QString& code)
{
    const Explanation own = ownExplanation(code);
    return own.title.isEmpty() ? explanationOf(subjectOf(code)).title : own.title;
}

} // namespace muster

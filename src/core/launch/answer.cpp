// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/launch/answer.h"

#include <array>
#include <utility>

namespace muster {

namespace {

enum class Match { Whole, Prefix, Anywhere };

/// One code or pattern of the class table (reliability rules, section 3).
struct Row
{
    Match match;
    QLatin1StringView text;
    AnswerClass cls;
    RefusalKind refusal = RefusalKind::None;
};

using enum AnswerClass;
using enum RefusalKind;
using namespace Qt::StringLiterals;

constexpr std::array kRows{
    Row{Match::Whole, "InvalidTimeStamp.Expired"_L1, NotExecuted},
    Row{Match::Anywhere, "Throttling"_L1, NotExecuted},

    Row{Match::Prefix, "InvalidAccessKeyId"_L1, Refused, Authentication},
    Row{Match::Whole, "SignatureDoesNotMatch"_L1, Refused, Authentication},
    Row{Match::Whole, "IncompleteSignature"_L1, Refused, Authentication},
    Row{Match::Prefix, "InvalidSecurityToken"_L1, Refused, Authentication},
    Row{Match::Whole, "MissingSecurityToken"_L1, Refused, Authentication},
    Row{Match::Prefix, "Forbidden"_L1, Refused, Authentication},
    Row{Match::Prefix, "Forbbiden"_L1, Refused, Authentication}, // the service's own spelling
    Row{Match::Whole, "UnauthorizedOperation"_L1, Refused, Authentication},
    Row{Match::Whole, "InvalidUser.PassRoleForbidden"_L1, Refused, Authentication},

    Row{Match::Whole, "InvalidPayMethod"_L1, Refused, Money},
    Row{Match::Whole, "PaymentMethodNotFound"_L1, Refused, Money},
    Row{Match::Whole, "Account.Arrearage"_L1, Refused, Money},
    Row{Match::Prefix, "InsufficientBalance"_L1, Refused, Money},
    Row{Match::Prefix, "InvalidAccountStatus"_L1, Refused, Money},
    Row{Match::Prefix, "AccountForbidden"_L1, Refused, Money},
    Row{Match::Whole, "RealNameAuthenticationError"_L1, Refused, Money},
    Row{Match::Whole, "InvalidInstance.UnPaidOrder"_L1, Refused, Money},

    Row{Match::Whole, "OperationDenied.NoStock"_L1, Refused, Stock},
    Row{Match::Whole, "OperationDenied.ZoneNotAllowed"_L1, Refused, Stock},
    Row{Match::Whole, "Zone.NotOnSale"_L1, Refused, Stock},
    Row{Match::Whole, "Zone.NotOpen"_L1, Refused, Stock},
    Row{Match::Whole, "ResourceNotAvailable"_L1, Refused, Stock},
    Row{Match::Whole, "InstanceType.Offline"_L1, Refused, Stock},
    Row{Match::Whole, "InvalidInstanceType.ZoneNotSupported"_L1, Refused, Stock},
    Row{Match::Whole, "InvalidVpcZone.NotSupported"_L1, Refused, Stock},

    Row{Match::Prefix, "QuotaExceed"_L1, Refused, Quota},

    Row{Match::Prefix, "Invalid"_L1, Refused, Parameter},
    Row{Match::Prefix, "Missing"_L1, Refused, Parameter},
    Row{Match::Whole, "DryRun.InvalidAmount"_L1, Refused, Parameter},

    Row{Match::Whole, "IdempotentFailed"_L1, RefusedUnlisted},

    Row{Match::Whole, "InternalError"_L1, Doubtful},
    Row{Match::Whole, "UnknownError"_L1, Doubtful},
    Row{Match::Whole, "ServiceUnavailable"_L1, Doubtful},
    Row{Match::Whole, "IdempotentProcessing"_L1, Doubtful},
    Row{Match::Whole, "Idempotence.Processing"_L1, Doubtful},
    Row{Match::Whole, "LastTokenProcessing"_L1, Doubtful},
    Row{Match::Whole, "SignatureNonceUsed"_L1, Doubtful},
    Row{Match::Whole, "OperationConflict"_L1, Doubtful},
    Row{Match::Whole, "InvalidOperation.Conflict"_L1, Doubtful},
    Row{Match::Whole, "IdempotentParameterMismatch"_L1, Doubtful},
    Row{Match::Whole, "InvalidIdempotenceParameter.Mismatch"_L1, Doubtful},
    Row{Match::Whole, "IdempotenceParamNotMatch"_L1, Doubtful},
    Row{Match::Whole, "Idempotence.SignatureMismatch"_L1, Doubtful},
};

constexpr std::array kSpentTokens{"IdempotentParameterMismatch"_L1,
    "InvalidIdempotenceParameter.Mismatch"_L1, "IdempotenceParamNotMatch"_L1,
    "Idempotence.SignatureMismatch"_L1, "IdempotentFailed"_L1};
constexpr std::array kStillProcessing{"IdempotentProcessing"_L1, "Idempotence.Processing"_L1,
    "LastTokenProcessing"_L1, "SignatureNonceUsed"_L1};

template <typename List>
bool holds(const List& list, const QString& code)
{
    for (const QLatin1StringView entry : list) {
        if (code == entry)
            return true;
    }
    return false;
}

bool fits(const Row& row, const QString& code)
{
    switch (row.match) {
    case Match::Whole:
        return code == row.text;
    case Match::Prefix:
        return code.startsWith(row.text);
    case Match::Anywhere:
        return code.contains(row.text);
    }
    return false;
}

/// An exact code wins over every pattern, a longer pattern over a shorter one.
const Row* rowFor(const QString& code)
{
    const Row* best = nullptr;
    for (const Row& row : kRows) {
        if (!fits(row, code))
            continue;
        if (row.match == Match::Whole)
            return &row;
        if (best == nullptr || row.text.size() > best->text.size())
            best = &row;
    }
    return best;
}

bool countIsAsAsked(qsizetype count, InstanceCount amount, std::optional<InstanceCount> atLeast)
{
    return count <= amount.value() && count >= atLeast.value_or(amount).value();
}

Answer answerOfReply(
    const LaunchReply& reply, InstanceCount amount, std::optional<InstanceCount> atLeast)
{
    Answer answer;
    answer.reached = true;
    answer.ids = reply.ids;
    answer.requestId = reply.requestId;
    answer.serverTimeMs = reply.serverTimeMs;
    const auto count = static_cast<qsizetype>(reply.ids.size());
    if (count > 0 && !reply.flawed && reply.httpStatus == 200
        && countIsAsAsked(count, amount, atLeast)) {
        answer.cls = Accepted;
        return answer;
    }
    answer.cls = count > 0 ? SomeIds : Doubtful;
    answer.error = makeError(count > 0 ? Error::Kind::OutcomeUnknown : Error::Kind::Malformed,
        QStringLiteral("%1 usable ids for %2 instances, HTTP %3%4")
            .arg(count)
            .arg(amount.value())
            .arg(reply.httpStatus)
            .arg(reply.flawed ? QStringLiteral(", list flawed") : QString()));
    answer.error.requestId = reply.requestId;
    answer.error.httpStatus = reply.httpStatus;
    answer.error.serverTimeMs = reply.serverTimeMs;
    return answer;
}

CodeClass classOfError(const Error& error)
{
    switch (error.kind) {
    case Error::Kind::Service:
        return classifyCode(error.code, error.httpStatus);
    case Error::Kind::NotSent:
    case Error::Kind::Invalid: // refused by ourselves before signing
    case Error::Kind::NoCredentials: // could not be signed
        return {NotExecuted, None};
    case Error::Kind::OutcomeUnknown:
    case Error::Kind::Malformed:
    case Error::Kind::NotTheApi:
    case Error::Kind::NotFound:
    case Error::Kind::Conflict:
    case Error::Kind::Storage:
    case Error::Kind::Locked:
    case Error::Kind::Newer:
    case Error::Kind::Cancelled:
    case Error::Kind::Internal:
        break;
    }
    return {Doubtful, None};
}

Answer answerOfError(const Error& error)
{
    const CodeClass judged = classOfError(error);
    Answer answer;
    answer.cls = judged.cls;
    answer.refusal = judged.refusal;
    answer.error = error;
    answer.requestId = error.requestId;
    answer.serverTimeMs = error.serverTimeMs;
    answer.reached = error.kind == Error::Kind::Service
        || (error.kind == Error::Kind::Malformed && error.httpStatus != 0);
    if (error.kind == Error::Kind::Service) {
        answer.tokenSpent = holds(kSpentTokens, error.code);
        answer.stillProcessing = holds(kStillProcessing, error.code);
        answer.throttled = isThrottling(error);
        answer.clockWrong = error.code == "InvalidTimeStamp.Expired"_L1;
    }
    return answer;
}

} // namespace

CodeClass classifyCode(const QString& code, int httpStatus)
{
    // Below 400 an error cannot be meant; 401 and 407 come from something between us and the API.
    if (httpStatus < 400 || httpStatus > 599 || httpStatus == 401 || httpStatus == 407)
        return {Doubtful, None};
    const Row* row = rowFor(code);
    if (row != nullptr && row->cls == NotExecuted)
        return {NotExecuted, None};
    if (httpStatus == 429 && (row == nullptr || row->match != Match::Whole))
        return {NotExecuted, None};
    if (httpStatus >= 500)
        return {Doubtful, None};
    if (row == nullptr)
        return {RefusedUnlisted, None};
    return {row->cls, row->refusal};
}

Answer classifyLaunch(
    const Result<LaunchReply>& reply, InstanceCount amount, std::optional<InstanceCount> atLeast)
{
    return reply ? answerOfReply(*reply, amount, atLeast) : answerOfError(reply.error());
}

bool isThrottling(const Error& error)
{
    return error.httpStatus == 429 || error.code.contains("Throttling"_L1);
}

bool isDryRunSuccess(const Error& error)
{
    return error.kind == Error::Kind::Service
        && (error.code.compare("DryRunOperation"_L1, Qt::CaseInsensitive) == 0
            || error.code.compare("DRYRUN.SUCCESS"_L1, Qt::CaseInsensitive) == 0);
}

} // namespace muster

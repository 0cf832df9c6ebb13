// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "core/launch/instance_count.h"
#include "core/result.h"

#include <optional>
#include <vector>

namespace muster {

/// What RunInstances answered, as far as it could be read.
struct LaunchReply
{
    int httpStatus = 200;
    QString requestId{};
    std::vector<InstanceId> ids{}; ///< well-formed ones, in the order of the reply, each once
    bool flawed
        = false; ///< some entry was unusable, doubled, or the list stood twice in the object
    std::optional<qint64> serverTimeMs{}; ///< UTC, ms since 1970, from the Date header
};

/// The class of an answer to one attempt. Anything not listed is Doubtful.
enum class AnswerClass {
    Accepted, ///< as many ids as asked, status 200
    SomeIds, ///< ids, but not as asked: keep them, the call is dirty
    NotExecuted, ///< nothing happened for certain; may be repeated
    Refused, ///< certainly nothing bought, by a code of the refusal list
    RefusedUnlisted, ///< another 4xx with a code: one look before it is believed
    Doubtful, ///< nobody knows
};

/// What a refusal is about: decides what happens to the calls not sent yet.
enum class RefusalKind { None, Authentication, Money, Stock, Quota, Parameter };

struct Answer
{
    AnswerClass cls = AnswerClass::Doubtful;
    RefusalKind refusal = RefusalKind::None;
    std::vector<InstanceId> ids{};
    bool tokenSpent
        = false; ///< a Mismatch code or IdempotentFailed: this token is never sent again
    bool stillProcessing = false; ///< wait 2 to 5 s, growing, before the repeat
    bool throttled = false; ///< silent until the next clock minute
    bool clockWrong = false; ///< InvalidTimeStamp.Expired
    bool reached = false; ///< the service answered
    Error error{}; ///< set unless Accepted
    QString requestId{};
    std::optional<qint64> serverTimeMs{};
};

/// Reliability rules, section 3, to the letter: exact codes win over patterns, longer patterns over
/// shorter ones.
Answer classifyLaunch(
    const Result<LaunchReply>& reply, InstanceCount amount, std::optional<InstanceCount> atLeast);

/// The part that judges a service error by its code alone (shared with orders and the dry run).
struct CodeClass
{
    AnswerClass cls = AnswerClass::Doubtful;
    RefusalKind refusal = RefusalKind::None;
};
CodeClass classifyCode(const QString& code, int httpStatus);
/// True for `Throttling`, `Throttling.User`, `Rejected.Throttling` and any other code with this
/// word, and for status 429.
bool isThrottling(const Error& error);
/// True when a dry run passed: exactly `DryRunOperation` or `DRYRUN.SUCCESS`, without regard to
/// case.
bool isDryRunSuccess(const Error& error);

} // namespace muster

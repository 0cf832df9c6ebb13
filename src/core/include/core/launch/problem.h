// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace muster {

/// What is wrong with a value. The words are made from it in the presenter layer.
enum class ProblemCode {
    Required, ///< the field is empty
    NotANumber, ///< no plain digits
    OutOfRange, ///< args: min, max
    AmountAbove100, ///< 101 to 10,000 without "split above 100"
    MinAboveAmount, ///< "at least" above the amount
    MinWithSplit, ///< "at least" cannot be promised over several calls
    BadIdentifier, ///< args: first bad character as displayText shows it
    NameTooShort, ///< args: min
    NameTooLong, ///< args: max
    NameBadStart,
    NameBadCharacter, ///< args: the character as displayText shows it
    NameHttp,
    NamePatternMalformed,
    NamePatternOverflow,
    ReleaseMalformed,
    ReleaseTooSoon,
    ReleaseTooLate,
    ReleaseNotWholeMinute,
    ReleaseNeedsPostPaid,
    SpanMalformed,
    TagKeyReserved, ///< args: the prefix that is reserved
    TagKeyHttp,
    TagValueHttp,
    TagTooLong, ///< args: max
    TagDuplicate, ///< args: the key
    TooManyTags, ///< args: max
    TagIncomplete, ///< a value without a key, or numbers with gaps
    UserDataTooLong, ///< args: max in bytes
    UserDataNotBase64,
    NotAllowed, ///< value outside the API's closed list; args: the list
    SpotNeedsPostPaid,
    PriceLimitNeeded, ///< SpotWithPriceLimit without SpotPriceLimit
    PriceLimitUnused, ///< SpotPriceLimit without SpotWithPriceLimit
    BothGiven, ///< two parameters that exclude each other; args: the other
    Forbidden, ///< a parameter that Muster sets itself or never stores (ClientToken, DryRun,
               ///< Password, muster: tags)
    UnknownParameter, ///< not a parameter of RunInstances
    UnknownRegion, ///< not in the list, and not confirmed as custom
};

/// The stable name of a code for JSON, for example `out-of-range`.
QString problemCodeName(ProblemCode code);

/// One thing to mend before a launch.
struct Problem
{
    QString field; ///< the API's parameter name (`Amount`, `Tag.1.Key`)
    ProblemCode code = ProblemCode::Required;
    QStringList args{};

    friend bool operator==(const Problem&, const Problem&) = default;
};

using Problems = std::vector<Problem>;

} // namespace muster

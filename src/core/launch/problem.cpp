// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/launch/problem.h"

namespace muster {

QString problemCodeName(ProblemCode code)
{
    switch (code) {
    case ProblemCode::Required:
        return QStringLiteral("required");
    case ProblemCode::NotANumber:
        return QStringLiteral("not-a-number");
    case ProblemCode::OutOfRange:
        return QStringLiteral("out-of-range");
    case ProblemCode::AmountAbove100:
        return QStringLiteral("amount-above-100");
    case ProblemCode::MinAboveAmount:
        return QStringLiteral("min-above-amount");
    case ProblemCode::MinWithSplit:
        return QStringLiteral("min-with-split");
    case ProblemCode::BadIdentifier:
        return QStringLiteral("bad-identifier");
    case ProblemCode::NameTooShort:
        return QStringLiteral("name-too-short");
    case ProblemCode::NameTooLong:
        return QStringLiteral("name-too-long");
    case ProblemCode::NameBadStart:
        return QStringLiteral("name-bad-start");
    case ProblemCode::NameBadCharacter:
        return QStringLiteral("name-bad-character");
    case ProblemCode::NameHttp:
        return QStringLiteral("name-http");
    case ProblemCode::NamePatternMalformed:
        return QStringLiteral("name-pattern-malformed");
    case ProblemCode::NamePatternOverflow:
        return QStringLiteral("name-pattern-overflow");
    case ProblemCode::ReleaseMalformed:
        return QStringLiteral("release-malformed");
    case ProblemCode::ReleaseTooSoon:
        return QStringLiteral("release-too-soon");
    case ProblemCode::ReleaseTooLate:
        return QStringLiteral("release-too-late");
    case ProblemCode::ReleaseNotWholeMinute:
        return QStringLiteral("release-not-whole-minute");
    case ProblemCode::ReleaseNeedsPostPaid:
        return QStringLiteral("release-needs-post-paid");
    case ProblemCode::SpanMalformed:
        return QStringLiteral("span-malformed");
    case ProblemCode::TagKeyReserved:
        return QStringLiteral("tag-key-reserved");
    case ProblemCode::TagKeyHttp:
        return QStringLiteral("tag-key-http");
    case ProblemCode::TagValueHttp:
        return QStringLiteral("tag-value-http");
    case ProblemCode::TagTooLong:
        return QStringLiteral("tag-too-long");
    case ProblemCode::TagDuplicate:
        return QStringLiteral("tag-duplicate");
    case ProblemCode::TooManyTags:
        return QStringLiteral("too-many-tags");
    case ProblemCode::TagIncomplete:
        return QStringLiteral("tag-incomplete");
    case ProblemCode::UserDataTooLong:
        return QStringLiteral("user-data-too-long");
    case ProblemCode::UserDataNotBase64:
        return QStringLiteral("user-data-not-base-64");
    case ProblemCode::NotAllowed:
        return QStringLiteral("not-allowed");
    case ProblemCode::SpotNeedsPostPaid:
        return QStringLiteral("spot-needs-post-paid");
    case ProblemCode::PriceLimitNeeded:
        return QStringLiteral("price-limit-needed");
    case ProblemCode::PriceLimitUnused:
        return QStringLiteral("price-limit-unused");
    case ProblemCode::BothGiven:
        return QStringLiteral("both-given");
    case ProblemCode::Forbidden:
        return QStringLiteral("forbidden");
    case ProblemCode::UnknownParameter:
        return QStringLiteral("unknown-parameter");
    case ProblemCode::UnknownRegion:
        return QStringLiteral("unknown-region");
    }
    return {};
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/display_text.h"
#include "presenter/words.h"

#include <QLocale>

#include <algorithm>
#include <array>

namespace muster {

namespace {

using namespace Qt::StringLiterals;

QString argument(const Problem& problem, qsizetype index)
{
    return displayText(problem.args.value(index));
}

/// Numbers among the arguments are shown in the person's notation.
QString numberArgument(const Problem& problem, qsizetype index)
{
    bool isNumber = false;
    const QString text = problem.args.value(index);
    const qint64 number = text.toLongLong(&isNumber);
    return isNumber ? Words::number(number) : displayText(text);
}

int countArgument(const Problem& problem)
{
    return problem.args.value(0).toInt();
}

struct FieldName
{
    QLatin1StringView parameter;
    const char* name;
};

constexpr std::array kFieldNames{
    FieldName{"RegionId"_L1, QT_TRANSLATE_NOOP("muster::Words", "Region")},
    FieldName{"ZoneId"_L1, QT_TRANSLATE_NOOP("muster::Words", "Zone")},
    FieldName{"VSwitchId"_L1, QT_TRANSLATE_NOOP("muster::Words", "VSwitch")},
    FieldName{"ImageId"_L1, QT_TRANSLATE_NOOP("muster::Words", "Image")},
    FieldName{"InstanceType"_L1, QT_TRANSLATE_NOOP("muster::Words", "Instance type")},
    FieldName{"SecurityGroupId"_L1, QT_TRANSLATE_NOOP("muster::Words", "Security group")},
    FieldName{"InstanceName"_L1, QT_TRANSLATE_NOOP("muster::Words", "Instance name")},
    FieldName{"Amount"_L1, QT_TRANSLATE_NOOP("muster::Words", "Amount")},
    FieldName{"MinAmount"_L1, QT_TRANSLATE_NOOP("muster::Words", "Minimum amount")},
    FieldName{"InternetMaxBandwidthOut"_L1, QT_TRANSLATE_NOOP("muster::Words", "Public bandwidth")},
    FieldName{"KeyPairName"_L1, QT_TRANSLATE_NOOP("muster::Words", "Key pair")},
    FieldName{"InstanceChargeType"_L1, QT_TRANSLATE_NOOP("muster::Words", "Charge type")},
    FieldName{"SpotStrategy"_L1, QT_TRANSLATE_NOOP("muster::Words", "Charge type")},
    FieldName{"SpotPriceLimit"_L1, QT_TRANSLATE_NOOP("muster::Words", "Price limit")},
    FieldName{"AutoReleaseTime"_L1, QT_TRANSLATE_NOOP("muster::Words", "Release time")},
    FieldName{"SystemDisk.Category"_L1, QT_TRANSLATE_NOOP("muster::Words", "System disk")},
    FieldName{"SystemDisk.Size"_L1, QT_TRANSLATE_NOOP("muster::Words", "System disk size")},
    FieldName{"UserData"_L1, QT_TRANSLATE_NOOP("muster::Words", "User data")},
    FieldName{"Password"_L1, QT_TRANSLATE_NOOP("muster::Words", "Password")},
};

/// The sentences that say it all without an argument.
struct Sentence
{
    ProblemCode code;
    const char* text;
};

constexpr auto kSentences = std::to_array<Sentence>({
    {ProblemCode::Required, QT_TRANSLATE_NOOP("muster::Words", "This is needed.")},
    {ProblemCode::NotANumber, QT_TRANSLATE_NOOP("muster::Words", "Only plain digits count here.")},
    {ProblemCode::AmountAbove100,
        QT_TRANSLATE_NOOP("muster::Words",
            "One call takes at most 100 instances. Tick “Split above 100” to order more.")},
    {ProblemCode::MinAboveAmount,
        QT_TRANSLATE_NOOP("muster::Words", "The minimum is above the amount.")},
    {ProblemCode::MinWithSplit,
        QT_TRANSLATE_NOOP("muster::Words",
            "A minimum cannot be promised over several calls. Leave it empty or order at most "
            "100.")},
    {ProblemCode::NameBadStart, QT_TRANSLATE_NOOP("muster::Words", "A name begins with a letter.")},
    {ProblemCode::NameHttp,
        QT_TRANSLATE_NOOP("muster::Words", "A name cannot begin with http:// or https://.")},
    {ProblemCode::NamePatternMalformed,
        QT_TRANSLATE_NOOP("muster::Words",
            "This is no pattern of names. Write it like web-[1,3]: the first number and its "
            "digits.")},
    {ProblemCode::NamePatternOverflow,
        QT_TRANSLATE_NOOP("muster::Words",
            "The numbers of this pattern run out before the last instance. Give it more digits or "
            "a lower first number.")},
    {ProblemCode::ReleaseMalformed,
        QT_TRANSLATE_NOOP(
            "muster::Words", "A release time is written like 2026-11-25T10:00:00Z, in UTC.")},
    {ProblemCode::ReleaseTooSoon,
        QT_TRANSLATE_NOOP("muster::Words", "The release time must lie at least 30 minutes ahead.")},
    {ProblemCode::ReleaseTooLate,
        QT_TRANSLATE_NOOP("muster::Words", "The release time may lie at most 3 years ahead.")},
    {ProblemCode::ReleaseNotWholeMinute,
        QT_TRANSLATE_NOOP(
            "muster::Words", "The release time is a whole minute: its seconds are 00.")},
    {ProblemCode::ReleaseNeedsPostPaid,
        QT_TRANSLATE_NOOP(
            "muster::Words", "Only pay-as-you-go instances can have a release time.")},
    {ProblemCode::SpanMalformed,
        QT_TRANSLATE_NOOP("muster::Words", "A span is written like 45m, 8h or 2d.")},
    {ProblemCode::TagKeyHttp,
        QT_TRANSLATE_NOOP("muster::Words", "A tag's key cannot contain http:// or https://.")},
    {ProblemCode::TagValueHttp,
        QT_TRANSLATE_NOOP("muster::Words", "A tag's value cannot contain http:// or https://.")},
    {ProblemCode::TagIncomplete, QT_TRANSLATE_NOOP("muster::Words", "This tag has no key.")},
    {ProblemCode::UserDataNotBase64,
        QT_TRANSLATE_NOOP("muster::Words", "User data must be Base64 text.")},
    {ProblemCode::SpotNeedsPostPaid,
        QT_TRANSLATE_NOOP("muster::Words", "Preemptible instances are pay-as-you-go only.")},
    {ProblemCode::PriceLimitNeeded,
        QT_TRANSLATE_NOOP("muster::Words", "A price limit is needed for this way of charging.")},
    {ProblemCode::PriceLimitUnused,
        QT_TRANSLATE_NOOP("muster::Words",
            "A price limit counts only for preemptible instances with a price cap.")},
    {ProblemCode::Forbidden,
        QT_TRANSLATE_NOOP("muster::Words",
            "Muster sets this itself or never stores it; it cannot be given here.")},
    {ProblemCode::UnknownParameter,
        QT_TRANSLATE_NOOP("muster::Words", "RunInstances has no parameter of this name.")},
    {ProblemCode::UnknownRegion,
        QT_TRANSLATE_NOOP("muster::Words", "There is no region of this name.")},
});

} // namespace

QString Words::fieldName(const QString& parameter)
{
    for (const FieldName& entry : kFieldNames) {
        if (parameter == entry.parameter)
            return QCoreApplication::translate("muster::Words", entry.name);
    }
    const QStringList parts = parameter.split(u'.');
    if (parts.size() == 3 && parts[0] == "Tag"_L1) {
        //: %1 is the number of the tag, from 1
        return tr("Tag %1").arg(displayText(parts[1]));
    }
    if (parameter == "Tag"_L1 || parameter.startsWith("Tag."_L1))
        return tr("Tags");
    return displayText(parameter);
}

QString Words::problemLine(const Problem& problem)
{
    //: a field's name and what is wrong with it
    return tr("%1: %2").arg(fieldName(problem.field), problemText(problem));
}

static QString nameProblem(const Problem& problem);
static QString tagProblem(const Problem& problem);

static QString plainSentence(ProblemCode code)
{
    const auto* found = std::ranges::find(kSentences, code, &Sentence::code);
    return found != kSentences.end() ? QCoreApplication::translate("muster::Words", found->text)
                                     : QString();
}

QString Words::problemText(const Problem& problem)
{
    using enum ProblemCode;
    switch (problem.code) {
    case BadIdentifier:
        return problem.args.isEmpty() || problem.args.first().isEmpty()
            ? tr("This is not a valid identifier.")
            : tr("The character “%1” cannot stand here.").arg(argument(problem, 0));
    case NotAllowed:
        return tr("Only these values are allowed: %1.")
            .arg(displayText(problem.args.join(", "_L1)));
    case BothGiven:
        return tr("This cannot stand together with %1.").arg(fieldName(problem.args.value(0)));
    case OutOfRange:
        return tr("Only %1 to %2 is allowed.")
            .arg(numberArgument(problem, 0), numberArgument(problem, 1));
    case UserDataTooLong:
        return tr("User data holds at most %1.").arg(size(problem.args.value(0).toLongLong()));
    case NameTooShort:
    case NameTooLong:
    case NameBadCharacter:
        return nameProblem(problem);
    case TagKeyReserved:
    case TagTooLong:
    case TagDuplicate:
    case TooManyTags:
        return tagProblem(problem);
    case Required:
    case NotANumber:
    case AmountAbove100:
    case MinAboveAmount:
    case MinWithSplit:
    case NameBadStart:
    case NameHttp:
    case NamePatternMalformed:
    case NamePatternOverflow:
    case ReleaseMalformed:
    case ReleaseTooSoon:
    case ReleaseTooLate:
    case ReleaseNotWholeMinute:
    case ReleaseNeedsPostPaid:
    case SpanMalformed:
    case TagKeyHttp:
    case TagValueHttp:
    case TagIncomplete:
    case UserDataNotBase64:
    case SpotNeedsPostPaid:
    case PriceLimitNeeded:
    case PriceLimitUnused:
    case Forbidden:
    case UnknownParameter:
    case UnknownRegion:
        break;
    }
    return plainSentence(problem.code);
}

static QString nameProblem(const Problem& problem)
{
    if (problem.code == ProblemCode::NameTooShort)
        return Words::tr("A name has at least %n characters.", nullptr, countArgument(problem));
    if (problem.code == ProblemCode::NameTooLong) {
        return Words::tr(
            "A name has at most %n characters, numbers included.", nullptr, countArgument(problem));
    }
    return Words::tr("The character “%1” cannot stand in a name. Letters, digits and : _ . - can.")
        .arg(argument(problem, 0));
}

static QString tagProblem(const Problem& problem)
{
    if (problem.code == ProblemCode::TagKeyReserved)
        return Words::tr("Keys that begin with “%1” are reserved.").arg(argument(problem, 0));
    if (problem.code == ProblemCode::TagDuplicate)
        return Words::tr("The key “%1” stands here twice.").arg(argument(problem, 0));
    if (problem.code == ProblemCode::TagTooLong) {
        return Words::tr("A tag has at most %n characters in its key and in its value.", nullptr,
            countArgument(problem));
    }
    return Words::tr("At most %n tags can be given; Muster adds two of its own.", nullptr,
        countArgument(problem));
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/display_text.h"
#include "presenter/words.h"

#include <QLocale>

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

// One sentence for each code, sorted by what the value is.
static QString numberProblem(const Problem& problem);
static QString nameProblem(const Problem& problem);
static QString releaseProblem(const Problem& problem);
static QString tagProblem(const Problem& problem);
static QString chargeProblem(const Problem& problem);

QString Words::problemText(const Problem& problem)
{
    switch (problem.code) {
    case ProblemCode::Required:
        return tr("This is needed.");
    case ProblemCode::BadIdentifier:
        return problem.args.isEmpty() || problem.args.first().isEmpty()
            ? tr("This is not a valid identifier.")
            : tr("The character “%1” cannot stand here.").arg(argument(problem, 0));
    case ProblemCode::NotAllowed:
        return tr("Only these values are allowed: %1.")
            .arg(displayText(problem.args.join(", "_L1)));
    case ProblemCode::BothGiven:
        return tr("This cannot stand together with %1.").arg(fieldName(problem.args.value(0)));
    case ProblemCode::Forbidden:
        return tr("Muster sets this itself or never stores it; it cannot be given here.");
    case ProblemCode::UnknownParameter:
        return tr("RunInstances has no parameter of this name.");
    case ProblemCode::UnknownRegion:
        return tr("There is no region of this name.");
    default:
        break;
    }
    for (const auto sentence :
        {numberProblem, nameProblem, releaseProblem, tagProblem, chargeProblem}) {
        const QString text = sentence(problem);
        if (!text.isEmpty())
            return text;
    }
    return {};
}

static QString numberProblem(const Problem& problem)
{
    switch (problem.code) {
    case ProblemCode::NotANumber:
        return Words::tr("Only plain digits count here.");
    case ProblemCode::OutOfRange:
        return Words::tr("Only %1 to %2 is allowed.")
            .arg(numberArgument(problem, 0), numberArgument(problem, 1));
    case ProblemCode::AmountAbove100:
        return Words::tr(
            "One call takes at most 100 instances. Tick “Split above 100” to order more.");
    case ProblemCode::MinAboveAmount:
        return Words::tr("The minimum is above the amount.");
    case ProblemCode::MinWithSplit:
        return Words::tr("A minimum cannot be promised over several calls. Leave it empty or order "
                         "at most 100.");
    case ProblemCode::UserDataTooLong:
        return Words::tr("User data holds at most %1.")
            .arg(Words::size(problem.args.value(0).toLongLong()));
    case ProblemCode::UserDataNotBase64:
        return Words::tr("User data must be Base64 text.");
    default:
        return {};
    }
}

static QString chargeProblem(const Problem& problem)
{
    switch (problem.code) {
    case ProblemCode::SpotNeedsPostPaid:
        return Words::tr("Preemptible instances are pay-as-you-go only.");
    case ProblemCode::PriceLimitNeeded:
        return Words::tr("A price limit is needed for this way of charging.");
    case ProblemCode::PriceLimitUnused:
        return Words::tr("A price limit counts only for preemptible instances with a price cap.");
    default:
        return {};
    }
}

static QString nameProblem(const Problem& problem)
{
    switch (problem.code) {
    case ProblemCode::NameTooShort:
        return Words::tr("A name has at least %n characters.", nullptr, countArgument(problem));
    case ProblemCode::NameTooLong:
        return Words::tr(
            "A name has at most %n characters, numbers included.", nullptr, countArgument(problem));
    case ProblemCode::NameBadStart:
        return Words::tr("A name begins with a letter.");
    case ProblemCode::NameBadCharacter:
        return Words::tr("The character “%1” cannot stand in a name. Letters, digits and : _ . - "
                         "can.")
            .arg(argument(problem, 0));
    case ProblemCode::NameHttp:
        return Words::tr("A name cannot begin with http:// or https://.");
    case ProblemCode::NamePatternMalformed:
        return Words::tr("This is no pattern of names. Write it like web-[1,3]: the first number "
                         "and its digits.");
    case ProblemCode::NamePatternOverflow:
        return Words::tr("The numbers of this pattern run out before the last instance. Give it "
                         "more digits or a lower first number.");
    default:
        return {};
    }
}

static QString releaseProblem(const Problem& problem)
{
    switch (problem.code) {
    case ProblemCode::ReleaseMalformed:
        return Words::tr("A release time is written like 2026-11-25T10:00:00Z, in UTC.");
    case ProblemCode::ReleaseTooSoon:
        return Words::tr("The release time must lie at least 30 minutes ahead.");
    case ProblemCode::ReleaseTooLate:
        return Words::tr("The release time may lie at most 3 years ahead.");
    case ProblemCode::ReleaseNotWholeMinute:
        return Words::tr("The release time is a whole minute: its seconds are 00.");
    case ProblemCode::ReleaseNeedsPostPaid:
        return Words::tr("Only pay-as-you-go instances can have a release time.");
    case ProblemCode::SpanMalformed:
        return Words::tr("A span is written like 45m, 8h or 2d.");
    default:
        return {};
    }
}

static QString tagProblem(const Problem& problem)
{
    switch (problem.code) {
    case ProblemCode::TagKeyReserved:
        return Words::tr("Keys that begin with “%1” are reserved.").arg(argument(problem, 0));
    case ProblemCode::TagKeyHttp:
        return Words::tr("A tag's key cannot contain http:// or https://.");
    case ProblemCode::TagValueHttp:
        return Words::tr("A tag's value cannot contain http:// or https://.");
    case ProblemCode::TagTooLong:
        return Words::tr("A tag has at most %n characters in its key and in its value.", nullptr,
            countArgument(problem));
    case ProblemCode::TagDuplicate:
        return Words::tr("The key “%1” stands here twice.").arg(argument(problem, 0));
    case ProblemCode::TooManyTags:
        return Words::tr("At most %n tags can be given; Muster adds two of its own.", nullptr,
            countArgument(problem));
    case ProblemCode::TagIncomplete:
        return Words::tr("This tag has no key.");
    default:
        return {};
    }
}

} // namespace muster

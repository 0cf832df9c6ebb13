// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/launch/launch_spec.h"

#include "launch/check_sheet.h"
#include "launch/parameter_table.h"

#include <array>

namespace muster {

namespace {

using namespace Qt::StringLiterals;

/// These stand in fields of the spec; the plan writes them for each call.
constexpr std::array kOwnFields{"RegionId"_L1, "Amount"_L1, "MinAmount"_L1, "InstanceName"_L1};

LaunchSpec specFrom(const CheckSheet& sheet, std::optional<ReleaseTime> releaseTime)
{
    LaunchSpec spec;
    spec.region = RegionId::fromTrusted(sheet.text(QStringLiteral("RegionId")));
    spec.amount = sheet.amount;
    spec.split = sheet.draft().split;
    spec.releaseTime = releaseTime;
    if (sheet.has(QStringLiteral("MinAmount")))
        spec.atLeast = sheet.text(QStringLiteral("MinAmount")).toInt();
    if (sheet.has(QStringLiteral("InstanceName"))) {
        if (const auto name
            = NamePattern::from(sheet.text(QStringLiteral("InstanceName")), spec.amount))
            spec.name = *name;
    }
    spec.parameters = sheet.values();
    for (const QLatin1StringView field : kOwnFields)
        spec.parameters.remove(QString(field));
    return spec;
}

} // namespace

CheckedDraft checkDraft(const LaunchDraft& draft, const CheckContext& context)
{
    CheckSheet sheet(draft, context);
    checkSingleValues(sheet);
    checkAmounts(sheet); // before those that ask for the amount
    checkWhereAndWhat(sheet);
    checkNames(sheet);
    checkNetwork(sheet);
    checkCharging(sheet);
    checkDisks(sheet);
    checkTags(sheet);
    checkUserData(sheet);
    const auto releaseTime = checkRelease(sheet);

    CheckedDraft checked;
    checked.problems = sheet.sortedProblems();
    if (checked.problems.empty())
        checked.spec = specFrom(sheet, releaseTime);
    return checked;
}

bool isSettableParameter(const QString& name)
{
    return !isForbiddenParameter(name) && findParameter(name).has_value();
}

} // namespace muster

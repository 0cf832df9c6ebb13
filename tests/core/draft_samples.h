// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/launch/launch_spec.h"

#include <QTest>

namespace muster {

inline const CheckContext kContext{.serverNow = *fromIsoText(u"2026-11-24T10:00:20Z")};

/// The least that can be launched.
inline LaunchDraft plainDraft()
{
    LaunchDraft draft;
    draft.parameters.set(QStringLiteral("RegionId"), QStringLiteral("cn-hangzhou"));
    draft.parameters.set(QStringLiteral("VSwitchId"), QStringLiteral("vsw-1"));
    draft.parameters.set(QStringLiteral("ImageId"), QStringLiteral("aliyun_3_x64_20G.vhd"));
    draft.parameters.set(QStringLiteral("InstanceType"), QStringLiteral("ecs.g6.large"));
    draft.parameters.set(QStringLiteral("SecurityGroupId"), QStringLiteral("sg-1"));
    draft.parameters.set(QStringLiteral("Amount"), QStringLiteral("20"));
    return draft;
}

/// `name=value` pairs, separated by `;`, put over the plain draft. An empty value takes the name
/// out.
inline LaunchDraft draftWith(const QString& pairs)
{
    LaunchDraft draft = plainDraft();
    const QStringList parts = pairs.split(QLatin1Char(';'), Qt::SkipEmptyParts);
    for (const QString& part : parts) {
        const QString name = part.section(QLatin1Char('='), 0, 0);
        const QString value = part.section(QLatin1Char('='), 1);
        if (value.isEmpty())
            draft.parameters.remove(name);
        else
            draft.parameters.set(name, value);
    }
    return draft;
}

/// `Amount out-of-range(1,100); RegionId required`
inline QString problemText(const Problems& problems)
{
    QStringList lines;
    for (const Problem& problem : problems) {
        QString line = problem.field + QLatin1Char(' ') + problemCodeName(problem.code);
        if (!problem.args.isEmpty())
            line += QStringLiteral("(%1)").arg(problem.args.join(QLatin1Char('|')));
        lines += line;
    }
    return lines.join(QStringLiteral("; "));
}

inline LaunchSpec specOf(const LaunchDraft& draft)
{
    const CheckedDraft checked = checkDraft(draft, kContext);
    if (!checked.spec)
        qFatal("no spec: %s", qPrintable(problemText(checked.problems)));
    return *checked.spec;
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/launch/plan.h"

#include "core/text/display_text.h"
#include "launch/ordered_text.h"

#include <QCryptographicHash>
#include <QDate>

#include <algorithm>

namespace muster {

namespace {

using namespace Qt::StringLiterals;

QString tagName(int index, QLatin1StringView part)
{
    return QStringLiteral("Tag.%1.%2").arg(index).arg(part);
}

/// Own tags are numbered without gaps (checkDraft sees to it).
int ownTagCount(const Parameters& parameters)
{
    int count = 0;
    while (parameters.contains(tagName(count + 1, "Key"_L1)))
        ++count;
    return count;
}

/// A host name's pattern counts on over calls as instance names do.
QString hostNameFor(const QString& text, int offset)
{
    OrderedText ordered;
    const bool isOrdered = OrderedText::parse(text, ordered) == OrderedText::Form::Ordered;
    return isOrdered ? ordered.movedOn(offset) : text;
}

/// What every call of the batch has in common.
Parameters commonParameters(const LaunchSpec& spec)
{
    Parameters parameters = spec.parameters;
    parameters.set(QStringLiteral("RegionId"), spec.region.value());
    if (spec.releaseTime)
        parameters.set(QStringLiteral("AutoReleaseTime"), spec.releaseTime->text());
    return parameters;
}

void freeze(PlannedCall& call, const Parameters& parameters)
{
    call.request = parameters.encoded();
    call.digest = QCryptographicHash::hash(call.request, QCryptographicHash::Sha256);
}

PlannedCall makeCall(
    const LaunchSpec& spec, const BatchId& batch, int index, int offset, InstanceCount amount)
{
    PlannedCall call{
        .index = index, .generation = 1, .amount = amount, .token = callToken(batch, index, 1)};
    Parameters parameters = commonParameters(spec);
    parameters.set(QStringLiteral("Amount"), QString::number(amount.value()));
    if (spec.atLeast && spec.amount <= InstanceCount::kMax) {
        if (const auto atLeast = InstanceCount::from(*spec.atLeast)) {
            call.atLeast = *atLeast;
            parameters.set(QStringLiteral("MinAmount"), QString::number(*spec.atLeast));
        }
    }
    if (spec.name)
        parameters.set(QStringLiteral("InstanceName"), spec.name->textFor(offset));
    if (const auto host = parameters.get(QStringLiteral("HostName")))
        parameters.set(QStringLiteral("HostName"), hostNameFor(*host, offset));
    parameters.set(QStringLiteral("ClientToken"), call.token.value());
    const int tags = ownTagCount(parameters);
    parameters.set(tagName(tags + 1, "Key"_L1), kBatchTag);
    parameters.set(tagName(tags + 1, "Value"_L1), batch.value());
    parameters.set(tagName(tags + 2, "Key"_L1), kCallTag);
    parameters.set(tagName(tags + 2, "Value"_L1), callTagValue(call.token));
    freeze(call, parameters);
    return call;
}

/// The name's part before its number, without the separator: `web-[1,3]` gives `web`.
QString namePrefix(const NamePattern& name)
{
    OrderedText ordered;
    QString prefix = name.text();
    if (OrderedText::parse(name.text(), ordered) == OrderedText::Form::Ordered)
        prefix = ordered.prefix;
    while (prefix.size() > 1 && QStringView(u"-_.:").contains(prefix.back()))
        prefix.chop(1);
    return prefix;
}

QString labelOf(const LaunchSpec& spec, const QString& profile, const QDate& localDate)
{
    QString start = spec.name ? namePrefix(*spec.name) : displayText(profile.simplified());
    if (start.isEmpty())
        start = QStringLiteral("batch");
    return start + u'-' + localDate.toString(u"MMdd");
}

} // namespace

Plan makePlan(
    const LaunchSpec& spec, const BatchId& batch, const QString& profile, const QDate& localDate)
{
    Plan plan{.batch = batch, .label = labelOf(spec, profile, localDate), .spec = spec};
    int index = 1;
    for (int offset = 0; offset < spec.amount; offset += InstanceCount::kMax) {
        const auto amount
            = InstanceCount::from(std::min(InstanceCount::kMax, spec.amount - offset));
        if (amount)
            plan.calls.push_back(makeCall(spec, batch, index++, offset, *amount));
    }
    return plan;
}

ClientToken callToken(const BatchId& batch, int index, int generation)
{
    return ClientToken::fromTrusted(QStringLiteral("m1-%1-%2-%3")
                                        .arg(batch.value())
                                        .arg(index, 3, 10, QLatin1Char('0'))
                                        .arg(generation));
}

QString callTagValue(const ClientToken& token)
{
    return token.value().startsWith("m1-"_L1) ? token.value().sliced(3) : token.value();
}

Result<PlannedCall> nextGeneration(const PlannedCall& call, const BatchId& batch)
{
    auto parameters = Parameters::fromEncoded(call.request);
    if (!parameters)
        return parameters.error();
    PlannedCall next = call;
    next.generation = call.generation + 1;
    next.token = callToken(batch, call.index, next.generation);
    QString callTag;
    for (const auto& [name, value] : parameters->values()) {
        if (value == kCallTag && name.startsWith("Tag."_L1) && name.endsWith(".Key"_L1))
            callTag = name.chopped(3) + "Value"_L1;
    }
    if (callTag.isEmpty() || !parameters->contains(QStringLiteral("ClientToken")))
        return makeError(
            Error::Kind::Malformed, QStringLiteral("stored request without its token or tag"));
    parameters->set(QStringLiteral("ClientToken"), next.token.value());
    parameters->set(callTag, callTagValue(next.token));
    freeze(next, *parameters);
    return next;
}

Parameters dryRunRequest(const LaunchSpec& spec)
{
    Parameters parameters = commonParameters(spec);
    parameters.set(QStringLiteral("Amount"), QStringLiteral("1"));
    parameters.set(QStringLiteral("DryRun"), QStringLiteral("true"));
    if (spec.name)
        parameters.set(QStringLiteral("InstanceName"), spec.name->nameAt(0));
    // One name for each instance, and here there is one.
    for (int i = 2; parameters.contains(QStringLiteral("HostNames.%1").arg(i)); ++i)
        parameters.remove(QStringLiteral("HostNames.%1").arg(i));
    return parameters;
}

} // namespace muster

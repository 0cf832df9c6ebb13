// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/display_text.h"
#include "presenter/words.h"

#include <algorithm>
#include <array>

namespace muster {

using namespace Qt::StringLiterals;

QString Words::callStateWord(CallState state)
{
    switch (state) {
    case CallState::Planned:
        //: of a call: no byte of it has left
        return tr("Not sent");
    case CallState::Sent:
        return tr("Sent");
    case CallState::Accepted:
        return tr("Accepted");
    case CallState::Rejected:
        return tr("Refused");
    case CallState::Unknown:
        //: of a call: nobody knows yet whether it bought anything
        return tr("Unknown, checking");
    case CallState::NotBought:
        return tr("Not bought");
    case CallState::Cancelled:
        return tr("Cancelled");
    }
    return {};
}

bool Words::isInDoubt(const CallRecord& call)
{
    return call.state == CallState::Unknown || (call.state == CallState::Sent && call.dirty);
}

QString Words::callStateWord(const CallRecord& call)
{
    return callStateWord(isInDoubt(call) ? CallState::Unknown : call.state);
}

QString Words::attemptOutcome(const QString& outcome)
{
    static const std::array kWords{
        std::pair{"accepted"_L1, QT_TR_NOOP("accepted")},
        std::pair{"some-ids"_L1, QT_TR_NOOP("ids, but not as asked")},
        std::pair{"not-executed"_L1, QT_TR_NOOP("not executed")},
        std::pair{"refused"_L1, QT_TR_NOOP("refused")},
        std::pair{"refused-unlisted"_L1, QT_TR_NOOP("refused, to be checked")},
        std::pair{"doubtful"_L1, QT_TR_NOOP("no answer to be trusted")},
    };
    if (outcome.isEmpty()) {
        //: of an attempt whose answer has not come, or whose end was cut off
        return tr("no answer");
    }
    for (const auto& [name, word] : kWords) {
        if (outcome == name)
            return tr(word);
    }
    return displayText(outcome);
}

QString Words::callRemark(const CallRecord& call)
{
    QStringList sentences;
    if (call.error && call.state != CallState::Accepted)
        sentences += errorText(*call.error).whole;
    if (!call.evidence.isEmpty()) {
        //: %1 is what proved that a call bought nothing, in English
        sentences += tr("Proved: %1.").arg(displayText(call.evidence));
    }
    if (call.notDelivered > 0) {
        sentences += call.notDeliveredEvent.isEmpty()
            ? tr("%n instances never came.", nullptr, call.notDelivered)
            : tr("%n instances never came (%1).", nullptr, call.notDelivered)
                  .arg(displayText(call.notDeliveredEvent));
    }
    return sentences.join(u' ');
}

static QString callName(const BatchStatus& batch, int index)
{
    int calls = 0;
    const CallRecord* call = batch.record.current(index);
    for (const CallRecord& other : batch.record.calls)
        calls = std::max(calls, other.index);
    //: "Call 3 of 10, 100 instances"
    return Words::tr("Call %1 of %2, %3")
        .arg(Words::number(index), Words::number(calls),
            Words::instances(call != nullptr ? call->amount.value() : 0));
}

static QString blockText(LookBlock block)
{
    switch (block) {
    case LookBlock::None:
        return {};
    case LookBlock::OtherKey:
        return Words::tr("It was sent with another access key, so Muster does not look before you "
                         "say that this account sees the same instances.");
    case LookBlock::OtherEndpoint:
        return Words::tr("It was sent to another endpoint, so Muster does not look before you say "
                         "that this account sees the same instances.");
    case LookBlock::NoAnswer:
        return Words::tr("The last look was not answered completely.");
    case LookBlock::NoPermission:
        return Words::tr("The last look came back empty, and it is not proved that this key may "
                         "see instances (ecs:DescribeInstances).");
    }
    return {};
}

static QStringList doubtTimes(
    const std::optional<UtcTime>& nextLook, const std::optional<UtcTime>& notBoughtAfter)
{
    QStringList parts;
    if (nextLook)
        parts += Words::tr("Next look at %1.").arg(Words::localTimeOfDay(*nextLook, true));
    if (notBoughtAfter) {
        parts += Words::tr("“Not bought” can be said at %1 at the earliest.")
                     .arg(Words::localTimeOfDay(*notBoughtAfter, true));
    }
    return parts;
}

QString Words::doubtLine(const BatchStatus& batch, const CallInDoubt& doubt)
{
    return tr("%1: unknown, checking.").arg(callName(batch, doubt.call)) + u' '
        + doubtRemark(batch, doubt);
}

QString Words::doubtRemark(const BatchStatus& batch, const CallInDoubt& doubt)
{
    QStringList parts;
    if (const CallRecord* call = batch.record.current(doubt.call); call && !call->ids.empty())
        parts += tr("%n instances found.", nullptr, static_cast<int>(call->ids.size()));
    parts += doubt.looksDone == 0 ? tr("Not looked for yet.")
                                  : tr("Looked for %n times.", nullptr, doubt.looksDone);
    parts += doubtTimes(doubt.nextLook, doubt.notBoughtAfter);
    if (doubt.needsClick)
        parts += tr("A repeat under its old token waits for “Finish”.");
    if (const QString block = blockText(doubt.block); !block.isEmpty())
        parts += block;
    if (doubt.why)
        parts += errorText(*doubt.why).title;
    return parts.join(u' ');
}

QString Words::doubtSummary(const BatchStatus& batch)
{
    if (batch.inDoubt.empty())
        return {};
    if (batch.inDoubt.size() == 1)
        return doubtLine(batch, batch.inDoubt.front());
    std::optional<UtcTime> next;
    std::optional<UtcTime> last;
    LookBlock block = LookBlock::None;
    for (const CallInDoubt& doubt : batch.inDoubt) {
        if (doubt.nextLook && (!next || *doubt.nextLook < *next))
            next = doubt.nextLook;
        if (doubt.notBoughtAfter && (!last || *doubt.notBoughtAfter > *last))
            last = doubt.notBoughtAfter;
        if (block == LookBlock::None)
            block = doubt.block;
    }
    const auto count = static_cast<int>(batch.inDoubt.size());
    QStringList parts{tr("%n calls are being checked; the list tells of each.", nullptr, count)};
    parts += doubtTimes(next, last);
    if (const QString text = blockText(block); !text.isEmpty())
        parts += text;
    return parts.join(u' ');
}

QString Words::openCallLine(const BatchStatus& batch, const CallRecord& call)
{
    const auto doubt = std::ranges::find(batch.inDoubt, call.index, &CallInDoubt::call);
    if (doubt != batch.inDoubt.end())
        return doubtLine(batch, *doubt);
    const QString name = callName(batch, call.index);
    if (isInDoubt(call))
        return tr("%1: unknown, checking.").arg(name);
    if (call.state == CallState::Planned)
        return tr("%1: not sent.").arg(name);
    return tr("%1: sent, no answer yet.").arg(name);
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "presenter/batch_figures.h"
#include "presenter/words.h"

namespace muster {

namespace {

const CallError* firstError(const BatchRecord& record)
{
    for (const CallRecord& call : record.calls) {
        // Of a call in doubt its own line says it.
        if (call.error && call.state != CallState::Accepted && record.isCurrent(call)
            && !Words::isInDoubt(call))
            return &*call.error;
    }
    return nullptr;
}

void addCallSentences(const BatchStatus& status, QStringList& sentences)
{
    const BatchFigures sum = figuresOf(status);
    if (sum.inDoubt > 0) {
        sentences += Words::tr(
            "Of %n instances it is not known whether they were bought.", nullptr, sum.inDoubt);
        sentences += Words::tr("Muster looks for them by their tag and orders nothing twice.");
    }
    if (status.releaseTooNear) {
        sentences += Words::tr("The release time came nearer than 30 minutes, so the rest was not "
                               "sent. Relaunch it with a later release time.");
    } else if (status.confirmationOld && sum.notSent > 0) {
        sentences += Words::tr("The confirmation is older than 30 minutes, so %n instances were "
                               "not ordered. Confirm them anew, or give them up.",
            nullptr, sum.notSent);
    } else if (sum.notSent > 0 && (status.halted || status.settled)) {
        sentences += Words::tr("%n instances were not ordered. Go on with them, or give them up.",
            nullptr, sum.notSent);
    }
    if (status.cancelled && sum.notBought > 0)
        sentences += Words::tr("The rest was given up before it was sent.");
    if (const CallError* error = firstError(status.record))
        sentences += Words::errorText(*error).whole;
}

void addInstanceSentences(const BatchStatus& status, QStringList& sentences)
{
    const BatchCounts& counts = status.counts;
    if (counts.failed > 0) {
        sentences += Words::tr("%n instances were accepted and then dropped by the service, most "
                               "often for lack of stock. They cost nothing; order them again.",
            nullptr, counts.failed);
    }
    if (counts.unknown > 0) {
        sentences += Words::tr("%n instances were not seen in the last replies. They may still be "
                               "there; Muster goes on asking.",
            nullptr, counts.unknown);
    }
    if (counts.released > 0)
        sentences += Words::tr("%n instances were released.", nullptr, counts.released);
    if (status.verdict == Verdict::Timeout) {
        sentences
            += Words::tr("The wait is over, but instances may still come up. They stay in the "
                         "table, and the journal has them.");
    }
}

} // namespace

QString Words::verdictLine(const BatchStatus& status)
{
    const BatchCounts& counts = status.counts;
    const BatchFigures sum = figuresOf(status);
    //: the first part of a batch's line: how many of the ordered instances run
    QStringList parts{tr("%1 of %2 running").arg(number(counts.running), number(counts.asked))};
    const auto add = [&parts](const QString& part, int count) {
        if (count > 0)
            parts += part;
    };
    add(tr("%n starting", nullptr, counts.starting), counts.starting);
    add(tr("%n pending", nullptr, counts.pending), counts.pending);
    add(tr("%n stopping", nullptr, counts.stopping), counts.stopping);
    add(tr("%n stopped", nullptr, counts.stopped), counts.stopped);
    add(tr("%n failed", nullptr, counts.failed), counts.failed);
    add(tr("%n released", nullptr, counts.released), counts.released);
    add(tr("%n unknown", nullptr, counts.unknown), counts.unknown);
    add(tr("%n being ordered", nullptr, sum.onTheWay), sum.onTheWay);
    add(tr("%n in doubt", nullptr, sum.inDoubt), sum.inDoubt);
    add(tr("%n not sent", nullptr, sum.notSent), sum.notSent);
    add(tr("%n not bought", nullptr, sum.notBought), sum.notBought);
    return parts.join(QStringLiteral(" · "));
}

QString Words::verdictWord(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Open:
        //: a batch that is still coming up
        return tr("Coming up");
    case Verdict::Unknown:
        //: a batch of which it is not known what was bought
        return tr("In doubt");
    case Verdict::Rejected:
        return tr("Refused");
    case Verdict::Timeout:
        return tr("Wait ended");
    case Verdict::Shortfall:
        return tr("Fewer than asked");
    case Verdict::Complete:
        return tr("Complete");
    case Verdict::DryRun:
        return tr("Dry run");
    case Verdict::Invalid:
        return tr("Not valid");
    }
    return {};
}

QString Words::verdictExplanation(const BatchStatus& status)
{
    const BatchCounts& counts = status.counts;
    QStringList sentences;
    if (status.verdict == Verdict::Rejected)
        sentences += tr("Nothing was bought.");
    else if (status.verdict == Verdict::Shortfall || status.verdict == Verdict::Timeout) {
        sentences
            += tr("Asked for %1, accepted %2, running %3.")
                   .arg(number(counts.asked), number(counts.accepted), number(counts.running));
    }
    if (status.record.recovered) {
        sentences += tr("The journal was lost: this batch was put together from the tags in the "
                        "cloud, and its requests are not known.");
    }
    addCallSentences(status, sentences);
    addInstanceSentences(status, sentences);
    return sentences.join(u' ');
}

} // namespace muster

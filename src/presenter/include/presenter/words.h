// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/fleet/instance.h"
#include "core/launch/batch.h"
#include "core/launch/problem.h"
#include "core/ports/instance_api.h"
#include "core/ports/journal_care.h"
#include "engine/batch_status.h"

#include <QCoreApplication>
#include <QString>

namespace muster {

/// An error in the user's words. Plain text, safe to show.
struct ErrorText
{
    QString title{}; ///< what happened, one sentence
    QString advice{}; ///< what to do; may be empty
    QString details{}; ///< code, request id and the service's own text; may be empty
    /// Title and advice, with code and request id: one paragraph for a message or a terminal.
    QString whole{};
};

/// The user's words: every sentence that core's values become. Whole sentences in the language of
/// the program; numbers, dates and sizes by QLocale. Shared by window and command line.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(muster::Words)

public:
    /// What is wrong with a value, without the field's name.
    static QString problemText(const Problem& problem);
    /// The form's name of an API parameter (`VSwitchId` → "VSwitch"); the name itself where the
    /// form has no field.
    static QString fieldName(const QString& parameter);
    /// "Amount: …"
    static QString problemLine(const Problem& problem);

    static ErrorText errorText(const Error& error);
    static ErrorText errorText(const CallError& error);
    /// The explanation of a service code alone ("the key is not known …"); empty for a code without
    /// one of its own.
    static QString codeText(const QString& code);

    /// "17 of 20 running · 2 starting · 1 pending": always begins with the count.
    static QString verdictLine(const BatchStatus& status);
    /// "complete", "fewer than asked" …
    static QString verdictWord(Verdict verdict);
    /// Asked, accepted, alive: why they differ and what can be done. Empty when there is nothing to
    /// explain.
    static QString verdictExplanation(const BatchStatus& status);

    /// What a person must know of the journal, heaviest first; a check under way is left out.
    static QStringList journalLines(const JournalCondition& condition);
    /// The part of it that a person confirms before launching goes on; empty when there is none.
    static QString journalLossText(const JournalCondition& condition);
    static QString rescueText(const JournalCondition& condition);
    static QString networkFileSystemText(const JournalCondition& condition);

    static QString stateWord(DisplayState state);
    /// The state's word as a cell shows it: "Unknown (text)" for a status that Muster does not
    /// know.
    static QString stateText(const FleetRow& row, DisplayState state);
    static QString callStateWord(CallState state);
    /// The same for a call with its doubt: "Unknown, checking".
    static QString callStateWord(const CallRecord& call);
    /// The word of an attempt's stored outcome; "no answer yet" for an open one.
    static QString attemptOutcome(const QString& outcome);
    /// Nobody knows yet what became of the call.
    static bool isInDoubt(const CallRecord& call);
    /// Why a call was refused or is in doubt, what proved it, what never came; may be empty.
    static QString callRemark(const CallRecord& call);
    /// What is being checked of a call in doubt, and how far that is.
    static QString doubtLine(const BatchStatus& batch, const CallInDoubt& doubt);
    /// The same without the call's name.
    static QString doubtRemark(const BatchStatus& batch, const CallInDoubt& doubt);
    /// Of one call in doubt its line, of several what holds for all; empty when there is none.
    static QString doubtSummary(const BatchStatus& batch);
    /// The same for any call without an outcome: "Call 3 of 10, 100 instances: not sent."
    static QString openCallLine(const BatchStatus& batch, const CallRecord& call);
    static QString presenceText(
        const FleetRow& row); ///< "not seen since 14:07", "removed elsewhere", or empty
    static QString orderTitle(OrderKind kind, int count); ///< "Release 12 instances"
    static QString releaseTimeTitle(int count); ///< "Extend release time of 12 instances"
    static QString orderOutcomeText(
        const OrderOutcome& outcome); ///< "i-…: done", "i-…: refused (code)"

    /// "41 s", "7 h 58 min", "2 d 3 h": the two largest units.
    static QString span(seconds value);
    /// "in 7 h 58 min", or "12 min ago" when it is over.
    static QString spanUntil(UtcTime time, UtcTime now);
    /// Local date and time, short; seconds only where asked for.
    static QString localTime(UtcTime time);
    static QString localTimeOfDay(UtcTime time, bool withSeconds = false);
    /// "Wed 25 Nov 2026 18:00 (2026-11-25T10:00:00Z)"
    static QString localAndUtc(UtcTime time);
    static QString number(qint64 value);
    static QString instances(int count); ///< "20 instances"
    static QString size(qint64 bytes);
    /// What an empty cell shows.
    static QString emptyCell() { return QStringLiteral("–"); }
};

} // namespace muster

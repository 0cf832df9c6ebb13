// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ports/journal_codes.h"
#include "explanation.h"
#include "presenter/words.h"

namespace muster {

using namespace Qt::StringLiterals;

static Explanation journalExplanation(const QString& code)
{
    if (code == journalcode::kDiskFull) {
        return {Words::tr("The disk is full. Nothing was sent after it."),
            Words::tr("Free space on the disk of the home folder; Muster tries again by itself.")};
    }
    if (code == journalcode::kInputOutput) {
        return {Words::tr("The disk could not be read or written. Nothing was sent after it."),
            Words::tr("Check the disk of the home folder before launching again.")};
    }
    if (code == journalcode::kDamaged || code == journalcode::kForeign) {
        return {Words::tr("The journal is damaged. It stays as it is."),
            Words::tr("Close Muster and start it again: a backup takes its place.")};
    }
    if (code == journalcode::kReplaced) {
        return {Words::tr("The journal's file was removed or replaced. Nothing was sent after it."),
            Words::tr("Put it back, or close Muster and start it again.")};
    }
    if (code == journalcode::kChecking) {
        return {Words::tr("The journal is still being checked. Nothing was sent."),
            Words::tr("Try again when the check is over.")};
    }
    if (code == journalcode::kUnconfirmed) {
        return {Words::tr("Launching is off since the journal was damaged. Nothing was sent."),
            Words::tr("Compare the batches with the console, then choose “Start launching again” "
                      "or run “muster recover --finish”.")};
    }
    if (code == journalcode::kNetworkFileSystem) {
        return {Words::tr("The journal lies on a network file system. Nothing was sent."),
            Words::tr("Use a folder on a disk of this computer with --home.")};
    }
    if (code == journalcode::kIdsRescued) {
        return {Words::tr("Ids of bought instances could not be stored in the journal. They were "
                          "written to a rescue file."),
            Words::tr("Free space on the disk and start Muster again: it takes them in. Details "
                      "name the file.")};
    }
    if (code == journalcode::kIdsNotStored) {
        return {Words::tr("Ids of bought instances could not be stored anywhere."),
            Words::tr("Write down the ids in Details, free space on the disk and start Muster "
                      "again.")};
    }
    return {};
}

Explanation ownExplanation(const QString& code)
{
    if (code == "NotListed"_L1) {
        return {Words::tr("Muster did not list this instance itself, so it does not touch it."),
            Words::tr("Open the fleet page of its region first.")};
    }
    if (code == "OutcomeUnknown"_L1) {
        return {Words::tr("No usable answer came: it is not known whether this was done."),
            Words::tr("The table shows the state as soon as it is read again.")};
    }
    if (code == "NotSent"_L1) {
        return {Words::tr("The service could not be reached. Nothing was sent."),
            Words::tr("Check the network and the proxy.")};
    }
    if (code == "SurplusInstances"_L1) {
        return {Words::tr("More instances were found than were ordered."),
            Words::tr("They stay as they are. Compare the batch with the console, and release what "
                      "is too "
                      "much.")};
    }
    return journalExplanation(code);
}

} // namespace muster

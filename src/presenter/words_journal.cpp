// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/display_text.h"
#include "presenter/words.h"

namespace muster {

QString Words::journalLossText(const JournalCondition& condition)
{
    if (!condition.needsConfirmation)
        return {};
    QStringList words;
    words += condition.movedAside.isEmpty()
        ? tr("The journal was lost.")
        : tr("The journal was damaged. The damaged file is kept: %1.")
              .arg(displayText(condition.movedAside));
    words += condition.backupUsed.isEmpty()
        ? tr("There was no good backup, so it began anew.")
        : tr("The backup %1 took its place.").arg(displayText(condition.backupUsed));
    words += tr("Muster adds the instances that it finds in the cloud by their tags. Compare the "
                "batches with the console; launching is off until you go on.");
    return words.join(u' ');
}

QString Words::rescueText(const JournalCondition& condition)
{
    if (condition.rescueFile.isEmpty())
        return {};
    return tr("Ids of bought instances could not be stored in the journal and lie in %1. Launching "
              "is off until they are taken in: free space on the disk, then start Muster again.")
        .arg(displayText(condition.rescueFile));
}

QString Words::networkFileSystemText(const JournalCondition& condition)
{
    if (condition.networkFileSystem.isEmpty())
        return {};
    return tr("The journal lies on a network file system (%1), which may lose what was written. "
              "Launching is off. Use a folder on a disk of this computer with --home.")
        .arg(displayText(condition.networkFileSystem));
}

QStringList Words::journalLines(const JournalCondition& condition)
{
    QStringList lines{
        journalLossText(condition), rescueText(condition), networkFileSystemText(condition)};
    lines.removeAll(QString());
    return lines;
}

} // namespace muster

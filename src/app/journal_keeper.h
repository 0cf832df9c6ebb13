// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/journal_care.h"
#include "core/ports/scheduler.h"
#include "engine/session.h"

#include <QObject>
#include <QPointer>

#include <set>

namespace muster::app {

/// Looks after the journal while the program runs: the start check, and a backup after each launch,
/// both in slices between other work.
class JournalKeeper : public QObject
{
    Q_OBJECT

public:
    /// Both outlive it.
    JournalKeeper(JournalCare& care, Scheduler& scheduler);

    /// Ends with checked().
    void startCheck();
    /// Backs up whenever all calls of a batch of \a session have got their outcome.
    void watch(Session& session);
    /// Makes the backup that is due, at once: for a program that ends.
    void finishBackup();

Q_SIGNALS:
    /// The condition of the journal is known now. An error: nothing could take the place of a
    /// damaged one.
    void checked(const std::optional<muster::Error>& error);

private:
    void continueCheck();
    void noteBatch(const BatchId& id);
    void startBackup();
    void continueBackup();

    JournalCare& m_care;
    Scheduler& m_scheduler;
    QPointer<Session> m_session;
    std::set<BatchId> m_launching; ///< batches with calls that have no outcome yet
    bool m_isBackingUp = false;
};

} // namespace muster::app

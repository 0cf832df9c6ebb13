// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal_keeper.h"

#include <algorithm>

namespace muster::app {

namespace {

using namespace std::chrono_literals;

constexpr milliseconds kAfterFirstPaint = 30ms;
constexpr milliseconds kBetweenSlices = 5ms;
constexpr milliseconds kWhileLocked = 100ms;

} // namespace

JournalKeeper::JournalKeeper(JournalCare& care, Scheduler& scheduler)
    : m_care(care)
    , m_scheduler(scheduler)
{
}

void JournalKeeper::startCheck()
{
    m_scheduler.after(kAfterFirstPaint, this, [this] { continueCheck(); });
}

void JournalKeeper::continueCheck()
{
    const Result<bool> slice = m_care.checkSlice();
    if (slice && !*slice)
        m_scheduler.after(0ms, this, [this] { continueCheck(); });
    else if (!slice && slice.error().kind == Error::Kind::Locked)
        m_scheduler.after(kWhileLocked, this, [this] { continueCheck(); });
    else
        Q_EMIT checked(slice ? std::nullopt : std::optional<Error>(slice.error()));
}

void JournalKeeper::watch(Session& session)
{
    m_session = &session;
    connect(&session, &Session::batchChanged, this, &JournalKeeper::noteBatch);
}

void JournalKeeper::noteBatch(const BatchId& id)
{
    const BatchStatus* status = m_session->batch(id);
    if (status == nullptr)
        return;
    const auto& calls = status->record.calls;
    const bool isLaunching = std::any_of(
        calls.begin(), calls.end(), [](const CallRecord& call) { return call.isOpen(); });
    if (isLaunching)
        m_launching.insert(id);
    else if (m_launching.erase(id) != 0)
        startBackup();
}

void JournalKeeper::startBackup()
{
    if (m_isBackingUp) // it has what was written meanwhile
        return;
    m_isBackingUp = true;
    m_scheduler.after(kBetweenSlices, this, [this] { continueBackup(); });
}

void JournalKeeper::continueBackup()
{
    if (!m_isBackingUp)
        return;
    const Result<bool> slice = m_care.backupSlice();
    if (slice && !*slice) {
        m_scheduler.after(kBetweenSlices, this, [this] { continueBackup(); });
    } else if (!slice && slice.error().kind == Error::Kind::Locked) {
        m_scheduler.after(kWhileLocked, this, [this] { continueBackup(); });
    } else {
        m_isBackingUp = false;
        if (!slice)
            qWarning("no backup of the journal: %s", qPrintable(slice.error().detail));
    }
}

void JournalKeeper::finishBackup()
{
    if (!m_isBackingUp)
        return;
    m_isBackingUp = false;
    Result<bool> slice = false;
    while (slice && !*slice)
        slice = m_care.backupSlice();
    if (!slice)
        qWarning("no backup of the journal: %s", qPrintable(slice.error().detail));
}

} // namespace muster::app

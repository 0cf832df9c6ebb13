// SPDX-License-Identifier: GPL-3.0-or-later
#include "presenter/notices.h"

#include "core/text/display_text.h"
#include "presenter/words.h"

#include <algorithm>

namespace muster {

namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// From here on the offset is corrected in signatures, so the person is told.
constexpr milliseconds kCorrectedSkew = 60s;
/// A check of the journal that is over before is not told.
constexpr milliseconds kLongCheck = 2s;

QString clockKey()
{
    return u"clock"_s;
}

/// The notice that has a button.
QString journalKey()
{
    return u"journal:confirm"_s;
}

QString batchKey(const BatchId& id)
{
    return u"batch:"_s + id.value();
}

QString alarmKey(const Error& error)
{
    return u"alarm:"_s + error.code + u':' + error.detail;
}

} // namespace

Notices::Notices(Clock& clock, Scheduler& scheduler, BatchOrders& orders, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
    , m_scheduler(scheduler)
    , m_orders(orders)
{
}

void Notices::setSession(Session* session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    m_alarms.clear();
    m_closed.clear();
    if (session != nullptr) {
        connect(session, &Session::batchAdded, this, &Notices::refreshSoon);
        connect(session, &Session::batchChanged, this, &Notices::refreshSoon);
        connect(session, &Session::ordersChanged, this, &Notices::refreshSoon);
        connect(session, &Session::loadChanged, this, &Notices::refreshSoon);
        connect(session, &Session::clockOffsetChanged, this, &Notices::refreshSoon);
        connect(session, &Session::alarm, this, &Notices::noteAlarm);
        tick();
    }
    refresh();
}

void Notices::setRegion(const RegionId& region)
{
    m_region = region;
    refresh();
}

void Notices::setJournal(const JournalCondition& condition)
{
    if (!condition.checking)
        m_checkingSince.reset();
    else if (!m_checkingSince)
        m_checkingSince = m_clock.bootNow();
    m_journal = condition;
    tick();
    refresh();
}

/// Spans in the texts go on: "next look in 20 s".
void Notices::tick()
{
    if (m_ticking || (!m_session && !m_journal.checking))
        return;
    m_ticking = true;
    m_scheduler.after(1s, this, [this] {
        m_ticking = false;
        refresh();
        tick();
    });
}

/// A flush of the fleet changes many batches at once.
void Notices::refreshSoon()
{
    if (m_refreshScheduled)
        return;
    m_refreshScheduled = true;
    m_scheduler.after(0ms, this, [this] {
        m_refreshScheduled = false;
        refresh();
    });
}

void Notices::noteAlarm(const Error& error)
{
    const QString key = alarmKey(error);
    m_closed.erase(key);
    const auto known = std::ranges::find(m_alarms, key, alarmKey);
    if (known == m_alarms.end())
        m_alarms.push_back(error);
    refresh();
}

void Notices::refresh()
{
    std::vector<Notice> list;
    const bool isSurplusTold = m_session
        && std::ranges::any_of(m_session->batches(),
            [this](const BatchId& id) { return m_session->batch(id)->surplus > 0; });
    for (const Error& error : m_alarms) {
        if (isSurplusTold && error.code == "SurplusInstances"_L1)
            continue; // the batch's own notice says more
        list.push_back(
            {alarmKey(error), Notice::Weight::Alarm, Words::errorText(error).whole, {}, {}, true});
    }
    addJournalNotices(list);
    if (m_session) {
        addBatchNotices(list);
        addOrderNotices(list);
        addRegionNotices(list);
        addClockNotice(list);
    }
    std::erase_if(list,
        [this](const Notice& notice) { return notice.closable && m_closed.contains(notice.key); });
    std::ranges::stable_sort(list, {}, &Notice::weight);
    if (list == m_notices)
        return;
    m_notices = std::move(list);
    Q_EMIT changed();
}

// What there is to tell -------------------------------------------------------------------------

void Notices::addJournalNotices(std::vector<Notice>& list) const
{
    using enum Notice::Weight;
    if (const QString text = Words::journalLossText(m_journal); !text.isEmpty())
        list.push_back({journalKey(), Alarm, text, tr("Start launching again"), {}, false});
    if (const QString text = Words::rescueText(m_journal); !text.isEmpty())
        list.push_back({u"journal:rescue"_s, Alarm, text, {}, {}, false});
    if (const QString text = Words::networkFileSystemText(m_journal); !text.isEmpty())
        list.push_back({u"journal:network"_s, Alarm, text, {}, {}, false});
    if (m_checkingSince && m_clock.bootNow() - *m_checkingSince >= kLongCheck) {
        list.push_back({u"journal:checking"_s, Information,
            tr("The journal is being checked. Launching is off until that is over."), {}, {},
            false});
    }
}

void Notices::addBatchNotices(std::vector<Notice>& list) const
{
    for (const BatchId& id : m_session->batches()) {
        const BatchStatus& batch = *m_session->batch(id);
        const QString label = displayText(batch.record.label);
        if (batch.surplus > 0) {
            list.push_back({u"surplus:"_s + id.value(), Notice::Weight::Alarm,
                tr("Batch %1: %n more instances than were ordered. They stay as they are and cost "
                   "money. Compare the batch with the console, and release what is too much.",
                    nullptr, batch.surplus)
                    .arg(label),
                tr("Show batch"), {}, true});
        }
        if (batch.block != LookBlock::None) {
            list.push_back({batchKey(id), Notice::Weight::Warning,
                tr("Batch %1 was ordered with another key or endpoint, so Muster does not look "
                   "for it before you say that this account sees the same instances.")
                    .arg(label),
                tr("Show batch"), {}, false});
        } else if (batch.releaseTooNear && batch.callsNotSent > 0) {
            list.push_back({batchKey(id), Notice::Weight::Warning,
                tr("Batch %1: the release time came nearer than 30 minutes, so %n calls were not "
                   "sent. Order what is missing with a later release time.",
                    nullptr, batch.callsNotSent)
                    .arg(label),
                tr("Show batch"), tr("Cancel the rest"), false});
        } else if (batch.confirmationOld && batch.callsNotSent > 0 && !batch.cancelled) {
            list.push_back({batchKey(id), Notice::Weight::Warning,
                //: %1 a batch's label, %2 "700 instances"
                tr("Batch %1: the confirmation is older than 30 minutes, so %n calls were not "
                   "sent (%2). Nothing more is ordered before you confirm it anew.",
                    nullptr, batch.callsNotSent)
                    .arg(label, Words::instances(figuresOf(batch).notSent)),
                tr("Continue…"), tr("Cancel the rest"), false});
        } else if (!batch.thisRun && !batch.cancelled) {
            addInterrupted(batch, list);
        }
    }
}

void Notices::addInterrupted(const BatchStatus& batch, std::vector<Notice>& list) const
{
    const BatchFigures figures = figuresOf(batch);
    const QString label = displayText(batch.record.label);
    if (batch.callsNotSent > 0) {
        //: %1 a batch's label, %2 "700 instances"
        QString text
            = tr("Batch %1 was interrupted: %n calls not sent (%2).", nullptr, batch.callsNotSent)
                  .arg(label, Words::instances(figures.notSent));
        if (figures.inDoubt > 0) {
            text += u' '
                + tr("It is not known yet whether another %n instances were bought; Muster is "
                     "looking for them.",
                    nullptr, figures.inDoubt);
        }
        list.push_back({batchKey(batch.record.id), Notice::Weight::Warning, text, tr("Continue…"),
            tr("Cancel the rest"), false});
    } else if (batch.checking) {
        list.push_back({batchKey(batch.record.id), Notice::Weight::Warning,
            tr("Batch %1 was interrupted. Of %n instances it is not known yet whether they were "
               "bought; Muster is looking for them and orders nothing by itself.",
                nullptr, figures.inDoubt)
                .arg(label),
            tr("Show batch"), {}, false});
    }
}

std::set<RegionId> Notices::regionsInUse() const
{
    std::set<RegionId> regions;
    if (!m_region.isEmpty())
        regions.insert(m_region);
    for (const BatchId& id : m_session->batches()) {
        const BatchStatus& batch = *m_session->batch(id);
        if (batch.verdict == Verdict::Open || batch.checking)
            regions.insert(batch.record.region);
    }
    return regions;
}

void Notices::addRegionNotices(std::vector<Notice>& list) const
{
    using enum Notice::Weight;
    for (const RegionId& region : regionsInUse()) {
        const ApiLoad load = m_session->load(region);
        const QString name = displayText(region.value());
        if (load.cannotSee) {
            list.push_back({u"see:"_s + region.value(), Warning,
                tr("Muster cannot see the instances of %1: the lists come back empty, and it is "
                   "not proved that this key may read them. Nothing is taken for gone. Grant "
                   "ecs:DescribeInstances; it goes on by itself.")
                    .arg(name),
                {}, {}, false});
        }
        if (load.serviceTrouble) {
            list.push_back({u"trouble:"_s + region.value(), Warning,
                tr("The service has trouble in %1: too many requests failed. Muster sends nothing "
                   "there but one read every 30 seconds, and goes on by itself when that works.")
                    .arg(name),
                {}, {}, false});
        }
    }
}

void Notices::addClockNotice(std::vector<Notice>& list) const
{
    const std::optional<milliseconds> offset = m_session->clockOffset();
    if (!offset || std::chrono::abs(*offset) <= kCorrectedSkew)
        return;
    const QString span = Words::span(std::chrono::floor<seconds>(std::chrono::abs(*offset)));
    list.push_back({clockKey(), Notice::Weight::Warning,
        *offset > 0ms
            ? tr("This computer's clock is %1 behind the server. Muster corrects its requests and "
                 "leaves the clock alone; set it right.")
                  .arg(span)
            : tr("This computer's clock is %1 ahead of the server. Muster corrects its requests "
                 "and leaves the clock alone; set it right.")
                  .arg(span),
        {}, {}, false});
}

// What the person does --------------------------------------------------------------------------

void Notices::act(const QString& key)
{
    if (key == journalKey()) {
        Q_EMIT launchingConfirmed();
        return;
    }
    if (m_session && key.startsWith(orderKey({}))) {
        repeatOrder(key);
        return;
    }
    const auto id = BatchId::fromTrusted(key.section(u':', 1));
    if (m_session && key.startsWith("surplus:"_L1)) {
        Q_EMIT batchRequested(id);
        return;
    }
    if (!m_session || !key.startsWith(batchKey({})))
        return;
    const BatchStatus* batch = m_session->batch(id);
    if (batch == nullptr)
        return;
    if (batch->callsNotSent > 0 && !batch->releaseTooNear && batch->block == LookBlock::None)
        m_orders.carryOut(BatchWish::Finish, id);
    else
        Q_EMIT batchRequested(id);
}

void Notices::actSecond(const QString& key)
{
    if (key.startsWith(batchKey({})))
        m_orders.carryOut(BatchWish::Accept, BatchId::fromTrusted(key.mid(batchKey({}).size())));
}

void Notices::close(const QString& key)
{
    m_closed.insert(key);
    std::erase_if(m_alarms, [&key](const Error& error) { return alarmKey(error) == key; });
    refresh();
}

} // namespace muster

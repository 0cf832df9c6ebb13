// SPDX-License-Identifier: GPL-3.0-or-later
#include "presenter/fleet_presenter.h"

#include "core/async.h"
#include "core/ports/journal_entries.h"
#include "core/text/display_text.h"
#include "presenter/release_flow.h"
#include "presenter/words.h"

#include <algorithm>

namespace muster {

namespace {

/// Lines of a question that are shown; the rest is counted.
constexpr size_t kMaxListed = 200;

} // namespace

FleetPresenter::FleetPresenter(Clock& clock, Scheduler& scheduler, Prompt& prompt, TaskList& tasks,
    const FleetSpans& spans, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
    , m_scheduler(scheduler)
    , m_prompt(prompt)
    , m_tasks(tasks)
    , m_spans(spans)
    , m_model(clock, spans.stalledAfter)
{
    connect(&m_model, &InstanceTableModel::countsChanged, this, &FleetPresenter::changed);
    m_model.setBatchNames([this](const BatchId& id) {
        const BatchStatus* status = m_session ? m_session->batch(id) : nullptr;
        return status != nullptr ? status->record.label : QString();
    });
}

FleetPresenter::~FleetPresenter() = default;

void FleetPresenter::setSession(Session* session)
{
    if (m_session) {
        m_session->disconnect(this);
        m_session->fleet().disconnect(this);
    }
    if (m_release)
        m_release->cancel();
    if (m_releaseTime)
        m_releaseTime->cancel();
    m_session = session;
    m_selection.clear();
    clearOutcome();
    m_listingText.clear();
    m_asking = false;
    m_model.setFleet(session != nullptr ? &session->fleet() : nullptr);
    if (session != nullptr) {
        connect(session, &Session::regionListed, this, &FleetPresenter::onListed);
        connect(&session->fleet(), &Fleet::flushed, this, &FleetPresenter::changed);
        if (m_region)
            session->watchRegion(*m_region);
    }
    Q_EMIT changed();
}

void FleetPresenter::watchRegion(const RegionId& region)
{
    m_region = region;
    m_listingText.clear();
    if (m_session)
        m_session->watchRegion(region);
    Q_EMIT changed();
}

void FleetPresenter::onListed(const RegionId& region, const std::optional<Error>& error)
{
    if (m_region != region)
        return;
    m_listingText = error ? Words::errorText(*error).whole : QString();
    Q_EMIT changed();
}

void FleetPresenter::refresh()
{
    if (m_session)
        m_session->refresh();
}

// Filter ----------------------------------------------------------------------------------------

std::vector<StateChip> FleetPresenter::chips() const
{
    std::vector<StateChip> chips;
    const StateSet on = m_model.stateFilter();
    for (int i = 0; i < kDisplayStates; ++i) {
        const auto state = static_cast<DisplayState>(i);
        const int count = m_model.stateCounts().at(static_cast<size_t>(i));
        if (count > 0 || on.contains(state))
            chips.push_back({state, Words::stateWord(state), count, on.contains(state)});
    }
    return chips;
}

void FleetPresenter::toggleChip(DisplayState state)
{
    StateSet states = m_model.stateFilter();
    states.toggle(state);
    m_model.setStateFilter(states);
    Q_EMIT changed();
}

void FleetPresenter::clearFilters()
{
    m_model.setStateFilter({});
    m_model.setTextFilter({});
    Q_EMIT changed();
}

void FleetPresenter::setFilterText(const QString& text)
{
    m_model.setTextFilter(text);
    Q_EMIT changed();
}

bool FleetPresenter::isFiltered() const
{
    return !m_model.stateFilter().isEmpty() || !m_model.textFilter().trimmed().isEmpty();
}

QString FleetPresenter::countText() const
{
    const int total = m_model.totalCount();
    if (!isFiltered())
        return Words::instances(total);
    //: rows that the filter lets through, and all
    return tr("%1 of %n instances", nullptr, total).arg(Words::number(m_model.rowCount()));
}

// Selection and details -------------------------------------------------------------------------

void FleetPresenter::setSelection(const std::vector<InstanceId>& ids)
{
    if (ids == m_selection)
        return;
    m_selection = ids;
    Q_EMIT changed();
}

std::vector<InstanceId> FleetPresenter::shownSelection() const
{
    std::vector<InstanceId> shown;
    std::ranges::copy_if(m_selection, std::back_inserter(shown),
        [this](const InstanceId& id) { return m_model.rowOf(id) >= 0; });
    return shown;
}

std::vector<InstanceId> FleetPresenter::actedOn() const
{
    std::vector<InstanceId> ids = shownSelection();
    std::erase_if(ids, [this](const InstanceId& id) {
        const DisplayState state = m_model.stateAt(m_model.rowOf(id));
        return state == DisplayState::Released || state == DisplayState::Failed;
    });
    return ids;
}

InstanceDetails FleetPresenter::details() const
{
    const std::vector<InstanceId> ids = shownSelection();
    if (ids.empty())
        return {};
    if (ids.size() == 1)
        return detailsOf(m_model.fleetRow(m_model.rowOf(ids.front())),
            m_model.stateAt(m_model.rowOf(ids.front())));
    InstanceDetails details;
    details.title = tr("%n instances selected", nullptr, static_cast<int>(ids.size()));
    std::array<int, kDisplayStates> counts{};
    for (const InstanceId& id : ids)
        ++counts.at(static_cast<size_t>(m_model.stateAt(m_model.rowOf(id))));
    for (int i = 0; i < kDisplayStates; ++i) {
        const int count = counts.at(static_cast<size_t>(i));
        if (count > 0)
            details.rows.push_back(
                {Words::stateWord(static_cast<DisplayState>(i)), Words::number(count)});
    }
    return details;
}

InstanceDetails FleetPresenter::detailsOf(const FleetRow& row, DisplayState state) const
{
    const Instance& instance = row.instance;
    InstanceDetails details;
    details.title = displayText(instance.name.isEmpty() ? instance.id.value() : instance.name);
    details.state = state;
    const auto add = [&details](const QString& label, const QString& value) {
        details.rows.push_back({label, value.isEmpty() ? Words::emptyCell() : displayText(value)});
    };
    const auto addTime = [&add](const QString& label, qint64 secondsUtc) {
        add(label, secondsUtc == 0 ? QString() : Words::localAndUtc(UtcTime(seconds(secondsUtc))));
    };
    add(tr("Status"), Words::stateText(row, state));
    if (!Words::presenceText(row).isEmpty())
        add(tr("Presence"), Words::presenceText(row));
    add(tr("Instance id"), instance.id.value());
    add(tr("Private IP"), instance.privateIp);
    add(tr("Public IP"), instance.publicIp);
    add(tr("Instance type"), instance.type);
    add(tr("Image"), instance.imageId);
    add(tr("Region"), instance.region);
    add(tr("Zone"), instance.zone);
    add(tr("VSwitch"), instance.vSwitchId);
    add(tr("Charging"), instance.spot ? tr("Preemptible") : instance.chargeType);
    addTime(tr("Created"), instance.created);
    addTime(tr("Release"), instance.releaseTime);
    addTime(tr("Last seen"), row.seenAtMs / 1000);
    const BatchStatus* batch = m_session ? m_session->batch(instance.batch) : nullptr;
    add(tr("Batch"), batch != nullptr ? batch->record.label : instance.batch.value());
    add(tr("Account"), row.account);
    if (instance.isProtected)
        add(tr("Protection"), tr("Protected against release"));
    if (instance.locked)
        add(tr("Lock"), tr("Locked by the service"));
    return details;
}

// Orders ----------------------------------------------------------------------------------------

bool FleetPresenter::canOrder(OrderKind kind) const
{
    return m_session && !m_asking && !(kind == OrderKind::Release && m_release)
        && !actedOn().empty();
}

QString FleetPresenter::orderText(OrderKind kind) const
{
    return Words::orderTitle(kind, static_cast<int>(actedOn().size()));
}

void FleetPresenter::requestOrder(OrderKind kind)
{
    requestOrder(kind, actedOn());
}

void FleetPresenter::requestOrder(OrderKind kind, const std::vector<InstanceId>& ids)
{
    if (!m_session || m_asking || ids.empty())
        return;
    switch (kind) {
    case OrderKind::Start:
        sendOrder(kind, ids);
        return;
    case OrderKind::Release:
        openRelease(ids);
        return;
    case OrderKind::Stop:
    case OrderKind::Reboot:
        break;
    }
    m_asking = true;
    const QPointer<FleetPresenter> self(this);
    const QPointer<Session> session = m_session;
    m_prompt.confirmOrder(orderSummary(kind, ids), [self, session, kind, ids](bool isConfirmed) {
        if (!self || !self->m_asking)
            return;
        self->m_asking = false;
        if (isConfirmed && session && self->m_session == session)
            self->sendOrder(kind, ids);
    });
}

OrderSummary FleetPresenter::orderSummary(OrderKind kind, const std::vector<InstanceId>& ids) const
{
    OrderSummary summary;
    summary.title = summary.buttonText = Words::orderTitle(kind, static_cast<int>(ids.size()));
    const Fleet& fleet = m_session->fleet();
    for (const InstanceId& id : ids) {
        if (static_cast<size_t>(summary.lines.size()) == kMaxListed) {
            summary.lines
                += tr("… and %n more", nullptr, static_cast<int>(ids.size() - kMaxListed));
            break;
        }
        const int slot = fleet.slotOf(id);
        const QString name = slot >= 0 ? fleet.row(slot).instance.name : QString();
        summary.lines += name.isEmpty()
            ? displayText(id.value())
            : tr("%1 (%2)").arg(displayText(name), displayText(id.value()));
    }
    return summary;
}

void FleetPresenter::sendOrder(OrderKind kind, const std::vector<InstanceId>& ids)
{
    clearOutcome();
    const quint64 task = m_tasks.begin(Words::orderTitle(kind, static_cast<int>(ids.size())), 0);
    whenDone(m_session->order(kind, ids), this,
        [this, kind, task](const Result<std::vector<OrderOutcome>>& result) {
            m_tasks.end(task);
            m_lastKind = kind;
            showResults(
                Words::orderTitle(kind, result ? static_cast<int>(result->size()) : 0), result);
        });
    Q_EMIT changed();
}

void FleetPresenter::showResults(
    const QString& title, const Result<std::vector<OrderOutcome>>& result)
{
    m_resultLines.clear();
    m_refused.clear();
    if (!result) {
        const ErrorText text = Words::errorText(result.error());
        m_resultLines += text.whole;
        m_prompt.message({Message::Kind::Failure, tr("The order was not carried out"), text.whole,
            text.details});
        Q_EMIT changed();
        return;
    }
    std::vector<OrderOutcome> outcomes = *result;
    std::stable_partition(
        outcomes.begin(), outcomes.end(), [](const OrderOutcome& outcome) { return !outcome.ok; });
    const auto failed = std::ranges::count(outcomes, false, &OrderOutcome::ok);
    for (const OrderOutcome& outcome : outcomes) {
        // What may have been done is looked at, not ordered again.
        if (!outcome.ok && outcome.code != kOutcomeUnknown)
            m_refused.push_back(outcome.id);
    }
    //: the outcome of an order: how many of how many instances
    m_resultLines += tr("%1: %2 of %3 done")
                         .arg(title, Words::number(static_cast<qint64>(outcomes.size()) - failed),
                             Words::number(static_cast<qint64>(outcomes.size())));
    for (const OrderOutcome& outcome : outcomes)
        m_resultLines += Words::orderOutcomeText(outcome);
    Q_EMIT changed();
}

void FleetPresenter::clearResults()
{
    clearOutcome();
    Q_EMIT changed();
}

void FleetPresenter::clearOutcome()
{
    m_resultLines.clear();
    m_refused.clear();
    m_lastTime.reset();
}

bool FleetPresenter::canRetry() const
{
    return m_session && !m_asking && !m_release && !m_releaseTime && !m_refused.empty();
}

QString FleetPresenter::retryText() const
{
    const auto count = static_cast<int>(m_refused.size());
    if (count == 0)
        return {};
    if (m_lastTime)
        return tr("Change the release time of %n instances again…", nullptr, count);
    switch (m_lastKind) {
    case OrderKind::Start:
        return tr("Start %n instances again", nullptr, count);
    case OrderKind::Stop:
        return tr("Stop %n instances again…", nullptr, count);
    case OrderKind::Reboot:
        return tr("Reboot %n instances again…", nullptr, count);
    case OrderKind::Release:
        return tr("Release %n instances again…", nullptr, count);
    }
    return {};
}

void FleetPresenter::retryFailed()
{
    if (!canRetry())
        return;
    const std::vector<InstanceId> refused = m_refused; // cleared by the new order
    if (m_lastTime)
        openReleaseTime(refused, *m_lastTime);
    else
        requestOrder(m_lastKind, refused);
}

ReleaseFlow* FleetPresenter::releaseFlow() const
{
    return m_release;
}

void FleetPresenter::openRelease(const std::vector<InstanceId>& ids)
{
    if (m_release)
        return;
    clearOutcome();
    m_lastKind = OrderKind::Release;
    m_release = new ReleaseFlow(
        *m_session, m_clock, m_scheduler, m_tasks, m_spans.releaseHold, ids, this);
    connect(m_release, &ReleaseFlow::finished, this, [this, flow = m_release.data()] {
        m_release.clear();
        if (flow->stage() != ReleaseFlow::Stage::Done)
            Q_EMIT changed();
        else if (flow->error())
            showResults(flow->title(), *flow->error());
        else
            showResults(flow->title(), flow->outcomes());
    });
    Q_EMIT changed();
    m_prompt.confirmRelease(*m_release);
}

bool FleetPresenter::canChangeReleaseTime() const
{
    return m_session && !m_asking && !m_releaseTime && !actedOn().empty();
}

QString FleetPresenter::releaseTimeText() const
{
    return tr("Extend release time of %n instances…", nullptr, static_cast<int>(actedOn().size()));
}

void FleetPresenter::requestReleaseTime()
{
    if (canChangeReleaseTime())
        openReleaseTime(actedOn(), {});
}

void FleetPresenter::openReleaseTime(
    const std::vector<InstanceId>& ids, const ReleaseTimeEntry& entry)
{
    clearOutcome();
    m_releaseTime = new ReleaseTimeFlow(*m_session, m_tasks, ids, entry, this);
    connect(m_releaseTime, &ReleaseTimeFlow::finished, this, [this, flow = m_releaseTime.data()] {
        m_releaseTime.clear();
        if (flow->stage() != ReleaseTimeFlow::Stage::Done) {
            Q_EMIT changed();
            return;
        }
        m_lastTime = flow->entry();
        if (flow->error())
            showResults(flow->title(), *flow->error());
        else
            showResults(flow->title(), flow->outcomes());
    });
    Q_EMIT changed();
    m_prompt.changeReleaseTime(*m_releaseTime);
}

void FleetPresenter::retranslate()
{
    m_model.retranslate();
    clearOutcome();
    Q_EMIT changed();
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "presenter/batch_orders.h"

#include "core/text/display_text.h"
#include "presenter/words.h"

#include <algorithm>

namespace muster {

namespace {

using namespace Qt::StringLiterals;

int callsInDoubt(const BatchStatus& batch)
{
    return static_cast<int>(batch.inDoubt.size());
}

/// Planned calls, or calls in doubt of an earlier run, wait for a click.
bool canFinish(const BatchStatus& batch)
{
    if (batch.cancelled || batch.releaseTooNear || batch.block != LookBlock::None)
        return false;
    if (batch.callsNotSent > 0)
        return !batch.thisRun || batch.halted || batch.confirmationOld;
    return std::ranges::any_of(batch.inDoubt, &CallInDoubt::needsClick);
}

} // namespace

BatchOrders::BatchOrders(Prompt& prompt, QObject* parent)
    : QObject(parent)
    , m_prompt(prompt)
{
}

void BatchOrders::setSession(Session* session)
{
    m_session = session;
    m_asking = false;
}

// What applies ----------------------------------------------------------------------------------

std::vector<BatchOffer> BatchOrders::offers(const BatchStatus& batch) const
{
    std::vector<BatchOffer> offers;
    if (!m_session)
        return offers;
    addBuyingOffers(batch, offers);
    addRecoveryOffers(batch, offers);
    const int left = static_cast<int>(leftOf(batch.record.id).size());
    if (left > 0) {
        offers.push_back({BatchWish::Release, tr("Release %n instances…", nullptr, left),
            tr("Opens the release dialog with what is left of this batch.")});
    }
    return offers;
}

void BatchOrders::addBuyingOffers(const BatchStatus& batch, std::vector<BatchOffer>& offers) const
{
    const BatchFigures figures = figuresOf(batch);
    if (canFinish(batch)) {
        offers.push_back({BatchWish::Finish,
            figures.notSent > 0 ? tr("Finish: order %n instances…", nullptr, figures.notSent)
                                : tr("Finish: settle %n calls…", nullptr, callsInDoubt(batch)),
            tr("Sends the calls that were not sent, and repeats those in doubt. Asks first.")});
    }
    if (batch.canOrderAgain > 0 && batch.block == LookBlock::None) {
        offers.push_back(
            {BatchWish::OrderAgain, tr("Order %n instances again…", nullptr, batch.canOrderAgain),
                tr("Orders what was refused or proved not bought once more, in this batch. Asks "
                   "first.")});
    }
    if (batch.settled && figures.missing > 0) {
        offers.push_back({BatchWish::TopUp, tr("Top up %n instances…", nullptr, figures.missing),
            tr("Fills the form with this batch and the number that is missing: a new launch.")});
    }
}

void BatchOrders::addRecoveryOffers(const BatchStatus& batch, std::vector<BatchOffer>& offers) const
{
    if (batch.block != LookBlock::None) {
        offers.push_back({BatchWish::ConfirmAccount, tr("Look with this account…"),
            tr("This batch was ordered with another key or endpoint. Look for it with the account "
               "that is used now.")});
    } else if (!batch.inDoubt.empty()) {
        offers.push_back({BatchWish::LookAgain, tr("Look again"),
            tr("Looks for the instances of the calls in doubt at once.")});
    }
    if (batch.callsNotSent > 0 && !batch.cancelled) {
        offers.push_back(
            {BatchWish::Accept, tr("Accept as it is: cancel %n calls", nullptr, batch.callsNotSent),
                tr("Takes what there is. The calls that were not sent are never sent.")});
    }
}

std::vector<InstanceId> BatchOrders::leftOf(const BatchId& batch) const
{
    std::vector<InstanceId> ids;
    const Fleet& fleet = m_session->fleet();
    for (const int slot : fleet.slotsOf(batch)) {
        const FleetRow& row = fleet.row(slot);
        const bool isOver = row.presence == Presence::Released || row.presence == Presence::Gone
            || row.presence == Presence::Failed;
        if (!isOver)
            ids.push_back(row.instance.id);
    }
    return ids;
}

// Carrying out ----------------------------------------------------------------------------------

void BatchOrders::carryOut(BatchWish wish, const BatchId& id)
{
    const BatchStatus* batch = m_session ? m_session->batch(id) : nullptr;
    if (batch == nullptr || m_asking)
        return;
    const std::vector<BatchOffer> now = offers(*batch);
    if (std::ranges::find(now, wish, &BatchOffer::wish) == now.end())
        return;
    switch (wish) {
    case BatchWish::Finish:
        finish(*batch);
        return;
    case BatchWish::OrderAgain:
        orderAgain(*batch);
        return;
    case BatchWish::LookAgain:
        m_session->lookAgain(id);
        return;
    case BatchWish::ConfirmAccount:
        confirmAccount(*batch);
        return;
    case BatchWish::Accept:
        tell(m_session->closeAsIs(id));
        return;
    case BatchWish::TopUp:
        Q_EMIT topUpRequested(
            topUpDraftOf(batch->record, figuresOf(*batch).missing, m_session->serverNow()));
        return;
    case BatchWish::Release:
        Q_EMIT releaseRequested(leftOf(id));
        return;
    }
}

void BatchOrders::finish(const BatchStatus& batch)
{
    confirmThen(finishSummary(batch),
        [id = batch.record.id](Session& session) { return session.finish(id); });
}

void BatchOrders::orderAgain(const BatchStatus& batch)
{
    ConfirmSummary summary = buyingSummary(batch.record, batch.canOrderAgain);
    summary.warnings += tr("They were refused or proved not bought, so they are ordered anew, "
                           "under new tokens.");
    confirmThen(
        summary, [id = batch.record.id](Session& session) { return session.orderAgain(id); });
}

void BatchOrders::confirmAccount(const BatchStatus& batch)
{
    OrderSummary summary;
    summary.title = tr("Look with this account");
    summary.question = batch.block == LookBlock::OtherEndpoint
        ? tr("The batch was ordered at another endpoint. Only an account that sees the same "
             "instances can tell what became of it.")
        : tr("The batch was ordered with another access key. Only a key of the same cloud account "
             "can tell what became of it.");
    summary.buttonText = tr("Look with this account");
    //: a batch's label, its access key id, its endpoint
    summary.lines
        += tr("Batch %1: key %2, %3")
               .arg(displayText(batch.record.label), displayText(batch.record.accessKeyId),
                   displayText(batch.record.endpoint));
    const Account& account = m_session->account();
    //: the account that is used now: its access key id and endpoint
    summary.lines
        += tr("Now: key %1, %2")
               .arg(displayText(account.accessKeyId), displayText(account.endpoint.toString()));
    m_asking = true;
    const QPointer<BatchOrders> self(this);
    const QPointer<Session> session = m_session;
    m_prompt.confirmOrder(summary, [self, session, id = batch.record.id](bool isConfirmed) {
        if (!self || !self->m_asking)
            return;
        self->m_asking = false;
        if (isConfirmed && session && self->m_session == session)
            self->tell(session->confirmAccount(id));
    });
}

void BatchOrders::tell(const Result<Done>& done)
{
    if (done)
        return;
    const ErrorText text = Words::errorText(done.error());
    m_prompt.message({Message::Kind::Failure, tr("Nothing was changed"), text.whole, text.details});
}

void BatchOrders::confirmThen(
    const ConfirmSummary& summary, std::function<Result<Done>(Session&)> act)
{
    m_asking = true;
    const QPointer<BatchOrders> self(this);
    const QPointer<Session> session = m_session;
    m_prompt.confirmLaunch(summary, [self, session, act = std::move(act)](bool isConfirmed) {
        if (!self || !self->m_asking)
            return;
        self->m_asking = false;
        if (!isConfirmed || !session || self->m_session != session)
            return;
        self->tell(act(*session));
    });
}

ConfirmSummary BatchOrders::finishSummary(const BatchStatus& batch) const
{
    const BatchFigures figures = figuresOf(batch);
    const int doubts = callsInDoubt(batch);
    ConfirmSummary summary = buyingSummary(batch.record, figures.notSent);
    if (figures.notSent == 0) {
        summary.sentence = tr("Settle %n calls in doubt, %1 instances", nullptr, doubts)
                               .arg(Words::number(figures.inDoubt));
    }
    if (batch.callsNotSent > 0) {
        summary.rows.insert(summary.rows.begin() + 1,
            {tr("Calls"), tr("%n calls that were not sent", nullptr, batch.callsNotSent)});
    }
    if (doubts > 0) {
        summary.warnings += tr("%n calls are in doubt. Muster looks for their instances first and "
                               "repeats a call only under its old token: nothing is bought twice.",
            nullptr, doubts);
    }
    return summary;
}

/// What, how many, where, for whom, until when: as the journal has it.
ConfirmSummary BatchOrders::buyingSummary(const BatchRecord& batch, int amount) const
{
    const auto value
        = [&batch](const QString& name) { return displayText(batch.parameters.text(name)); };
    const Account& account = m_session->account();
    ConfirmSummary summary;
    summary.simulator = account.simulator;
    //: amount, instance type, region: "20 × ecs.g6.large in cn-hangzhou"
    summary.sentence = tr("%1 × %2 in %3")
                           .arg(Words::number(amount), value(u"InstanceType"_s),
                               displayText(batch.region.value()));
    summary.rows.push_back({tr("Batch"),
        //: a batch's label and how many instances were asked for in it
        tr("%1, %2 asked for").arg(displayText(batch.label), Words::instances(batch.asked))});
    summary.rows.push_back(
        {tr("What"), tr("%1 with image %2").arg(value(u"InstanceType"_s), value(u"ImageId"_s))});
    summary.rows.push_back({tr("How many"), Words::instances(amount)});
    summary.rows.push_back({tr("Where"),
        tr("%1, vSwitch %2").arg(displayText(batch.region.value()), value(u"VSwitchId"_s))});
    summary.rows.push_back({tr("For whom"),
        tr("%1 (%2)").arg(displayText(account.name), displayText(account.accessKeyId))});
    summary.rows.push_back({tr("Until when"),
        batch.releaseTime
            ? tr("%1 · %2").arg(Words::spanUntil(*batch.releaseTime, m_session->serverNow()),
                Words::localAndUtc(*batch.releaseTime))
            : tr("Never released.")});
    if (!batch.releaseTime && !account.simulator)
        summary.warnings += tr("No release time: they run, and cost, until you release them.");
    return summary;
}

} // namespace muster

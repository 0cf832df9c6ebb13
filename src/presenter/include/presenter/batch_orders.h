// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/launch/launch_draft.h"
#include "engine/session.h"
#include "presenter/batch_figures.h"
#include "presenter/prompt.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <vector>

namespace muster {

/// What a person can do with a batch.
enum class BatchWish {
    Finish, ///< order what was not sent, repeat what is in doubt
    OrderAgain, ///< what was refused or proved not bought
    TopUp, ///< a new launch of what is missing
    LookAgain, ///< for calls in doubt, at once
    ConfirmAccount, ///< the batch of another key or endpoint is looked for with this account
    Accept, ///< take what there is: what was not sent is cancelled
    Release, ///< what is left of it
};

/// One wish that applies now, as a button.
struct BatchOffer
{
    BatchWish wish = BatchWish::Finish;
    QString text{};
    QString toolTip{};
    friend bool operator==(const BatchOffer&, const BatchOffer&) = default;
};

/// The wishes of a person about batches: which of them apply, and carrying them out. Whatever buys
/// is asked first, with its number.
class BatchOrders : public QObject
{
    Q_OBJECT

public:
    explicit BatchOrders(Prompt& prompt, QObject* parent = nullptr);

    /// Null: no account.
    void setSession(Session* session);

    /// What applies to \a batch, in the order of the buttons.
    [[nodiscard]] std::vector<BatchOffer> offers(const BatchStatus& batch) const;
    /// Nothing where the wish does not apply, and while a question is open.
    void carryOut(BatchWish wish, const BatchId& batch);

    /// True while a launch of this run still sends or waits for an answer.
    [[nodiscard]] bool isSending() const;
    /// Asks before the window closes during a launch; \a goOn is called when the person says so.
    void confirmClose(std::function<void()> goOn);

Q_SIGNALS:
    /// Fill the form with this and let the person launch it.
    void topUpRequested(const muster::LaunchDraft& draft);
    /// Open the release dialog on these.
    void releaseRequested(const std::vector<muster::InstanceId>& ids);

private:
    void finish(const BatchStatus& batch);
    void orderAgain(const BatchStatus& batch);
    void confirmAccount(const BatchStatus& batch);
    void tell(const Result<Done>& done);
    void addRecoveryOffers(const BatchStatus& batch, std::vector<BatchOffer>& offers) const;
    void addBuyingOffers(const BatchStatus& batch, std::vector<BatchOffer>& offers) const;
    void confirmThen(const ConfirmSummary& summary, std::function<Result<Done>(Session&)> act);
    [[nodiscard]] ConfirmSummary finishSummary(const BatchStatus& batch) const;
    [[nodiscard]] ConfirmSummary buyingSummary(const BatchRecord& batch, int amount) const;
    [[nodiscard]] std::vector<InstanceId> leftOf(const BatchId& batch) const;

    Prompt& m_prompt;
    QPointer<Session> m_session;
    bool m_asking = false;
};

/// The draft that orders the same as \a record again; its release time only when it still lies
/// ahead.
LaunchDraft draftOf(const BatchRecord& record, UtcTime serverNow);
/// The same for the \a missing instances of it: names go on after the last one.
LaunchDraft topUpDraftOf(const BatchRecord& record, int missing, UtcTime serverNow);

} // namespace muster

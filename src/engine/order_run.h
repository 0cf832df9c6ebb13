// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "budgets.h"
#include "engine/session.h"
#include "page_reader.h"

#include <QObject>

#include <deque>

namespace muster {

/// What is ordered, as it is written down.
struct OrderTask
{
    OrderPlanned plan{};
    std::optional<OrderKind> kind{}; ///< none: the release time
    std::optional<ReleaseTime> releaseTime{}; ///< none: cancel it
};

/// One order at work: calls of at most 100 ids, one after the other. It repeats only what the rules
/// allow (reliability, section 6): a release with the same token and a stop or start that is still
/// needed, both after reading the states; a reboot never.
class OrderRun : public QObject
{
    Q_OBJECT

public:
    /// \a known: results that an earlier run wrote down. All references outlive it.
    OrderRun(const SessionPorts& ports, Budgets& budgets, PageReader& reader, OrderTask task,
        const std::vector<OrderResult>& known, double timeScale, QObject* parent = nullptr);

    /// Sends it for the first time.
    void start();
    /// An earlier run was interrupted: reads the states, sends a release again, and keeps a stop or
    /// start that is still needed for the click.
    void resolve();
    /// The click.
    void repeatNow();

    [[nodiscard]] bool needsClick() const { return !m_waiting.empty() && m_queue.empty(); }
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] const OrderTask& task() const { return m_task; }
    [[nodiscard]] const std::vector<OrderOutcome>& outcomes() const { return m_outcomes; }

Q_SIGNALS:
    /// Some ids have their outcome.
    void took(const std::vector<muster::OrderOutcome>& outcomes);
    /// Nothing more comes by itself: every id has its outcome, or a click is waited for.
    void ended();

private:
    struct Part
    {
        std::vector<InstanceId> ids{};
        QString token{};
        int attempt = 0; ///< sent so often
        bool ranIntoDeadline = false;
        BootTime sentAt{};
    };

    [[nodiscard]] Action action() const;
    [[nodiscard]] int mostAttempts() const;
    void next();
    void waitToSend(milliseconds pause);
    void send();
    QFuture<Result<std::vector<OrderOutcome>>> call(const Part& part);
    void take(const Result<std::vector<OrderOutcome>>& answer);
    void takeFailure(const Error& error);
    void readStates();
    void judgeStates(const Listing& listing);
    [[nodiscard]] bool isDone(const Instance& row) const;
    [[nodiscard]] bool mayRepeat(const Part& part);
    void repeat();
    /// Outcomes of the first part's ids; those that have one already keep it.
    void settle(const std::vector<OrderOutcome>& outcomes);
    void settleAll(const std::vector<InstanceId>& ids, const QString& code, const QString& message);
    [[nodiscard]] bool isKnown(const InstanceId& id) const;

    SessionPorts m_ports;
    Budgets& m_budgets;
    PageReader& m_reader;
    OrderTask m_task;
    double m_timeScale;
    std::deque<Part> m_queue;
    std::vector<Part> m_waiting; ///< for the click
    std::vector<OrderOutcome> m_outcomes;
    bool m_earlier = false; ///< resolving what an earlier run left
    bool m_busy = false;
};

} // namespace muster

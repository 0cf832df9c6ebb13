// SPDX-License-Identifier: GPL-3.0-or-later
#include "order_run.h"

#include "core/async.h"
#include "core/constants.h"
#include "core/launch/answer.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace muster {

namespace {

constexpr seconds kOrderDeadline{60};
constexpr size_t kIdsPerOrder = 100; // InstanceId.N of the batch actions

enum class OrderAnswer { NotExecuted, Refused, Doubtful };

OrderAnswer judged(const Error& error)
{
    if (error.kind == Error::Kind::NotSent)
        return OrderAnswer::NotExecuted;
    if (error.kind == Error::Kind::Invalid || error.kind == Error::Kind::NoCredentials)
        return OrderAnswer::Refused; // by ourselves; asking again changes nothing
    if (error.kind != Error::Kind::Service)
        return OrderAnswer::Doubtful;
    switch (classifyCode(error.code, error.httpStatus).cls) {
    case AnswerClass::NotExecuted:
        return OrderAnswer::NotExecuted;
    case AnswerClass::Refused:
    case AnswerClass::RefusedUnlisted:
        return OrderAnswer::Refused;
    case AnswerClass::Accepted:
    case AnswerClass::SomeIds:
    case AnswerClass::Doubtful:
        break;
    }
    return OrderAnswer::Doubtful;
}

} // namespace

OrderRun::OrderRun(const SessionPorts& ports, Budgets& budgets, PageReader& reader, OrderTask task,
    const std::vector<OrderResult>& known, double timeScale, QObject* parent)
    : QObject(parent)
    , m_ports(ports)
    , m_budgets(budgets)
    , m_reader(reader)
    , m_task(std::move(task))
    , m_timeScale(timeScale)
{
    for (const OrderResult& result : known)
        m_outcomes.push_back(OrderOutcome{result.id, result.ok, result.code, {}});
    const auto& ids = m_task.plan.ids;
    const size_t size = m_task.kind ? kIdsPerOrder : 1; // a release time is set one by one
    for (size_t at = 0; at < ids.size(); at += size) {
        Part part;
        const size_t end = std::min(at + size, ids.size());
        for (size_t i = at; i < end; ++i)
            part.ids.push_back(ids[i]);
        // The same parts have the same tokens in a later run.
        part.token = QStringLiteral("%1-%2").arg(m_task.plan.token).arg(at / size + 1);
        const bool answered = std::all_of(
            part.ids.begin(), part.ids.end(), [this](const InstanceId& id) { return isKnown(id); });
        if (!answered)
            m_queue.push_back(part);
    }
}

Action OrderRun::action() const
{
    if (!m_task.kind)
        return Action::ReleaseTime;
    switch (*m_task.kind) {
    case OrderKind::Start:
        return Action::Start;
    case OrderKind::Stop:
        return Action::Stop;
    case OrderKind::Reboot:
        return Action::Reboot;
    case OrderKind::Release:
        break;
    }
    return Action::Release;
}

int OrderRun::mostAttempts() const
{
    switch (action()) {
    case Action::Release:
        return 3;
    case Action::Start:
    case Action::Stop:
        return 2;
    case Action::Reboot:
    case Action::ReleaseTime:
    case Action::Run:
    case Action::Describe:
    case Action::Events:
        break;
    }
    return 1;
}

void OrderRun::start()
{
    m_busy = true;
    next();
}

void OrderRun::resolve()
{
    m_earlier = true;
    m_busy = true;
    next();
}

void OrderRun::repeatNow()
{
    m_queue.assign(m_waiting.begin(), m_waiting.end());
    m_waiting.clear();
    m_earlier = false;
    m_busy = true;
    // Reading comes first here too: the state may have changed since.
    for (Part& part : m_queue)
        part.attempt = 1;
    if (m_queue.empty())
        next();
    else
        readStates();
}

void OrderRun::next()
{
    if (m_queue.empty()) {
        m_busy = false;
        Q_EMIT ended();
        return;
    }
    if (!m_earlier) {
        waitToSend(milliseconds(0));
        return;
    }
    if (mostAttempts() == 1) {
        settleAll(m_queue.front().ids, kOutcomeUnknown,
            QStringLiteral("the program ended before the answer"));
        m_queue.pop_front();
        next();
        return;
    }
    readStates();
}

void OrderRun::waitToSend(milliseconds pause)
{
    const auto delay = std::max(pause, m_budgets.delay(m_task.plan.region, action(), false));
    m_ports.scheduler.after(delay, this, [this] {
        if (m_budgets.delay(m_task.plan.region, action(), false) > milliseconds(0))
            waitToSend(milliseconds(0));
        else
            send();
    });
}

QFuture<Result<std::vector<OrderOutcome>>> OrderRun::call(const Part& part)
{
    const RegionId& region = m_task.plan.region;
    if (m_task.kind)
        return m_ports.instances.order(*m_task.kind, region, part.ids, part.token);
    const InstanceId id = part.ids.front();
    auto done = m_task.releaseTime
        ? m_ports.instances.setReleaseTime(region, id, *m_task.releaseTime)
        : m_ports.instances.cancelReleaseTime(region, id);
    return done.then([id](const Result<Done>& answer) -> Result<std::vector<OrderOutcome>> {
        if (!answer)
            return answer.error();
        return std::vector<OrderOutcome>{OrderOutcome{id, true, {}, {}}};
    });
}

void OrderRun::send()
{
    Part& part = m_queue.front();
    ++part.attempt;
    part.sentAt = m_ports.clock.bootNow();
    m_budgets.spend(m_task.plan.region, action(), part.attempt > 1, part.ranIntoDeadline);
    whenDone(call(part), this,
        [this](const Result<std::vector<OrderOutcome>>& answer) { take(answer); });
}

void OrderRun::take(const Result<std::vector<OrderOutcome>>& answer)
{
    if (!answer) {
        takeFailure(answer.error());
        return;
    }
    m_budgets.succeeded(m_task.plan.region);
    const Part part = m_queue.front();
    settle(*answer);
    // An id that the answer does not name: nobody knows.
    settleAll(part.ids, kOutcomeUnknown, QString());
    m_queue.pop_front();
    next();
}

void OrderRun::takeFailure(const Error& error)
{
    m_budgets.failed(m_task.plan.region, action(), error);
    Part& part = m_queue.front();
    part.ranIntoDeadline = error.kind == Error::Kind::OutcomeUnknown
        && m_ports.clock.bootNow() - part.sentAt >= kOrderDeadline;
    const QString said = error.message.isEmpty() ? error.detail : error.message;
    switch (judged(error)) {
    case OrderAnswer::NotExecuted:
        if (mayRepeat(part)) {
            repeat();
            return;
        }
        settleAll(part.ids, error.code.isEmpty() ? QStringLiteral("NotSent") : error.code, said);
        break;
    case OrderAnswer::Refused:
        settleAll(part.ids, error.code.isEmpty() ? QStringLiteral("NotSent") : error.code, said);
        break;
    case OrderAnswer::Doubtful:
        if (action() != Action::Reboot) {
            readStates();
            return;
        }
        settleAll(part.ids, kOutcomeUnknown, said);
        break;
    }
    m_queue.pop_front();
    next();
}

bool OrderRun::mayRepeat(const Part& part)
{
    return part.attempt < mostAttempts() && !m_budgets.retries(m_task.plan.region).isEmpty();
}

void OrderRun::repeat()
{
    const double top = std::min(static_cast<double>(constants::kRetryCap.count()),
        static_cast<double>(constants::kRetryBase.count())
            * std::pow(2.0, std::max(0, m_queue.front().attempt - 1)));
    waitToSend(
        milliseconds(static_cast<milliseconds::rep>(top * m_ports.random.unit() * m_timeScale)));
}

void OrderRun::readStates()
{
    DescribeQuery query;
    query.region = m_task.plan.region;
    query.ids = m_queue.front().ids;
    whenDone(m_reader.readAll(query, false), this, [this](const Listing& listing) {
        if (!listing.complete || !listing.rows.empty()) {
            judgeStates(listing);
            return;
        }
        // Not one of them: gone, or not to be seen.
        whenDone(m_reader.provePermission(m_task.plan.region), this, [this, listing](bool proved) {
            Listing believed = listing;
            believed.complete = proved;
            judgeStates(believed);
        });
    });
}

bool OrderRun::isDone(const Instance& row) const
{
    switch (action()) {
    case Action::Start:
        return row.status == InstanceStatus::Running || row.status == InstanceStatus::Starting;
    case Action::Stop:
        return row.status == InstanceStatus::Stopped || row.status == InstanceStatus::Stopping;
    case Action::ReleaseTime:
        return row.releaseTime
            == (m_task.releaseTime ? std::chrono::duration_cast<seconds>(
                    m_task.releaseTime->time().time_since_epoch())
                                         .count()
                                   : 0);
    case Action::Release: // it is still there
    case Action::Reboot:
    case Action::Run:
    case Action::Describe:
    case Action::Events:
        break;
    }
    return false;
}

void OrderRun::judgeStates(const Listing& listing)
{
    Part& part = m_queue.front();
    std::vector<OrderOutcome> done;
    std::vector<InstanceId> open;
    for (const InstanceId& id : part.ids) {
        const auto row = std::find_if(listing.rows.begin(), listing.rows.end(),
            [&id](const Instance& known) { return known.id == id; });
        const bool absent = row == listing.rows.end();
        const bool gone = absent && listing.complete && action() == Action::Release;
        if (gone || (!absent && isDone(*row)))
            done.push_back(OrderOutcome{id, true, {}, {}});
        else if (!isKnown(id))
            open.push_back(id);
    }
    settle(done);
    if (open.empty()) {
        m_queue.pop_front();
        next();
        return;
    }
    if (action() != Action::Release)
        part.ids = open; // a release goes again as it was, under its token
    if (m_earlier && action() != Action::Release) {
        m_waiting.push_back(part);
    } else if (listing.complete && mayRepeat(part)) {
        repeat();
        return;
    } else {
        settleAll(open, kOutcomeUnknown, QStringLiteral("no answer, and the state is not yet so"));
    }
    m_queue.pop_front();
    next();
}

bool OrderRun::isKnown(const InstanceId& id) const
{
    return std::any_of(m_outcomes.begin(), m_outcomes.end(),
        [&id](const OrderOutcome& outcome) { return outcome.id == id; });
}

void OrderRun::settle(const std::vector<OrderOutcome>& outcomes)
{
    std::vector<OrderOutcome> fresh;
    for (const OrderOutcome& outcome : outcomes) {
        if (isKnown(outcome.id))
            continue;
        m_outcomes.push_back(outcome);
        fresh.push_back(outcome);
    }
    if (!fresh.empty())
        Q_EMIT took(fresh);
}

void OrderRun::settleAll(
    const std::vector<InstanceId>& ids, const QString& code, const QString& message)
{
    std::vector<OrderOutcome> outcomes;
    outcomes.reserve(ids.size());
    for (const InstanceId& id : ids)
        outcomes.push_back(OrderOutcome{id, false, code, message});
    settle(outcomes);
}

} // namespace muster

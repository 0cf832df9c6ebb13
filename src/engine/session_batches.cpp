// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch_runner.h"
#include "batch_status_builder.h"
#include "engine/session.h"
#include "poller.h"

#include <QDateTime>
#include <QPointer>

namespace muster {

namespace {

/// What the person asked for, over all calls: for people, and to launch it again.
Parameters askedParameters(const LaunchSpec& spec)
{
    Parameters parameters = spec.parameters;
    parameters.set(QStringLiteral("RegionId"), spec.region.value());
    parameters.set(QStringLiteral("Amount"), QString::number(spec.amount));
    if (spec.atLeast)
        parameters.set(QStringLiteral("MinAmount"), QString::number(*spec.atLeast));
    if (spec.name)
        parameters.set(QStringLiteral("InstanceName"), spec.name->text());
    return parameters;
}

} // namespace

Plan Session::plan(const LaunchSpec& spec, const QString& profile) const
{
    const auto batch = BatchId::fromTrusted(m_ports.random.nonce());
    const QDate today = toDateTime(m_ports.clock.wallNow()).toLocalTime().date();
    return makePlan(spec, batch, profile, today);
}

Result<Done> Session::launch(const Plan& plan, bool goOnAfterShortage)
{
    if (const auto writable = m_ports.journal.checkWritable(); !writable)
        return writable.error();
    BatchRecord record;
    record.id = plan.batch;
    record.label = plan.label;
    record.account = m_config.account.name;
    record.accessKeyId = m_config.account.accessKeyId;
    record.endpoint = m_config.account.endpoint.toString();
    record.region = plan.spec.region;
    record.created = m_ports.clock.wallNow();
    record.asked = plan.spec.amount;
    if (plan.spec.releaseTime)
        record.releaseTime = plan.spec.releaseTime->time();
    record.parameters = askedParameters(plan.spec);
    for (const PlannedCall& planned : plan.calls) {
        CallRecord call{.amount = planned.amount};
        call.index = planned.index;
        call.generation = planned.generation;
        call.atLeast = planned.atLeast;
        call.token = planned.token;
        call.request = planned.request;
        call.digest = planned.digest;
        record.calls.push_back(call);
    }
    const auto written = m_ports.journal.record({BatchPlanned{record}});
    if (!written)
        return written.error();

    BatchStatus status;
    status.thisRun = true;
    m_statuses.emplace(record.id, status);
    m_order.insert(m_order.begin(), record.id);
    BatchRunner& runner = addRunner(record, goOnAfterShortage);
    updateStatus(record.id);
    Q_EMIT batchAdded(record.id);
    runner.confirm();
    return Done{};
}

void Session::updateStatus(const BatchId& id)
{
    BatchStatus& status = m_statuses[id];
    const auto runner = m_runners.find(id);
    if (runner != m_runners.end()) {
        const machine::State& state = runner->second->state();
        fillFromRecord(status, state.batch);
        status.settled = runner->second->isSettled();
        status.halted = state.halted;
        status.cancelled = state.cancelled;
        status.releaseTooNear = state.releaseTooNear;
        status.confirmationOld = state.confirmationOld;
        status.thisRun = status.thisRun || state.started;
        status.canOrderAgain = machine::canOrderAgain(state);
        status.inDoubt = runner->second->callsInDoubt();
    } else {
        machine::State state;
        state.batch = m_closedRecords.at(id);
        fillFromRecord(status, state.batch);
        status.settled = true;
        status.canOrderAgain = machine::canOrderAgain(state);
    }
    const auto block = m_blocks.find(id);
    status.block = block == m_blocks.end() ? LookBlock::None : block->second;
    for (CallInDoubt& doubt : status.inDoubt) {
        if (status.block != LookBlock::None)
            doubt.block = status.block;
    }
    status.counts = countBatch(status.record, m_fleet);
    fillSums(status);
    status.verdict = verdictOf(status.record, status.counts, m_waitEnded.contains(id));
    if (status.verdict == Verdict::Open)
        status.decidedAt.reset();
    else if (!status.decidedAt)
        status.decidedAt = m_ports.clock.wallNow();
    Q_EMIT batchChanged(id);
}

BatchRunner* Session::openRunner(const BatchId& id) const
{
    const auto found = m_runners.find(id);
    return found == m_runners.end() ? nullptr : found->second.get();
}

Result<BatchRunner*> Session::runnerToSend(const BatchId& id)
{
    if (m_blocks.contains(id))
        return makeError(Error::Kind::Conflict,
            QStringLiteral("the batch was bought with another key or endpoint"));
    if (BatchRunner* runner = openRunner(id))
        return runner;
    const auto closed = m_closedRecords.find(id);
    if (closed == m_closedRecords.end())
        return makeError(Error::Kind::NotFound, QStringLiteral("no batch of this id"));
    BatchRunner& runner = addRunner(closed->second, false);
    m_closedRecords.erase(id);
    return &runner;
}

Result<Done> Session::finish(const BatchId& batch)
{
    if (m_blocks.contains(batch))
        return makeError(Error::Kind::Conflict,
            QStringLiteral("the batch was bought with another key or endpoint"));
    BatchRunner* runner = openRunner(batch);
    if (runner == nullptr)
        return makeError(Error::Kind::NotFound, QStringLiteral("no open batch of this id"));
    if (const auto writable = m_ports.journal.checkWritable(); !writable)
        return writable.error();
    runner->confirm();
    return Done{};
}

Result<Done> Session::orderAgain(const BatchId& batch)
{
    const BatchStatus* status = this->batch(batch);
    if (status == nullptr || status->canOrderAgain == 0)
        return makeError(Error::Kind::NotFound, QStringLiteral("nothing to order again"));
    const auto runner = runnerToSend(batch);
    if (!runner)
        return runner.error();
    return (*runner)->orderAgain();
}

void Session::lookAgain(const BatchId& batch)
{
    if (BatchRunner* runner = openRunner(batch); runner != nullptr && !m_blocks.contains(batch))
        runner->lookAgain();
}

Result<Done> Session::closeAsIs(const BatchId& batch)
{
    BatchRunner* runner = openRunner(batch);
    if (runner == nullptr)
        return makeError(Error::Kind::NotFound, QStringLiteral("no open batch of this id"));
    runner->closeAsIs();
    return Done{};
}

void Session::cancel(const BatchId& batch)
{
    if (BatchRunner* runner = openRunner(batch))
        runner->cancel();
}

void Session::stopWaiting(const BatchId& id)
{
    if (m_statuses.contains(id)) {
        m_waitEnded.insert(id);
        updateStatus(id);
    }
}

QFuture<Result<Done>> Session::dryRun(const LaunchSpec& spec)
{
    return m_ports.launch.dryRun(spec.region, dryRunRequest(spec))
        .then([guard = QPointer<Session>(this), spec](const Result<Done>& answer) {
            if (guard && !answer && answer.error().code == kDryRunMadeInstances)
                guard->keepSurplus(spec, answer.error().message);
            return answer;
        });
}

void Session::keepSurplus(const LaunchSpec& spec, const QString& ids)
{
    const auto amount = InstanceCount::from(InstanceCount::kMin);
    if (!amount)
        return;
    CallRecord call{.amount = *amount};
    for (const QString& text : ids.split(u',')) {
        if (const auto id = InstanceId::from(text))
            call.ids.push_back(*id);
    }
    BatchRecord record;
    record.id = BatchId::fromTrusted(m_ports.random.nonce());
    record.label = QStringLiteral("dry-run");
    record.account = m_config.account.name;
    record.accessKeyId = m_config.account.accessKeyId;
    record.endpoint = m_config.account.endpoint.toString();
    record.region = spec.region;
    record.created = m_ports.clock.wallNow();
    record.parameters = askedParameters(spec);
    call.token = callToken(record.id, call.index, call.generation);
    call.tokenSpent = true;
    call.state = CallState::Accepted;
    call.acceptedAt = record.created;
    record.calls.push_back(call);
    Error error
        = makeError(Error::Kind::Conflict, QStringLiteral("a dry run made instances: %1").arg(ids));
    error.code = QStringLiteral("SurplusInstances");
    const auto saved = m_ports.journal.record({BatchPlanned{record}});
    if (!saved)
        reportStorage(saved.error());
    m_order.insert(m_order.begin(), record.id);
    restoreBatch(record);
    pollerFor(record.region).subscribe(record.id, call.ids);
    updateStatus(record.id);
    Q_EMIT batchAdded(record.id);
    Q_EMIT alarm(error);
}

} // namespace muster

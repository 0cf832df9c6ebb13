// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async.h"
#include "core/ports/instance_api.h"
#include "core/ports/journal.h"
#include "core/ports/launch_api.h"

#include <QPromise>

#include <csignal>
#include <cstdio>
#include <memory>

namespace muster {

/// Counts the points at which this process may end, and ends it at one of them as `kill -9` does.
class CrashPoints
{
public:
    /// \a fatal is the number of the point that ends the process; 0 only counts. Each point is
    /// printed to standard error: what was there before the end stays known.
    explicit CrashPoints(int fatal)
        : m_fatal(fatal)
    {
    }

    void pass(const char* what)
    {
        ++m_passed;
        std::fprintf(stderr, "point %d %s\n", m_passed, what);
        if (m_passed == m_fatal)
            std::raise(SIGKILL);
    }

private:
    int m_fatal;
    int m_passed = 0;
};

/// The answer of a port, with a point just before it is handed on.
template <typename T>
QFuture<T> withPoint(QFuture<T> answer, CrashPoints& points, QObject* context, const char* what)
{
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    whenDone(answer, context, [promise, &points, what](const T& value) {
        points.pass(what);
        promise->addResult(value);
        promise->finish();
    });
    return promise->future();
}

/// A journal with a point before and after each transaction.
class CrashingJournal : public Journal
{
public:
    CrashingJournal(Journal& inner, CrashPoints& points)
        : m_inner(inner)
        , m_points(points)
    {
    }

    Result<Done> record(const std::vector<JournalEntry>& entries) override
    {
        m_points.pass("before a transaction");
        const Result<Done> done = m_inner.record(entries);
        m_points.pass("after a transaction");
        return done;
    }
    Result<std::vector<BatchRecord>> batches() const override { return m_inner.batches(); }
    Result<std::vector<StoredInstance>> instances(
        const std::optional<BatchId>& batch) const override
    {
        return m_inner.instances(batch);
    }
    Result<std::vector<OpenOrder>> openOrders() const override { return m_inner.openOrders(); }
    Result<std::optional<UtcTime>> lastTime() const override { return m_inner.lastTime(); }
    Result<Done> checkWritable() override { return m_inner.checkWritable(); }

private:
    Journal& m_inner;
    CrashPoints& m_points;
};

/// Launch calls with a point before and after the hand-over, and before the answer is known.
class CrashingLaunchApi : public LaunchApi
{
public:
    CrashingLaunchApi(LaunchApi& inner, CrashPoints& points, QObject* context)
        : m_inner(inner)
        , m_points(points)
        , m_context(context)
    {
    }

    QFuture<Result<LaunchReply>> run(const LaunchRequest& request) override
    {
        m_points.pass("before a launch call");
        const auto answer = m_inner.run(request);
        m_points.pass("after a launch call was handed over");
        return withPoint(answer, m_points, m_context, "at the answer to a launch call");
    }
    QFuture<Result<Done>> dryRun(const RegionId& region, const Parameters& request) override
    {
        return m_inner.dryRun(region, request);
    }

private:
    LaunchApi& m_inner;
    CrashPoints& m_points;
    QObject* m_context;
};

/// Status calls and orders with the same points.
class CrashingInstanceApi : public InstanceApi
{
public:
    CrashingInstanceApi(InstanceApi& inner, CrashPoints& points, QObject* context)
        : m_inner(inner)
        , m_points(points)
        , m_context(context)
    {
    }

    QFuture<Result<InstancePage>> describe(const DescribeQuery& query) override
    {
        if (query.callTag.isEmpty())
            return withPoint(m_inner.describe(query), m_points, m_context, "at a status reply");
        m_points.pass("before a look");
        return withPoint(m_inner.describe(query), m_points, m_context, "at the answer to a look");
    }
    QFuture<Result<EventPage>> droppedInstances(const RegionId& region,
        const std::vector<InstanceId>& ids, const QString& nextToken) override
    {
        return m_inner.droppedInstances(region, ids, nextToken);
    }
    QFuture<Result<std::vector<OrderOutcome>>> order(OrderKind kind, const RegionId& region,
        const std::vector<InstanceId>& ids, const QString& clientToken) override
    {
        m_points.pass("before an order");
        const auto answer = m_inner.order(kind, region, ids, clientToken);
        m_points.pass("after an order was handed over");
        return withPoint(answer, m_points, m_context, "at the answer to an order");
    }
    QFuture<Result<Done>> setReleaseTime(
        const RegionId& region, const InstanceId& id, const ReleaseTime& time) override
    {
        return m_inner.setReleaseTime(region, id, time);
    }
    QFuture<Result<Done>> cancelReleaseTime(const RegionId& region, const InstanceId& id) override
    {
        return m_inner.cancelReleaseTime(region, id);
    }

private:
    InstanceApi& m_inner;
    CrashPoints& m_points;
    QObject* m_context;
};

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "page_reader.h"

#include "core/async.h"
#include "core/constants.h"
#include "core/launch/answer.h"

#include <iterator>

namespace muster {

struct PageReader::Reading
{
    QPromise<Listing> promise{};
    DescribeQuery query{};
    Listing listing{};
    QSet<QString> tokens{};
    bool poll = true;

    Reading() { promise.start(); }
    Reading(const Reading&) = delete;
    Reading& operator=(const Reading&) = delete;
    ~Reading()
    {
        if (!promise.future().isFinished()) {
            listing.error
                = makeError(Error::Kind::Cancelled, QStringLiteral("the reader went away"));
            promise.addResult(listing);
            promise.finish();
        }
    }
};

PageReader::PageReader(InstanceApi& instances, Clock& clock, Scheduler& scheduler, Random& random,
    double timeScale, QObject* parent)
    : QObject(parent)
    , m_instances(instances)
    , m_clock(clock)
    , m_scheduler(scheduler)
    , m_random(random)
    , m_budget(timeScale)
{
}

QFuture<Listing> PageReader::readAll(const DescribeQuery& query, bool poll)
{
    auto reading = std::make_shared<Reading>();
    reading->query = query;
    reading->poll = poll;
    reading->listing.number = ++m_number;
    const QFuture<Listing> future = reading->promise.future();
    readPage(reading);
    return future;
}

void PageReader::readPage(const std::shared_ptr<Reading>& reading)
{
    const auto delay = m_budget.delay(m_clock.bootNow(), reading->poll);
    // Never at once: the caller has its future before it can be finished.
    m_scheduler.after(delay, this, [this, reading] {
        if (m_budget.delay(m_clock.bootNow(), reading->poll) > milliseconds(0))
            readPage(reading); // another reader was faster
        else
            send(reading);
    });
}

void PageReader::send(const std::shared_ptr<Reading>& reading)
{
    m_budget.spend(m_clock.bootNow());
    Q_EMIT called();
    whenDone(m_instances.describe(reading->query), this,
        [this, reading](const Result<InstancePage>& page) { take(reading, page); });
}

void PageReader::noteError(const Error& error)
{
    m_lastError = error;
    if (error.serverTimeMs)
        Q_EMIT serverTimeSeen(*error.serverTimeMs);
    if (isThrottling(error))
        m_budget.throttled(
            m_clock.bootNow(), m_clock.wallNow(), m_random.unit(), error.retryAfterMs);
}

void PageReader::fail(const std::shared_ptr<Reading>& reading, const Error& error)
{
    reading->listing.error = error;
    finish(*reading);
}

void PageReader::finish(Reading& reading)
{
    reading.promise.addResult(reading.listing);
    reading.promise.finish();
}

void PageReader::take(const std::shared_ptr<Reading>& reading, const Result<InstancePage>& page)
{
    if (!page) {
        noteError(page.error());
        fail(reading, page.error());
        return;
    }
    m_lastError.reset();
    if (page->serverTimeMs)
        Q_EMIT serverTimeSeen(*page->serverTimeMs);
    auto& rows = reading->listing.rows;
    rows.insert(rows.end(), page->rows.begin(), page->rows.end());
    if (page->nextToken.isEmpty()) {
        reading->listing.complete = page->droppedRows == 0;
        finish(*reading);
        return;
    }
    if (reading->tokens.contains(page->nextToken)
        || reading->tokens.size() >= constants::kMaxPages) {
        fail(reading,
            makeError(Error::Kind::Malformed, QStringLiteral("the pages of the list do not end")));
        return;
    }
    reading->tokens.insert(page->nextToken);
    reading->query.nextToken = page->nextToken;
    readPage(reading);
}

QFuture<bool> PageReader::provePermission(const RegionId& region)
{
    DescribeQuery query;
    query.region = region;
    query.dryRun = true;
    m_budget.spend(m_clock.bootNow());
    Q_EMIT called();
    return m_instances.describe(query).then(
        [](const Result<InstancePage>& page) { return !page && isDryRunSuccess(page.error()); });
}

} // namespace muster

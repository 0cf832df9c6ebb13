// SPDX-License-Identifier: GPL-3.0-or-later
#include "page_reader.h"

#include "core/async.h"
#include "core/constants.h"
#include "core/launch/answer.h"

#include <algorithm>
#include <cmath>

namespace muster {

namespace {

constexpr int kAttemptsOnDemand = 3;
constexpr qsizetype kLongestToken = 4096; // characters of a NextToken

/// True when asking again can help: nobody answered, or the service was not well.
bool isTrouble(const Error& error)
{
    switch (error.kind) {
    case Error::Kind::NotSent:
    case Error::Kind::OutcomeUnknown:
    case Error::Kind::Malformed:
    case Error::Kind::NotTheApi:
        return true;
    case Error::Kind::Service:
        return error.httpStatus >= 500;
    case Error::Kind::Invalid:
    case Error::Kind::NoCredentials:
    case Error::Kind::NotFound:
    case Error::Kind::Conflict:
    case Error::Kind::Storage:
    case Error::Kind::Locked:
    case Error::Kind::Newer:
    case Error::Kind::Cancelled:
    case Error::Kind::Internal:
        break;
    }
    return false;
}

bool isWorthAnotherTry(const Error& error)
{
    return isTrouble(error) || isThrottling(error)
        || error.code == QStringLiteral("InvalidTimeStamp.Expired")
        || error.code == QStringLiteral("SignatureNonceUsed");
}

} // namespace

struct PageReader::Reading
{
    QPromise<Listing> promise{};
    DescribeQuery query{};
    Listing listing{};
    QSet<QString> tokens{};
    bool poll = true;
    int attempt = 1; ///< of the page
    BootTime sentAt{};

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
    Budgets& budgets, double timeScale, QObject* parent)
    : QObject(parent)
    , m_instances(instances)
    , m_clock(clock)
    , m_scheduler(scheduler)
    , m_random(random)
    , m_budgets(budgets)
    , m_timeScale(timeScale)
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

QFuture<bool> PageReader::provePermission(const RegionId& region)
{
    DescribeQuery query;
    query.region = region;
    query.dryRun = true;
    return readAll(query, false).then([](const Listing& listing) {
        return listing.error && isDryRunSuccess(*listing.error);
    });
}

void PageReader::readPage(const std::shared_ptr<Reading>& reading)
{
    const auto delay = m_budgets.delay(reading->query.region, Action::Describe, reading->poll);
    // Never at once: the caller has its future before it can be finished.
    m_scheduler.after(delay, this, [this, reading] {
        if (m_budgets.delay(reading->query.region, Action::Describe, reading->poll)
            > milliseconds(0))
            readPage(reading); // another reader was faster
        else
            send(reading);
    });
}

void PageReader::send(const std::shared_ptr<Reading>& reading)
{
    // While the region gives only trouble every further call is a repeat, whoever makes it.
    const bool repeat = reading->attempt > 1 || m_failing;
    m_budgets.spend(reading->query.region, Action::Describe, repeat, repeat && m_ranIntoDeadline);
    reading->sentAt = m_clock.bootNow();
    Q_EMIT called();
    whenDone(m_instances.describe(reading->query), this,
        [this, reading](const Result<InstancePage>& page) { take(reading, page); });
}

void PageReader::noteError(const std::shared_ptr<Reading>& reading, const Error& error)
{
    m_lastError = error;
    m_failing = isTrouble(error);
    m_ranIntoDeadline = error.kind == Error::Kind::OutcomeUnknown
        && m_clock.bootNow() - reading->sentAt >= constants::kReadDeadline;
    if (error.serverTimeMs)
        Q_EMIT serverTimeSeen(*error.serverTimeMs);
    m_budgets.failed(reading->query.region, Action::Describe, error);
}

void PageReader::finish(Reading& reading)
{
    reading.promise.addResult(reading.listing);
    reading.promise.finish();
}

void PageReader::take(const std::shared_ptr<Reading>& reading, const Result<InstancePage>& page)
{
    const RegionId& region = reading->query.region;
    const bool passed = !page && reading->query.dryRun && isDryRunSuccess(page.error());
    if (page || passed) {
        m_lastError.reset();
        m_failing = false;
        m_budgets.succeeded(region);
        const auto serverTime = page ? page->serverTimeMs : page.error().serverTimeMs;
        if (serverTime)
            Q_EMIT serverTimeSeen(*serverTime);
    }
    if (page) {
        takeRows(reading, *page);
        return;
    }
    if (!passed)
        noteError(reading, page.error());
    if (!passed && !reading->poll && isWorthAnotherTry(page.error())
        && reading->attempt < kAttemptsOnDemand && !m_budgets.retries(region).isEmpty()) {
        const double top = std::min(static_cast<double>(constants::kRetryCap.count()),
            static_cast<double>(constants::kRetryBase.count())
                * std::pow(2.0, reading->attempt - 1));
        ++reading->attempt;
        const auto pause = static_cast<milliseconds::rep>(top * m_random.unit() * m_timeScale);
        m_scheduler.after(milliseconds(pause), this, [this, reading] { readPage(reading); });
        return;
    }
    reading->listing.error = page.error();
    finish(*reading);
}

void PageReader::takeRows(const std::shared_ptr<Reading>& reading, const InstancePage& page)
{
    auto& listing = reading->listing;
    listing.rows.insert(listing.rows.end(), page.rows.begin(), page.rows.end());
    if (page.nextToken.isEmpty()) {
        listing.complete = page.droppedRows == 0;
        finish(*reading);
        return;
    }
    if (reading->tokens.contains(page.nextToken) || page.nextToken.size() > kLongestToken
        || reading->tokens.size() >= constants::kMaxPages) {
        listing.error
            = makeError(Error::Kind::Malformed, QStringLiteral("the pages of the list do not end"));
        finish(*reading);
        return;
    }
    reading->tokens.insert(page.nextToken);
    reading->query.nextToken = page.nextToken;
    reading->attempt = 1;
    readPage(reading);
}

} // namespace muster

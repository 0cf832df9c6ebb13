// SPDX-License-Identifier: GPL-3.0-or-later
#include "region_lister.h"

#include "core/async.h"
#include "core/constants.h"
#include "core/launch/answer.h"

#include <algorithm>

namespace muster::cli {

namespace {

constexpr int kMaxAttempts = 3;
constexpr size_t kIdsPerQuery = 100;
constexpr milliseconds kRetryDelay{1000};

bool mayPass(const Error& error)
{
    return error.kind == Error::Kind::OutcomeUnknown || error.httpStatus >= 500
        || isThrottling(error);
}

} // namespace

RegionLister::RegionLister(InstanceApi& api, Scheduler& scheduler, QObject* parent)
    : QObject(parent)
    , m_api(api)
    , m_scheduler(scheduler)
{
}

void RegionLister::list(const std::vector<RegionId>& regions)
{
    for (const RegionId& region : regions) {
        DescribeQuery query;
        query.region = region;
        m_queries.push_back(query);
    }
    std::ranges::reverse(m_queries);
    askNext();
}

void RegionLister::list(const RegionId& region, const std::vector<InstanceId>& ids)
{
    for (size_t at = 0; at < ids.size(); at += kIdsPerQuery) {
        const auto from = ids.begin() + static_cast<std::ptrdiff_t>(at);
        const auto to
            = ids.begin() + static_cast<std::ptrdiff_t>(std::min(ids.size(), at + kIdsPerQuery));
        DescribeQuery query;
        query.region = region;
        query.ids.assign(from, to);
        m_queries.push_back(query);
    }
    std::ranges::reverse(m_queries);
    askNext();
}

void RegionLister::askNext()
{
    if (m_queries.empty()) {
        m_scheduler.after(milliseconds(0), this, [this] { Q_EMIT ended(std::nullopt); });
        return;
    }
    m_query = m_queries.back();
    m_queries.pop_back();
    m_pages = 0;
    ask();
}

void RegionLister::ask()
{
    whenDone(
        m_api.describe(m_query), this, [this](const Result<InstancePage>& page) { apply(page); });
}

void RegionLister::apply(const Result<InstancePage>& page)
{
    if (!page) {
        retryOrFail(page.error());
        return;
    }
    m_attempt = 1;
    m_rows.insert(m_rows.end(), page->rows.begin(), page->rows.end());
    if (page->nextToken.isEmpty()) {
        askNext();
        return;
    }
    if (page->nextToken == m_query.nextToken || ++m_pages >= constants::kMaxPages) {
        Q_EMIT ended(makeError(Error::Kind::Malformed, QStringLiteral("the pages do not end")));
        return;
    }
    m_query.nextToken = page->nextToken;
    ask();
}

void RegionLister::retryOrFail(const Error& error)
{
    if (m_attempt >= kMaxAttempts || !mayPass(error)) {
        Q_EMIT ended(error);
        return;
    }
    const milliseconds wait = std::max(kRetryDelay, milliseconds(error.retryAfterMs.value_or(0)));
    ++m_attempt;
    m_scheduler.after(wait, this, [this] { ask(); });
}

} // namespace muster::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "budgets.h"
#include "core/ports/instance_api.h"
#include "core/ports/scheduler.h"

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QSet>

#include <memory>

namespace muster {

/// What all pages of one question showed.
struct Listing
{
    quint64 number = 0; ///< of the request that began it; rises, so that older answers can be told
    std::vector<Instance> rows{};
    bool complete = false; ///< every page was read: only then is an absent id absent
    std::optional<Error> error{};
};

/// Asks DescribeInstances page by page within the region's budget. One of it for each region: every
/// reader shares its count. A poll's page is asked for once; what a person or a call in doubt waits
/// for is asked for up to three times.
class PageReader : public QObject
{
    Q_OBJECT

public:
    PageReader(InstanceApi& instances, Clock& clock, Scheduler& scheduler, Random& random,
        Budgets& budgets, double timeScale, QObject* parent = nullptr);

    /// Reads all pages. A poll leaves half of the rate to the person's clicks.
    QFuture<Listing> readAll(const DescribeQuery& query, bool poll);
    /// True when the key may describe instances at all (reliability rules, section 4, step 0).
    QFuture<bool> provePermission(const RegionId& region);

    [[nodiscard]] std::optional<Error> lastError() const { return m_lastError; }

Q_SIGNALS:
    void serverTimeSeen(qint64 ms);
    void called();

private:
    struct Reading;

    void readPage(const std::shared_ptr<Reading>& reading);
    void send(const std::shared_ptr<Reading>& reading);
    void take(const std::shared_ptr<Reading>& reading, const Result<InstancePage>& page);
    void takeRows(const std::shared_ptr<Reading>& reading, const InstancePage& page);
    void noteError(const std::shared_ptr<Reading>& reading, const Error& error);
    static void finish(Reading& reading);

    InstanceApi& m_instances;
    Clock& m_clock;
    Scheduler& m_scheduler;
    Random& m_random;
    Budgets& m_budgets;
    double m_timeScale;
    quint64 m_number = 0;
    bool m_failing = false; ///< the last answer was trouble: what follows counts as a repeat
    bool m_ranIntoDeadline = false;
    std::optional<Error> m_lastError;
};

} // namespace muster

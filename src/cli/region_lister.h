// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/instance_api.h"
#include "core/ports/scheduler.h"

#include <QObject>

#include <vector>

namespace muster::cli {

/// Reads instances page by page, one region after another. A page is asked for at most three times.
class RegionLister : public QObject
{
    Q_OBJECT

public:
    RegionLister(InstanceApi& api, Scheduler& scheduler, QObject* parent);

    /// All instances of the regions.
    void list(const std::vector<RegionId>& regions);
    /// Only these, whatever their number.
    void list(const RegionId& region, const std::vector<InstanceId>& ids);

    [[nodiscard]] const std::vector<Instance>& rows() const { return m_rows; }

Q_SIGNALS:
    /// Once; \a error: what was read is not complete.
    void ended(const std::optional<muster::Error>& error);

private:
    void askNext();
    void ask();
    void apply(const Result<InstancePage>& page);
    void retryOrFail(const Error& error);

    InstanceApi& m_api;
    Scheduler& m_scheduler;
    std::vector<DescribeQuery> m_queries; ///< still to do, last first
    DescribeQuery m_query;
    std::vector<Instance> m_rows;
    int m_attempt = 1;
    int m_pages = 0;
};

} // namespace muster::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/launch_api.h"
#include "support/answer_queue.h"

namespace muster {

struct DryRunAsked
{
    RegionId region{};
    Parameters request{};
};

/// RunInstances without a network: the test reads \c runs.requests() and answers.
class FakeLaunchApi : public LaunchApi
{
public:
    QFuture<Result<LaunchReply>> run(const LaunchRequest& request) override
    {
        return runs.ask(request);
    }
    QFuture<Result<Done>> dryRun(const RegionId& region, const Parameters& request) override
    {
        return dryRuns.ask({region, request});
    }

    AnswerQueue<LaunchRequest, LaunchReply> runs;
    AnswerQueue<DryRunAsked, Done> dryRuns;
};

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/instance_api.h"

#include <QPromise>

#include <memory>
#include <optional>
#include <vector>

namespace muster {

/// Puts the outcomes of one order over several regions together; the future is finished when the
/// last part came.
class OutcomeGather
{
public:
    OutcomeGather(int parts, std::vector<OrderOutcome> already)
        : m_open(parts)
        , m_outcomes(std::move(already))
    {
        m_promise.start();
    }

    QFuture<Result<std::vector<OrderOutcome>>> future() { return m_promise.future(); }

    void take(const Result<std::vector<OrderOutcome>>& part)
    {
        if (part)
            m_outcomes.insert(m_outcomes.end(), part->begin(), part->end());
        else
            m_error = part.error();
        if (--m_open == 0)
            finish();
    }

    /// Nothing is open (every id was refused before anything was sent).
    void finish()
    {
        if (m_error && m_outcomes.empty())
            m_promise.addResult(Result<std::vector<OrderOutcome>>(*m_error));
        else
            m_promise.addResult(Result<std::vector<OrderOutcome>>(m_outcomes));
        m_promise.finish();
    }

private:
    QPromise<Result<std::vector<OrderOutcome>>> m_promise;
    int m_open;
    std::vector<OrderOutcome> m_outcomes;
    std::optional<Error> m_error;
};

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QCoreApplication>
#include <QFuture>
#include <QPromise>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

namespace muster {

/// The requests that one function of a port was asked, and their answers, which the test gives when
/// it likes. What is still open at the end is answered with Kind::Cancelled, as every port must.
template <typename Request, typename T>
class AnswerQueue
{
public:
    AnswerQueue() = default;
    AnswerQueue(const AnswerQueue&) = delete;
    AnswerQueue& operator=(const AnswerQueue&) = delete;
    ~AnswerQueue()
    {
        for (std::size_t i = 0; i < m_open.size(); ++i) {
            if (m_open[i])
                answer(i, makeError(Error::Kind::Cancelled, QStringLiteral("the fake went away")));
        }
    }

    /// What the fake calls: keeps \a request and hands out a future that is not finished yet.
    QFuture<Result<T>> ask(Request request)
    {
        auto promise = std::make_unique<QPromise<Result<T>>>();
        promise->start();
        QFuture<Result<T>> future = promise->future();
        const std::size_t index = m_requests.size();
        m_requests.push_back(std::move(request));
        m_open.push_back(std::move(promise));
        if (m_automatic)
            QTimer::singleShot(0, &m_context, [this, index] { answerByItself(index); });
        return future;
    }

    /// Every request so far, answered or not.
    [[nodiscard]] const std::vector<Request>& requests() const { return m_requests; }
    [[nodiscard]] std::size_t count() const { return m_requests.size(); }
    /// How many requests wait for an answer.
    [[nodiscard]] std::size_t openCount() const
    {
        std::size_t open = 0;
        for (const auto& promise : m_open)
            open += promise ? 1U : 0U;
        return open;
    }

    /// Finishes request \a index (from 0). False when there is none or it has its answer.
    bool answer(std::size_t index, Result<T> result)
    {
        if (index >= m_open.size() || !m_open[index])
            return false;
        const std::unique_ptr<QPromise<Result<T>>> promise = std::move(m_open[index]);
        promise->addResult(std::move(result));
        promise->finish();
        return true;
    }
    /// Finishes the oldest open request. False when none is open.
    bool answerNext(Result<T> result)
    {
        for (std::size_t i = 0; i < m_open.size(); ++i) {
            if (m_open[i])
                return answer(i, std::move(result));
        }
        return false;
    }
    /// From now on every request is answered by \a automatic, from the event loop; nullptr: by the
    /// test again.
    void answerAllBy(std::function<Result<T>(const Request&)> automatic)
    {
        m_automatic = std::move(automatic);
    }

private:
    void answerByItself(std::size_t index)
    {
        if (m_automatic && index < m_open.size() && m_open[index])
            answer(index, m_automatic(m_requests[index]));
    }

    QObject m_context;
    std::vector<Request> m_requests;
    std::vector<std::unique_ptr<QPromise<Result<T>>>> m_open;
    std::function<Result<T>(const Request&)> m_automatic;
};

} // namespace muster

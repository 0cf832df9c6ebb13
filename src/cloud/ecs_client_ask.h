// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api_request.h"
#include "cloud/ecs_client.h"
#include "transport.h"

#include <QPromise>

namespace muster {

template <typename T>
QFuture<Result<T>> EcsClient::ask(
    const Result<ApiRequest>& request, std::function<Result<T>(const ApiReply&)> read)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    QFuture<Result<T>> future = promise->future();
    const auto answer = [promise](const Result<T>& result) {
        promise->addResult(result);
        promise->finish();
    };
    if (!request) {
        m_transport->failLater(
            request.error(), [answer](const Result<ApiReply>& reply) { answer(reply.error()); });
        return future;
    }
    m_transport->send(*request, [answer, read = std::move(read)](const Result<ApiReply>& reply) {
        answer(reply ? read(*reply) : Result<T>(reply.error()));
    });
    return future;
}

} // namespace muster

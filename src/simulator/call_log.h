// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api_types.h"

#include <QJsonArray>

#include <vector>

namespace muster {

/// One received copy of a request.
struct CallRecord
{
    qint64 at = 0;
    QByteArray action;
    QByteArray region;
    QByteArray clientToken;
    QByteArray nonce;
    QByteArray accessKeyId;
    QByteArray parametersSha;
    /// 0: no answer was sent (yet).
    int httpStatus = 0;
    /// Error code of the answer; empty for none.
    QByteArray code;
    QByteArray requestId;
    bool executed = false;
};

/// Every request received, in order.
class CallLog
{
public:
    /// Notes a copy; gives its index.
    size_t add(const ApiCall& call, const QByteArray& requestId, qint64 at);
    [[nodiscard]] CallRecord& at(size_t index) { return m_calls[index]; }
    /// Notes what was answered; does nothing when the log was cleared since.
    void noteAnswer(size_t index, int httpStatus, const QByteArray& code);
    void noteExecuted(size_t index);
    void clear() { m_calls.clear(); }
    /// The list of `GET /calls`, only \a action when it is not empty.
    [[nodiscard]] QJsonArray toJson(const QByteArray& action) const;

private:
    std::vector<CallRecord> m_calls;
};

} // namespace muster

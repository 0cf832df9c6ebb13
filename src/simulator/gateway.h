// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "action_table.h"
#include "http_message.h"

#include <QHash>

#include <deque>
#include <map>
#include <vector>

namespace muster {

/// A key pair that the simulator knows.
struct AccessKey
{
    QByteArray id;
    QByteArray secret;
    /// The account's own key and not that of a RAM user.
    bool isRoot = false;
};

/// What stands before the actions: keys, signatures, nonces, time, throttling, rights.
class Gateway
{
public:
    Gateway(std::vector<AccessKey> keys, const World& world, Ledger& ledger, Limits& limits,
        SimClock& clock);

    /// Checks identity, signature, time, nonce, throttle and rights; uses the nonce up.
    [[nodiscard]] Refusal admit(const HttpRequest& request, const ApiCall& call);
    /// Carries out an admitted call.
    [[nodiscard]] ApiReply run(const ApiCall& call, const QByteArray& requestId);
    /// The product that the Recommend link names.
    [[nodiscard]] static QByteArray productOf(const ApiCall& call);

    [[nodiscard]] const AccessKey* key(const QByteArray& id) const;
    /// Forgets nonces and counters.
    void reset();

private:
    [[nodiscard]] Refusal checkTime(const ApiCall& call) const;
    [[nodiscard]] Refusal checkNonce(const ApiCall& call);
    [[nodiscard]] Refusal checkThrottle(const ApiCall& call);

    std::vector<AccessKey> m_keys;
    const World& m_world;
    Ledger& m_ledger;
    Limits& m_limits;
    SimClock& m_clock;
    QHash<QByteArray, qint64> m_nonces;
    std::deque<std::pair<qint64, QByteArray>> m_nonceAges;
    /// Calls in a minute, by action and region.
    std::map<QByteArray, std::pair<qint64, int>> m_minutes;
};

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <map>
#include <optional>
#include <set>
#include <utility>

namespace muster {

/// What the control port may forbid or ration. Empty: no limits.
struct Limits
{
    /// Instances left to sell, by zone and type.
    std::map<std::pair<QString, QString>, int> stock;
    /// vCPUs that the living pay-as-you-go instances of a region may have.
    std::map<QString, int> vcpus;
    /// Actions (`ecs:RunInstances`, `ecs:*`) that a key may not call.
    std::map<QByteArray, std::set<QByteArray>> denied;
    /// Calls a minute, by action.
    std::map<QByteArray, int> perMinute;
    /// How long a ClientToken is remembered, in milliseconds; not given: for ever.
    std::optional<qint64> tokenMemoryMs;
    /// How long a new instance stays invisible to searches (not to look-ups by id), in
    /// milliseconds.
    qint64 lookupLagMs = 0;

    [[nodiscard]] bool isDenied(const QByteArray& accessKeyId, const QByteArray& right) const
    {
        const auto found = denied.find(accessKeyId);
        return found != denied.end()
            && (found->second.contains(right) || found->second.contains("*")
                || found->second.contains(right.left(right.indexOf(':') + 1) + '*'));
    }
};

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/account/secret.h"
#include "core/result.h"
#include "core/wire/parameters.h"

#include <QFuture>
#include <QString>
#include <QUrl>

#include <memory>

namespace muster {

/// A running simulator, as its ready line describes it.
struct SimulatorInfo
{
    QUrl endpoint{};
    QUrl admin{};
    QString accessKeyId{};
    std::shared_ptr<Secret> secret{};
    Parameters defaults{}; ///< RegionId, ZoneId, VSwitchId, SecurityGroupId, ImageId, InstanceType,
                           ///< KeyPairName
};

/// The private simulator of this run. It ends with its owner.
class SimulatorProcess
{
public:
    virtual ~SimulatorProcess() = default;
    /// Starts it, its ledger kept in \a stateFile. Fails with Kind::NotFound (no such program) or
    /// Kind::Internal.
    virtual QFuture<Result<SimulatorInfo>> start(const QString& stateFile) = 0;
};

} // namespace muster

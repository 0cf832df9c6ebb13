// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <utility>
#include <vector>

namespace muster {

/// The five values of Status (ecs-api.md 7), and gone, which the API shows by absence.
enum class Phase { Pending, Starting, Running, Stopping, Stopped, Gone };

/// One instance of the ledger; it stays there after its release. Times are milliseconds since 1970,
/// 0 = none.
struct Instance
{
    QString id;
    /// Position in the ledger, from 0, in order of creation.
    qsizetype ordinal = 0;
    QString name;
    QString hostName;
    QString description;
    QString regionId;
    QString zoneId;
    QString vpcId;
    QString vSwitchId;
    QString imageId;
    QString typeId;
    QStringList securityGroupIds;
    QString keyPairName;
    QString resourceGroupId;
    QString chargeType = QStringLiteral("PostPaid");
    QString spotStrategy = QStringLiteral("NoSpot");
    QString spotInterruption = QStringLiteral("Terminate");
    double spotPriceLimit = 0;
    int spotDuration = 1;
    QString internetChargeType = QStringLiteral("PayByTraffic");
    int bandwidthIn = -1;
    int bandwidthOut = 0;
    QString httpTokens = QStringLiteral("optional");
    QString httpEndpoint = QStringLiteral("enabled");
    bool deletionProtection = false;
    std::vector<std::pair<QString, QString>> tags;
    QString clientToken;
    QString serialNumber;
    QString stoppedMode = QStringLiteral("Not-applicable");
    QString lockReason;
    quint32 privateAddress = 0;
    quint32 publicAddress = 0;

    Phase phase = Phase::Pending;
    /// Lifecycle time of the next change of phase, and where it goes.
    qint64 nextAt = 0;
    Phase nextPhase = Phase::Pending;
    /// While Pending: when it will be Running.
    qint64 runningAt = 0;
    qint64 createdAt = 0;
    /// What the server's clock said at creation and at the last start.
    qint64 createdSaid = 0;
    qint64 startedSaid = 0;
    qint64 releaseAt = 0;
    qint64 reclaimAt = 0;
    /// When an accepted delete takes effect.
    qint64 deleteAt = 0;
    bool released = false;
    /// A passing status that never ends (control port).
    bool stuck = false;

    /// Built on demand, emptied by every change.
    mutable QByteArray json;
};

/// The API's word for a phase.
[[nodiscard]] QString phaseText(Phase phase);
/// The phase of one of the API's five words; Gone for any other text.
[[nodiscard]] Phase phaseFrom(const QString& text);

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "core/launch/instance_count.h"
#include "core/launch/launch_spec.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace muster {

/// One RunInstances request before it is sent.
struct PlannedCall
{
    int index = 1; ///< from 1
    int generation = 1;
    InstanceCount amount;
    std::optional<InstanceCount> atLeast{};
    ClientToken token{};
    /// The frozen request: all parameters in canonical order without those of authentication; token
    /// and both tags included.
    QByteArray request{};
    QByteArray digest{}; ///< SHA-256 of request, 32 bytes
};

/// A batch before it is sent: its calls, tokens and names.
struct Plan
{
    BatchId batch{};
    QString label{}; ///< for people: `web-0412`
    LaunchSpec spec{};
    std::vector<PlannedCall> calls{};
};

inline const QString kBatchTag = QStringLiteral("muster:batch");
inline const QString kCallTag = QStringLiteral("muster:call");

/// Splits \a spec into calls of at most 100, numbers names on from call to call, freezes each
/// request. \a batch is random. \a localDate gives month and day of the label; \a profile is the
/// label's fallback (may be empty).
Plan makePlan(
    const LaunchSpec& spec, const BatchId& batch, const QString& profile, const QDate& localDate);

/// The token of a call: `m1-<batch>-<index 3 digits>-<generation>`.
ClientToken callToken(const BatchId& batch, int index, int generation);
/// The value of the tag `muster:call`: the token without `m1-`.
QString callTagValue(const ClientToken& token);
/// The same call ordered again: generation + 1, new token, new tag, otherwise the same bytes. Fails
/// with Kind::Malformed when the stored request cannot be read back.
Result<PlannedCall> nextGeneration(const PlannedCall& call, const BatchId& batch);
/// The request of a dry run: Amount 1, DryRun true, no token, no MinAmount, the first name.
Parameters dryRunRequest(const LaunchSpec& spec);

} // namespace muster

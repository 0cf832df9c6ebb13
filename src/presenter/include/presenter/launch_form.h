// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/launch/launch_draft.h"
#include "core/launch/problem.h"
#include "core/ports/profile_store.h"

#include <QString>

#include <optional>
#include <vector>

namespace muster {

/// The fields of the Launch page, in the order of the form.
enum class LaunchField {
    Region,
    VSwitch,
    Image,
    InstanceType,
    DiskCategory,
    DiskSize,
    Amount,
    MinAmount,
    Split, ///< no text: setSplit()
    InstanceName,
    SecurityGroup,
    PublicIp, ///< no text: setPublicIp()
    Bandwidth,
    KeyPair,
    ChargeType, ///< no text: setCharge()
    PriceLimit,
    Release, ///< no text: setReleaseKind()
    ReleaseSpan, ///< `8h`
    ReleaseLocal, ///< `yyyy-MM-dd HH:mm`, local
    ReleaseUtc, ///< `yyyy-MM-ddTHH:mm:ssZ`
    Tags, ///< no text: setTags()
    Other, ///< a parameter that the form has no field for
};

/// How the instances are paid for.
enum class ChargeChoice { PayAsYouGo, SpotMarketPrice, SpotPriceLimit };

struct TagField
{
    QString key{};
    QString value{};
    friend bool operator==(const TagField&, const TagField&) = default;
};

/// The form as typed. Pure: no clock, no rule; checkDraft() judges what toDraft() makes of it.
struct LaunchForm
{
    QString region{};
    QString vSwitch{};
    QString image{};
    QString instanceType{};
    QString diskCategory{};
    QString diskSize{};
    QString amount = QStringLiteral("1");
    QString minAmount{};
    bool split = false;
    QString instanceName{};
    QString securityGroup{};
    bool publicIp = false;
    QString bandwidth{}; ///< counts only with publicIp
    QString keyPair{};
    ChargeChoice charge = ChargeChoice::PayAsYouGo;
    QString priceLimit{}; ///< counts only with SpotPriceLimit
    ReleaseChoice::Kind release = ReleaseChoice::Kind::Never;
    QString releaseSpan = QStringLiteral("8h");
    QString releaseLocal{};
    QString releaseUtc{};
    std::vector<TagField> tags{};
    Parameters other{}; ///< what a profile has besides; kept and sent

    [[nodiscard]] LaunchDraft toDraft() const;
    static LaunchForm fromDraft(const LaunchDraft& draft);
    /// The text of a field; empty for fields without one.
    [[nodiscard]] QString text(LaunchField field) const;
    /// False when the field has no text.
    bool setText(LaunchField field, const QString& text);

    friend bool operator==(const LaunchForm&, const LaunchForm&) = default;
};

/// The field that a problem stands at.
LaunchField launchFieldOf(const Problem& problem, const LaunchForm& form);

} // namespace muster

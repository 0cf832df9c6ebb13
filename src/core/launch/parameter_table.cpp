// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/parameter_table.h"

#include <QHash>

#include <algorithm>
#include <array>

namespace muster {

namespace {

using namespace Qt::StringLiterals;
using enum ValueKind;

constexpr int kMostNumbers = 999; ///< of a list; the real limits are judged with the list
constexpr auto kBool = "true|false"_L1;
constexpr auto kSystemCategories
    = "cloud|cloud_efficiency|cloud_ssd|cloud_essd|cloud_auto|cloud_essd_entry"_L1;
constexpr auto kDataCategories
    = "cloud|cloud_efficiency|cloud_ssd|cloud_essd|cloud_auto|cloud_essd_entry|"
      "cloud_regional_disk_auto|elastic_ephemeral_disk_standard|elastic_ephemeral_disk_premium"_L1;
constexpr auto kLevels = "PL0|PL1|PL2|PL3"_L1;

/// In the order of the form: problems are listed in it.
constexpr std::array kRules{
    ParameterRule{"RegionId"_L1, Special},
    ParameterRule{"ZoneId"_L1},
    ParameterRule{"VSwitchId"_L1},

    ParameterRule{"LaunchTemplateId"_L1},
    ParameterRule{"LaunchTemplateName"_L1, KeyName},
    ParameterRule{"LaunchTemplateVersion"_L1, Integer, 1, 1000000},
    ParameterRule{"ImageId"_L1},
    ParameterRule{"ImageFamily"_L1, Name},
    ParameterRule{"InstanceType"_L1},
    ParameterRule{"SystemDisk.Category"_L1, Choice, 0, 0, kSystemCategories},
    ParameterRule{"SystemDisk.Size"_L1, Special},
    ParameterRule{"SystemDisk.PerformanceLevel"_L1, Choice, 0, 0, kLevels},
    ParameterRule{"SystemDisk.DiskName"_L1, Name},
    ParameterRule{"SystemDisk.Description"_L1, Description},
    ParameterRule{"SystemDisk.ProvisionedIops"_L1, Special},
    ParameterRule{"SystemDisk.BurstingEnabled"_L1, Choice, 0, 0, kBool},
    ParameterRule{"SystemDisk.Encrypted"_L1, Choice, 0, 0, kBool},
    ParameterRule{"SystemDisk.KMSKeyId"_L1},
    ParameterRule{"SystemDisk.AutoSnapshotPolicyId"_L1},
    ParameterRule{"SystemDisk.StorageClusterId"_L1},

    ParameterRule{"Amount"_L1, Special},
    ParameterRule{"MinAmount"_L1, Special},
    ParameterRule{"InstanceName"_L1, Special},
    ParameterRule{"UniqueSuffix"_L1, Choice, 0, 0, kBool},

    ParameterRule{"SecurityGroupId"_L1},
    ParameterRule{"SecurityGroupIds.N"_L1},
    ParameterRule{"InternetMaxBandwidthOut"_L1, Integer, 0, 100},
    ParameterRule{"InternetMaxBandwidthIn"_L1, Special},
    ParameterRule{"InternetChargeType"_L1, Choice, 0, 0, "PayByTraffic|PayByBandwidth"_L1},

    ParameterRule{"KeyPairName"_L1, KeyName},
    ParameterRule{"PasswordInherit"_L1, Choice, 0, 0, kBool},
    ParameterRule{"ImageOptions.LoginAsNonRoot"_L1, Choice, 0, 0, kBool},

    ParameterRule{"InstanceChargeType"_L1, Choice, 0, 0, "PostPaid|PrePaid"_L1},
    ParameterRule{"SpotStrategy"_L1, Choice, 0, 0, "NoSpot|SpotWithPriceLimit|SpotAsPriceGo"_L1},
    ParameterRule{"SpotPriceLimit"_L1, Special},
    ParameterRule{"SpotDuration"_L1, Integer, 0, 1},
    ParameterRule{"SpotInterruptionBehavior"_L1, Choice, 0, 0, "Terminate|Stop"_L1},
    ParameterRule{"Period"_L1, Special},
    ParameterRule{"PeriodUnit"_L1, Choice, 0, 0, "Month|Week"_L1},
    ParameterRule{"AutoRenew"_L1, Choice, 0, 0, kBool},
    ParameterRule{"AutoRenewPeriod"_L1, Special},
    ParameterRule{"AutoPay"_L1, Choice, 0, 0, kBool},

    ParameterRule{"AutoReleaseTime"_L1, Special},

    ParameterRule{"DataDisk.N.Category"_L1, Choice, 0, 0, kDataCategories},
    ParameterRule{"DataDisk.N.Size"_L1, Special},
    ParameterRule{"DataDisk.N.PerformanceLevel"_L1, Choice, 0, 0, kLevels},
    ParameterRule{"DataDisk.N.DiskName"_L1, Name},
    ParameterRule{"DataDisk.N.Description"_L1, Description},
    ParameterRule{"DataDisk.N.ProvisionedIops"_L1, Special},
    ParameterRule{"DataDisk.N.BurstingEnabled"_L1, Choice, 0, 0, kBool},
    ParameterRule{"DataDisk.N.Encrypted"_L1, Choice, 0, 0, kBool},
    ParameterRule{"DataDisk.N.KMSKeyId"_L1},
    ParameterRule{"DataDisk.N.AutoSnapshotPolicyId"_L1},
    ParameterRule{"DataDisk.N.StorageClusterId"_L1},
    ParameterRule{"DataDisk.N.SnapshotId"_L1},
    ParameterRule{"DataDisk.N.Device"_L1, Special},
    ParameterRule{"DataDisk.N.DeleteWithInstance"_L1, Choice, 0, 0, kBool},
    ParameterRule{"Tag.N.Key"_L1, Special},
    ParameterRule{"Tag.N.Value"_L1, Special},
    ParameterRule{"UserData"_L1, Special},
    ParameterRule{"RamRoleName"_L1},
    ParameterRule{"DeletionProtection"_L1, Choice, 0, 0, kBool},
    ParameterRule{"HostName"_L1, Special},
    ParameterRule{"HostNames.N"_L1, Special},
    ParameterRule{"Description"_L1, Description},
    ParameterRule{"SecurityEnhancementStrategy"_L1, Choice, 0, 0, "Active|Deactive"_L1},
    ParameterRule{"HttpEndpoint"_L1, Choice, 0, 0, "enabled|disabled"_L1},
    ParameterRule{"HttpTokens"_L1, Choice, 0, 0, "optional|required"_L1},
    ParameterRule{"CreditSpecification"_L1, Choice, 0, 0, "Standard|Unlimited"_L1},
    ParameterRule{"IoOptimized"_L1, Choice, 0, 0, "none|optimized"_L1},
    ParameterRule{"ResourceGroupId"_L1},

    ParameterRule{"PrivateIpAddress"_L1, Address},
    ParameterRule{"Ipv6AddressCount"_L1, Integer, 1, 10},
    ParameterRule{"Ipv6Address.N"_L1},
    ParameterRule{"NetworkInterfaceQueueNumber"_L1, Integer, 1, 1024},
    ParameterRule{"NetworkOptions.EnableJumboFrame"_L1, Choice, 0, 0, kBool},
    ParameterRule{"NetworkOptions.BandwidthWeighting"_L1},
    ParameterRule{
        "PrivateDnsNameOptions.HostnameType"_L1, Choice, 0, 0, "Custom|IpBased|InstanceIdBased"_L1},
    ParameterRule{"PrivateDnsNameOptions.EnableInstanceIdDnsARecord"_L1, Choice, 0, 0, kBool},
    ParameterRule{"PrivateDnsNameOptions.EnableInstanceIdDnsAAAARecord"_L1, Choice, 0, 0, kBool},
    ParameterRule{"PrivateDnsNameOptions.EnableIpDnsARecord"_L1, Choice, 0, 0, kBool},
    ParameterRule{"PrivateDnsNameOptions.EnableIpDnsPtrRecord"_L1, Choice, 0, 0, kBool},

    // The primary interface stands at the top level (VSwitchId is needed there), so these are
    // secondary ones.
    ParameterRule{"NetworkInterface.N.InstanceType"_L1, Choice, 0, 0, "Secondary"_L1},
    ParameterRule{"NetworkInterface.N.VSwitchId"_L1},
    ParameterRule{"NetworkInterface.N.SecurityGroupId"_L1},
    ParameterRule{"NetworkInterface.N.SecurityGroupIds.N"_L1},
    ParameterRule{"NetworkInterface.N.PrimaryIpAddress"_L1, Address},
    ParameterRule{"NetworkInterface.N.NetworkInterfaceName"_L1, Name},
    ParameterRule{"NetworkInterface.N.Description"_L1, Description},
    ParameterRule{"NetworkInterface.N.QueueNumber"_L1, Integer, 1, 1024},
    ParameterRule{"NetworkInterface.N.NetworkInterfaceId"_L1},
    ParameterRule{"NetworkInterface.N.NetworkInterfaceTrafficMode"_L1, Choice, 0, 0,
        "Standard|HighPerformance"_L1},
    ParameterRule{"NetworkInterface.N.DeleteOnRelease"_L1, Choice, 0, 0, kBool},
    ParameterRule{"NetworkInterface.N.SecondaryPrivateIpAddressCount"_L1, Integer, 1, 49},
    ParameterRule{"NetworkInterface.N.NetworkCardIndex"_L1, Integer, 0, 1024},
    ParameterRule{"NetworkInterface.N.QueuePairNumber"_L1, Integer, 0, 1024},
    ParameterRule{"NetworkInterface.N.SourceDestCheck"_L1, Choice, 0, 0, kBool},
    ParameterRule{"NetworkInterface.N.RxQueueSize"_L1, Integer, 0, 65536},
    ParameterRule{"NetworkInterface.N.TxQueueSize"_L1, Integer, 0, 65536},

    ParameterRule{"Tenancy"_L1, Choice, 0, 0, "default|host"_L1},
    ParameterRule{"DedicatedHostId"_L1},
    ParameterRule{"SchedulerOptions.DedicatedHostClusterId"_L1},
    ParameterRule{"Affinity"_L1, Choice, 0, 0, "default|host"_L1},
    ParameterRule{"ManagedHostId"_L1},
    ParameterRule{"DeploymentSetId"_L1},
    ParameterRule{"DeploymentSetGroupNo"_L1, Integer, 1, 7},
    ParameterRule{"PrivatePoolOptions.MatchCriteria"_L1, Choice, 0, 0, "Open|Target|None"_L1},
    ParameterRule{"PrivatePoolOptions.Id"_L1},
    ParameterRule{"CpuOptions.Core"_L1, Integer, 1, 1024},
    ParameterRule{"CpuOptions.ThreadsPerCore"_L1, Integer, 1, 2},
    ParameterRule{"CpuOptions.TopologyType"_L1, Choice, 0, 0,
        "ContinuousCoreToHTMapping|DiscreteCoreToHTMapping"_L1},
    ParameterRule{"SecurityOptions.TrustedSystemMode"_L1, Choice, 0, 0, "vTPM"_L1},
    ParameterRule{"SecurityOptions.ConfidentialComputingMode"_L1, Choice, 0, 0, "Enclave"_L1},
    ParameterRule{"SecurityOptions.EnableSecureBoot"_L1, Choice, 0, 0, kBool},
    ParameterRule{"ClockOptions.PtpStatus"_L1, Choice, 0, 0, "enabled|disabled"_L1},
    ParameterRule{"StorageSetId"_L1},
    ParameterRule{"StorageSetPartitionNumber"_L1, Integer, 1, 2000},
    ParameterRule{"HpcClusterId"_L1},
};

/// 1 to 999 without leading zeros; 0 when \a part is no such number.
int numberOf(QStringView part)
{
    if (part.isEmpty() || part.size() > 3 || part.front() == u'0')
        return 0;
    for (const QChar c : part) {
        if (c < u'0' || c > u'9')
            return 0;
    }
    const int number = part.toInt();
    return number <= kMostNumbers ? number : 0;
}

const QHash<QString, int>& ranksByName()
{
    static const QHash<QString, int> ranks = [] {
        QHash<QString, int> made;
        for (std::size_t i = 0; i < kRules.size(); ++i)
            made.insert(QString(kRules.at(i).name), static_cast<int>(i));
        return made;
    }();
    return ranks;
}

/// `Tag.N.` of `Tag.N.Key`; empty outside of lists.
QLatin1StringView listOf(QLatin1StringView name)
{
    const qsizetype at = name.indexOf(".N"_L1);
    return at < 0 ? QLatin1StringView() : name.first(at + 2);
}

int groupRankOf(int rank)
{
    const auto at
        = [](int index) { return listOf(kRules.at(static_cast<std::size_t>(index)).name); };
    const QLatin1StringView list = at(rank);
    while (!list.isEmpty() && rank > 0 && at(rank - 1) == list)
        --rank;
    return rank;
}

} // namespace

std::optional<KnownParameter> findParameter(const QString& name)
{
    if (name.size() > 128)
        return std::nullopt;
    KnownParameter known;
    QStringList parts = name.split(u'.');
    for (QString& part : parts) {
        if (part == u"N")
            return std::nullopt;
        const int number = numberOf(part);
        if (number == 0)
            continue;
        (known.index == 0 ? known.index : known.subIndex) = number;
        part = QStringLiteral("N");
    }
    const auto rank = ranksByName().constFind(parts.join(u'.'));
    if (rank == ranksByName().cend())
        return std::nullopt;
    known.rank = *rank;
    known.groupRank = groupRankOf(*rank);
    known.rule = &kRules.at(static_cast<std::size_t>(*rank));
    return known;
}

bool isForbiddenParameter(const QString& name)
{
    return name == "ClientToken"_L1 || name == "DryRun"_L1 || name == "Password"_L1;
}

WireType wireTypeOf(const ParameterRule& rule)
{
    static constexpr std::array kIntegers{"Amount"_L1, "MinAmount"_L1, "InternetMaxBandwidthIn"_L1,
        "Period"_L1, "AutoRenewPeriod"_L1, "DataDisk.N.Size"_L1, "SystemDisk.ProvisionedIops"_L1,
        "DataDisk.N.ProvisionedIops"_L1};
    if (rule.kind == Integer || std::ranges::find(kIntegers, rule.name) != kIntegers.end())
        return WireType::Integer;
    if (rule.name == "SpotPriceLimit"_L1)
        return WireType::Number;
    // "Encrypted" is documented as a text that holds true or false.
    if (rule.kind == Choice && rule.choices == kBool && !rule.name.endsWith(".Encrypted"_L1))
        return WireType::Boolean;
    return WireType::Text;
}

QStringList choicesOf(const ParameterRule& rule)
{
    return QString(rule.choices).split(u'|');
}

} // namespace muster

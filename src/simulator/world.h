// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace muster {

/// An instance type that the simulator sells.
struct TypeInfo
{
    QString id;
    QString family;
    int cpu = 2;
    int memoryMiB = 8192;
    int gpu = 0;
    QString gpuSpec;
    double hourPrice = 0.1;
    QString category;
    QString level;
};

/// A public or own image.
struct ImageInfo
{
    QString id;
    QString family;
    int sizeGiB = 20;
    bool windows = false;
    QString osName;
    QString osNameEn;
    QString platform;
    bool own = false;
    QString name;
};

/// A /16 vSwitch.
struct VSwitchInfo
{
    QString id;
    QString name;
    QString zoneId;
    /// The first address, as a number.
    quint32 base = 0;
};

/// One region with all that an account has in it.
struct RegionInfo
{
    QString id;
    QString localName;
    QString localNameEn;
    /// The three characters that ids of this region begin with.
    QString idPrefix;
    QString vpcId;
    QStringList zoneIds;
    std::vector<VSwitchInfo> vSwitches;
    QStringList securityGroupIds;
};

/// What there is besides instances: regions, zones, networks, images, types, key pairs. Never
/// changes.
class World
{
public:
    /// The world of the regions \a regionIds; all of them must be well-formed names.
    explicit World(const QStringList& regionIds);

    [[nodiscard]] const std::vector<RegionInfo>& regions() const { return m_regions; }
    [[nodiscard]] const RegionInfo* region(const QString& id) const;
    [[nodiscard]] const VSwitchInfo* vSwitch(const RegionInfo& region, const QString& id) const;
    [[nodiscard]] const TypeInfo* type(const QString& id) const;
    [[nodiscard]] const ImageInfo* image(const QString& id) const;
    [[nodiscard]] const std::vector<TypeInfo>& types() const { return m_types; }
    [[nodiscard]] const std::vector<ImageInfo>& images() const { return m_images; }
    [[nodiscard]] const QStringList& keyPairs() const { return m_keyPairs; }

private:
    std::vector<RegionInfo> m_regions;
    std::vector<TypeInfo> m_types;
    std::vector<ImageInfo> m_images;
    QStringList m_keyPairs;
};

/// Dotted form of an IPv4 address.
[[nodiscard]] QString addressText(quint32 address);

/// The account that all keys of the simulator belong to.
inline constexpr qint64 kAccountId = 1'234'567'890'123'456;

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/display_text.h"
#include "launch/check_sheet.h"

#include <algorithm>
#include <optional>

namespace muster {

namespace {

using namespace Qt::StringLiterals;

constexpr int kMostDataDisks = 16;

struct Range
{
    int min;
    int max;
};

/// Smallest size of an ESSD by its performance level. GiB.
int essdMin(const QString& level)
{
    if (level == "PL0"_L1)
        return 1;
    if (level == "PL2"_L1)
        return 461;
    if (level == "PL3"_L1)
        return 1261;
    return 20; // PL1, the default
}

/// GiB. Source: ECS API facts, section 3.5.
Range systemRange(const QString& category, const QString& level)
{
    if (category == "cloud"_L1)
        return {20, 500};
    if (category == "cloud_essd"_L1)
        return {essdMin(level), 2048};
    if (category.isEmpty() || category == "cloud_auto"_L1)
        return {1, 2048}; // without a category the service chooses one: the widest range
    return {20, 2048};
}

/// GiB; none where the API gives no range.
std::optional<Range> dataRange(const QString& category, const QString& level)
{
    if (category == "cloud"_L1)
        return Range{5, 2000};
    if (category == "cloud_essd"_L1)
        return Range{essdMin(level), 65536};
    if (category == "cloud_auto"_L1)
        return Range{1, 65536};
    if (category == "cloud_essd_entry"_L1)
        return Range{10, 32768};
    if (category == "cloud_efficiency"_L1 || category == "cloud_ssd"_L1)
        return Range{20, 32768};
    return std::nullopt;
}

/// cloud_auto: what may be provisioned beyond the base performance of this size.
int mostProvisionedIops(int size)
{
    const qint64 base = std::min(qint64{1800} + qint64{50} * size, qint64{50000});
    return static_cast<int>(std::clamp(qint64{1000} * size - base, qint64{0}, qint64{50000}));
}

/// What holds for system and data disks alike. \a disk is `SystemDisk` or `DataDisk.1`.
void checkDisk(CheckSheet& sheet, const QString& disk, std::optional<int> size)
{
    const QString category = sheet.text(disk + ".Category"_L1);
    const QString iops = disk + ".ProvisionedIops"_L1;
    const QString level = disk + ".PerformanceLevel"_L1;
    const QString bursting = disk + ".BurstingEnabled"_L1;
    const bool isAuto = category == "cloud_auto"_L1;
    if (sheet.has(level) && category != "cloud_essd"_L1)
        sheet.report(level, ProblemCode::BothGiven, {disk + ".Category"_L1});
    if (sheet.has(bursting) && !isAuto)
        sheet.report(bursting, ProblemCode::BothGiven, {disk + ".Category"_L1});
    if (!sheet.has(iops))
        return;
    if (!isAuto)
        sheet.report(iops, ProblemCode::BothGiven, {disk + ".Category"_L1});
    else
        sheet.integer(iops, 0, size ? mostProvisionedIops(*size) : 50000);
}

void checkSystemDisk(CheckSheet& sheet)
{
    const QString disk = QStringLiteral("SystemDisk");
    const QString sizeField = disk + ".Size"_L1;
    std::optional<int> size;
    if (sheet.has(sizeField)) {
        const Range range = systemRange(
            sheet.text(disk + ".Category"_L1), sheet.text(disk + ".PerformanceLevel"_L1));
        size = sheet.integer(sizeField, range.min, range.max);
    }
    checkDisk(sheet, disk, size);
}

/// `/dev/xvdb`: what a device path may be made of.
void checkDevice(CheckSheet& sheet, const QString& field)
{
    const QString device = sheet.text(field);
    const QString bad = firstBadCharacter(device.left(128), CharacterSet::Identifier);
    if (!bad.isEmpty())
        sheet.report(field, ProblemCode::BadIdentifier, {bad});
    else if (!device.startsWith("/dev/"_L1) || device.size() > 128 || device.contains(u".."))
        sheet.report(field, ProblemCode::NotAllowed, {QStringLiteral("/dev/xvdb")});
}

void checkDataDisk(CheckSheet& sheet, const QString& disk)
{
    const QString categoryField = disk + ".Category"_L1;
    const QString sizeField = disk + ".Size"_L1;
    const QString category = sheet.text(categoryField);
    // The service's defaults differ by site and date, so both are always sent.
    if (category.isEmpty())
        sheet.report(categoryField, ProblemCode::Required);
    std::optional<int> size;
    if (sheet.has(sizeField)) {
        const Range range = dataRange(category, sheet.text(disk + ".PerformanceLevel"_L1))
                                .value_or(Range{1, 65536});
        size = sheet.integer(sizeField, range.min, range.max);
    } else if (!sheet.has(disk + ".SnapshotId"_L1)) {
        sheet.report(sizeField, ProblemCode::Required);
    }
    checkDisk(sheet, disk, size);
    if (sheet.has(disk + ".Device"_L1))
        checkDevice(sheet, disk + ".Device"_L1);
}

} // namespace

void checkDisks(CheckSheet& sheet)
{
    checkSystemDisk(sheet);
    // A gap shows as a disk without its category and size.
    int last = 0;
    for (const auto& [name, value] : sheet.values().values()) {
        Q_UNUSED(value)
        if (name.startsWith("DataDisk."_L1))
            last = std::max(last, name.section(u'.', 1, 1).toInt());
    }
    if (last > kMostDataDisks) {
        sheet.report(QStringLiteral("DataDisk.%1.Category").arg(last), ProblemCode::OutOfRange,
            {QStringLiteral("1"), QString::number(kMostDataDisks)});
        return;
    }
    for (int i = 1; i <= last; ++i)
        checkDataDisk(sheet, QStringLiteral("DataDisk.%1").arg(i));
}

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/instance.h"
#include "on_demand.h"

namespace muster {

/// Reads one object of DescribeInstances (ECS API facts, 5.2) into a row. Parts of a wrong type
/// count as missing; a row without a usable id comes back with an empty one.
class InstanceReader
{
public:
    /// \a asked stands in rows that do not name their region.
    explicit InstanceReader(const RegionId& asked);

    ondemand::error_code read(ondemand::Value value, int depth, Instance& row);

private:
    ondemand::error_code member(
        std::string_view name, ondemand::Value value, int depth, Instance& row);
    ondemand::error_code textMember(std::string_view name, std::string_view text, Instance& row);
    ondemand::error_code nestedMember(
        std::string_view name, ondemand::Value value, int depth, Instance& row);
    ondemand::error_code vpc(ondemand::Value value, int depth, Instance& row);
    ondemand::error_code tags(ondemand::Value value, int depth, Instance& row);
    ondemand::error_code locks(ondemand::Value value, int depth, Instance& row);
    void setStatus(std::string_view text, Instance& row);

    QString m_region;
    QString m_eip; ///< of the current row
    ondemand::TextCache m_status;
    ondemand::TextCache m_regions;
    ondemand::TextCache m_zones;
    ondemand::TextCache m_types;
    ondemand::TextCache m_images;
    ondemand::TextCache m_chargeTypes;
    ondemand::TextCache m_vSwitches;
    ondemand::TextCache m_batches;
};

/// Seconds since 1970 of `yyyy-MM-ddTHH:mmZ` or `yyyy-MM-ddTHH:mm:ssZ`, years 1970 to 9998; 0 for
/// anything else. It reads what fromIsoText() reads, without making a QString: a page has hundreds
/// of times.
qint64 secondsFromIso(std::string_view text);

} // namespace muster

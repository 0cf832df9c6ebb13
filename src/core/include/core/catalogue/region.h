// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"

#include <QString>

#include <optional>
#include <vector>

namespace muster {

/// A region of the built-in list (ECS API facts, section 1).
struct RegionInfo
{
    QString id{};
    QString englishName{};
    QString chineseName{};
    QString ecsHost{};
};

const std::vector<RegionInfo>& builtInRegions();
std::optional<RegionInfo> builtInRegion(QStringView id);

} // namespace muster

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QFuture>
#include <QString>

#include <vector>

namespace muster {

struct RegionRow
{
    QString id{};
    QString name{};
    QString endpoint{};
    bool soldOut = false;
};

/// What the account may choose from. Idempotency: Safe.
class CatalogueApi
{
public:
    virtual ~CatalogueApi() = default;
    virtual QFuture<Result<std::vector<RegionRow>>> regions() = 0;
};

} // namespace muster

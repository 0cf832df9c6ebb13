// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal_reader.h"

namespace muster {
namespace {

Result<Done> readOrderInstances(SqliteDatabase& database, OpenOrder& open)
{
    return database.read(
        QStringLiteral("SELECT instance_id, ok, code FROM order_instances WHERE order_id = ?"
                       " ORDER BY position, instance_id"),
        {storedText(open.order.id)}, [&open](const QSqlQuery& row) -> Result<Done> {
            const InstanceId id = InstanceId::fromTrusted(row.value(0).toString());
            open.order.ids.push_back(id);
            if (!row.value(1).isNull())
                open.results.push_back({id, row.value(1).toInt() != 0, row.value(2).toString()});
            return Done();
        });
}

} // namespace

Result<std::vector<OpenOrder>> readOpenOrders(SqliteDatabase& database)
{
    std::vector<OpenOrder> orders;
    auto read
        = database.read(QStringLiteral("SELECT id, kind, account, region, token, at_ms FROM orders"
                                       " WHERE outcome = '' ORDER BY at_ms, rowid"),
            {}, [&orders](const QSqlQuery& row) -> Result<Done> {
                OpenOrder open;
                open.order.id = row.value(0).toString();
                open.order.kind = row.value(1).toString();
                open.order.account = row.value(2).toString();
                open.order.region = RegionId::fromTrusted(row.value(3).toString());
                open.order.token = row.value(4).toString();
                open.order.at = UtcTime(milliseconds(row.value(5).toLongLong()));
                orders.push_back(std::move(open));
                return Done();
            });
    if (!read)
        return read.error();
    for (OpenOrder& open : orders) {
        if (auto filled = readOrderInstances(database, open); !filled)
            return filled.error();
    }
    return orders;
}

Result<std::optional<UtcTime>> readLastTime(SqliteDatabase& database)
{
    std::optional<UtcTime> last;
    auto read = database.read(
        QStringLiteral("SELECT max(ms) FROM (SELECT max(created_ms) AS ms FROM batches"
                       " UNION ALL SELECT max(wall_ms) FROM attempts"
                       " UNION ALL SELECT max(accepted_ms) FROM calls"
                       " UNION ALL SELECT max(seen_ms) FROM instances"
                       " UNION ALL SELECT max(at_ms) FROM orders)"),
        {}, [&last](const QSqlQuery& row) -> Result<Done> {
            if (!row.value(0).isNull())
                last = UtcTime(milliseconds(row.value(0).toLongLong()));
            return Done();
        });
    if (!read)
        return read.error();
    return last;
}

} // namespace muster

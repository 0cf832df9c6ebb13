// SPDX-License-Identifier: GPL-3.0-or-later
// Painting a full viewport of the instance table: the program's delegate beside Qt's default one.
#include "bench_support.h"
#include "gui/theme.h"
#include "instance_delegate.h"
#include "instance_table.h"
#include "presenter/instance_table_model.h"
#include "support/fake_clock.h"
#include "support/fake_stores.h"
#include "support/manual_scheduler.h"

#include <QApplication>
#include <QPixmap>

namespace muster {
namespace {

void fill(Fleet& fleet, const FakeClock& clock)
{
    const qint64 now = clock.wallNow().time_since_epoch().count();
    for (int number = 0; number < 1000; ++number) {
        FleetRow row;
        row.instance.id = InstanceId::fromTrusted(
            QStringLiteral("i-bp1f6g7h8j9k0m1n%1").arg(number, 5, 10, QLatin1Char('0')));
        row.instance.name = QStringLiteral("production-web-%1").arg(number);
        row.instance.zone = QStringLiteral("cn-hangzhou-h");
        row.instance.region = QStringLiteral("cn-hangzhou");
        row.instance.type = QStringLiteral("ecs.g7.large");
        row.instance.privateIp = QStringLiteral("172.16.%1.%2").arg(number / 250).arg(number % 250);
        row.instance.publicIp = QStringLiteral("198.18.%1.%2").arg(number / 250).arg(number % 250);
        row.instance.created = now / 1000 - 3600;
        row.instance.releaseTime = now / 1000 + 7200;
        row.instance.status = static_cast<InstanceStatus>(number % 5);
        row.presence = Presence::Present;
        row.seenAtMs = now;
        row.statusSinceMs = now;
        fleet.put(row);
    }
    fleet.flush();
}

double paintMicros(QTableView& view, QAbstractItemDelegate* delegate)
{
    view.setItemDelegate(delegate);
    QPixmap canvas(view.viewport()->size());
    return bench::medianMicros(15, 4, [&] { view.viewport()->render(&canvas); });
}

int run()
{
    FakeClock clock;
    ManualScheduler scheduler(&clock);
    Fleet fleet(scheduler);
    fill(fleet, clock);
    scheduler.moveOn(std::chrono::seconds(10));
    InstanceTableModel model(clock, std::chrono::minutes(10));
    model.setFleet(&fleet);
    FakeSettingsStore settings;
    InstanceTable view;
    using enum InstanceTableModel::Column;
    view.start(model,
        {StatusColumn, NameColumn, IdColumn, ZoneColumn, PrivateIpColumn, PublicIpColumn, AgeColumn,
            ReleaseColumn, TypeColumn, RegionColumn, BatchColumn, AccountColumn},
        settings, {});
    view.resize(1600, 1000);
    view.show();

    const double plain = paintMicros(view, new QStyledItemDelegate(&view));
    const double ours = paintMicros(view, new InstanceDelegate(&view));
    std::printf("painting a full viewport (1600 x 1000): %.2f ms, %.2f x the default delegate "
                "(%.2f ms); target <= 0.50\n",
        ours / 1000, ours / plain, plain / 1000);
    return 0;
}

} // namespace
} // namespace muster

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    muster::Theme theme(application);
    theme.choose(muster::ThemeChoice::Light);
    return muster::run();
}

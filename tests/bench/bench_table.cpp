// SPDX-License-Identifier: GPL-3.0-or-later
// GUI thread per flush of the instance table, beside a QSortFilterProxyModel over a plain model:
// sorted by status, filter on, 1 % and 100 % of the rows changed, each with a QTableView of 1280 ×
// 800 that paints. And memory per instance.
#include "bench_table_plain.h"
#include "core/constants.h"
#include "engine/fleet.h"
#include "presenter/instance_table_model.h"
#include "support/fake_clock.h"
#include "support/manual_scheduler.h"

#include <QApplication>
#include <QFile>
#include <QHeaderView>
#include <QTableView>

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <functional>
#include <random>

namespace muster {
namespace {

constexpr std::array kStates{InstanceStatus::Pending, InstanceStatus::Starting,
    InstanceStatus::Running, InstanceStatus::Stopping, InstanceStatus::Stopped};
using Changes = std::vector<std::pair<int, FleetRow>>;

/// What a page of the API gives: own strings for what differs from row to row, shared ones for the
/// rest.
FleetRow makeRow(int number, const FakeClock& clock)
{
    static const QString zone = QStringLiteral("cn-hangzhou-h");
    static const QString region = QStringLiteral("cn-hangzhou");
    static const QString type = QStringLiteral("ecs.g6.large");
    static const QString account = QStringLiteral("prod");
    FleetRow row;
    row.instance.id
        = InstanceId::fromTrusted(QStringLiteral("i-bp1%1").arg(number, 17, 36, QLatin1Char('0')));
    row.instance.name = QStringLiteral("%1-%2")
                            .arg(number % 10 == 0 ? QStringLiteral("db") : QStringLiteral("web"))
                            .arg(number, 6, 10, QLatin1Char('0'));
    row.instance.privateIp
        = QStringLiteral("172.16.%1.%2").arg(number / 250 % 250).arg(number % 250);
    row.instance.publicIp
        = QStringLiteral("198.18.%1.%2").arg(number / 250 % 250).arg(number % 250);
    row.instance.zone = zone;
    row.instance.region = region;
    row.instance.type = type;
    row.instance.status = kStates[static_cast<size_t>(number) % kStates.size()];
    row.instance.created = clock.wallNow().time_since_epoch().count() / 1000;
    row.presence = Presence::Present;
    row.seenAtMs = row.statusSinceMs = clock.wallNow().time_since_epoch().count();
    row.account = account;
    return row;
}

std::vector<FleetRow> makeRows(int count, const FakeClock& clock)
{
    std::vector<FleetRow> rows;
    rows.reserve(static_cast<size_t>(count));
    for (int number = 0; number < count; ++number)
        rows.push_back(makeRow(number, clock));
    return rows;
}

/// \a share of the rows, drawn without repetition, each in another state than before. Rows are as
/// fresh from a reply.
Changes nextChanges(
    std::vector<FleetRow>& now, int share, std::mt19937& random, const FakeClock& clock)
{
    std::vector<int> order(now.size());
    for (size_t i = 0; i < order.size(); ++i)
        order[i] = static_cast<int>(i);
    std::shuffle(order.begin(), order.end(), random);
    order.resize(now.size() * static_cast<size_t>(share) / 100);
    Changes changes;
    changes.reserve(order.size());
    for (const int at : order) {
        FleetRow row = makeRow(at, clock);
        const auto before = std::find(
            kStates.begin(), kStates.end(), now[static_cast<size_t>(at)].instance.status);
        const auto step = 1 + random() % (kStates.size() - 1);
        row.instance.status
            = kStates[(static_cast<size_t>(before - kStates.begin()) + step) % kStates.size()];
        now[static_cast<size_t>(at)] = row;
        changes.emplace_back(at, std::move(row));
    }
    return changes;
}

void prepare(QTableView& view)
{
    view.resize(1280, 800);
    view.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view.verticalHeader()->setDefaultSectionSize(28);
    view.verticalHeader()->hide();
    view.setSelectionBehavior(QAbstractItemView::SelectRows);
    view.setShowGrid(false);
    view.show();
    QCoreApplication::processEvents();
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// Of this thread's own processor time: what else the machine does is not in it.
double milliseconds(const std::function<void()>& work)
{
    const auto now = [] {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
    };
    const double begin = now();
    work();
    return now() - begin;
}

/// What is announced is on screen after this.
void show(QTableView& view)
{
    QCoreApplication::processEvents();
    view.viewport()->repaint();
}

struct Figures
{
    double flush = 0; ///< model, view's bookkeeping and paint
    double put = 0; ///< the fleet takes the rows in
    double paint = 0; ///< the viewport alone
};

Figures measureOurs(int count, int share, int rounds)
{
    FakeClock clock;
    ManualScheduler scheduler(&clock);
    Fleet fleet(scheduler);
    InstanceTableModel model(clock, constants::kStalledAfter);
    std::vector<FleetRow> now = makeRows(count, clock);
    for (const FleetRow& row : now)
        fleet.put(row);
    fleet.flush();
    model.setFleet(&fleet);
    model.sort(InstanceTableModel::StatusColumn);
    model.setTextFilter(QStringLiteral("web"));
    model.setStateFilter({DisplayState::Pending, DisplayState::Starting, DisplayState::Running,
        DisplayState::Stopping});
    QTableView view;
    view.setModel(&model);
    prepare(view);
    std::mt19937 random(7);
    std::vector<double> flushes;
    std::vector<double> puts;
    std::vector<double> paints;
    for (int round = 0; round < rounds; ++round) {
        const Changes changes = nextChanges(now, share, random, clock);
        puts.push_back(milliseconds([&] {
            for (const auto& [at, row] : changes)
                fleet.put(row);
        }));
        flushes.push_back(milliseconds([&] {
            fleet.flush();
            show(view);
        }));
        paints.push_back(milliseconds([&] { view.viewport()->repaint(); }));
    }
    return {median(flushes), median(puts), median(paints)};
}

double measureProxy(int count, int share, int rounds, bool byReset)
{
    const FakeClock clock;
    std::vector<FleetRow> now = makeRows(count, clock);
    PlainModel model(now);
    PlainProxy proxy;
    proxy.setSourceModel(&model);
    proxy.sort(0);
    QTableView view;
    view.setModel(&proxy);
    prepare(view);
    std::mt19937 random(7);
    std::vector<double> flushes;
    for (int round = 0; round < rounds; ++round) {
        const Changes changes = nextChanges(now, share, random, clock);
        flushes.push_back(milliseconds([&] {
            model.replace(changes, byReset);
            show(view);
        }));
    }
    return median(flushes);
}

void printRow(int count, int share)
{
    const bool isHuge = count * share >= 10'000'000;
    const Figures ours = measureOurs(count, share, 15);
    const double byReset = measureProxy(count, share, isHuge ? 5 : 9, true);
    const double perRow = measureProxy(count, share, isHuge ? 1 : 3, false);
    const double best = std::min(byReset, perRow);
    std::printf("%9d %6d %% %8.2f %8.2f %8.2f %12.1f %12.1f %8.1f %12.1f\n", count, share,
        ours.flush, ours.paint, ours.put, byReset, perRow, best / ours.flush,
        (best - ours.paint) / (ours.flush - ours.paint));
    std::fflush(stdout);
}

/// Bytes of this process that are in memory.
size_t resident()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> pages = file.readAll().split(' ');
    return pages.value(1).toULongLong() * static_cast<size_t>(sysconf(_SC_PAGESIZE));
}

void printMemory(int count)
{
    FakeClock clock;
    ManualScheduler scheduler(&clock);
    Fleet fleet(scheduler);
    InstanceTableModel model(clock, constants::kStalledAfter);
    model.sort(InstanceTableModel::StatusColumn);
    QTableView view; // an empty table first: fonts and window are not the instances'
    view.setModel(&model);
    prepare(view);
    const size_t before = resident();
    for (int number = 0; number < count; ++number)
        fleet.put(makeRow(number, clock));
    fleet.flush();
    const size_t withFleet = resident();
    model.setFleet(&fleet);
    show(view);
    const size_t withView = resident();
    const auto each = [count](size_t bytes) { return static_cast<double>(bytes) / count; };
    std::printf("resident memory per instance at %d: %.0f B (fleet %.0f, model and view %.0f); all "
                "%.1f MB\n",
        count, each(withView - before), each(withFleet - before), each(withView - withFleet),
        static_cast<double>(withView - before) / 1e6);
}

int run()
{
    printMemory(100'000); // first, while nothing freed is lying about
    std::puts("instance table: GUI thread per flush in ms of processor time, sorted by status, "
              "filter on, 12 columns");
    std::puts("     rows changed    flush    paint      put  proxy reset    proxy row    ratio  "
              "less paint");
    for (const int count : {1'000, 10'000, 100'000}) {
        for (const int share : {1, 100})
            printRow(count, share);
    }
    std::puts(
        "flush: model, view and paint by the default delegate; paint: that alone; put: the fleet "
        "takes the rows in (not in flush)");
    std::puts("ratio: best proxy / flush; less paint: the same without painting, which both share");
    std::puts("targets at 100,000 rows: 1 % < 8 ms and ratio >= 25; 100 % < 16 ms and ratio >= 10; "
              "memory <= 800 B");
    return 0;
}

} // namespace
} // namespace muster

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication app(argc, argv);
    return muster::run();
}

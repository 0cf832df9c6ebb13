// SPDX-License-Identifier: GPL-3.0-or-later
#include "table_world.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace muster;
using namespace Qt::StringLiterals;

namespace {

using enum InstanceStatus;
using Model = InstanceTableModel;
using World = TableWorld;

const BatchId kBatch = BatchId::fromTrusted(u"00000000000000000000000000000001"_s);

} // namespace

class TestInstanceTableOrder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void sortsByEachColumn_data();
    void sortsByEachColumn();
    void sortingIsStable();
    void rowsComeAndGoWithTheStateFilter();
    void rowsThatLeaveApartLeaveAsOneRange();
    void rowsThatComeApartComeAsOneRange();
    void textFilter_data();
    void textFilter();
    void theTextFilterFollowsChanges();
    void randomFlushesEndInTheSortedFilteredOrder();
};

void TestInstanceTableOrder::sortsByEachColumn_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("ascending");
    QTest::addColumn<QString>("descending");

    // Row 1 is the first everywhere, 2 the last, 3 lies between, 4 has no value (or one alike).
    QTest::newRow("status") << int(Model::StatusColumn) << u"1 3 4 2"_s << u"2 3 4 1"_s;
    QTest::newRow("name") << int(Model::NameColumn) << u"1 3 2 4"_s << u"2 3 1 4"_s;
    QTest::newRow("id") << int(Model::IdColumn) << u"1 2 3 4"_s << u"4 3 2 1"_s;
    QTest::newRow("zone") << int(Model::ZoneColumn) << u"1 3 2 4"_s << u"2 3 1 4"_s;
    QTest::newRow("private address") << int(Model::PrivateIpColumn) << u"1 3 2 4"_s << u"2 3 1 4"_s;
    QTest::newRow("public address") << int(Model::PublicIpColumn) << u"1 3 2 4"_s << u"2 3 1 4"_s;
    QTest::newRow("age") << int(Model::AgeColumn) << u"1 3 2 4"_s << u"2 3 1 4"_s;
    QTest::newRow("release") << int(Model::ReleaseColumn) << u"1 3 2 4"_s << u"2 3 1 4"_s;
    QTest::newRow("type") << int(Model::TypeColumn) << u"1 3 2 4"_s << u"2 3 1 4"_s;
    QTest::newRow("region") << int(Model::RegionColumn) << u"1 3 2 4"_s << u"2 3 1 4"_s;
    QTest::newRow("batch") << int(Model::BatchColumn) << u"1 3 2 4"_s << u"2 3 1 4"_s;
    QTest::newRow("account") << int(Model::AccountColumn) << u"1 3 2 4"_s << u"2 3 1 4"_s;
}

void TestInstanceTableOrder::sortsByEachColumn()
{
    QFETCH(int, column);
    World world;
    const auto put = [&world](int number, InstanceStatus status, const QString& key, int rank) {
        FleetRow row = world.row(number, status);
        row.instance.name = row.instance.zone = row.instance.type = row.instance.region
            = row.account = key;
        row.instance.batch = BatchId::fromTrusted(key);
        row.instance.privateIp = row.instance.publicIp
            = rank == 0 ? QString() : u"10.0.0.%1"_s.arg(rank);
        row.instance.created = rank == 0 ? 0 : world.nowMs() / 1000 - rank;
        row.instance.releaseTime = rank == 0 ? 0 : world.nowMs() / 1000 + 3600 + rank;
        world.fleet.put(row);
    };
    put(1, Pending, u"a-2"_s, 2);
    put(2, Stopped, u"b"_s, 111);
    put(3, Running, u"A-10"_s, 30);
    put(4, Running, QString(), 0);
    world.fleet.flush();
    world.recorder.take();

    world.model.sort(column, Qt::AscendingOrder);
    QTEST(world.shown(), "ascending");
    world.model.sort(column, Qt::DescendingOrder);
    QTEST(world.shown(), "descending");
    world.model.sort(-1);
    QCOMPARE(world.shown(), u"1 2 3 4"_s);
    QVERIFY(!world.recorder.take().contains(u"reset"_s));
}

void TestInstanceTableOrder::sortingIsStable()
{
    World world;
    world.start(1, 6);
    world.put(2, Starting);
    world.put(4, Starting);
    world.fleet.flush();

    world.model.sort(Model::StatusColumn, Qt::DescendingOrder);

    QCOMPARE(world.shown(), u"1 3 5 6 2 4"_s);
}

void TestInstanceTableOrder::rowsComeAndGoWithTheStateFilter()
{
    World world;
    world.start(1, 3);
    world.start(4, 6, Starting);

    world.model.setStateFilter({DisplayState::Starting});
    QCOMPARE(world.recorder.take(), QStringList{u"remove 0-2"_s});
    QCOMPARE(world.shown(), u"4 5 6"_s);

    world.put(5);
    world.fleet.flush();
    QCOMPARE(world.recorder.take(), QStringList{u"remove 1-1"_s});

    world.put(2, Starting);
    world.fleet.flush();
    QCOMPARE(world.recorder.take(), QStringList{u"insert 0-0"_s});
    QCOMPARE(world.shown(), u"2 4 6"_s);

    world.model.setStateFilter({});
    QCOMPARE(
        world.recorder.take(), (QStringList{u"insert 2-2"_s, u"insert 1-1"_s, u"insert 0-0"_s}));
    QCOMPARE(world.shown(), u"1 2 3 4 5 6"_s);
}

void TestInstanceTableOrder::rowsThatLeaveApartLeaveAsOneRange()
{
    World world;
    world.start(1, 40, Starting);
    world.model.setStateFilter({DisplayState::Starting});
    world.recorder.take();

    for (int number = 1; number <= 40; number += 2)
        world.put(number);
    world.put(2, Stopping);
    world.fleet.flush();

    QCOMPARE(world.recorder.take(), (QStringList{u"layout"_s, u"remove 19-39"_s}));
    QCOMPARE(world.model.rowCount(), 19);
    QCOMPARE(world.model.idAt(0).value(), u"i-0004"_s);
}

void TestInstanceTableOrder::rowsThatComeApartComeAsOneRange()
{
    World world;
    world.start(1, 40);
    for (int number = 2; number <= 40; number += 2)
        world.put(number, Starting);
    world.fleet.flush();
    world.model.setStateFilter({DisplayState::Starting});
    world.recorder.take();

    world.model.setStateFilter({});

    QCOMPARE(world.recorder.take(), (QStringList{u"insert 20-39"_s, u"layout"_s}));
    QCOMPARE(world.shown().left(13), u"1 2 3 4 5 6 7"_s);
}

void TestInstanceTableOrder::textFilter_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("shown");

    QTest::newRow("a part of the name") << u"web-00"_s << u"1 2 3"_s;
    QTest::newRow("without regard to case") << u"WEB-002"_s << u"2"_s;
    QTest::newRow("a part of the id") << u"i-0003"_s << u"3"_s;
    QTest::newRow("a private address") << u"10.0.0.2"_s << u"2"_s;
    QTest::newRow("a public address") << u"198.18"_s << u"3"_s;
    QTest::newRow("two words must both fit") << u"web 198"_s << u"3"_s;
    QTest::newRow("state") << u"state:start"_s << u"2"_s;
    QTest::newRow("states add up") << u"state:starting state:running"_s << u"1 2 3"_s;
    QTest::newRow("an unknown state") << u"state:nonsense"_s << u""_s;
    QTest::newRow("zone") << u"zone:hangzhou-i"_s << u"3"_s;
    QTest::newRow("region") << u"region:beijing"_s << u"2"_s;
    QTest::newRow("type") << u"type:c6"_s << u"1"_s;
    QTest::newRow("batch by its name") << u"batch:nightly"_s << u"1"_s;
    QTest::newRow("spaces only") << u"   "_s << u"1 2 3"_s;
    QTest::newRow("nothing fits") << u"zebra"_s << u""_s;
}

void TestInstanceTableOrder::textFilter()
{
    QFETCH(QString, filter);
    World world;
    world.model.setBatchNames(
        [](const BatchId& id) { return id == kBatch ? u"nightly-0412"_s : QString(); });
    FleetRow first = world.row(1);
    first.instance.type = u"ecs.c6.large"_s;
    first.instance.batch = kBatch;
    FleetRow second = world.row(2, Starting);
    second.instance.region = u"cn-beijing"_s;
    FleetRow third = world.row(3);
    third.instance.zone = u"cn-hangzhou-i"_s;
    third.instance.publicIp = u"198.18.0.3"_s;
    for (const FleetRow& row : {first, second, third})
        world.fleet.put(row);
    world.fleet.flush();

    world.model.setTextFilter(filter);

    QTEST(world.shown(), "shown");
    world.model.setTextFilter(QString());
    QCOMPARE(world.shown(), u"1 2 3"_s);
}

void TestInstanceTableOrder::theTextFilterFollowsChanges()
{
    World world;
    world.start(1, 3);
    world.model.setTextFilter(u"web"_s);
    world.recorder.take();
    FleetRow renamed = world.row(2);
    renamed.instance.name = u"db-2"_s;

    world.fleet.put(renamed);
    world.fleet.flush();
    QCOMPARE(world.recorder.take(), QStringList{u"remove 1-1"_s});

    world.put(2);
    world.fleet.flush();
    QCOMPARE(world.recorder.take(), QStringList{u"insert 1-1"_s});
}

void TestInstanceTableOrder::randomFlushesEndInTheSortedFilteredOrder()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    World world;
    Model fresh(world.clock, constants::kStalledAfter);
    int known = 0;

    for (int round = 0; round < 120; ++round) {
        const int coming = random.bounded(4) == 0 ? random.bounded(30) : 0;
        known += coming;
        for (int i = 0; i < coming + random.bounded(20) && known > 0; ++i) {
            const int number = i < coming ? known - i : random.bounded(known) + 1;
            FleetRow row = world.row(number, static_cast<InstanceStatus>(random.bounded(6)));
            if (random.bounded(4) == 0)
                row.instance.name = u"db-%1"_s.arg(random.bounded(20));
            world.fleet.put(row);
        }
        world.fleet.flush();
        if (random.bounded(5) == 0)
            world.model.sort(random.bounded(Model::ColumnCount + 1) - 1,
                random.bounded(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder);
        if (random.bounded(8) == 0)
            world.model.setTextFilter(random.bounded(2) == 0 ? u"web"_s : QString());
        if (random.bounded(8) == 0)
            world.model.setStateFilter(random.bounded(2) == 0
                    ? StateSet{DisplayState::Running, DisplayState::Pending}
                    : StateSet());
        fresh.setFleet(&world.fleet);
        fresh.setTextFilter(world.model.textFilter());
        fresh.setStateFilter(world.model.stateFilter());
        fresh.sort(world.model.sortColumn(), world.model.sortOrder());
        QCOMPARE(world.model.shownIds(), fresh.shownIds());
        QCOMPARE(world.model.stateCounts(), fresh.stateCounts());
        for (int row = 0; row < world.model.rowCount(); ++row)
            QCOMPARE(world.model.rowOf(world.model.idAt(row)), row);
    }
}

QTEST_GUILESS_MAIN(TestInstanceTableOrder)
#include "tst_instance_table_order.moc"

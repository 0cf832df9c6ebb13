// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/constants.h"
#include "fleet_world.h"
#include "model_recorder.h"
#include "presenter/instance_table_model.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace muster;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using enum InstanceStatus;
using Model = InstanceTableModel;

const BatchId kBatch = BatchId::fromTrusted(u"00000000000000000000000000000001"_s);

/// A fleet, its table, and what the table announces.
struct World : FleetWorld
{
    World()
        : model(clock, constants::kStalledAfter)
        , recorder(model)
        , tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest)
    {
        model.setFleet(&fleet);
        recorder.take();
    }

    /// The shown ids without `i-` and leading zeros.
    [[nodiscard]] QString shown() const
    {
        QStringList numbers;
        for (const InstanceId& id : model.shownIds())
            numbers += QString::number(id.value().mid(2).toInt());
        return numbers.join(u' ');
    }
    [[nodiscard]] QString text(int rowNumber, int column) const
    {
        return model.index(rowNumber, column).data().toString();
    }
    void start(int first, int last, InstanceStatus status = Running)
    {
        fill(first, last, status);
        recorder.take();
    }

    Model model;
    ModelRecorder recorder;
    QAbstractItemModelTester tester;
};

} // namespace

class TestInstanceTableModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void newRowsAreInsertedAsOneRange();
    void oneFlushAnnouncesItsChangesOnce();
    void aChangeNamesItsColumnsAndRoles_data();
    void aChangeNamesItsColumnsAndRoles();
    void equalRowsAnnounceNothing();
    void aRowThatMovesChangesTheLayout();
    void aChangedKeyThatKeepsItsPlaceMovesNothing();
    void sortsByEachColumn_data();
    void sortsByEachColumn();
    void sortingIsStable();
    void rowsComeAndGoWithTheStateFilter();
    void rowsThatLeaveApartLeaveAsOneRange();
    void rowsThatComeApartComeAsOneRange();
    void textFilter_data();
    void textFilter();
    void theTextFilterFollowsChanges();
    void selectionSurvivesSortAndFlush();
    void showsOneBatch();
    void aRowThatGetsItsBatchComesIn();
    void rowsThatEndedBeforeStayInTheirBatchOnly();
    void countsFollowTheStates();
    void tickAnnouncesTheVisibleRowsOnly();
    void tickFindsWhatStalled();
    void staleRowsAreAnnouncedWhole();
    void cells();
    void emptyCellsShowADash();
    void copiesIdsAndAddresses();
    void exportsCsv();
    void clearsWithTheFleet();
    void randomFlushesEndInTheSortedFilteredOrder();
};

void TestInstanceTableModel::newRowsAreInsertedAsOneRange()
{
    World world;

    world.fill(1, 3);
    world.fill(4, 5);

    QCOMPARE(world.recorder.take(), (QStringList{u"insert 0-2"_s, u"insert 3-4"_s}));
    QCOMPARE(world.shown(), u"1 2 3 4 5"_s);
}

void TestInstanceTableModel::oneFlushAnnouncesItsChangesOnce()
{
    World world;
    world.start(1, 20, Starting);

    world.put(3);
    world.put(7);
    world.put(9);
    world.fleet.flush();

    QCOMPARE(world.recorder.take(), QStringList{u"data 2-8 columns 0-0"_s});
}

void TestInstanceTableModel::aChangeNamesItsColumnsAndRoles_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("announced");
    QTest::addColumn<bool>("isState");

    QTest::newRow("a state") << u"state"_s << u"data 1-1 columns 0-0"_s << true;
    QTest::newRow("a name") << u"name"_s << u"data 1-1 columns 1-1"_s << false;
    QTest::newRow("a zone") << u"zone"_s << u"data 1-1 columns 3-3"_s << false;
    QTest::newRow("a private address") << u"private"_s << u"data 1-1 columns 4-4"_s << false;
    QTest::newRow("a public address") << u"public"_s << u"data 1-1 columns 5-5"_s << false;
    QTest::newRow("a release time") << u"release"_s << u"data 1-1 columns 7-7"_s << false;
    QTest::newRow("both addresses") << u"addresses"_s << u"data 1-1 columns 4-5"_s << false;
    QTest::newRow("a type") << u"type"_s << u"data 1-1 columns 8-11"_s << false;
    QTest::newRow("a status that Muster does not know")
        << u"foreign"_s << u"data 1-1 columns 0-0"_s << true;
}

void TestInstanceTableModel::aChangeNamesItsColumnsAndRoles()
{
    QFETCH(QString, what);
    QFETCH(bool, isState);
    World world;
    world.start(1, 3, Starting);
    FleetRow row = world.row(2, Starting);
    row.statusSinceMs = world.fleet.row(1).statusSinceMs;
    if (what == u"state"_s)
        row.instance.status = Running;
    if (what == u"name"_s)
        row.instance.name = u"db-1"_s;
    if (what == u"zone"_s)
        row.instance.zone = u"cn-hangzhou-i"_s;
    if (what == u"private"_s || what == u"addresses"_s)
        row.instance.privateIp = u"10.0.9.9"_s;
    if (what == u"public"_s || what == u"addresses"_s)
        row.instance.publicIp = u"198.18.0.1"_s;
    if (what == u"release"_s)
        row.instance.releaseTime = 1775990000;
    if (what == u"type"_s)
        row.instance.type = u"ecs.c6.large"_s;
    if (what == u"foreign"_s) {
        row.instance.status = Unknown;
        row.instance.statusText = u"Rescuing"_s;
    }

    world.fleet.put(row);
    world.fleet.flush();

    QTEST(world.recorder.take().join(u'|'), "announced");
    QVERIFY(world.recorder.roles.contains(int(Qt::DisplayRole)));
    QVERIFY(world.recorder.roles.contains(int(Model::ChangedAtRole)));
    QCOMPARE(world.recorder.roles.contains(int(Model::StateRole)), isState);
    QCOMPARE(world.model.index(1, 0).data(Model::ChangedAtRole).toLongLong(), world.nowMs());
}

void TestInstanceTableModel::equalRowsAnnounceNothing()
{
    World world;
    world.start(1, 3);
    world.clock.moveOn(10s);
    FleetRow seenAgain = world.fleet.row(1);
    seenAgain.seenAtMs = world.nowMs();

    world.fleet.put(seenAgain);
    world.fleet.flush();

    QCOMPARE(world.recorder.take(), QStringList());
    QCOMPARE(world.model.index(1, 0).data(Model::StaleRole).toInt(), 0);
    QCOMPARE(world.model.index(0, 0).data(Model::StaleRole).toInt(), 10);
}

void TestInstanceTableModel::aRowThatMovesChangesTheLayout()
{
    World world;
    world.start(1, 5, Starting);
    world.model.sort(Model::StatusColumn);
    QCOMPARE(world.recorder.take(), QStringList()); // they are in order already

    world.put(2);
    world.put(4);
    world.fleet.flush();

    QCOMPARE(world.recorder.take(), (QStringList{u"layout"_s, u"data 3-4 columns 0-0"_s}));
    QCOMPARE(world.shown(), u"1 3 5 2 4"_s);
}

void TestInstanceTableModel::aChangedKeyThatKeepsItsPlaceMovesNothing()
{
    World world;
    world.start(1, 5, Starting);
    world.model.sort(Model::StatusColumn);

    world.put(5);
    world.fleet.flush();

    QCOMPARE(world.recorder.take(), QStringList{u"data 4-4 columns 0-0"_s});
}

void TestInstanceTableModel::sortsByEachColumn_data()
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

void TestInstanceTableModel::sortsByEachColumn()
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

void TestInstanceTableModel::sortingIsStable()
{
    World world;
    world.start(1, 6);
    world.put(2, Starting);
    world.put(4, Starting);
    world.fleet.flush();

    world.model.sort(Model::StatusColumn, Qt::DescendingOrder);

    QCOMPARE(world.shown(), u"1 3 5 6 2 4"_s);
}

void TestInstanceTableModel::rowsComeAndGoWithTheStateFilter()
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

void TestInstanceTableModel::rowsThatLeaveApartLeaveAsOneRange()
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

void TestInstanceTableModel::rowsThatComeApartComeAsOneRange()
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

void TestInstanceTableModel::textFilter_data()
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

void TestInstanceTableModel::textFilter()
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

void TestInstanceTableModel::theTextFilterFollowsChanges()
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

void TestInstanceTableModel::selectionSurvivesSortAndFlush()
{
    World world;
    world.start(1, 50, Starting);
    world.model.sort(Model::StatusColumn);
    QItemSelectionModel selection(&world.model);
    const auto select = [&](int number) {
        const int row = world.model.rowOf(world.row(number).instance.id);
        selection.select(
            world.model.index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    };
    select(3);
    select(40);
    const auto selectedIds = [&] {
        QStringList ids;
        for (const InstanceId& id : world.model.idsOf(Model::rowsOf(selection.selectedRows())))
            ids += id.value();
        ids.sort();
        return ids;
    };

    for (int number = 1; number <= 20; ++number)
        world.put(number);
    world.fill(51, 60, Pending);
    QCOMPARE(selectedIds(), (QStringList{u"i-0003"_s, u"i-0040"_s}));
    QCOMPARE(world.recorder.take(),
        (QStringList{u"insert 50-59"_s, u"layout"_s, u"data 40-59 columns 0-0"_s}));
    world.model.sort(Model::IdColumn, Qt::DescendingOrder);
    QCOMPARE(selectedIds(), (QStringList{u"i-0003"_s, u"i-0040"_s}));
    world.model.setStateFilter({DisplayState::Starting});
    QCOMPARE(selectedIds(), QStringList{u"i-0040"_s});
}

void TestInstanceTableModel::showsOneBatch()
{
    World world;
    FleetRow mine = world.row(2, Pending);
    mine.instance.batch = kBatch;
    world.put(1);
    world.fleet.put(mine);
    world.put(3);
    world.fleet.flush();
    world.recorder.take();

    world.model.showBatch(kBatch);
    QCOMPARE(world.recorder.take(), QStringList{u"reset"_s});
    QCOMPARE(world.shown(), u"2"_s);
    QCOMPARE(world.model.totalCount(), 1);
    QCOMPARE(world.model.shownBatch().value(), kBatch);
    QCOMPARE(world.model.rowOf(world.row(3).instance.id), -1);

    FleetRow another = world.row(4, Pending);
    another.instance.batch = kBatch;
    world.fleet.put(another);
    world.put(3, Stopped);
    world.fleet.flush();
    QCOMPARE(world.recorder.take(), QStringList{u"insert 1-1"_s});

    world.model.showNothing();
    QCOMPARE(world.recorder.take(), QStringList{u"reset"_s});
    QCOMPARE(world.model.rowCount(), 0);
    world.put(1, Stopped);
    world.fill(5, 5);
    QCOMPARE(world.recorder.take(), QStringList());

    world.model.showAll();
    QCOMPARE(world.recorder.take(), QStringList{u"reset"_s});
    QCOMPARE(world.shown(), u"1 2 3 4 5"_s);
}

void TestInstanceTableModel::aRowThatGetsItsBatchComesIn()
{
    World world;
    world.model.showBatch(kBatch);
    world.start(1, 2);
    FleetRow joined = world.row(2);
    joined.instance.batch = kBatch;

    world.fleet.put(joined);
    world.fleet.flush();

    QCOMPARE(world.recorder.take(), QStringList{u"insert 0-0"_s});
    QCOMPARE(world.shown(), u"2"_s);
}

void TestInstanceTableModel::rowsThatEndedBeforeStayInTheirBatchOnly()
{
    World world;
    FleetRow over = world.row(1);
    over.presence = Presence::Released;
    over.endedBefore = true;
    over.instance.batch = kBatch;
    world.fleet.put(over);
    world.fill(2, 2);
    QCOMPARE(world.shown(), u"2"_s);

    world.model.showBatch(kBatch);

    QCOMPARE(world.shown(), u"1"_s);
}

void TestInstanceTableModel::countsFollowTheStates()
{
    World world;
    const QSignalSpy spy(&world.model, &Model::countsChanged);
    const auto count = [&](DisplayState state) {
        return world.model.stateCounts().at(static_cast<size_t>(state));
    };
    world.fill(1, 5, Starting);
    QCOMPARE(count(DisplayState::Starting), 5);
    QCOMPARE(spy.count(), 1);

    world.put(1);
    world.put(2);
    world.fleet.flush();
    QCOMPARE(count(DisplayState::Starting), 3);
    QCOMPARE(count(DisplayState::Running), 2);
    QCOMPARE(spy.count(), 2);

    world.model.setStateFilter(
        {DisplayState::Running}); // the chips count what the filter hides, too
    QCOMPARE(count(DisplayState::Starting), 3);
    QCOMPARE(world.model.totalCount(), 5);
}

void TestInstanceTableModel::tickAnnouncesTheVisibleRowsOnly()
{
    World world;
    world.start(1, 50);

    world.model.tick();
    QCOMPARE(world.recorder.take(), QStringList());

    world.model.setVisibleRows(10, 30);
    world.model.tick();
    QCOMPARE(world.recorder.take(), QStringList{u"data 10-30 columns 6-7"_s});

    world.model.setVisibleRows(40, 70);
    world.model.tick();
    QCOMPARE(world.recorder.take(), QStringList{u"data 40-49 columns 6-7"_s});
}

void TestInstanceTableModel::tickFindsWhatStalled()
{
    World world;
    world.start(1, 3, Starting);
    world.put(2);
    world.fleet.flush();
    world.recorder.take();
    world.clock.moveOn(constants::kStalledAfter);
    world.model.tick();
    QCOMPARE(world.recorder.take(), QStringList());

    world.clock.moveOn(1s);
    world.model.tick();

    QCOMPARE(world.recorder.take(), QStringList{u"data 0-2 columns 0-0"_s});
    QCOMPARE(world.model.stateAt(0), DisplayState::Stalled);
    QCOMPARE(world.model.stateAt(1), DisplayState::Running);
    QCOMPARE(world.text(2, Model::StatusColumn), u"Stalled"_s);
}

void TestInstanceTableModel::staleRowsAreAnnouncedWhole()
{
    World world;
    world.start(1, 3);
    world.model.setVisibleRows(0, 2);
    world.clock.moveOn(std::chrono::seconds(Model::kStaleAfterSeconds));

    world.model.tick();
    QCOMPARE(world.recorder.take(), QStringList{u"data 0-2 columns 0-11"_s});

    for (int number = 1; number <= 3; ++number) {
        FleetRow seen = world.fleet.row(number - 1);
        seen.seenAtMs = world.nowMs();
        world.fleet.put(seen);
    }
    world.model.tick(); // once more whole: they are no longer dimmed
    QCOMPARE(world.recorder.take(), QStringList{u"data 0-2 columns 0-11"_s});
    world.model.tick();
    QCOMPARE(world.recorder.take(), QStringList{u"data 0-2 columns 6-7"_s});
}

void TestInstanceTableModel::cells()
{
    World world;
    FleetRow row = world.row(7);
    row.instance.releaseTime = world.nowMs() / 1000 + 7 * 3600 + 58 * 60;
    world.fleet.put(row);
    world.fleet.flush();

    QCOMPARE(world.text(0, Model::StatusColumn), u"Running"_s);
    QCOMPARE(world.text(0, Model::NameColumn), u"web-007"_s);
    QCOMPARE(world.text(0, Model::IdColumn), u"i-0007"_s);
    QCOMPARE(world.text(0, Model::AgeColumn), u"1 min"_s);
    QCOMPARE(world.text(0, Model::ReleaseColumn), u"in 7 h 58 min"_s);
    world.clock.moveOn(5s); // derived when it is asked for
    QCOMPARE(world.text(0, Model::AgeColumn), u"1 min 5 s"_s);
    const QModelIndex status = world.model.index(0, Model::StatusColumn);
    QCOMPARE(status.data(Qt::AccessibleTextRole).toString(), u"Running"_s);
    QCOMPARE(status.data(Model::StateRole).toInt(), int(DisplayState::Running));
    QCOMPARE(status.data(Model::IdRole).toString(), u"i-0007"_s);
    QVERIFY(status.data(Qt::ToolTipRole).toString().contains(u"2026-04-12T10:00:00Z"_s));
    QVERIFY(world.model.index(0, Model::ReleaseColumn)
                .data(Qt::ToolTipRole)
                .toString()
                .contains(u"2026-04-12T17:58:00Z"_s));
    QCOMPARE(world.model.headerData(Model::IdColumn, Qt::Horizontal).toString(), u"Instance id"_s);
    QVERIFY(!world.model.index(0, 0).data(Qt::EditRole).isValid());
}

void TestInstanceTableModel::emptyCellsShowADash()
{
    World world;
    FleetRow row;
    row.instance.id = InstanceId::fromTrusted(u"i-0001"_s);
    world.fleet.put(row);
    world.fleet.flush();

    for (int column = Model::NameColumn; column < Model::ColumnCount; ++column) {
        if (column == Model::IdColumn)
            continue;
        QCOMPARE(world.text(0, column), u"–"_s);
        QVERIFY(!world.model.index(0, column).data(Model::RawRole).isValid());
    }
    QCOMPARE(world.text(0, Model::StatusColumn), u"Pending"_s);
    QCOMPARE(world.model.index(0, 0).data(Model::StaleRole).toInt(), -1);
}

void TestInstanceTableModel::copiesIdsAndAddresses()
{
    World world;
    FleetRow open = world.row(1);
    open.instance.publicIp = u"198.18.0.1"_s;
    FleetRow none = world.row(3);
    none.instance.privateIp.clear();
    world.fleet.put(open);
    world.put(2);
    world.fleet.put(none);
    world.fleet.flush();

    QCOMPARE(world.model.addressesText({0, 1, 2, 99}), u"198.18.0.1\n10.0.0.2"_s);
    QCOMPARE(world.model.idsText({2, 0}), u"i-0003\ni-0001"_s);
}

void TestInstanceTableModel::exportsCsv()
{
    World world;
    FleetRow row = world.row(1);
    row.instance.name = u"=1+1"_s;
    world.fleet.put(row);
    world.fill(2, 2);

    const QList<QByteArray> lines = world.model.csv({0}).split('\n');

    QCOMPARE(lines.at(0).trimmed(),
        QByteArray("instanceId,name,status,zone,privateIp,publicIp,created,releaseTime,region,"
                   "instanceType,batch,ageSeconds"));
    QCOMPARE(lines.at(1).trimmed(),
        QByteArray("i-0001,'=1+1,Running,cn-hangzhou-h,10.0.0.1,,2026-04-12T09:59:00Z,,cn-hangzhou,"
                   "ecs.g6.large,,60"));
    QCOMPARE(lines.size(), 3);
    QCOMPARE(world.model.csvOfAll().split('\n').size(), 4);
}

void TestInstanceTableModel::clearsWithTheFleet()
{
    World world;
    world.start(1, 3);
    world.model.setTextFilter(u"web"_s);

    world.model.setFleet(nullptr);

    QCOMPARE(world.recorder.take(), QStringList{u"reset"_s});
    QCOMPARE(world.model.rowCount(), 0);
    QCOMPARE(world.model.rowOf(world.row(1).instance.id), -1);
    auto fleet = std::make_unique<Fleet>(world.scheduler);
    fleet->put(world.row(9));
    world.model.setFleet(fleet.get());
    QCOMPARE(world.shown(), u"9"_s);
    fleet.reset();
    QCOMPARE(world.model.rowCount(), 0);
}

void TestInstanceTableModel::randomFlushesEndInTheSortedFilteredOrder()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    World world;
    Model fresh(world.clock, constants::kStalledAfter);
    int known = 0;

    for (int round = 0; round < 300; ++round) {
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

QTEST_GUILESS_MAIN(TestInstanceTableModel)
#include "tst_instance_table_model.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "table_world.h"

#include <QItemSelectionModel>
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
using World = TableWorld;

const BatchId kBatch = BatchId::fromTrusted(u"00000000000000000000000000000001"_s);

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
    QTest::newRow("a type") << u"type"_s << u"data 1-1 columns 8-8"_s << false;
    QTest::newRow("an account") << u"account"_s << u"data 1-1 columns 11-11"_s << false;
    QTest::newRow("type and account") << u"type account"_s << u"data 1-1 columns 8-11"_s << false;
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
    if (what.contains(u"account"_s))
        row.account = u"test"_s;
    if (what.contains(u"type"_s))
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
    QCOMPARE(world.text(2, Model::StatusColumn), u"Stalled · 10 min 1 s ago"_s);
}

void TestInstanceTableModel::staleRowsAreAnnouncedWhole()
{
    World world;
    world.start(1, 3);
    world.model.setVisibleRows(0, 2);
    world.clock.moveOn(std::chrono::seconds(Model::kStaleAfterSeconds));

    world.model.tick();
    QCOMPARE(world.recorder.take(), QStringList{u"data 0-2 columns 0-11"_s});
    QVERIFY2(world.text(0, Model::StatusColumn).endsWith(u" · 1 min ago"_s),
        qPrintable(world.text(0, Model::StatusColumn)));
    QVERIFY(!world.model.index(0, 0).data(Qt::AccessibleTextRole).toString().contains(u"ago"_s));

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

/// I52, and I59 for the times.
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

QTEST_GUILESS_MAIN(TestInstanceTableModel)
#include "tst_instance_table_model.moc"
